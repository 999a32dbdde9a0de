"""Whom a broadcast is meant for: everybody, a grid, a building, a role, a language, the people of a topic or a shift."""

from dataclasses import dataclass

from flows.broadcast import Broadcast
from storage.db import Db

LIVES = """p.id IN (SELECT r.person_id FROM residence r JOIN household h ON h.id = r.household_id
WHERE r.until IS NULL AND {there})"""
ASKED = (
    "p.id IN (SELECT person_id FROM request WHERE {there})"  # who has no home here yet, yet reported something there
)
WORKS = "p.id IN (SELECT person_id FROM role WHERE {there} AND revoked_at IS NULL)"
IN_GRID = "h.building IN (SELECT key FROM building WHERE grid = :which)"
AUDIENCE = {
    "all": "1 = 1",
    "grid": f"({LIVES.format(there=IN_GRID)} OR {ASKED.format(there='grid = :which')} OR {WORKS.format(there='grid = :which')})",
    "building": f"({LIVES.format(there='h.building = :which')} OR {ASKED.format(there='building = :which')})",
    "role": WORKS.format(there="role = :which"),
    "language": "COALESCE(NULLIF(p.language, ''), :first) = :which",
    "topic": """p.id IN (SELECT author_id FROM topic WHERE id = :which UNION SELECT person_id FROM support WHERE topic_id = :which
UNION SELECT person_id FROM pseudonym WHERE topic_id = :which)""",  # who began it, stands behind it or spoke
    "shift": "p.id IN (SELECT person_id FROM shift_place WHERE shift_id = :which AND state IN ('in', 'offered', 'served'))",
}
SUBJECTS = {
    "topic": """SELECT id, number || ' ' || title AS name FROM topic
    WHERE step IN ('collect', 'draft', 'discuss', 'publish', 'follow') ORDER BY id DESC LIMIT :most""",
    "shift": "SELECT id, title AS name FROM shift WHERE step = 'open' ORDER BY starts_at, id LIMIT :most",
}
NAMED = {
    "topic": "SELECT number || ' ' || title AS name FROM topic WHERE id = :id",
    "shift": "SELECT title AS name FROM shift WHERE id = :id",
}
OFFERED = 12  # topics, or shifts, to choose from
WHO = """SELECT p.id AS person_id, (SELECT c.id FROM chat c WHERE c.person_id = p.id AND NOT c.unreachable
ORDER BY c.last_used_at DESC, c.id DESC LIMIT 1) AS chat_id, b.muted, b.quiet_from, b.quiet_to, b.digest
FROM person p LEFT JOIN habit b ON b.person_id = p.id
WHERE p.merged_into IS NULL AND EXISTS (SELECT 1 FROM chat c WHERE c.person_id = p.id) AND {audience}"""


@dataclass(frozen=True, slots=True)
class Receiver:
    """One person of an audience.  chat: None = nowhere to reach them."""

    person: int
    chat: int | None
    muted: bool
    quiet: tuple[int, int] | None  # minutes after local midnight; None = as the community has it
    digest: bool


def meant(db: Db, broadcast: Broadcast, first_language: str) -> list[Receiver]:
    """Everybody it is meant for, reachable or not."""
    which = int(broadcast.which) if broadcast.audience in SUBJECTS else broadcast.which
    values = {"which": which} if broadcast.audience != "all" else {}
    values |= {"first": first_language} if broadcast.audience == "language" else {}
    rows = db.all(WHO.format(audience=AUDIENCE[broadcast.audience]), **values)
    return [
        Receiver(
            r.person_id, r.chat_id, "broadcasts" in (r.muted or "").split(","),
            None if r.quiet_from is None else (r.quiet_from, r.quiet_to), bool(r.digest),
        )
        for r in rows
    ]  # fmt: skip


def subjects(db: Db) -> dict[str, list[list[str]]]:
    """Topics and shifts whose people can be written to: audience -> [key, name] of each."""
    return {
        audience: [[str(r.id), r.name] for r in db.all(sql, most=OFFERED)] for audience, sql in SUBJECTS.items()
    }  # fmt: skip


def named(db: Db, audience: str, which: str) -> str:
    """What a topic or shift is called."""
    return str(db.value(NAMED[audience], id=int(which)) or which)
