"""What is to happen, and when (R9): written in the unit that makes it needed, removed in the one that makes it pointless."""

from dataclasses import dataclass
from datetime import datetime

from storage.db import Db, us, when

CLAIM = """UPDATE due SET done_at = :now WHERE id IN (
SELECT id FROM due WHERE done_at IS NULL AND at <= :now ORDER BY at, id LIMIT :most {skip}) AND done_at IS NULL
RETURNING id, kind, subject, at, person_id"""
PUT = """INSERT INTO due (kind, subject, at, person_id) VALUES (:kind, :subject, :at, :person_id)
ON CONFLICT (kind, subject, at) DO NOTHING"""


@dataclass(frozen=True, slots=True)
class DueRow:
    """One thing that is due.  at: when it should have happened."""

    id: int
    kind: str
    subject: str
    at: datetime
    person: int | None


def put(db: Db, kind: str, subject: str, at: datetime, person: int | None = None) -> None:
    """Remember; the same thing twice is once."""
    db.run(PUT, kind=kind, subject=subject, at=us(at), person_id=person)


def drop(db: Db, kind: str, subject: str) -> None:
    """It has become pointless."""
    db.run("DELETE FROM due WHERE kind = :kind AND subject = :subject AND done_at IS NULL", kind=kind, subject=subject)


def claim(db: Db, now: datetime, most: int = 100) -> list[DueRow]:
    """Take what is due; the caller acts in the same transaction."""
    rows = db.all(CLAIM.format(skip=db.skip_locked), now=us(now), most=most)
    return sorted((DueRow(r.id, r.kind, r.subject, when(r.at), r.person_id) for r in rows), key=lambda d: (d.at, d.id))
