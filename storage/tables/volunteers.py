"""Volunteers (志愿者): what they offer, and who asks for help (求助)."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import BigId, key, moment, one_of, sealed, to


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
