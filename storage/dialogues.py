"""Dialogues in progress: answers and material, sealed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from flows.dialogue import Item, Talk
from storage.db import Db, us, when
from storage.seal import Seal

OPEN = """SELECT id, flow, subject, start, talk, state, album, touched_at FROM dialogue
WHERE chat_id = :chat_id AND person_id = :person_id AND state IN ('open', 'parked')"""
SHELVED = """SELECT id, flow, subject, start, talk, state, album, touched_at FROM dialogue
WHERE chat_id = :chat_id AND state = 'shelved' ORDER BY id DESC LIMIT 1"""
RECENT = """SELECT id, flow, subject, start, talk, state, album, touched_at FROM dialogue
WHERE chat_id = :chat_id ORDER BY id DESC LIMIT 1"""
SAVE = "UPDATE dialogue SET talk = :talk, state = :state, subject = :subject, album = :album, touched_at = :now WHERE id = :id"


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A stored dialogue.  start: what the handler recorded when it began.  subject: what it is about ("request:17")."""

    id: int
    flow: str
    subject: str
    start: dict[str, Any]
    talk: Talk
    state: str
    album: str
    touched_at: datetime


def open_one(db: Db, seal: Seal, chat_id: int, person_id: int) -> Dialogue | None:
    """The one dialogue that is open or parked here (there is never more than one)."""
    row = db.one(OPEN, chat_id=chat_id, person_id=person_id)
    return None if row is None else _dialogue(seal, row)


def shelve(db: Db, id: int) -> None:
    """Set aside while something short comes between; unshelve() brings it back."""
    db.run("UPDATE dialogue SET state = 'shelved' WHERE id = :id", id=id)


def unshelve(db: Db, seal: Seal, chat_id: int) -> Dialogue | None:
    """What was set aside here waits again; None = nothing was."""
    row = db.one(SHELVED, chat_id=chat_id)
    if row is None:
        return None
    db.run("UPDATE dialogue SET state = 'parked' WHERE id = :id", id=row.id)
    return _dialogue(seal, row)


def recent(db: Db, seal: Seal, chat_id: int) -> Dialogue | None:
    """The last dialogue of the chat, finished or not: late pictures of an album belong to it."""
    row = db.one(RECENT, chat_id=chat_id)
    return None if row is None else _dialogue(seal, row)


def subject_of(db: Db, id: int, person_id: int) -> str:
    """What a person's dialogue became; '' = nothing, or not theirs."""
    sql = "SELECT subject FROM dialogue WHERE id = :id AND person_id = :person_id"
    return str(db.value(sql, id=id, person_id=person_id) or "")


def made_of(db: Db, seal: Seal, chat_id: int, message: str) -> str:
    """What the dialogue with this message became: one of the chat's last five; '' = nothing."""
    sql = "SELECT subject, talk FROM dialogue WHERE chat_id = :chat_id AND state = 'done' ORDER BY id DESC LIMIT 5"
    for row in db.all(sql, chat_id=chat_id):
        if any(item["message"] == message for item in seal.unseal(row.talk)["material"]):
            return str(row.subject)
    return ""


def begin(
    db: Db,
    seal: Seal,
    chat_id: int,
    person_id: int,
    flow: str,
    subject: str,
    start: dict[str, Any],
    talk: Talk,
    now: datetime,
) -> int:
    """A new dialogue; its id."""
    return db.insert(
        "dialogue", chat_id=chat_id, person_id=person_id, flow=flow, subject=subject, start=seal.seal(start),
        talk=seal.seal(talk), album=_album(talk.material), state="open", opened_at=us(now), touched_at=us(now),
    )  # fmt: skip


def save(db: Db, seal: Seal, id: int, talk: Talk, state: str, subject: str, now: datetime) -> None:
    """Where the dialogue stands.  A finished one keeps no words (R37), only which messages it was made of."""
    marks = tuple(Item(i.kind, None, i.message) for i in talk.material)
    kept = Talk(material=marks) if state == "done" else talk
    db.run(
        SAVE, talk=seal.seal(kept), state=state, subject=subject, album=_album(talk.material), now=us(now), id=id
    )  # fmt: skip


def became(db: Db, id: int, subject: str) -> None:
    """What a finished dialogue made."""
    db.run("UPDATE dialogue SET subject = :subject WHERE id = :id", subject=subject, id=id)


def _dialogue(seal: Seal, row: Any) -> Dialogue:
    return Dialogue(
        row.id, row.flow, row.subject, seal.unseal(row.start), msgspec.convert(seal.unseal(row.talk), Talk), row.state, row.album,
        when(row.touched_at),
    )  # fmt: skip


def _album(material: Iterable[Item]) -> str:
    return next((i.album for i in reversed(tuple(material)) if i.album), "")
