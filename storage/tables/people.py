"""Who people are, where they can be reached, what they agreed to and what they chose."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import BigId, key, moment, one_of, partial, sealed, to


class Person(SQLModel, table=True):
    """Somebody, on whatever channels.  merged_into: the person this guest turned out to be, never a guest itself.
    An erased person is an empty shell: no name, no identity, no chat."""

    __table_args__ = (partial("ix_person_merged_into", "merged_into", where="merged_into IS NOT NULL"),)
    id: int = key()
    name: bytes | None = sealed(null=True)
    language: str = ""  # '' = not chosen: the channel's guess or the community's first
    simple: bool = False  # 大字简明: large letters, numbered buttons
    merged_into: int | None = to("person", null=True)
    created_at: datetime = moment()


class Identity(SQLModel, table=True):
    """How a channel knows a person; external is a keyed hash."""

    __table_args__ = (UniqueConstraint("channel", "external"),)
    id: int = key()
    channel: str
    external: str
    person_id: int = to("person", index=True)


class Chat(SQLModel, table=True):
    """Where a person can be reached.  address: sealed, the channel's own name of the chat."""

    __table_args__ = (UniqueConstraint("channel", "external"),)
    id: int = key()
    channel: str
    external: str
    address: bytes = sealed()
    person_id: int | None = to("person", null=True, index=True)
    unreachable: bool = False
    last_used_at: datetime = moment()
    late_at: datetime | None = moment(null=True)  # when they were last told that messages are handled late
    seen_at: datetime | None = moment(null=True)  # the web page fetched its lines


class Contact(SQLModel, table=True):
    """How to reach somebody outside a chat, if they gave it: sealed, shown by a click that is logged (R36)."""

    __table_args__ = (UniqueConstraint("person_id"), Index("ix_contact_phone_hash", "phone_hash"))
    id: int = key()
    person_id: int = to("person")
    phone: bytes | None = sealed(null=True)
    phone_hash: str = ""
    home: bytes | None = sealed(null=True)
    at: datetime = moment()


class Disclosure(SQLModel, table=True):
    """Who was shown somebody's phone, for what: "callback:3", "assistance:4" (R36)."""

    __table_args__ = (UniqueConstraint("subject", "by_id"), Index("ix_disclosure_person_id", "person_id"))
    id: int = key()
    person_id: int = to("person")
    subject: str
    by_id: int = to("person")
    at: datetime = moment()


class Consent(SQLModel, table=True):
    """One consent, one row (R32, R33): for what, to which words, when, and when it was taken back.  given_at NULL: refused."""

    __table_args__ = (
        one_of("kind", "notice", "abroad", "publish", "property", "guardian", "volunteer", "export", "erase"),
        one_of("how", "button", "in-person", "phone", "voice"),
        Index("ix_consent_person_id_kind", "person_id", "kind"),
    )
    id: int = key()
    person_id: int = to("person")
    kind: str
    version: int
    text_hash: str  # of the words that were shown
    subject: str = ""  # "request:17" where it is for one request only
    how: str = "button"
    by_id: int | None = to("person", null=True)  # who wrote it down; NULL = the person's own press
    given_at: datetime | None = moment(null=True)
    withdrawn_at: datetime | None = moment(null=True)


class Block(SQLModel, table=True):
    """Somebody may not write for a while; why, and until when.  Time ends it by itself."""

    id: int = key()
    person_id: int = to("person", index=True)
    reason: str
    blocked_by: int = to("person")
    blocked_at: datetime = moment()
    until: datetime = moment(index=True)
    lifted_at: datetime | None = moment(null=True)
    appealed_at: datetime | None = moment(null=True)


class Habit(SQLModel, table=True):
    """What a person chose about being told: NULL = as the community has it.  muted: topics, comma separated."""

    person_id: int = Field(primary_key=True, foreign_key="person.id", sa_type=BigId)
    quiet_from: int | None = None  # minutes after local midnight; the same as quiet_to = never quiet
    quiet_to: int | None = None
    digest: bool = False
    muted: str = ""
