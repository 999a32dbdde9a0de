"""The chainer: links committed audit rows within a second of the commit that wrote them (R29).  Any number may run: the
database lets one link at a time."""

import asyncio
import contextlib
import logging
from functools import partial

from bot.office import Office
from storage import chain

log = logging.getLogger("linli")

GATHER = 0.5  # seconds in which rows gather, so that a busy minute costs two commits a second
LOOK = 300.0  # seconds until it looks by itself: the command line writes rows beside it


class Chainer:
    """wake() after a commit that wrote audit rows."""

    def __init__(self, office: Office):
        self.office = office
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """There may be rows to link."""
        self._woken.set()

    async def run(self) -> None:
        """Until cancelled."""
        await self.link(everything=True)
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), LOOK)
            await asyncio.sleep(GATHER)
            self._woken.clear()
            await self.link()

    async def link(self, *, everything: bool = False) -> None:
        """Link what is committed.  everything: also rows that committed very late, before this start."""
        try:
            floor = await self.office.read(chain.late) if everything else None
            full = True
            while full:
                made, floor = await self.office.write(partial(chain.link, floor=floor))
                full = made == chain.BATCH
        except Exception as error:
            log.error("event=chain_failed error=%s", type(error).__name__)
