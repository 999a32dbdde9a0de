"""The naive way to meet a disk that fails: take the update, answer, and say that it is stored when it is convenient.

Run as `python -m tests.naive.in_memory FILE COUNT`: takes so many, prints how many it acknowledged and how many it has.
"""

import sqlite3
import sys
from contextlib import suppress
from pathlib import Path


class Keeper:
    """Acknowledges at once, writes behind; an error of the disk is logged by nobody."""

    def __init__(self, file: Path) -> None:
        self.acknowledged = 0
        self.db = sqlite3.connect(file, isolation_level=None)
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.execute("PRAGMA synchronous=FULL")
        self.db.execute("CREATE TABLE IF NOT EXISTS inbox (id INTEGER PRIMARY KEY, body BLOB)")

    def take(self, body: bytes) -> None:
        self.acknowledged += 1
        with suppress(sqlite3.Error):  # "we try again with the next one"
            self.db.execute("INSERT INTO inbox (body) VALUES (?)", (body,))

    def stored(self) -> int:
        return int(self.db.execute("SELECT count(*) FROM inbox").fetchone()[0])


if __name__ == "__main__":
    keeper = Keeper(Path(sys.argv[1]))
    for _ in range(int(sys.argv[2])):
        keeper.take(b"x" * 100)
    print(keeper.acknowledged, keeper.stored())
