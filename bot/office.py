"""The store as coroutines: await office.write(unit), await office.read(unit); the loop is never blocked and woken once a
commit, however many units shared it."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from storage.db import Db
from storage.store import Queued, Store, queues

T = TypeVar("T")


class Office:
    """Make it inside the running loop.  touched, offer: called in the loop after a commit, see Store."""

    def __init__(
        self,
        store: Store,
        touched: Callable[[frozenset[str]], None] = lambda touched: None,
        offer: Callable[[list[Queued]], frozenset[str]] = queues,
    ):
        self.store, self._loop = store, asyncio.get_running_loop()
        store.deliver = self._loop.call_soon_threadsafe
        store.listener, store.offer = touched, offer

    async def write(self, unit: Callable[[Db], T]) -> T:
        """The unit's value, after COMMIT; what it raised, after ROLLBACK."""
        return await self._run(unit, write=True)

    def begin(self, unit: Callable[[Db], T]) -> "asyncio.Future[T]":
        """write() without waiting: units that are begun one after the other are carried out in that order (on SQLite)."""
        return self._run(unit, write=True)

    async def read(self, unit: Callable[[Db], T]) -> T:
        """The unit's value on a snapshot."""
        return await self._run(unit, write=False)

    def _run(self, unit: Callable[[Db], T], *, write: bool) -> "asyncio.Future[T]":
        future: asyncio.Future[Any] = self._loop.create_future()
        self.store.submit(unit, future, write=write)
        return future

    async def current(self) -> None:
        """Returns when a message may leave now; see bot/lead.py."""

    def close(self) -> None:
        """Finish what was begun; from here on nothing is awaited."""
        self.store.deliver = lambda done: done()
        self.store.close()
