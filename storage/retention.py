"""How long what is kept (R37): drafts 24 h, raw messages 30 days, photos 180 days after the close, words of a case two years.

Each sweep takes at most BATCH rows of a kind, by index, so that it never holds up a conversation; the next one goes on.
Results that must be kept (numbers, steps, dates, ratings) stay, without anybody's words.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.db import Db, us

BATCH = 500
DRAFTS, RAW, PHOTOS, WORDS = timedelta(hours=24), timedelta(days=30), timedelta(days=180), timedelta(days=730)

OLD = {
    "drafts": "SELECT id FROM dialogue WHERE state <> 'done' AND touched_at < :before ORDER BY touched_at LIMIT :most",
    "lines": "SELECT id FROM web_line WHERE at < :before ORDER BY at LIMIT :most",
    "letters": """SELECT id FROM outbox WHERE created_at < :before AND state NOT IN ('new', 'sending')
        AND id NOT IN (SELECT outbox_id FROM web_line WHERE outbox_id IS NOT NULL AND web_line.at >= :before)
        ORDER BY created_at LIMIT :most""",
    "updates": "SELECT id FROM inbox WHERE received_at < :before AND state <> 'new' ORDER BY received_at LIMIT :most",
    "photos": """SELECT m.id FROM media m JOIN request r ON r.id = m.request_id
        WHERE r.updated_datetime < :before AND r.step IN ('closed', 'withdrawn', 'declined', 'merged') AND m.file <> ''
        ORDER BY r.updated_datetime LIMIT :most""",
    "loose": """SELECT id FROM media WHERE request_id IS NULL AND stage NOT IN ('ballot', 'kept', 'public')
        AND created_at < :before AND file <> '' LIMIT :most""",
    "papers": "SELECT id FROM media WHERE stage = 'ballot' AND created_at < :before AND file <> '' LIMIT :most",
    "shown": "SELECT id FROM media WHERE stage = 'public' AND created_at < :before AND file <> '' LIMIT :most",
    "struck": "SELECT id FROM due WHERE done_at < :before ORDER BY done_at LIMIT :most",
    "attempts": "SELECT id FROM attempt WHERE at < :before ORDER BY at LIMIT :most",
    "tickets": "SELECT id FROM ticket WHERE expires_at < :before ORDER BY expires_at LIMIT :most",
    "words": """SELECT id FROM request WHERE updated_datetime < :before AND description <> ''
        AND step IN ('closed', 'withdrawn', 'declined', 'merged') ORDER BY updated_datetime LIMIT :most""",
    "aids": """SELECT id FROM aid WHERE opened_at < :before AND place <> :nothing
        AND step IN ('closed', 'cancelled', 'passed') ORDER BY opened_at LIMIT :most""",
}
AGE = {
    "drafts": DRAFTS,
    "lines": RAW,
    "letters": RAW,
    "updates": RAW,
    "photos": PHOTOS,
    "loose": RAW,
    "papers": WORDS,  # signed ballots: a year at least (R61)
    "shown": WORDS,  # what everybody was shown: of topics, as long as their proof of 公示 and their archive may be asked for
    "struck": RAW,
    "attempts": DRAFTS,
    "tickets": timedelta(0),
    "words": WORDS,
    "aids": WORDS,
}
FILES = ("photos", "loose", "papers", "shown")  # kinds of which a file goes from the disk
NO_FILE = ("UPDATE media SET file = '', state = 'failed', error = 'kept long enough' WHERE id = :id",)
FORGET = {
    **dict.fromkeys(FILES, NO_FILE),
    "drafts": ("DELETE FROM dialogue WHERE id = :id",),
    "lines": ("DELETE FROM web_line WHERE id = :id",),
    "letters": ("UPDATE web_line SET outbox_id = NULL WHERE outbox_id = :id", "DELETE FROM outbox WHERE id = :id"),
    "updates": ("DELETE FROM inbox WHERE id = :id",),
    "struck": ("DELETE FROM due WHERE id = :id",),
    "attempts": ("DELETE FROM attempt WHERE id = :id",),
    "tickets": ("DELETE FROM ticket WHERE id = :id",),
    "words": (
        "UPDATE request_event SET note = '' WHERE request_id = :id AND verb IN ('supplement', 'support')",
        "UPDATE request SET description = '', public = :no WHERE id = :id",
    ),
    "aids": (
        "UPDATE aid SET words = :nothing, place = :nothing, building = '' WHERE id = :id",
        "UPDATE aid_ask SET thanks = NULL WHERE aid_id = :id",
    ),
}


NOTHING = b""  # a sealed column of which nothing is kept
EMPTY = {"no": False, "nothing": NOTHING}


@dataclass(frozen=True, slots=True)
class Sweep:
    """counts: rows of each kind that were too old.  files: names under the media folder that nobody needs now."""

    counts: dict[str, int]
    files: tuple[str, ...]


def sweep(db: Db, now: datetime, *, dry: bool = False) -> Sweep:
    """Forget what has been kept long enough; dry: only count it (at most BATCH of a kind)."""
    counts: dict[str, int] = {}
    files: list[str] = []
    for kind, sql in OLD.items():
        given = {"nothing": NOTHING} if ":nothing" in sql else {}
        ids = [int(r.id) for r in db.all(sql, before=us(now - AGE[kind]), most=BATCH, **given)]
        counts[kind] = len(ids)
        if kind in FILES:
            files += [str(db.value("SELECT file FROM media WHERE id = :id", id=id)) for id in ids]
        if not dry:
            for forget in FORGET[kind]:
                extra = {name: value for name, value in EMPTY.items() if f":{name} " in f"{forget} ".replace(",", " ")}
                db.many(forget, [{"id": id, **extra} for id in ids])
    return Sweep(counts, tuple(f for f in files if f))
