"""Groups that admins linked, and what becomes of a group that moves (Telegram makes a supergroup of it)."""

from dataclasses import dataclass
from datetime import datetime

from storage.db import Db, us, when
from storage.seal import Seal


@dataclass(frozen=True, slots=True)
class Group:
    """A linked group.  chat: its row."""

    id: int
    chat: int
    title: str
    linked_at: datetime


def link(db: Db, seal: Seal, chat: int, title: str, by: int, now: datetime) -> bool:
    """Results are posted there from now on; False when they were before."""
    sql = """INSERT INTO linked_group (chat_id, title, linked_by, linked_at) VALUES (:chat, :title, :by, :now)
    ON CONFLICT (chat_id) DO NOTHING"""
    return db.run(sql, chat=chat, title=seal.seal(title), by=by, now=us(now)) == 1


def unlink(db: Db, *, id: int = 0, chat: int = 0) -> bool:
    """By its own id or by its chat's; was it linked?"""
    return db.run("DELETE FROM linked_group WHERE id = :id OR chat_id = :chat", id=id, chat=chat) == 1


def linked(db: Db, seal: Seal) -> list[Group]:
    """All of them: a neighbourhood has a handful."""
    rows = db.all("SELECT id, chat_id, title, linked_at FROM linked_group ORDER BY id")
    return [Group(r.id, r.chat_id, str(seal.unseal(r.title)), when(r.linked_at)) for r in rows]


def moved(db: Db, seal: Seal, channel: str, old: str, new: str) -> None:
    """The group has another address now.  If we met it there already, link and waiting letters go over to that chat."""
    was, becomes = seal.digest(f"{channel}:{old}"), seal.digest(f"{channel}:{new}")
    sql = "SELECT id FROM chat WHERE channel = :channel AND external = :external"
    before, after = (db.value(sql, channel=channel, external=external) for external in (was, becomes))
    if before is None:
        return
    if after is None:
        change = "UPDATE chat SET external = :external, address = :address, unreachable = :no WHERE id = :id"
        db.run(change, external=becomes, address=seal.seal(new), no=False, id=before)
        return
    db.run("DELETE FROM linked_group WHERE chat_id = :after", after=after)
    db.run("UPDATE linked_group SET chat_id = :after WHERE chat_id = :before", after=after, before=before)
    db.run("UPDATE outbox SET chat_id = :after WHERE chat_id = :before AND state = 'new'", after=after, before=before)
