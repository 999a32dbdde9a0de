"""附议: households behind topics.  A household stands behind a text, and is counted once, whoever of it pressed."""

from datetime import datetime

from storage.db import Db, us
from storage.seal import Seal

PUT = """INSERT INTO support (topic_id, household_id, person_id, text_version, via_id, at)
VALUES (:topic, :household, :person, :version, NULL, :at)
ON CONFLICT (topic_id, household_id, text_version) DO NOTHING"""
CARRY = """INSERT INTO support (topic_id, household_id, person_id, text_version, via_id, at)
SELECT :into, household_id, person_id, :version, topic_id, :at FROM support
WHERE topic_id = :topic AND text_version = :was
ON CONFLICT (topic_id, household_id, text_version) DO NOTHING"""
DROP = "DELETE FROM support WHERE topic_id = :topic AND household_id = :household AND text_version = :version"
HAS = "SELECT 1 FROM support WHERE topic_id = :topic AND household_id = :household AND text_version = :version"
PEOPLE = """SELECT DISTINCT COALESCE(p.merged_into, p.id) AS id FROM support s JOIN person p ON p.id = s.person_id
WHERE s.topic_id = :topic ORDER BY id"""
ASKED = """SELECT DISTINCT COALESCE(p.merged_into, p.id) AS id FROM support s JOIN person p ON p.id = s.person_id
WHERE s.topic_id = :topic AND s.text_version < :version AND NOT EXISTS (SELECT 1 FROM support n
WHERE n.topic_id = s.topic_id AND n.household_id = s.household_id AND n.text_version = :version) ORDER BY id"""
THERE = {
    "all": "1 = 1",
    "grid": "h.building IN (SELECT key FROM building WHERE grid = :which)",
    "building": "h.building = :which",
    "unit": "h.building = :which",  # 单元: which of its doors is sealed
}
VERIFIED = """SELECT count(DISTINCT r.household_id) FROM residence r JOIN household h ON h.id = r.household_id
WHERE r.until IS NULL AND {there}"""
DOORS = """SELECT DISTINCT h.id, h.place FROM residence r JOIN household h ON h.id = r.household_id
WHERE r.until IS NULL AND {there}"""
HOMES = """SELECT h.id, h.place FROM residence r JOIN household h ON h.id = r.household_id
WHERE r.person_id IN (SELECT id FROM person WHERE id = :person OR merged_into = :person) AND r.until IS NULL AND {there}
ORDER BY r.id"""


def add(db: Db, topic: int, household: int, person: int, version: int, now: datetime) -> bool:
    """This household stands behind this text; False = it did already."""
    return db.run(PUT, topic=topic, household=household, person=person, version=version, at=us(now)) == 1


def drop(db: Db, topic: int, household: int, version: int) -> bool:
    """It does not any more; False = it did not."""
    return db.run(DROP, topic=topic, household=household, version=version) == 1


def has(db: Db, topic: int, household: int, version: int) -> bool:
    """Does it stand behind this text?"""
    return db.value(HAS, topic=topic, household=household, version=version) is not None


def count(db: Db, topic: int, version: int) -> int:
    """Households behind this text."""
    sql = "SELECT count(*) FROM support WHERE topic_id = :topic AND text_version = :version"
    return int(db.value(sql, topic=topic, version=version))


def people(db: Db, topic: int) -> list[int]:
    """Everybody who ever seconded it, in whatever text."""
    return [int(r.id) for r in db.all(PEOPLE, topic=topic)]


def to_ask(db: Db, topic: int, version: int) -> list[int]:
    """Who stood behind an older text and whose household has not said anything about this one."""
    return [int(r.id) for r in db.all(ASKED, topic=topic, version=version)]


def carry(db: Db, topic: int, was: int, into: int, version: int, now: datetime) -> None:
    """合并: the households behind one topic stand behind the other; via says where they came from."""
    db.run(CARRY, topic=topic, was=was, into=into, version=version, at=us(now))


def verified(db: Db, seal: Seal, area: str) -> int:
    """How many households of an area somebody verified lives in: all, grid:g1, building:b3, unit:b3/2."""
    if unit_of(area):
        sql, given = _there(DOORS, area)
        return sum(in_unit(seal, r.place, area) for r in db.all(sql, **given))
    sql, given = _there(VERIFIED, area)
    return int(db.value(sql, **given))


def households(db: Db, seal: Seal, person: int, area: str) -> list[int]:
    """The households in this area that somebody lives in, the first one first."""
    sql, given = _there(HOMES, area)
    return [int(r.id) for r in db.all(sql, person=person, **given) if in_unit(seal, r.place, area)]


def unit_of(area: str) -> str:
    """2 of unit:b3/2; '' = the area is no 单元."""
    kind, _, which = area.partition(":")
    return which.partition("/")[2] if kind == "unit" else ""


def in_unit(seal: Seal, place: bytes, area: str) -> bool:
    """Is this door of the building in the 单元?  Always, where the area is none.  place: of a household, sealed."""
    unit = unit_of(area)
    return not unit or seal.unseal(place)[0] == unit


def _there(sql: str, area: str) -> tuple[str, dict[str, str]]:
    kind, _, which = area.partition(":")
    return sql.format(there=THERE[kind]), {"which": which.partition("/")[0]} if which else {}
