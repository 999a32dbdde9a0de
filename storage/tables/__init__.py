"""All tables, declared with SQLModel, a module a noun.  Migrations are made from here; repositories speak plain SQL to them
(ADR 0006).  Importing the package declares them all: its metadata is never half of them.
"""

from storage.tables import (  # noqa: F401 – each declares its own
    bank,
    broadcasts,
    discussion,
    homes,
    house,
    letters,
    people,
    requests,
    results,
    roles,
    shifts,
    topics,
    town,
    volunteers,
    votes,
    work,
)
from storage.tables.columns import UtcDateTime, metadata

__all__ = ["UtcDateTime", "metadata"]
