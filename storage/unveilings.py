"""Who said it? (R59): an admin asks with a reason, a second one decides."""

from dataclasses import dataclass
from datetime import datetime

from storage.db import Db, Row, us
from storage.seal import Seal


@dataclass(frozen=True, slots=True)
class Unveiling:
    """state: open, told, refused.  reason: '' = it went with who was asked about."""

    id: int
    statement: int
    asked_by: int
    reason: str
    state: str


def ask(db: Db, seal: Seal, statement: int, by: int, reason: str, now: datetime) -> Unveiling | None:
    """A new one; None while another waits for its answer."""
    sql = """INSERT INTO unveiling (statement_id, asked_by, reason, state, at)
    SELECT :statement, :by, :reason, 'open', :now WHERE NOT EXISTS (
    SELECT 1 FROM unveiling WHERE statement_id = :statement AND state = 'open')"""
    if db.run(sql, statement=statement, by=by, reason=seal.seal(reason), now=us(now)) != 1:
        return None
    made = db.one("SELECT * FROM unveiling WHERE statement_id = :statement AND state = 'open'", statement=statement)
    assert made is not None, "written a statement ago"
    return _unveiling(seal, made)


def get(db: Db, seal: Seal, id: int) -> Unveiling | None:
    """One by its id."""
    row = db.one("SELECT * FROM unveiling WHERE id = :id", id=id)
    return None if row is None else _unveiling(seal, row)


def decide(db: Db, id: int, state: str, by: int, now: datetime) -> bool:
    """told or refused, by a second admin; False when it was decided before, or is their own."""
    sql = """UPDATE unveiling SET state = :state, decided_by = :by, decided_at = :now
    WHERE id = :id AND state = 'open' AND asked_by <> :by"""
    return db.run(sql, state=state, by=by, now=us(now), id=id) == 1


def _unveiling(seal: Seal, r: Row) -> Unveiling:
    return Unveiling(r.id, r.statement_id, r.asked_by, str(seal.unseal(r.reason)) if r.reason else "", r.state)
