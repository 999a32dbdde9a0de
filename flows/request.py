"""The request (工单): many people, some days.  A table of steps and moves, a table of who may, one pure move (R46)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from flows.calendar import WorkCalendar, add_working

OPEN, DISPATCHED, ACCEPTED, HANDLED = "open", "dispatched", "accepted", "handled"
CLOSED, WITHDRAWN, DECLINED = "closed", "withdrawn", "declined"
STEPS = (OPEN, DISPATCHED, ACCEPTED, HANDLED, CLOSED, WITHDRAWN, DECLINED)
ONGOING = (OPEN, DISPATCHED, ACCEPTED, HANDLED)

NEXT: dict[tuple[str, str], str] = {
    (OPEN, "dispatch"): DISPATCHED,  # 派遣
    (OPEN, "decline"): DECLINED,  # 不予受理
    (OPEN, "withdraw"): WITHDRAWN,  # 撤回
    (DISPATCHED, "accept"): ACCEPTED,  # 签收 / 接单
    (DISPATCHED, "handle"): HANDLED,  # 处置 / 已处理, accepts by itself
    (DISPATCHED, "return"): OPEN,  # 退单
    (DISPATCHED, "transfer"): DISPATCHED,  # 转派
    (DISPATCHED, "withdraw"): WITHDRAWN,
    (ACCEPTED, "handle"): HANDLED,
    (ACCEPTED, "return"): OPEN,
    (ACCEPTED, "transfer"): DISPATCHED,
    (ACCEPTED, "withdraw"): WITHDRAWN,
    (HANDLED, "satisfied"): CLOSED,  # 已解决·满意
    (HANDLED, "unsatisfied"): CLOSED,  # 已解决·不满意
    (HANDLED, "reopen"): DISPATCHED,  # 没解决 -> 重新交办
    (HANDLED, "expire"): CLOSED,  # 视为办结（未评价）
}

MAY: dict[str, frozenset[str]] = {
    "dispatch": frozenset({"admin", "house"}),
    "decline": frozenset({"admin"}),
    "withdraw": frozenset({"reporter"}),
    "accept": frozenset({"worker"}),
    "handle": frozenset({"worker"}),
    "return": frozenset({"worker", "house"}),
    "refile": frozenset({"worker", "admin"}),  # another service; the step stays
    "transfer": frozenset({"worker", "admin", "house"}),
    "satisfied": frozenset({"reporter", "recorder"}),  # recorder: who asked them by phone or at the door (代录)
    "unsatisfied": frozenset({"reporter", "recorder"}),
    "reopen": frozenset({"reporter", "recorder"}),
    "expire": frozenset({"clock"}),
}

OUTCOME = {"satisfied": "satisfied", "unsatisfied": "unsatisfied", "expire": "unrated"}
RETURN_REASONS = ("not-ours", "not-found", "need-material", "duplicate", "wrong-grid")
DECLINE_REASONS = ("out-of-scope", "not-true", "to-12345")
RATING_DAYS = timedelta(days=7)


class NotNow(Exception):
    """The request's step does not allow this move; args are (step, verb)."""


class NotYours(Exception):
    """This person may not make this move; args are (verb,)."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request as the rules see it.  Field names are Open311's where it has them; moments are aware UTC.
    version grows by one with every move; outcome: satisfied, unsatisfied, unrated or '' while it is not closed."""

    id: int
    service_request_id: str
    service_code: str
    description: str
    step: str
    version: int
    reporter: int
    worker: int | None
    grid: str | None
    building: str | None
    address_string: str
    lat: float | None
    long: float | None
    public: bool
    raised: bool
    urgent: bool
    outcome: str
    requested_datetime: datetime
    updated_datetime: datetime
    expected_datetime: datetime | None

    @property
    def status(self) -> str:
        """Open311's open or closed."""
        return "open" if self.step in ONGOING else "closed"


def may(verb: str, relations: frozenset[str]) -> bool:
    """May somebody who stands so to the request make this move?  relations: reporter, worker, admin, house, clock."""
    return bool(MAY[verb] & relations)


def move(request: Request, verb: str, relations: frozenset[str], now: datetime, worker: int | None = None) -> Request:
    """The request after the move.  worker: whom a dispatch or transfer goes to.
    Raises NotYours(verb) for the wrong person, NotNow(step, verb) for the wrong moment."""
    if not may(verb, relations):
        raise NotYours(verb)
    step = NEXT.get((request.step, verb))
    if step is None:
        raise NotNow(request.step, verb)
    if (verb in ("dispatch", "transfer")) != (worker is not None):
        raise ValueError("a dispatch or transfer names its worker, and nothing else does")
    return replace(
        request,
        step=step,
        version=request.version + 1,
        worker=None if verb == "return" else worker if worker is not None else request.worker,
        raised=request.raised or verb == "reopen",
        outcome=OUTCOME.get(verb, ""),
        updated_datetime=now,
    )


def moves(request: Request, relations: frozenset[str]) -> tuple[str, ...]:
    """What somebody who stands so to the request can do now, in the order of the table."""
    return tuple(verb for (step, verb) in NEXT if step == request.step and may(verb, relations))


def expected(requested: datetime, days: int, calendar: WorkCalendar) -> datetime:
    """The promised date: when the office closes on the `days`-th working day after the day of request."""
    return add_working(calendar, requested, days=max(days, 1))
