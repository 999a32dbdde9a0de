"""Backup, restore, check: the database, the files and – under a passphrase – the key, in one sealed file (R52).

The file is bot/archive.py's.  Without a passphrase the key of the installation opens it, so that key must be kept somewhere
else.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO

from bot import archive
from bot.settings import Settings
from storage import copies, migrate
from storage.connect import lock_sqlite
from storage.copies import NotWhole
from storage.seal import Seal, renew
from storage.store import open_store


def backup(settings: Settings, target: Path, now: datetime) -> str:
    """Write the file and read it again; what to tell.  May run beside `run`.  Raises OSError, NotWhole, ValueError."""
    if target.exists():
        raise OSError(f"{target} is there already; choose another name")
    if not settings.key_file.exists():
        raise OSError(f"the key file {settings.key_file} is not there; without it no backup can be opened")
    Seal.from_file(settings.key_file)  # refuses a key that is none
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    try:
        with tempfile.TemporaryDirectory(prefix=".linli-backup-", dir=target.parent) as folder:
            database = Path(folder) / "database"
            copied = copies.copy(settings.database_url, database)
            archive.write(settings, part, database, copied, now)
            database.unlink()
            verified, files = archive.verify(settings, part, Path(folder))
        if verified != copied:
            raise NotWhole("what was read back is not what was written")
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)
    rows = sum(copied.counts.values())
    return f"{target}: {rows} rows, {files} files, {target.stat().st_size} bytes, read again and whole\n{_advice(settings)}"


def restore(settings: Settings, source: Path, now: datetime, *, overwrite: bool) -> str:
    """A backup becomes the installation of these settings.  Raises OSError, Damaged, NotWhole, Locked."""
    with _alone(settings):
        if not overwrite:
            _refuse_to_destroy(settings)
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".linli-restore-", dir=settings.data_dir) as name:
            folder = Path(name)
            copied, files = archive.unpack(settings, source, folder)
            if copied.kind != copies.kind(settings.database_url):
                raise OSError(f"this is a backup of {copied.kind}; LINLI_DATABASE_URL names the other kind of database")
            if copied.schema is not None and copied.schema > migrate.HEAD:
                raise OSError(f"this backup has schema {copied.schema}, newer than this Linli ({migrate.HEAD})")
            aside = f".replaced-{now:%Y%m%d%H%M%S}"
            _put_key(settings, folder / "linli.key", aside)
            copies.put_back(settings.database_url, folder / "database", copied, aside)
            for part in archive.FOLDERS:
                _put_folder(settings.data_dir / part, folder / part, aside)
    rows = sum(copied.counts.values())
    return f"restored {rows} rows and {files} files; now: python -m bot check"


def check(settings: Settings) -> Iterator[tuple[bool, str]]:
    """What is well and what is not, a line each.  May run beside `run`."""
    if migrate.schema(settings.database_url) is None:
        yield False, "there is no database yet: look at LINLI_DATABASE_URL, or make one with: python -m bot migrate"
        return
    try:
        found = copies.look(settings.database_url)
    except NotWhole as error:
        yield False, f"{error}; restore a backup"
        return
    references = "its references hold" if found.kind == "sqlite" else "PostgreSQL watches its references"
    yield True, f"the database is whole, {references}"
    yield True, "rows: " + ", ".join(f"{table} {n}" for table, n in found.counts.items() if n)
    audit = copies.history(settings.database_url)
    yield (
        not audit.wrong,
        f"the history was changed: {audit.wrong}" if audit.wrong else "the history is as it was written",
    )
    named = copies.media_files(settings.database_url)
    lost = [name for name in named if not (settings.data_dir / "media" / name).is_file()]
    what = f"{len(named)} pictures and voice notes are in {settings.data_dir / 'media'}"
    yield not lost, f"{len(lost)} of {len(named)} files are missing in {settings.data_dir / 'media'}" if lost else what
    if not settings.key_file.exists():
        yield False, f"the key file {settings.key_file} is not there: put it back from where you keep it"
        return
    wrong = copies.unopened(settings.database_url, Seal.from_file(settings.key_file))
    closed = ", ".join(f"{column} {n}" for column, n in wrong.items())
    yield (
        not wrong,
        f"the key does not open {closed}: is it the right one?" if wrong else "the key opens what is sealed",
    )


def rekey(settings: Settings) -> str:
    """A new key: from now on it seals, and everything sealed so far is sealed with it.  Killed in the middle, everything can be
    read and the next one does it all.  Refuses while Linli runs.  Raises Locked, OSError, ValueError."""
    if not settings.key_file.exists():
        raise OSError(f"the key file {settings.key_file} is not there")
    with _alone(settings):
        renew(settings.key_file)
        seal, changed = Seal.from_file(settings.key_file), 0
        store = open_store(settings.database_url)
        try:
            for table in copies.SEALED:
                last = None
                while True:
                    part, last = store.write(partial(copies.reseal, seal=seal, table=table, floor=last)).result()
                    changed += part
                    if last is None:
                        break
            store.scrub()
        finally:
            store.close()
    return (
        f"{settings.key_file} has a new key on top; {changed} values were sealed with it.\n"
        "Keep a copy of the file with all its lines somewhere else: the lower ones open older backups, the last one finds people."
    )


def _advice(settings: Settings) -> str:
    if settings.backup_passphrase_file:
        return "The key is inside; whoever has the passphrase can restore it anywhere."
    return f"It opens only with the key file {settings.key_file}: keep a copy of that somewhere else."


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """Nobody runs on this database, and on SQLite nobody can begin to.  Raises Locked, OSError."""
    path: IO[bytes] | None = None
    if file := migrate.sqlite_path(settings.database_url):
        file.parent.mkdir(parents=True, exist_ok=True)
        path = lock_sqlite(file)
    elif who := copies.runner(settings.database_url):
        raise OSError(f"{who} runs on this database; stop it first")
    try:
        yield
    finally:
        if path is not None:
            path.close()


def _refuse_to_destroy(settings: Settings) -> None:
    there = [f"{settings.data_dir / name}" for name in archive.FOLDERS if any((settings.data_dir / name).glob("*"))]
    if not copies.is_empty(settings.database_url):
        there.insert(0, "the database")
    if there:
        raise OSError(f"{' and '.join(there)} would be replaced; restore into an empty place, or say --overwrite")


def _put_key(settings: Settings, source: Path, aside: str) -> None:
    """The key that was in the backup; another one that is there is kept beside it."""
    key = settings.key_file
    if not source.exists() or (key.exists() and key.read_bytes() == source.read_bytes()):
        return
    key.parent.mkdir(parents=True, exist_ok=True)
    if key.exists():
        key.rename(key.with_name(key.name + aside))
    source.chmod(0o600)
    shutil.move(source, key)


def _put_folder(target: Path, source: Path, aside: str) -> None:
    if any(target.glob("*")):
        target.rename(target.with_name(target.name + aside))
    elif target.exists():
        target.rmdir()
    source.mkdir(mode=0o700, exist_ok=True)
    shutil.move(source, target)
