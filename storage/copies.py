"""A whole database into a file and out of it: SQLite by its backup API, PostgreSQL by pg_dump and pg_restore; and is it whole?"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storage import chain, lease, migrate
from storage.connect import connect_postgres, connect_sqlite, plain
from storage.db import Db
from storage.seal import Seal

SEALED = {  # table -> columns that only the key opens
    "person": ("name",), "chat": ("address",), "inbox": ("body",), "outbox": ("body",), "dialogue": ("start", "talk"),
    "media": ("ref",), "web_line": ("body",), "correction": ("words",), "contact": ("phone", "home"), "ticket": ("body",),
    "linked_group": ("title",), "role_proposal": ("reason",), "household": ("place",), "home_ask": ("place",),
    "volunteer": ("guardian",), "certificate": ("name",), "unveiling": ("reason",), "shift": ("secret",), "shift_place": ("claim",),
    "aid": ("words", "place"), "aid_ask": ("thanks",), "vote": ("secret",), "secret_choice": ("choice",), "ballot": ("choice",),
    "paper": ("choice",), "roll_objection": ("said",),
}  # fmt: skip
RESEALED = 500  # rows a commit
KEYS = {"volunteer": "person_id", "secret_choice": "tag"}  # table -> its key, where that is not id
LOOKED_AT = 1000  # newest values of a sealed column that `check` opens
TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
}
Counts = dict[str, int]


class NotWhole(Exception):
    """A copy does not hold what it should."""


@dataclass(frozen=True, slots=True)
class Copied:
    """kind: sqlite or postgresql.  counts: rows a table, of the very state that was copied."""

    kind: str
    schema: str | None
    counts: Counts


def kind(url: str) -> str:
    """sqlite or postgresql."""
    return "sqlite" if migrate.sqlite_path(url) else "postgresql"


def copy(url: str, target: Path) -> Copied:
    """Into a file, while others write.  Raises the driver's errors, OSError (pg_dump is absent or refuses), NotWhole."""
    if source := migrate.sqlite_path(url):
        if not source.exists():
            raise OSError(f"there is no database at {source}")
        with closing(connect_sqlite(source)) as conn, closing(sqlite3.connect(target)) as made:
            conn.backup(made)  # all pages in one step: one moment of the database
        return whole(target)
    with closing(connect_postgres(plain(url))) as conn:
        conn.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        conn.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        snapshot = conn.execute("SELECT pg_export_snapshot()").fetchone()[0]
        found = _counts(conn, "postgresql")
        _program("pg_dump", url, "-Fc", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", "-f", str(target))
    return Copied("postgresql", migrate.schema(url), found)


def whole(file: Path) -> Copied:
    """Look at a SQLite copy from end to end.  Raises NotWhole."""
    with closing(sqlite3.connect(file)) as conn:
        conn.execute("PRAGMA journal_mode=DELETE")
        if wrong := _wrong(conn):
            raise NotWhole(wrong)
        return Copied("sqlite", _schema(conn), _counts(conn, "sqlite"))


def readable(file: Path, counts: Counts) -> None:
    """Does a dump of PostgreSQL list every table?  (Only a restore shows more.)  Raises NotWhole, OSError."""
    listed = _call("pg_restore", "--list", str(file)).splitlines()
    named = {line.split()[6] for line in listed if " TABLE DATA " in line}
    if missing := counts.keys() - named:
        raise NotWhole(f"the dump lacks {', '.join(sorted(missing))}")


def is_empty(url: str) -> bool:
    """Is there nothing that a restore would destroy?"""
    path = migrate.sqlite_path(url)
    if path is not None and not path.exists():
        return True
    with closing(connect(url)) as conn:
        return not conn.execute(TABLES[kind(url)]).fetchall()


def runner(url: str) -> str | None:
    """Which process leads on a PostgreSQL database now (a SQLite file has a lock instead)."""
    if kind(url) == "sqlite" or migrate.schema(url) is None:
        return None
    with closing(connect(url)) as conn:
        return lease.leader(Db(conn.cursor(), True))


def put_back(url: str, file: Path, copied: Copied, aside: str) -> None:
    """A copy becomes the database; what was there is kept beside it (SQLite: name + aside) or replaced (PostgreSQL).
    Raises NotWhole when what came out is not what went in."""
    if path := migrate.sqlite_path(url):
        found = whole(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        for end in ("", "-wal", "-shm"):
            old = path.with_name(path.name + end)
            if old.exists():
                old.rename(path.with_name(path.name + aside + end))
        file.chmod(0o600)
        shutil.move(file, path)
    else:
        options = ("--no-owner", "--no-privileges", "--single-transaction", "--clean", "--if-exists")
        _program("pg_restore", url, *options, str(file))
        with closing(connect(url)) as conn:
            found = Copied("postgresql", migrate.schema(url), _counts(conn, "postgresql"))
    if found.counts != copied.counts:
        odd = [t for t in copied.counts if found.counts.get(t) != copied.counts[t]]
        raise NotWhole(f"the restored tables {', '.join(odd)} have other numbers of rows than were saved")


def look(url: str) -> Copied:
    """The database as it is, looked at from end to end.  Raises NotWhole."""
    with closing(connect(url)) as conn:
        if kind(url) == "sqlite" and (wrong := _wrong(conn)):
            raise NotWhole(wrong)
        return Copied(kind(url), migrate.schema(url), _counts(conn, kind(url)))


def media_files(url: str) -> list[str]:
    """Names of the files that the database speaks of."""
    with closing(connect(url)) as conn:
        return [str(row[0]) for row in conn.execute("SELECT file FROM media WHERE state = 'ready' AND file <> ''")]


def history(url: str) -> chain.Verdict:
    """Is the audit's chain as it was written?"""
    with closing(connect(url)) as conn:
        return chain.verify(Db(conn.cursor(), kind(url) == "postgresql"))


def unopened(url: str, seal: Seal) -> Counts:
    """ "table.column" -> how many of its newest values the key does not open."""
    wrong: Counts = {}
    with closing(connect(url)) as conn:
        for table, columns in SEALED.items():
            newest = f"FROM {table} ORDER BY {KEYS.get(table, 'id')} DESC LIMIT {LOOKED_AT}"
            for column in columns:
                values = conn.execute(f"SELECT {column} {newest}").fetchall()
                bad = sum(not _opens(seal, value) for (value,) in values if value is not None)
                if bad:
                    wrong[f"{table}.{column}"] = bad
    return wrong


def reseal(db: Db, seal: Seal, table: str, floor: Any = None) -> tuple[int, Any]:
    """Some rows of a table, those above a key, sealed with the newest key: how many values changed, and the last row's key
    (None: there are no more)."""
    columns, key = SEALED[table], KEYS.get(table, "id")
    above = "" if floor is None else f"WHERE {key} > :floor"
    wanted = f"SELECT {key} AS row_key, {', '.join(columns)} FROM {table} {above} ORDER BY {key} LIMIT {RESEALED}"  # noqa: S608
    last, changed = None, 0
    for row in db.all(wanted, **({} if floor is None else {"floor": floor})):
        last = row.row_key
        anew = {c: seal.anew(value) for c in columns if (value := getattr(row, c))}
        made = {c: value for c, value in anew.items() if value is not None}
        if made:
            db.run(f"UPDATE {table} SET {', '.join(f'{c} = :{c}' for c in made)} WHERE {key} = :key", key=last, **made)  # noqa: S608
            changed += len(made)
    return changed, last


def connect(url: str) -> Any:
    """A connection of either kind."""
    path = migrate.sqlite_path(url)
    return connect_sqlite(path) if path else connect_postgres(plain(url))


def _opens(seal: Seal, value: bytes) -> bool:
    try:
        seal.unseal(value)
    except ValueError:
        return False
    return True


def _wrong(conn: Any) -> str:
    said = conn.execute("PRAGMA integrity_check").fetchone()[0]
    if said != "ok":
        return f"the database is damaged: {str(said)[:200]}"
    broken = conn.execute("PRAGMA foreign_key_check").fetchall()
    return f"{len(broken)} rows refer to rows that are not there" if broken else ""


def _schema(conn: Any) -> str | None:
    row = conn.execute("SELECT version_num FROM alembic_version").fetchone()
    return row and str(row[0])


def _counts(conn: Any, kind_: str) -> Counts:
    names = sorted(str(row[0]) for row in conn.execute(TABLES[kind_]).fetchall())
    return {name: int(conn.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in names}  # noqa: S608


def _program(name: str, url: str, *arguments: str) -> str:
    """A program of PostgreSQL on this database; the password does not stand in the list of processes."""
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    parts: dict[str, Any] = conninfo_to_dict(plain(url))
    password = parts.pop("password", None)
    secret = {"PGPASSWORD": str(password)} if password else {}
    return _call(name, "-d", make_conninfo(**parts), *arguments, **secret)


def _call(name: str, *arguments: str, **secret: str) -> str:
    program = shutil.which(name)
    if program is None:
        raise OSError(f"{name} is not installed here; install PostgreSQL's client programs (Debian: postgresql-client)")
    env = {**os.environ, **secret}
    done = subprocess.run([program, *arguments], env=env, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise OSError(
            f"{name} failed: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else done.returncode}"
        )
    return done.stdout
