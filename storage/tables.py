"""All tables, declared with SQLModel.  Migrations are made from here; repositories speak plain SQL to them (ADR 0006).

Moments are UtcDateTime: aware UTC in Python, microseconds since 1970 in both databases.  Sealed columns end in nothing
special but are bytes: only storage/seal.py reads them.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Index, Integer, LargeBinary, MetaData, Text, UniqueConstraint, text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from flows.deciding import topic, vote
from flows.roles import ROLES

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata: MetaData = SQLModel.metadata
BigId = BigInteger().with_variant(Integer, "sqlite")


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC <-> microseconds since 1970.  Refuses naive datetimes: SQLite would drop the zone without a word."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """To the database."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone")
        return (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """From the database."""
        return None if value is None else EPOCH + value * MICROSECOND


def key() -> Any:
    """A surrogate primary key."""
    return Field(default=None, primary_key=True, sa_type=BigId)


def to(table: str, *, null: bool = False, index: bool = False) -> Any:
    """A foreign key to another table's id."""
    return Field(foreign_key=f"{table}.id", nullable=null, sa_type=BigId, index=index)


def moment(*, null: bool = False, index: bool = False) -> Any:
    """A point in time."""
    return Field(nullable=null, sa_type=UtcDateTime, index=index)


def sealed(*, null: bool = False) -> Any:
    """Bytes only the key opens."""
    return Field(nullable=null, sa_type=LargeBinary)


def words() -> Any:
    """Text of any length."""
    return Field(sa_type=Text)


def one_of(column: str, *values: str) -> CheckConstraint:
    """A CHECK that a column holds one of these."""
    listed = ", ".join(f"'{v}'" for v in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class Person(SQLModel, table=True):
    """Somebody, on whatever channels.  merged_into: the person this guest turned out to be, never a guest itself.
    An erased person is an empty shell: no name, no identity, no chat."""

    __table_args__ = (
        Index(
            "ix_person_merged_into",
            "merged_into",
            sqlite_where=text("merged_into IS NOT NULL"),
            postgresql_where=text("merged_into IS NOT NULL"),
        ),
    )
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


class Role(SQLModel, table=True):
    """A role somebody holds, until it is revoked.  grid: what it is held for: a worker's grid, the department of who helps from
    one (协办), whom an interested party speaks for."""

    __table_args__ = (one_of("role", *ROLES),)
    id: int = key()
    person_id: int = to("person", index=True)
    role: str
    grid: str | None = None
    granted_at: datetime = moment()
    revoked_at: datetime | None = moment(null=True)


class Claim(SQLModel, table=True):
    """A one-time code for a role (R19); only its keyed hash is kept."""

    __table_args__ = (UniqueConstraint("code"),)
    id: int = key()
    code: str
    role: str
    grid: str | None = None
    expires_at: datetime = moment()
    used_at: datetime | None = moment(null=True)
    used_by: int | None = to("person", null=True)


class Consent(SQLModel, table=True):
    """One consent, one row (R32, R33): for what, to which words, when, and when it was taken back.  given_at NULL: refused."""

    __table_args__ = (
        one_of("kind", "notice", "abroad", "publish", "property", "guardian", "volunteer"),
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
    """Who was shown somebody's phone, for which call (R36)."""

    __table_args__ = (UniqueConstraint("callback_id", "by_id"), Index("ix_disclosure_person_id", "person_id"))
    id: int = key()
    person_id: int = to("person")
    callback_id: int = to("callback")
    by_id: int = to("person")
    at: datetime = moment()


class LinkCode(SQLModel, table=True):
    """A one-time code that joins two channels of one person; only its keyed hash is kept."""

    __tablename__ = "link_code"
    __table_args__ = (UniqueConstraint("code"),)
    id: int = key()
    code: str
    person_id: int = to("person", index=True)
    expires_at: datetime = moment()
    used_at: datetime | None = moment(null=True)
    used_by: int | None = to("person", null=True)


class Ticket(SQLModel, table=True):
    """An opaque token of a deep link or a one-time code, for one purpose, until it is used up or too old (R20)."""

    __table_args__ = (UniqueConstraint("code"), Index("ix_ticket_expires_at", "expires_at"))
    id: int = key()
    purpose: str
    code: str  # only its keyed hash
    person_id: int | None = to("person", null=True, index=True)  # good for nobody else
    body: bytes | None = sealed(null=True)
    uses: int  # left
    expires_at: datetime = moment()


class LinkedGroup(SQLModel, table=True):
    """A group that admins linked: results are posted there (R22)."""

    __tablename__ = "linked_group"
    __table_args__ = (UniqueConstraint("chat_id"),)
    id: int = key()
    chat_id: int = to("chat")
    title: bytes = sealed()
    linked_by: int = to("person", index=True)
    linked_at: datetime = moment()


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


class RoleProposal(SQLModel, table=True):
    """A role to be given or taken that waits for a second admin, or was decided.  person_id NULL: whoever is handed the code."""

    __tablename__ = "role_proposal"
    __table_args__ = (
        one_of("kind", "give", "take"),
        one_of("state", "open", "confirmed", "refused"),
        Index(
            "ix_role_proposal_open", "id", sqlite_where=text("state = 'open'"), postgresql_where=text("state = 'open'")
        ),
    )
    id: int = key()
    kind: str
    person_id: int | None = to("person", null=True)
    role: str
    grid: str | None = None
    reason: bytes | None = sealed(null=True)  # what an only admin typed
    proposed_by: int = to("person")
    proposed_at: datetime = moment()
    state: str = "open"
    decided_by: int | None = to("person", null=True)
    decided_at: datetime | None = moment(null=True)


class Attempt(SQLModel, table=True):
    """A code that was wrong: five an hour and no more (R20)."""

    __table_args__ = (Index("ix_attempt_person_id_at", "person_id", "at"),)
    id: int = key()
    person_id: int = to("person")
    at: datetime = moment(index=True)


class Household(SQLModel, table=True):
    """A home (户): a room of a unit of a building.  address: a keyed hash of the three; unit and room are sealed."""

    __table_args__ = (
        UniqueConstraint("address"),
        UniqueConstraint("code"),
        Index("ix_household_building_id", "building", "id"),
    )
    id: int = key()
    address: str
    building: str
    place: bytes = sealed()
    code: str  # a keyed hash of the code on the household's sheet
    edition: int = 1  # grows when the sheet is printed anew because the code got about
    created_at: datetime = moment()


class Residence(SQLModel, table=True):
    """Somebody lives in a household, until they move out.  how: by its code, a worker's word, or the roll (R27)."""

    __table_args__ = (
        one_of("how", "code", "worker", "roll"),
        Index(
            "uq_residence_now", "person_id", "household_id", unique=True,
            sqlite_where=text("until IS NULL"), postgresql_where=text("until IS NULL"),
        ),
        Index("ix_residence_household_id", "household_id"),
    )  # fmt: skip
    id: int = key()
    person_id: int = to("person")
    household_id: int = to("household")
    since: datetime = moment()
    until: datetime | None = moment(null=True)
    how: str
    confirmed_by: int | None = to("person", null=True)


class HomeAsk(SQLModel, table=True):
    """A resident says where they live; a grid worker says whether it is so."""

    __tablename__ = "home_ask"
    __table_args__ = (
        one_of("state", "open", "confirmed", "refused"),
        Index(
            "ix_home_ask_open",
            "worker_id",
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_home_ask_person_id", "person_id"),
    )
    id: int = key()
    person_id: int = to("person")
    address: str
    building: str
    place: bytes = sealed()
    worker_id: int | None = to("person", null=True)  # NULL: nobody has the grid, the admins are asked
    asked_at: datetime = moment()
    state: str = "open"
    decided_by: int | None = to("person", null=True)
    decided_at: datetime | None = moment(null=True)


class Canned(SQLModel, table=True):
    """A reply (常用答复) that admins choose instead of typing it again."""

    id: int = key()
    words: str = words()
    made_by: int = to("person")
    made_at: datetime = moment()
    gone_at: datetime | None = moment(null=True)


class Inbox(SQLModel, table=True):
    """Every update as it came, committed before it is acknowledged (R1, R2)."""

    __table_args__ = (
        UniqueConstraint("channel", "external", "body_hash"),
        one_of("state", "new", "done", "parked"),
        Index(
            "ix_inbox_parked", "id", sqlite_where=text("state = 'parked'"), postgresql_where=text("state = 'parked'")
        ),
        Index("ix_inbox_new", "turn", "id", sqlite_where=text("state = 'new'"), postgresql_where=text("state = 'new'")),
        Index(
            "ix_inbox_lane", "lane", "turn", sqlite_where=text("state = 'new'"), postgresql_where=text("state = 'new'")
        ),
        Index("ix_inbox_who", "who"),
    )
    id: int = key()
    channel: str
    external: str
    body_hash: str
    lane: str  # a keyed hash of the chat: strictly in order within it (R4)
    who: str = ""  # a keyed hash of the sender, as in identity: what is theirs can be found and erased (R35)
    turn: int = 0  # whose turn it is: the nth that waits in its lane stands n turns behind (R26)
    body: bytes = sealed()
    received_at: datetime = moment(index=True)
    state: str = "new"
    error: str | None = None


class Outbox(SQLModel, table=True):
    """The only way out (R5).  state: new -> (sending) -> sent | unknown | failed; replaced by a newer card before it left."""

    __table_args__ = (
        one_of("state", "new", "sending", "sent", "unknown", "failed", "replaced"),
        Index("ix_outbox_new", "id", sqlite_where=text("state = 'new'"), postgresql_where=text("state = 'new'")),
        Index(
            "ix_outbox_new_subject",
            "chat_id",
            "subject",
            sqlite_where=text("state = 'new'"),
            postgresql_where=text("state = 'new'"),
        ),
        Index("ix_outbox_chat_id_id", "chat_id", "id"),
        Index(
            "ix_outbox_trouble",
            "state",
            sqlite_where=text("state IN ('unknown', 'failed')"),
            postgresql_where=text("state IN ('unknown', 'failed')"),
        ),
        Index(
            "ix_outbox_sending",
            "id",
            sqlite_where=text("state = 'sending'"),
            postgresql_where=text("state = 'sending'"),
        ),
    )
    id: int = key()
    chat_id: int = to("chat")
    priority: int  # 0 reply, 1 emergency, 2 dispatch, 3 reminder, 4 broadcast
    body: bytes = sealed()
    buttons: bool = False
    subject: str = ""
    edits: str = ""  # message id to edit, 'card' = the subject's living card, 'letter:N,M' = what the last of them to leave became
    needs: str = ""  # media row ids that should be ready first, comma separated
    state: str = "new"
    tries: int = 0
    not_before: datetime = moment()
    created_at: datetime = moment(index=True)
    message_id: str | None = None
    error: str | None = None


class CardAt(SQLModel, table=True):
    """Which message is the living card of a subject in a chat."""

    __tablename__ = "card"
    __table_args__ = (UniqueConstraint("chat_id", "subject"),)
    id: int = key()
    chat_id: int = to("chat")
    subject: str
    message_id: str
    media: bool = False


class Dialogue(SQLModel, table=True):
    """A talk in progress: answers and material, sealed; never a position."""

    __table_args__ = (
        one_of("state", "open", "parked", "shelved", "done"),
        Index(
            "uq_dialogue_open", "chat_id", "person_id", unique=True,
            sqlite_where=text("state IN ('open', 'parked')"), postgresql_where=text("state IN ('open', 'parked')"),
        ),
        Index("ix_dialogue_person_id", "person_id"),
        Index("ix_dialogue_chat_id_id", "chat_id", "id"),
    )  # fmt: skip
    id: int = key()
    chat_id: int = to("chat")
    person_id: int = to("person")
    flow: str
    subject: str = ""
    start: bytes = sealed()
    talk: bytes = sealed()
    album: str = ""
    state: str = "open"
    opened_at: datetime = moment()
    touched_at: datetime = moment(index=True)


class Series(SQLModel, table=True):
    """The last number given in a series on a local day."""

    prefix: str = Field(primary_key=True)
    day: str = Field(primary_key=True)
    last: int


UNDERWAY = "step IN ('open', 'dispatched', 'accepted', 'held')"
SEEN = f"public AND {UNDERWAY}"  # what neighbours may look for


class RequestRow(SQLModel, table=True):
    """A request (工单); see flows/request.py for its steps."""

    __tablename__ = "request"
    __table_args__ = (
        UniqueConstraint("service_request_id"),
        one_of(
            "step", "open", "dispatched", "accepted", "held", "handled", "closed", "withdrawn", "declined", "merged"
        ),
        one_of("outcome", "", "satisfied", "unsatisfied", "unrated", "unchecked", "checked"),
        Index("ix_request_worker_id_step", "worker_id", "step"),
        Index("ix_request_person_id_id", "person_id", "id"),
        Index("ix_request_step_grid", "step", "grid"),
        Index("ix_request_updated_datetime", "updated_datetime"),
        Index("ix_request_requested_datetime", "requested_datetime"),
        Index("ix_request_hotspot", "grid", "service_code", "requested_datetime"),
        Index(
            "ix_request_alike", "building", "service_code", sqlite_where=text(UNDERWAY), postgresql_where=text(UNDERWAY)
        ),
        Index("ix_request_public", "id", sqlite_where=text(SEEN), postgresql_where=text(SEEN)),
        Index("ix_request_merged_into", "merged_into"),
    )
    id: int = key()
    service_request_id: str
    service_code: str
    description: str = words()
    step: str
    version: int
    person_id: int = to("person")
    worker_id: int | None = to("person", null=True)
    grid: str | None = None
    building: str | None = None
    address_string: str
    lat: float | None = None
    long: float | None = None
    public: bool = False
    urgent: bool = False
    raised: bool = False
    outcome: str = ""
    requested_datetime: datetime = moment()
    updated_datetime: datetime = moment()
    expected_datetime: datetime | None = moment(null=True)
    held_until: datetime | None = moment(null=True)
    extension_to: datetime | None = moment(null=True)
    merged_into: int | None = to("request", null=True)


class Follow(SQLModel, table=True):
    """Who wants to hear of a request, building or grid (关注), or has the same trouble (我也遇到).  People are these rows counted.

    subject: request:17, building:b3, grid:g1.  via_id: the merged request it came with, so that a split takes it back."""

    __table_args__ = (
        one_of("kind", "follow", "support"),
        UniqueConstraint("person_id", "subject", "kind"),
        Index("ix_follow_subject_kind", "subject", "kind"),
        Index("ix_follow_via_id", "via_id"),
    )
    id: int = key()
    person_id: int = to("person")
    subject: str
    kind: str
    via_id: int | None = to("request", null=True)
    at: datetime = moment()


class Assistance(SQLModel, table=True):
    """协办: a department is asked to help; the request stays with its worker."""

    __table_args__ = (
        one_of("state", "asked", "done", "cannot"),
        Index("ix_assistance_request_id", "request_id"),
        Index("ix_assistance_department_state", "department", "state"),
    )
    id: int = key()
    request_id: int = to("request")
    department: str
    asked_by: int = to("person")
    asked_at: datetime = moment()
    state: str = "asked"
    answered_by: int | None = to("person", null=True)
    answered_at: datetime | None = moment(null=True)


class Absence(SQLModel, table=True):
    """请假: from one moment to another somebody else stands in for a worker."""

    __table_args__ = (Index("ix_absence_person_id_ends_at", "person_id", "ends_at"),)
    id: int = key()
    person_id: int = to("person")
    stand_in: int = to("person")
    starts_at: datetime = moment()
    ends_at: datetime = moment()


class Review(SQLModel, table=True):
    """Words that were to become public and that a person looks at first (R55)."""

    __table_args__ = (
        one_of("state", "pending", "shown", "refused"),
        UniqueConstraint("request_id"),
        Index(
            "ix_review_pending",
            "id",
            sqlite_where=text("state = 'pending'"),
            postgresql_where=text("state = 'pending'"),
        ),
    )
    id: int = key()
    request_id: int = to("request")
    kind: str  # of the first word found
    state: str = "pending"
    appealed: bool = False
    asked_at: datetime = moment()
    decided_by: int | None = to("person", null=True)
    decided_at: datetime | None = moment(null=True)


class RequestEvent(SQLModel, table=True):
    """One move or supplement of a request, for ever."""

    __tablename__ = "request_event"
    __table_args__ = (
        Index("uq_request_event_version", "request_id", "version", unique=True,
              sqlite_where=text("step_to <> ''"), postgresql_where=text("step_to <> ''")),
        Index("ix_request_event_request_id_id", "request_id", "id"),
    )  # fmt: skip
    id: int = key()
    request_id: int = to("request")
    version: int  # of the request after it
    verb: str
    step_to: str = ""  # '' = a supplement: the step stayed
    person_id: int | None = to("person", null=True)  # NULL = the house itself, or the clock
    note: str = words()  # a reason's key, or the words of a supplement
    at: datetime = moment()


class MediaRow(SQLModel, table=True):
    """A photo, a voice note, or a list of our own (document).  state: wanted until it is fetched, checked and re-encoded."""

    __tablename__ = "media"
    __table_args__ = (
        one_of("kind", "photo", "voice", "document"),
        one_of("state", "wanted", "ready", "failed", "erase"),
        Index("ix_media_erase", "id", sqlite_where=text("state = 'erase'"), postgresql_where=text("state = 'erase'")),
        Index(
            "ix_media_wanted", "id", sqlite_where=text("state = 'wanted'"), postgresql_where=text("state = 'wanted'")
        ),
        Index("ix_media_request_id", "request_id"),
        Index("ix_media_created_at", "created_at"),
        Index("ix_media_person_id_id", "person_id", "id"),
    )
    id: int = key()
    kind: str
    channel: str
    ref: bytes = sealed()
    person_id: int = to("person")
    request_id: int | None = to("request", null=True)
    stage: str = "before"  # before, after; public = everybody was sent it; ballot, kept = as long as the law wants
    state: str = "wanted"
    tries: int = 0
    not_before: datetime = moment()
    file: str = ""  # name under LINLI_DATA_DIR/media
    mime: str = ""
    error: str = ""
    created_at: datetime = moment()


class Holder(SQLModel, table=True):
    """Somebody who may do what the reporter of a request may: they brought its 查询码, or they filed it for the reporter."""

    __table_args__ = (UniqueConstraint("request_id", "person_id"),)
    id: int = key()
    request_id: int = to("request")
    person_id: int = to("person", index=True)
    at: datetime = moment()


class Callback(SQLModel, table=True):
    """A call or a visit that somebody of the office owes (回访).  human: they asked for one; rate: nobody answered 修好了吗;
    tell: news that nobody read.  worker_id NULL = the admins."""

    __table_args__ = (
        one_of("kind", "human", "rate", "tell"),
        one_of("state", "open", "done"),
        one_of("outcome", "", "reached", "visited", "answered", "erased"),
        Index("ix_callback_worker_id_open", "worker_id",
              sqlite_where=text("state = 'open'"), postgresql_where=text("state = 'open'")),
        Index("ix_callback_person_id", "person_id"),
        Index("ix_callback_request_id", "request_id"),
    )  # fmt: skip
    id: int = key()
    kind: str
    person_id: int = to("person")
    request_id: int | None = to("request", null=True)
    worker_id: int | None = to("person", null=True)
    slot: str = ""  # when they want it: a key of flows/callback.py
    state: str = "open"
    outcome: str = ""
    version: int = 1
    opened_at: datetime = moment()
    done_at: datetime | None = moment(null=True)
    done_by: int | None = to("person", null=True)


class Due(SQLModel, table=True):
    """What is to happen, and when (R9).  APScheduler only wakes the loop that looks here."""

    __table_args__ = (
        UniqueConstraint("kind", "subject", "at", "person_id"),
        Index("ix_due_at", "at", sqlite_where=text("done_at IS NULL"), postgresql_where=text("done_at IS NULL")),
        Index(
            "ix_due_person_id_at",
            "person_id",
            "at",
            sqlite_where=text("done_at IS NULL"),
            postgresql_where=text("done_at IS NULL"),
        ),
        Index(
            "ix_due_done_at",
            "done_at",
            sqlite_where=text("done_at IS NOT NULL"),
            postgresql_where=text("done_at IS NOT NULL"),
        ),
    )
    id: int = key()
    kind: str
    subject: str
    at: datetime = moment()
    person_id: int = Field(
        default=0, sa_type=BigId
    )  # whom it is told; 0 = nobody: NULL would be unlike itself in the unique key
    done_at: datetime | None = moment(null=True)


class Habit(SQLModel, table=True):
    """What a person chose about being told: NULL = as the community has it.  muted: topics, comma separated."""

    person_id: int = Field(primary_key=True, foreign_key="person.id", sa_type=BigId)
    quiet_from: int | None = None  # minutes after local midnight; the same as quiet_to = never quiet
    quiet_to: int | None = None
    digest: bool = False
    muted: str = ""


class Audit(SQLModel, table=True):
    """Who did what to what: ids and salted hashes, never words."""

    id: int = key()
    at: datetime = moment()
    person_id: int | None = to("person", null=True)
    verb: str
    subject: str
    detail: str = ""


class AuditLink(SQLModel, table=True):
    """A link of the chain over the audit (R29), made after the commit; see storage/chain.py.  id: 1, 2, 3 … without a gap."""

    __tablename__ = "audit_link"
    __table_args__ = (UniqueConstraint("audit_id"), UniqueConstraint("prev_hash"))
    id: int = Field(primary_key=True, sa_type=BigId, sa_column_kwargs={"autoincrement": False})
    audit_id: int = to("audit")
    prev_hash: str  # no two links follow the same one: the chain cannot fork
    sums: str  # a short sum of each column of the audit row, so that verify can name the one that changed
    hash: str


class WebLine(SQLModel, table=True):
    """The history of a web chat.  seq grows with every new or changed line of the chat."""

    __tablename__ = "web_line"
    __table_args__ = (
        UniqueConstraint("chat_id", "seq"),
        Index("uq_web_line_outbox_id", "outbox_id", unique=True),
    )
    id: int = key()
    chat_id: int = to("chat")
    seq: int
    mine: bool
    body: bytes = sealed()
    edited: bool = False
    outbox_id: int | None = to("outbox", null=True)
    at: datetime = moment(index=True)


class BroadcastRow(SQLModel, table=True):
    """A broadcast (群发); see flows/broadcast.py for its steps."""

    __tablename__ = "broadcast"
    __table_args__ = (
        one_of("step", "drafted", "reviewed", "scheduled", "sending", "paused", "done", "cancelled"),
        one_of("kind", "notice", "emergency", "warning"),
        Index(
            "ix_broadcast_sending",
            "id",
            sqlite_where=text("step = 'sending'"),
            postgresql_where=text("step = 'sending'"),
        ),
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


class TopicRow(SQLModel, table=True):
    """A topic (议题); see flows/deciding/topic.py for its steps.  What people wrote here is public from the first moment, and
    was masked and looked at before (R57).

    area: whom it concerns – all, grid:g1 or building:b3.  text_version: of the text that holds, 0 while there is none.
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
        Index("uq_topic_event_version", "topic_id", "version", unique=True,
              sqlite_where=text("step_to <> ''"), postgresql_where=text("step_to <> ''")),
        Index("ix_topic_event_topic_id_id", "topic_id", "id"),
    )  # fmt: skip
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
        Index("uq_posting_topic_id", "topic_id", unique=True,
              sqlite_where=text("until IS NULL"), postgresql_where=text("until IS NULL")),
        Index("ix_posting_topic_id_id", "topic_id", "id"),
    )  # fmt: skip
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


class VolunteerRow(SQLModel, table=True):
    """Somebody who offers time (志愿者).  times, languages: keys, comma separated.  pending: under 18, the guardian has not been
    heard yet.  listed: they want to stand on the month's list."""

    __tablename__ = "volunteer"
    __table_args__ = (
        one_of("state", "active", "paused", "left", "pending"),
        one_of("reach", "building", "grid", "all"),
    )
    person_id: int = Field(primary_key=True, foreign_key="person.id", sa_type=BigId)
    version: int
    state: str
    times: str
    reach: str
    languages: str
    building: str = ""
    grid: str = ""
    minor: bool = False
    guardian: bytes | None = sealed(null=True)  # name and phone, of who is under 18
    listed: bool = False
    since: datetime = moment()


class Offer(SQLModel, table=True):
    """What a volunteer can do.  state: fit, or – where the law asks for a qualification – unproved until a proof was sent
    (asked) and an admin looked at it (fit, refused)."""

    __table_args__ = (
        UniqueConstraint("person_id", "skill"),
        one_of("state", "fit", "unproved", "asked", "refused"),
        Index("ix_offer_skill_person_id", "skill", "person_id"),
    )
    id: int = key()
    person_id: int = to("person")
    skill: str
    state: str
    media_id: int | None = to("media", null=True)  # the proof; only its owner and admins may see it
    decided_by: int | None = to("person", null=True)
    decided_at: datetime | None = moment(null=True)


class LedgerEntry(SQLModel, table=True):
    """A line of the ledger (时间账本), for ever: quarter-hours from one account to another; see flows/volunteers/ledger.py."""

    __tablename__ = "ledger"
    __table_args__ = (
        UniqueConstraint("key"),
        UniqueConstraint("undoes"),  # NULLs are not alike: an entry is undone once
        one_of("kind", "earn", "grant", "donate", "spend", "reverse"),
        CheckConstraint("quarters > 0", name="quarters"),
        CheckConstraint("source <> target", name="accounts"),
        Index("ix_ledger_source_id", "source", "id"),
        Index("ix_ledger_target_id", "target", "id"),
        Index("ix_ledger_at", "at"),
    )
    id: int = key()
    key: str
    kind: str
    source: str
    target: str
    quarters: int
    undoes: str | None = None
    person_id: int | None = to("person", null=True)  # who made it; NULL = the house
    at: datetime = moment()


class LedgerBalance(SQLModel, table=True):
    """A snapshot: what an account held after the entry `upto`; a balance is this and the sum of what came since.  Made anew
    every night and compared with the sum of all lines."""

    __tablename__ = "ledger_balance"
    account: str = Field(primary_key=True)
    upto: int = Field(sa_type=BigId)
    quarters: int


class AidRow(SQLModel, table=True):
    """A request for help (求助); see flows/volunteers/aid.py for its steps.  asker_id: who speaks for the person: themselves, or
    a helper."""

    __tablename__ = "aid"
    __table_args__ = (
        one_of("step", "open", "matched", "served", "closed", "cancelled", "passed"),
        Index("ix_aid_person_id", "person_id"),
        Index("ix_aid_asker_id", "asker_id"),
        Index("ix_aid_opened_at", "opened_at"),
    )
    id: int = key()
    version: int
    step: str
    person_id: int = to("person")
    asker_id: int = to("person")
    skill: str
    words: bytes = sealed()
    place: bytes = sealed()  # building, unit, room and the words of it
    building: str = ""
    grid: str = ""
    language: str
    at: datetime | None = moment(null=True)  # when it is wanted; NULL = any time
    quarters: int  # how long it may take
    needed: int  # volunteers
    request_id: int | None = to("request", null=True)  # what the grid worker got when nobody was found
    opened_at: datetime = moment()
    matched_at: datetime | None = moment(null=True)
    ended_at: datetime | None = moment(null=True)


class AidAsk(SQLModel, table=True):
    """A volunteer who was asked to help.  quarters: as they say; heard: as who was helped says; NULL = not yet.
    rating: of the volunteer; manners: of whom they helped; 0–100, NULL = nobody said."""

    __tablename__ = "aid_ask"
    __table_args__ = (
        UniqueConstraint("aid_id", "person_id"),
        one_of("state", "asked", "accepted", "declined", "taken", "left"),
        Index("ix_aid_ask_person_id_asked_at", "person_id", "asked_at"),
    )
    id: int = key()
    aid_id: int = to("aid")
    person_id: int = to("person")
    wave: int
    state: str
    reasons: str = ""  # keys of flows/volunteers/matching.POINTS, comma separated
    asked_at: datetime = moment()
    answered_at: datetime | None = moment(null=True)
    quarters: int | None = None
    heard: int | None = None
    rating: int | None = None
    manners: int | None = None
    thanks: bytes | None = sealed(null=True)


class ShiftRow(SQLModel, table=True):
    """A shift (班次) of an activity; see flows/volunteers/shifts.py.  key: what its codes are made from."""

    __tablename__ = "shift"
    __table_args__ = (
        one_of("step", "open", "ended", "cancelled"),
        CheckConstraint("slots > 0", name="slots"),
        Index("ix_shift_step_starts_at", "step", "starts_at"),
    )
    id: int = key()
    version: int
    step: str
    title: str = words()
    place: str = words()
    starts_at: datetime = moment()
    ends_at: datetime = moment()
    slots: int
    skill: str = ""  # '' = anybody
    risk: str = words()  # told before anybody signs up (志愿服务条例 12); '' = none
    insurance: str = words()  # the record without which a risky one does not open (17)
    adults: bool = False  # not for who is under 18
    organiser_id: int = to("person")
    secret: bytes = sealed()
    created_at: datetime = moment()


class ShiftPlace(SQLModel, table=True):
    """Somebody on the list of a shift; asked: who might cover for somebody (找人顶).  asked_at: the order of the
    waiting list.  proxy_id: the first of two who sign somebody in (代签到).  quarters: 服务时长 as the
    organiser confirmed.  dispute: '' = none; it is raised once."""

    __tablename__ = "shift_place"
    __table_args__ = (
        one_of("state", "in", "offered", "waiting", "out", "served", "absent", "asked"),
        one_of("dispute", "", "open", "settled"),
        Index("uq_shift_place_person", "shift_id", "person_id", unique=True,
              sqlite_where=text("state NOT IN ('out', 'asked')"), postgresql_where=text("state NOT IN ('out', 'asked')")),
        Index("ix_shift_place_shift_id_id", "shift_id", "id"),
        Index("ix_shift_place_person_id", "person_id", "state"),
    )  # fmt: skip
    id: int = key()
    shift_id: int = to("shift")
    person_id: int = to("person")
    state: str
    asked_at: datetime = moment()
    until: datetime | None = moment(null=True)
    came_at: datetime | None = moment(null=True)
    left_at: datetime | None = moment(null=True)
    proxy_id: int | None = to("person", null=True)
    quarters: int | None = None
    dispute: str = ""
    claim: bytes | None = sealed(null=True)  # the words of a dispute


class Certificate(SQLModel, table=True):
    """志愿服务记录证明.  code: what /v/CODE shows it by.  name: as it stands on it, sealed."""

    __table_args__ = (UniqueConstraint("code"), Index("ix_certificate_person_id", "person_id"))
    id: int = key()
    code: str
    person_id: int = to("person")
    name: bytes = sealed()
    quarters: int
    first: datetime = moment()
    last: datetime = moment()
    at: datetime = moment()
    revoked: bool = False


class Voucher(SQLModel, table=True):
    """Something that hours were given back for (积分兑换), until it is handed over."""

    __table_args__ = (
        one_of("state", "open", "used", "undone"),
        Index("ix_voucher_person_id", "person_id"),
        Index("ix_voucher_state", "state"),
    )
    id: int = key()
    person_id: int = to("person")
    reward: str
    quarters: int
    state: str
    at: datetime = moment()
    decided_by: int | None = to("person", null=True)


class Correction(SQLModel, table=True):
    """Somebody chose another service than the words were read as: a row to learn from.  No name beside it."""

    id: int = key()
    words: bytes = sealed()
    label: str  # category chosen
    was: str  # category guessed, '' = none
    at: datetime = moment()


class VoteRow(SQLModel, table=True):
    """A vote (表决) on a topic; see flows/deciding/vote.py for its steps.  secret: the key that joins secret choices to units,
    gone at the close.  record: the public JSON export, made at the close."""

    __tablename__ = "vote"
    __table_args__ = (
        one_of("step", *vote.STEPS),
        Index("ix_vote_topic_id", "topic_id"),
        Index(
            "ix_vote_underway", "id", sqlite_where=text("step IN ('checking', 'announced', 'open')"),
            postgresql_where=text("step IN ('checking', 'announced', 'open')"),
        ),
    )  # fmt: skip
    id: int = key()
    topic_id: int = to("topic")
    preset: str  # a key of flows/deciding/rule.PRESETS
    question: str = words()
    options: str = words()  # JSON array of titles; [] = yes, no, abstain
    area: str = "all"
    text_hash: str = ""
    step: str
    version: int
    called_by: int = to("person")
    days: int
    studied: str = ""  # the day and minute of 党组织研究 (Art. 30)
    lawful: bool = False  # 合法性检查 (Art. 31)
    check_until: datetime | None = moment(null=True)
    announced_at: datetime | None = moment(null=True)
    opens_at: datetime | None = moment(null=True)
    closes_at: datetime | None = moment(null=True)
    roll_hash: str = ""
    secret: bytes | None = sealed(null=True)
    outcome: str = ""
    record: str = words()
    summary: str = words()  # what the record counts, without its lines: what people look at
    reason: str = words()
    created_at: datetime = moment()


class RollUnit(SQLModel, table=True):
    """A line of a vote's roll (名册): what casts one ballot.  unit_key: such as b3-2-501.  area: in 0.01 m².
    head: units of one owner, and the developer's stock, have the same one.  household_id: who lives there may vote for it."""

    __tablename__ = "roll_unit"
    __table_args__ = (
        UniqueConstraint("vote_id", "unit_key"),
        Index("ix_roll_unit_household_id", "household_id", "vote_id"),
    )
    id: int = key()
    vote_id: int = to("vote")
    unit_key: str
    area: int = 0
    head: str = ""
    kind: str = ""
    household_id: int | None = to("household", null=True)


class Voter(SQLModel, table=True):
    """Somebody who may cast the ballot of a unit: by the roll, a code handed over in person, or written authority (委托)."""

    __table_args__ = (
        one_of("how", "roll", "code", "proxy"),
        UniqueConstraint("unit_id", "person_id"),
        Index("ix_voter_person_id", "person_id"),
    )
    id: int = key()
    unit_id: int = to("roll_unit")
    person_id: int = to("person")
    how: str
    authority: str = ""  # media row of the signed paper of a proxy
    by_id: int | None = to("person", null=True)
    at: datetime = moment()


class BallotRow(SQLModel, table=True):
    """That a unit has voted, once a unit (R27).  choice: of a vote by name (R61), sealed; NULL where choices are kept apart."""

    __tablename__ = "ballot"
    __table_args__ = (
        UniqueConstraint("unit_id"),
        one_of("how", "chat", "paper"),
        Index("ix_ballot_vote_id", "vote_id"),
    )
    id: int = key()
    vote_id: int = to("vote")
    unit_id: int = to("roll_unit")
    choice: bytes | None = sealed(null=True)
    how: str = "chat"
    person_id: int | None = to("person", null=True)
    at: datetime = moment()


class SecretChoice(SQLModel, table=True):
    """A choice without its unit (R28): tag is a hash of the unit with the vote's secret.  Gone at the close, with the secret."""

    __tablename__ = "secret_choice"
    __table_args__ = (Index("ix_secret_choice_vote_id", "vote_id"),)
    tag: str = Field(primary_key=True)
    vote_id: int = to("vote")
    choice: bytes = sealed()


class Paper(SQLModel, table=True):
    """A paper ballot as one person entered it; it counts when a second one read the same (R69).  scan: its media row."""

    __table_args__ = (UniqueConstraint("unit_id", "entered_by"), Index("ix_paper_vote_id", "vote_id"))
    id: int = key()
    vote_id: int = to("vote")
    unit_id: int = to("roll_unit")
    choice: bytes = sealed()
    scan: int = to("media")
    entered_by: int = to("person")
    at: datetime = moment()


class RollObjection(SQLModel, table=True):
    """异议: a line of the roll is wrong, says somebody on it; answered in writing before it is frozen (R69)."""

    __tablename__ = "roll_objection"
    __table_args__ = (Index("ix_roll_objection_vote_id", "vote_id"),)
    id: int = key()
    vote_id: int = to("vote")
    unit_id: int = to("roll_unit")
    person_id: int = to("person")
    said: bytes = sealed()
    at: datetime = moment()
    answer: str = words()
    answered_by: int | None = to("person", null=True)
    answered_at: datetime | None = moment(null=True)


class Scrutiny(SQLModel, table=True):
    """监票: a scrutineer looked at the count and says whether it is right."""

    __table_args__ = (UniqueConstraint("vote_id", "person_id"), one_of("verdict", "right", "wrong"))
    id: int = key()
    vote_id: int = to("vote")
    person_id: int = to("person")
    verdict: str
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
        Index(
            "ix_statement_pending",
            "id",
            sqlite_where=text("state = 'pending'"),
            postgresql_where=text("state = 'pending'"),
        ),
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


class Lease(SQLModel, table=True):
    """Who leads (storage/lease.py).  until: microseconds since 1970 by the database's own clock."""

    name: str = Field(primary_key=True)
    token: int = Field(sa_type=BigInteger)
    holder: str
    until: int = Field(sa_type=BigInteger)


class Setting(SQLModel, table=True):
    """What the community says of itself: one JSON value a name."""

    name: str = Field(primary_key=True)
    value: str = words()


class GridRow(SQLModel, table=True):
    """A grid (网格)."""

    __tablename__ = "grid"
    key: str = Field(primary_key=True)
    name: str
    position: int


class BuildingRow(SQLModel, table=True):
    """A building, or – kind landmark – another place with a name."""

    __tablename__ = "building"
    __table_args__ = (one_of("kind", "building", "landmark"),)
    key: str = Field(primary_key=True)
    kind: str = "building"
    name: str
    aliases: str = words()  # JSON array
    grid: str = Field(foreign_key="grid.key")
    lat: float | None = None
    long: float | None = None
    position: int


class ServiceRow(SQLModel, table=True):
    """A service of the list (服务目录)."""

    __tablename__ = "service"
    service_code: str = Field(primary_key=True)
    service_name: str
    category: str
    description: str = words()
    keywords: str = words()  # JSON array
    service_group: str = ""
    department: str = ""
    accept_hours: int = 2
    days: int = 5
    position: int
