"""What people chose about being told: quiet hours, one digest a day, topics muted."""

from datetime import time

from flows.quiet import Habits
from storage.db import Db

GET = "SELECT quiet_from, quiet_to, digest, muted FROM habit WHERE person_id = :person_id"
PUT = """INSERT INTO habit (person_id, quiet_from, quiet_to, digest, muted)
VALUES (:person_id, :quiet_from, :quiet_to, :digest, :muted) ON CONFLICT (person_id) DO UPDATE SET
quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, digest = excluded.digest, muted = excluded.muted"""


def get(db: Db, person_id: int, usual: tuple[time, time]) -> Habits:
    """The person's; usual: the community's quiet hours, for who chose none."""
    row = db.one(GET, person_id=person_id)
    if row is None:
        return Habits(usual)
    quiet = usual if row.quiet_from is None else (_time(row.quiet_from), _time(row.quiet_to))
    return Habits(quiet, bool(row.digest), frozenset(t for t in row.muted.split(",") if t))


def put(db: Db, person_id: int, habits: Habits, usual: tuple[time, time]) -> None:
    """Remember them; quiet hours like the community's follow the community's."""
    own = habits.quiet != usual
    db.run(
        PUT, person_id=person_id, digest=habits.digest, muted=",".join(sorted(habits.muted)),
        quiet_from=_minutes(habits.quiet[0]) if own else None, quiet_to=_minutes(habits.quiet[1]) if own else None,
    )  # fmt: skip


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
