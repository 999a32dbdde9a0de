"""Shifts and who is on their lists.  Every change raises the shift's version: of two who take the last place one is first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_bytes

from flows.effects.bank import PlanShifts
from flows.volunteers.shifts import Place, Shift
from storage.db import Conflict, Db, Row, maybe_us, maybe_when, us, when
from storage.seal import Seal

COLUMNS = "id, version, step, title, place, starts_at, ends_at, slots, skill, risk, insurance, adults, organiser_id"
GET = f"SELECT {COLUMNS} FROM shift WHERE id = :id"  # noqa: S608
COMING = f"SELECT {COLUMNS} FROM shift WHERE step = 'open' AND ends_at > :now ORDER BY starts_at, id LIMIT :most"  # noqa: S608
OF = """SELECT * FROM shift_place WHERE shift_id = :id AND state NOT IN ('out', 'asked') ORDER BY id"""
SELVES = "SELECT id FROM person WHERE id = :person OR merged_into = :person"
MINE = f"""SELECT s.id FROM shift_place x JOIN shift s ON s.id = x.shift_id WHERE x.person_id IN ({SELVES})
AND x.state IN ('in', 'offered', 'waiting') AND s.step = 'open' AND s.ends_at > :now ORDER BY s.starts_at LIMIT :most"""  # noqa: S608
CLASH = f"""SELECT s.id FROM shift_place x JOIN shift s ON s.id = x.shift_id WHERE x.person_id IN ({SELVES})
AND x.state IN ('in', 'offered', 'served') AND s.step = 'open' AND s.starts_at < :ends AND s.ends_at > :starts
AND s.id <> :id ORDER BY s.starts_at LIMIT 1"""  # noqa: S608
COVER = """SELECT v.person_id, v.times FROM volunteer v WHERE v.state = 'active' AND (NOT v.minor OR NOT :adults)
AND (:skill = '' OR EXISTS (SELECT 1 FROM offer o WHERE o.person_id = v.person_id AND o.skill = :skill AND o.state = 'fit'))
AND NOT EXISTS (SELECT 1 FROM shift_place x WHERE x.shift_id = :id AND x.person_id = v.person_id)
AND NOT EXISTS (SELECT 1 FROM shift_place x JOIN shift s ON s.id = x.shift_id WHERE x.person_id = v.person_id
AND x.state IN ('in', 'offered') AND s.step = 'open' AND s.starts_at < :ends AND s.ends_at > :starts)
ORDER BY (SELECT count(*) FROM shift_place x WHERE x.person_id = v.person_id AND x.state IN ('in', 'served')), v.person_id"""


@dataclass(frozen=True, slots=True)
class Plan:
    """A shift as it was planned; who is on it is a flows Shift (list_of)."""

    id: int
    version: int
    step: str
    title: str
    place: str
    starts: datetime
    ends: datetime
    slots: int
    skill: str
    risk: str
    insurance: str
    adults: bool
    organiser: int

    @property
    def subject(self) -> str:
        """Of its cards and due rows."""
        return f"shift:{self.id}"


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody on the list, and what is known of their being there."""

    id: int
    shift: int
    person: int
    state: str
    until: datetime | None
    came: datetime | None
    left: datetime | None
    proxy: int | None
    quarters: int | None
    dispute: str


def create(db: Db, seal: Seal, said: PlanShifts, starts: datetime, ends: datetime, by: int, now: datetime) -> Plan:
    """A new shift, with a secret that its codes are made from."""
    id = db.insert(
        "shift", version=1, step="open", title=said.title, place=said.place, starts_at=us(starts), ends_at=us(ends),
        slots=said.slots, skill=said.skill, risk=said.risk, insurance=said.insurance, adults=said.adults, organiser_id=by,
        secret=seal.seal(token_bytes(20).hex()), created_at=us(now),
    )  # fmt: skip
    return get(db, id)


def get(db: Db, id: int) -> Plan:
    """Raises LookupError."""
    row = db.one(GET, id=id)
    if row is None:
        raise LookupError(f"shift {id}")
    return _plan(row)


def held(db: Db, plan: Plan) -> Plan:
    """The shift as it is now; on PostgreSQL its row is held until the commit, so that many who press at once wait for one
    another and nobody has to begin again."""
    if db.postgres:
        db.value("SELECT version FROM shift WHERE id = :id FOR UPDATE", id=plan.id)
    return get(db, plan.id)


def secret(db: Db, seal: Seal, id: int) -> bytes:
    """What the codes of a shift are made from."""
    return bytes.fromhex(str(seal.unseal(db.value("SELECT secret FROM shift WHERE id = :id", id=id))))


def coming(db: Db, now: datetime, most: int = 9) -> list[Plan]:
    """What anybody may sign up for, soonest first."""
    return [_plan(r) for r in db.all(COMING, now=us(now), most=most)]


def mine(db: Db, person: int, now: datetime, most: int = 9) -> list[Plan]:
    """Where somebody stands on the list."""
    return [get(db, r.id) for r in db.all(MINE, person=person, now=us(now), most=most)]


def list_of(db: Db, plan: Plan) -> Shift:
    """Who is on the list, as the rules see it."""
    places = tuple(Place(r.person_id, r.state, when(r.asked_at), maybe_when(r.until)) for r in db.all(OF, id=plan.id))
    return Shift(plan.subject, plan.slots, plan.starts, plan.ends, places)


