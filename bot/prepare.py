"""Before anything runs: the database of today's schema, its key, its community."""

import logging
import os
import subprocess
import sys
from datetime import UTC, datetime

from bot import community as community_file
from bot.settings import Settings
from flows.community import Community
from storage import migrate
from storage import town as towns
from storage.db import Db
from storage.seal import Seal
from storage.store import Store, open_store

log = logging.getLogger("linli")


LOST_KEY = "{} is not there, but the database is: put the key file back from your backup"


def utc_now() -> datetime:
    """The one clock."""
    return datetime.now(UTC)


def prepare(settings: Settings, now: datetime) -> tuple[Store, Seal, Community]:
    """Database migrated and locked, key read, community seeded.  Raises what App.run says."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    if not settings.key_file.exists() and migrate.lived_in(settings.database_url):
        raise ValueError(LOST_KEY.format(settings.key_file))  # a new key would lock everybody out of what they said
    seal = Seal.from_file(settings.key_file)
    store = open_store(settings.database_url, lock=True)
    try:
        upgrade(settings.database_url, now)
        return store, seal, seed(store, settings)
    except BaseException:
        store.close()
        raise


def upgrade(url: str, now: datetime) -> None:
    """The schema of today.  Migrations run in a process of their own: what they import would stay in memory for ever (35 MB).
    Raises TooNew, and OSError with what the other process said."""
    if not migrate.needs_alembic(url):
        migrate.migrate(url, now, lambda said: log.info("event=migrated said='%s'", said))
        return
    command = [sys.executable, "-m", "bot", "migrate"]
    env = {**os.environ, "LINLI_DATABASE_URL": url}
    child = subprocess.run(command, env=env, capture_output=True, text=True)  # noqa: S603 - our own command
    if child.returncode:
        raise OSError(child.stderr.strip().removeprefix("linli: "))
    for line in child.stdout.splitlines():
        log.info("event=migrated said='%s'", line)


def seed(store: Store, settings: Settings) -> Community:
    """The community of the database; an empty one is seeded from the file."""
    known = store.read(towns.load).result()
    if known is not None:
        return known
    read = community_file.read(settings.community)

    def unit(db: Db) -> Community:
        there = towns.load(db)  # of another process that started at the same time
        if there is None:
            towns.save(db, read)
        return there or read

    return store.write(unit).result()
