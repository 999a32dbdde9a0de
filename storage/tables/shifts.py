"""Shifts (班次) of activities, and who is on their lists."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import SQLModel

from storage.tables.columns import key, moment, one_of, partial, sealed, to, words


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
        partial("uq_shift_place_person", "shift_id", "person_id", where="state NOT IN ('out', 'asked')", unique=True),
        Index("ix_shift_place_shift_id_id", "shift_id", "id"),
        Index("ix_shift_place_person_id", "person_id", "state"),
    )
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
