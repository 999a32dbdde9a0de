"""Requests of a period, for the figures: no words, no names."""

from datetime import datetime

from flows.figures import Case
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
