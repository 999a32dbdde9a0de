"""落实事项 at rest: what is to be done about a decision, its progress, and how people rate it in the end."""

from dataclasses import dataclass
from datetime import datetime

from storage.db import Conflict, Db, Row, maybe_when, us, when

COLUMNS = "id, topic_id, n, what, owner_kind, owner, person_id, due_at, state, version, updated_at"
GET = f"SELECT {COLUMNS} FROM action_item WHERE id = :id"  # noqa: S608
OF = f"SELECT {COLUMNS} FROM action_item WHERE topic_id = :topic ORDER BY n"  # noqa: S608
OF_PERSON = f"SELECT {COLUMNS} FROM action_item WHERE person_id = :person AND state = 'open' ORDER BY due_at, id"  # noqa: S608
OF_OWNER = f"""SELECT {COLUMNS} FROM action_item WHERE owner = :owner AND owner_kind = 'department' AND state = 'open'
ORDER BY due_at, id"""  # noqa: S608
SAVE = (
    "UPDATE action_item SET state = :state, version = version + 1, updated_at = :now WHERE id = :id AND version = :was"
)
NOTES = "SELECT verb, said, photos, person_id, at FROM action_note WHERE item_id = :item ORDER BY id"
LAND = """INSERT INTO landing (topic_id, person_id, answer, at) VALUES (:topic, :person, :answer, :at)
ON CONFLICT (topic_id, person_id) DO UPDATE SET answer = :answer, at = :at WHERE landing.answer <> :answer"""


@dataclass(frozen=True, slots=True)
class Item:
    """One action item.  n: within its topic.  owner: a name; person: who has it, None = the department's people."""

    id: int
    topic: int
    n: int
    what: str
    owner_kind: str
    owner: str
    person: int | None
    due_at: datetime
    state: str
    version: int
    updated_at: datetime

    @property
    def subject(self) -> str:
        """What its due rows are filed under."""
        return f"action:{self.id}"


@dataclass(frozen=True, slots=True)
class Note:
    """A line of its history."""

    verb: str
    said: str
    photos: tuple[int, ...]
    person: int | None
    at: datetime


def add(
    db: Db,
    topic: int,
    what: str,
    owner_kind: str,
    owner: str,
    person: int | None,
    due_at: datetime,
    by: int,
    now: datetime,
) -> Item:
    """The next item of a topic."""
    n = int(db.value("SELECT count(*) FROM action_item WHERE topic_id = :topic", topic=topic)) + 1
    id = db.insert(
        "action_item", topic_id=topic, n=n, what=what, owner_kind=owner_kind, owner=owner, person_id=person,
        due_at=us(due_at), state="open", version=1, updated_at=us(now),
    )  # fmt: skip
    note(db, id, "open", "", (), by, now)
    return get(db, id)


def get(db: Db, id: int) -> Item:
    """The item with this id.  Raises LookupError."""
    row = db.one(GET, id=id)
    if row is None:
        raise LookupError(f"action item {id}")
    return _item(row)


def of_topic(db: Db, topic: int) -> list[Item]:
    """All of a topic, in their order."""
    return [_item(r) for r in db.all(OF, topic=topic)]


def tasks(db: Db, person: int, departments: tuple[str, ...]) -> list[Item]:
    """What somebody has to do, themselves or for their departments, the soonest first."""
    found = {r.id: _item(r) for r in db.all(OF_PERSON, person=person)}
    for owner in departments:
        found |= {r.id: _item(r) for r in db.all(OF_OWNER, owner=owner)}
    return sorted(found.values(), key=lambda item: (item.due_at, item.id))


def save(db: Db, item: Item, state: str, now: datetime) -> None:
    """Another state.  Raises Conflict when somebody changed it since it was read."""
    if db.run(SAVE, state=state, now=us(now), id=item.id, was=item.version) != 1:
        raise Conflict


def note(db: Db, item: int, verb: str, said: str, photos: tuple[int, ...], person: int | None, now: datetime) -> None:
    """A line of its history."""
    db.insert(
        "action_note",
        item_id=item,
        verb=verb,
        said=said,
        photos=",".join(map(str, photos)),
        person_id=person,
        at=us(now),
    )


def notes(db: Db, item: int) -> list[Note]:
    """Its history, oldest first."""
    rows = db.all(NOTES, item=item)
    return [
        Note(r.verb, r.said, tuple(int(n) for n in r.photos.split(",") if n), r.person_id, when(r.at)) for r in rows
    ]


def last_at(db: Db, item: int, verb: str) -> datetime | None:
    """When this was last done to it."""
    sql = "SELECT max(at) FROM action_note WHERE item_id = :item AND verb = :verb"
    return maybe_when(db.value(sql, item=item, verb=verb))


def land(db: Db, topic: int, person: int, answer: str, now: datetime) -> bool:
    """落实评价 of one person; the last one counts.  False = they said so before."""
    return db.run(LAND, topic=topic, person=person, answer=answer, at=us(now)) == 1


def landed(db: Db, topic: int) -> dict[str, int]:
    """How many answered what."""
    rows = db.all("SELECT answer, count(*) AS n FROM landing WHERE topic_id = :topic GROUP BY answer", topic=topic)
    return {r.answer: int(r.n) for r in rows}


def _item(r: Row) -> Item:
    return Item(
        r.id, r.topic_id, r.n, r.what, r.owner_kind, r.owner, r.person_id, when(r.due_at), r.state, r.version,
        when(r.updated_at),
    )  # fmt: skip
