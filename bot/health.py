"""Can the database write?  If not: since when and why, in plain words; the admins are told once, when it can again (R12)."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from bot.office import Office
from handlers.house import House
from handlers.outage import tell_admins
from storage import pulse

log = logging.getLogger("linli")

EVERY, SOON = 10.0, 1.0  # seconds between two beats when all is well, and when it is not
LIMIT = 3.0  # seconds a beat may take
REASONS = (  # what stands in the driver's error -> (key of a sentence for admins, what to do)
    ("full", "full", "the disk is full: make room"),
    ("disk i/o", "disk", "the disk fails: look at the system's log, move the data to another disk"),
    ("readonly", "readonly", "the database is read-only: check its owner and the mount"),
    ("read-only", "readonly", "the database is read-only: check its owner and the mount"),
    ("locked", "locked", "another program holds the database"),
    ("connect", "away", "the database cannot be reached: is PostgreSQL running?"),
    ("terminat", "away", "the database ended the connection: is PostgreSQL restarting?"),
)


class Health:
    """Start watch() once.  trouble: what is wrong now, in English for whoever operates this; '' = nothing."""

    def __init__(self, office: Office, house: House, clock: Callable[[], datetime]):
        self._office, self._house, self._clock = office, house, clock
        self._since: datetime | None = None
        self._key = self.trouble = ""

    async def watch(self) -> None:
        """For ever: one small write that must reach the disk."""
        while True:
            await self.check()
            await asyncio.sleep(SOON if self.trouble else EVERY)

    async def check(self) -> str:
        """Try now; what is wrong, '' = nothing."""
        try:
            async with asyncio.timeout(LIMIT):
                await self._office.write(lambda db: pulse.beat(db, self._clock()))
        except Exception as error:
            self._key, self.trouble = reason(error)
            if self._since is None:
                self._since = self._clock()
                log.error("event=cannot_write reason='%s'", self.trouble)
        else:
            await self._recovered()
        return self.trouble

    async def _recovered(self) -> None:
        if self._since is None:
            return
        since, key, self._since, self.trouble = self._since, self._key, None, ""
        log.warning("event=can_write_again")
        try:
            await self._office.write(lambda db: tell_admins(db, self._house, key, since, self._clock()))
        except Exception as error:  # it broke again before it could be said
            self._since, self.trouble = since, reason(error)[1]


def reason(error: Exception) -> tuple[str, str]:
    """(key of outage-why-…, what is wrong and what to do).  The driver's own words may name hosts and are not shown."""
    if isinstance(error, TimeoutError):
        return "slow", "the database does not answer in time"
    text = str(error).lower()
    known = next(((key, said) for sign, key, said in REASONS if sign in text), None)
    return known or ("other", f"the database cannot write ({type(error).__name__})")
