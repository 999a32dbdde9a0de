"""The request (工单): many people, some days.  A table of steps and moves, a table of who may, one pure move (R46)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from flows.calendar import WorkCalendar, add_working, working_between

OPEN, DISPATCHED, ACCEPTED, HELD, HANDLED = "open", "dispatched", "accepted", "held", "handled"
CLOSED, WITHDRAWN, DECLINED, MERGED = "closed", "withdrawn", "declined", "merged"
UNDERWAY = (OPEN, DISPATCHED, ACCEPTED, HELD)  # not yet said to be done
ONGOING = (*UNDERWAY, HANDLED)
STEPS = (*ONGOING, CLOSED, WITHDRAWN, DECLINED, MERGED)

NEXT: dict[tuple[str, str], str] = {
    (OPEN, "dispatch"): DISPATCHED,  # 派遣
    (OPEN, "decline"): DECLINED,  # 不予受理
    (OPEN, "withdraw"): WITHDRAWN,  # 撤回
    (DISPATCHED, "accept"): ACCEPTED,  # 签收 / 接单
    (DISPATCHED, "handle"): HANDLED,  # 处置 / 已处理, accepts by itself
    (DISPATCHED, "return"): OPEN,  # 退单
    (DISPATCHED, "transfer"): DISPATCHED,  # 转派
    (DISPATCHED, "withdraw"): WITHDRAWN,
    (DISPATCHED, "hold"): HELD,  # 挂起: the clock stops
    (ACCEPTED, "handle"): HANDLED,
    (ACCEPTED, "return"): OPEN,
    (ACCEPTED, "transfer"): DISPATCHED,
    (ACCEPTED, "withdraw"): WITHDRAWN,
    (ACCEPTED, "hold"): HELD,
    (HELD, "resume"): ACCEPTED,  # 恢复
    (HELD, "handle"): HANDLED,
    (HELD, "return"): OPEN,
    (HELD, "transfer"): DISPATCHED,
    (HELD, "withdraw"): WITHDRAWN,
    **{(step, verb): step for step in (DISPATCHED, ACCEPTED) for verb in ("extend", "grant", "deny")},  # 延期申请
    **{(step, "merge"): MERGED for step in UNDERWAY},  # 合并: the number stays and points to the other one
    (MERGED, "split"): OPEN,  # 拆分
    (HANDLED, "satisfied"): CLOSED,  # 已解决·满意
    (HANDLED, "unsatisfied"): CLOSED,  # 已解决·不满意
    (HANDLED, "reopen"): DISPATCHED,  # 没解决 -> 重新交办
    (HANDLED, "expire"): CLOSED,  # 视为办结（未评价）
    (HANDLED, "settle"): CLOSED,  # 即报即结
    (HANDLED, "confirm"): CLOSED,  # 抽查属实
    (HANDLED, "refute"): DISPATCHED,  # 抽查不属实 -> 重新交办
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
    "hold": frozenset({"worker"}),
    "resume": frozenset({"worker", "admin", "clock"}),
    "extend": frozenset({"worker"}),
    "grant": frozenset({"admin"}),
    "deny": frozenset({"admin"}),
    "merge": frozenset({"worker", "admin"}),
    "split": frozenset({"worker", "admin"}),
    "satisfied": frozenset({"reporter", "recorder"}),  # recorder: who asked them by phone or at the door (代录)
    "unsatisfied": frozenset({"reporter", "recorder"}),
    "reopen": frozenset({"reporter", "recorder", "supporter"}),  # 没解决 / 我这里还没好
    "expire": frozenset({"clock"}),
    "settle": frozenset({"house"}),
    "confirm": frozenset({"checker"}),
    "refute": frozenset({"checker"}),
}
GIVEN = {
    "dispatch": "worker",
    "transfer": "worker",
    "hold": "until",
    "extend": "until",
    "merge": "into",
}  # named with it
OWN_ONLY = ("settle", "confirm", "refute")  # what the worker found: somebody else looks, by sample
OTHERS_ONLY = ("satisfied", "unsatisfied")  # nobody is a judge of the own work (R46)

OUTCOME = {
    "satisfied": "satisfied",
    "unsatisfied": "unsatisfied",
    "expire": "unrated",
    "settle": "unchecked",
    "confirm": "checked",
}
RETURN_REASONS = ("not-ours", "not-found", "need-material", "duplicate", "wrong-grid")
DECLINE_REASONS = ("out-of-scope", "not-true", "to-12345", "to-police", "to-property", "to-court")
WAIT_REASONS = ("parts", "weather", "resident", "works", "approval")  # why 挂起 or 延期
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
    held_until: datetime | None = None  # 挂起, to this day
    extension_to: datetime | None = None  # 延期申请: asked for, not yet granted
    merged_into: int | None = None  # 合并: the request that is worked on instead

    @property
    def subject(self) -> str:
        """What its cards, due rows and audit lines are filed under."""
        return f"request:{self.id}"

    @property
    def status(self) -> str:
        """Open311's open or closed."""
        return "open" if self.step in ONGOING else "closed"

    @property
    def own(self) -> bool:
        """Did who has it also report it (巡查上报)?"""
        return self.worker == self.reporter


