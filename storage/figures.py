"""Requests counted, for the figures and for /metrics: no words, no names."""

from datetime import datetime

from flows.figures import Case
from flows.request import ONGOING
from storage.db import Db, maybe_when, us, when

CASES = """SELECT service_code, COALESCE(grid, '') AS grid, step, outcome, raised, requested_datetime, expected_datetime,
(SELECT min(e.at) FROM request_event e WHERE e.request_id = r.id AND e.verb IN ('accept', 'handle')) AS accepted,
(SELECT max(e.at) FROM request_event e WHERE e.request_id = r.id AND e.verb = 'handle') AS handled
FROM request r WHERE requested_datetime >= :start AND requested_datetime < :end"""
PEOPLE = (
    """SELECT count(DISTINCT person_id) FROM request WHERE requested_datetime >= :start AND requested_datetime < :end"""
)


def cases(db: Db, start: datetime, end: datetime) -> list[Case]:
    """Every request reported in the period."""
    return [
        Case(
            r.service_code, r.grid, r.step, r.outcome, bool(r.raised), when(r.requested_datetime), maybe_when(r.accepted),
            maybe_when(r.handled), maybe_when(r.expected_datetime),
        )
        for r in db.all(CASES, start=us(start), end=us(end))
    ]  # fmt: skip


def people(db: Db, start: datetime, end: datetime) -> int:
    """How many residents reported something."""
    return int(db.value(PEOPLE, start=us(start), end=us(end)) or 0)


def counts(db: Db) -> dict[str, int]:
    """Ongoing requests by step."""
    listed = ", ".join(f"'{s}'" for s in ONGOING)
    rows = db.all(f"SELECT step, count(*) AS n FROM request WHERE step IN ({listed}) GROUP BY step")  # noqa: S608
    return {r.step: r.n for r in rows}


def rates(db: Db, since: datetime) -> dict[str, int]:
    """What 响应率, 解决率 and 满意率 are made of, each with its own denominator (R76): requests closed since then, by
    outcome – nobody's silence counts as satisfied – and requests that somebody took on among those opened since then."""
    closed = """SELECT outcome, count(*) AS n FROM request
    WHERE step = 'closed' AND updated_datetime >= :since GROUP BY outcome"""
    asked = "SELECT count(*) FROM request WHERE updated_datetime >= :since AND step <> 'withdrawn'"
    taken = """SELECT count(*) FROM request WHERE updated_datetime >= :since
    AND step IN ('accepted', 'handled', 'closed')"""
    counted = {f"closed_{r.outcome}": int(r.n) for r in db.all(closed, since=us(since))}
    return {"asked": db.value(asked, since=us(since)), "taken_on": db.value(taken, since=us(since)), **counted}
