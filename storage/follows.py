"""Who wants to hear of a request, a building or a grid (关注), and who has the same trouble (我也遇到): rows, counted."""

from datetime import datetime

from storage.db import Db, us

PUT = """INSERT INTO follow (person_id, subject, kind, via_id, at) VALUES (:person, :subject, :kind, :via, :at)
ON CONFLICT (person_id, subject, kind) DO NOTHING"""
DROP = "DELETE FROM follow WHERE person_id = :person AND subject = :subject AND kind = 'follow'"
CARRY = """INSERT INTO follow (person_id, subject, kind, via_id, at)
SELECT person_id, :into, kind, :via, :at FROM follow WHERE subject = :subject
ON CONFLICT (person_id, subject, kind) DO NOTHING"""
HAS = "SELECT 1 FROM follow WHERE person_id = :person AND subject = :subject AND kind = :kind"
MINE = "SELECT subject FROM follow WHERE person_id = :person AND kind = 'follow' ORDER BY id DESC LIMIT :most"
BEHIND = "SELECT count(*) FROM follow WHERE subject = :subject AND kind = 'support' AND person_id <> :reporter"

MOVE = """UPDATE follow SET person_id = :into WHERE person_id = :guest AND NOT EXISTS (SELECT 1 FROM follow AS own
WHERE own.person_id = :into AND own.subject = follow.subject AND own.kind = follow.kind)"""


def add(db: Db, person: int, subject: str, kind: str, now: datetime, via: int | None = None) -> bool:
    """kind: follow or support.  False = it was so already."""
    return db.run(PUT, person=person, subject=subject, kind=kind, via=via, at=us(now)) == 1


def drop(db: Db, person: int, subject: str) -> None:
    """They do not want to hear of it any more; who has the same trouble still counts."""
    db.run(DROP, person=person, subject=subject)


def has(db: Db, person: int, subject: str, kind: str) -> bool:
    """Does this person follow, or support, it?"""
    return db.value(HAS, person=person, subject=subject, kind=kind) is not None


def mine(db: Db, person: int, most: int = 20) -> list[str]:
    """Subjects that a person follows, newest first."""
    return [str(r.subject) for r in db.all(MINE, person=person, most=most)]


def behind(db: Db, request: int, reporter: int) -> int:
    """How many people besides the reporter have the same trouble."""
    return int(db.value(BEHIND, subject=f"request:{request}", reporter=reporter))


def first(db: Db, request: int, reporter: int) -> int | None:
    """Who has had the same trouble for longest, besides the reporter."""
    sql = """SELECT person_id FROM follow WHERE subject = :subject AND kind = 'support' AND person_id <> :reporter
    ORDER BY id LIMIT 1"""
    value = db.value(sql, subject=f"request:{request}", reporter=reporter)
    return None if value is None else int(value)


def followers(db: Db, *subjects: str) -> list[int]:
    """Everybody who follows one of these, each once."""
    found: dict[int, None] = {}
    for subject in subjects:
        rows = db.all("SELECT person_id FROM follow WHERE subject = :s AND kind = 'follow' ORDER BY id", s=subject)
        found.update(dict.fromkeys(int(r.person_id) for r in rows))
    return list(found)


def carry(db: Db, request: int, into: int, now: datetime) -> None:
    """合并: everybody behind one request is behind the other as well; via says where they came from."""
    db.run(CARRY, subject=f"request:{request}", into=f"request:{into}", via=request, at=us(now))


def take_back(db: Db, request: int) -> None:
    """拆分: those who came with this request leave the one it was merged into."""
    db.run("DELETE FROM follow WHERE via_id = :request", request=request)


def move(db: Db, guest: int, into: int) -> None:
    """The guest was this person all along: once behind a request is enough."""
    db.run(MOVE, guest=guest, into=into)
    db.run("DELETE FROM follow WHERE person_id = :guest", guest=guest)
