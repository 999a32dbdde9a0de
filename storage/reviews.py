"""Words that wait for a person before neighbours see them."""

from dataclasses import dataclass
from datetime import datetime

from storage.db import Db, Row, us

COLUMNS = "SELECT id, request_id, kind, state, appealed, decided_by FROM review"


@dataclass(frozen=True, slots=True)
class Review:
    """state: pending, shown, refused.  appealed: the author has asked to look again."""

    id: int
    request: int
    kind: str
    state: str
    appealed: bool
    by: int | None


def ask(db: Db, request: int, kind: str, now: datetime) -> Review:
    """A new one."""
    id = db.insert("review", request_id=request, kind=kind, state="pending", appealed=False, asked_at=us(now))
    return Review(id, request, kind, "pending", False, None)


def get(db: Db, id: int) -> Review | None:
    """This one."""
    row = db.one(f"{COLUMNS} WHERE id = :id", id=id)
    return None if row is None else _review(row)


def of(db: Db, request: int) -> Review | None:
    """The one of a request."""
    row = db.one(f"{COLUMNS} WHERE request_id = :request", request=request)
    return None if row is None else _review(row)


def waiting(db: Db, admin: int) -> list[Review]:
    """Those that this admin may decide: not of the own words."""
    sql = f"""{COLUMNS} WHERE state = 'pending'
    AND request_id IN (SELECT id FROM request WHERE person_id <> :admin) ORDER BY id LIMIT 30"""  # noqa: S608
    return [_review(row) for row in db.all(sql, admin=admin)]


def decide(db: Db, id: int, state: str, by: int, now: datetime) -> None:
    """A person has looked."""
    sql = "UPDATE review SET state = :state, decided_by = :by, decided_at = :now WHERE id = :id"
    db.run(sql, state=state, by=by, now=us(now), id=id)


def appeal(db: Db, id: int) -> None:
    """Pending again, once."""
    db.run("UPDATE review SET state = 'pending', appealed = :yes WHERE id = :id", yes=True, id=id)


def _review(row: Row) -> Review:
    return Review(row.id, row.request_id, row.kind, row.state, bool(row.appealed), row.decided_by)
