"""Broadcasts and their deliveries.  Outcomes are rows; a letter's end is copied into its delivery, which is kept longer."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flows.broadcast import Broadcast, Tally
from storage.db import Conflict, Db, maybe_when, us, when
from storage.seal import Seal

GET = "SELECT * FROM broadcast WHERE id = :id"
SENDING = "SELECT * FROM broadcast WHERE step = 'sending' ORDER BY CASE kind WHEN 'notice' THEN 1 ELSE 0 END, id"
TOLD = """SELECT * FROM broadcast WHERE step IN ('sending', 'done') AND audience = 'all' AND started_at > :since
ORDER BY id DESC LIMIT :most"""
LAST = "SELECT * FROM broadcast ORDER BY id DESC LIMIT :most"
SAVE = """UPDATE broadcast SET step = :step, version = :version, reviewer_id = :reviewer, reason = :reason, at = :at,
started_at = :started_at, ended_at = :ended_at WHERE id = :id AND version = :was"""
PUT = """INSERT INTO delivery (broadcast_id, chat_id, person_id, state, not_before)
VALUES (:broadcast_id, :chat_id, :person_id, 'waiting', :not_before) ON CONFLICT (broadcast_id, chat_id) DO NOTHING"""
NEXT = """SELECT id, chat_id, person_id FROM delivery WHERE broadcast_id = :id AND state = 'waiting' AND not_before <= :now
ORDER BY not_before, id LIMIT :most"""
MADE = "UPDATE delivery SET state = 'made', outbox_id = :outbox_id WHERE id = :id"
SETTLE = """UPDATE delivery SET state = CASE WHEN o.state = 'failed' AND o.error LIKE 'blocked:%' THEN 'blocked' ELSE o.state END
FROM outbox o WHERE delivery.broadcast_id = :id AND delivery.state = 'made' AND o.id = delivery.outbox_id
AND o.state IN ('sent', 'failed', 'unknown')"""
RECALL = """SELECT d.id, d.outbox_id FROM delivery d JOIN outbox o ON o.id = d.outbox_id
WHERE d.broadcast_id = :id AND d.state = 'made' AND o.state = 'new'"""
COUNT = "SELECT state, count(*) AS n FROM delivery WHERE broadcast_id = :id GROUP BY state"
ENDS = """SELECT d.id, d.person_id, c.channel, d.state FROM delivery d JOIN chat c ON c.id = d.chat_id
WHERE d.broadcast_id = :id ORDER BY d.id"""


POSTS = """SELECT g.title, o.state, o.error FROM linked_group g JOIN outbox o ON o.chat_id = g.chat_id
AND o.subject = :subject AND o.state <> 'replaced' ORDER BY o.id"""
POSTED = """SELECT o.id, o.chat_id, o.state FROM linked_group g JOIN outbox o ON o.chat_id = g.chat_id
AND o.subject = :subject AND o.state <> 'replaced'"""


def create(db: Db, draft: Mapping[str, Any], author: int, now: datetime) -> Broadcast:
    """A new draft.  draft: the fields of DraftBroadcast."""
    id = db.insert(
        "broadcast", version=1, step="drafted", kind=draft["kind"], author_id=author, audience=draft["audience"],
        texts=json.dumps(draft["texts"], ensure_ascii=False), which=draft["which"], source=draft["source"], reason="",
        photos=",".join(map(str, draft["photos"])), report=draft["report"], level=draft["level"], issued=draft["issued"],
        created_at=us(now), paper_id=draft["paper"], groups=draft["groups"],
        opens=draft["opens"],
    )  # fmt: skip
    return get(db, id)


def get(db: Db, id: int) -> Broadcast:
    """The broadcast with this id.  Raises LookupError."""
    row = db.one(GET, id=id)
    if row is None:
        raise LookupError(f"broadcast {id}")
    return _broadcast(row)


def sending(db: Db) -> list[Broadcast]:
    """Those on their way, emergencies first."""
    return [_broadcast(r) for r in db.all(SENDING)]


def any_sending(db: Db) -> bool:
    """Is anything on its way?  By a partial index."""
    return db.one("SELECT id FROM broadcast WHERE step = 'sending' LIMIT 1") is not None


def last(db: Db, most: int = 5) -> list[Broadcast]:
    """The newest."""
    return [_broadcast(r) for r in db.all(LAST, most=most)]


def told(db: Db, since: datetime, most: int) -> list[Broadcast]:
    """What everybody was told since then, the newest first."""
    return [_broadcast(r) for r in db.all(TOLD, since=us(since), most=most)]


def save(db: Db, moved: Broadcast) -> None:
    """Write a move.  Raises Conflict when somebody else moved it since it was read."""
    changed = db.run(
        SAVE, step=moved.step, version=moved.version, reviewer=moved.reviewer, reason=moved.reason, at=_maybe(moved.at),
        started_at=_maybe(moved.started_at), ended_at=_maybe(moved.ended_at), id=moved.id, was=moved.version - 1,
    )  # fmt: skip
    if changed != 1:
        raise Conflict
    db.touched.add("broadcast")


def deliver(db: Db, id: int, to: list[tuple[int, int, datetime]]) -> None:
    """The rows of everybody it goes to: (chat, person, not before)."""
    db.many(PUT, [{"broadcast_id": id, "chat_id": c, "person_id": p, "not_before": us(at)} for c, p, at in to])


def due(db: Db, id: int, now: datetime, most: int) -> list[tuple[int, int, int]]:
    """The next deliveries to make letters of: (delivery, chat, person)."""
    return [(r.id, r.chat_id, r.person_id) for r in db.all(NEXT, id=id, now=us(now), most=most)]


def made(db: Db, delivery: int, letter: int) -> None:
    """A letter of it is in the outbox."""
    db.run(MADE, id=delivery, outbox_id=letter)


def settle(db: Db, id: int) -> None:
    """Copy what became of letters."""
    db.run(SETTLE, id=id)


def recall(db: Db, id: int) -> int:
    """Take back the letters that have not left, those for linked groups too; how many."""
    rows = db.all(RECALL, id=id)
    for row in rows:
        db.run("UPDATE delivery SET state = 'waiting', outbox_id = NULL WHERE id = :id", id=row.id)
    posts = [r.id for r in db.all(POSTED, subject=f"broadcast:{id}") if r.state == "new"]
    for letter in (*(row.outbox_id for row in rows), *posts):
        db.run("UPDATE outbox SET state = 'replaced' WHERE id = :id AND state = 'new'", id=letter)
        db.touched.add(f"replaced:{letter}")
    return len(rows) + len(posts)


def posted(db: Db, id: int) -> frozenset[int]:
    """Chats of linked groups where it stands, or is on its way."""
    return frozenset(int(r.chat_id) for r in db.all(POSTED, subject=f"broadcast:{id}"))


def tally(db: Db, id: int) -> Tally:
    """Deliveries by state."""
    return Tally({r.state: int(r.n) for r in db.all(COUNT, id=id)})


def asleep(db: Db, id: int, now: datetime) -> tuple[int, datetime | None]:
    """How many wait because they are not to be disturbed now, and when the first of them gets it."""
    sql = """SELECT count(*) AS n, min(not_before) AS at FROM delivery
    WHERE broadcast_id = :id AND state = 'waiting' AND not_before > :now"""
    row = db.one(sql, id=id, now=us(now))
    assert row is not None
    return int(row.n), maybe_when(row.at)


def posts(db: Db, seal: Seal, id: int) -> list[tuple[str, str, str]]:
    """What became of it in the linked groups: (title, state of the letter, what went wrong)."""
    return [(str(seal.unseal(r.title)), r.state, r.error or "") for r in db.all(POSTS, subject=f"broadcast:{id}")]


def ends(db: Db, id: int) -> list[tuple[int, int, str, str]]:
    """Every delivery: (row, person, channel, state)."""
    return [(r.id, r.person_id, r.channel, r.state) for r in db.all(ENDS, id=id)]


def _maybe(moment: datetime | None) -> int | None:
    return None if moment is None else us(moment)


def _broadcast(r: Any) -> Broadcast:
    return Broadcast(
        r.id, r.version, r.step, r.kind, json.loads(r.texts), r.author_id, r.audience, r.which,
        tuple(int(n) for n in r.photos.split(",") if n), bool(r.report), r.source, r.level, r.issued, r.reviewer_id,
        r.reason, maybe_when(r.at), maybe_when(r.started_at), maybe_when(r.ended_at), r.paper_id, bool(r.groups), r.opens,
        when(r.created_at),
    )  # fmt: skip
