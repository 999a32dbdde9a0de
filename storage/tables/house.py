"""What the house itself keeps: what is due, the audit and its chain, who leads."""

from datetime import datetime

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import BigId, key, moment, partial, to


class Due(SQLModel, table=True):
    """What is to happen, and when (R9).  APScheduler only wakes the loop that looks here."""

    __table_args__ = (
        UniqueConstraint("kind", "subject", "at", "person_id"),
        partial("ix_due_at", "at", where="done_at IS NULL"),
        partial("ix_due_person_id_at", "person_id", "at", where="done_at IS NULL"),
        partial("ix_due_done_at", "done_at", where="done_at IS NOT NULL"),
    )
    id: int = key()
    kind: str
    subject: str
    at: datetime = moment()
    person_id: int = Field(
        default=0, sa_type=BigId
    )  # whom it is told; 0 = nobody: in a unique key no NULL is like another
    done_at: datetime | None = moment(null=True)


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


class Lease(SQLModel, table=True):
    """Who leads (storage/lease.py).  until: microseconds since 1970 by the database's own clock."""

    name: str = Field(primary_key=True)
    token: int = Field(sa_type=BigInteger)
    holder: str
    until: int = Field(sa_type=BigInteger)
