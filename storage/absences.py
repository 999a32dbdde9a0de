"""请假: who stands in for whom, from when to when."""

from dataclasses import dataclass
from datetime import datetime

from storage.db import Db, us, when

NOW = """SELECT id, stand_in, starts_at, ends_at FROM absence
WHERE person_id = :person AND ends_at > :now AND starts_at <= :soon ORDER BY starts_at, id LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Absence:
    """One stretch of days; ends_at is exclusive."""

    id: int
    stand_in: int
    starts_at: datetime
    ends_at: datetime


def add(db: Db, person: int, stand_in: int, starts_at: datetime, ends_at: datetime) -> None:
    """Away from then to then."""
    db.insert("absence", person_id=person, stand_in=stand_in, starts_at=us(starts_at), ends_at=us(ends_at))


def at(db: Db, person: int, moment: datetime, soon: datetime | None = None) -> Absence | None:
    """The absence at this moment, or the next one that begins before `soon`."""
    row = db.one(NOW, person=person, now=us(moment), soon=us(soon or moment))
    return None if row is None else Absence(row.id, row.stand_in, when(row.starts_at), when(row.ends_at))


def end(db: Db, person: int, now: datetime) -> None:
    """Back, also from what is still to come."""
    db.run("DELETE FROM absence WHERE person_id = :person AND starts_at >= :now", person=person, now=us(now))
    sql = "UPDATE absence SET ends_at = :now WHERE person_id = :person AND ends_at > :now"
    db.run(sql, person=person, now=us(now))
