"""The schema of an empty SQLite database as the migrations make it, in words: storage/migrations/sqlite.sql."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from storage import migrate

THINGS = """SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
ORDER BY type = 'index', type = 'trigger', rowid"""


def made() -> str:
    """Statement by statement, with an empty line between them."""
    with tempfile.TemporaryDirectory(prefix="linli-schema-") as folder:
        path = Path(folder) / "linli.db"
        migrate.upgrade(f"sqlite:///{path}")
        return things(path)


def things(path: Path) -> str:
    """All that is declared in this file."""
    with closing(sqlite3.connect(path)) as conn:
        said = [row[0] for row in conn.execute(THINGS)]
        version = conn.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    said.append(f"INSERT INTO alembic_version (version_num) VALUES ('{version}')")
    return ";\n\n".join(said) + "\n"


def write() -> list[str]:
    """Bring it up to date; what changed."""
    new = made()
    if migrate.FRESH.exists() and migrate.FRESH.read_text(encoding="utf-8") == new:
        return []
    migrate.FRESH.write_text(new, encoding="utf-8")
    return [str(migrate.FRESH.relative_to(Path(__file__).parents[2]))]
