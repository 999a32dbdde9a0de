"""Who holds which role, and what waits for a second admin."""

from dataclasses import dataclass
from datetime import datetime

from storage.db import Db, Row, us
from storage.seal import Seal

HELD = """SELECT id, person_id, role, grid FROM role WHERE revoked_at IS NULL"""
PROPOSALS = """SELECT id, kind, person_id, role, grid, proposed_by, state FROM role_proposal"""


@dataclass(frozen=True, slots=True)
class Held:
    """A role somebody holds.  grid: what it is held for, '' = as such."""

    id: int
    person: int
    role: str
    grid: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A role to be given or taken.  person None: whoever is handed the code."""

    id: int
    kind: str
    person: int | None
    role: str
    grid: str | None
    by: int
    state: str


def staff(db: Db) -> list[Held]:
    """Every role held now, a person's together, admins first."""
    order = "ORDER BY CASE role WHEN 'admin' THEN 0 WHEN 'worker' THEN 1 ELSE 2 END, person_id, id"
    return [_held(r) for r in db.all(f"{HELD} {order}")]


def held_by(db: Db, person: int) -> list[Held]:
    """What one person holds now."""
    return [_held(r) for r in db.all(f"{HELD} AND person_id = :person ORDER BY id", person=person)]


def held(db: Db, id: int) -> Held | None:
    """A role that is held now."""
    row = db.one(f"{HELD} AND id = :id", id=id)
    return None if row is None else _held(row)


def admins(db: Db) -> int:
    """How many admins there are; nobody else gives or takes a role until this unit has committed."""
    if db.postgres:
        db.value("SELECT pg_advisory_xact_lock(7106)")
    return int(db.value("SELECT count(DISTINCT person_id) FROM role WHERE role = 'admin' AND revoked_at IS NULL"))


def revoke(db: Db, id: int, now: datetime) -> bool:
    """Take a role away, at once; False when it was gone already."""
    return db.run("UPDATE role SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL", now=us(now), id=id) == 1


def same_open(db: Db, kind: str, person: int | None, role: str, grid: str | None, by: int) -> bool:
    """Does the same already wait for a second admin?"""
    sql = f"""{PROPOSALS} WHERE state = 'open' AND kind = :kind AND role = :role AND COALESCE(grid, '') = :grid
    AND COALESCE(person_id, 0) = :person AND proposed_by = :by"""
    return db.one(sql, kind=kind, role=role, grid=grid or "", person=person or 0, by=by) is not None


def propose(
    db: Db, seal: Seal, kind: str, person: int | None, role: str, grid: str | None, by: int, reason: str,
    now: datetime,
) -> Proposal:  # fmt: skip
    """Write down what one admin wants."""
    id = db.insert(
        "role_proposal", kind=kind, person_id=person, role=role, grid=grid, proposed_by=by, proposed_at=us(now),
        reason=seal.seal(reason) if reason else None, state="open",
    )  # fmt: skip
    return Proposal(id, kind, person, role, grid, by, "open")


def proposal(db: Db, id: int) -> Proposal | None:
    """A proposal, decided or not."""
    row = db.one(f"{PROPOSALS} WHERE id = :id", id=id)
    return None if row is None else _proposal(row)


def waiting(db: Db, person: int) -> list[Proposal]:
    """What waits for this admin: proposals of the others, and not about themselves."""
    rows = db.all(f"{PROPOSALS} WHERE state = 'open' AND proposed_by <> :person ORDER BY id LIMIT 30", person=person)
    return [_proposal(r) for r in rows if not (r.kind == "take" and r.person_id == person)]


def decide(db: Db, id: int, state: str, by: int, now: datetime) -> bool:
    """Confirm or refuse; False when somebody was faster."""
    sql = (
        "UPDATE role_proposal SET state = :state, decided_by = :by, decided_at = :now WHERE id = :id AND state = 'open'"
    )
    return db.run(sql, state=state, by=by, now=us(now), id=id) == 1


def _held(r: Row) -> Held:
    return Held(r.id, r.person_id, r.role, r.grid or "")


def _proposal(r: Row) -> Proposal:
    return Proposal(r.id, r.kind, r.person_id, r.role, r.grid, r.proposed_by, r.state)
