"""The chain over the audit (R29): committed rows are linked one after the other, so that nobody edits history quietly.

1. A unit inserts its audit rows unchained: commits do not queue for the chain.
2. The chainer links what is committed.  The order of the chain is the order in which it saw the rows, not that of their
   ids: on PostgreSQL a lower id may commit later, and then is simply linked later.
3. A link's hash covers its number, the hash before it, every column of its audit row and their sums.  audit_link.prev_hash
   is unique: two chainers cannot make two chains.
4. verify() recomputes all of it and names the first row that is not as it was written.  Rows cut off at the end, links and
   all, are missed only by somebody who never wrote down a head: give it the one that was published.
"""

import hashlib
from dataclasses import dataclass
from operator import attrgetter
from typing import Any
from zlib import crc32

import msgspec

from storage.db import Db, Row

START = "0" * 64  # what the first link follows
BATCH = 200  # rows a commit
BEHIND = 10_000  # a row that commits after so many younger ones is linked at the next start
PAGE = 2_000
COLUMNS = ("id", "at", "person_id", "verb", "subject", "detail")
WRITTEN = attrgetter(*COLUMNS)
SUM = 8  # hex digits

LOCK = "SELECT pg_advisory_xact_lock(7105)"
LAST = "SELECT id, hash FROM audit_link ORDER BY id DESC LIMIT 1"
LOOSE = """SELECT a.id, a.at, a.person_id, a.verb, a.subject, a.detail FROM audit a
WHERE a.id > :floor AND NOT EXISTS (SELECT 1 FROM audit_link l WHERE l.audit_id = a.id) ORDER BY a.id LIMIT :most"""
NEWEST = "SELECT COALESCE(max(audit_id), 0) FROM audit_link"
OLDEST = "SELECT min(a.id) FROM audit a WHERE NOT EXISTS (SELECT 1 FROM audit_link l WHERE l.audit_id = a.id)"
LINK = """INSERT INTO audit_link (id, audit_id, prev_hash, sums, hash)
VALUES (:id, :audit_id, :prev_hash, :sums, :hash)"""
WALK = """SELECT l.id AS link, l.audit_id, l.prev_hash, l.sums, l.hash, a.id, a.at, a.person_id, a.verb, a.subject, a.detail
FROM audit_link l LEFT JOIN audit a ON a.id = l.audit_id WHERE l.id > :after ORDER BY l.id LIMIT :most"""
WAITING = """SELECT count(*) FROM audit a WHERE NOT EXISTS (SELECT 1 FROM audit_link l WHERE l.audit_id = a.id)"""


def link(db: Db, floor: int | None = None) -> tuple[int, int]:
    """Link committed rows above the floor: how many (a full BATCH: call again), and the last of them (the next floor).
    floor None: as low as a row can still turn up."""
    if db.postgres:
        db.value(LOCK)
    number, tip = head(db)
    if floor is None:
        floor = int(db.value(NEWEST)) - (
            BEHIND if db.postgres else 0
        )  # SQLite has one writer: ids commit in their order
    made = []
    for row in db.all(LOOSE, floor=floor, most=BATCH):
        number, floor = number + 1, int(row.id)
        sums = _sums(row, number)
        after = _hash(row, number, tip, sums)
        made.append({"id": number, "audit_id": row.id, "prev_hash": tip, "sums": sums, "hash": after})
        tip = after
    db.many(LINK, made)
    return len(made), floor


def late(db: Db) -> int:
    """The floor under every row that has no link, however late it committed.  Reads all rows: only at start."""
    oldest = db.value(OLDEST) if db.postgres else None
    return int(db.value(NEWEST)) if oldest is None else int(oldest) - 1


def head(db: Db) -> tuple[int, str]:
    """(number, hash) of the newest link; (0, START) of an empty chain."""
    last = db.one(LAST)
    return (0, START) if last is None else (int(last.id), str(last.hash))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verify() found.  wrong: the first bad row and what is wrong with it, '' = nothing.  links: how many are right.
    waiting: audit rows not linked yet.  known: was the head that was asked for met on the way?"""

    wrong: str
    links: int
    head: str
    waiting: int
    known: bool


def verify(db: Db, published: str = "") -> Verdict:
    """Walk the chain from its start.  published: a head that somebody wrote down."""
    number, tip, known = 0, START, published in ("", START)
    while rows := db.all(WALK, after=number, most=PAGE):
        for row in rows:
            wrong = _wrong(row, number + 1, tip)
            if wrong:
                return Verdict(wrong, number, tip, int(db.value(WAITING)), known)
            number, tip = number + 1, str(row.hash)
            known = known or tip.startswith(published)
    return Verdict("", number, tip, int(db.value(WAITING)), known)


def _wrong(row: Row, number: int, before: str) -> str:
    """What is wrong with a link and its audit row; '' = nothing."""
    named = f"audit_link {row.link} (audit {row.audit_id})"
    if row.link != number:
        return f"audit_link {number} is missing or was renumbered: after {number - 1} comes {row.link}"
    if row.prev_hash != before:
        return f"{named}: prev_hash is not the hash of the link before"
    if row.id is None:
        return f"audit {row.audit_id} is missing, or audit_id of audit_link {row.link} was changed"
    sums = _sums(row, number)
    if _hash(row, number, before, sums) == row.hash:
        return "" if row.sums == sums else f"{named}: sums was changed"
    pairs = zip(COLUMNS, _pieces(sums), _pieces(row.sums), strict=False)
    changed = [column for column, now, written in pairs if now != written]
    if "id" in changed:
        return f"{named}: audit_id was changed"
    return f"audit {row.id}: {', '.join(changed)} changed" if changed else f"{named}: hash was changed"


def _sums(row: Row, number: int) -> str:
    """A short sum of each column, in the order of COLUMNS: it names what changed, the hash is what proves it."""
    written = zip(COLUMNS, WRITTEN(row), strict=True)
    return "".join([f"{crc32(f'{number} {column} {value}'.encode()):08x}" for column, value in written])


def _pieces(sums: str) -> list[str]:
    return [sums[i : i + SUM] for i in range(0, len(COLUMNS) * SUM, SUM)]


def _hash(row: Row, number: int, before: str, sums: str) -> str:
    return hashlib.sha256(_plain([number, before, sums, *WRITTEN(row)])).hexdigest()


def _plain(values: list[Any]) -> bytes:
    """The one way to write values as bytes."""
    return msgspec.json.encode(values)
