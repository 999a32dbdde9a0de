"""Can the database write at this moment?  Only a write that reaches the disk tells: one that changes no row commits nothing,
and succeeds on a full disk."""

from datetime import datetime

from storage.db import Db, us

BEAT = """INSERT INTO setting (name, value) VALUES ('pulse', :now)
ON CONFLICT (name) DO UPDATE SET value = excluded.value"""


def beat(db: Db, now: datetime) -> None:
    """Write one row.  Raises the driver's error when that cannot be done now."""
    db.run(BEAT, now=str(us(now)))
