"""Households (户) and who lives in them (R27): an address is found by a keyed hash; unit and room are sealed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storage import codes
from storage.db import Db, Row, us, when
from storage.seal import Seal

CODE = 8  # characters of a household's code: 32^8
WAITING = "SELECT id, person_id, building, place, worker_id, state FROM home_ask"
SELVES = "(SELECT id FROM person WHERE id = :person OR merged_into = :person)"  # see /link
LIVING = f"""SELECT r.id, r.household_id, r.how, r.since, h.building, h.place FROM residence r
JOIN household h ON h.id = r.household_id WHERE r.person_id IN {SELVES} AND r.until IS NULL ORDER BY r.id"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Home:
    """A door: building key, unit ('' = none) and room."""

    building: str
    unit: str
    room: str


@dataclass(frozen=True, slots=True)
class Household:
    """A home with its code, as it stands on its sheet."""

    id: int
    home: Home
    code: str


@dataclass(frozen=True, slots=True)
class Living:
    """A home of somebody now.  id: of the residence."""

    id: int
    household: int
    how: str
    home: Home
    since: datetime


@dataclass(frozen=True, slots=True)
class Ask:
    """Somebody says they live there.  worker None: the admins are asked."""

    id: int
    person: int
    home: Home
    worker: int | None
    state: str


def address(seal: Seal, home: Home) -> str:
    """What a home is found by."""
    return seal.digest(f"household:{home.building}|{home.unit}|{home.room}")


def code(seal: Seal, address_: str, edition: int) -> str:
    """The code of a household: always the same for an edition, so that its sheet can be printed again; kept nowhere."""
    return codes.made(seal.digest(f"home:{address_}:{edition}"), CODE)


def is_code(words: str) -> bool:
    """Could these words be a household's code?"""
    plain = codes.plain(words)
    return len(plain) == CODE and set(plain) <= set(codes.ALPHABET)


def household(db: Db, seal: Seal, home: Home, now: datetime) -> int:
    """The household of a home, made on first sight."""
    found = find(db, seal, home)
    if found is not None:
        return found
    where = address(seal, home)
    return db.insert(
        "household", address=where, building=home.building, place=seal.seal([home.unit, home.room]),
        code=seal.digest(f"homecode:{code(seal, where, 1)}"), edition=1, created_at=us(now),
    )  # fmt: skip


def find(db: Db, seal: Seal, home: Home) -> int | None:
    """The household of a home, if it is known."""
    value = db.value("SELECT id FROM household WHERE address = :address", address=address(seal, home))
    return None if value is None else int(value)


def renew(db: Db, seal: Seal, id: int) -> None:
    """Another code for a household whose code got about; the old one is worth nothing from now on."""
    row: Row = db.one("SELECT address, edition FROM household WHERE id = :id", id=id)
    made = seal.digest(f"homecode:{code(seal, row.address, row.edition + 1)}")
    db.run("UPDATE household SET code = :code, edition = edition + 1 WHERE id = :id", code=made, id=id)


def by_code(db: Db, seal: Seal, words: str) -> int | None:
    """The household with this code."""
    value = db.value("SELECT id FROM household WHERE code = :code", code=seal.digest(f"homecode:{codes.plain(words)}"))
    return None if value is None else int(value)


def home_of(db: Db, seal: Seal, id: int) -> Home:
    """Where a household is."""
    return _home(seal, db.one("SELECT building, place FROM household WHERE id = :id", id=id))


def everybody(db: Db, seal: Seal) -> list[Household]:
    """All households with their codes, a building's together: for the sheet and the roll."""
    rows = db.all("SELECT id, building, place, address, edition FROM household ORDER BY building, id")
    return [Household(r.id, _home(seal, r), code(seal, r.address, r.edition)) for r in rows]


def has_roll(db: Db, building: str) -> bool:
    """Is any household of the building known?"""
    return db.value("SELECT 1 FROM household WHERE building = :building LIMIT 1", building=building) is not None


def settle(db: Db, person: int, household_: int, how: str, by: int | None, now: datetime) -> bool:
    """They live there from now on; False when they do already."""
    sql = f"SELECT 1 FROM residence WHERE person_id IN {SELVES} AND household_id = :household AND until IS NULL"  # noqa: S608
    if db.value(sql, person=person, household=household_) is not None:
        return False
    db.insert("residence", person_id=person, household_id=household_, since=us(now), how=how, confirmed_by=by)
    return True


def leave(db: Db, id: int, person: int, now: datetime) -> int | None:
    """They moved out: the household; None when they did before, or never lived there."""
    sql = f"""UPDATE residence SET until = :now WHERE id = :id AND person_id IN {SELVES} AND until IS NULL
    RETURNING household_id"""  # noqa: S608
    value = db.value(sql, now=us(now), id=id, person=person)
    return None if value is None else int(value)


def of(db: Db, seal: Seal, person: int) -> list[Living]:
    """The homes of somebody now, the first one first."""
    return [Living(r.id, r.household_id, r.how, _home(seal, r), when(r.since)) for r in db.all(LIVING, person=person)]


def ask(db: Db, seal: Seal, person: int, home: Home, worker: int | None, now: datetime) -> Ask:
    """Write down that somebody says they live there; asked twice is asked once."""
    where = address(seal, home)
    sql = f"{WAITING} WHERE person_id = :person AND address = :address AND state = 'open'"
    row = db.one(sql, person=person, address=where)
    if row is not None:
        return _ask(seal, row)
    id = db.insert(
        "home_ask", person_id=person, address=where, building=home.building, place=seal.seal([home.unit, home.room]),
        worker_id=worker, asked_at=us(now), state="open",
    )  # fmt: skip
    return Ask(id, person, home, worker, "open")


def asked(db: Db, seal: Seal, id: int) -> Ask | None:
    """What somebody said, decided or not."""
    row = db.one(f"{WAITING} WHERE id = :id", id=id)
    return None if row is None else _ask(seal, row)


def open_asks(db: Db, person: int) -> int:
    """How many answers somebody waits for."""
    sql = "SELECT count(*) FROM home_ask WHERE person_id = :person AND state = 'open'"
    return int(db.value(sql, person=person))


def waiting(db: Db, seal: Seal) -> Sequence[Ask]:
    """Everything that nobody has answered, oldest first: for the admins, who may answer for a worker."""
    return [_ask(seal, r) for r in db.all(f"{WAITING} WHERE state = 'open' ORDER BY id LIMIT 30")]


def decide(db: Db, id: int, state: str, by: int, now: datetime) -> bool:
    """Confirmed or refused; False when somebody was faster."""
    sql = "UPDATE home_ask SET state = :state, decided_by = :by, decided_at = :now WHERE id = :id AND state = 'open'"
    return db.run(sql, state=state, by=by, now=us(now), id=id) == 1


def _ask(seal: Seal, r: Row) -> Ask:
    return Ask(r.id, r.person_id, _home(seal, r), r.worker_id, r.state)


def _home(seal: Seal, r: Row) -> Home:
    unit, room = seal.unseal(r.place)
    return Home(r.building, unit, room)
