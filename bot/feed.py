"""Rows of a queue on their way into memory: straight from the commit that wrote them as long as nothing is missed, else by a
look into the database.  A start is the same path as a queue that grew too long."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

from storage.store import Queued, queues


class Row(Protocol):
    """A row of a queue."""

    @property
    def id(self) -> int: ...


R = TypeVar("R", bound=Row)
Look = Callable[[int, frozenset[int]], Awaitable[tuple[list[R], bool]]]  # (most, held) -> (rows, are there more?)


class Feed(Generic[R]):
    """What is held in memory of a queue, at most `room` rows.  Each row comes once while it is held."""

    def __init__(self, room: int):
        self.held: set[int] = set()
        self.missed = True  # the database may have rows that did not come
        self._room = room
        self._late: list[R] | None = None  # committed while we look; None = we do not
        self._spoilt = False  # something was missed while we look

    @property
    def free(self) -> int:
        """How many more may come."""
        return self._room - len(self.held)

    def miss(self) -> None:
        """A row must not come straight, nor any that was written after it: somebody must look."""
        self.missed = self._spoilt = True

    def offer(self, rows: Sequence[R]) -> list[R] | None:
        """Rows of a commit, in order; those to take now.  None: not now, somebody must look."""
        if self._late is not None and not self._spoilt:
            self._late += rows
            return []  # the look that is under way gives them
        if self.missed or len(rows) > self.free:
            self.missed = True
            return None
        self.held.update(row.id for row in rows)
        return list(rows)

    async def look(self, look: Look[R]) -> list[R]:
        """What waits in the database and is not held, then what was committed meanwhile.  Raises what `look` raises."""
        held, late, most = frozenset(self.held), list[R](), self.free
        self.missed, self._late, self._spoilt = True, late, False
        try:
            rows, more = await look(most, held)
        finally:
            self._late = None
        known = {row.id for row in rows}
        both = [*rows, *(row for row in late if row.id not in known)]
        self.missed = more or self._spoilt or len(both) > most
        came = rows if self.missed else both
        self.held.update(row.id for row in came)
        return came


def share(rows: Sequence[Queued], takers: Mapping[str, Callable[[list[Any]], bool]]) -> frozenset[str]:
    """Rows of a commit to those who take them, by queue; the queues that must be looked into all the same."""
    return frozenset(name for name in queues(rows) if not takers[name]([row for row in rows if row.queue == name]))
