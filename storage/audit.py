"""Who did what to what, for ever: ids and salted hashes, never words, names or phones (R29)."""

from datetime import datetime

from storage.db import Db, us


def note(db: Db, now: datetime, person: int | None, verb: str, subject: str, detail: str = "") -> None:
    """One line.  detail: an id, a key or a keyed hash."""
    db.insert("audit", at=us(now), person_id=person, verb=verb, subject=subject, detail=detail)
    db.touched.add("audit")
