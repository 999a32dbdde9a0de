"""Connections that keep what the promises rest on (R50, R51), and the lock of a SQLite file."""

import fcntl
import os
import secrets
import socket
import sqlite3
from pathlib import Path
from typing import IO, Any

PROCESS = f"linli {socket.gethostname()[:24]}:{os.getpid()}:{secrets.token_hex(4)}"  # our connections' name (storage/lease.py)
ASLEEP = 5  # seconds a transaction may wait for us on PostgreSQL; less than a lease lives (bot/lead.py)
UNSAFE = """this PostgreSQL runs with fsync=off: a power cut may destroy everything.  Set fsync = on in postgresql.conf,
restart the server, and start Linli again"""


class Locked(Exception):
    """Another process runs on this database."""


def connect_sqlite(path: Path) -> sqlite3.Connection:
    """A connection with the pragmas that the promises rest on (R50), asserted.  Raises sqlite3.Error."""
    if not path.exists():
        path.touch(mode=0o600)  # names and words are sealed, the descriptions of requests are not
    conn = sqlite3.connect(path, isolation_level=None, check_same_thread=False, cached_statements=512)
    conn.execute("PRAGMA busy_timeout=5000")
    conn.execute("PRAGMA journal_mode=WAL")
    conn.execute("PRAGMA synchronous=FULL")
    conn.execute("PRAGMA foreign_keys=ON")
    conn.execute("PRAGMA secure_delete=ON")
    conn.execute("PRAGMA temp_store=MEMORY")  # what a statement may have to undo
    asked = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    for pragma, value in asked.items():
        if conn.execute(f"PRAGMA {pragma}").fetchone()[0] != value:
            raise sqlite3.OperationalError(f"this SQLite will not set {pragma}={value}; is the disk local (R54)?")
    return conn


def plain(url: str) -> str:
    """The address as libpq reads it."""
    return url.replace("postgresql+psycopg://", "postgresql://")


def connect_postgres(url: str) -> Any:
    """A psycopg connection on which COMMIT means stored (R51).  Raises psycopg.Error, ValueError."""
    import psycopg

    conn: Any = psycopg.connect(url, autocommit=True, connect_timeout=10, application_name=PROCESS)
    if conn.execute("SHOW fsync").fetchone()[0] != "on":
        conn.close()
        raise ValueError(UNSAFE)
    conn.execute("SET synchronous_commit = on")
    conn.execute(f"SET idle_in_transaction_session_timeout = '{ASLEEP}s'")  # a stopped process must not hold locks
    return conn


def lock_sqlite(path: Path) -> IO[bytes]:
    """Hold a SQLite file against every other `run`, until closed or until this process ends.  Raises Locked."""
    file = open(path.with_name(path.name + ".lock"), "wb")  # noqa: SIM115 - held for the life of the process
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise Locked(
            f"another Linli already runs on {path}; stop it first, or give this one its own LINLI_DATABASE_URL"
        ) from None
    return file
