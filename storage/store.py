"""The database of one neighbourhood: SQLite with one writer thread and group commit, PostgreSQL with a pool of threads.

A unit of work is one function of a Db.  `write` runs it in a transaction of its own making and resolves the future after
COMMIT, never before (R1, R3).  On SQLite the units that wait share one BEGIN IMMEDIATE; if one of them or the COMMIT fails,
all are undone and tried again one by one, so that one bad unit costs nobody else anything.
"""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, ClassVar, Protocol

from storage.connect import connect_postgres, connect_sqlite, lock_sqlite, plain
from storage.db import Conflict, Db
from storage.jobs import Crew, Job, Jobs, T, Unit, Waiting, batches

TRIES = 3  # of a unit that met somebody else's write
POOL = 4  # PostgreSQL connections for writing
READERS = 2
CACHE = 8_000  # kB of pages the writer keeps: every chat has its own place in a dozen indexes


class Store:
    """Units run in threads of the store; their values come through `deliver`, after COMMIT.

    deliver: runs a function where the futures live (loop.call_soon_threadsafe); by itself, in the thread at hand.
    listener: told after a commit what it touched ("outbox", "web:17", …), through deliver too: one wake-up a commit.
    offer: given the rows that a commit wrote into queues, before the listener is told; names the queues whose rows it did not
    take, and which somebody must look into."""

    postgres: bool

    def __init__(self) -> None:
        self.deliver: Callable[[Callable[[], None]], object] = lambda done: done()
        self.listener: Callable[[frozenset[str]], None] = lambda touched: None
        self.offer: Callable[[list[Queued]], frozenset[str]] = queues

    def submit(self, unit: Unit[Any], future: Waiting, *, write: bool) -> None:
        """Run the unit; write: in a transaction, the future set after COMMIT; else on a snapshot, it must not write."""
        raise NotImplementedError

    def scrub(self) -> None:
        """Overwrite what was deleted also where the database keeps it beside its tables.  Blocks; call it in a thread."""
        raise NotImplementedError

    def close(self) -> None:
        """Finish what was begun and let go of the database."""
        raise NotImplementedError

    def write(self, unit: Unit[T]) -> "Future[T]":
        """submit() for callers without a loop."""
        future: Future[T] = Future()
        self.submit(unit, future, write=True)
        return future

    def read(self, unit: Unit[T]) -> "Future[T]":
        """submit() for callers without a loop."""
        future: Future[T] = Future()
        self.submit(unit, future, write=False)
        return future

    def _hand_over(self, jobs: Sequence[Job], touched: frozenset[str], queued: "list[Queued] | None" = None) -> None:
        def done() -> None:
            for job in jobs:
                job.resolve()
            names = touched | self.offer(queued) if queued else touched
            if names:
                self.listener(names)

        self.deliver(done)


class Queued(Protocol):
    """A row of a queue."""

    queue: ClassVar[str]  # its name: "inbox", "outbox"


def queues(rows: Sequence[Queued]) -> frozenset[str]:
    """The queues that these rows are in."""
    return frozenset(row.queue for row in rows)


def open_store(url: str, *, lock: bool = False) -> Store:
    """url: sqlite:///path or postgresql+psycopg://…  lock: refuse when another `run` holds it (SQLite).
    Raises Locked, OSError, ValueError."""
    if url.startswith("sqlite:///"):
        return SqliteStore(Path(url.removeprefix("sqlite:///")), lock=lock)
    if url.startswith(("postgresql+psycopg://", "postgresql://")):
        return PostgresStore(plain(url))
    raise ValueError("LINLI_DATABASE_URL must begin with sqlite:/// or postgresql+psycopg://")


