"""The media loop: files that are wanted are downloaded, checked, re-encoded; then letters that wait for them may leave."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bot.channels.base import NotDelivered, Refused, Unknown
from bot.office import Office
from bot.pictures import Pictures, Unreadable
from handlers.broadcasts import PAPERS
from handlers.house import House
from handlers.material import not_received
from storage import media
from storage.db import Db
from storage.media import Wanted

log = logging.getLogger("linli.media")

AT_ONCE = 4
PEOPLE = ("telegram", "web")  # where somebody sent it; else we drew it ourselves


class Source(Protocol):
    """Where files come from: a channel, or the drawer."""

    async def fetch(self, ref: str, target: Path) -> None:
        """Write the file behind this handle to `target`.  Raises NotDelivered, Unknown (again later), Refused (never)."""


class Fetcher:
    """Start run() once; wake() after each commit that wants a file."""

    def __init__(
        self,
        office: Office,
        house: House,
        sources: Mapping[str, Source],
        pictures: Pictures,
        clock: Callable[[], datetime],
    ):
        self._office, self._house, self._sources, self._pictures, self._clock = office, house, sources, pictures, clock
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """There may be files to fetch."""
        self._wake.set()

    async def run(self) -> None:
        """For ever: fetch what is wanted, a few at once."""
        while True:
            self._wake.clear()
            try:
                now = self._clock()
                rows = await self._office.read(lambda db: media.wanted(db, self._house.seal, now))  # noqa: B023
            except Exception as error:
                log.error("event=cannot_read error=%s", type(error).__name__)
                rows = []
            for n in range(0, len(rows), AT_ONCE):
                await asyncio.gather(*(self._fetch(row) for row in rows[n : n + AT_ONCE]))
            if not rows:
                await self._rest()

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(5):
                await self._wake.wait()
        except TimeoutError:
            pass

    async def _fetch(self, row: Wanted) -> None:
        """One file.  What went wrong is written down; the last failure is final."""
        part = self._pictures.folder / f"{row.id}.part"
        try:
            source = self._sources.get(row.channel)
            if source is None:
                raise NotDelivered("this channel is not open now")
            await source.fetch(row.ref, part)
            name, mime = await self._pictures.keep(row.kind, part, own=row.channel == PAPERS)
        except (Unreadable, Refused) as error:
            await self._failed(row, error, final=True)
        except (NotDelivered, Unknown, OSError) as error:
            await self._failed(row, error, final=False)
        else:
            if not await self._office.write(lambda db: media.ready(db, row.id, name, mime)):
                await self._pictures.forget([name])
        finally:
            await asyncio.to_thread(Path.unlink, part, missing_ok=True)

    async def _failed(self, row: Wanted, error: Exception, *, final: bool) -> None:
        log.warning("event=fetch_failed media=%d error=%s", row.id, type(error).__name__)
        why, now = type(error).__name__, self._clock()

        def unit(db: Db) -> None:
            if media.failed(db, row.id, why, now, final=final) and row.channel in PEOPLE:
                not_received(db, self._house, row.id, now)

        await self._office.write(unit)
