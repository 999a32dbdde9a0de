"""Ballots (表决票): one a unit by a constraint of the database, changed until the close, sealed until it is counted.

1. `ballot` says that a unit has voted.  What it chose stands there only where owners sign (R61).
2. Elsewhere the choice lies in `secret_choice` under a tag: a hash of the unit with the vote's own secret.  At the close the
   secret and the tags are destroyed; what stays is a list of choices in the order of the alphabet (R28).
3. The same choice again writes nothing: a press that comes twice is one ballot.
4. The row of the vote is held while a ballot is written, and while the vote is closed: nothing slips in between.
"""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flows.deciding.vote import Vote
from storage import votes
from storage.db import Db, us, when
from storage.rolls import RollLine
from storage.seal import Seal

LONGEST = 8  # characters of a choice
HOLD = "SELECT step, closes_at, secret FROM vote WHERE id = :id"
MARK = """INSERT INTO ballot (vote_id, unit_id, choice, how, person_id, at)
VALUES (:vote, :unit, :choice, :how, :person, :now)
ON CONFLICT (unit_id) DO UPDATE SET choice = :choice, how = :how, person_id = :person, at = :now"""
HIDE = """INSERT INTO secret_choice (tag, vote_id, choice) VALUES (:tag, :vote, :choice)
ON CONFLICT (tag) DO UPDATE SET choice = :choice"""
NAMED = """SELECT u.unit_key, b.choice FROM ballot b JOIN roll_unit u ON u.id = b.unit_id
WHERE b.vote_id = :vote AND b.choice IS NOT NULL"""
UNITS = "SELECT id, unit_key FROM roll_unit WHERE vote_id = :vote"
PAPERS = "SELECT unit_id, entered_by, choice FROM paper WHERE vote_id = :vote ORDER BY id"
ENTER = """INSERT INTO paper (vote_id, unit_id, choice, scan, entered_by, at)
VALUES (:vote, :unit, :choice, :scan, :by, :now)
ON CONFLICT (unit_id, entered_by) DO UPDATE SET choice = :choice, scan = :scan, at = :now"""
WHOLE = """SELECT count(*) AS units, COALESCE(sum(u.area), 0) AS area,
count(DISTINCT CASE WHEN u.head = '' THEN 'unit:' || u.unit_key ELSE 'head:' || u.head END) AS heads
FROM roll_unit u WHERE u.vote_id = :vote"""
VOTED = f"{WHOLE} AND u.id IN (SELECT unit_id FROM ballot WHERE vote_id = :vote)"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Measured:
    """So many units, heads by 司法解释 9, and 0.01 m²."""

    units: int
    heads: int
    area: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A paper ballot as those who entered it read it.  choices: by who entered it."""

    unit: int
    choices: Mapping[int, str]

    @property
    def agreed(self) -> str:
        """What two people read alike; '' = only one has read it, or they differ."""
        return next(iter(self.choices.values())) if len(self.choices) > 1 and not self.differs else ""

    @property
    def differs(self) -> bool:
        """Do they read it differently?"""
        return len(set(self.choices.values())) > 1


def hold(db: Db, vote: int) -> Vote:
    """The vote, which nobody closes before this unit is over."""
    if db.postgres:
        db.one(f"{HOLD} FOR SHARE", id=vote)
    return votes.get(db, vote)


def cast(db: Db, seal: Seal, vote: Vote, unit: RollLine, choice: str, person: int, now: datetime) -> bool:
    """Cast or change the ballot of a unit in the chat; False when it says that already.  The caller holds the vote."""
    if _chosen(db, seal, vote, unit) == choice:
        return False
    named = not vote.secret
    db.run(
        MARK, vote=vote.id, unit=unit.id, choice=_hide(seal, choice) if named else None, how="chat",
        person=person if named else None, now=us(now),
    )  # fmt: skip
    if not named:
        db.run(HIDE, tag=_tag(_secret(db, seal, vote.id), unit.id), vote=vote.id, choice=_hide(seal, choice))
    return True


def own(db: Db, seal: Seal, vote: Vote, unit: RollLine) -> str:
    """核对本户票: what is recorded for a unit, after the close of a vote by name; '' = nothing.  Raises ValueError before."""
    if vote.step not in ("closed", "confirmed") or vote.secret:
        raise ValueError("not to be seen")
    counted = {r.unit: r for r in readings(db, seal, vote.id)}
    paper = counted.get(unit.id)
    return paper.agreed if paper is not None and paper.agreed else _chosen(db, seal, vote, unit)


def _chosen(db: Db, seal: Seal, vote: Vote, unit: RollLine) -> str:
    if vote.secret:
        tag = _tag(_secret(db, seal, vote.id), unit.id)
        made = db.value("SELECT choice FROM secret_choice WHERE tag = :tag", tag=tag)
    else:
        made = db.value("SELECT choice FROM ballot WHERE unit_id = :unit", unit=unit.id)
    return "" if made is None else _show(seal, made)


def voted(db: Db, units: Sequence[int]) -> dict[int, datetime]:
    """Which of these units have a ballot, and when it was last changed."""
    found = ((unit, db.value("SELECT at FROM ballot WHERE unit_id = :unit", unit=unit)) for unit in units)
    return {unit: when(at) for unit, at in found if at is not None}


def enter(db: Db, seal: Seal, vote: int, unit: int, choice: str, scan: int, by: int, now: datetime) -> "Reading":
    """A paper ballot as one person reads it.  That a unit voted counts when two read the same."""
    db.run(ENTER, vote=vote, unit=unit, choice=_hide(seal, choice), scan=scan, by=by, now=us(now))
    db.run("UPDATE media SET stage = 'ballot' WHERE id = :scan", scan=scan)  # kept a year and more (R61)
    reading = next(r for r in readings(db, seal, vote) if r.unit == unit)
    if reading.agreed:
        db.run(
            """INSERT INTO ballot (vote_id, unit_id, choice, how, person_id, at)
            VALUES (:vote, :unit, NULL, 'paper', NULL, :now) ON CONFLICT (unit_id) DO NOTHING""",
            vote=vote, unit=unit, now=us(now),
        )  # fmt: skip
    return reading


def late(db: Db, vote: Vote) -> set[int]:
    """Units whose paper was first entered after the close."""
    sql = "SELECT unit_id FROM paper WHERE vote_id = :vote GROUP BY unit_id HAVING min(at) > :close"
    close = us(vote.closes_at) if vote.closes_at else 0
    return {int(r.unit_id) for r in db.all(sql, vote=vote.id, close=close)}


def readings(db: Db, seal: Seal, vote: int) -> list[Reading]:
    """Every paper ballot that somebody entered."""
    found: dict[int, dict[int, str]] = {}
    for r in db.all(PAPERS, vote=vote):
        found.setdefault(int(r.unit_id), {})[int(r.entered_by)] = _show(seal, r.choice)
    return [Reading(unit, choices) for unit, choices in found.items()]


def roll_size(db: Db, vote: int) -> Measured:
    """How much there is to vote with."""
    return _measured(db.one(WHOLE, vote=vote))


def turnout(db: Db, vote: int) -> Measured:
    """How much has voted by now: what may be known before the close."""
    return _measured(db.one(VOTED, vote=vote))


def _measured(row: object) -> Measured:
    return Measured(int(row.units), int(row.heads), int(row.area))  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Opened:
    """The box, opened at the close.  cast: unit key -> choice that counts.  conflicts: keys of units whose paper and chat
    disagree – the signed paper counts.  unclear: keys whose paper two people did not read alike; it does not count."""

    cast: Mapping[str, str]
    conflicts: tuple[str, ...]
    unclear: tuple[str, ...]


def open_box(db: Db, seal: Seal, vote: Vote) -> Opened:
    """All choices by unit.  Only for who closes the vote."""
    keys = {int(r.id): str(r.unit_key) for r in db.all(UNITS, vote=vote.id)}
    cast = _secret_choices(db, seal, vote.id, keys) if vote.secret else _named_choices(db, seal, vote.id)
    conflicts, unclear = [], []
    for reading in readings(db, seal, vote.id):
        key, paper = keys[reading.unit], reading.agreed
        if not paper:
            unclear.append(key)
            continue
        if cast.get(key, paper) != paper:
            conflicts.append(key)
        cast[key] = paper
    return Opened(cast, tuple(sorted(conflicts)), tuple(sorted(unclear)))


def _named_choices(db: Db, seal: Seal, vote: int) -> dict[str, str]:
    return {str(r.unit_key): _show(seal, r.choice) for r in db.all(NAMED, vote=vote)}


def _secret_choices(db: Db, seal: Seal, vote: int, keys: Mapping[int, str]) -> dict[str, str]:
    secret = _secret(db, seal, vote)
    rows = db.all("SELECT tag, choice FROM secret_choice WHERE vote_id = :vote", vote=vote)
    chosen = {str(r.tag): _show(seal, r.choice) for r in rows}
    by_unit = {keys[unit]: chosen.get(_tag(secret, unit)) for unit in keys}
    return {key: choice for key, choice in by_unit.items() if choice is not None}


def destroy(db: Db, vote: Vote) -> None:
    """After the count: the secret is gone, and of secret choices everything but what was counted."""
    db.run("UPDATE vote SET secret = NULL WHERE id = :id", id=vote.id)
    if vote.secret:
        db.run("DELETE FROM secret_choice WHERE vote_id = :id", id=vote.id)
        db.run("UPDATE media SET state = 'erase' WHERE id IN (SELECT scan FROM paper WHERE vote_id = :id)", id=vote.id)
        db.touched.add("erase")
        db.run("DELETE FROM paper WHERE vote_id = :id", id=vote.id)


def _hide(seal: Seal, choice: str) -> bytes:
    """Sealed, all of one length: how long it is tells nothing."""
    return seal.seal(choice.ljust(LONGEST))


def _show(seal: Seal, made: bytes) -> str:
    return str(seal.unseal(made)).strip()


def _secret(db: Db, seal: Seal, vote: int) -> bytes:
    return bytes.fromhex(seal.unseal(db.value("SELECT secret FROM vote WHERE id = :id", id=vote)))


def _tag(secret: bytes, unit: int) -> str:
    return hmac.digest(secret, str(unit).encode(), "sha256").hex()
