"""Erasing a person (R35): everything that says who they are or what they said, here and in other people's chats about it.

What stays is the anonymous case – number, service, grid, times, steps, rating – and the rows that prove consents, by ids
and hashes only.  Clear words are overwritten on disk too: secure_delete, then the log is folded in (Store.scrub).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from storage import contacts, people, written_down
from storage.contacts import Contact
from storage.db import Db, us
from storage.seal import Seal

HEAD = 20  # characters of somebody's words by which they are found again in cards
PIECE = 2000  # long words leave in pieces of this many characters (handlers/work_cards.py)
NUMBER = re.compile(r"LL-\d{8}-\d{4}")
GONE = "…"
EMPTY = {"text": GONE, "title": "", "rows": [], "media": [], "links": [], "ways_out": []}  # a card that says nothing
STAFF = "SELECT DISTINCT c.id FROM chat c JOIN role r ON r.person_id = c.person_id"

# Rows of queues and histories are emptied, not deleted: SQLite would give their ids again, and whoever reads on from the
# last id would pass the new row over.  The sweep deletes them when they are old (R37).
PRESSED = """SELECT DISTINCT x.id, x.body FROM inbox x JOIN identity i ON i.external = x.who
JOIN chat c ON c.person_id = i.person_id WHERE c.id IN ({chats}) AND x.state <> 'new'"""  # a press brings its card along
OF_CHAT = (
    "UPDATE outbox SET body = :empty, buttons = :no, subject = '', needs = '' WHERE chat_id = :chat",
    "UPDATE outbox SET state = 'replaced' WHERE chat_id = :chat AND state = 'new'",
    """UPDATE web_line SET body = :empty, mine = :no,
    seq = seq + (SELECT max(seq) FROM web_line WHERE chat_id = :chat) WHERE chat_id = :chat""",
    "DELETE FROM card WHERE chat_id = :chat",
    "DELETE FROM dialogue WHERE chat_id = :chat",
    "UPDATE chat SET person_id = NULL WHERE id = :chat",
)
SHELL = """UPDATE chat SET external = :external, address = :nothing, unreachable = :yes
WHERE id = :chat AND person_id IS NULL"""
OWN_TOPIC = "step IN ('collect', 'declined', 'referred', 'withdrawn', 'lapsed')"  # what others decided with them stays (Art. 39)
OF_PERSON = (
    "DELETE FROM dialogue WHERE person_id = :id",
    "DELETE FROM contact WHERE person_id = :id",
    "DELETE FROM link_code WHERE person_id = :id",
    "DELETE FROM ticket WHERE person_id = :id",
    "DELETE FROM attempt WHERE person_id = :id",
    "DELETE FROM holder WHERE person_id = :id",
    "DELETE FROM follow WHERE person_id = :id",
    "DELETE FROM habit WHERE person_id = :id",
    "DELETE FROM disclosure WHERE person_id = :id",
    "DELETE FROM residence WHERE person_id = :id",
    "DELETE FROM home_ask WHERE person_id = :id",
    "DELETE FROM offer WHERE person_id = :id",
    "DELETE FROM volunteer WHERE person_id = :id",
    "UPDATE aid SET words = :nothing, place = :nothing, building = '' WHERE person_id = :id OR asker_id = :id",
    "UPDATE aid_ask SET thanks = NULL WHERE aid_id IN (SELECT id FROM aid WHERE person_id = :id OR asker_id = :id)",
    "UPDATE shift_place SET claim = NULL WHERE person_id = :id",
    "UPDATE certificate SET name = :nothing, revoked = :yes WHERE person_id = :id",
    "DELETE FROM response WHERE person_id = :id OR statement_id IN (SELECT id FROM statement WHERE person_id = :id)",
    "UPDATE unveiling SET reason = :nothing WHERE statement_id IN (SELECT id FROM statement WHERE person_id = :id)",
    "UPDATE statement SET said = '', state = 'withdrawn' WHERE person_id = :id",
    "UPDATE roll_objection SET said = :nothing WHERE person_id = :id",
    """UPDATE callback SET slot = '', state = 'done', outcome = 'erased', done_at = :now
    WHERE person_id = :id AND state = 'open'""",
    "UPDATE consent SET withdrawn_at = :now WHERE person_id = :id AND withdrawn_at IS NULL",
    "UPDATE request_event SET note = '' WHERE person_id = :id AND verb IN ('supplement', 'support')",
    """UPDATE media SET state = 'erase' WHERE person_id = :id AND stage NOT IN ('ballot', 'kept')
    AND (request_id IS NULL OR request_id IN (SELECT id FROM request WHERE person_id = :id))""",
    f"UPDATE topic SET title = '', why = '', place = '', photos = '' WHERE author_id = :id AND {OWN_TOPIC}",  # noqa: S608
    "DELETE FROM support WHERE person_id = :id AND topic_id IN (SELECT id FROM topic WHERE step = 'collect')",
    "UPDATE objection SET said = '' WHERE person_id = :id AND answered_at IS NULL",
    "UPDATE person SET name = NULL, language = '', simple = :no WHERE id = :id",
    "DELETE FROM identity WHERE person_id = :id",
)
CASE = """UPDATE request SET description = :kept, address_string = '', building = NULL, lat = NULL, long = NULL, public = :no
WHERE id = :id"""


@dataclass(frozen=True, slots=True)
class Traces:
    """By what somebody is found again in other people's chats.  words: as they said them; numbers: of their requests, with
    the place of each; subjects: of cards that are about them alone; names: theirs, on cards that name such a number; chats:
    of others than staff where it stands."""

    words: tuple[str, ...]
    numbers: dict[str, str]
    subjects: frozenset[str]
    names: tuple[str, ...] = ()
    chats: frozenset[int] = frozenset()


def cases(db: Db, ids: Sequence[int], kept: dict[int, str]) -> Traces:
    """Make their requests anonymous.  kept: masked words of those that must go on (an emergency), by request id."""
    rows = [r for id in ids for r in db.all("SELECT * FROM request WHERE person_id = :id", id=id)]
    calls = [c.id for id in ids for c in db.all("SELECT id FROM callback WHERE person_id = :id", id=id)]
    notes = "SELECT note FROM request_event WHERE verb IN ('supplement', 'support') AND request_id = :id"
    said = [w for r in rows for w in (r.description, *(n.note for n in db.all(notes, id=r.id)))]
    topics = f"SELECT title, why FROM topic WHERE author_id = :id AND {OWN_TOPIC}"  # noqa: S608
    said += [w for id in ids for t in db.all(topics, id=id) for w in (t.title, t.why) if w]
    for row in rows:
        db.run(CASE, id=row.id, kept=kept.get(int(row.id), ""), no=False)
        db.run(
            "UPDATE request_event SET note = '' WHERE request_id = :id AND verb IN ('supplement', 'support')", id=row.id
        )
    pieces = [words[at : at + PIECE] for words in said for at in range(0, len(words), PIECE)]
    handed = [f"{kind}:{id}" for id in ids for kind in ("txt", "json")]  # files that an admin was given for them
    asks = [a.id for id in ids for a in db.all("SELECT id FROM home_ask WHERE person_id = :id", id=id)]
    subjects = frozenset(
        [f"{kind}:{id}" for id in calls for kind in ("call", "phone")] + [f"home:{id}" for id in asks] + handed
    )
    return Traces(tuple(dict.fromkeys(pieces)), {r.service_request_id: r.address_string for r in rows}, subjects)


def person(db: Db, seal: Seal, ids: Sequence[int], traces: Traces, now: datetime) -> list[int]:
    """Erase them.  ids: all their selves.  Their chats, emptied and nobody's: the caller says goodbye there, then forgets
    them (chat)."""
    chats = [int(r.id) for id in ids for r in db.all("SELECT id FROM chat WHERE person_id = :id", id=id)]
    hashes = [
        str(r.external) for id in ids for r in db.all("SELECT external FROM identity WHERE person_id = :id", id=id)
    ]
    for chat in chats:
        _run(db, OF_CHAT, chat=chat, empty=seal.seal(EMPTY), no=False)
        db.touched.add(f"web:{chat}")
    for external in hashes:
        sql = "UPDATE inbox SET body = :nothing, who = '' WHERE who = :who AND state <> 'new'"
        db.run(sql, who=external, nothing=seal.seal({}))
    _corrections(db, seal, traces.words)
    names = [word for id in ids for word in (people.get(db, seal, id).name, *_reach(contacts.get(db, seal, id)))]
    told = written_down.erase(db, seal, ids, names)
    _elsewhere(db, seal, replace(traces, subjects=traces.subjects | told.subjects, names=told.names, chats=told.chats))
    for id in ids:
        _run(db, OF_PERSON, id=id, now=us(now), no=False, yes=True, nothing=seal.seal(""))
    db.touched |= {"erase", "media"}
    return chats


def _reach(contact: Contact) -> tuple[str, str]:
    return contact.phone, contact.home


def chat(db: Db, seal: Seal, id: int) -> None:
    """The empty chat of somebody erased: not even where it was is kept, unless they came back and it is theirs again."""
    if db.run(SHELL, chat=id, external=f"erased:{id}", nothing=seal.seal(""), yes=True):
        db.run("DELETE FROM web_line WHERE chat_id = :chat", chat=id)
        db.touched.add("erase")


def _run(db: Db, statements: Sequence[str], **given: Any) -> None:
    """Each with what it names."""
    for sql in statements:
        db.run(sql, **{name: value for name, value in given.items() if f":{name}" in sql})


def files(db: Db, seal: Seal) -> list[tuple[int, str, str]]:
    """(media row, file name, upload that it was made of) of what is to be deleted from the disk."""
    rows = db.all("SELECT id, file, channel, ref FROM media WHERE state = 'erase' ORDER BY id LIMIT 200")
    return [(int(r.id), str(r.file), str(seal.unseal(r.ref)) if r.channel == "web" else "") for r in rows]


def erased(db: Db, seal: Seal, ids: Sequence[int]) -> None:
    """Their files are gone."""
    sql = """UPDATE media SET state = 'failed', file = '', mime = '', ref = :nothing, error = 'erased'
    WHERE id = :id AND state = 'erase'"""
    db.many(sql, [{"id": id, "nothing": seal.seal("")} for id in ids])


def _elsewhere(db: Db, seal: Seal, traces: Traces) -> None:
    """Their words in cards that workers and admins got.  Reads what a month has left in those chats."""
    staff = ", ".join(str(id) for id in {int(r.id) for r in db.all(STAFF)} | traces.chats)
    for table in ("web_line", "outbox") if staff else ():
        for row in db.all(f"SELECT id, body, chat_id FROM {table} WHERE chat_id IN ({staff})"):  # noqa: S608
            card = seal.unseal(row.body)
            if cleared := redacted(card, traces):
                db.run(f"UPDATE {table} SET body = :body WHERE id = :id", body=seal.seal(cleared), id=row.id)  # noqa: S608
                db.touched.add(f"web:{row.chat_id}")
    for row in db.all(PRESSED.format(chats=staff)) if staff else ():
        if any(_tells(text, traces) for text in written_down.under(seal.unseal(row.body), "text")):
            db.run("UPDATE inbox SET body = :nothing WHERE id = :id", id=row.id, nothing=seal.seal({}))


def _tells(text: str, traces: Traces) -> bool:
    """Does it say who they are, or what they said?"""
    return redacted({"text": text}, traces) is not None or any(name in text for name in traces.names if len(name) > 1)


def redacted(card: dict[str, Any], traces: Traces) -> dict[str, Any] | None:
    """The card without them; None = nothing of theirs is on it."""
    if card.get("subject") in traces.subjects:
        return {**card, "title": "", "text": GONE, "rows": [], "links": [], "file": ["", ""]}
    named = set(NUMBER.findall(f"{card.get('title', '')} {card.get('text', '')}"))
    theirs = named & set(traces.numbers)
    if any(_tells(text, traces) for text in card.get("file", ())[1:]):
        return {**card, "file": ["", ""]}  # what somebody of the staff asked for themselves, with this in it
    if named and not theirs:
        return None  # it is about another request, which may be told in the same words
    places = [*(traces.numbers[number] for number in theirs), *(traces.names if theirs else ())]
    changed = {key: card[key] for key in ("title", "text", "without") if card.get(key)}
    for key, text in changed.items():
        for words in (*traces.words, *places):
            text = without(text, words)
        changed[key] = text
    made = {**card, **changed, **({"media": [], "links": []} if theirs else {})}
    return made if made != card else None


def without(text: str, words: str) -> str:
    """The text with these words, whole or begun (「电梯又坏了，已经…」), replaced by an ellipsis."""
    for said in dict.fromkeys((words, " ".join(words.split()))):
        head = said[:HEAD]
        while len(head) >= 2 and (at := text.find(head)) >= 0:
            end = at + len(head)
            while end < len(text) and end - at < len(said) and text[end] == said[end - at]:
                end += 1
            text = text[:at] + GONE + text[end:]
    return text


def _corrections(db: Db, seal: Seal, words: Sequence[str]) -> None:
    """What the word lists learnt from their words: forgotten, and learnt anew without it."""
    for row in db.all("SELECT id, words FROM correction") if words else ():
        if str(seal.unseal(row.words))[:PIECE] in words:
            db.run("DELETE FROM correction WHERE id = :id", id=row.id)
            db.touched.add("unlearn")
