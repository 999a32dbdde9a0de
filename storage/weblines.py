"""The history of web chats: what the web channel delivers is a row here, so a reload shows everything."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.db import Db, us, when
from storage.seal import Seal

NEXT = "SELECT COALESCE(max(seq), 0) + 1 FROM web_line WHERE chat_id = :chat_id"
SINCE = """SELECT id, seq, at, mine, body, edited FROM web_line WHERE chat_id = :chat_id AND seq > :after
ORDER BY seq LIMIT :most"""
LAST = """SELECT id, seq, at, mine, body, edited FROM web_line WHERE chat_id = :chat_id ORDER BY seq DESC LIMIT :most"""


@dataclass(frozen=True, slots=True)
class WebLine:
    """One line.  body: a card as JSON; for the visitor's own words text and uploads."""

    id: int
    seq: int
    at: datetime
    mine: bool
    body: dict[str, Any]
    edited: bool


def add(
    db: Db, seal: Seal, chat_id: int, body: dict[str, Any], now: datetime, *, mine: bool, outbox_id: int | None = None
) -> int:
    """A new line; its id.  The same outbox row twice is one line (a crash between delivery and receipt)."""
    if outbox_id is not None:
        known = db.value("SELECT id FROM web_line WHERE outbox_id = :outbox_id", outbox_id=outbox_id)
        if known is not None:
            return int(known)
    db.touched.add(f"web:{chat_id}")
    return db.insert(
        "web_line", chat_id=chat_id, seq=db.value(NEXT, chat_id=chat_id), mine=mine, body=seal.seal(body), edited=False,
        outbox_id=outbox_id, at=us(now),
    )  # fmt: skip


def get(db: Db, seal: Seal, chat_id: int, id: int) -> dict[str, Any] | None:
    """The body of a line, if it is in this chat."""
    body = db.value("SELECT body FROM web_line WHERE id = :id AND chat_id = :chat_id", id=id, chat_id=chat_id)
    return None if body is None else dict(seal.unseal(body))


def edit(db: Db, seal: Seal, chat_id: int, id: int, body: dict[str, Any]) -> bool:
    """Change a line in place; False when it is not here."""
    db.touched.add(f"web:{chat_id}")
    sql = "UPDATE web_line SET body = :body, edited = :yes, seq = :seq WHERE id = :id AND chat_id = :chat_id"
    seq = db.value(NEXT, chat_id=chat_id)
    return db.run(sql, body=seal.seal(body), yes=True, seq=seq, id=id, chat_id=chat_id) == 1


def since(db: Db, seal: Seal, chat_id: int, after: int, most: int) -> list[WebLine]:
    """Lines new or changed behind `after`, in the order they changed; with after = 0 the last ones in their places."""
    rows = db.all(SINCE, chat_id=chat_id, after=after, most=most) if after else db.all(LAST, chat_id=chat_id, most=most)
    lines = [WebLine(r.id, r.seq, when(r.at), bool(r.mine), seal.unseal(r.body), bool(r.edited)) for r in rows]
    return lines if after else sorted(lines, key=lambda line: line.id)
