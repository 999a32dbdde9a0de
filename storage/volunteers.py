"""Who offers time, what they can do, and what matching must know of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flows.volunteers import offer
from flows.volunteers.matching import Volunteer, Wish
from storage.db import Conflict, Db, Row, us, when
from storage.seal import Seal

MONTH = timedelta(days=30)  # what counts as recent load
NEAR = timedelta(hours=2)  # who helps somebody else so near to that time is not asked
COLUMNS = "person_id, version, state, times, reach, languages, building, grid, minor, listed, since"
GET = f"SELECT {COLUMNS} FROM volunteer WHERE person_id = :person"  # noqa: S608
SAVE = """UPDATE volunteer SET state = :state, times = :times, reach = :reach, languages = :languages, building = :building,
grid = :grid, version = version + 1 WHERE person_id = :person AND version = :version"""
CANDIDATES = """SELECT v.person_id, v.times, v.reach, v.languages, v.building, v.grid,
(SELECT count(*) FROM aid_ask a WHERE a.person_id = v.person_id AND a.asked_at > :month) AS load,
(SELECT avg(a.rating) FROM aid_ask a WHERE a.person_id = v.person_id AND a.rating IS NOT NULL) AS rating,
EXISTS (SELECT 1 FROM aid_ask a JOIN aid x ON x.id = a.aid_id
WHERE a.person_id = v.person_id AND a.state = 'accepted' AND x.person_id = :person AND a.rating >= 60) AS helped
FROM offer o JOIN volunteer v ON v.person_id = o.person_id
WHERE o.skill = :skill AND o.state = 'fit' AND v.state = 'active' AND NOT v.minor
AND (v.reach = 'all' OR (v.reach = 'grid' AND v.grid = :grid) OR (v.reach = 'building' AND v.building = :building))
AND NOT EXISTS (SELECT 1 FROM aid_ask a WHERE a.aid_id = :aid AND a.person_id = v.person_id)
AND NOT EXISTS (SELECT 1 FROM aid_ask a JOIN aid x ON x.id = a.aid_id WHERE a.person_id = v.person_id
AND a.state = 'accepted' AND x.step = 'matched' AND x.at > :after AND x.at < :before)"""
MERGE = (  # the guest was this person all along (/link)
    """UPDATE volunteer SET person_id = :into WHERE person_id = :guest
    AND NOT EXISTS (SELECT 1 FROM volunteer v WHERE v.person_id = :into)""",
    "DELETE FROM volunteer WHERE person_id = :guest",
    """UPDATE offer SET person_id = :into WHERE person_id = :guest
    AND skill NOT IN (SELECT o.skill FROM offer o WHERE o.person_id = :into)""",
    "DELETE FROM offer WHERE person_id = :guest",
    """UPDATE aid_ask SET person_id = :into WHERE person_id = :guest
    AND aid_id NOT IN (SELECT a.aid_id FROM aid_ask a WHERE a.person_id = :into)""",
    """UPDATE shift_place SET person_id = :into WHERE person_id = :guest
    AND shift_id NOT IN (SELECT x.shift_id FROM shift_place x WHERE x.person_id = :into)""",
)
OFFERS = "SELECT id, person_id, skill, state, media_id FROM offer"


@dataclass(frozen=True, slots=True)
class Offering:
    """A volunteer as they signed up."""

    person: int
    version: int
    state: str
    times: tuple[str, ...]
    reach: str
    languages: tuple[str, ...]
    building: str
    grid: str
    minor: bool
    listed: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing somebody can do."""

    id: int
    person: int
    skill: str
    state: str
    media: int | None


def get(db: Db, person: int) -> Offering | None:
    """The volunteer, or None: never signed up."""
    row = db.one(GET, person=person)
    return None if row is None else _offering(row)


def enrol(db: Db, seal: Seal, person: int, said: offer.Known, reach: str, guardian: str, now: datetime) -> None:
    """Sign up, or change what was offered; somebody who left is a volunteer again.  guardian: '' = of age."""
    values = {
        "times": ",".join(said.times), "reach": reach, "languages": ",".join(said.languages), "building": said.building,
        "grid": said.grid,
    }  # fmt: skip
    known = get(db, person)
    if known is None:
        state = offer.PENDING if guardian else offer.ACTIVE
        sql = """INSERT INTO volunteer (person_id, version, state, times, reach, languages, building, grid, minor, guardian,
        listed, since) VALUES (:person, 1, :state, :times, :reach, :languages, :building, :grid, :minor, :guardian, :no, :now)"""
        told = seal.seal(guardian) if guardian else None
        db.run(sql, person=person, state=state, minor=bool(guardian), guardian=told, no=False, now=us(now), **values)
        return
    state = known.state if known.state != offer.LEFT else offer.PENDING if known.minor else offer.ACTIVE
    if db.run(SAVE, person=person, version=known.version, state=state, **values) != 1:
        raise Conflict


