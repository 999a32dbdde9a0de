"""Who leads (R10): one row whose token grows with every change of leader.  For PostgreSQL; a SQLite file has its lock.

Moments here are the database's own: two machines need not agree on the time.  A unit of the leader begins with `hold`,
which keeps the row's key until COMMIT: no other leader can come into being in between, and a leader of the past, however
long it slept, finds its token gone and writes nothing.

A leader that was killed is missed at once: none of its connections is left.  One that only sleeps keeps them, and its lease
has to run out.  Where a pooler hides the connections' names the holder is written with a ?, and only the time counts.
"""

from datetime import timedelta

from storage.db import MICROSECOND, Db

CLOCK = "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)"
FIRST = "INSERT INTO lease (name, token, holder, until) VALUES ('leader', 0, '', 0) ON CONFLICT (name) DO NOTHING"
HERE = "EXISTS (SELECT 1 FROM pg_stat_activity WHERE application_name = {})"
FREE = f"""SELECT token FROM lease WHERE name = 'leader' AND (until < :now OR
(holder NOT LIKE '?%' AND NOT {HERE.format("lease.holder")})) FOR UPDATE SKIP LOCKED"""  # noqa: S608
TAKE = f"""UPDATE lease SET token = token + 1, until = :until,
holder = CASE WHEN {HERE.format(":holder")} THEN :holder ELSE '?' || :holder END WHERE name = 'leader' RETURNING token"""  # noqa: S608
RENEW = "UPDATE lease SET until = :until WHERE name = 'leader' AND token = :token"
RELEASE = "UPDATE lease SET until = 0 WHERE name = 'leader' AND token = :token"
HOLD = "SELECT 1 FROM lease WHERE name = 'leader' AND token = :token FOR KEY SHARE"
HELD = "SELECT holder FROM lease WHERE name = 'leader' AND until >= :now"


class Superseded(Exception):
    """Somebody else leads now: this unit must not be."""


def take(db: Db, holder: str, life: timedelta) -> int | None:
    """A new token if nobody leads, else None.  holder: the name of our connections.  life: how long without a renewal."""
    db.run(FIRST)
    now = int(db.value(CLOCK))
    if db.one(FREE, now=now) is None:
        return None
    return int(db.value(TAKE, holder=holder, until=now + life // MICROSECOND))


def renew(db: Db, token: int, life: timedelta) -> None:
    """Lead on.  Raises Superseded."""
    if db.run(RENEW, token=token, until=int(db.value(CLOCK)) + life // MICROSECOND) != 1:
        raise Superseded


def release(db: Db, token: int) -> None:
    """Let the next one lead at once."""
    db.run(RELEASE, token=token)


def hold(db: Db, token: int) -> None:
    """First statement of every unit of the leader.  Raises Superseded."""
    if db.one(HOLD, token=token) is None:
        raise Superseded


def leader(db: Db) -> str | None:
    """Who leads now, None = nobody."""
    value = db.value(HELD, now=int(db.value(CLOCK)))
    return None if value is None else str(value)
