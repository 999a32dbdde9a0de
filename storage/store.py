"""The database of one neighbourhood: SQLite with one writer thread and group commit, PostgreSQL with a pool of threads.

A unit of work is one function of a Db.  `write` runs it in a transaction of its own making and resolves the future after
COMMIT, never before (R1, R3).  On SQLite the units that wait share one BEGIN IMMEDIATE, each in a savepoint; if that COMMIT
fails they are tried again one by one, so that one bad unit costs nobody else anything.
"""

import fcntl
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any, TypeVar

from storage.db import Conflict, Db, sqlite_rows

T = TypeVar("T")
Unit = Callable[[Db], T]

BATCH = 32  # units that share a commit
TRIES = 3  # of a unit that met somebody else's write
POOL = 4  # PostgreSQL connections for writing


class Locked(Exception):
    """Another process runs on this database."""


class Store:
    """write(unit) and read(unit) give futures; close() waits for what was begun.
    listener: called after a commit with what it touched ("outbox", "web:17", …), from the writing thread."""

    postgres: bool
    listener: Callable[[frozenset[str]], None] = staticmethod(lambda touched: None)

    def write(self, unit: Unit[T]) -> "Future[T]":
        """Run the unit in a transaction; the future has its value after COMMIT, or what it raised after ROLLBACK."""
        raise NotImplementedError

    def read(self, unit: Unit[T]) -> "Future[T]":
        """Run the unit on a snapshot; it must not write."""
        raise NotImplementedError

    def close(self) -> None:
        """Finish what was begun and let go of the database."""
        raise NotImplementedError


def open_store(url: str, *, lock: bool = False) -> Store:
    """url: sqlite:///path or postgresql+psycopg://…  lock: refuse when another `run` holds it (SQLite).
    Raises Locked, OSError, ValueError."""
    if url.startswith("sqlite:///"):
        return SqliteStore(Path(url.removeprefix("sqlite:///")), lock=lock)
    if url.startswith(("postgresql+psycopg://", "postgresql://")):
        return PostgresStore(url.replace("postgresql+psycopg://", "postgresql://"))
    raise ValueError("LINLI_DATABASE_URL must begin with sqlite:/// or postgresql+psycopg://")


class SqliteStore(Store):
    """One writer thread, two readers."""

    postgres = False

    def __init__(self, path: Path, *, lock: bool):
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._lock = _lock(path) if lock else None
        self._queue: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._readers = ThreadPoolExecutor(2, "linli-read")
        self._local = threading.local()
        self._conn = connect_sqlite(path)
        self._db = Db(self._conn.cursor(), False)
        self._thread = threading.Thread(target=self._work, name="linli-write", daemon=True)
        self._thread.start()

    def write(self, unit: Unit[T]) -> "Future[T]":
        job = _Job(unit)
        self._queue.put(job)
        return job.future

    def read(self, unit: Unit[T]) -> "Future[T]":
        return self._readers.submit(self._read, unit)

    def close(self) -> None:
        self._queue.put(None)
        self._thread.join()
        self._readers.shutdown()
        self._conn.close()
        if self._lock:
            self._lock.close()

    def _read(self, unit: Unit[T]) -> T:
        conn: sqlite3.Connection | None = getattr(self._local, "conn", None)
        if conn is None:
            conn = self._local.conn = connect_sqlite(self._path)
            conn.execute("PRAGMA query_only=ON")
        conn.execute("BEGIN")
        try:
            return unit(Db(conn.cursor(), False))
        finally:
            conn.execute("ROLLBACK")

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            jobs = [job]
            stop = False
            while len(jobs) < BATCH and not self._queue.empty():
                if (job := self._queue.get()) is None:
                    stop = True
                    break
                jobs.append(job)
            self._commit(jobs)
            if stop:
                return

    def _commit(self, jobs: "list[_Job]") -> None:
        try:
            self._conn.execute("BEGIN IMMEDIATE")
            for job in jobs:
                self._savepoint(job)
            self._conn.execute("COMMIT")
        except sqlite3.Error as error:
            if self._conn.in_transaction:
                self._conn.execute("ROLLBACK")
            if len(jobs) == 1:
                jobs[0].future.set_exception(error)
            else:
                for job in jobs:
                    self._commit([job])
            return
        touched, self._db.touched = frozenset(self._db.touched), set()
        for job in jobs:
            job.resolve()
        if touched:
            self.listener(touched)

    def _savepoint(self, job: "_Job") -> None:
        """Run one unit.  Its own errors are its own; an error that ended the transaction (disk full) is everybody's."""
        self._conn.execute("SAVEPOINT unit")
        try:
            job.run(self._db)
        except Exception as error:
            if not self._conn.in_transaction:
                raise
            self._conn.execute("ROLLBACK TO unit")
            job.error = error
            if isinstance(error, sqlite3.OperationalError | sqlite3.InternalError) and "disk" in str(error):
                raise
        self._conn.execute("RELEASE unit")


