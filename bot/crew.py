"""The crew: what only one process does at a time – fetch and handle updates, send, fetch pictures, keep the time."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine
from datetime import datetime
from functools import partial
from typing import Any

from bot.alarms import Alarms
from bot.broadcaster import Broadcaster
from bot.chainer import Chainer
from bot.channels.base import Channel
from bot.channels.web import Web
from bot.drawing import Drawer
from bot.feed import share
from bot.fetcher import Fetcher, Source
from bot.inbox import Processor
from bot.nightly import Nightly
from bot.office import Office
from bot.papers import Papers
from bot.pictures import Pictures
from bot.sender import Sender
from bot.tasks import Tasks
from bot.tick import tick
from bot.town import Lists
from handlers import monthly
from handlers.broadcasts import PAPERS
from handlers.house import House
from storage import corrections, erase, people, retention
from storage.db import Db
from storage.store import Queued

log = logging.getLogger("linli")


LEARNT = "lexicon.tsv"  # what corrections taught


class Crew:
    """Made anew each time this process begins to lead; start() once, stop() once."""

    def __init__(
        self, office: Office, house: House, telegram: Channel | None, pictures: Pictures, lists: Lists,
        nightly: Nightly | None, clock: Callable[[], datetime],
    ):  # fmt: skip
        self.office, self._house, self._pictures, self._lists, self._clock = office, house, pictures, lists, clock
        self._nightly = nightly
        self._folded = 0  # the newest correction that is in the lexicon
        self._tasks = Tasks()
        self._loops: list[asyncio.Task[Any]] = []
        self._channels: dict[str, Channel] = {"web": Web(office, house.seal, pictures, clock)}
        if telegram is not None:
            self._channels["telegram"] = telegram
        self.processor = Processor(office, house, self._channels, clock, self._tasks)
        self.sender = Sender(office, house.seal, self._channels, clock, self._tasks)
        self._chainer = Chainer(office)
        sources: dict[str, Source] = {
            "drawing": Drawer(),
            PAPERS: Papers(office, house, pictures.folder, clock),
            **self._channels,
        }
        self._fetcher = Fetcher(office, house, sources, pictures, clock)
        self._broadcaster = Broadcaster(office, house, clock)

    def start(self, *more: Coroutine[Any, Any, None]) -> None:
        """Run everything beside the caller.  more: loops of the same life, such as Telegram's updates."""
        own = (self.processor, self.sender, self._fetcher, self._chainer, self._broadcaster)
        loops = [*(one.run() for one in own), *more]
        self._loops = [self._tasks.start(loop, "loop") for loop in loops]
        self._set_alarms()

    @property
    def well(self) -> bool:
        """Does every loop still run?"""
        return all(not loop.done() for loop in self._loops)

    async def stop(self, drain: float) -> None:
        """No new updates; what is in hand has so many seconds, the rest is in the database."""
        await self._alarms.stop()
        for loop in self._loops:
            loop.cancel()
        await self._tasks.drain(drain)
        await self._tasks.cancel()
        with contextlib.suppress(TimeoutError):  # what is left is linked at the next start
            async with asyncio.timeout(1):
                await self._chainer.link()

    def look(self) -> None:
        """Another process may have written something for us."""
        self.processor.wake()
        self.sender.wake()
        self._broadcaster.wake()

    def offer(self, rows: list[Queued]) -> frozenset[str]:
        """Rows that a commit of this process wrote into queues; the queues that must be looked into all the same."""
        return share(rows, {"inbox": self.processor.offer, "outbox": self.sender.offer})

    def touched(self, kind: str, id: str) -> None:
        """A commit of this process touched this; whoever waits for it is woken."""
        if kind == "inbox":
            self.processor.wake()
        elif kind == "outbox":
            self.sender.wake()
        elif kind == "replaced":
            self.sender.replaced(int(id))
        elif kind == "media":
            self._fetcher.wake()
        elif kind == "audit":
            self._chainer.wake()
        elif kind == "broadcast":
            self._broadcaster.wake()
        elif kind == "menu":
            self._tasks.start(self._menu(int(id)), "menu")
        elif kind == "erase":
            self._tasks.start(self._scrub(), "scrub")
        elif kind == "unlearn":
            self._tasks.start(self._learn_anew(), "unlearn")

    async def _menu(self, chat: int) -> None:
        """A person's role or language changed: their command list follows, where the channel has one."""
        channel = self._channels.get("telegram")
        seal = self._house.seal
        found = await self.office.read(lambda db: people.menu(db, seal, chat))
        if channel is not None and found is not None and found.channel == "telegram":
            language = found.language or self._house.languages()[0]
            await channel.menu(found.address, language, found.working, found.admin)

    def _set_alarms(self) -> None:
        zone = self._house.town.community.zone
        self._alarms = Alarms(self._tasks)
        self._alarms.every(5, self._strike)
        self._alarms.every(5, self._look_at_lists)
        self._alarms.every(3600, self._sweep)
        self._alarms.at(3, 20, zone, self._fold)
        if self._nightly is not None:
            self._alarms.at(3, 40, zone, self._nightly.run)
        self._alarms.start()

    async def _strike(self) -> None:
        await tick(self.office, self._house, self._clock())
        self.look()  # a drill (python -m bot tick) writes letters from a process of its own

    async def _look_at_lists(self) -> None:
        """An edited list is read again without a restart; the Town is replaced as a whole."""
        made = await asyncio.to_thread(self._lists.reload, self._house.town.community)
        if made is not None:
            self._house.town = made
            log.info("event=lists_reloaded")

    async def _fold(self) -> None:
        """Every night: what people corrected is folded into the lexicon."""
        seal = self._house.seal

        def unit(db: Db) -> tuple[int, Any]:
            return corrections.newest(db), corrections.rows(db, seal)

        newest, rows = await self.office.read(unit)
        if newest > self._folded and rows:
            await asyncio.to_thread(self._lists.fold, rows)
            self._folded = newest
            await self._look_at_lists()

    async def _learn_anew(self) -> None:
        """Somebody's corrections were erased: what was learnt from them goes too."""
        if (self._lists.folder / LEARNT).exists():
            seal = self._house.seal
            rows = await self.office.read(lambda db: corrections.rows(db, seal))
            await asyncio.to_thread(self._lists.fold, rows)
            await self._look_at_lists()

    async def _scrub(self) -> None:
        """Somebody was erased: their files leave the disk, their words the database's log.  Done again at the next sweep,
        in case the process ends in between."""
        seal = self._house.seal
        while gone := await self.office.read(lambda db: erase.files(db, seal)):
            await self._pictures.forget([name for _, name, _ in gone if name], [ref for _, _, ref in gone if ref])
            ids = [id for id, _, _ in gone]
            await self.office.write(partial(erase.erased, seal=seal, ids=ids))
        await asyncio.to_thread(self.office.store.scrub)

    async def _sweep(self) -> None:
        """Forget what has been kept long enough (R37)."""
        now = self._clock()
        try:
            gone = await self.office.write(lambda db: retention.sweep(db, now))
            await self.office.write(lambda db: monthly.plan(db, self._house, now))
        except Exception as error:
            log.error("event=sweep_failed error=%s", type(error).__name__)
            return
        await self._pictures.forget(gone.files)
        await self._scrub()
