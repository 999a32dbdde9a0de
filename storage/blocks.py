"""Who may not write for a while."""

from dataclasses import dataclass
from datetime import datetime

from storage.db import Db, Row, us, when

COLUMNS = "SELECT id, person_id, reason, until, appealed_at FROM block WHERE lifted_at IS NULL AND until > :now"


@dataclass(frozen=True, slots=True)
class Block:
    """One that holds now.  appealed: the person has asked to look at it again."""

    id: int
    person: int
    reason: str
    until: datetime
    appealed: bool


def add(db: Db, person: int, reason: str, until: datetime, by: int, now: datetime) -> int:
    """A new one takes the place of those that hold."""
    db.run(
        "UPDATE block SET lifted_at = :now WHERE person_id = :person AND lifted_at IS NULL", now=us(now), person=person
    )
    return db.insert(
        "block", person_id=person, reason=reason, until=us(until), blocked_by=by, blocked_at=us(now), lifted_at=None,
        appealed_at=None,
    )  # fmt: skip


def active(db: Db, person: int, now: datetime) -> Block | None:
    """The one that holds for a person now."""
    row = db.one(f"{COLUMNS} AND person_id = :person ORDER BY id DESC LIMIT 1", now=us(now), person=person)
    return None if row is None else _block(row)


def get(db: Db, id: int, now: datetime) -> Block | None:
    """This one, while it holds."""
    row = db.one(f"{COLUMNS} AND id = :id", now=us(now), id=id)
    return None if row is None else _block(row)


def listed(db: Db, now: datetime, most: int = 9) -> list[Block]:
    """Those that hold now, the soonest to end first."""
    return [_block(r) for r in db.all(f"{COLUMNS} ORDER BY until LIMIT :most", now=us(now), most=most)]


def lift(db: Db, id: int, now: datetime) -> None:
    """Over before its time."""
    db.run("UPDATE block SET lifted_at = :now WHERE id = :id", now=us(now), id=id)


def appeal(db: Db, id: int, now: datetime) -> None:
    """Asked to look again; once."""
    db.run("UPDATE block SET appealed_at = :now WHERE id = :id", now=us(now), id=id)


def _block(row: Row) -> Block:
    return Block(row.id, row.person_id, row.reason, when(row.until), row.appealed_at is not None)
