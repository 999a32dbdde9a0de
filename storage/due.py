"""What is to happen, and when (R9): written in the unit that makes it needed, removed in the one that makes it pointless."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.db import Db, Row, us, when

MOST = 32  # rows a commit acts on: longer would keep conversations waiting for the writer
COLUMNS = "id, kind, subject, at, person_id"
READY = "SELECT id FROM due WHERE done_at IS NULL AND at <= :now ORDER BY at, id LIMIT :most"
CLAIM = f"UPDATE due SET done_at = :now WHERE id IN ({READY} {{skip}}) AND done_at IS NULL RETURNING {COLUMNS}"  # noqa: S608
CLAIM_OF = f"""UPDATE due SET done_at = :now WHERE person_id = :person_id AND at <= :now AND done_at IS NULL
RETURNING {COLUMNS}"""  # noqa: S608
PUT = """INSERT INTO due (kind, subject, at, person_id) VALUES (:kind, :subject, :at, :person_id)
ON CONFLICT (kind, subject, at, person_id) DO NOTHING"""
LISTED = f"SELECT {COLUMNS} FROM due WHERE done_at IS NULL AND at <= :until ORDER BY at, id LIMIT :most"  # noqa: S608


@dataclass(frozen=True, slots=True)
class DueRow:
    """One thing that is due.  at: when it should have happened.  person: whom it is told; 0 = nobody in particular."""

    id: int
    kind: str
    subject: str
    at: datetime
    person: int

    @property
    def number(self) -> int:
        """The id behind the subject: 17 of request:17."""
        return int(self.subject.partition(":")[2])


def put(db: Db, kind: str, subject: str, at: datetime, person: int = 0) -> None:
    """Remember; the same thing twice is once."""
    db.run(PUT, kind=kind, subject=subject, at=us(at), person_id=person)


def put_all(db: Db, subject: str, moments: Mapping[str, datetime], person: int = 0) -> None:
    """Several kinds of one subject, each at its moment."""
    db.many(PUT, [{"kind": k, "subject": subject, "at": us(at), "person_id": person} for k, at in moments.items()])


def put_many(db: Db, kind: str, subject: str, at: datetime, people: Sequence[int]) -> None:
    """The same thing for many, a row each."""
    db.many(PUT, [{"kind": kind, "subject": subject, "at": us(at), "person_id": person} for person in people])


def drop(db: Db, subject: str, *kinds: str) -> None:
    """These have become pointless."""
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    db.run(f"DELETE FROM due WHERE kind IN ({listed}) AND subject = :subject AND done_at IS NULL", subject=subject)  # noqa: S608


def hand_over(db: Db, subject: str, person: int, *kinds: str) -> None:
    """Somebody else is told of these from now on."""
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    sql = f"UPDATE due SET person_id = :person WHERE kind IN ({listed}) AND subject = :subject AND done_at IS NULL"  # noqa: S608
    db.run(sql, subject=subject, person=person)


def claim(db: Db, now: datetime, most: int = MOST) -> list[DueRow]:
    """Take what is due, and with it everything else that is due for the same people, so that it can be told at once.
    The caller acts in the same transaction."""
    rows = _rows(db.all(CLAIM.format(skip=db.skip_locked), now=us(now), most=most))
    for person in sorted({row.person for row in rows if row.person}):
        rows += _rows(db.all(CLAIM_OF, now=us(now), person_id=person))
    return sorted(rows, key=lambda row: (row.at, row.id))


def put_off(db: Db, now: datetime, until: datetime) -> None:
    """The first one fails whenever it is tried: let the others pass."""
    sql = f"UPDATE due SET at = :until WHERE id = ({READY})"  # noqa: S608
    db.run(sql, until=us(until), now=us(now), most=1)


def listed(db: Db, until: datetime, most: int = 10_000) -> list[DueRow]:
    """What is to come up to then, soonest first."""
    return _rows(db.all(LISTED, until=us(until), most=most))


def _rows(rows: Sequence[Row]) -> list[DueRow]:
    return [DueRow(r.id, r.kind, r.subject, when(r.at), r.person_id) for r in rows]
