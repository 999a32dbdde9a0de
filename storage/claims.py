"""One-time codes for a role (R19); only their keyed hashes are kept."""

from datetime import datetime, timedelta

from storage import codes
from storage.db import Db, us
from storage.people import grant
from storage.seal import Seal

CODE_LIFE = timedelta(hours=24)


def new_claim(db: Db, seal: Seal, role: str, grid: str | None, now: datetime) -> str:
    """A one-time code for a role, good for 24 hours (R19)."""
    code = codes.drawn(12)
    expires = us(now + CODE_LIFE)
    db.insert("claim", code=seal.digest(f"claim:{code}"), role=role, grid=grid, expires_at=expires)
    return code


def claimable(db: Db, seal: Seal, code: str, now: datetime) -> str:
    """The role a code is good for; '' when it is unknown, used or too old."""
    sql = "SELECT role FROM claim WHERE code = :code AND used_at IS NULL AND expires_at > :now"
    return str(db.value(sql, code=seal.digest(f"claim:{codes.plain(code)}"), now=us(now)) or "")


def use_claim(db: Db, seal: Seal, code: str, person_id: int, now: datetime) -> tuple[str, str] | None:
    """Take the role of a code: (role, what it is for or ''); None when it is unknown, used or too old."""
    sql = """UPDATE claim SET used_at = :now, used_by = :person_id
    WHERE code = :code AND used_at IS NULL AND expires_at > :now RETURNING role, grid"""
    row = db.one(sql, now=us(now), person_id=person_id, code=seal.digest(f"claim:{codes.plain(code)}"))
    if row is None:
        return None
    grant(db, person_id, row.role, row.grid, now)
    return row.role, row.grid or ""
