"""Codes that were wrong: whoever guesses is slowed down (R20)."""

from datetime import datetime, timedelta

from storage.db import Db, us

MOST, WINDOW = 5, timedelta(hours=1)


def may_try(db: Db, person_id: int, now: datetime) -> bool:
    """Fewer than five wrong codes in the last hour?"""
    sql = "SELECT count(*) FROM attempt WHERE person_id = :person_id AND at > :since"
    return int(db.value(sql, person_id=person_id, since=us(now - WINDOW))) < MOST


def wrong(db: Db, person_id: int, now: datetime) -> None:
    """One more."""
    db.insert("attempt", person_id=person_id, at=us(now))
