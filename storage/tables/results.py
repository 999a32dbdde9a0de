"""What became of a topic: its publication (公示), objections (异议), and what is done about it (落实)."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import SQLModel

from storage.tables.columns import key, moment, one_of, partial, to, words


class Publication(SQLModel, table=True):
    """公示: the result as it was published, then each correction; never edited.  body: JSON of facts; hash: of the body."""

    __table_args__ = (UniqueConstraint("topic_id", "entry"), one_of("kind", "result", "correction"))
    id: int = key()
    topic_id: int = to("topic")
    entry: int  # 1, 2, 3 …
    picture: int | None = to("media", null=True)  # the result as a picture
    kind: str
    body: str = words()
    hash: str
    person_id: int = to("person")
    at: datetime = moment()


class Posting(SQLModel, table=True):
    """A stretch of time in which the result hung (公示期间).  until NULL: it still hangs; a new stretch begins anew (R44)."""

    __table_args__ = (
        partial("uq_posting_topic_id", "topic_id", where="until IS NULL", unique=True),
        Index("ix_posting_topic_id_id", "topic_id", "id"),
    )
    id: int = key()
    topic_id: int = to("topic")
    since: datetime = moment()
    until: datetime | None = moment(null=True)
    why: str = words()  # it was interrupted
    photos: str = ""  # of the posted page, at the start and the end (R66)


class Objection(SQLModel, table=True):
    """异议: a resident objects to a published result; each is answered."""

    __table_args__ = (Index("ix_objection_topic_id", "topic_id"),)
    id: int = key()
    topic_id: int = to("topic")
    person_id: int = to("person")
    said: str = words()
    at: datetime = moment()
    answer: str = words()
    answered_by: int | None = to("person", null=True)
    answered_at: datetime | None = moment(null=True)


class ActionItem(SQLModel, table=True):
    """落实事项: what is to be done about a decision, by whom, until when.
    owner_kind: worker (a person), department or group (named; whoever speaks for it has the task)."""

    __tablename__ = "action_item"
    __table_args__ = (
        one_of("owner_kind", "worker", "department", "group"),
        one_of("state", "open", "done", "dropped"),
        UniqueConstraint("topic_id", "n"),
        Index("ix_action_item_person_id_state", "person_id", "state"),
        Index("ix_action_item_owner_state", "owner", "state"),
        Index("ix_action_item_due_at", "due_at"),
    )
    id: int = key()
    topic_id: int = to("topic")
    n: int  # 1, 2, 3 … within the topic
    what: str = words()
    owner_kind: str
    owner: str = ""  # the department's or group's name
    person_id: int | None = to("person", null=True)  # who has it; NULL = whoever holds the department's role
    due_at: datetime = moment()
    state: str = "open"
    version: int = 1
    updated_at: datetime = moment()


class ActionNote(SQLModel, table=True):
    """进展: what was said or shown about an action item."""

    __tablename__ = "action_note"
    __table_args__ = (
        one_of("verb", "open", "progress", "done", "reopen", "supervise", "drop"),
        Index("ix_action_note_item_id", "item_id"),
    )
    id: int = key()
    item_id: int = to("action_item")
    verb: str
    said: str = words()
    photos: str = ""
    person_id: int | None = to("person", null=True)
    at: datetime = moment()


class Landing(SQLModel, table=True):
    """落实评价: what somebody thinks of how a decision was carried out, once a person."""

    __table_args__ = (
        one_of("answer", "satisfied", "unsatisfied", "not-done"),
        UniqueConstraint("topic_id", "person_id"),
    )
    id: int = key()
    topic_id: int = to("topic")
    person_id: int = to("person")
    answer: str
    at: datetime = moment()
