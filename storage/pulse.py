"""Can the database write at this moment?  Only a write that reaches the disk tells: one that changes no row commits nothing,
and succeeds on a full disk."""

import sqlite3
from datetime import datetime

from storage.db import Db, us

SIGNS = ("disk", "full", "locked", "readonly", "unable to open")  # in what SQLite says; other errors are our bugs
PAUSED = ("ReadOnlySqlTransaction", "IdleInTransactionSessionTimeout")  # a failover; we ourselves were stopped

BEAT = """INSERT INTO setting (name, value) VALUES ('pulse', :now)
ON CONFLICT (name) DO UPDATE SET value = excluded.value"""


def beat(db: Db, now: datetime) -> None:
    """Write one row.  Raises the driver's error when that cannot be done now."""
    db.run(BEAT, now=str(us(now)))


def trouble(error: Exception) -> bool:
    """Is the database itself in trouble (disk full, I/O error, gone), so that the unit is not at fault?"""
    kind = type(error)
    if kind.__module__.startswith(
        "psycopg"
    ):  # classes 08, 53, 57, 58 are OperationalError; 25006 comes after a failover
        return kind.__name__ in PAUSED or any(c.__name__ == "OperationalError" for c in kind.__mro__)
    return kind is sqlite3.OperationalError and any(sign in str(error).lower() for sign in SIGNS)
