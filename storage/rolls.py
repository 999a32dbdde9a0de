"""Rolls (名册): the units of a vote, who may cast their ballots, and what people on it object to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from flows.deciding.roll import Roll, Unit
from storage import supports
from storage.db import Db, Row, us
from storage.homes import Home, household
from storage.seal import Seal

SELVES = "(SELECT id FROM person WHERE id = :person OR merged_into = :person)"
ADD = """INSERT INTO roll_unit (vote_id, unit_key, area, head, kind, household_id)
VALUES (:vote, :key, :area, :head, :kind, :household)"""
AREA = {
    "all": "",
    "building": "WHERE building = :which",
    "unit": "WHERE building = :which",
    "grid": "WHERE building IN (SELECT key FROM building WHERE grid = :which)",
}
BY_HOUSEHOLD = "SELECT id, building, place FROM household {where} ORDER BY id"
LINES = "SELECT id, vote_id, unit_key, area, head, kind, household_id FROM roll_unit"
# who may vote for a unit: whoever lives there, where households decide; else whoever was entered for it
THEIRS = f"""{LINES} WHERE vote_id = :vote AND household_id IN (SELECT household_id FROM residence
WHERE person_id IN {SELVES} AND until IS NULL) AND :homes
UNION {LINES} WHERE vote_id = :vote AND id IN (SELECT unit_id FROM voter WHERE person_id IN {SELVES})"""  # noqa: S608
EVERYBODY = """SELECT DISTINCT COALESCE(p.merged_into, p.id) AS person_id FROM person p WHERE p.id IN (
SELECT s.person_id FROM residence s JOIN roll_unit u ON u.household_id = s.household_id
WHERE u.vote_id = :vote AND s.until IS NULL AND :homes {which}
UNION SELECT v.person_id FROM voter v JOIN roll_unit u ON u.id = v.unit_id WHERE u.vote_id = :vote {which})
ORDER BY 1"""
PEOPLE = EVERYBODY.format(which="")
IDLE = EVERYBODY.format(which="AND NOT EXISTS (SELECT 1 FROM ballot b WHERE b.unit_id = u.id)")
ENTER = """INSERT INTO voter (unit_id, person_id, how, authority, by_id, at)
VALUES (:unit, :person, :how, :authority, :by, :now) ON CONFLICT (unit_id, person_id) DO NOTHING"""
BY_HOMES = ("anyone", "households")  # electorates in which whoever lives in a household casts its ballot


@dataclass(frozen=True, slots=True)
class RollLine:
    """One unit of one vote."""

    id: int
    vote: int
    key: str
    area: int
    head: str
    kind: str
    household: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit as a list names it.  home: where it is, if it is a door.  telegram: a voter's number there, '' = none."""

    key: str
    area: int = 0
    head: str = ""
    kind: str = ""
    home: Home | None = None
    telegram: str = ""


@dataclass(frozen=True, slots=True)
class Objection:
    """What somebody on the roll says is wrong with a line, and the answer, '' = none yet."""

    id: int
    vote: int
    unit: int
    person: int
    said: str
    answer: str


def from_households(db: Db, seal: Seal, vote: int, area: str) -> int:
    """One unit a known household of the area; how many."""
    kind, _, which = area.partition(":")
    rows = db.all(BY_HOUSEHOLD.format(where=AREA[kind]), **({"which": which.partition("/")[0]} if which else {}))
    made = []
    for row in rows:
        if not supports.in_unit(seal, row.place, area):
            continue
        unit, room = seal.unseal(row.place)
        made.append(_values(vote, Entry(key_of(Home(row.building, unit, room))), int(row.id)))
    db.many(ADD, made)
    return len(made)


def key_of(home: Home) -> str:
    """How a door is written on a roll: b3-2-501."""
    return "-".join(part for part in (home.building, home.unit, home.room) if part)


def fill(db: Db, seal: Seal, vote: int, entries: Iterable[Entry], now: datetime) -> int:
    """The roll anew, from a list; how many.  Doors become known as households."""
    db.run("DELETE FROM voter WHERE unit_id IN (SELECT id FROM roll_unit WHERE vote_id = :vote)", vote=vote)
    db.run("DELETE FROM roll_objection WHERE vote_id = :vote", vote=vote)
    db.run("DELETE FROM roll_unit WHERE vote_id = :vote", vote=vote)
    made = [_values(vote, e, household(db, seal, e.home, now) if e.home else None) for e in entries]
    db.many(ADD, made)
    return len(made)


def _values(vote: int, e: Entry, household_: int | None) -> dict[str, object]:
    return {"vote": vote, "key": e.key, "area": e.area, "head": e.head, "kind": e.kind, "household": household_}


def lines(db: Db, vote: int) -> list[RollLine]:
    """Every line."""
    return [_line(r) for r in db.all(f"{LINES} WHERE vote_id = :vote ORDER BY id", vote=vote)]


