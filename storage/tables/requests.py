"""Requests (工单): their state, their history, their pictures, and who else may see to them."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from flows.request import STEPS
from storage.tables.columns import key, moment, one_of, partial, sealed, to, words

UNDERWAY = "step IN ('open', 'dispatched', 'accepted', 'held')"
SEEN = f"public AND {UNDERWAY}"  # what neighbours may look for


class Series(SQLModel, table=True):
    """The last number given in a series on a local day."""

    prefix: str = Field(primary_key=True)
    day: str = Field(primary_key=True)
    last: int


class RequestRow(SQLModel, table=True):
    """A request (工单); see flows/request.py for its steps."""

    __tablename__ = "request"
    __table_args__ = (
        UniqueConstraint("service_request_id"),
        one_of("step", *STEPS),
        one_of("outcome", "", "satisfied", "unsatisfied", "unrated", "unchecked", "checked"),
        Index("ix_request_worker_id_step", "worker_id", "step"),
        Index("ix_request_person_id_id", "person_id", "id"),
        Index("ix_request_step_grid", "step", "grid"),
        Index("ix_request_updated_datetime", "updated_datetime"),
        Index("ix_request_requested_datetime", "requested_datetime"),
        partial("ix_request_hotspot", "grid", "service_code", "requested_datetime", where="NOT urgent"),
        partial("ix_request_alike", "building", "service_code", where=UNDERWAY),
        partial("ix_request_alike_seen", "building", "service_code", where=SEEN),
        partial("ix_request_alike_outside", "grid", "service_code", where=f"{SEEN} AND building IS NULL"),
        partial("ix_request_public", "id", where=SEEN),
        partial("ix_request_merged_into", "merged_into", where="merged_into IS NOT NULL"),
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


class RequestEvent(SQLModel, table=True):
    """One move or supplement of a request, for ever."""

    __tablename__ = "request_event"
    __table_args__ = (
        partial("uq_request_event_version", "request_id", "version", where="step_to <> ''", unique=True),
        Index("ix_request_event_request_id_id", "request_id", "id"),
    )
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
        partial("ix_media_erase", "id", where="state = 'erase'"),
        partial("ix_media_wanted", "id", where="state = 'wanted'"),
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


class Review(SQLModel, table=True):
    """Words that were to become public and that a person looks at first (R55)."""

    __table_args__ = (
        one_of("state", "pending", "shown", "refused"),
        UniqueConstraint("request_id"),
        partial("ix_review_pending", "id", where="state = 'pending'"),
    )
    id: int = key()
    request_id: int = to("request")
    kind: str  # of the first word found
    state: str = "pending"
    appealed: bool = False
    asked_at: datetime = moment()
    decided_by: int | None = to("person", null=True)
    decided_at: datetime | None = moment(null=True)


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
