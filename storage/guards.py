"""Triggers that refuse to change or remove what is append-only (R29), on both databases.  Migrations call this.

Whoever owns the database can take them away; what was done meanwhile is found by storage/chain.py.
"""

from typing import Any

APPEND_ONLY = ("audit", "audit_link", "ledger")
FUNCTION = """CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"""
POSTGRES = (
    "CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION append_only()",
    "CREATE TRIGGER {table}_keep BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION append_only()",
)
SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
)


def append_only(op: Any) -> None:
    """Guard the tables of the audit.  op: alembic.op; a migration that makes one of them anew calls it again."""
    postgres = op.get_bind().dialect.name == "postgresql"
    if postgres:
        op.execute(FUNCTION)
    for table in APPEND_ONLY:
        for trigger in POSTGRES if postgres else SQLITE:
            op.execute(trigger.format(table=table))
