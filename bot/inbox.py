"""The processor: stored updates, strictly in order within a chat, parallel across chats; each is one unit of work (R3, R4).

The inbox table is the queue; memory only holds the page that is being worked on.  A restart is the same path as a wake-up.
"""

import asyncio
import logging
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.channels.base import Channel
from bot.feed import Feed
from bot.office import Office
from bot.tasks import Tasks
from flows.said import Said
from handlers.answer import answer, apologise
from handlers.house import House
from storage import inbox, pulse
from storage.db import Db
from storage.inbox import Update
from storage.seal import Seal

log = logging.getLogger("linli.inbox")

PAGE = 256  # updates in memory
SHARE = 8  # of one lane: a flood stays in the database, where others overtake it (R26)
TRIES = 3
PAUSE = 0.2  # seconds before a second try, doubled before the third


@dataclass(frozen=True, slots=True)
class Came:
    """An update that just came.  external: its name on the channel; lane: its chat; who: its sender."""

    channel: str
    external: str
    lane: str
    who: str
    raw: dict[str, Any]

    def put(self, db: Db, seal: Seal, now: datetime, *, handled: bool = False) -> int | None:
        """Store it; None when it is here already."""
        return inbox.put(db, seal, self.channel, self.external, self.lane, self.raw, now, who=self.who, handled=handled)


