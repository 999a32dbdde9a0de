"""Requests for help and who was asked.  Words and addresses are sealed: 陪诊 says something about somebody's health."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flows.effects.bank import AskAid
from flows.volunteers.aid import Aid
from storage.db import Conflict, Db, Row, maybe_us, maybe_when, us, when
from storage.seal import Seal

GET = "SELECT * FROM aid WHERE id = :id"
SAVE = """UPDATE aid SET step = :step, version = :version, matched_at = :matched_at, ended_at = :ended_at
WHERE id = :id AND version = :was"""
ASKS = "SELECT * FROM aid_ask WHERE aid_id = :aid ORDER BY id"
SELVES = "SELECT id FROM person WHERE id = :person OR merged_into = :person"
MINE = f"SELECT * FROM aid WHERE asker_id IN ({SELVES}) ORDER BY id DESC LIMIT :most"  # noqa: S608
TODO = f"""SELECT x.* FROM aid x JOIN aid_ask a ON a.aid_id = x.id WHERE a.person_id IN ({SELVES}) AND a.state = 'accepted'
AND x.step IN ('open', 'matched', 'served') ORDER BY x.id DESC LIMIT :most"""  # noqa: S608
HELPED = f"SELECT 1 FROM aid WHERE person_id IN ({SELVES}) AND step IN ('served', 'closed') LIMIT 1"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Asked:
    """One volunteer who was asked."""

    id: int
    aid: int
    person: int
    wave: int
    state: str
    reasons: tuple[str, ...]
    quarters: int | None
    heard: int | None
    rating: int | None
    manners: int | None
    thanks: str


def create(
    db: Db, seal: Seal, said: AskAid, person: int, asker: int, at: datetime | None, language: str, needed: int,
    now: datetime,
) -> int:  # fmt: skip
    """A new request for help; its id."""
    return db.insert(
        "aid", version=1, step="open", person_id=person, asker_id=asker, skill=said.skill, words=seal.seal(said.words),
        place=seal.seal(said.place.text), building=said.place.building or "", grid=said.place.grid or "",
        language=language, at=maybe_us(at), quarters=said.quarters, needed=needed,
        opened_at=us(now),
    )  # fmt: skip


def get(db: Db, seal: Seal, id: int) -> Aid:
    """Raises LookupError."""
    row = db.one(GET, id=id)
    if row is None:
        raise LookupError(f"aid {id}")
    return _aid(seal, row)


def save(db: Db, moved: Aid) -> None:
    """Write a move.  Raises Conflict when somebody else moved it since it was read: of two who say yes at once one is first."""
    changed = db.run(
        SAVE, step=moved.step, version=moved.version, matched_at=maybe_us(moved.matched_at), ended_at=maybe_us(moved.ended_at),
        id=moved.id, was=moved.version - 1,
    )  # fmt: skip
    if changed != 1:
        raise Conflict


def passed_on(db: Db, id: int, request: int) -> None:
    """What the grid worker got instead."""
    db.run("UPDATE aid SET request_id = :request WHERE id = :id", request=request, id=id)


def mine(db: Db, seal: Seal, person: int, most: int = 5) -> list[Aid]:
    """What somebody asked for, newest first."""
    return [_aid(seal, r) for r in db.all(MINE, person=person, most=most)]


def todo(db: Db, seal: Seal, person: int, most: int = 9) -> list[Aid]:
    """Where a volunteer said yes and it is not over."""
    return [_aid(seal, r) for r in db.all(TODO, person=person, most=most)]


def helped_before(db: Db, person: int) -> bool:
    """Was a volunteer at theirs before?"""
    return db.one(HELPED, person=person) is not None


def asks(db: Db, seal: Seal, aid: int) -> list[Asked]:
    """Everybody who was asked, in that order."""
    return [_asked(seal, r) for r in db.all(ASKS, aid=aid)]


def of_ask(db: Db, id: int) -> int | None:
    """What the asking with this id is about."""
    value = db.value("SELECT aid_id FROM aid_ask WHERE id = :id", id=id)
    return None if value is None else int(value)


def ask(db: Db, aid: int, wave: int, chosen: Sequence[tuple[int, tuple[str, ...]]], now: datetime) -> None:
    """A wave: (volunteer, why they)."""
    sql = """INSERT INTO aid_ask (aid_id, person_id, wave, state, reasons, asked_at)
    VALUES (:aid, :person, :wave, 'asked', :reasons, :now) ON CONFLICT (aid_id, person_id) DO NOTHING"""
    rows = [{"aid": aid, "person": p, "wave": wave, "reasons": ",".join(why), "now": us(now)} for p, why in chosen]
    db.many(sql, rows)


def answer(db: Db, asked: Asked, state: str, now: datetime) -> None:
    """What they said, or what became of it."""
    db.run(
        "UPDATE aid_ask SET state = :state, answered_at = :now WHERE id = :id", state=state, now=us(now), id=asked.id
    )


def note(db: Db, id: int, **values: int | bytes) -> None:
    """Hours, ratings, thanks; names of columns are literals of the caller."""
    for column, value in values.items():
        db.run(f"UPDATE aid_ask SET {column} = :value WHERE id = :id", value=value, id=id)  # noqa: S608


def _aid(seal: Seal, r: Row) -> Aid:
    return Aid(
        r.id, r.version, r.step, r.person_id, r.asker_id, r.skill, _open(seal, r.words), _open(seal, r.place),
        r.building, r.grid, r.language, maybe_when(r.at), r.quarters, r.needed, when(r.opened_at), maybe_when(r.matched_at),
        maybe_when(r.ended_at), r.request_id,
    )  # fmt: skip


def _open(seal: Seal, kept: bytes) -> str:
    """'' once it has been kept long enough."""
    return str(seal.unseal(kept)) if kept else ""


def _asked(seal: Seal, r: Row) -> Asked:
    reasons = tuple(key for key in r.reasons.split(",") if key)
    thanks = str(seal.unseal(r.thanks)) if r.thanks else ""
    return Asked(
        r.id, r.aid_id, r.person_id, r.wave, r.state, reasons, r.quarters, r.heard, r.rating, r.manners, thanks
    )
