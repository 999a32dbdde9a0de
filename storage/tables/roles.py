"""Roles, and the one-time codes, links and tickets that give something to whoever holds them."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import SQLModel

from flows.roles import ROLES
from storage.tables.columns import key, moment, one_of, partial, sealed, to


class Role(SQLModel, table=True):
    """A role somebody holds, until it is revoked.  grid: what it is held for: a worker's grid, the department of who helps from
    one (协办), whom an interested party speaks for."""

    __table_args__ = (one_of("role", *ROLES), partial("ix_role_held", "role", where="revoked_at IS NULL"))
    id: int = key()
    person_id: int = to("person", index=True)
    role: str
    grid: str | None = None
    granted_at: datetime = moment()
    revoked_at: datetime | None = moment(null=True)


class RoleProposal(SQLModel, table=True):
    """A role to be given or taken that waits for a second admin, or was decided.  person_id NULL: whoever is handed the code."""

    __tablename__ = "role_proposal"
    __table_args__ = (
        one_of("kind", "give", "take"),
        one_of("state", "open", "confirmed", "refused"),
        partial("ix_role_proposal_open", "id", where="state = 'open'"),
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


class Attempt(SQLModel, table=True):
    """A code that was wrong: five an hour and no more (R20)."""

    __table_args__ = (Index("ix_attempt_person_id_at", "person_id", "at"),)
    id: int = key()
    person_id: int = to("person")
    at: datetime = moment(index=True)
