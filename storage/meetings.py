"""Meetings on topics: when, where, who signed in (签到), minutes and photos.  A meeting makes an assembly's vote count (R62)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flows.deciding.vote import Vote
from storage.db import Db, Row, us, when
from storage.seal import Seal

SIGN = """INSERT INTO attendance (meeting_id, who, person_id, unit_id, signed_by, witnessed_by, at)
VALUES (:meeting, :who, :person, :unit, :by, NULL, :now) ON CONFLICT (meeting_id, who) DO NOTHING"""
WITNESS = """UPDATE attendance SET witnessed_by = :by WHERE meeting_id = :meeting AND who = :who
AND signed_by <> :by AND witnessed_by IS NULL"""
THERE = """SELECT DISTINCT u.unit_key FROM attendance a
JOIN roll_unit u ON u.vote_id = :vote AND (u.id = a.unit_id
  OR u.id IN (SELECT v.unit_id FROM voter v WHERE v.person_id = a.person_id)
  OR (:homes AND u.household_id IN (SELECT r.household_id FROM residence r
      WHERE r.person_id = a.person_id AND r.until IS NULL)))
WHERE a.meeting_id = :meeting AND (a.person_id IS NOT NULL OR a.witnessed_by IS NOT NULL) ORDER BY u.unit_key"""


@dataclass(frozen=True, slots=True)
class Meeting:
    """photos: media rows.  vote: the assembly's, None = a discussion."""

    id: int
    topic: int
    vote: int | None
    starts_at: datetime
    place: str
    minutes: str
    photos: tuple[int, ...]
    by: int


def create(
    db: Db, seal: Seal, topic: int, vote: int | None, starts_at: datetime, place: str, code: str, by: int, now: datetime
) -> Meeting:
    """A meeting.  code: shown in the room, what signs people in."""
    id = db.insert(
        "meeting", topic_id=topic, vote_id=vote, starts_at=us(starts_at), place=place,
        code=seal.digest(f"meeting:{code}"), minutes="", photos="", called_by=by, created_at=us(now),
    )  # fmt: skip
    return get(db, id)


def get(db: Db, id: int) -> Meeting:
    """The meeting with this id.  Raises LookupError."""
    row = db.one("SELECT * FROM meeting WHERE id = :id", id=id)
    if row is None:
        raise LookupError(f"meeting {id}")
    return _meeting(row)


def by_code(db: Db, seal: Seal, code: str) -> Meeting | None:
    """The meeting whose room shows this code."""
    row = db.one("SELECT * FROM meeting WHERE code = :code", code=seal.digest(f"meeting:{code}"))
    return None if row is None else _meeting(row)


def of_topic(db: Db, topic: int) -> list[Meeting]:
    """All of a topic, oldest first."""
    return [_meeting(r) for r in db.all("SELECT * FROM meeting WHERE topic_id = :topic ORDER BY id", topic=topic)]


def of_vote(db: Db, vote: int) -> Meeting | None:
    """The assembly in which a vote is held; the last one that was called."""
    row = db.one("SELECT * FROM meeting WHERE vote_id = :vote ORDER BY id DESC LIMIT 1", vote=vote)
    return None if row is None else _meeting(row)


def sign_in(db: Db, meeting: int, person: int, now: datetime) -> bool:
    """By the code, in the own chat; False when they did before."""
    who = f"person:{person}"
    return db.run(SIGN, meeting=meeting, who=who, person=person, unit=None, by=None, now=us(now)) == 1


def sign_for(db: Db, meeting: int, unit: int | None, key: str, by: int, now: datetime) -> str:
    """Somebody without a phone: first = one member of staff saw them, second = another did, twice = the same one again."""
    who = f"unit:{key}"
    if db.run(SIGN, meeting=meeting, who=who, person=None, unit=unit, by=by, now=us(now)):
        return "first"
    return "second" if db.run(WITNESS, meeting=meeting, who=who, by=by) else "twice"


def signed(db: Db, meeting: int) -> int:
    """How many are there: by code, or seen by two."""
    sql = (
        "SELECT count(*) FROM attendance WHERE meeting_id = :id AND (person_id IS NOT NULL OR witnessed_by IS NOT NULL)"
    )
    return int(db.value(sql, id=meeting))


def present(db: Db, vote: Vote) -> list[str] | None:
    """Keys of the units whose people are at the vote's assembly; None = none was recorded (then it is an opinion, R62)."""
    met = of_vote(db, vote.id)
    if met is None or not vote.rule.meeting:
        return None
    homes = vote.rule.electorate == "households"
    return [str(r.unit_key) for r in db.all(THERE, vote=vote.id, meeting=met.id, homes=homes)]


def minute(db: Db, id: int, words: str, photos: Sequence[int]) -> None:
    """会议记录: what was said, and the photos."""
    sql = "UPDATE meeting SET minutes = :words, photos = :photos WHERE id = :id"
    db.run(sql, words=words, photos=",".join(map(str, photos)), id=id)
    db.many("UPDATE media SET stage = 'kept' WHERE id = :id", [{"id": photo} for photo in photos])


def _meeting(r: Row) -> Meeting:
    photos = tuple(int(n) for n in r.photos.split(",") if n)
    return Meeting(r.id, r.topic_id, r.vote_id, when(r.starts_at), r.place, r.minutes, photos, r.called_by)
