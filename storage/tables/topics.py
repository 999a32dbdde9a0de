"""Topics (议题): their state, their history, their texts, and who stands behind them."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import SQLModel

from flows.deciding import topic
from storage.tables.columns import key, moment, one_of, partial, to, words


class TopicRow(SQLModel, table=True):
    """A topic (议题); see flows/deciding/topic.py for its steps.  What people wrote here is public from the first moment, and
    was masked and looked at before (R57).

    area: whom it concerns – all, grid:g1, building:b3 or unit:b3/2.  text_version: of the text that holds, 0 while there is none.
    rule: key of flows/deciding/rule.PRESETS.  origin: who began it, for the share that comes from residents."""

    __tablename__ = "topic"
    __table_args__ = (
        one_of("step", *topic.STEPS, *topic.ENDS),
        one_of("origin", *topic.ORIGINS),
        UniqueConstraint("number"),
        Index("ix_topic_step_id", "step", "id"),
        Index("ix_topic_author_id", "author_id"),
        Index("ix_topic_created_at", "created_at"),
    )
    id: int = key()
    number: str  # YT-YYYYMMDD-NNNN
    step: str
    version: int
    author_id: int = to("person")
    facilitator_id: int | None = to("person", null=True)
    area: str = "all"
    title: str = words()
    why: str = words()
    place: str = words()
    photos: str = ""  # media row ids, comma separated
    origin: str
    small: bool = False  # 小议题
    held: str = ""  # why a person looks before others read it (R55): a kind of flows/moderation.py; '' = everybody may
    rule: str = "consult"
    text_version: int = 0
    reason: str = words()  # the public one of its last move
    outcome: str = ""  # of the ballot, a flows.deciding.tally.Outcome
    merged_into: int | None = to("topic", null=True)
    request_id: int | None = to("request", null=True)  # 转办: what became of it
    created_at: datetime = moment()
    updated_at: datetime = moment()
    ends_at: datetime | None = moment(null=True)


class TopicEvent(SQLModel, table=True):
    """One move of a topic, or a line of its history that moved nothing (step_to ''), for ever."""

    __tablename__ = "topic_event"
    __table_args__ = (
        partial("uq_topic_event_version", "topic_id", "version", where="step_to <> ''", unique=True),
        Index("ix_topic_event_topic_id_id", "topic_id", "id"),
    )
    id: int = key()
    topic_id: int = to("topic")
    version: int
    verb: str
    step_to: str = ""
    person_id: int | None = to("person", null=True)  # NULL = the clock
    note: str = words()  # the public reason
    at: datetime = moment()


class Support(SQLModel, table=True):
    """附议: a household stands behind a topic, in the text that it was shown.  via_id: the merged topic it came with."""

    __table_args__ = (
        UniqueConstraint("topic_id", "household_id", "text_version"),
        Index("ix_support_person_id", "person_id"),
    )
    id: int = key()
    topic_id: int = to("topic")
    household_id: int = to("household")
    person_id: int = to("person")
    text_version: int
    via_id: int | None = to("topic", null=True)
    at: datetime = moment()


class TopicText(SQLModel, table=True):
    """方案: options of clauses, one row a version, never changed once it is frozen.  body: flows.deciding.text as JSON."""

    __tablename__ = "topic_text"
    __table_args__ = (UniqueConstraint("topic_id", "text_version"),)
    id: int = key()
    topic_id: int = to("topic")
    text_version: int
    body: str = words()
    hash: str = ""
    person_id: int = to("person")
    frozen_at: datetime | None = moment(null=True)


class TopicVoice(SQLModel, table=True):
    """What a department or an interested party says about a topic, labelled (R70); they never vote.
    label: who speaks, such as 物业."""

    __tablename__ = "topic_voice"
    __table_args__ = (one_of("kind", "department", "party"), Index("ix_topic_voice_topic_id", "topic_id"))
    id: int = key()
    topic_id: int = to("topic")
    kind: str
    label: str
    text_version: int
    said: str = words()
    person_id: int = to("person")
    at: datetime = moment()
