"""The columns tables are made of.  Moments are UtcDateTime; sealed columns are bytes that only storage/seal.py reads."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Index, Integer, LargeBinary, MetaData, Text, text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata: MetaData = SQLModel.metadata
BigId = BigInteger().with_variant(Integer, "sqlite")


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC <-> microseconds since 1970.  Refuses naive datetimes: SQLite would drop the zone without a word."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """To the database."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone")
        return (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """From the database."""
        return None if value is None else EPOCH + value * MICROSECOND


def key() -> Any:
    """A surrogate primary key."""
    return Field(default=None, primary_key=True, sa_type=BigId)


def to(table: str, *, null: bool = False, index: bool = False) -> Any:
    """A foreign key to another table's id."""
    return Field(foreign_key=f"{table}.id", nullable=null, sa_type=BigId, index=index)


def moment(*, null: bool = False, index: bool = False) -> Any:
    """A point in time."""
    return Field(nullable=null, sa_type=UtcDateTime, index=index)


def sealed(*, null: bool = False) -> Any:
    """Bytes only the key opens."""
    return Field(nullable=null, sa_type=LargeBinary)


def words() -> Any:
    """Text of any length."""
    return Field(sa_type=Text)


def one_of(column: str, *values: str) -> CheckConstraint:
    """A CHECK that a column holds one of these."""
    listed = ", ".join(f"'{v}'" for v in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def partial(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """An index of the rows that matter: small however many there are of the others."""
    return Index(name, *columns, unique=unique, sqlite_where=text(where), postgresql_where=text(where))
