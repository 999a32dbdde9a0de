"""The process: open everything, run the loops, close in order.  SIGTERM drains at most ten seconds (R14)."""

import asyncio
import gc
import logging
import signal
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aiohttp import web

from bot import metrics
from bot.channels.base import Channel
from bot.crew import Crew
from bot.health import Health
from bot.inbox import Came
from bot.lead import LOOK, Lead, take
from bot.nightly import Nightly
from bot.office import Office
from bot.pictures import Pictures
from bot.prepare import prepare, utc_now
from bot.records import Records
from bot.settings import Settings
from bot.tasks import Tasks
from bot.topic_pages import TopicPages
from bot.town import Lists
from bot.web.counter import Counter, Hub
from bot.web.site import PHONES, PUBLIC, site
from handlers.house import House
from handlers.words import Words
from storage import town as towns
from storage.store import Queued

if TYPE_CHECKING:
    from bot.channels.telegram.api import Api

log = logging.getLogger("linli")

DRAIN = 8.0  # seconds


@dataclass
class App:
    """Everything that lives as long as the process.  demo: three phones instead of one door."""

    settings: Settings
    demo: bool = False
    clock: Callable[[], datetime] = utc_now

    async def run(self) -> None:
        """Until SIGTERM or SIGINT.  Raises Locked, TooNew, BadCommunity, OSError, ValueError before anything is served."""
        async with AsyncExitStack() as stack:
            await self._open(stack)
            await self._serve(stack)
            await self._wait()

    async def _open(self, stack: AsyncExitStack) -> None:
        settings = self.settings
        store, self.seal, community = await asyncio.to_thread(prepare, settings, self.clock())
        self.office = Office(store, self._touched, self._offered)
        self.lists = Lists(settings.data_dir)
        stack.callback(self.office.close)
        self.house = House(
            self.lists.town(community), Words(), self.seal, settings.flood, web_link=settings.web_url or ""
        )
        self.tasks = Tasks()
        self.pictures = Pictures(settings.data_dir)
        self.hub = Hub()
        self.health = Health(self.office, self.house, self.clock)
        self.nightly = Nightly(settings.backup_dir, self.clock) if settings.backup_dir else None
        self.crew: Crew | None = None  # while we lead
        self.api: Api | None = None

    def _touched(self, touched: frozenset[str]) -> None:
        """Commits wake whoever waits for what they touched."""
        for name in touched:
            kind, _, id = name.partition(":")
            if kind == "web":
                self.hub.changed(int(id))
            elif kind == "town":
                self.tasks.start(self._refresh(), "town")
            elif self.crew is not None:
                self.crew.touched(kind, id)

    def _offered(self, rows: list[Queued]) -> frozenset[str]:
        """What a commit wrote into queues goes straight to those who wait for it, if they wait here."""
        return frozenset() if self.crew is None else self.crew.offer(rows)

    async def _refresh(self) -> None:
        """An admin changed the community: everybody reads the new one from the next message on."""
        community = await self.office.read(towns.load)
        if community is not None:
            self.house.town = await asyncio.to_thread(self.lists.town, community)

    async def _serve(self, stack: AsyncExitStack) -> None:
        records = Records(self.office, self.house)
        pages = TopicPages(self.office, self.house, self.pictures.folder, self.clock)
        desk = Counter(self.office, self.house, self.pictures, self.hub, self.clock)
        doors = PHONES if self.demo else (PUBLIC,)
        self.site = site(
            desk, key=self.seal.form_key, uploads=self.pictures.uploads, ready=self.ready, metrics=self.metrics, doors=doors,
            name=self.house.town.community.name, records=records.vote, certificates=records.certificate,
            pages=pages.page, shots=pages.picture,
        )  # fmt: skip
        if self.settings.bot_token:
            await self._telegram(stack)
        runner = web.AppRunner(self.site, access_log=None, shutdown_timeout=1.0, handle_signals=False)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        address = web.TCPSite(runner, self.settings.host, self.settings.port)
        await address.start()
        self.address = _address(runner, self.settings)
        stack.push_async_callback(self._close)
        self.loops = [self.tasks.start(loop, "loop") for loop in (self._reign(), self.health.watch())]
        if self.office.store.postgres:
            self.loops.append(self.tasks.start(self._look(), "loop"))

    async def _telegram(self, stack: AsyncExitStack) -> None:
        """Open Telegram.  A webhook is served by whoever stands by, too: it stores, the leader answers (R11)."""
        from bot.channels.telegram.api import Api

        assert self.settings.bot_token is not None
        self.api = Api(self.settings.telegram_url, self.settings.bot_token.get_secret_value())
        await self.api.open()
        stack.push_async_callback(self.api.close)
        if self.settings.webhook_url:
            from bot.channels.telegram.webhook import receiver

            assert self.settings.webhook_secret is not None
            store = partial(self._store_updates, self.office)
            receive = receiver(self.settings.webhook_secret.get_secret_value(), store)
            self.site.router.add_post(urlsplit(self.settings.webhook_url).path, receive)

    async def _store_updates(self, office: Office, updates: list[dict[str, Any]]) -> None:
        """Commit a batch of Telegram's updates; returns after COMMIT (R1)."""
        came, now, seal = _came(updates), self.clock(), self.seal
        await office.write(lambda db: [update.put(db, seal, now) for update in came])

    # --- leading and standing by (ADR 0011) ---------------------------------------------------------------------------

    async def _reign(self) -> None:
        """On SQLite the lock file says that we lead; on PostgreSQL the lease, again and again."""
        if not self.office.store.postgres:
            self._begin(self.office)
            await asyncio.Event().wait()
        while True:
            log.info("event=standing_by")
            self.lead = await take(self.office)
            await self._refresh()  # another leader's admins may have changed it
            log.info("event=leading")
            self._begin(self.lead)
            try:
                await self.lead.keep()
                log.warning("event=superseded hint='another process leads now'")
            finally:
                await self._end(0.0)

    def _begin(self, office: Office) -> None:
        telegram: Channel | None = None
        self.crew = None
        if self.api is not None:
            from bot.channels.telegram.channel import Telegram

            telegram = Telegram(self.api, self.pictures, self.house.words)
        crew = Crew(office, self.house, telegram, self.pictures, self.lists, self.nightly, self.clock)
        if self.api is None:
            crew.start()
        else:
            from bot.channels.telegram.life import live

            processor = crew.processor

            async def receive(updates: list[dict[str, Any]]) -> None:
                await processor.receive(_came(updates))

            crew.start(live(self.api, self.house, self.settings, receive, processor.has_room))
        self.crew = crew

    async def _end(self, drain: float) -> None:
        crew, self.crew = self.crew, None
        if crew is not None:
            await crew.stop(drain)

    async def _look(self) -> None:
        """What another process wrote is found by looking: the crew looks for work, whoever stands by for news to show."""
        while True:
            await asyncio.sleep(LOOK)
            if self.crew is not None:
                self.crew.look()
            else:
                self.hub.changed_all()

    # --- how it goes --------------------------------------------------------------------------------------------------

    async def ready(self) -> tuple[bool, str]:
        """Can we take and store messages now?  If not: why, and what to do."""
        if trouble := await self.health.check():
            return False, trouble
        if any(loop.done() for loop in self.loops) or (self.crew is not None and not self.crew.well):
            return False, "a part of this process has stopped: restart it and look into its log"
        if not self.office.store.postgres:
            return True, "ready"
        return True, "ready: leader" if self.crew is not None else "ready: standby"

    async def metrics(self) -> str:
        """Prometheus text."""
        crew, nightly = self.crew, self.nightly
        return await metrics.text(self.office, self.clock(), None if crew is None else crew.sender.counts, nightly)

    async def _wait(self) -> None:
        stop = asyncio.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
        gc.collect()
        gc.freeze()  # what a start leaves behind stays: nobody need look through it again
        log.info("event=started address=%s telegram=%s", self.address, self.api is not None)
        if self.demo:
            print(f"\n  Linli 邻里: {self.address}/demo\n\n  Ctrl+C stops it; what was said stays.\n", flush=True)
        await stop.wait()
        log.info("event=stopping")

    async def _close(self) -> None:
        """No new updates; what is in hand is finished, the rest is in the database; then another process may lead."""
        crew, self.crew = self.crew, None
        if crew is not None:
            await crew.stop(DRAIN)
            if isinstance(crew.office, Lead):
                await crew.office.release()
        await self.tasks.cancel()


def _came(updates: list[dict[str, Any]]) -> list[Came]:
    """Telegram's updates as the inbox takes them."""
    from bot.channels.telegram.wire import chat_of, who_of

    return [Came("telegram", str(update["update_id"]), chat_of(update), who_of(update), update) for update in updates]


def _address(runner: web.AppRunner, settings: Settings) -> str:
    bound = next((a for a in runner.addresses if isinstance(a, tuple)), (settings.host, settings.port))
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host  # noqa: S104
    return f"http://{host}:{bound[1]}"
