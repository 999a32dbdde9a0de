"""Votes (表决) on topics: their row, what their scrutineers said, and what a topic may rely on."""

import json
from datetime import datetime

from flows.deciding.vote import CONFIRMED, COUNTED, Vote
from storage.db import Conflict, Db, Row, maybe_us, maybe_when, us
from storage.seal import Seal

COLUMNS = """id, topic_id, preset, question, options, area, text_hash, step, version, called_by, days, studied, lawful,
check_until, announced_at, opens_at, closes_at, roll_hash, outcome, reason, box, counts_at"""  # not the record, which is long
GET = f"SELECT {COLUMNS} FROM vote WHERE id = :id"  # noqa: S608
HOLDS = """COALESCE((SELECT x.hash FROM topic t JOIN topic_text x ON x.topic_id = t.id AND x.text_version = t.text_version
WHERE t.id = :topic), '')"""
OF_TOPIC = f"""SELECT {COLUMNS} FROM vote WHERE topic_id = :topic AND step <> 'cancelled' AND text_hash = {HOLDS}
ORDER BY id DESC LIMIT 1"""  # noqa: S608
SAVE = """UPDATE vote SET step = :step, version = :version, check_until = :check_until, announced_at = :announced_at,
opens_at = :opens_at, closes_at = :closes_at, roll_hash = :roll_hash, outcome = :outcome, reason = :reason,
box = :box, counts_at = :counts_at WHERE id = :id AND version = :was"""


def create(
    db: Db, seal: Seal, topic: int, preset: str, question: str, options: tuple[str, ...], area: str, text: str, days: int,
    by: int, now: datetime, *, studied: str = "", lawful: bool = False, secret: bytes,
) -> Vote:  # fmt: skip
    """A new vote, its roll still empty.  secret: of this vote alone, made elsewhere of good dice."""
    id = db.insert(
        "vote", topic_id=topic, preset=preset, question=question, options=json.dumps(options, ensure_ascii=False),
        area=area, text_hash=text, step="prepared", version=1, called_by=by, days=days, studied=studied, lawful=lawful,
        secret=seal.seal(secret.hex()), roll_hash="", outcome="", record="", summary="", reason="", box=0, created_at=us(now),
    )  # fmt: skip
    return get(db, id)


def get(db: Db, id: int) -> Vote:
    """The vote with this id.  Raises LookupError."""
    row = db.one(GET, id=id)
    if row is None:
        raise LookupError(f"vote {id}")
    return _vote(row)


def of_topic(db: Db, topic: int) -> Vote | None:
    """The vote that counts for a topic: the last one on the text that holds now which was not called off."""
    row = db.one(OF_TOPIC, topic=topic)
    return None if row is None else _vote(row)


def voters(db: Db, topic: int) -> list[int]:
    """Who cast a ballot on a topic – never which; they hear what becomes of it."""
    sql = """SELECT DISTINCT COALESCE(p.merged_into, p.id) AS id FROM ballot b JOIN vote v ON v.id = b.vote_id
    JOIN person p ON p.id = b.person_id WHERE v.topic_id = :topic ORDER BY id"""
    return [int(r.id) for r in db.all(sql, topic=topic)]


def underway(db: Db, most: int = 30) -> list[Vote]:
    """Those that are prepared with a roll to look at, announced or open; the newest first."""
    sql = f"""SELECT {COLUMNS} FROM vote WHERE step IN ('checking', 'announced', 'open')
    ORDER BY id DESC LIMIT :most"""  # noqa: S608
    return [_vote(r) for r in db.all(sql, most=most)]


def save(db: Db, moved: Vote) -> None:
    """Write a move.  Raises Conflict when somebody else moved it since it was read."""
    changed = db.run(
        SAVE, step=moved.step, version=moved.version, check_until=maybe_us(moved.check_until),
        announced_at=maybe_us(moved.announced_at), opens_at=maybe_us(moved.opens_at), closes_at=maybe_us(moved.closes_at),
        roll_hash=moved.roll_hash, outcome=moved.outcome, reason=moved.reason, box=moved.box,
        counts_at=maybe_us(moved.counts_at), id=moved.id, was=moved.version - 1,
    )  # fmt: skip
    if changed != 1:
        raise Conflict


def keep_record(db: Db, id: int, record: str, summary: str, outcome: str) -> None:
    """What was counted, for everybody and for ever.  summary: see flows/deciding/export.summary."""
    sql = "UPDATE vote SET record = :record, summary = :summary, outcome = :outcome WHERE id = :id"
    db.run(sql, record=record, summary=summary, outcome=outcome, id=id)


def summary(db: Db, id: int) -> str:
    """What the record counts; '' before the close."""
    return str(db.value("SELECT summary FROM vote WHERE id = :id", id=id) or "")


def record(db: Db, id: int) -> str:
    """The public record as JSON; '' before the close."""
    return str(db.value("SELECT record FROM vote WHERE id = :id", id=id) or "")


def published(db: Db, number: str) -> str:
    """The record of the vote that counts for the topic with this number; '' = none yet."""
    topic = db.value("SELECT id FROM topic WHERE number = :number", number=number)
    vote = None if topic is None else of_topic(db, int(topic))
    return "" if vote is None else record(db, vote.id)


def scrutinise(db: Db, id: int, person: int, verdict: str, now: datetime) -> bool:
    """A scrutineer's word; False when they gave it before."""
    sql = """INSERT INTO scrutiny (vote_id, person_id, verdict, at) VALUES (:vote, :person, :verdict, :now)
    ON CONFLICT (vote_id, person_id) DO NOTHING"""
    return db.run(sql, vote=id, person=person, verdict=verdict, now=us(now)) == 1


def verdicts(db: Db, id: int) -> dict[int, str]:
    """What each scrutineer said."""
    rows = db.all("SELECT person_id, verdict FROM scrutiny WHERE vote_id = :id ORDER BY id", id=id)
    return {int(r.person_id): str(r.verdict) for r in rows}


def gates(db: Db, topic: int) -> frozenset[str]:
    """Which gates of flows/deciding/topic.py the topic's vote and its discussion have opened."""
    vote, ready = of_topic(db, topic), set[str]()
    if db.value("SELECT 1 FROM statement WHERE topic_id = :topic AND state = 'shown' LIMIT 1", topic=topic):
        ready.add("statements")
    if vote is None:
        return frozenset(ready)
    if vote.roll_hash:
        ready |= {"roll-frozen", "notice-kept", "gates-of-law"}  # it is not announced without them
    if vote.step in COUNTED:
        ready.add("ballot-closed")
    if vote.step == CONFIRMED or (vote.step in COUNTED and not vote.rule.binding):
        ready.add("scrutinised")
    return frozenset(ready)


def _vote(r: Row) -> Vote:
    return Vote(
        r.id, r.topic_id, r.preset, r.question, tuple(json.loads(r.options)), r.area, r.text_hash, r.step, r.version,
        r.called_by, r.days, r.studied, bool(r.lawful), maybe_when(r.check_until), maybe_when(r.announced_at),
        maybe_when(r.opens_at), maybe_when(r.closes_at), r.roll_hash, r.outcome, r.reason, r.box,
        maybe_when(r.counts_at),
    )  # fmt: skip
