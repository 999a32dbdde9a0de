"""Broadcasts (群发), the chats they go to, and the groups that are linked."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from flows.broadcast import KINDS, STEPS
from storage.tables.columns import BigId, key, moment, one_of, partial, sealed, to, words


class BroadcastRow(SQLModel, table=True):
    """A broadcast (群发); see flows/broadcast.py for its steps."""

    __tablename__ = "broadcast"
    __table_args__ = (
        one_of("step", *STEPS),
        one_of("kind", *KINDS),
        partial("ix_broadcast_sending", "id", where="step = 'sending'"),
    )
    id: int = key()
    version: int
    step: str
    kind: str
    texts: str = words()  # JSON: language -> words
    author_id: int = to("person")
    audience: str
    which: str = ""
    photos: str = ""  # media row ids, comma separated
    report: bool = False
    source: str = words()
    level: str = ""
    issued: str = words()
    reviewer_id: int | None = to("person", null=True)
    reason: str = words()
    at: datetime | None = moment(null=True)
    created_at: datetime = moment()
    started_at: datetime | None = moment(null=True)
    ended_at: datetime | None = moment(null=True)
    paper_id: int | None = to("media", null=True)  # a document, which goes instead of photos
    groups: bool = False  # posted in the linked groups, too
    opens: str = ""  # what its button opens beside a report: topic:5, shift:5, volunteer


class Delivery(SQLModel, table=True):
    """One chat that a broadcast goes to.  state: waiting -> made (a letter is in the outbox) -> what became of the letter."""

    __table_args__ = (
        UniqueConstraint("broadcast_id", "chat_id"),
        one_of("state", "waiting", "made", "sent", "failed", "blocked", "unknown"),
        Index("ix_delivery_broadcast_id_state_not_before", "broadcast_id", "state", "not_before"),
    )
    id: int = key()
    broadcast_id: int = to("broadcast")
    chat_id: int = to("chat")
    person_id: int = to("person")
    state: str = "waiting"
    not_before: datetime = moment()
    outbox_id: int | None = Field(default=None, nullable=True, sa_type=BigId)  # no key: letters are forgotten first


class LinkedGroup(SQLModel, table=True):
    """A group that admins linked: results are posted there (R22)."""

    __tablename__ = "linked_group"
    __table_args__ = (UniqueConstraint("chat_id"),)
    id: int = key()
    chat_id: int = to("chat")
    title: bytes = sealed()
    linked_by: int = to("person", index=True)
    linked_at: datetime = moment()
