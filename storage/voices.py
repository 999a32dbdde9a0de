"""What departments and interested parties say about a topic, labelled (R70)."""

from dataclasses import dataclass
from datetime import datetime

from storage.db import Db, us, when

OF = "SELECT kind, label, text_version, said, at FROM topic_voice WHERE topic_id = :topic ORDER BY id"


@dataclass(frozen=True, slots=True)
class Voice:
    """kind: department or party.  label: who speaks.  text_version: of the text it is about."""

    kind: str
    label: str
    text_version: int
    said: str
    at: datetime


def add(db: Db, topic: int, kind: str, label: str, text_version: int, said: str, person: int, now: datetime) -> None:
    """Write it down."""
    db.insert(
        "topic_voice", topic_id=topic, kind=kind, label=label, text_version=text_version, said=said, person_id=person,
        at=us(now),
    )  # fmt: skip


def of_topic(db: Db, topic: int) -> list[Voice]:
    """All of a topic, oldest first."""
    return [Voice(r.kind, r.label, r.text_version, r.said, when(r.at)) for r in db.all(OF, topic=topic)]
