"""Topics (议题) at rest: rows and their append-only history.  Numbers come from storage/requests.number."""

from datetime import datetime
from typing import Any

from flows.deciding.topic import STEPS, Topic
from storage.db import Conflict, Db, maybe_us, maybe_when, us, when
from storage.history import topic_history

OWNER = "COALESCE((SELECT p.merged_into FROM person p WHERE p.id = author_id), author_id) AS author_id"  # see /link
COLUMNS = f"""id, number, step, version, {OWNER}, facilitator_id, area, title, why, place, photos, origin, small, held, rule,
text_version, reason, outcome, merged_into, request_id, created_at, updated_at, ends_at"""
GET = f"SELECT {COLUMNS} FROM topic WHERE id = :id"  # noqa: S608
NUMBERED = f"SELECT {COLUMNS} FROM topic WHERE number = :number"  # noqa: S608
SAVE = """UPDATE topic SET step = :step, version = :version, facilitator_id = :facilitator, small = :small,
held = :held, rule = :rule,
text_version = :text_version, reason = :reason, outcome = :outcome, merged_into = :merged_into, request_id = :request,
updated_at = :now, ends_at = :ends_at WHERE id = :id AND version = :was"""
STEP = f"SELECT {COLUMNS} FROM topic WHERE step = :step ORDER BY id DESC LIMIT :most"  # noqa: S608
MOST = 30


def create(
    db: Db, number: str, author: int, *, title: str, why: str, place: str, area: str, photos: tuple[int, ...], origin: str,
    held: str, now: datetime, ends_at: datetime | None,
) -> Topic:  # fmt: skip
    """A new topic with its first line of history."""
    id = db.insert(
        "topic", number=number, step="collect", version=1, author_id=author, area=area, title=title, why=why, place=place,
        photos=",".join(map(str, photos)), origin=origin, small=False, held=held, rule="consult", text_version=0, reason="",
        outcome="", created_at=us(now), updated_at=us(now), ends_at=maybe_us(ends_at),
    )  # fmt: skip
    topic_history.note(db, id, 1, "propose", author, "", now, step_to="collect")
    return get(db, id)


def get(db: Db, id: int) -> Topic:
    """The topic with this id; nothing is ready yet.  Raises LookupError."""
    row = db.one(GET, id=id)
    if row is None:
        raise LookupError(f"topic {id}")
    return _topic(row)


def numbered(db: Db, number: str) -> Topic | None:
    """The topic with this number."""
    row = db.one(NUMBERED, number=number)
    return None if row is None else _topic(row)


def save(
    db: Db, moved: Topic, verb: str, person: int | None, now: datetime, *, step_to: str = "", said: str = "",
) -> None:  # fmt: skip
    """Write a changed topic and its line of history.  step_to: '' = the step stayed; said: the reason then.
    Raises Conflict when somebody else changed it since it was read."""
    changed = db.run(
        SAVE, step=moved.step, version=moved.version, facilitator=moved.facilitator, small=moved.small, held=moved.held,
        rule=moved.rule,
        text_version=moved.text_version, reason=moved.reason, outcome=moved.outcome, merged_into=moved.merged_into,
        request=moved.request, now=us(now), ends_at=maybe_us(moved.ends_at), id=moved.id, was=moved.version - 1,
    )  # fmt: skip
    if changed != 1:
        raise Conflict
    topic_history.note(
        db, moved.id, moved.version, verb, person, moved.reason if step_to else said, now, step_to=step_to
    )


def empty(db: Db, id: int) -> None:
    """作者已撤回: what it said is gone, its number and history stay (R58)."""
    db.run("UPDATE topic SET title = '', why = '', place = '', photos = '' WHERE id = :id", id=id)


def at(db: Db, step: str, most: int = MOST) -> list[Topic]:
    """Topics in this step, newest first."""
    return [_topic(r) for r in db.all(STEP, step=step, most=most)]


def live(db: Db, most: int = MOST) -> list[Topic]:
    """All that are not over, newest first."""
    found = [topic for step in STEPS for topic in at(db, step, most)]
    return sorted(found, key=lambda topic: -topic.id)[:most]


def _topic(r: Any) -> Topic:
    return Topic(
        r.id, r.number, r.step, r.version, r.author_id, bool(r.small), frozenset(), when(r.updated_at),
        maybe_when(r.ends_at), r.facilitator_id, r.area, r.title, r.why, r.place,
        tuple(int(n) for n in r.photos.split(",") if n), r.origin, r.held, r.rule, r.text_version, r.reason, r.outcome,
        r.merged_into, r.request_id, when(r.created_at),
    )  # fmt: skip
