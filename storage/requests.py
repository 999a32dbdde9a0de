"""Requests (工单) at rest: rows, their append-only history, their numbers."""

from datetime import datetime
from typing import Any

from flows.request import Request
from flows.understanding.places import Place
from storage.db import Conflict, Db, maybe_us, maybe_when, us, when
from storage.history import request_history

OWNER = "COALESCE((SELECT p.merged_into FROM person p WHERE p.id = person_id), person_id) AS person_id"  # see /link
COLUMNS = f"""id, service_request_id, service_code, description, step, version, {OWNER}, worker_id, grid, building,
address_string, lat, long, public, raised, urgent, outcome, requested_datetime, updated_datetime, expected_datetime,
held_until, extension_to, merged_into"""
GET = f"SELECT {COLUMNS} FROM request WHERE id = :id"  # noqa: S608
SAVE = """UPDATE request SET step = :step, version = :version, worker_id = :worker, raised = :raised, outcome = :outcome,
updated_datetime = :now, expected_datetime = :expected, held_until = :held_until, extension_to = :extension_to,
merged_into = :merged_into, grid = :grid WHERE id = :id AND version = :was"""
NUMBER = """INSERT INTO series (prefix, day, last) VALUES (:prefix, :day, 1)
ON CONFLICT (prefix, day) DO UPDATE SET last = series.last + 1 RETURNING last"""
SELVES = "SELECT id FROM person WHERE id = :person OR person.merged_into = :person"
THEIRS = f"""SELECT r.id FROM request r WHERE r.person_id IN ({SELVES})
UNION SELECT h.request_id FROM holder h WHERE h.person_id IN ({SELVES})"""  # noqa: S608
MINE = f"SELECT {COLUMNS} FROM request WHERE id IN ({THEIRS}) ORDER BY id DESC LIMIT :most"  # noqa: S608
NTH = """SELECT requested_datetime FROM request WHERE person_id = :person AND NOT urgent
ORDER BY id DESC LIMIT 1 OFFSET :skip"""
TASKS = f"""SELECT {COLUMNS} FROM request WHERE worker_id = :worker AND step IN ('dispatched', 'accepted', 'held')
ORDER BY CASE WHEN step = 'held' THEN 2 WHEN urgent OR expected_datetime < :now THEN 0 ELSE 1 END,
COALESCE(building, '~'), expected_datetime, id LIMIT :most OFFSET :skip"""  # noqa: S608
LIVE = "worker_id = :worker AND step IN ('dispatched', 'accepted', 'held')"
SIBLINGS = f"""SELECT {COLUMNS} FROM request WHERE {{worked_on}} AND building = :building AND service_code = :service
AND id <> :id ORDER BY id LIMIT :most"""  # noqa: S608
UNASSIGNED = f"SELECT {COLUMNS} FROM request WHERE step = 'open' ORDER BY id LIMIT :most OFFSET :skip"  # noqa: S608
WORKED_ON = "step IN ('open', 'dispatched', 'accepted', 'held')"  # as the partial indexes have it
ALIKE = f"""SELECT id, description FROM request WHERE {{seen}}{WORKED_ON} AND service_code = :service AND building = :building
AND person_id <> :person ORDER BY id LIMIT :most"""  # noqa: S608
ALIKE_SEEN, ALIKE_SHARED = ALIKE.format(seen="public AND "), ALIKE.format(seen="")
ALIKE_OUTSIDE = f"""SELECT id, description FROM request WHERE public AND {WORKED_ON} AND building IS NULL AND grid = :grid
AND service_code = :service AND person_id <> :person ORDER BY id DESC LIMIT :most"""  # noqa: S608
LATE = f"""SELECT {COLUMNS} FROM request WHERE {WORKED_ON} AND expected_datetime < :now
ORDER BY expected_datetime, id LIMIT :most"""  # noqa: S608
RETURNED = f"""SELECT {COLUMNS} FROM request WHERE step = 'open' AND version > 1 ORDER BY id LIMIT :most"""  # noqa: S608
PUBLIC = f"SELECT {COLUMNS} FROM request WHERE public AND {WORKED_ON} ORDER BY id DESC LIMIT :most"  # noqa: S608
RECENT = """SELECT count(*) FROM (SELECT 1 FROM request WHERE grid = :grid AND service_code = :service
AND requested_datetime >= :since AND NOT urgent LIMIT :most) AS found"""

