"""What others wrote down of somebody (代居民上报, 代办), erased with them (R35): the talks it was said in, the messages they came
as, what those chats show of it, the photos and the voice that proves consent.  The rows that say who did it stay, as ids."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from storage.db import Db
from storage.seal import Seal

WRITERS = "SELECT DISTINCT by_id FROM consent WHERE person_id = :id AND by_id IS NOT NULL"
TALKS = "SELECT id, subject, talk FROM dialogue WHERE person_id = :writer AND flow IN ('behalf', 'rights')"
THEIRS = """SELECT 'request:' || id AS subject FROM request WHERE person_id = :id
UNION ALL SELECT 'callback:' || id FROM callback WHERE person_id = :id"""
SAID = "SELECT x.id, x.body FROM inbox x JOIN identity i ON i.external = x.who WHERE i.person_id = :writer AND x.state <> 'new'"
LINES = """SELECT w.id, w.body, w.chat_id FROM web_line w JOIN chat c ON c.id = w.chat_id
WHERE c.person_id = :writer AND w.mine"""
NAMES = ("message_id", "nonce")  # by what a channel calls its message
GONE = "…"
FILES = """UPDATE media SET state = 'erase' WHERE person_id = :writer AND stage IN ('before', 'consent')
AND request_id IN (SELECT id FROM request WHERE person_id = :id)"""


@dataclass(frozen=True, slots=True)
class Written:
    """What is to be erased elsewhere too.  chats: of who wrote; subjects: of the cards that asked them; names: of the person,
    with phone and home."""

    chats: frozenset[int]
    subjects: frozenset[str]
    names: tuple[str, ...]


def erase(db: Db, seal: Seal, ids: Sequence[int], names: Sequence[str]) -> Written:
    """Talks, messages and files go; what cards say is the caller's.  ids: all their selves; names: '' is none."""
    chats, talks = set(), set()
    for id in ids:
        theirs = {str(r.subject) for r in db.all(THEIRS, id=id)}
        for writer in [int(r.by_id) for r in db.all(WRITERS, id=id)]:
            told = [r for r in db.all(TALKS, writer=writer) if r.subject in theirs]
            _messages(db, seal, writer, {i["message"] for r in told for i in seal.unseal(r.talk)["material"]})
            db.run(FILES, writer=writer, id=id)
            for talk in told:
                db.run("DELETE FROM dialogue WHERE id = :id", id=talk.id)
            talks |= {f"dialogue:{r.id}" for r in told}
            chats |= {int(r.id) for r in db.all("SELECT id FROM chat WHERE person_id = :writer", writer=writer)}
    return Written(frozenset(chats), frozenset(talks), tuple(name for name in dict.fromkeys(names) if name))


def _messages(db: Db, seal: Seal, writer: int, ids: set[str]) -> None:
    """The updates that made the talk, and their lines in a web chat.  Reads what a month has left of one person."""
    said: set[str] = set()
    for row in db.all(SAID, writer=writer) if ids else ():
        body = seal.unseal(row.body)
        if ids & {str(id) for key in NAMES for id in under(body, key)}:
            said |= set(under(body, "text"))
            db.run("UPDATE inbox SET body = :body WHERE id = :id", id=row.id, body=seal.seal({}))
    for row in db.all(LINES, writer=writer) if said else ():
        body = seal.unseal(row.body)
        if body["text"] in said:
            db.run("UPDATE web_line SET body = :body WHERE id = :id", id=row.id, body=seal.seal({**body, "text": GONE}))
            db.touched.add(f"web:{row.chat_id}")


def under(value: Any, key: str) -> Iterator[Any]:
    """What stands under this key, anywhere in it."""
    if isinstance(value, dict):
        yield from (value[key],) if key in value else ()
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from under(each, key)
