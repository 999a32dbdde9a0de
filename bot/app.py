"""The process: open everything, run the loops, close in order.  SIGTERM drains at most ten seconds (R14)."""

import asyncio
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from bot import community as community_file
from bot.channels.base import Channel
from bot.channels.web import Web
from bot.fetcher import Fetcher
from bot.inbox import Processor
from bot.office import Office
from bot.pictures import Pictures
from bot.sender import Sender
from bot.settings import Settings
from bot.tasks import Tasks
from bot.town import Lists
from bot.web.counter import Counter, Hub
from bot.web.site import PHONES, PUBLIC, site
from flows.community import Community
from handlers.house import House
from handlers.strike import strike
from handlers.words import Words
from storage import corrections, erase, inbox, migrate, outbox, people, pulse, requests, retention
from storage import town as towns
from storage.db import Db
from storage.seal import Seal
from storage.store import Store, open_store

log = logging.getLogger("linli")

DRAIN = 8.0  # seconds
LEARNT = "lexicon.tsv"  # what corrections taught
QUARTER = timedelta(days=90)  # what the rates in /metrics look back


def utc_now() -> datetime:
    """The one clock."""
    return datetime.now(UTC)


@dataclass
class App:
    """Everything that lives as long as the process.  demo: three phones instead of one door."""

    settings: Settings
    demo: bool = False
    clock: Callable[[], datetime] = utc_now
    _folded: int = 0  # the newest correction that is in the lexicon

    async def run(self) -> None:
        """Until SIGTERM or SIGINT.  Raises Locked, TooNew, BadCommunity, OSError, ValueError before anything is served."""
        async with AsyncExitStack() as stack:
            await self._open(stack)
            await self._serve(stack)
            await self._wait()

    async def _open(self, stack: AsyncExitStack) -> None:
        settings = self.settings
        store, self.seal, community = await asyncio.to_thread(prepare, settings, self.clock())
        self.office = Office(store, self._touched)
        self.lists = Lists(settings.data_dir)
        stack.callback(self.office.close)
        self.house = House(self.lists.town(community), Words(), self.seal, settings.flood)
        self.tasks = Tasks()
        self.pictures = Pictures(settings.data_dir)
        self.channels: dict[str, Channel] = {"web": Web(self.office, self.seal, self.pictures, self.clock)}
        self.hub = Hub()
        self.processor = Processor(self.office, self.house, self.channels, self.clock, self.tasks)
        self.sender = Sender(self.office, self.seal, self.channels, self.clock, self.tasks)
        self.fetcher = Fetcher(self.office, self.seal, self.channels, self.pictures, self.clock)
        self.writable = True

    def _touched(self, touched: frozenset[str]) -> None:
        """Commits wake whoever waits for what they touched."""
        for name in touched:
            kind, _, id = name.partition(":")
            if kind == "inbox":
                self.processor.wake()
            elif kind == "outbox":
                self.sender.wake(again="media" in touched)
            elif kind == "replaced":
                self.sender.replaced(int(id))
            elif kind == "media":
                self.fetcher.wake()
            elif kind == "menu":
                self.tasks.start(self._menu(int(id)), "menu")
            elif kind == "web":
                self.hub.changed(int(id))
            elif kind == "erase":
                self.tasks.start(self._scrub(), "scrub")
            elif kind == "unlearn":
                self.tasks.start(self._learn_anew(), "unlearn")

    async def _serve(self, stack: AsyncExitStack) -> None:
        desk = Counter(self.office, self.house, self.pictures, self.hub, self.clock)
        doors = PHONES if self.demo else (PUBLIC,)
        self.site = site(
            desk, key=self.seal.form_key, uploads=self.pictures.uploads, ready=self.ready, metrics=self.metrics, doors=doors,
            name=self.house.town.community.name,
        )  # fmt: skip
        telegram = await self._telegram(stack) if self.settings.bot_token else None
        runner = web.AppRunner(self.site, access_log=None, shutdown_timeout=1.0, handle_signals=False)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        address = web.TCPSite(runner, self.settings.host, self.settings.port)
        await address.start()
        self.address = _address(runner, self.settings)
        loops = [self.processor.run(), self.sender.run(), self.fetcher.run()]
        if telegram is not None:
            loops.append(telegram)
        self.loops = [self.tasks.start(loop, "loop") for loop in loops]
        stack.push_async_callback(self._close)
        self._tick(stack)

    async def _telegram(self, stack: AsyncExitStack) -> Any:
        """Open Telegram; what fetches its updates as one coroutine to run."""
        from bot.channels.telegram.api import Api
        from bot.channels.telegram.channel import Telegram
        from bot.channels.telegram.life import live

        assert self.settings.bot_token is not None
        api = Api(self.settings.telegram_url, self.settings.bot_token.get_secret_value())
        await api.open()
        stack.push_async_callback(api.close)
        self.channels["telegram"] = Telegram(api, self.pictures, self.house.words)
        if self.settings.webhook_url:
            from bot.channels.telegram.webhook import receiver

            assert self.settings.webhook_secret is not None
            receive = receiver(self.settings.webhook_secret.get_secret_value(), self._store_updates)
            self.site.router.add_post(urlsplit(self.settings.webhook_url).path, receive)
        return live(api, self.house, self.settings, self._store_updates, self.processor.has_room)

    async def _store_updates(self, updates: list[dict[str, Any]]) -> None:
        """Commit a batch of Telegram's updates; returns after COMMIT (R1)."""
        from bot.channels.telegram.wire import chat_of, who_of

        now, seal = self.clock(), self.seal

        def unit(db: Db) -> None:
            for update in updates:
                lane, who = chat_of(update), who_of(update)
                inbox.put(db, seal, "telegram", str(update["update_id"]), lane, update, now, who=who)

        try:
            await self.office.write(unit)
        except Exception:
            self.writable = False
            raise
        self.writable = True

    async def _menu(self, chat: int) -> None:
        """A person's role or language changed: their command list follows, where the channel has one."""
        channel = self.channels.get("telegram")
        seal = self.seal
        found = await self.office.read(lambda db: people.menu(db, seal, chat))
        if channel is not None and found is not None and found.channel == "telegram":
            await channel.menu(found.address, found.language or self.house.languages()[0], found.working)

    def _tick(self, stack: AsyncExitStack) -> None:
        """APScheduler is the alarm clock, never the memory: due rows say what is to happen (R9)."""
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        scheduler = AsyncIOScheduler(timezone=UTC)
        scheduler.add_job(self._strike, "interval", seconds=5, coalesce=True, max_instances=1, misfire_grace_time=None)
        scheduler.add_job(self._sweep, "interval", hours=1, coalesce=True, max_instances=1, misfire_grace_time=None)
        scheduler.add_job(self._look_at_lists, "interval", seconds=5, coalesce=True, max_instances=1)
        at_night = {"hour": 3, "minute": 20, "timezone": self.house.town.community.zone}
        scheduler.add_job(self._fold, "cron", coalesce=True, misfire_grace_time=None, **at_night)
        scheduler.start()
        stack.callback(scheduler.shutdown, wait=False)

    async def _strike(self) -> None:
        now, house = self.clock(), self.house
        try:
            while await self.office.write(lambda db: strike(db, house, now)) >= 100:
                pass
        except Exception as error:
            log.error("event=tick_failed error=%s", type(error).__name__)

    async def _look_at_lists(self) -> None:
        """An edited list is read again without a restart; the Town is replaced as a whole."""
        made = await asyncio.to_thread(self.lists.reload, self.house.town.community)
        if made is not None:
            self.house.town = made
            log.info("event=lists_reloaded")

    async def _fold(self) -> None:
        """Every night: what people corrected is folded into the lexicon."""
        seal = self.seal
        newest, rows = await self.office.read(lambda db: (corrections.newest(db), corrections.rows(db, seal)))
        if newest > self._folded and rows:
            await asyncio.to_thread(self.lists.fold, rows)
            self._folded = newest
            await self._look_at_lists()

    async def _learn_anew(self) -> None:
        """Somebody's corrections were erased: what was learnt from them goes too."""
        if (self.lists.folder / LEARNT).exists():
            seal = self.seal
            rows = await self.office.read(lambda db: corrections.rows(db, seal))
            await asyncio.to_thread(self.lists.fold, rows)
            await self._look_at_lists()

    async def _scrub(self) -> None:
        """Somebody was erased: their files leave the disk, their words the database's log.  Again at the next sweep if the
        process ends in between."""
        seal = self.seal
        while gone := await self.office.read(lambda db: erase.files(db, seal)):
            await self.pictures.forget([name for _, name, _ in gone if name], [ref for _, _, ref in gone if ref])
            ids = [id for id, _, _ in gone]
            await self.office.write(partial(erase.erased, seal=seal, ids=ids))
        await asyncio.to_thread(self.office.store.scrub)

    async def _sweep(self) -> None:
        """Forget what has been kept long enough (R37)."""
        now = self.clock()
        try:
            gone = await self.office.write(lambda db: retention.sweep(db, now))
        except Exception as error:
            log.error("event=sweep_failed error=%s", type(error).__name__)
            return
        await self.pictures.forget(gone.files)
        await self._scrub()

    async def ready(self) -> bool:
        """Can we take and store messages now?"""
        try:
            async with asyncio.timeout(3):
                await self.office.write(lambda db: pulse.beat(db, self.clock()))
        except Exception:
            return False
        return all(not loop.done() for loop in self.loops)

    async def metrics(self) -> str:
        """Prometheus text: what waits, what was parked, what is unknown (R6); no names, no words."""

        def unit(db: Db) -> dict[str, dict[str, int]]:
            rates = requests.rates(db, self.clock() - QUARTER)
            found = {"inbox": inbox.counts(db), "outbox": outbox.counts(db), "requests": requests.counts(db)}
            return {**found, "requests_90d": rates}

        counted = await self.office.read(unit)
        lines = []
        for name, states in counted.items():
            lines.append(f"# TYPE linli_{name} gauge")
            lines += [f'linli_{name}{{state="{state}"}} {n}' for state, n in sorted(states.items())]
        lines.append("# TYPE linli_letters_total counter")
        lines += [f'linli_letters_total{{outcome="{k}"}} {n}' for k, n in self.sender.counts.items()]
        return "\n".join(lines) + "\n"

    async def _wait(self) -> None:
        stop = asyncio.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
        log.info("event=started address=%s telegram=%s", self.address, "telegram" in self.channels)
        if self.demo:
            print(f"\n  Linli 邻里: {self.address}/demo\n\n  Ctrl+C stops it; what was said stays.\n", flush=True)
        await stop.wait()
        log.info("event=stopping")

    async def _close(self) -> None:
        """No new updates; what is in hand is finished, the rest is in the database."""
        for loop in self.loops:
            loop.cancel()
        await self.tasks.drain(DRAIN)
        await self.tasks.cancel()


