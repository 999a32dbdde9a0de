"""One person on several channels: the code of /link, what makes two persons one, who else holds a request."""

from datetime import datetime, timedelta

from storage import codes, follows, volunteers
from storage.db import EPOCH, Db, us
from storage.seal import Seal

LIFE = timedelta(minutes=15)
LENGTH = 8
USE = """UPDATE link_code SET used_at = :now, used_by = :person WHERE code = :code AND used_at IS NULL AND expires_at > :now
AND person_id <> :person RETURNING person_id"""
HOLD = """INSERT INTO holder (request_id, person_id, at) VALUES (:request, :person, :now)
ON CONFLICT (request_id, person_id) DO NOTHING"""


def plain(code: str) -> str:
    """ab3c-de4f -> AB3CDE4F."""
    return "".join(c for c in code.upper() if c.isalnum())


def new_code(db: Db, seal: Seal, person: int, now: datetime) -> str:
    """A one-time code, good for a quarter of an hour; asked for again within it, the same one.  An older one is void."""
    db.run("DELETE FROM link_code WHERE person_id = :person AND expires_at <= :now", person=person, now=us(now))
    used = db.value("SELECT count(*) FROM link_code WHERE person_id = :person AND used_at IS NOT NULL", person=person)
    code = codes.made(seal.digest(f"link:{person}:{us(now) // us(EPOCH + LIFE)}:{used}"), LENGTH)
    hashed = seal.digest(f"link:{code}")
    if db.one("SELECT id FROM link_code WHERE code = :code", code=hashed) is None:
        db.run("DELETE FROM link_code WHERE person_id = :person AND used_at IS NULL", person=person)
        db.insert("link_code", code=hashed, person_id=person, expires_at=us(now + LIFE))
    return code


def use_code(db: Db, seal: Seal, code: str, person: int, now: datetime) -> int | None:
    """Whose code it is, used up by this; None when it is unknown, used, too old or their own."""
    row = db.one(USE, code=seal.digest(f"link:{plain(code)}"), person=person, now=us(now))
    return None if row is None else int(row.person_id)


def receipt(seal: Seal, service_request_id: str) -> str:
    """The 查询码 of a request: made from the key whenever it is shown, stored nowhere."""
    code = codes.made(seal.digest(f"receipt:{service_request_id}"), LENGTH)
    return f"{code[:4]}-{code[4:]}"


def merge(db: Db, guest: int, into: int) -> None:
    """The guest was this person all along.  Rows of history stay as they are and are resolved when read; only what says
    where somebody is now – chats, drafts, pointers to the guest – follows them."""
    db.run("UPDATE person SET merged_into = :into WHERE id = :guest OR merged_into = :guest", into=into, guest=guest)
    db.run("UPDATE chat SET person_id = :into WHERE person_id = :guest", into=into, guest=guest)
    db.run("UPDATE dialogue SET person_id = :into WHERE person_id = :guest AND state <> 'done'", into=into, guest=guest)
    follows.move(db, guest, into)
    volunteers.merge(db, guest, into)


def hold(db: Db, request: int, person: int, now: datetime) -> None:
    """From now on they may do what the reporter may."""
    db.run(HOLD, request=request, person=person, now=us(now))


def opened_for(db: Db, request: int) -> list[int]:
    """Its reporter and who holds it."""
    reporter = (
        "SELECT COALESCE(p.merged_into, p.id) FROM request r JOIN person p ON p.id = r.person_id WHERE r.id = :id"
    )
    return [int(db.value(reporter, id=request)), *holders(db, request)]


def holders(db: Db, request: int) -> list[int]:
    """Who holds it beside its reporter."""
    sql = """SELECT COALESCE(p.merged_into, p.id) AS id FROM holder h JOIN person p ON p.id = h.person_id
    WHERE h.request_id = :request ORDER BY h.id"""
    return list(dict.fromkeys(int(r.id) for r in db.all(sql, request=request)))