def present(db: Db, plan: Plan) -> list[Presence]:
    """The same with who came and went."""
    return [_presence(r) for r in db.all(OF, id=plan.id)]


def presence(db: Db, id: int) -> Presence | None:
    """One line of a list by its id."""
    row = db.one("SELECT * FROM shift_place WHERE id = :id", id=id)
    return None if row is None else _presence(row)


def own(db: Db, plan: Plan, person: int) -> Presence | None:
    """A person's own line, or None."""
    sql = f"""SELECT * FROM shift_place WHERE shift_id = :id AND state NOT IN ('out', 'asked')
    AND person_id IN ({SELVES}) ORDER BY id DESC LIMIT 1"""  # noqa: S608
    row = db.one(sql, id=plan.id, person=person)
    return None if row is None else _presence(row)


def clashing(db: Db, plan: Plan, person: int) -> Sequence[Shift]:
    """Another shift that they hold a place of at that time, or none.  On PostgreSQL their row is held meanwhile, so that they
    do not take two at once."""
    if db.postgres:
        db.value("SELECT person_id FROM volunteer WHERE person_id = :person FOR UPDATE", person=person)
    row = db.one(CLASH, id=plan.id, person=person, starts=us(plan.starts), ends=us(plan.ends))
    return () if row is None else (list_of(db, get(db, row.id)),)


def save(db: Db, plan: Plan, before: Shift, after: Shift) -> None:
    """Write what changed of the list.  Raises Conflict when somebody else changed it since it was read."""
    if after == before:
        return
    if (
        db.run("UPDATE shift SET version = version + 1 WHERE id = :id AND version = :was", id=plan.id, was=plan.version)
        != 1
    ):
        raise Conflict
    known = {p.person: p for p in before.places}
    for place in after.places:
        values = {"state": place.state, "until": maybe_us(place.until)}
        if place.person not in known:
            db.insert(
                "shift_place", shift_id=plan.id, person_id=place.person, asked_at=us(place.at), dispute="", **values
            )
        elif place != known[place.person]:
            sql = """UPDATE shift_place SET state = :state, until = :until WHERE shift_id = :id AND person_id = :person
            AND state NOT IN ('out', 'asked')"""
            db.run(sql, id=plan.id, person=place.person, **values)


def cover(db: Db, plan: Plan) -> list[tuple[int, tuple[str, ...]]]:
    """Who might take a place at short notice, least busy first: (person, the times they are free)."""
    span = {"starts": us(plan.starts), "ends": us(plan.ends)}
    rows = db.all(COVER, id=plan.id, skill=plan.skill, adults=plan.adults, **span)
    return [(r.person_id, tuple(r.times.split(","))) for r in rows]


def asked(db: Db, plan: Plan, persons: Sequence[int], now: datetime) -> None:
    """These were asked to cover; nobody is asked twice."""
    for person in persons:
        db.insert(
            "shift_place", shift_id=plan.id, person_id=person, asked_at=us(now), dispute="", state="asked", until=None
        )


def is_(db: Db, id: int, person: int) -> None:
    """The line of somebody without a channel is this person's: what stood for them is gone."""
    was = db.value("SELECT person_id FROM shift_place WHERE id = :id", id=id)
    db.run("UPDATE shift_place SET person_id = :person WHERE id = :id", person=person, id=id)
    db.run("DELETE FROM person WHERE id = :was", was=was)


def nobody(db: Db, person: int) -> bool:
    """Is this a name of a list only: no channel, nothing else?"""
    sql = """SELECT 1 FROM identity WHERE person_id = :person UNION ALL SELECT 1 FROM contact WHERE person_id = :person
    UNION ALL SELECT 1 FROM volunteer WHERE person_id = :person
    UNION ALL SELECT 1 FROM person WHERE merged_into = :person LIMIT 1"""
    return db.value(sql, person=person) is None


def end(db: Db, plan: Plan, step: str) -> None:
    """Ended or cancelled.  Raises Conflict."""
    sql = "UPDATE shift SET step = :step, version = version + 1 WHERE id = :id AND version = :was AND step = 'open'"
    if db.run(sql, step=step, id=plan.id, was=plan.version) != 1:
        raise Conflict


def note(db: Db, id: int, **values: int | str | bytes | None) -> None:
    """Came, left, hours, a dispute; names of columns are literals of the caller."""
    for column, value in values.items():
        db.run(f"UPDATE shift_place SET {column} = :value WHERE id = :id", value=value, id=id)  # noqa: S608


def claim(db: Db, seal: Seal, id: int) -> str:
    """The words of a dispute."""
    said = db.value("SELECT claim FROM shift_place WHERE id = :id", id=id)
    return str(seal.unseal(said)) if said else ""


def _plan(r: Row) -> Plan:
    return Plan(
        r.id, r.version, r.step, r.title, r.place, when(r.starts_at), when(r.ends_at), r.slots, r.skill, r.risk,
        r.insurance, bool(r.adults), r.organiser_id,
    )  # fmt: skip


def _presence(r: Row) -> Presence:
    return Presence(
        r.id, r.shift_id, r.person_id, r.state, maybe_when(r.until), maybe_when(r.came_at), maybe_when(r.left_at),
        r.proxy_id, r.quarters, r.dispute,
    )  # fmt: skip