def may(verb: str, relations: frozenset[str]) -> bool:
    """May somebody who stands so to the request make this move?
    relations: reporter, supporter (我也遇到), worker, checker, admin, house, clock."""
    return bool(MAY[verb] & relations)


def move(
    request: Request, verb: str, relations: frozenset[str], now: datetime, *, worker: int | None = None,
    until: datetime | None = None, into: "Request | None" = None,
) -> Request:  # fmt: skip
    """The request after the move.  worker: whom a dispatch or transfer goes to.  until: the day a hold ends, or the new date
    an extension asks for.  into: what it is merged into.
    Raises NotYours(verb) for the wrong person, NotNow(step, verb) for the wrong moment."""
    if not may(verb, relations) or (verb in OTHERS_ONLY and request.own):
        raise NotYours(verb)
    step = NEXT.get((request.step, verb))
    if step is None or not _timely(request, verb, now, until, into):
        raise NotNow(request.step, verb)
    if {name for name, value in (("worker", worker), ("until", until), ("into", into)) if value is not None} != _needs(
        verb
    ):
        raise ValueError("a move names what GIVEN says, and nothing else")
    granted = request.extension_to if verb == "grant" else request.expected_datetime
    return replace(
        request,
        step=step,
        version=request.version + 1,
        worker=None if verb in ("return", "split") else worker if worker is not None else request.worker,
        raised=request.raised or verb in ("reopen", "refute"),
        outcome=OUTCOME.get(verb, ""),
        updated_datetime=now,
        expected_datetime=granted,
        held_until=until if verb == "hold" else None,
        extension_to=until if verb == "extend" else request.extension_to if verb == "accept" else None,
        merged_into=into.id if into is not None else None,
    )


def _needs(verb: str) -> set[str]:
    return {GIVEN[verb]} if verb in GIVEN else set()


def _timely(request: Request, verb: str, now: datetime, until: datetime | None, into: Request | None) -> bool:
    """What the table of steps cannot say: an extension is asked for once and before the date (唐山条例 24), …"""
    due = request.expected_datetime
    if verb == "extend":
        return request.extension_to is None and due is not None and now < due < (until or due)
    if verb in ("grant", "deny"):
        return request.extension_to is not None
    if verb == "hold":
        return until is None or until > now
    if verb == "merge" and into is not None:
        return into.id != request.id and into.step in ONGOING
    return verb not in OWN_ONLY or request.own


def thaw(request: Request, now: datetime, calendar: WorkCalendar) -> Request:
    """Before a held request moves on: the working time that was left when the clock stopped is left from then on.
    What was late already stays as late as it was."""
    due = request.expected_datetime
    if request.step != HELD or due is None:
        return request
    left = working_between(calendar, request.updated_datetime, due)
    if not left:
        return request
    since = min(now, request.held_until or now)  # whoever wakes us late does not move the promise
    end = add_working(calendar, since, hours=left.total_seconds() / 3600)
    return replace(request, expected_datetime=end + timedelta(seconds=-end.second % 60))  # 18:00, not 17:59


def moves(request: Request, relations: frozenset[str]) -> tuple[str, ...]:
    """What somebody who stands so to the request can do now, in the order of the table."""
    asked = request.extension_to is not None
    hidden = (*(OTHERS_ONLY if request.own else OWN_ONLY), *(("extend",) if asked else ("grant", "deny")))
    return tuple(verb for (step, verb) in NEXT if step == request.step and may(verb, relations) and verb not in hidden)


def expected(requested: datetime, days: int, calendar: WorkCalendar) -> datetime:
    """The promised date: when the office closes on the `days`-th working day after the day of request."""
    return add_working(calendar, requested, days=max(days, 1))
