"""A request for help (求助): asked in waves, taken by the first who says yes, confirmed from both sides, paid by the pool.

open ─accept▶ matched (when enough have said yes) ─serve▶ served ─close▶ closed
 │  ◀────────drop 去不了────────┘
 ├─pass▶ passed   nobody was found in an hour: the grid worker has it
 └─cancel▶ cancelled (until somebody has served)
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from flows.volunteers.matching import Wish

OPEN, MATCHED, SERVED, CLOSED = "open", "matched", "served", "closed"
CANCELLED, PASSED = "cancelled", "passed"

NEXT: dict[tuple[str, str], str] = {
    (OPEN, "accept"): OPEN,  # one of two; the last one makes it matched
    (OPEN, "fill"): MATCHED,
    (MATCHED, "drop"): OPEN,
    (OPEN, "drop"): OPEN,
    (MATCHED, "serve"): SERVED,
    (SERVED, "serve"): SERVED,  # the other side, or the other volunteer
    (SERVED, "close"): CLOSED,
    (OPEN, "pass"): PASSED,
    (OPEN, "cancel"): CANCELLED,
    (MATCHED, "cancel"): CANCELLED,
}
MAY: dict[str, frozenset[str]] = {
    "accept": frozenset({"asked"}),
    "fill": frozenset({"asked", "clock"}),  # clock: one of two came, the grid worker goes along
    "drop": frozenset({"helper"}),
    "serve": frozenset({"helper", "asker"}),
    "close": frozenset({"house"}),
    "pass": frozenset({"clock"}),
    "cancel": frozenset({"asker"}),
}
WAVE_TIME = timedelta(minutes=10)
PATIENCE = timedelta(hours=1)  # then the grid worker
NUDGE = timedelta(hours=20)  # nobody said it is done: the volunteers are asked
SILENCE = timedelta(days=7)  # then the hours count as one side said
LENGTHS = {"q2": 2, "q4": 4, "q8": 8, "q16": 16}  # quarter-hours to choose from when somebody asks
SERVED_LENGTHS = (2, 4, 6, 8, 12, 16)  # and when it is done
RATINGS = {"good": 100, "fair": 60, "poor": 20}


class NotNow(Exception):
    """The step does not allow this move; args are (step, verb)."""


class NotYours(Exception):
    """This person may not make this move; args are (verb,)."""


@dataclass(frozen=True, slots=True)
class Aid:
    """One request for help.  person: who is helped; asker: who speaks for them.  at: when it is wanted, None = any time.
    quarters: how long it may take.  needed: how many volunteers.  address: building, unit and room as people write it."""

    id: int
    version: int
    step: str
    person: int
    asker: int
    skill: str
    words: str
    address: str
    building: str
    grid: str
    language: str
    at: datetime | None
    quarters: int
    needed: int
    opened_at: datetime
    matched_at: datetime | None = None
    ended_at: datetime | None = None
    request: int | None = None

    def wish(self, hour: int | None) -> Wish:
        """What matching looks for.  hour: weekday * 24 + hour of `at` on the neighbourhood's clock."""
        return Wish(self.person, self.skill, self.building, self.grid, hour, self.language)


def move(aid: Aid, verb: str, relations: frozenset[str], now: datetime) -> Aid:
    """The request for help after the move.  relations: asked, helper, asker, clock, house.
    Raises NotYours(verb), NotNow(step, verb)."""
    if not relations & MAY[verb]:
        raise NotYours(verb)
    step = NEXT.get((aid.step, verb))
    if step is None:
        raise NotNow(aid.step, verb)
    return replace(
        aid,
        step=step,
        version=aid.version + 1,
        matched_at=now if step == MATCHED else None if verb == "drop" else aid.matched_at,
        ended_at=now if step in (CLOSED, CANCELLED, PASSED) else None,
    )


def agreed(said: int | None, heard: int | None, *, over: bool) -> int | None:
    """Quarter-hours that count: what both sides say; when the week is over what one said, or the less of two.
    None = not settled yet; 0 = nobody said anything."""
    if said is not None and said == heard:
        return said
    if not over:
        return None
    told = [n for n in (said, heard) if n is not None]
    return min(told, default=0)


def needed(first: bool) -> int:
    """Two go to a home where no volunteer has been before."""
    return 2 if first else 1
