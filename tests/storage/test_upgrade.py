"""A schema that is no longer the first: batch moves keep every row and reference (T15); the naive way loses the children."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

from storage import migrate
from storage.connect import connect_sqlite
from tests.storage.town import NOW

PEOPLE = 3


def filled(url: str) -> Path:
    """A database of the released schema with people and what hangs on them."""
    migrate.migrate(url, NOW)
    file = Path(url.removeprefix("sqlite:///"))
    db = connect_sqlite(file)
    db.execute(
        "CREATE TABLE pledge (id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE)"
    )
    for n in range(1, PEOPLE + 1):
        db.execute("INSERT INTO person (id, language, simple, created_at) VALUES (?, '', 0, 1)", (n,))
        db.execute("INSERT INTO pledge (person_id) VALUES (?)", (n,))
    db.close()
    return file


def widen(conn: sa.Connection) -> None:
    """What any later migration of a parent table does on SQLite: make it anew, copy, drop the old one."""
    with Operations(MigrationContext.configure(conn)).batch_alter_table("person", recreate="always") as batch:
        batch.add_column(sa.Column("later", sa.Integer()))


def votes(file: Path) -> int:
    db = sqlite3.connect(file)
    try:
        return int(db.execute("SELECT count(*) FROM pledge").fetchone()[0])
    finally:
        db.close()


@pytest.mark.parametrize("keys", ["ON", "OFF"])
def test_a_parent_made_anew_keeps_its_children_only_with_foreign_keys_off(sqlite: str, keys: str) -> None:
    file = filled(sqlite)
    engine = sa.create_engine(sqlite)
    with engine.connect() as conn:
        conn.exec_driver_sql(f"PRAGMA foreign_keys={keys}")
        conn.commit()
        widen(conn)
        conn.commit()
    engine.dispose()
    assert votes(file) == (0 if keys == "ON" else PEOPLE)


def test_our_way_loses_nothing_and_copies_first(sqlite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file = filled(sqlite)
    monkeypatch.setattr(migrate, "HEAD", "0002")
    monkeypatch.setattr("alembic.command.upgrade", lambda config, to: widen(config.attributes["connection"]))
    said: list[str] = []
    assert migrate.migrate(sqlite, NOW, said.append)
    assert votes(file) == PEOPLE
    (copy,) = file.parent.glob("linli.db.before-0002-*")
    assert str(copy) in said[0] and votes(copy) == PEOPLE and copy.stat().st_mode & 0o077 == 0


def test_a_migration_that_loses_rows_is_taken_back(sqlite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file = filled(sqlite)
    monkeypatch.setattr(migrate, "HEAD", "0002")
    lossy = "DELETE FROM pledge WHERE id = 1"
    monkeypatch.setattr(
        "alembic.command.upgrade", lambda config, to: config.attributes["connection"].exec_driver_sql(lossy)
    )
    with pytest.raises(RuntimeError, match=r"lost rows in \['pledge'\].*taken back.*before-0002"):
        migrate.migrate(sqlite, NOW)
    assert votes(file) == PEOPLE, "looked at before its commit"
