"""The broadcaster: makes letters of deliveries, a few at a time, and keeps the live card.  All it remembers is in rows."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from datetime import datetime

from bot.office import Office
from handlers import broadcasts
from handlers.house import House
from storage import broadcasts as rows
from storage.db import Db

log = logging.getLogger("linli.broadcast")

AT_ONCE = 15  # letters a unit, so that nobody waits long for the writer
BUSY, IDLE = 0.25, 5.0  # seconds between two looks
CARD = 3.2  # seconds between two edits of the live card: 3, and what the sender may make good


class Broadcaster:
    """Start run() once; wake() when a broadcast moved."""

    def __init__(self, office: Office, house: House, clock: Callable[[], datetime]):
        self._office, self._house, self._clock = office, house, clock
        self._wake = asyncio.Event()
        self._shown = 0.0

    def wake(self) -> None:
        """A broadcast may have something to do."""
        self._wake.set()

    async def run(self) -> None:
        """For ever."""
        while True:
            self._wake.clear()
            busy = await self._once()
            if busy:
                await asyncio.sleep(BUSY)
                continue
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(IDLE):
                    await self._wake.wait()

    async def _once(self) -> bool:
        """One look at what is on its way.  True: look again soon."""
        house, now = self._house, self._clock()
        try:
            if not await self._office.read(rows.any_sending):
                self._shown = 0.0
                return False
            self._shown = self._shown or asyncio.get_running_loop().time()  # who pressed 发 saw the card just now
            show = asyncio.get_running_loop().time() - self._shown >= CARD
            busy = await self._office.write(lambda db: broadcasts.feed(db, house, now, AT_ONCE, finish=show))
            if show:
                self._shown = asyncio.get_running_loop().time()
                await self._office.write(self._show)
        except Exception as error:
            log.error("event=broadcast_failed error=%s", type(error).__name__)
            return False
        return busy

    def _show(self, db: Db) -> None:
        for broadcast in rows.sending(db):
            broadcasts.live(db, self._house, broadcast, self._clock())
