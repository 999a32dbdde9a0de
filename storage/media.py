"""Photos and voice notes: wanted until fetched, checked and re-encoded; then ready under a name of our own (R25)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.db import Db, Row, us
from storage.seal import Seal

TRIES = 5
WANTED = """SELECT id, kind, channel, ref, tries FROM media WHERE state = 'wanted' AND not_before <= :now
ORDER BY id LIMIT :most"""
OF = """SELECT id, kind, stage, state, file, mime FROM media WHERE request_id = :request_id ORDER BY id"""
SELVES = "SELECT id FROM person WHERE id = :person_id OR merged_into = :person_id"
KEEP = f"""UPDATE media SET request_id = :request_id, stage = :stage WHERE id = :id AND person_id IN ({SELVES})
AND request_id IS NULL"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to fetch.  ref: the channel's handle."""

    id: int
    kind: str
    channel: str
    ref: str
    tries: int


@dataclass(frozen=True, slots=True)
class File:
    """A stored file.  state: wanted, ready, failed.  file: its name under the media folder."""

    id: int
    kind: str
    stage: str
    state: str
    file: str
    mime: str


def want(db: Db, seal: Seal, kind: str, channel: str, ref: str, person_id: int, now: datetime) -> int:
    """Note a file that came; the media loop will fetch it.  Its id."""
    db.touched.add("media")
    return db.insert(
        "media", kind=kind, channel=channel, ref=seal.seal(ref), person_id=person_id, stage="before", state="wanted", tries=0,
        not_before=us(now), file="", mime="", error="", created_at=us(now),
    )  # fmt: skip


def room(db: Db, request_id: int, most: int) -> int:
    """How many photos more a request can hold before it has `most` of before the repair."""
    sql = """SELECT count(*) FROM media WHERE request_id = :id AND kind = 'photo' AND stage = 'before'
    AND state <> 'failed'"""
    return max(0, most - int(db.value(sql, id=request_id)))


def keep(db: Db, ids: Sequence[int], request_id: int, person_id: int, stage: str) -> None:
    """These belong to a request now.  stage: before or after the repair."""
    db.many(KEEP, [{"request_id": request_id, "stage": stage, "id": id, "person_id": person_id} for id in ids])


def wanted(db: Db, seal: Seal, now: datetime, most: int = 20) -> list[Wanted]:
    """Files to fetch now."""
    rows = db.all(WANTED, now=us(now), most=most)
    return [Wanted(r.id, r.kind, r.channel, seal.unseal(r.ref), r.tries) for r in rows]


def ready(db: Db, id: int, file: str, mime: str) -> bool:
    """Fetched, checked, re-encoded.  False = nobody wants it any more."""
    sql = "UPDATE media SET state = 'ready', file = :file, mime = :mime WHERE id = :id AND state = 'wanted'"
    db.touched |= {"outbox", "media"}  # letters passed over because they waited for it may leave now
    return db.run(sql, file=file, mime=mime, id=id) == 1


def failed(db: Db, id: int, error: str, now: datetime, *, final: bool) -> bool:
    """Not fetched: try again later, or – final – give up and let letters go without it.  Was it given up?"""
    sql = """UPDATE media SET tries = tries + 1, error = :error, not_before = :later,
    state = CASE WHEN :final OR tries + 1 >= :most THEN 'failed' ELSE 'wanted' END
    WHERE id = :id AND state = 'wanted'"""
    noted = db.run(sql, error=error[:100], later=us(now + timedelta(seconds=5)), final=final, most=TRIES, id=id)
    db.touched |= {"outbox", "media"}  # letters passed over because they waited for it may leave now
    return noted == 1 and db.value("SELECT state FROM media WHERE id = :id", id=id) == "failed"


def of_request(db: Db, request_id: int) -> list[File]:
    """All files of a request, in the order they came."""
    return [_file(r) for r in db.all(OF, request_id=request_id)]


def get(db: Db, ids: Sequence[int]) -> list[File]:
    """These files, in this order; unknown ones are left out."""
    if not ids:
        return []
    marks = ",".join(str(int(i)) for i in ids)
    rows = db.all(f"SELECT id, kind, stage, state, file, mime FROM media WHERE id IN ({marks})")  # noqa: S608
    known = {r.id: _file(r) for r in rows}
    return [known[i] for i in ids if i in known]


def by_ref(db: Db, seal: Seal, person_id: int, ref: str) -> File | None:
    """A person's own file by the channel's handle; looks only at theirs."""
    sql = f"""SELECT id, kind, stage, state, file, mime, ref FROM media WHERE person_id IN ({SELVES})
    ORDER BY id DESC LIMIT 200"""  # noqa: S608
    return next((_file(r) for r in db.all(sql, person_id=person_id) if seal.unseal(r.ref) == ref), None)


def publish(db: Db, ids: Sequence[int]) -> None:
    """Everybody is sent these."""
    db.many("UPDATE media SET stage = 'public' WHERE id = :id", [{"id": id} for id in ids])


def is_public(db: Db, id: int) -> bool:
    """Was everybody sent this?"""
    return bool(db.value("SELECT stage FROM media WHERE id = :id", id=id) == "public")


def owner(db: Db, id: int) -> tuple[int, int | None] | None:
    """(who sent it, the request it belongs to)."""
    sql = """SELECT COALESCE(p.merged_into, p.id) AS person_id, m.request_id FROM media m
    JOIN person p ON p.id = m.person_id WHERE m.id = :id"""
    row = db.one(sql, id=id)
    return None if row is None else (row.person_id, row.request_id)


def _file(r: Row) -> File:
    return File(r.id, r.kind, r.stage, r.state, r.file, r.mime)
