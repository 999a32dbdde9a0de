"""Statements (意见) of a discussion, and what people think of each.  Counts are rows counted; only masked words are kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flows.deciding.statements import Votes
from storage.db import Db, maybe_when, us

COLUMNS = """s.id, s.topic_id, s.person_id, s.said, s.state, s.kind, s.label, s.appealed, s.decided_by,
COALESCE(n.number, 0) AS number"""
JOINED = "statement s LEFT JOIN pseudonym n ON n.topic_id = s.topic_id AND n.person_id = s.person_id"
GET = f"SELECT {COLUMNS} FROM {JOINED} WHERE s.id = :id"  # noqa: S608
SHOWN = f"SELECT {COLUMNS} FROM {JOINED} WHERE s.topic_id = :topic AND s.state = 'shown'"  # noqa: S608
SELVES = "(SELECT id FROM person WHERE id = :person OR merged_into = :person)"
UNANSWERED = f"""{SHOWN} AND s.person_id NOT IN {SELVES} AND NOT EXISTS (SELECT 1 FROM response r
WHERE r.statement_id = s.id AND r.person_id IN {SELVES}) ORDER BY s.id DESC LIMIT :most"""  # noqa: S608
NEWEST = f"{SHOWN} ORDER BY s.id DESC LIMIT :most"
BY = f"""SELECT {COLUMNS} FROM {JOINED} WHERE s.topic_id = :topic AND s.person_id IN {SELVES}
AND s.state <> 'withdrawn' ORDER BY s.id"""  # noqa: S608
WAITING = f"""SELECT {COLUMNS} FROM {JOINED} WHERE s.state = 'pending' AND s.person_id NOT IN {SELVES}
ORDER BY s.id LIMIT 30"""  # noqa: S608
COUNTS = """SELECT statement_id, answer, count(*) AS n FROM response WHERE statement_id IN ({ids})
GROUP BY statement_id, answer"""
ANSWERED = f"""SELECT r.statement_id, r.answer FROM response r JOIN statement s ON s.id = r.statement_id
WHERE r.person_id IN {SELVES} AND s.topic_id = :topic AND s.state = 'shown' ORDER BY r.id DESC LIMIT :most"""  # noqa: S608
RESPOND = """INSERT INTO response (statement_id, person_id, answer, at) VALUES (:statement, :person, :answer, :now)
ON CONFLICT (statement_id, person_id) DO UPDATE SET answer = :answer, at = :now"""
MOST = 60  # statements that are drawn from, compared with, listed


@dataclass(frozen=True, slots=True)
class Statement:
    """number: of its author's pseudonym in this discussion.  kind: why a person looks first.  label: of an interested party."""

    id: int
    topic: int
    person: int
    said: str
    state: str
    kind: str
    label: str
    appealed: bool
    decided_by: int | None
    number: int


def add(db: Db, topic: int, person: int, said: str, kind: str, label: str, now: datetime) -> Statement:
    """A new one.  said: masked.  kind: '' = everybody sees it at once."""
    id = db.insert(
        "statement", topic_id=topic, person_id=person, said=said, state="pending" if kind else "shown", kind=kind,
        label=label, appealed=False, at=us(now),
    )  # fmt: skip
    made = get(db, id)
    assert made is not None
    return made


def get(db: Db, id: int) -> Statement | None:
    """This one."""
    row = db.one(GET, id=id)
    return None if row is None else _statement(row)


def last_said(db: Db, person: int) -> datetime | None:
    """When they last said something, in whatever discussion (R60)."""
    return maybe_when(db.value("SELECT max(at) FROM statement WHERE person_id = :person", person=person))


def pseudonym(db: Db, topic: int, person: int, dice: float) -> int:
    """Their number in this discussion, given once: 三号居民 (R59).  dice: 0 ≤ x < 1, so that numbers tell no order."""
    sql = "SELECT number FROM pseudonym WHERE topic_id = :topic AND person_id = :person"
    known = db.value(sql, topic=topic, person=person)
    if known is not None:
        return int(known)
    taken = {int(r.number) for r in db.all("SELECT number FROM pseudonym WHERE topic_id = :topic", topic=topic)}
    free = [n for n in range(1, 2 * len(taken) + 20) if n not in taken]
    number = free[int(dice * len(free))]
    db.insert("pseudonym", topic_id=topic, person_id=person, number=number)
    return number


