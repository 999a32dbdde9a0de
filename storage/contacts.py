"""How to reach somebody outside a chat: phone and flat, sealed; found again by a keyed hash of the phone."""

from dataclasses import dataclass
from datetime import datetime

from storage.db import Db, us, when
from storage.seal import Seal

SAVE = """INSERT INTO contact (person_id, phone, phone_hash, home, at) VALUES (:person, :phone, :hash, :home, :now)
ON CONFLICT (person_id) DO UPDATE SET phone = COALESCE(excluded.phone, contact.phone),
phone_hash = CASE WHEN excluded.phone_hash = '' THEN contact.phone_hash ELSE excluded.phone_hash END,
home = COALESCE(excluded.home, contact.home), at = excluded.at"""
SHOWN = """INSERT INTO disclosure (person_id, subject, by_id, at) VALUES (:person, :subject, :by, :now)
ON CONFLICT (subject, by_id) DO NOTHING"""


@dataclass(frozen=True, slots=True)
class Contact:
    """'' = not given."""

    phone: str = ""
    home: str = ""


def save(db: Db, seal: Seal, person: int, now: datetime, *, phone: str = "", home: str = "") -> None:
    """Remember what was given; what was not given stays."""
    db.run(
        SAVE, person=person, phone=seal.seal(phone) if phone else None, hash=seal.digest(f"phone:{phone}") if phone else "",
        home=seal.seal(home) if home else None, now=us(now),
    )  # fmt: skip


def get(db: Db, seal: Seal, person: int) -> Contact:
    """What is known."""
    row = db.one("SELECT phone, home FROM contact WHERE person_id = :person", person=person)
    if row is None:
        return Contact()
    return Contact(*(str(seal.unseal(value)) if value else "" for value in (row.phone, row.home)))


def owner(db: Db, seal: Seal, phone: str) -> int | None:
    """Whose phone it is, if one person only has given it."""
    rows = db.all("SELECT person_id FROM contact WHERE phone_hash = :hash LIMIT 2", hash=seal.digest(f"phone:{phone}"))
    return int(rows[0].person_id) if len(rows) == 1 else None


def disclose(db: Db, person: int, subject: str, by: int, now: datetime) -> bool:
    """It is shown to somebody for this subject (a call, a task they help with); False when they have seen it for it before."""
    return db.run(SHOWN, person=person, subject=subject, by=by, now=us(now)) == 1


def disclosures(db: Db, person: int) -> list[datetime]:
    """When it was shown to anybody."""
    sql = "SELECT at FROM disclosure WHERE person_id = :person ORDER BY id"
    return [when(r.at) for r in db.all(sql, person=person)]


def forget_phone(db: Db, person: int) -> None:
    """They took their phone back."""
    db.run("UPDATE contact SET phone = NULL, phone_hash = '' WHERE person_id = :person", person=person)
