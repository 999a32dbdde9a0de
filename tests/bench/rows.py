"""A database with a long history, and what a database must look like when everybody has finished."""

import sqlite3
from pathlib import Path

SHARES = {
    "inbox": 4,
    "outbox": 4,
    "dialogue": 1,
    "request": 1,
    "request_event": 2,
    "audit": 2,
    "card": 1,
    "audit_link": 0,
}  # of 15
NUMBERS = "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) "
MANY = 20_000  # chats, at most
LONG_AGO = 1_600_000_000_000_000
PAST = {
    "inbox": f"""(channel, external, body_hash, lane, who, body, received_at, state, turn)
        SELECT 'telegram', 'old' || i, hex(randomblob(16)), hex(randomblob(16)), hex(randomblob(16)),
        randomblob(400), {LONG_AGO} + i, 'done', 0 FROM n""",
    "outbox": f"""(chat_id, priority, body, buttons, subject, edits, needs, state, tries, not_before, created_at, message_id)
        SELECT 1 + i % :chats, 0, randomblob(700), i % 2, 'request:' || (1 + i / 4), '', '', 'sent', 1, {LONG_AGO} + i,
        {LONG_AGO} + i, i FROM n""",
    "dialogue": f"""(chat_id, person_id, flow, subject, start, talk, album, state, opened_at, touched_at)
        SELECT 1 + i % :chats, 1 + i % :chats, 'report', 'request:' || i, randomblob(40), randomblob(200), '', 'done',
        {LONG_AGO} + i, {LONG_AGO} + i FROM n""",
    "request": f"""(service_request_id, service_code, description, step, version, person_id, grid, address_string, public,
        raised, urgent, outcome, requested_datetime, updated_datetime)
        SELECT 'LL-20200101-' || i, 'light', '路灯坏了，晚上看不见路', 'closed', 5, 1 + i % :chats, '1', '3号楼', 0, 0, 0,
        'satisfied', {LONG_AGO} + i, {LONG_AGO} + i FROM n""",
    "request_event": f"""(request_id, version, verb, step_to, note, at) SELECT 1 + i / 2, 1 + i % 2, 'open', 'open', '',
        {LONG_AGO} + i FROM n WHERE i < :rows - 2""",
    "audit": f"(at, verb, subject, detail) SELECT {LONG_AGO} + i, 'RequestOpened', 'request:' || i, '1' FROM n",
    "audit_link": "(id, audit_id, prev_hash, sums, hash) SELECT i, i, hex(randomblob(16)), '', hex(randomblob(16)) FROM n",
    "card": "(chat_id, subject, message_id, media) SELECT 1 + i % :chats, 'request:' || i, i, 0 FROM n",
}


def fill(database: Path, rows: int) -> int:
    """Add a past of about so many rows to a migrated database; how many it has then."""
    db = sqlite3.connect(database, isolation_level=None)
    chats = max(20, min(MANY, rows // 50))
    db.execute("PRAGMA synchronous=OFF")
    db.execute("BEGIN")
    many = NUMBERS.format(rows=chats)
    db.execute(f"{many} INSERT INTO person (id, language, simple, created_at) SELECT i, '', 0, {LONG_AGO} FROM n")
    db.execute(
        f"""{many} INSERT INTO chat (id, channel, external, address, person_id, unreachable, last_used_at)
        SELECT i, 'telegram', 'old' || i, randomblob(40), i, 0, {LONG_AGO} FROM n"""
    )
    for table, share in SHARES.items():
        part = rows * share // 15
        if table == "audit_link":
            part = rows * SHARES["audit"] // 15
        if table == "request_event":
            part = rows * SHARES["request"] // 15 * 2
        db.execute(f"{NUMBERS.format(rows=part)} INSERT INTO {table} {PAST[table]}", {"chats": chats, "rows": part})
    db.execute("COMMIT")
    db.execute("ANALYZE")
    total = sum(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in (*SHARES, "chat", "person"))
    db.close()
    return int(total)


def unsent(database: Path) -> int:
    """Letters on their way."""
    db = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return int(db.execute("SELECT count(*) FROM outbox WHERE state IN ('new', 'sending')").fetchone()[0])
    finally:
        db.close()


def wrong(database: Path, numbers: int) -> list[str]:
    """What is not as it must be after so many numbers were given (the database had no past)."""
    db = sqlite3.connect(database)
    facts = {
        "requests": "SELECT count(*) FROM request",
        "numbers": "SELECT count(DISTINCT service_request_id) FROM request",
        "lines of audit": "SELECT count(DISTINCT subject) FROM audit WHERE verb = 'RequestOpened'",
        "status cards sent": "SELECT count(DISTINCT subject) FROM outbox WHERE subject LIKE 'request:%' AND state = 'sent'",
        "finished dialogues": "SELECT count(*) FROM dialogue WHERE state = 'done' AND subject LIKE 'request:%'",
    }
    found = {name: db.execute(sql).fetchone()[0] for name, sql in facts.items()}
    left = {
        "updates not done": db.execute("SELECT count(*) FROM inbox WHERE state <> 'done'").fetchone()[0],
        "letters not sent": db.execute(
            "SELECT count(*) FROM outbox WHERE state NOT IN ('sent', 'replaced')"
        ).fetchone()[0],
        "broken references": len(db.execute("PRAGMA foreign_key_check").fetchall()),
    }
    db.close()
    said = [f"{name}: {count}, not {numbers}" for name, count in found.items() if count != numbers]
    return said + [f"{name}: {count}" for name, count in left.items() if count]