def unanswered(db: Db, topic: int, person: int) -> list[Statement]:
    """Those of others that they have not answered, the newest of them."""
    return [_statement(r) for r in db.all(UNANSWERED, topic=topic, person=person, most=MOST)]


def newest(db: Db, topic: int, most: int = MOST) -> list[Statement]:
    """What everybody sees."""
    return [_statement(r) for r in db.all(NEWEST, topic=topic, most=most)]


def said_by(db: Db, topic: int, person: int) -> list[Statement]:
    """What they said themselves, held or shown or refused."""
    return [_statement(r) for r in db.all(BY, topic=topic, person=person)]


def counts(db: Db, ids: Sequence[int]) -> dict[int, Votes]:
    """What people think of these."""
    if not ids:
        return {}
    found: dict[int, dict[str, int]] = {}
    for r in db.all(COUNTS.format(ids=", ".join(str(int(id)) for id in ids))):
        found.setdefault(int(r.statement_id), {})[str(r.answer)] = int(r.n)
    return {id: Votes(**found.get(id, {})) for id in ids}


def people(db: Db, topic: int) -> int:
    """How many answered anything in this discussion."""
    sql = """SELECT count(DISTINCT r.person_id) FROM response r JOIN statement s ON s.id = r.statement_id
    WHERE s.topic_id = :topic"""
    return int(db.value(sql, topic=topic))


def answer_of(db: Db, statement: int, person: int) -> str:
    """What they think of it; '' = not answered."""
    sql = f"SELECT answer FROM response WHERE statement_id = :statement AND person_id IN {SELVES}"  # noqa: S608
    return str(db.value(sql, statement=statement, person=person) or "")


def answered(db: Db, topic: int, person: int) -> dict[int, str]:
    """Their answers, the newest first."""
    return {int(r.statement_id): str(r.answer) for r in db.all(ANSWERED, topic=topic, person=person, most=MOST)}


def respond(db: Db, statement: int, person: int, answer: str, now: datetime) -> bool:
    """同意, 不同意, 略过; False when they said that already."""
    if answer_of(db, statement, person) == answer:
        return False
    return db.run(RESPOND, statement=statement, person=person, answer=answer, now=us(now)) == 1


def take_back(db: Db, statement: int, person: int) -> bool:
    """They withdraw their answer."""
    sql = f"DELETE FROM response WHERE statement_id = :statement AND person_id IN {SELVES}"  # noqa: S608
    return db.run(sql, statement=statement, person=person) > 0


def withdraw(db: Db, id: int) -> None:
    """「作者已撤回」: the words are gone, what people thought of them too (R58)."""
    db.run("DELETE FROM response WHERE statement_id = :id", id=id)
    db.run("UPDATE statement SET state = 'withdrawn', said = '' WHERE id = :id", id=id)


def waiting(db: Db, staff: int) -> list[Statement]:
    """Those that a person looks at first, without this person's own."""
    return [_statement(r) for r in db.all(WAITING, person=staff)]


def decide(db: Db, id: int, state: str, by: int) -> bool:
    """shown or refused, by a person; False when somebody was faster."""
    sql = "UPDATE statement SET state = :state, decided_by = :by WHERE id = :id AND state = 'pending'"
    return db.run(sql, state=state, by=by, id=id) == 1


def appeal(db: Db, id: int) -> bool:
    """The author asks somebody else to look, once."""
    sql = """UPDATE statement SET state = 'pending', appealed = :yes
    WHERE id = :id AND state = 'refused' AND appealed = :no"""
    return db.run(sql, yes=True, no=False, id=id) == 1


def _statement(r: Any) -> Statement:
    return Statement(
        r.id, r.topic_id, r.person_id, r.said, r.state, r.kind, r.label, bool(r.appealed), r.decided_by, r.number
    )
