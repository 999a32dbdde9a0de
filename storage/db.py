"""One open transaction, on SQLite or PostgreSQL, behind five verbs.  Plain SQL with :names; rows are named tuples.

The drivers are spoken to directly (ADR 0006): a unit of inbox, dialogue, audit and outbox costs a third of what the same
statements cost through an ORM session.
"""

import json
import re
from collections import namedtuple
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Protocol

Row = Any  # a named tuple with the columns selected

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
SHAPES: dict[str, Callable[[Sequence[Any]], Row]] = {}  # statement -> what makes its rows
NAMED = re.compile(r"(?<![:\w]):([a-z_][a-z0-9_]*)")


class Conflict(Exception):
    """Somebody else moved the subject between our read and our write: run the unit again."""


def us(moment: datetime) -> int:
    """Aware datetime -> microseconds since 1970.  Raises TypeError for a naive one."""
    return (moment - EPOCH) // MICROSECOND


def when(microseconds: int) -> datetime:
    """Microseconds since 1970 -> aware UTC."""
    return EPOCH + timedelta(microseconds=microseconds)


def maybe_when(microseconds: int | None) -> datetime | None:
    """The same, for a column that may be NULL."""
    return None if microseconds is None else when(microseconds)


def maybe_us(moment: datetime | None) -> int | None:
    """The same, into a column that may be NULL."""
    return None if moment is None else us(moment)


class Cursor(Protocol):
    """What both drivers' cursors have in common."""

    rowcount: int
    description: Any

    def execute(self, sql: Any, params: Any = ..., /) -> Any: ...
    def executemany(self, sql: Any, params: Any, /) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def fetchone(self) -> Any: ...


class Db:
    """The verbs.  Made by storage/store.py for each transaction or read."""

    def __init__(self, cursor: Any, postgres: bool):
        self._cursor: Cursor = cursor
        self.postgres = postgres
        self.skip_locked = "FOR UPDATE SKIP LOCKED" if postgres else ""  # where rows of a queue are claimed
        self.touched: set[str] = set()  # what this unit changed that somebody may wait for: "outbox", "web:17", …
        self.queued: list[Callable[[Db], Any]] = []  # what reads the rows that this transaction wrote into queues

    def _run(self, sql: str, params: dict[str, Any]) -> Cursor:
        self._cursor.execute(_pyformat(sql) if self.postgres else sql, params)
        return self._cursor

    def all(self, sql: str, **params: Any) -> list[Row]:
        """Every row."""
        rows = self._run(sql, params).fetchall()
        return list(map(self._shape(sql), rows)) if rows else rows

    def unheld(self, sql: str, column: str, held: Collection[int], **params: Any) -> list[Row]:
        """Rows of a queue that nobody holds yet.  sql: has {unheld} where the condition goes.  Not by a floor for ids: a
        row may come late (PostgreSQL) or come again (a letter that had to wait), and a floor would pass it over for ever."""
        if self.postgres:
            return self.all(sql.format(unheld=f"{column} <> ALL(:held)"), held=list(held), **params)
        free, listed = f"{column} NOT IN (SELECT value FROM json_each(:held))", json.dumps(list(held))  # noqa: S608
        return self.all(sql.format(unheld=free), held=listed, **params)

    def one(self, sql: str, **params: Any) -> Row | None:
        """The first row, or None."""
        row = self._run(sql, params).fetchone()
        return None if row is None else self._shape(sql)(row)

    def value(self, sql: str, **params: Any) -> Any:
        """The first column of the first row, or None."""
        row = self._run(sql, params).fetchone()
        return None if row is None else row[0]

    def _shape(self, sql: str) -> Callable[[Sequence[Any]], Row]:
        """Makes a named tuple of a row of this statement; the class is made once."""
        shape = SHAPES.get(sql)
        if shape is None:
            if len(SHAPES) > 1024:
                SHAPES.clear()
            shape = SHAPES[sql] = _row_of(tuple(column[0] for column in self._cursor.description))._make
        return shape

    def enqueued(self, queue: str, row: "Callable[[Db], Any]") -> None:
        """A row was written into a queue.  row: reads it as it will be committed, None when it is to be passed over.  On SQLite,
        where nobody else writes, it is handed on after COMMIT; on PostgreSQL whoever waits looks for it."""
        if self.postgres:
            self.touched.add(queue)
        else:
            self.queued.append(row)

    def run(self, sql: str, **params: Any) -> int:
        """How many rows a write touched."""
        return self._run(sql, params).rowcount

    def many(self, sql: str, params: Sequence[dict[str, Any]]) -> None:
        """One write for each set of values."""
        if params:
            self._cursor.executemany(_pyformat(sql) if self.postgres else sql, list(params))

    def insert(self, table: str, **values: Any) -> int:
        """A new row; its id."""
        id = self.insert_new(_insert(table, tuple(values)), **values)
        assert id is not None
        return id

    def insert_new(self, sql: str, **values: Any) -> int | None:
        """The id of the row that this INSERT made; None when its ON CONFLICT DO NOTHING held.  RETURNING would cost SQLite as
        much again."""
        if self.postgres:
            return self.value(sql + " RETURNING id", **values)  # type: ignore[no-any-return]
        made: Any = self._run(sql, values)
        return made.lastrowid if made.rowcount else None


@lru_cache(maxsize=1024)
def _pyformat(sql: str) -> str:
    return NAMED.sub(r"%(\1)s", sql.replace("%", "%%"))


@lru_cache(maxsize=256)
def _insert(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(columns)
    marks = ", ".join(f":{c}" for c in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - names are literals of this room


def _row_of(columns: tuple[str, ...]) -> Any:
    return namedtuple("Row", columns, rename=True)
