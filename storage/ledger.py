"""The ledger at rest: lines that are only added (storage/guards.py), the rules asked in the same transaction as the line.

A balance is a sum: a snapshot and what came since.  Lines are written one after the other – on PostgreSQL behind a lock – so
that what a limit was checked against is what stands there, and ids are in the order of commits, which a snapshot relies on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flows.volunteers.ledger import Entry, Ledger, Limits
from storage.db import Db, Row, us, when

LOCK = 0x4C45444745  # any number that nothing else of ours locks
COLUMNS = "key, kind, source, target, quarters, undoes, at"
BY_KEY = f"SELECT {COLUMNS} FROM ledger WHERE key = :key"  # noqa: S608
UNDONE = "SELECT 1 FROM ledger WHERE undoes = :key"
BALANCE = """SELECT COALESCE((SELECT quarters FROM ledger_balance WHERE account = :account), 0)
+ COALESCE((SELECT sum(quarters) FROM ledger WHERE target = :account AND id > COALESCE(
(SELECT upto FROM ledger_balance WHERE account = :account), 0)), 0)
- COALESCE((SELECT sum(quarters) FROM ledger WHERE source = :account AND id > COALESCE(
(SELECT upto FROM ledger_balance WHERE account = :account), 0)), 0)"""
SUMS = """SELECT account, sum(quarters) AS quarters FROM (
SELECT target AS account, quarters FROM ledger WHERE id <= :upto
UNION ALL SELECT source, -quarters FROM ledger WHERE id <= :upto) AS lines GROUP BY account ORDER BY account"""
SNAP = """INSERT INTO ledger_balance (account, upto, quarters) VALUES (:account, :upto, :quarters)
ON CONFLICT (account) DO UPDATE SET upto = excluded.upto, quarters = excluded.quarters"""
OF_ACCOUNT = f"""SELECT {COLUMNS} FROM (SELECT * FROM ledger WHERE target = :account
UNION ALL SELECT * FROM ledger WHERE source = :account) AS lines ORDER BY id DESC LIMIT :most"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Line:
    """An entry and when it was made."""

    entry: Entry
    at: datetime


def account(person: int) -> str:
    """The account of a person."""
    return f"person:{person}"


def post(db: Db, entry: Entry, limits: Limits, by: int | None, now: datetime) -> bool:
    """Add the entry; False when it stands there already.  Raises flows' Refused: the rules or a limit say no."""
    if db.postgres:
        db.value("SELECT pg_advisory_xact_lock(:lock)", lock=LOCK)
    ledger = _around(db, entry, limits)
    if ledger.post(entry) is ledger:
        return False
    db.insert(
        "ledger", key=entry.key, kind=entry.kind, source=entry.source, target=entry.target, quarters=entry.quarters,
        undoes=entry.undoes or None, person_id=by, at=us(now),
    )  # fmt: skip
    return True


def _around(db: Db, entry: Entry, limits: Limits) -> Ledger:
    """What the rules must know before this entry."""
    rows = [db.one(BY_KEY, key=key) for key in dict.fromkeys((entry.key, entry.undoes)) if key]
    known = {row.key: _entry(row) for row in rows if row is not None}
    undone = frozenset({entry.undoes} if entry.undoes and db.value(UNDONE, key=entry.undoes) else ())
    return Ledger({a: balance(db, a) for a in (entry.source, entry.target)}, known, undone, limits)


def balance(db: Db, account: str) -> int:
    """Quarter-hours on an account: the snapshot and what came since."""
    return int(db.value(BALANCE, account=account))


def get(db: Db, key: str) -> Entry | None:
    """The entry with this key."""
    row = db.one(BY_KEY, key=key)
    return None if row is None else _entry(row)


def count(db: Db) -> int:
    """The id of the last line: it grows with each, so that a key made of it is new."""
    return int(db.value("SELECT COALESCE(max(id), 0) FROM ledger"))


def lines(db: Db, account: str, most: int = 1000) -> list[Line]:
    """What moved on an account, newest first."""
    return [Line(_entry(r), when(r.at)) for r in db.all(OF_ACCOUNT, account=account, most=most)]


def snap(db: Db) -> Sequence[str]:
    """Snapshots anew, each compared first with the sum of all its lines; accounts whose snapshot was wrong."""
    if db.postgres:
        db.value("SELECT pg_advisory_xact_lock(:lock)", lock=LOCK)
    upto = int(db.value("SELECT COALESCE(max(id), 0) FROM ledger"))
    sums = {r.account: int(r.quarters) for r in db.all(SUMS, upto=upto)}
    wrong = [name for name, total in sums.items() if balance(db, name) != total]
    db.many(SNAP, [{"account": name, "upto": upto, "quarters": total} for name, total in sums.items()])
    return wrong


def _entry(r: Row) -> Entry:
    return Entry(r.key, r.kind, r.source, r.target, r.quarters, r.undoes or "")
