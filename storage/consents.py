"""Consents, a row each (R32, R33): for what, to which words, when; taking one back is as easy as giving it (PIPL 15)."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from storage.db import Db, maybe_when, us

SELVES = "SELECT id FROM person WHERE id = :person OR merged_into = :person"
COLUMNS = "kind, version, text_hash, subject, how, given_at, withdrawn_at"
ALL = f"SELECT {COLUMNS} FROM consent WHERE person_id IN ({SELVES}) ORDER BY id"  # noqa: S608
ASKED = f"SELECT count(*) FROM consent WHERE kind = :kind AND person_id IN ({SELVES})"  # noqa: S608
LIVE = f"{ASKED} AND given_at IS NOT NULL AND withdrawn_at IS NULL"
REFUSED = f"{ASKED} AND withdrawn_at IS NOT NULL"
WITHDRAW = f"""UPDATE consent SET withdrawn_at = :now WHERE kind = :kind AND withdrawn_at IS NULL
AND person_id IN ({SELVES})"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Consent:
    """One row.  given_at None = it was refused."""

    kind: str
    version: int
    text_hash: str
    subject: str
    how: str
    given_at: datetime | None
    withdrawn_at: datetime | None

    @property
    def live(self) -> bool:
        """Does it hold now?"""
        return self.given_at is not None and self.withdrawn_at is None


def give(
    db: Db, person: int, kind: str, version: int, text: str, now: datetime, *, subject: str = "", how: str = "button",
    by: int | None = None,
) -> None:  # fmt: skip
    """They agree.  text: the words they were shown, of which the hash is kept.  by: who wrote it down for them."""
    db.insert(
        "consent", person_id=person, kind=kind, version=version, text_hash=sha256(text.encode()).hexdigest(), subject=subject,
        how=how, by_id=by, given_at=us(now), withdrawn_at=None,
    )  # fmt: skip


def refuse(db: Db, person: int, kind: str, version: int, text: str, now: datetime) -> None:
    """They do not agree: remembered, so that nobody asks again and again (R32)."""
    db.insert(
        "consent", person_id=person, kind=kind, version=version, text_hash=sha256(text.encode()).hexdigest(), subject="",
        how="button", by_id=None, given_at=None, withdrawn_at=us(now),
    )  # fmt: skip


def withdraw(db: Db, person: int, kind: str, now: datetime) -> int:
    """They take it back; how many rows that ended."""
    return db.run(WITHDRAW, person=person, kind=kind, now=us(now))


def live(db: Db, person: int, kind: str) -> bool:
    """Does a consent of this kind hold now?"""
    return bool(db.value(LIVE, person=person, kind=kind))


def asked(db: Db, person: int, kind: str) -> bool:
    """Was it ever asked, whatever the answer?"""
    return bool(db.value(ASKED, person=person, kind=kind))


def refused(db: Db, person: int, kind: str) -> bool:
    """Was it refused or taken back, and is not given now?"""
    return bool(db.value(REFUSED, person=person, kind=kind)) and not live(db, person, kind)


def recorder(db: Db, person: int, kind: str) -> int | None:
    """Who wrote the newest one of this kind down for them; None = nobody did."""
    sql = f"SELECT by_id FROM consent WHERE kind = :kind AND person_id IN ({SELVES}) ORDER BY id DESC LIMIT 1"  # noqa: S608
    by = db.value(sql, kind=kind, person=person)
    return None if by is None else int(by)


def all_of(db: Db, person: int) -> list[Consent]:
    """Every row, oldest first."""
    return [
        Consent(r.kind, r.version, r.text_hash, r.subject, r.how, maybe_when(r.given_at), maybe_when(r.withdrawn_at))
        for r in db.all(ALL, person=person)
    ]