MOST = 30  # of a list that is read to its end


def number(db: Db, prefix: str, local_day: str) -> str:
    """The next number of a series on a local day: number(db, "LL", "20261122") -> "LL-20261122-0007"."""
    return f"{prefix}-{local_day}-{db.value(NUMBER, prefix=prefix, day=local_day):04d}"


def create(
    db: Db, service_request_id: str, service_code: str, description: str, place: Place, reporter: int, public: bool, urgent: bool,
    now: datetime, expected: datetime, *, by: int,
) -> Request:  # fmt: skip
    """A new open request with its first line of history.  by: who filed it, the reporter or somebody for them."""
    id = db.insert(
        "request", service_request_id=service_request_id, service_code=service_code, description=description, step="open",
        version=1, person_id=reporter, grid=place.grid, building=place.building, address_string=place.text, lat=place.lat,
        long=place.long, public=public, urgent=urgent,
        raised=False, outcome="", requested_datetime=us(now), updated_datetime=us(now),
        expected_datetime=us(expected),
    )  # fmt: skip
    request_history.note(db, id, 1, "open", by, "", now, step_to="open")
    return get(db, id)


def get(db: Db, id: int) -> Request:
    """The request with this id.  Raises LookupError."""
    row = db.one(GET, id=id)
    if row is None:
        raise LookupError(f"request {id}")
    return _request(row)


def numbered(db: Db, service_request_id: str) -> Request | None:
    """The request with this number."""
    row = db.one(f"SELECT {COLUMNS} FROM request WHERE service_request_id = :number", number=service_request_id)  # noqa: S608
    return None if row is None else _request(row)


def save(db: Db, moved: Request, verb: str, person: int | None, reason: str, now: datetime) -> None:
    """Write a move and its line of history.  Raises Conflict when somebody else moved it since it was read."""
    changed = db.run(
        SAVE, step=moved.step, version=moved.version, worker=moved.worker, raised=moved.raised, outcome=moved.outcome,
        now=us(now), expected=maybe_us(moved.expected_datetime), held_until=maybe_us(moved.held_until),
        extension_to=maybe_us(moved.extension_to), merged_into=moved.merged_into, grid=moved.grid, id=moved.id,
        was=moved.version - 1,
    )  # fmt: skip
    if changed != 1:
        raise Conflict
    request_history.note(db, moved.id, moved.version, verb, person, reason, now, step_to=moved.step)


def inherit(db: Db, id: int, person: int) -> None:
    """Somebody else is its reporter from now on."""
    db.run("UPDATE request SET person_id = :person WHERE id = :id", person=person, id=id)


def owned(db: Db, person: int) -> list[Request]:
    """All that they reported, on whatever channel, oldest first."""
    sql = f"SELECT {COLUMNS} FROM request WHERE person_id IN ({SELVES}) ORDER BY id"  # noqa: S608
    return [_request(r) for r in db.all(sql, person=person)]


def mine(db: Db, person: int, most: int = 9) -> list[Request]:
    """A resident's own requests and those they hold, newest first."""
    return [_request(r) for r in db.all(MINE, person=person, most=most)]


def tasks(db: Db, worker: int, now: datetime, most: int = 300, skip: int = 0) -> list[Request]:
    """A worker's tasks: overdue first, then by building, what is on hold last."""
    return [_request(r) for r in db.all(TASKS, worker=worker, now=us(now), most=most, skip=skip)]


def load(db: Db, worker: int) -> tuple[int, int]:
    """(tasks of a worker, those of them that are not accepted yet)."""
    rows = db.all(f"SELECT step, count(*) AS n FROM request WHERE {LIVE} GROUP BY step", worker=worker)  # noqa: S608
    counted = {r.step: int(r.n) for r in rows}
    return sum(counted.values()), counted.get("dispatched", 0)


def siblings(db: Db, request: Request, most: int = 6) -> list[Request]:
    """Others of the same service in the same building that are worked on, oldest first."""
    if request.building is None:
        return []
    sql = SIBLINGS.format(worked_on=WORKED_ON)
    rows = db.all(sql, building=request.building, service=request.service_code, id=request.id, most=most)
    return [_request(r) for r in rows]


def merged(db: Db, id: int) -> list[Request]:
    """What was merged into this one, oldest first."""
    sql = f"SELECT {COLUMNS} FROM request WHERE merged_into = :id ORDER BY id LIMIT 20"  # noqa: S608
    return [_request(r) for r in db.all(sql, id=id)]