class SqliteStore(Store):
    """One writer thread, two readers."""

    postgres = False

    def __init__(self, path: Path, *, lock: bool):
        super().__init__()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._lock = lock_sqlite(path) if lock else None
        self._conn = connect_sqlite(path)
        self._conn.execute(f"PRAGMA cache_size=-{CACHE}")
        self._db = Db(self._conn.cursor(), False)
        self._writes, self._reads = Crew("linli-write", 1, self._work), Crew("linli-read", READERS, self._look)

    def submit(self, unit: Unit[Any], future: Waiting, *, write: bool) -> None:
        (self._writes if write else self._reads).queue.put(Job(unit, future))

    def scrub(self) -> None:
        conn = connect_sqlite(self._path)  # pages are zeroed by secure_delete; the log still has them as they were
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        conn.close()

    def close(self) -> None:
        self._writes.close()
        self._reads.close()
        self._conn.close()
        if self._lock:
            self._lock.close()

    def _look(self, jobs: Jobs) -> None:
        """A reader: units that wait share a snapshot."""
        conn = connect_sqlite(self._path)
        conn.execute("PRAGMA query_only=ON")
        db = Db(conn.cursor(), False)
        for batch in batches(jobs):
            conn.execute("BEGIN")
            for job in batch:
                try:
                    job.value = job.unit(db)
                except Exception as error:
                    job.error = error
            if conn.in_transaction:
                conn.execute("ROLLBACK")
            self._hand_over(batch, frozenset())
        conn.close()

    def _work(self, jobs: Jobs) -> None:
        """The writer: units that wait share a commit."""
        for batch in batches(jobs):
            self._commit(batch)

    def _commit(self, jobs: list[Job]) -> None:
        """One transaction for all of them.  When one fails, none has happened, and each is tried in a transaction of its own:
        its errors are its own."""
        try:
            self._conn.execute("BEGIN IMMEDIATE")
            for job in jobs:
                job.value = job.unit(self._db)
            queued = [row for read in self._db.queued if (row := read(self._db)) is not None]
            self._conn.execute("COMMIT")
        except Exception as error:
            if self._conn.in_transaction:
                self._conn.execute("ROLLBACK")
            self._db.touched.clear()
            self._db.queued.clear()
            self._alone(jobs, error)
            return
        touched, self._db.touched = frozenset(self._db.touched), set()
        self._db.queued.clear()
        self._hand_over(jobs, touched, queued)

    def _alone(self, jobs: list[Job], error: Exception) -> None:
        if len(jobs) > 1:
            for job in jobs:
                self._commit([job])
        else:
            jobs[0].error = error
            self._hand_over(jobs, frozenset())


class PostgresStore(Store):
    """Four writing threads with a connection each, one transaction a unit."""

    postgres = True

    def __init__(self, url: str):
        super().__init__()
        connect_postgres(url).close()  # refused or unreachable: now, not at the first message
        self._url = url
        self._local = threading.local()
        self._writes, self._reads = Crew("linli-write", POOL, self._work), Crew("linli-read", READERS, self._work)

    def submit(self, unit: Unit[Any], future: Waiting, *, write: bool) -> None:
        (self._writes if write else self._reads).queue.put(Job(unit, future))

    def scrub(self) -> None:
        conn = connect_postgres(self._url)
        for table in ("request", "request_event"):  # the only tables with clear words
            conn.execute(f"VACUUM {table}")
        conn.close()

    def close(self) -> None:
        self._writes.close()
        self._reads.close()

    def _work(self, jobs: Jobs) -> None:
        while (job := jobs.get()) is not None:
            touched: frozenset[str] = frozenset()
            try:
                job.value, touched = self._unit(job.unit)
            except Exception as error:
                job.error = error
            self._hand_over((job,), touched)
        self._forget()

    def _unit(self, unit: Unit[T]) -> tuple[T, frozenset[str]]:
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
            except (psycopg.OperationalError, psycopg.InterfaceError, psycopg.errors.IdleInTransactionSessionTimeout):
                self._forget()  # gone, or we were stopped for ASLEEP seconds in the middle: nothing has happened
                if not left:
                    raise
        raise AssertionError("unreachable")

    def _transaction(self, unit: Unit[T]) -> tuple[T, frozenset[str]]:
        conn = getattr(self._local, "conn", None)
        if conn is None or conn.closed:
            conn = self._local.conn = connect_postgres(self._url)
        db = Db(conn.cursor(), True)
        with conn.transaction():
            value = unit(db)
        return value, frozenset(db.touched)

    def _forget(self) -> None:
        conn, self._local.conn = getattr(self._local, "conn", None), None
        if conn is not None:
            conn.close()
