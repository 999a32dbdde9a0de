"""Who works on this database: on SQLite whoever has the lock file; on PostgreSQL whoever holds the lease (R10, ADR 0011).

A leader renews its lease every RENEW seconds.  Whoever stands by takes it when the leader's connections are gone, or when it
has not been renewed for LIFE.  The leader's units carry its token and are refused by the database once somebody else leads;
before a message leaves, the leader looks at its own clock, which goes on while the process sleeps.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from bot.office import Office
from storage import lease
from storage.connect import PROCESS
from storage.db import Db
from storage.lease import Superseded

log = logging.getLogger("linli")
T = TypeVar("T")

LIFE = timedelta(seconds=9)
MARGIN = 1.0  # seconds before its end in which nothing is begun any more
RENEW, LOOK = 2.0, 1.0  # seconds between renewals; between two looks of whoever stands by
CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)  # goes on while the machine sleeps


class Lead(Office):
    """The leader's office: every write is refused when somebody else leads.  Made by take()."""

    def __init__(self, office: Office, token: int, until: float):
        super().__init__(office.store, office.store.listener, office.store.offer)
        self._plain, self._token, self._until = office, token, until

    async def write(self, unit: Callable[[Db], T]) -> T:
        """Office.write.  Raises Superseded too."""
        token = self._token

        def fenced(db: Db) -> T:
            lease.hold(db, token)
            return unit(db)

        return await self._plain.write(fenced)

    async def current(self) -> None:
        """Returns while we certainly lead; waits while we do not know."""
        while time.clock_gettime(CLOCK) >= self._until:  # noqa: ASYNC110 - a clock ends the wait, not an event
            await asyncio.sleep(0.1)

    async def keep(self) -> None:
        """Renew; returns when somebody else leads."""
        while True:
            began = time.clock_gettime(CLOCK)
            try:
                await self._plain.write(lambda db: lease.renew(db, self._token, LIFE))
                self._until = _end(began)
                await asyncio.sleep(RENEW)
            except Superseded:
                return
            except Exception as error:
                log.error("event=cannot_renew error=%s", type(error).__name__)
                await asyncio.sleep(RENEW / 4)

    async def release(self) -> None:
        """We go; the next one may lead at once."""
        try:
            await self._plain.write(lambda db: lease.release(db, self._token))
        except Exception as error:
            log.warning("event=cannot_release error=%s", type(error).__name__)


async def take(office: Office) -> Lead:
    """Wait until nobody leads, then lead."""
    while True:
        began = time.clock_gettime(CLOCK)
        try:
            token = await office.write(lambda db: lease.take(db, PROCESS, LIFE))
        except Exception as error:
            log.error("event=cannot_stand_by error=%s", type(error).__name__)
            token = None
        if token is not None:
            return Lead(office, token, _end(began))
        await asyncio.sleep(LOOK)


def _end(began: float) -> float:
    """Until when a lease asked for at `began` certainly holds."""
    return began + LIFE.total_seconds() - MARGIN
