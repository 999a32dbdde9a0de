"""Units of work, the jobs they wait in, and the threads that take them."""

import queue
import threading
from collections.abc import Callable, Iterator
from typing import Any, Protocol, TypeVar

from storage.db import Db

T = TypeVar("T")
Unit = Callable[[Db], T]
BATCH = 128  # units that share a commit


class Waiting(Protocol):
    """Where a unit's value goes: a concurrent or an asyncio future."""

    def done(self) -> bool: ...
    def set_result(self, value: Any, /) -> None: ...
    def set_exception(self, error: BaseException, /) -> None: ...


class Job:
    """A unit, where its value goes, and what came of it."""

    __slots__ = ("error", "future", "unit", "value")

    def __init__(self, unit: Unit[Any], future: Waiting):
        self.unit, self.future, self.value = unit, future, None
        self.error: Exception | None = None

    def resolve(self) -> None:
        """Give the value to whoever waits; a caller who gave up is left alone."""
        if self.future.done():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.value)


Jobs = queue.SimpleQueue[Job | None]


class Crew:
    """Threads that take jobs from one queue until close()."""

    def __init__(self, name: str, size: int, work: Callable[[Jobs], None]):
        self.queue: Jobs = queue.SimpleQueue()
        self._threads = [threading.Thread(target=work, args=(self.queue,), name=name, daemon=True) for _ in range(size)]
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Let everybody finish what is queued."""
        for _ in self._threads:
            self.queue.put(None)
        for thread in self._threads:
            thread.join()


def batches(jobs: Jobs) -> Iterator[list[Job]]:
    """What waits, at most BATCH at a time, until close()."""
    while (job := jobs.get()) is not None:
        batch = [job]
        while len(batch) < BATCH and not jobs.empty():
            if (job := jobs.get()) is None:
                yield batch
                return
            batch.append(job)
        yield batch