class PostgresStore(Store):
    """Four writing threads with a connection each, one transaction a unit."""

    postgres = True

    def __init__(self, url: str):
        self._url = url
        self._local = threading.local()
        self._writers = ThreadPoolExecutor(POOL, "linli-write")
        self._readers = ThreadPoolExecutor(2, "linli-read")

    def write(self, unit: Unit[T]) -> "Future[T]":
        return self._writers.submit(self._unit, unit)

    def read(self, unit: Unit[T]) -> "Future[T]":
        return self._readers.submit(self._unit, unit)

    def close(self) -> None:
        self._writers.shutdown()
        self._readers.shutdown()

    def _unit(self, unit: Unit[T]) -> T:
        import psycopg

        for left in reversed(range(TRIES)):
            try:
                return self._transaction(unit)
            except (psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected, Conflict):
                if not left:
                    raise
            except psycopg.errors.UniqueViolation:
                if not left:
                    raise
            except (psycopg.OperationalError, psycopg.InterfaceError):
                self._forget()
                if not left:
                    raise
        raise AssertionError("unreachable")

    def _transaction(self, unit: Unit[T]) -> T:
        conn = getattr(self._local, "conn", None)
        if conn is None or conn.closed:
            conn = self._local.conn = connect_postgres(self._url)
        db = Db(conn.cursor(), True)
        with conn.transaction():
            value = unit(db)
        if db.touched:
            self.listener(frozenset(db.touched))
        return value

    def _forget(self) -> None:
        conn, self._local.conn = getattr(self._local, "conn", None), None
        if conn is not None:
            conn.close()


class _Job:
    __slots__ = ("error", "future", "unit", "value")

    def __init__(self, unit: Unit[Any]):
        self.unit, self.future, self.value = unit, Future[Any](), None
        self.error: Exception | None = None

    def run(self, db: Db) -> None:
        """The unit, again when somebody else's write came between (with one writer: another process)."""
        self.error = None
        for left in reversed(range(TRIES)):
            try:
                self.value = self.unit(db)
                return
            except Conflict:
                if not left:
                    raise

    def resolve(self) -> None:
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.value)


def connect_sqlite(path: Path) -> sqlite3.Connection:
    """A connection with the pragmas that the promises rest on (R50), asserted.  Raises sqlite3.Error."""
    conn = sqlite3.connect(path, isolation_level=None, check_same_thread=False, cached_statements=512)
    conn.row_factory = sqlite_rows
    conn.execute("PRAGMA busy_timeout=5000")
    conn.execute("PRAGMA journal_mode=WAL")
    conn.execute("PRAGMA synchronous=FULL")
    conn.execute("PRAGMA foreign_keys=ON")
    conn.execute("PRAGMA secure_delete=ON")
    asked = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    for pragma, value in asked.items():
        if conn.execute(f"PRAGMA {pragma}").fetchone()[0] != value:
            raise sqlite3.OperationalError(f"this SQLite will not set {pragma}={value}; is the disk local (R54)?")
    return conn


def connect_postgres(url: str) -> Any:
    """A psycopg connection whose rows are named tuples.  Raises psycopg.Error."""
    import psycopg
    from psycopg.rows import namedtuple_row

    return psycopg.connect(url, autocommit=True, row_factory=namedtuple_row, connect_timeout=10)


def _lock(path: Path) -> IO[bytes]:
    file = open(path.with_name(path.name + ".lock"), "wb")  # noqa: SIM115 - held for the life of the process
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise Locked(
            f"another Linli already runs on {path}; stop it first, or give this one its own LINLI_DATABASE_URL"
        ) from None
    return file
