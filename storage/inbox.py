"""The inbox: every update as it came, committed before anybody acknowledges it (R1, R2)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

import msgspec

from storage.db import Db, maybe_when, us
from storage.seal import Seal, fingerprint

PUT = """INSERT INTO inbox (channel, external, body_hash, lane, who, body, received_at, state, turn)
VALUES (:channel, :external, :body_hash, :lane, :who, :body, :received_at, 'new', COALESCE(
  (SELECT max(turn) + 1 FROM inbox WHERE state = 'new' AND lane = CAST(:lane AS VARCHAR)),
  (SELECT min(turn) FROM inbox WHERE state = 'new'), 0))
ON CONFLICT (channel, external, body_hash) DO NOTHING"""
PUT_DONE = """INSERT INTO inbox (channel, external, body_hash, lane, who, body, received_at, state, turn)
VALUES (:channel, :external, :body_hash, :lane, :who, :body, :received_at, 'done', 0)
ON CONFLICT (channel, external, body_hash) DO NOTHING"""
WAITING = """SELECT id, channel, lane, body FROM inbox WHERE state = 'new' AND {unheld}
AND turn < (SELECT min(turn) FROM inbox WHERE state = 'new') + :share ORDER BY turn, id LIMIT :most"""
DONE = "UPDATE inbox SET state = 'done' WHERE id = :id AND state = 'new'"
PARK = "UPDATE inbox SET state = 'parked', error = :error WHERE id = :id AND state = 'new'"
BEHIND = (
    """SELECT (SELECT max(turn) FROM inbox WHERE state = 'new') - (SELECT min(turn) FROM inbox WHERE state = 'new')"""
)


@dataclass(frozen=True, slots=True)
class Update:
    """One stored update.  lane: updates of one lane are handled strictly in order."""

    queue: ClassVar[str] = "inbox"
    id: int
    channel: str
    lane: str
    raw: dict[str, Any]


def lane_of(seal: Seal, channel: str, lane: str) -> str:
    """A lane as it is stored."""
    return seal.digest(f"{channel}:{lane}")


def put(
    db: Db, seal: Seal, channel: str, external: str, lane: str, raw: dict[str, Any], now: datetime, *, who: str = "",
    handled: bool = False,
) -> int | None:  # fmt: skip
    """Store one update; its id, or None when the very same one is here already.  who: the channel's name of the sender.
    handled: in this very transaction."""
    body, hashed = msgspec.json.encode(raw, order="sorted"), lane_of(seal, channel, lane)
    id = db.insert_new(
        PUT_DONE if handled else PUT, channel=channel, external=external, body_hash=fingerprint(body), lane=hashed,
        who=seal.digest(f"{channel}:{who}") if who not in ("", lane) else hashed, body=seal.seal_json(body),
        received_at=us(now),
    )  # fmt: skip
    if id is not None and not handled:
        update = Update(id, channel, hashed, raw)
        db.enqueued("inbox", lambda db: update)
    return id


def put_once(db: Db, seal: Seal, channel: str, external: str, lane: str, raw: dict[str, Any], now: datetime) -> bool:
    """Store one update of a channel that names each itself (a form's nonce): False when the name is known already."""
    known = "SELECT count(*) FROM inbox WHERE channel = :channel AND external = :external"
    if db.value(known, channel=channel, external=external):
        return False
    return put(db, seal, channel, external, lane, raw, now) is not None


def waiting(db: Db, seal: Seal, most: int, held: Collection[int], share: int) -> list[Update]:
    """Updates not yet handled and not in `held`, in turn: the lanes' first ones, then their second ones (R26).  Whoever
    sent ten thousand has no more of them at the front than others have; share: at most so many of a lane, held ones too."""
    rows = db.unheld(WAITING, "id", held, most=most, share=share)
    return [Update(r.id, r.channel, r.lane, seal.unseal(r.body)) for r in rows]


def flooded(db: Db, share: int) -> bool:
    """Has a lane more waiting than its share?"""
    return (db.value(BEHIND) or 0) >= share


def done(db: Db, id: int) -> bool:
    """Mark as handled; False when it already was (another process, or a second try)."""
    return db.run(DONE, id=id) == 1


def park(db: Db, id: int, error: str) -> None:
    """A poison update: kept, with what went wrong, never tried again by itself (R4)."""
    db.run(PARK, id=id, error=error[:500])


def counts(db: Db) -> dict[str, int]:
    """How many wait and how many are parked; by partial indexes, not by rows."""
    return {
        "new": db.value("SELECT count(*) FROM inbox WHERE state = 'new'"),
        "parked": db.value("SELECT count(*) FROM inbox WHERE state = 'parked'"),
    }


def oldest(db: Db) -> dict[str, tuple[int, datetime | None]]:
    """state -> (how many, when the first of them came), of what somebody should know of; by partial indexes."""
    sql = "SELECT count(*) AS n, min(received_at) AS since FROM inbox WHERE state = '{}'"
    rows = {state: db.all(sql.format(state))[0] for state in ("new", "parked")}
    return {state: (row.n, maybe_when(row.since)) for state, row in rows.items()}