def guardian(db: Db, seal: Seal, person: int) -> str:
    """Name and phone of the guardian, as the volunteer told them."""
    told = db.value("SELECT guardian FROM volunteer WHERE person_id = :person", person=person)
    return str(seal.unseal(told)) if told else ""


def move(db: Db, known: Offering, state: str) -> None:
    """Paused, active again, left.  Raises Conflict."""
    sql = "UPDATE volunteer SET state = :state, version = version + 1 WHERE person_id = :person AND version = :version"
    if db.run(sql, state=state, person=known.person, version=known.version) != 1:
        raise Conflict


def enlist(db: Db, person: int, listed: bool) -> None:
    """Do they want to stand on the month's list?"""
    db.run("UPDATE volunteer SET listed = :listed WHERE person_id = :person", listed=listed, person=person)


def offers(db: Db, person: int) -> list[Offer]:
    """What somebody can do."""
    rows = db.all(f"{OFFERS} WHERE person_id = :person ORDER BY id", person=person)
    return [_offer(r) for r in rows]


def offered(db: Db, id: int) -> Offer | None:
    """One of them, by its id."""
    row = db.one(f"{OFFERS} WHERE id = :id", id=id)
    return None if row is None else _offer(row)


def offering(db: Db, person: int, skills: Sequence[str], unproved: Sequence[str]) -> None:
    """They can do these and nothing else; what was proved stays proved."""
    for known in offers(db, person):
        if known.skill not in skills:
            db.run("DELETE FROM offer WHERE id = :id", id=known.id)
    sql = """INSERT INTO offer (person_id, skill, state) VALUES (:person, :skill, :state)
    ON CONFLICT (person_id, skill) DO NOTHING"""
    db.many(sql, [{"person": person, "skill": s, "state": "unproved" if s in unproved else "fit"} for s in skills])


def prove(db: Db, person: int, media: int) -> list[Offer]:
    """A proof was sent for what needs one."""
    sql = """UPDATE offer SET state = 'asked', media_id = :media WHERE person_id = :person
    AND state IN ('unproved', 'refused', 'asked')"""
    db.run(sql, media=media, person=person)
    return [o for o in offers(db, person) if o.state == "asked"]


def decide(db: Db, id: int, state: str, by: int, now: datetime) -> bool:
    """An admin looked at it; False when somebody was faster."""
    sql = "UPDATE offer SET state = :state, decided_by = :by, decided_at = :now WHERE id = :id AND state = 'asked'"
    return db.run(sql, state=state, by=by, now=us(now), id=id) == 1


def namesakes(db: Db, seal: Seal, names: Collection[str]) -> dict[str, list[int]]:
    """Active volunteers by these names: names are sealed, so each of them is looked at."""
    sql = """SELECT p.id, p.name FROM volunteer v JOIN person p ON p.id = v.person_id
    WHERE v.state = 'active' AND p.name IS NOT NULL ORDER BY p.id"""
    found: dict[str, list[int]] = {}
    for r in db.all(sql):
        if (name := str(seal.unseal(r.name))) in names:
            found.setdefault(name, []).append(int(r.id))
    return found


def candidates(db: Db, aid: int, wish: Wish, at: datetime | None, now: datetime) -> list[Volunteer]:
    """Who can do it, lives near enough and was not asked yet.  aid: the request for help."""
    span = {"after": us(at - NEAR), "before": us(at + NEAR)} if at else {"after": 0, "before": 0}
    rows = db.all(
        CANDIDATES, aid=aid, skill=wish.skill, grid=wish.grid, building=wish.building, person=wish.person,
        month=us(now - MONTH), **span,
    )  # fmt: skip
    return [_candidate(r, wish) for r in rows if r.person_id != wish.person]


def merge(db: Db, guest: int, into: int) -> None:
    """What the guest offered and was asked is this person's; hours are summed over both (handlers/hours.py)."""
    for sql in MERGE:
        db.run(sql, **{"guest": guest, **({"into": into} if ":into" in sql else {})})


def _candidate(r: Row, wish: Wish) -> Volunteer:
    rating = 60 if r.rating is None else round(float(r.rating))
    return Volunteer(
        r.person_id, r.building, r.grid, frozenset({wish.skill}), offer.hours(tuple(r.times.split(","))),
        frozenset(r.languages.split(",")), r.reach, rating, int(r.load), frozenset({wish.person} if r.helped else ()),
    )  # fmt: skip


def _offering(r: Row) -> Offering:
    return Offering(
        r.person_id, r.version, r.state, tuple(r.times.split(",")), r.reach, tuple(r.languages.split(",")), r.building,
        r.grid, bool(r.minor), bool(r.listed), when(r.since),
    )  # fmt: skip


def _offer(r: Row) -> Offer:
    return Offer(r.id, r.person_id, r.skill, r.state, r.media_id)
