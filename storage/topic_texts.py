"""方案 at rest: versions of the text of a topic.  The draft is the one row that is not frozen; a frozen one never changes."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from flows.deciding.text import Option, digest
from storage.db import Db, maybe_when, us

COLUMNS = "topic_id, text_version, body, hash, person_id, frozen_at"
FROZEN = f"""SELECT {COLUMNS} FROM topic_text WHERE topic_id = :topic AND frozen_at IS NOT NULL
ORDER BY text_version"""  # noqa: S608
DRAFT = f"SELECT {COLUMNS} FROM topic_text WHERE topic_id = :topic AND frozen_at IS NULL"  # noqa: S608
SET = """UPDATE topic_text SET body = :body, person_id = :person WHERE topic_id = :topic AND frozen_at IS NULL"""
FREEZE = "UPDATE topic_text SET hash = :hash, frozen_at = :now WHERE topic_id = :topic AND frozen_at IS NULL"


@dataclass(frozen=True, slots=True)
class Text:
    """One version.  frozen_at None: the draft."""

    topic: int
    version: int
    options: tuple[Option, ...]
    hash: str
    by: int
    frozen_at: datetime | None


def draft(db: Db, topic: int) -> Text | None:
    """What is being written, if anything."""
    row = db.one(DRAFT, topic=topic)
    return None if row is None else _text(row)


def frozen(db: Db, topic: int) -> list[Text]:
    """Every frozen version, the first one first."""
    return [_text(r) for r in db.all(FROZEN, topic=topic)]


def version(db: Db, topic: int, which: int) -> Text | None:
    """One frozen version."""
    return next((text for text in frozen(db, topic) if text.version == which), None)


def write(db: Db, topic: int, options: Sequence[Option], person: int) -> None:
    """The draft from now on."""
    body = json.dumps([_plain(o) for o in options], ensure_ascii=False)
    if not db.run(SET, body=body, person=person, topic=topic):
        known = frozen(db, topic)
        db.insert(
            "topic_text", topic_id=topic, text_version=known[-1].version + 1 if known else 1, body=body, hash="",
            person_id=person,
        )  # fmt: skip


def freeze(db: Db, topic: int, now: datetime) -> Text:
    """The draft becomes a version that never changes.  Raises LookupError when there is none."""
    known = draft(db, topic)
    if known is None:
        raise LookupError(f"no draft of topic {topic}")
    db.run(FREEZE, hash=digest(known.options), now=us(now), topic=topic)
    return frozen(db, topic)[-1]


def _plain(option: Option) -> dict[str, Any]:
    return {**asdict(option), "until": option.until.isoformat() if option.until else None}


def _text(r: Any) -> Text:
    options = tuple(
        Option(o["title"], tuple(o["clauses"]), o["cost"], o["who"], date.fromisoformat(o["until"]) if o["until"] else None)
        for o in json.loads(r.body)
    )  # fmt: skip
    return Text(r.topic_id, r.text_version, options, r.hash, r.person_id, maybe_when(r.frozen_at))
