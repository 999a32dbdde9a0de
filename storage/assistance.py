"""协办: what departments were asked, and what they answered."""

from dataclasses import dataclass
from datetime import datetime

from storage.db import Db, Row, us

COLUMNS = "id, request_id, department, asked_by, state"
GET = f"SELECT {COLUMNS} FROM assistance WHERE id = :id"  # noqa: S608
OF = f"SELECT {COLUMNS} FROM assistance WHERE request_id = :request ORDER BY id"  # noqa: S608
WAITING = f"SELECT {COLUMNS} FROM assistance WHERE department = :name AND state = 'asked' ORDER BY id LIMIT :most"  # noqa: S608
CREW = """SELECT DISTINCT person_id FROM role WHERE role = 'department' AND grid = :name AND revoked_at IS NULL
ORDER BY person_id"""


@dataclass(frozen=True, slots=True)
class Assistance:
    """One request for help.  state: asked, then done or cannot."""

    id: int
    request: int
    department: str
    asked_by: int
    state: str


def ask(db: Db, request: int, department: str, person: int, now: datetime) -> int:
    """Its id."""
    return db.insert(
        "assistance", request_id=request, department=department, asked_by=person, asked_at=us(now), state="asked"
    )


def get(db: Db, id: int) -> Assistance | None:
    """The one with this id."""
    row = db.one(GET, id=id)
    return None if row is None else _made(row)


def of(db: Db, request: int) -> list[Assistance]:
    """All of a request, oldest first."""
    return [_made(r) for r in db.all(OF, request=request)]


def waiting(db: Db, department: str, most: int = 9) -> list[Assistance]:
    """What a department has not answered yet, oldest first."""
    return [_made(r) for r in db.all(WAITING, name=department, most=most)]


def answer(db: Db, id: int, state: str, person: int, now: datetime) -> bool:
    """done or cannot, once.  False = it was answered already."""
    sql = """UPDATE assistance SET state = :state, answered_by = :person, answered_at = :now
    WHERE id = :id AND state = 'asked'"""
    return db.run(sql, state=state, person=person, now=us(now), id=id) == 1


def crew(db: Db, department: str) -> list[int]:
    """Who answers for a department."""
    return [int(r.person_id) for r in db.all(CREW, name=department)]


def _made(row: Row) -> Assistance:
    return Assistance(row.id, row.request_id, row.department, row.asked_by, row.state)