class Processor:
    """Start run() once; after each commit that stored updates offer() them, or wake()."""

    def __init__(
        self, office: Office, house: House, channels: Mapping[str, Channel], clock: Callable[[], datetime], tasks: Tasks
    ):
        self._office, self._house, self._channels, self._clock, self._tasks = office, house, channels, clock, tasks
        self._wake, self._room = asyncio.Event(), asyncio.Event()
        self._lanes: dict[str, deque[Update]] = {}
        self._feed: Feed[Update] = Feed(PAGE)
        self._flooded = False  # a lane has more in the database than its share
        self._room.set()

    def wake(self) -> None:
        """There may be new updates."""
        self._wake.set()

    def offer(self, updates: Sequence[Update]) -> bool:
        """These were committed just now.  False: they must be looked for."""
        came = Counter(update.lane for update in updates)
        if any(n + len(self._lanes.get(lane, ())) > SHARE for lane, n in came.items()):
            self._feed.miss()
        taken = self._feed.offer(updates)
        self._queue(taken or ())
        return taken is not None

    async def receive(self, came: Sequence[Came]) -> None:
        """Store updates of a channel that waits for it before it fetches more; returns after COMMIT (R1).  One before which
        nothing of its chat waits is stored and handled in one transaction; if that fails, it is stored and tried as usual."""
        chats = Counter(update.lane for update in came)
        at_once: dict[int, asyncio.Future[None]] = {}
        for n, update in enumerate(came):
            if chats[update.lane] == 1 and self._nothing_before(update):
                with suppress(Exception):  # what cannot be read is stored, tried and parked
                    at_once[n] = self._begin(update, self._read(update.channel, update.raw))
        await asyncio.gather(*at_once.values(), return_exceptions=True)
        failed = {n: error for n, handled in at_once.items() if (error := handled.exception()) is not None}
        for error in failed.values():
            log.warning("event=not_at_once error=%s", type(error).__name__)
        rest = [update for n, update in enumerate(came) if n not in at_once or n in failed]
        seal, now = self._house.seal, self._clock()
        if rest:
            await self._office.write(lambda db: [update.put(db, seal, now) for update in rest])

    def _nothing_before(self, update: Came) -> bool:
        if self._office.store.postgres or self._feed.missed:
            return False
        return inbox.lane_of(self._house.seal, update.channel, update.lane) not in self._lanes

    def _begin(self, update: Came, said: Said | None) -> "asyncio.Future[None]":
        house, now = self._house, self._clock()

        def unit(db: Db) -> None:
            if update.put(db, house.seal, now, handled=True) is not None and said is not None:
                answer(db, house, said, now)

        return self._office.begin(unit)

    def _read(self, channel: str, raw: dict[str, Any]) -> Said | None:
        """What was said; a press is acknowledged at once."""
        known = self._channels[channel]
        said = known.said(raw)
        if said is not None and said.press is not None:
            self._tasks.start(known.acknowledge(said), "acknowledge")
        return said

    async def has_room(self) -> None:
        """Wait while more waits than a page: fetching more would only move the queue (R12)."""
        await self._room.wait()

    async def run(self) -> None:
        """For ever: take a page, hand each update to its lane."""
        while True:
            self._wake.clear()  # before looking: a commit during the look must wake us again
            if self._feed.free:
                await self._take()
            await self._wake.wait()

    async def _take(self) -> None:
        """The next updates in turn, as many as there is room for."""
        seal = self._house.seal

        async def look(most: int, held: frozenset[int]) -> tuple[list[Update], bool]:
            page, self._flooded = await self._office.read(
                lambda db: (inbox.waiting(db, seal, most, held, SHARE), inbox.flooded(db, SHARE))
            )
            return page, len(page) == most or self._flooded

        try:
            self._queue(await self._feed.look(look))
        except Exception as error:
            log.error("event=cannot_read error=%s", type(error).__name__)
            self._tasks.start(self._later(1.0), "inbox-again")

    def _queue(self, updates: Sequence[Update]) -> None:
        """Each to its lane."""
        for update in updates:
            lane = self._lanes.get(update.lane)
            if lane is None:
                self._lanes[update.lane] = deque([update])
                self._tasks.start(self._work(update.lane), "lane")
            else:
                lane.append(update)
        self._note()

    async def _later(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self.wake()

    async def _work(self, name: str) -> None:
        """One lane until it is empty."""
        lane = self._lanes[name]
        while lane:
            await self._one(lane[0])
            self._feed.held.discard(lane.popleft().id)
            self._note()
            turn = self._feed.free in (PAGE, PAGE // 2) or (self._flooded and len(lane) in (0, SHARE // 2))
            if turn and self._feed.missed:
                self.wake()
        del self._lanes[name]

    def _note(self) -> None:
        if self._feed.free:
            self._room.set()
        else:
            self._room.clear()

    async def _one(self, update: Update) -> None:
        """An update, tried three times, then parked with its error and an honest word to the person."""
        channel = self._channels.get(update.channel)
        said: Said | None = None
        error: Exception = RuntimeError("nobody reads this channel now")
        attempt = 0
        while channel is not None and attempt < TRIES:
            try:
                if attempt:
                    await asyncio.sleep(PAUSE * attempt)
                said = channel.said(update.raw) if attempt else self._read(update.channel, update.raw)
                await self._unit(update, said)
                return
            except asyncio.CancelledError:
                raise
            except Exception as wrong:
                error = wrong
                log.error(
                    "event=unit_failed inbox=%d attempt=%d error=%s", update.id, attempt + 1, type(wrong).__name__,
                    exc_info=wrong if log.isEnabledFor(logging.DEBUG) else None,
                )  # fmt: skip
                if pulse.trouble(wrong):  # nobody's poison, however often
                    await self._until_writable()
                else:
                    attempt += 1
        await self._park(update, said, error)

    async def _unit(self, update: Update, said: Said | None) -> None:
        house, clock = self._house, self._clock

        def unit(db: Db) -> None:
            if inbox.done(db, update.id) and said is not None:
                answer(db, house, said, clock())

        await self._office.write(unit)

    async def _until_writable(self) -> None:
        """The database cannot write: that is nobody's poison.  Wait until it can (R12)."""
        pause = 0.5
        while True:
            await asyncio.sleep(pause)
            try:
                await self._office.write(lambda db: pulse.beat(db, self._clock()))
                return
            except asyncio.CancelledError:
                raise
            except Exception:
                pause = min(pause * 2, 10.0)

    async def _park(self, update: Update, said: Said | None, error: Exception) -> None:
        house, clock = self._house, self._clock

        def unit(db: Db) -> None:
            inbox.park(db, update.id, type(error).__name__)
            if said is not None:
                apologise(db, house, said, clock())

        log.error("event=parked inbox=%d error=%s", update.id, type(error).__name__)
        await _whatever(self._office.write(unit))


async def _whatever(work: Awaitable[None]) -> None:
    try:
        await work
    except Exception as error:
        log.error("event=park_failed error=%s", type(error).__name__)
