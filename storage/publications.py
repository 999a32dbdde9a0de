"""公示 at rest: the result and its corrections, never edited; when it hung; objections and their answers."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flows.deciding.periods import Stretch
from storage.db import Db, Row, maybe_when, us, when

ENTRIES = (
    "SELECT entry, kind, body, hash, picture, person_id, at FROM publication WHERE topic_id = :topic ORDER BY entry"
)
STRETCHES = "SELECT since, until, why, photos FROM posting WHERE topic_id = :topic ORDER BY id"
COLUMNS = "id, topic_id, person_id, said, at, answer, answered_by, answered_at"
OF = f"SELECT {COLUMNS} FROM objection WHERE topic_id = :topic ORDER BY id"  # noqa: S608
GET = f"SELECT {COLUMNS} FROM objection WHERE id = :id"  # noqa: S608
ANSWER = """UPDATE objection SET answer = :answer, answered_by = :by, answered_at = :now
WHERE id = :id AND answered_at IS NULL"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing published.  entry: 1 = the result, then corrections.  body: facts as JSON values."""

    entry: int
    kind: str
    body: Mapping[str, Any]
    hash: str
    picture: int | None
    by: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Objection:
    """What a resident objects to, and the answer."""

    id: int
    topic: int
    person: int
    said: str
    at: datetime
    answer: str
    answered_at: datetime | None


def publish(
    db: Db, topic: int, kind: str, body: Mapping[str, Any], person: int, now: datetime,
    picture: int | None = None,
) -> Entry:  # fmt: skip
    """The next entry, for ever.  kind: result or correction."""
    text = json.dumps(body, ensure_ascii=False, sort_keys=True)
    known = entries(db, topic)
    db.insert(
        "publication", topic_id=topic, entry=len(known) + 1, kind=kind, body=text, picture=picture,
        person_id=person, at=us(now),
        hash=hashlib.sha256(text.encode()).hexdigest(),
    )  # fmt: skip
    return entries(db, topic)[-1]


def entries(db: Db, topic: int) -> list[Entry]:
    """Everything published of a topic, the result first."""
    return [
        Entry(r.entry, r.kind, json.loads(r.body), r.hash, r.picture, r.person_id, when(r.at))
        for r in db.all(ENTRIES, topic=topic)
    ]


def post(db: Db, topic: int, now: datetime) -> None:
    """It hangs from now on."""
    db.insert("posting", topic_id=topic, since=us(now), why="", photos="")


def take_down(db: Db, topic: int, why: str, now: datetime) -> None:
    """It does not hang any more; why is public."""
    sql = "UPDATE posting SET until = :now, why = :why WHERE topic_id = :topic AND until IS NULL"
    db.run(sql, now=us(now), why=why, topic=topic)


def picture(db: Db, topic: int, photos: str) -> None:
    """Photos of the posted page (R66), beside those of this stretch that there are."""
    sql = """UPDATE posting SET photos = CASE WHEN photos = '' THEN :photos ELSE photos || ',' || :photos END
    WHERE topic_id = :topic AND until IS NULL"""
    db.run(sql, photos=photos, topic=topic)


def stretches(db: Db, topic: int) -> list[Stretch]:
    """When it hung, the first time first."""
    return [(when(r.since), maybe_when(r.until)) for r in db.all(STRETCHES, topic=topic)]


def pictures(db: Db, topic: int) -> tuple[int, ...]:
    """Media rows of the posted page."""
    return tuple(int(n) for r in db.all(STRETCHES, topic=topic) for n in r.photos.split(",") if n)


def object_(db: Db, topic: int, person: int, said: str, now: datetime) -> Objection:
    """Write an objection down."""
    id = db.insert("objection", topic_id=topic, person_id=person, said=said, at=us(now), answer="")
    return objection(db, id)


def objection(db: Db, id: int) -> Objection:
    """One of them.  Raises LookupError."""
    row = db.one(GET, id=id)
    if row is None:
        raise LookupError(f"objection {id}")
    return _objection(row)


def objections(db: Db, topic: int) -> list[Objection]:
    """All of a topic, oldest first."""
    return [_objection(r) for r in db.all(OF, topic=topic)]


def answer(db: Db, id: int, words: str, by: int, now: datetime) -> bool:
    """Answer one; False = somebody did before."""
    return db.run(ANSWER, answer=words, by=by, now=us(now), id=id) == 1


def _objection(r: Row) -> Objection:
    return Objection(r.id, r.topic_id, r.person_id, r.said, when(r.at), r.answer, maybe_when(r.answered_at))
