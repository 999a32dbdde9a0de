"""Corrections: the words that were read as one service and were another.  Sealed; learnt from every night; no name beside."""

from datetime import datetime

from storage.db import Db, us
from storage.seal import Seal

MOST = 5000  # the newest ones


def add(db: Db, seal: Seal, words: str, label: str, was: str, now: datetime) -> None:
    """Somebody chose category `label` for words that were read as `was` ('' = as nothing)."""
    db.insert("correction", words=seal.seal(words), label=label, was=was, at=us(now))


def rows(db: Db, seal: Seal) -> list[dict[str, object]]:
    """{"text", "label"}, oldest first."""
    found = db.all("SELECT words, label FROM correction ORDER BY id DESC LIMIT :most", most=MOST)
    return [{"text": seal.unseal(r.words), "label": r.label} for r in reversed(found)]


def newest(db: Db) -> int:
    """The id of the newest correction, 0 when there is none."""
    return int(db.value("SELECT COALESCE(max(id), 0) FROM correction"))
