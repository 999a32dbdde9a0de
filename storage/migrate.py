"""From whatever schema a database has to today's (R53): a copy first, foreign keys off around the work, counts compared."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from storage.connect import connect_postgres, connect_sqlite, plain

HEAD = "0001"  # the newest file in migrations/versions; a test holds them together
LOCK = 5445  # of pg_advisory_xact_lock, while a schema is made
FOLDER = Path(__file__).with_name("migrations")
FRESH = (
    FOLDER / "sqlite.sql"
)  # what all migrations make of an empty SQLite file, written by `make docs`; a test compares


class TooNew(Exception):
    """The database was made by a newer Linli."""


def schema(url: str) -> str | None:
    """The schema revision of a database, None when it is empty.  Cheap: no Alembic.  Raises the driver's errors."""
    if path := sqlite_path(url):
        if not path.exists():
            return None
        conn: Any = connect_sqlite(path)
        known = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    else:
        conn = connect_postgres(plain(url))
        known = "SELECT count(*) FROM pg_tables WHERE tablename = 'alembic_version'"
    try:
        if not conn.execute(known).fetchone()[0]:
            return None
        row = conn.execute("SELECT version_num FROM alembic_version").fetchone()
        return row and str(row[0])
    finally:
        conn.close()


def lived_in(url: str) -> bool:
    """Has anybody talked to this database yet?  Then the key that sealed their words must be there."""
    if schema(url) is None:
        return False
    path = sqlite_path(url)
    with closing(connect_sqlite(path) if path else connect_postgres(plain(url))) as conn:
        return conn.execute("SELECT 1 FROM person LIMIT 1").fetchone() is not None


def is_current(url: str) -> bool:
    """Is there nothing to do?  Raises TooNew."""
    have = schema(url)
    if have is not None and have > HEAD:
        raise TooNew(f"this database has schema {have}, this Linli knows {HEAD}: install the newer Linli again")
    return have == HEAD


def sqlite_path(url: str) -> Path | None:
    """The file of a SQLite address, None for PostgreSQL."""
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None


def migrate(url: str, now: datetime, say: Callable[[str], None] = lambda line: None) -> bool:
    """Bring the schema to HEAD; True if anything was to do.  Raises TooNew, and RuntimeError when rows would go missing
    (then nothing has changed)."""
    if is_current(url):
        return False
    have = schema(url)
    if have is None and (path := sqlite_path(url)):
        _make(path)
    else:
        copy = _copy(url, now) if have is not None else None
        if copy:
            say(f"copied the database to {copy}")
        upgrade(url, copy)
    say(f"schema is now {HEAD}")
    return True


def needs_alembic(url: str) -> bool:
    """Must the migrations themselves run?  An empty SQLite file is made without them, in a hundredth of the time.
    Raises TooNew."""
    return not is_current(url) and not (sqlite_path(url) and schema(url) is None)


def _make(path: Path) -> None:
    """Today's schema in one transaction."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(connect_sqlite(path)) as conn:
        conn.execute("BEGIN IMMEDIATE")
        if not conn.execute("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'").fetchone()[0]:
            for statement in FRESH.read_text(encoding="utf-8").split(";\n\n"):
                conn.execute(statement)
        conn.execute("COMMIT")


def upgrade(url: str, copy: Path | None = None) -> None:
    """The migrations, in one transaction that is looked at before its COMMIT: one that loses anything is taken back."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    engine = _engine(url)
    try:
        with engine.begin() as conn:
            if engine.dialect.name == "postgresql":  # two processes that start at once: the second finds it done
                conn.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
            before = _counts(conn)
            config.attributes["connection"] = conn
            command.upgrade(config, "head")
            after = _counts(conn)
            lost = {t: n for t, n in before.items() if after.get(t, 0) < n and t != "alembic_version"}
            broken = engine.dialect.name == "sqlite" and conn.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if lost or broken:
                kept = f" (a copy is in {copy})" if copy else ""
                raise RuntimeError(
                    f"the migration lost rows in {sorted(lost)} or broke references; it was taken back, nothing has changed{kept}"
                )
    finally:
        engine.dispose()


def _engine(url: str) -> Any:
    """On SQLite with foreign keys off, or batch mode would delete every child row (R53), and with a BEGIN that holds
    for the whole migration: the driver's own would begin after the first tables were made."""
    import sqlalchemy as sa

    engine = sa.create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    if engine.dialect.name == "sqlite":

        @sa.event.listens_for(engine, "connect")
        def connected(raw: Any, _: Any) -> None:
            raw.isolation_level = None
            raw.execute("PRAGMA foreign_keys=OFF")

        @sa.event.listens_for(engine, "begin")
        def begun(conn: Any) -> None:
            conn.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _counts(conn: Any) -> dict[str, int]:
    import sqlalchemy as sa

    names = sa.inspect(conn).get_table_names()
    return {name: conn.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar() for name in names}  # noqa: S608


def _copy(url: str, now: datetime) -> Path | None:
    """A consistent copy beside a SQLite file.  PostgreSQL upgrades in one transaction and needs none."""
    path = sqlite_path(url)
    if path is None:
        return None
    target = path.with_name(f"{path.name}.before-{HEAD}-{now:%Y%m%d%H%M%S}")
    source, copy = sqlite3.connect(path), sqlite3.connect(target)
    try:
        source.backup(copy)
    finally:
        source.close()
        copy.close()
    target.chmod(0o600)
    return target
