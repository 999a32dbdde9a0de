"""One tick of the clock: everything that is due now, some rows a commit.  A row that always fails is put off, not the rest."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol, TypeVar

from handlers.house import House
from handlers.strike import strike
from storage import due
from storage.db import Db

log = logging.getLogger("linli")

T = TypeVar("T")
PUT_OFF = timedelta(hours=1)


class Writes(Protocol):
    """An Office, or what stands in for one."""

    def write(self, unit: Callable[[Db], T]) -> Awaitable[T]:
        """Run the unit in a transaction."""


async def tick(office: Writes, house: House, now: datetime) -> int:
    """How much was due.  Raises nothing: what could not be done is due still at the next tick."""
    done, most = 0, due.MOST
    while True:
        try:
            struck = await office.write(partial(strike, house=house, now=now, most=most))
        except Exception as error:
            log.error("event=tick_failed rows=%d error=%s", most, type(error).__name__)
            if most == 1 and not await _put_off(office, now, error):
                return done
            most = 1
            continue
        done += struck
        if struck < most:
            return done


async def _put_off(office: Writes, now: datetime, error: Exception) -> bool:
    """Let the others pass; when it is the database that fails nobody is at fault, and nobody passes."""
    if type(error).__module__.startswith(("sqlite3", "psycopg")):
        return False
    try:
        await office.write(lambda db: due.put_off(db, now, now + PUT_OFF))
    except Exception as again:
        log.error("event=put_off_failed error=%s", type(again).__name__)
        return False
    return True
