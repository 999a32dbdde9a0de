"""Calls and visits that somebody of the office owes (回访)."""

from dataclasses import dataclass
from datetime import datetime

from storage.db import Conflict, Db, Row, us, when

COLUMNS = "id, kind, person_id, request_id, worker_id, slot, state, outcome, version, opened_at"
GET = f"SELECT {COLUMNS} FROM callback WHERE id = :id"  # noqa: S608
OPEN = f"""SELECT {COLUMNS} FROM callback WHERE state = 'open' AND worker_id = :worker ORDER BY id LIMIT :most"""  # noqa: S608
ADMINS = f"""SELECT {COLUMNS} FROM callback WHERE state = 'open' AND worker_id IS NULL ORDER BY id LIMIT :most"""  # noqa: S608
OF_REQUEST = f"SELECT {COLUMNS} FROM callback WHERE request_id = :request AND state = 'open' ORDER BY id"  # noqa: S608
OF_PERSON = f"SELECT {COLUMNS} FROM callback WHERE person_id = :person ORDER BY id"  # noqa: S608
DONE = """UPDATE callback SET state = 'done', outcome = :outcome, version = version + 1, done_at = :now, done_by = :by
WHERE id = :id AND version = :version AND state = 'open'"""


@dataclass(frozen=True, slots=True)
class Callback:
    """kind: human, rate, tell.  person: whom to call.  worker None = the admins.  slot: when they want it."""

    id: int
    kind: str
    person: int
    request: int | None
    worker: int | None
    slot: str
    state: str
    outcome: str
    version: int
    opened_at: datetime


def add(
    db: Db,
    kind: str,
    person: int,
    now: datetime,
    *,
    request: int | None = None,
    worker: int | None = None,
    slot: str = "",
) -> Callback:
    """A new one; the open one of the same kind, person and request instead, if there is one."""
    known = [c for c in of_person(db, person) if c.state == "open" and (c.kind, c.request) == (kind, request)]
    if known:
        db.run("UPDATE callback SET slot = :slot WHERE id = :id", slot=slot, id=known[0].id)
        return get(db, known[0].id)
    id = db.insert(
        "callback", kind=kind, person_id=person, request_id=request, worker_id=worker, slot=slot, state="open", outcome="",
        version=1, opened_at=us(now),
    )  # fmt: skip
    return get(db, id)


def get(db: Db, id: int) -> Callback:
    """Raises LookupError."""
    row = db.one(GET, id=id)
    if row is None:
        raise LookupError(f"callback {id}")
    return _callback(row)


def done(db: Db, callback: Callback, outcome: str, by: int | None, now: datetime) -> None:
    """What became of it.  Raises Conflict when somebody was faster."""
    if db.run(DONE, id=callback.id, version=callback.version, outcome=outcome, by=by, now=us(now)) != 1:
        raise Conflict


def missed(db: Db, callback: Callback) -> None:
    """Nobody was there: it stays, with a new version."""
    sql = "UPDATE callback SET version = version + 1 WHERE id = :id AND version = :version AND state = 'open'"
    if db.run(sql, id=callback.id, version=callback.version) != 1:
        raise Conflict


def of_worker(db: Db, worker: int, most: int = 20) -> list[Callback]:
    """What this worker owes."""
    return [_callback(r) for r in db.all(OPEN, worker=worker, most=most)]


def of_admins(db: Db, most: int = 20) -> list[Callback]:
    """What the admins owe."""
    return [_callback(r) for r in db.all(ADMINS, most=most)]


def of_request(db: Db, request: int) -> list[Callback]:
    """The open ones about a request."""
    return [_callback(r) for r in db.all(OF_REQUEST, request=request)]


def of_person(db: Db, person: int) -> list[Callback]:
    """All about a person."""
    return [_callback(r) for r in db.all(OF_PERSON, person=person)]


def _callback(r: Row) -> Callback:
    return Callback(
        r.id, r.kind, r.person_id, r.request_id, r.worker_id, r.slot, r.state, r.outcome, r.version, when(r.opened_at)
    )
