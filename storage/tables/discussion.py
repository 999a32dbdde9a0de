"""How a topic is discussed: statements (意见) under pseudonyms, and meetings."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import SQLModel

from storage.tables.columns import key, moment, one_of, partial, sealed, to, words


class Pseudonym(SQLModel, table=True):
    """三号居民: what somebody is called in one discussion (R59)."""

    __table_args__ = (UniqueConstraint("topic_id", "person_id"), UniqueConstraint("topic_id", "number"))
    id: int = key()
    topic_id: int = to("topic")
    person_id: int = to("person")
    number: int


class Statement(SQLModel, table=True):
    """A statement (意见) in a discussion: masked words, as its author saw them before (R57)."""

    __table_args__ = (
        one_of("state", "pending", "shown", "refused", "withdrawn"),
        Index("ix_statement_topic_id_state", "topic_id", "state", "id"),
        Index("ix_statement_person_id_at", "person_id", "at"),
        partial("ix_statement_pending", "id", where="state = 'pending'"),
    )
    id: int = key()
    topic_id: int = to("topic")
    person_id: int = to("person")
    said: str = words()
    state: str = "shown"
    kind: str = ""  # why a person looks first: a kind of flows/moderation.py
    label: str = ""  # whom an interested party speaks for (R70)
    appealed: bool = False
    decided_by: int | None = to("person", null=True)
    at: datetime = moment()


class Unveiling(SQLModel, table=True):
    """Who said it? (R59) asked by one admin with a reason, answered only when a second one agrees."""

    __table_args__ = (
        one_of("state", "open", "told", "refused"),
        partial("uq_unveiling_open", "statement_id", where="state = 'open'", unique=True),
        Index("ix_unveiling_statement_id", "statement_id"),
    )
    id: int = key()
    statement_id: int = to("statement")
    asked_by: int = to("person")
    reason: bytes = sealed()
    state: str = "open"
    decided_by: int | None = to("person", null=True)
    at: datetime = moment()
    decided_at: datetime | None = moment(null=True)


class Response(SQLModel, table=True):
    """What somebody thinks of a statement."""

    __table_args__ = (
        one_of("answer", "agree", "disagree", "skip"),
        UniqueConstraint("statement_id", "person_id"),
        Index("ix_response_person_id", "person_id"),
    )
    id: int = key()
    statement_id: int = to("statement")
    person_id: int = to("person")
    answer: str
    at: datetime = moment()


class Meeting(SQLModel, table=True):
    """A meeting on a topic: when, where, who was there, what was said.  code: the sign-in code shown in the room, hashed."""

    __table_args__ = (Index("ix_meeting_topic_id", "topic_id"), UniqueConstraint("code"))
    id: int = key()
    topic_id: int = to("topic")
    vote_id: int | None = to("vote", null=True)  # whose assembly it is
    starts_at: datetime = moment()
    place: str = words()
    code: str
    minutes: str = words()
    photos: str = ""  # media row ids, comma separated
    called_by: int = to("person")
    created_at: datetime = moment()


class Attendance(SQLModel, table=True):
    """签到: by the code in the own chat, or – without a phone – by two members of staff."""

    __table_args__ = (UniqueConstraint("meeting_id", "who"),)
    id: int = key()
    meeting_id: int = to("meeting")
    who: str  # person:17, or unit:b3-2-501 of whoever has no phone
    person_id: int | None = to("person", null=True)
    unit_id: int | None = to("roll_unit", null=True)
    signed_by: int | None = to("person", null=True)  # staff: the first, then the second
    witnessed_by: int | None = to("person", null=True)
    at: datetime = moment()