def size(db: Db, vote: int) -> int:
    """How many units."""
    return int(db.value("SELECT count(*) FROM roll_unit WHERE vote_id = :vote", vote=vote))


def roll(db: Db, vote: int) -> Roll:
    """As the count needs it.  Raises BadRoll."""
    return Roll(tuple(Unit(line.key, line.area, line.head) for line in lines(db, vote)))


def line(db: Db, id: int) -> RollLine | None:
    """One line by its id."""
    row = db.one(f"{LINES} WHERE id = :id", id=id)
    return None if row is None else _line(row)


def by_key(db: Db, vote: int, key: str) -> RollLine | None:
    """One line by what is written on it."""
    row = db.one(f"{LINES} WHERE vote_id = :vote AND unit_key = :key", vote=vote, key=key)
    return None if row is None else _line(row)


def theirs(db: Db, vote: int, person: int, electorate: str) -> list[RollLine]:
    """The units whose ballots this person may cast."""
    rows = db.all(THEIRS, vote=vote, person=person, homes=electorate in BY_HOMES)
    return sorted((_line(r) for r in rows), key=lambda found: found.id)


def may(db: Db, unit: RollLine, person: int, electorate: str) -> bool:
    """May they cast this unit's ballot?  By index, whatever the size of the roll."""
    sql = f"SELECT 1 FROM voter WHERE unit_id = :unit AND person_id IN {SELVES}"  # noqa: S608
    if db.value(sql, unit=unit.id, person=person) is not None:
        return True
    if electorate not in BY_HOMES or unit.household is None:
        return False
    sql = f"SELECT 1 FROM residence WHERE household_id = :home AND person_id IN {SELVES} AND until IS NULL"  # noqa: S608
    return db.value(sql, home=unit.household, person=person) is not None


def people(db: Db, vote: int, electorate: str) -> list[int]:
    """Everybody who may cast some ballot of the vote."""
    return [int(r.person_id) for r in db.all(PEOPLE, vote=vote, homes=electorate in BY_HOMES)]


def idle(db: Db, vote: int, electorate: str) -> list[int]:
    """Everybody with a unit that has no ballot yet."""
    return [int(r.person_id) for r in db.all(IDLE, vote=vote, homes=electorate in BY_HOMES)]


def enter(
    db: Db, unit: int, person: int, how: str, by: int | None, now: datetime, *, authority: Sequence[int] = ()
) -> bool:
    """They may cast the ballot of this unit from now on; False when they could before."""
    papers = ",".join(map(str, authority))
    db.many("UPDATE media SET stage = 'ballot' WHERE id = :id", [{"id": paper} for paper in authority])
    return db.run(ENTER, unit=unit, person=person, how=how, authority=papers, by=by, now=us(now)) == 1


def entered(db: Db, vote: int) -> set[int]:
    """Units that somebody was entered for."""
    sql = "SELECT DISTINCT v.unit_id FROM voter v JOIN roll_unit u ON u.id = v.unit_id WHERE u.vote_id = :vote"
    return {int(r.unit_id) for r in db.all(sql, vote=vote)}


def object_(db: Db, seal: Seal, unit: RollLine, person: int, said: str, now: datetime) -> Objection:
    """名册异议."""
    id = db.insert(
        "roll_objection", vote_id=unit.vote, unit_id=unit.id, person_id=person, said=seal.seal(said), at=us(now), answer=""
    )  # fmt: skip
    return Objection(id, unit.vote, unit.id, person, said, "")


def objection(db: Db, seal: Seal, id: int) -> Objection | None:
    """One of them."""
    row = db.one("SELECT * FROM roll_objection WHERE id = :id", id=id)
    return None if row is None else _objection(seal, row)


def unanswered(db: Db, seal: Seal, vote: int) -> list[Objection]:
    """Those that wait, oldest first."""
    sql = "SELECT * FROM roll_objection WHERE vote_id = :vote AND answered_at IS NULL ORDER BY id"
    return [_objection(seal, r) for r in db.all(sql, vote=vote)]


def answer(db: Db, id: int, words: str, by: int, now: datetime) -> bool:
    """Answered in writing; False when somebody was faster."""
    sql = """UPDATE roll_objection SET answer = :words, answered_by = :by, answered_at = :now
    WHERE id = :id AND answered_at IS NULL"""
    return db.run(sql, words=words, by=by, now=us(now), id=id) == 1


def _line(r: Row) -> RollLine:
    return RollLine(r.id, r.vote_id, r.unit_key, r.area, r.head, r.kind, r.household_id)


def _objection(seal: Seal, r: Row) -> Objection:
    return Objection(r.id, r.vote_id, r.unit_id, r.person_id, str(seal.unseal(r.said)), r.answer)