def prepare(settings: Settings, now: datetime) -> tuple[Store, Seal, Community]:
    """Database migrated and locked, key read, community seeded.  Raises what App.run says."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    seal = Seal.from_file(settings.key_file)
    store = open_store(settings.database_url, lock=True)
    try:
        upgrade(settings.database_url, now)
        return store, seal, seed(store, settings)
    except BaseException:
        store.close()
        raise


def upgrade(url: str, now: datetime) -> None:
    """The schema of today, made in a process of its own: what migrations import would stay in memory for ever (35 MB).
    Raises TooNew, and OSError with what the other process said."""
    if migrate.is_current(url):
        return
    command = [sys.executable, "-m", "bot", "migrate"]
    env = {**os.environ, "LINLI_DATABASE_URL": url}
    child = subprocess.run(command, env=env, capture_output=True, text=True)  # noqa: S603 - our own command
    if child.returncode:
        raise OSError(child.stderr.strip().removeprefix("linli: "))
    for line in child.stdout.splitlines():
        log.info("event=migrated said='%s'", line)


def seed(store: Store, settings: Settings) -> Community:
    """The community of the database; an empty one is seeded from the file."""
    known = store.read(towns.load).result()
    if known is not None:
        return known
    read = community_file.read(settings.community)
    store.write(lambda db: towns.save(db, read)).result()
    return read


def _address(runner: web.AppRunner, settings: Settings) -> str:
    bound = next((a for a in runner.addresses if isinstance(a, tuple)), (settings.host, settings.port))
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host  # noqa: S104
    return f"http://{host}:{bound[1]}"
