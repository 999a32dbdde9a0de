"""Alembic's entry: storage/migrate.py hands over an open connection."""

from typing import Any, Literal

from alembic import context
from sqlmodel import AutoString

from storage.tables import UtcDateTime, metadata

NAMES = {UtcDateTime: "storage.tables.UtcDateTime()", AutoString: "sa.String()"}


def named(_kind: str, thing: Any, _context: Any) -> str | Literal[False]:
    """A column's type by a name that stays when modules move; False: alembic's own words."""
    return NAMES.get(type(thing), False)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=context.config.attributes["connection"].dialect.name == "sqlite",
    compare_type=True,
    render_item=named,
)
with context.begin_transaction():
    context.run_migrations()
