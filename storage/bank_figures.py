"""The volunteer bank in figures: a period, no names, no words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from flows.figures import Part
from storage.db import Db, us, when

ACTIVE = """SELECT count(DISTINCT target) FROM ledger WHERE kind = 'earn' AND at >= :start AND at < :end"""
EARNED = """SELECT COALESCE(sum(quarters), 0) FROM ledger e WHERE kind = 'earn' AND at >= :start AND at < :end
AND NOT EXISTS (SELECT 1 FROM ledger u WHERE u.undoes = e.key)"""
OFFERED = """SELECT COALESCE(sum(slots * ((ends_at - starts_at) / 900000000)), 0) FROM shift
WHERE step = 'ended' AND starts_at >= :start AND starts_at < :end"""
ASKED = """SELECT COALESCE(sum(quarters * needed), 0) FROM aid
WHERE step NOT IN ('cancelled', 'open') AND opened_at >= :start AND opened_at < :end"""
AIDS = "SELECT step, opened_at, matched_at FROM aid WHERE opened_at >= :start AND opened_at < :end"
CAME = """SELECT x.state, count(*) AS n FROM shift_place x JOIN shift s ON s.id = x.shift_id
WHERE s.starts_at >= :start AND s.starts_at < :end AND x.state IN ('served', 'absent') GROUP BY x.state"""
VOLUNTEERS = "SELECT count(*) FROM volunteer WHERE state = 'active'"
SKILLED = """SELECT count(*) FROM volunteer v WHERE v.state = 'active' AND EXISTS
(SELECT 1 FROM offer o WHERE o.person_id = v.person_id AND o.state = 'fit' AND o.decided_by IS NOT NULL)"""


@dataclass(frozen=True, slots=True)
class BankFigures:
    """active: who served in the period.  quarters: served.  used: served time of the time that was asked for.  matched: of the
    requests for help that were not withdrawn.  wait: the median until the last volunteer said yes.  absent: of those due at
    shifts.  skilled: volunteers with a qualification that was looked at."""

    active: int
    quarters: int
    used: Part
    matched: Part
    wait: timedelta | None
    absent: Part
    skilled: Part


def figures(db: Db, start: datetime, end: datetime) -> BankFigures:
    """What a period came to."""
    span = {"start": us(start), "end": us(end)}
    quarters = int(db.value(EARNED, **span))
    asked = int(db.value(OFFERED, **span)) + int(db.value(ASKED, **span))
    aids = [r for r in db.all(AIDS, **span) if r.step != "cancelled"]
    waits = sorted(
        when(r.matched_at) - when(r.opened_at) for r in aids if r.matched_at is not None and r.step != "passed"
    )
    came = {r.state: int(r.n) for r in db.all(CAME, **span)}
    return BankFigures(
        active=int(db.value(ACTIVE, **span)),
        quarters=quarters,
        used=Part(quarters, asked),
        matched=Part(len(waits), len(aids)),
        wait=waits[(len(waits) - 1) // 2] if waits else None,
        absent=Part(came.get("absent", 0), sum(came.values())),
        skilled=Part(int(db.value(SKILLED)), int(db.value(VOLUNTEERS))),
    )
