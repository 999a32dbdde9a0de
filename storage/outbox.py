"""The outbox: the only way out (R5).  Rows are cards, sealed; the sender in bot/ takes them and writes what became of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from storage.db import Db, maybe_when, us, when
from storage.seal import Seal

REPLY, ALARM, DISPATCH, REMINDER, BROADCAST = range(5)
ONCE = (ALARM, BROADCAST)  # marked as leaving before they leave, and never sent again when nobody knows (R6)
PATIENCE = timedelta(seconds=60)  # a card waits this long for its pictures

UNSENT = """SELECT id, edits FROM outbox WHERE chat_id = :chat_id AND subject = :subject AND state = 'new' AND tries = 0
ORDER BY id DESC LIMIT 1"""
REPLACE = "UPDATE outbox SET state = 'replaced' WHERE id = :id AND state = 'new'"
READY = """SELECT o.id, o.chat_id, o.priority, o.body, o.subject, o.edits, o.needs, o.tries, c.channel, c.address,
(SELECT p.simple FROM person p WHERE p.id = c.person_id) AS simple, l.message_id AS living, l.media AS pictured
FROM outbox o JOIN chat c ON c.id = o.chat_id LEFT JOIN card l ON l.chat_id = o.chat_id AND l.subject = o.subject
WHERE o.state = 'new' AND o.not_before <= :now AND {unheld} AND NOT EXISTS (SELECT 1 FROM outbox e
WHERE e.chat_id = o.chat_id AND e.state = 'new' AND e.id < o.id AND e.not_before > :now) ORDER BY o.id LIMIT :most"""
FRESH = """SELECT c.channel, c.address, (SELECT p.simple FROM person p WHERE p.id = c.person_id) AS simple,
l.message_id AS living, l.media AS pictured FROM outbox o JOIN chat c ON c.id = o.chat_id
LEFT JOIN card l ON l.chat_id = o.chat_id AND l.subject = o.subject WHERE o.id = :id AND o.state = 'new' AND NOT EXISTS
(SELECT 1 FROM outbox e WHERE e.chat_id = o.chat_id AND e.state = 'new' AND e.id < o.id AND e.not_before > o.not_before)"""
RESULT = """UPDATE outbox SET state = :state, message_id = :message_id, error = :error, tries = tries + 1
WHERE id = :id AND state IN ('new', 'sending')"""
LEAVING = "UPDATE outbox SET state = 'sending' WHERE id = :id AND state = 'new'"
LOST = "UPDATE outbox SET state = 'unknown', error = 'stopped while it was leaving', tries = tries + 1 WHERE state = 'sending'"
AGAIN = (
    "UPDATE outbox SET not_before = :not_before, tries = tries + :tried, error = :error, state = 'new' WHERE id = :id"
)
HOLD = "UPDATE outbox SET not_before = :until WHERE chat_id = :chat_id AND state = 'new' AND not_before < :until"
NEWEST = """SELECT body FROM outbox WHERE chat_id = :chat_id AND buttons AND state IN ('new', 'sending', 'sent', 'unknown')
ORDER BY id DESC LIMIT 3"""
CARD = "SELECT message_id, media FROM card WHERE chat_id = :chat_id AND subject = :subject"
FILED = """INSERT INTO card (chat_id, subject, message_id, media) VALUES (:chat_id, :subject, :message_id, :media)
ON CONFLICT (chat_id, subject) DO UPDATE SET message_id = excluded.message_id, media = excluded.media"""


@dataclass(frozen=True, slots=True)
class Letter:
    """One row on its way out.  card: as it was put, or as JSON.  edits: '' = a new message, 'card' = the living card of the
    subject, 'letter:N,M' = what the last of these letters that left became, else a message id.
    needs: media rows that should be ready.  living: (message id, has a picture) of the subject's living card when the letter
    was read.  simple: for somebody who reads large letters."""

    queue: ClassVar[str] = "outbox"
    id: int
    chat_id: int
    priority: int
    card: Any
    subject: str
    edits: str
    needs: tuple[int, ...]
    tries: int
    channel: str
    address: str
    living: tuple[str, bool] | None = None
    simple: bool = False


def put(
    db: Db, seal: Seal, chat_id: int, card: Any, now: datetime, *, priority: int = REPLY, edits: str = "",
    subject: str = "", buttons: bool = False, needs: Sequence[int] = (), replaces: bool = False,
) -> int:  # fmt: skip
    """Write a letter.  card: a dataclass or JSON.  replaces: an unsent one of the same subject is dropped, this one says it
    all and takes its place; if that one is leaving this very moment, this one edits what it becomes."""
    unsent = db.one(UNSENT, chat_id=chat_id, subject=subject) if replaces else None
    if unsent is not None:
        db.run(REPLACE, id=unsent.id)
        db.touched.add(f"replaced:{unsent.id}")
        edits = (
            f"{unsent.edits},{unsent.id}"
            if unsent.edits.startswith("letter:")
            else unsent.edits or f"letter:{unsent.id}"
        )
    moment = us(now)
    id = db.insert(
        "outbox", chat_id=chat_id, priority=priority, body=seal.seal(card), buttons=buttons, subject=subject, edits=edits,
        needs=",".join(map(str, needs)), state="new", tries=0, not_before=moment, created_at=moment,
    )  # fmt: skip

    def fresh(db: Db) -> Letter | None:
        r = db.one(FRESH, id=id)
        if r is None:  # replaced meanwhile, or its chat has to wait
            return None
        address, living = seal.unseal(r.address), _living(subject, r.living, r.pictured)
        return Letter(
            id, chat_id, priority, card, subject, edits, tuple(needs), 0, r.channel, address, living, bool(r.simple)
        )

    db.enqueued("outbox", fresh)
    return id


def ready(db: Db, seal: Seal, now: datetime, most: int, held: Collection[int] = ()) -> list[Letter]:
    """Letters that may leave now and are not in `held`, oldest first.  A letter that has to wait
    (429, a failure) holds the later ones of its chat: they neither overtake it nor knock while it waits."""
    rows = db.unheld(READY, "o.id", held, now=us(now), most=most)
    return [
        Letter(
            r.id, r.chat_id, r.priority, seal.unseal(r.body), r.subject, r.edits,
            tuple(int(n) for n in r.needs.split(",") if n), r.tries, r.channel, seal.unseal(r.address),
            _living(r.subject, r.living, r.pictured), bool(r.simple),
        )
        for r in rows
    ]  # fmt: skip


def _living(subject: str, message_id: str | None, media: bool) -> tuple[str, bool] | None:
    return (str(message_id), bool(media)) if subject and message_id is not None else None


def missing(db: Db, needs: Sequence[int], now: datetime) -> bool:
    """Is a picture this letter needs still being fetched, and is there patience left?"""
    if not needs:
        return False
    marks = ",".join(str(int(n)) for n in needs)
    oldest = us(now - PATIENCE)
    wanted = f"SELECT count(*) FROM media WHERE id IN ({marks}) AND state = 'wanted' AND created_at > :oldest"  # noqa: S608
    return bool(db.value(wanted, oldest=oldest))


def sent(db: Db, id: int, message_id: str | None, *, state: str = "sent", error: str | None = None) -> bool:
    """What became of a letter: sent, unknown or failed.  False when it was settled already."""
    return db.run(RESULT, id=id, state=state, message_id=message_id, error=error) == 1


def leaving(db: Db, id: int) -> bool:
    """Committed before its bytes leave.  False: it was taken back meanwhile."""
    return db.run(LEAVING, id=id) == 1


def lost(db: Db) -> int:
    """At the start: what was leaving when the process died may have arrived.  How many."""
    return db.run(LOST)


def again(db: Db, id: int, not_before: datetime, error: str, *, tried: bool) -> None:
    """Try later.  tried: it counts as an attempt (the message may have left)."""
    db.run(AGAIN, id=id, not_before=us(not_before), error=error[:200], tried=int(tried))


def release(db: Db, moment: datetime, now: datetime) -> None:
    """Letters of a drill, written for another moment, may leave now."""
    sql = "UPDATE outbox SET not_before = :now WHERE state = 'new' AND not_before = :moment"
    db.run(sql, now=us(now), moment=us(moment))


def hold(db: Db, chat_id: int, until: datetime) -> None:
    """Nothing leaves for this chat before `until` (429)."""
    db.run(HOLD, chat_id=chat_id, until=us(until))


def newest_cards(db: Db, seal: Seal, chat_id: int) -> list[dict[str, Any]]:
    """The newest cards with buttons in this chat, at most three: digits and typed labels mean the buttons of the first."""
    return [dict(seal.unseal(row.body)) for row in db.all(NEWEST, chat_id=chat_id)]


def file_card(db: Db, chat_id: int, subject: str, message_id: str, *, media: bool) -> None:
    """This message is now the living card of the subject."""
    db.run(FILED, chat_id=chat_id, subject=subject, message_id=message_id, media=media)


def living_card(db: Db, chat_id: int, subject: str) -> tuple[str, bool] | None:
    """(message id, has a picture) of the subject's living card in this chat."""
    row = db.one(CARD, chat_id=chat_id, subject=subject)
    return None if row is None else (str(row.message_id), bool(row.media))


def counts(db: Db) -> dict[str, int]:
    """How many letters are in each state that somebody should know of (R6); by partial indexes, not by rows."""
    trouble = "SELECT state, count(*) AS n FROM outbox WHERE state IN ('unknown', 'failed') GROUP BY state"
    return {
        "new": db.value("SELECT count(*) FROM outbox WHERE state = 'new'"),
        "sending": db.value("SELECT count(*) FROM outbox WHERE state = 'sending'"),
        **{r.state: r.n for r in db.all(trouble)},
    }


def oldest(db: Db) -> dict[str, tuple[int, datetime | None]]:
    """state -> (how many, when the first of them was written), of what somebody should know of; by partial indexes."""
    sql = "SELECT count(*) AS n, min(created_at) AS since FROM outbox WHERE state = '{}'"
    rows = {state: db.all(sql.format(state))[0] for state in ("new", "unknown", "failed")}
    return {state: (row.n, maybe_when(row.since)) for state, row in rows.items()}


def next_at(db: Db, now: datetime) -> datetime | None:
    """When the next letter that has to wait may leave, or None."""
    value = db.value("SELECT min(not_before) FROM outbox WHERE state = 'new' AND not_before > :now", now=us(now))
    return None if value is None else when(value)
