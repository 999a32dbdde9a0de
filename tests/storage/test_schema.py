"""The schema: migrations make what the tables declare, newer ones are refused, older ones copied first."""

from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from storage import migrate
from storage.connect import Locked
from storage.store import open_store
from storage.tables import metadata
from tests.house import schema
from tests.storage.town import NOW


def engine(url: str) -> sa.Engine:
    return sa.create_engine(url.replace("postgresql://", "postgresql+psycopg://"))


def test_migrations_make_what_the_tables_declare(empty_database):
    migrate.upgrade(empty_database)
    made = engine(empty_database)
    with made.connect() as conn:
        assert compare_metadata(MigrationContext.configure(conn), metadata) == []
    made.dispose()
    newest = max(file.name[:4] for file in (migrate.FOLDER / "versions").glob("0*.py"))
    assert newest == migrate.HEAD


def test_an_empty_sqlite_file_gets_what_the_migrations_make():
    assert schema.made() == migrate.FRESH.read_text(encoding="utf-8"), "make docs writes it anew"


def test_an_empty_sqlite_file_needs_no_migrations_and_one_with_a_schema_does(sqlite):
    assert not migrate.needs_alembic(sqlite)
    migrate.migrate(sqlite, NOW)
    assert schema.things(Path(sqlite.removeprefix("sqlite:///"))) == migrate.FRESH.read_text(encoding="utf-8")
    assert not migrate.needs_alembic(sqlite), "it is of today"
    made = engine(sqlite)
    with made.begin() as conn:
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    made.dispose()
    assert migrate.needs_alembic(sqlite)


def test_a_newer_schema_is_refused_and_a_second_migration_has_nothing_to_do(empty_database):
    assert migrate.migrate(empty_database, NOW)
    assert not migrate.migrate(empty_database, NOW + timedelta(days=1))
    made = engine(empty_database)
    with made.begin() as conn:
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    made.dispose()
    with pytest.raises(migrate.TooNew, match="newer"):
        migrate.migrate(empty_database, NOW)


def test_one_run_at_a_time_on_a_sqlite_file(sqlite):
    first = open_store(sqlite, lock=True)
    with pytest.raises(Locked, match="already runs"):
        open_store(sqlite, lock=True)
    first.close()
    open_store(sqlite, lock=True).close()
