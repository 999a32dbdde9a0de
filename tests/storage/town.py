"""A migrated database with a small neighbourhood in it, for tests below the process."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot import community
from bot.town import town
from handlers.house import House
from handlers.words import Words
from storage import migrate
from storage import town as towns
from storage.seal import Seal
from storage.store import SqliteStore, Store, open_store

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
FILE = Path(__file__).parents[2] / "community.toml"


def patient(url: str) -> Store:
    """A store among other processes on one SQLite file, which nobody but a test has: it waits a minute for its turn."""
    store = open_store(url)
    if isinstance(store, SqliteStore):
        store.write(lambda db: db.run("PRAGMA busy_timeout=60000")).result()
    return store


@contextmanager
def opened(url: str, *, seeded: bool = False) -> Iterator[tuple[Store, House]]:
    """The database at this address, migrated and seeded, with a House over it.  seeded: another process did both."""
    if not seeded:
        migrate.migrate(url, NOW)
    store, read = (patient if seeded else open_store)(url), community.read(FILE)
    try:
        if not seeded:
            store.write(lambda db: towns.save(db, read)).result()
        yield store, House(town(read), Words(), Seal(b"k" * 32), flood=False)
    finally:
        store.close()
