"""Replies that admins choose instead of typing them again (常用答复)."""

from datetime import datetime

from storage.db import Db, us


def listed(db: Db) -> list[tuple[int, str]]:
    """(id, words) of those in use, oldest first."""
    return [(int(r.id), str(r.words)) for r in db.all("SELECT id, words FROM canned WHERE gone_at IS NULL ORDER BY id")]


def add(db: Db, words: str, by: int, now: datetime) -> int:
    """One more; its id."""
    return db.insert("canned", words=words, made_by=by, made_at=us(now))


def drop(db: Db, id: int, now: datetime) -> bool:
    """Out of use; False when it was before."""
    return db.run("UPDATE canned SET gone_at = :now WHERE id = :id AND gone_at IS NULL", now=us(now), id=id) == 1
