"""The work around requests: help, absences, calls that are owed, replies kept ready."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import SQLModel

from storage.tables.columns import key, moment, one_of, partial, to, words


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


class Callback(SQLModel, table=True):
    """A call or a visit that somebody of the office owes (回访).  human: they asked for one; rate: nobody answered 修好了吗;
    tell: news that nobody read; export, erase: somebody else said for them that they want to see or delete what we keep.
    worker_id NULL = the admins."""

    __table_args__ = (
        one_of("kind", "human", "rate", "tell", "export", "erase"),
        one_of("state", "open", "done"),
        one_of("outcome", "", "reached", "visited", "answered", "refused", "erased"),
        partial("ix_callback_worker_id_open", "worker_id", where="state = 'open'"),
        Index("ix_callback_person_id", "person_id"),
        Index("ix_callback_request_id", "request_id"),
    )
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


class Canned(SQLModel, table=True):
    """A reply (常用答复) that admins choose instead of typing it again."""

    id: int = key()
    words: str = words()
    made_by: int = to("person")
    made_at: datetime = moment()
    gone_at: datetime | None = moment(null=True)