def nth_newest(db: Db, person: int, n: int) -> datetime | None:
    """When the n-th newest request of a resident was made, emergencies left aside; None = there are fewer."""
    value = db.value(NTH, person=person, skip=n - 1)
    return maybe_when(value)


def unassigned(db: Db, most: int = MOST, skip: int = 0) -> list[Request]:
    """Requests that wait for somebody to dispatch them, oldest first."""
    return [_request(r) for r in db.all(UNASSIGNED, most=most, skip=skip)]


def waiting(db: Db) -> int:
    """How many wait for somebody to dispatch them."""
    return int(db.value("SELECT count(*) FROM request WHERE step = 'open'"))


def alike(db: Db, service: str, place: Place, person: int, shared: bool, most: int) -> dict[int, str]:
    """Other people's requests of this service at this place that are worked on: id -> words.  shared: in the same building also
    those that are not public."""
    if place.building:
        sql = ALIKE_SHARED if shared else ALIKE_SEEN
        rows = db.all(sql, service=service, building=place.building, person=person, most=most)
    else:
        rows = db.all(ALIKE_OUTSIDE, service=service, grid=place.grid, person=person, most=most)
    return {int(r.id): str(r.description) for r in rows}


def public(db: Db, most: int = 200) -> list[Request]:
    """What neighbours may see and is worked on, newest first."""
    return [_request(r) for r in db.all(PUBLIC, most=most)]


def newest(db: Db, most: int) -> list[Request]:
    """The newest requests of all, newest first; for the console."""
    sql = f"SELECT {COLUMNS} FROM request ORDER BY id DESC LIMIT :most"  # noqa: S608
    return [_request(r) for r in db.all(sql, most=most)]


def late(db: Db, now: datetime, most: int = MOST) -> list[Request]:
    """Underway and past the promised date, the latest first."""
    return [_request(r) for r in db.all(LATE, now=us(now), most=most)]


def returned(db: Db, most: int = MOST) -> list[Request]:
    """退单: handed back, and with nobody now."""
    return [_request(r) for r in db.all(RETURNED, most=most)]


def set_place(db: Db, id: int, place: Place) -> None:
    """Where it is, said later."""
    sql = """UPDATE request SET address_string = :text, building = :building, grid = :grid, lat = :lat, long = :long
    WHERE id = :id"""
    db.run(sql, text=place.text, building=place.building, grid=place.grid, lat=place.lat, long=place.long, id=id)


def promise(db: Db, id: int, expected: datetime) -> None:
    """Another promised date."""
    db.run("UPDATE request SET expected_datetime = :expected WHERE id = :id", expected=us(expected), id=id)


def given_at(db: Db, id: int) -> datetime | None:
    """When it was last given to somebody."""
    sql = """SELECT max(at) FROM request_event WHERE request_id = :id AND verb IN ('dispatch', 'transfer', 'reopen')"""
    return maybe_when(db.value(sql, id=id))


def refile(db: Db, id: int, service_code: str) -> None:
    """Another service."""
    db.run("UPDATE request SET service_code = :code WHERE id = :id", code=service_code, id=id)


def show(db: Db, id: int, public: bool) -> None:
    """Let neighbours see it, or not."""
    db.run("UPDATE request SET public = :public WHERE id = :id", public=public, id=id)


def recent(db: Db, grid: str, service: str, since: datetime, most: int) -> int:
    """How many of a service in a grid were opened since then, counted up to `most`; emergencies are no topic."""
    return int(db.value(RECENT, grid=grid, service=service, since=us(since), most=most))


def _request(r: Any) -> Request:
    return Request(
        id=r.id, service_request_id=r.service_request_id, service_code=r.service_code, description=r.description, step=r.step,
        version=r.version, reporter=r.person_id, worker=r.worker_id, grid=r.grid, building=r.building,
        address_string=r.address_string, lat=r.lat, long=r.long, public=bool(r.public), raised=bool(r.raised),
        urgent=bool(r.urgent),
        outcome=r.outcome, requested_datetime=when(r.requested_datetime), updated_datetime=when(r.updated_datetime),
        expected_datetime=maybe_when(r.expected_datetime), held_until=maybe_when(r.held_until),
        extension_to=maybe_when(r.extension_to), merged_into=r.merged_into,
    )  # fmt: skip
