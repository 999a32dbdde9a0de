"""The sender: letters out of the outbox to their channels, and what became of them (R5, R6).

Strictly in order per (chat, priority); a reply may overtake.  At most 32 are begun and not yet durably marked.  Replies are
never paced ahead, only held by a 429; the others keep to what channels allow.  After an unknown outcome edits, replies and
dispatches are tried again until somebody says what became of them (at least once: who sees nothing is stuck), reminders once
more, broadcasts never (R6); what stays unknown is counted.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from heapq import heappop, heappush

from bot.channels.base import Channel, NotDelivered, Receipt, Refused, Unknown
from bot.feed import Feed
from bot.left import Left
from bot.office import Office
from bot.pace import Pace
from bot.tasks import Tasks
from handlers.card import Card
from storage import media, outbox, people
from storage.db import Db
from storage.outbox import ALARM, BROADCAST, DISPATCH, ONCE, REMINDER, REPLY, Letter
from storage.seal import Seal

log = logging.getLogger("linli.sender")

IN_FLIGHT = 32
KEPT_FREE = 8  # of them for replies: a slow broadcast keeps nobody waiting
PAGE = 512  # letters in memory
UNKNOWN_TRIES = {REPLY: 8, ALARM: 1, DISPATCH: 8, REMINDER: 2, BROADCAST: 1}  # eight: for two minutes
FAILURES = 1400  # certainly undelivered tries before giving up: a day without a network
SLOWEST = 64.0  # seconds between two of them


class Replaced(Exception):
    """It was taken back before it left."""


class Sender:
    """Start run() once; after each commit that wrote letters offer() them, or wake()."""

    def __init__(
        self, office: Office, seal: Seal, channels: Mapping[str, Channel], clock: Callable[[], datetime], tasks: Tasks
    ):
        self._office, self._seal, self._channels, self._clock, self._tasks = office, seal, channels, clock, tasks
        self._wake = asyncio.Event()
        self._lanes: dict[tuple[int, int], deque[Letter]] = {}  # (chat, priority) -> waiting letters
        self._turns: list[tuple[int, int, tuple[int, int]]] = []  # heap of (priority, letter, lane) that may go
        self._feed: Feed[Letter] = Feed(PAGE)
        self._asked = True  # somebody wants us to look into the database
        self._came: dict[int, int] = {}  # id in memory -> the look or offer that brought it
        self._looks = 0
        self._gone: set[int] = set()  # replaced before they left
        self._flying: set[tuple[int, int]] = set()  # lanes whose head is on its way
        self._alarm: asyncio.TimerHandle | None = None
        self._left, self._pace = Left(), Pace()
        self.counts = {"sent": 0, "unknown": 0, "failed": 0}

    def wake(self) -> None:
        """There may be letters: new ones, a picture came for one, a hold ended."""
        self._asked = True
        self._wake.set()

    def offer(self, letters: Sequence[Letter]) -> bool:
        """These were committed just now.  False: they must be looked for."""
        if any(letter.needs for letter in letters):  # nobody has looked whether its pictures are there
            self._feed.miss()
        taken = self._feed.offer(letters)
        self._looks += 1
        for letter in taken or ():
            self._queue(letter, self._looks)
        self._wake.set()
        return taken is not None

    def replaced(self, letter: int) -> None:
        """This letter was replaced by a newer one; do not send it if it has not left."""
        if letter in self._came:
            self._gone.add(letter)

    async def run(self) -> None:
        """For ever: take what may leave, send it."""
        await self._mark(lambda db: outbox.lost(db))
        while True:
            self._wake.clear()
            if self._feed.free and (self._asked or (self._feed.missed and self._feed.free >= PAGE // 2)):
                self._asked = False
                await self._take()
            self._go()
            await self._wake.wait()

    # --- taking letters -----------------------------------------------------------------------------------------------

    async def _take(self) -> None:
        now, seal = self._clock(), self._seal
        self._looks += 1
        seen = self._looks

        async def look(most: int, held: frozenset[int]) -> tuple[list[Letter], bool]:
            def unit(db: Db) -> tuple[list[Letter], set[int], datetime | None]:
                letters = outbox.ready(db, seal, now, most, held)
                waiting = {letter.id for letter in letters if outbox.missing(db, letter.needs, now)}
                return letters, waiting, outbox.next_at(db, now)

            letters, waiting, later = await self._office.read(unit)
            if waiting:
                self._look_again(2.0)
            if later is not None:
                self._look_again(max(0.05, (later - now).total_seconds()))
            return [letter for letter in letters if letter.id not in waiting], len(letters) == most > len(waiting)

        try:
            letters = await self._feed.look(look)
        except Exception as error:
            log.error("event=cannot_read error=%s", type(error).__name__)
            self._look_again(1.0)
            return
        for letter in letters:
            self._queue(letter, seen)

    def _look_again(self, seconds: float) -> None:
        """Look at everything once more in so many seconds; one alarm, the earliest."""
        loop = asyncio.get_running_loop()
        at = loop.time() + min(seconds, 30.0)
        if self._alarm is not None and loop.time() < self._alarm.when() <= at:
            return
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = loop.call_at(at, self.wake)

    def _queue(self, letter: Letter, seen: int) -> None:
        self._came[letter.id] = seen
        lane = (letter.chat_id, letter.priority)
        if lane in self._lanes:
            self._lanes[lane].append(letter)
        else:
            self._lanes[lane] = deque([letter])
            heappush(self._turns, (letter.priority, letter.id, lane))

    # --- sending ------------------------------------------------------------------------------------------------------

    def _go(self) -> None:
        """Begin as many as may be in flight, highest priority first."""
        later: list[tuple[int, int, tuple[int, int]]] = []
        while self._turns and len(self._flying) < IN_FLIGHT:
            turn = heappop(self._turns)
            letters = self._lanes.get(turn[2])
            if not letters or letters[0].id != turn[1] or turn[2] in self._flying:
                continue  # the lane was let go meanwhile
            full = turn[0] != REPLY and len(self._flying) >= IN_FLIGHT - KEPT_FREE
            wait = 0.05 if full else self._pause(turn[2])
            if wait > 0:
                later.append(turn)
                if len(later) == 1:
                    asyncio.get_running_loop().call_later(wait, self._wake.set)
                if len(later) > 64:
                    break
                continue
            self._flying.add(turn[2])
            self._tasks.start(self._deliver(turn[2]), "deliver")
        for turn in later:
            heappush(self._turns, turn)

    def _pause(self, lane: tuple[int, int]) -> float:
        """Seconds until the head of this lane may leave; 0 = now."""
        channel = self._channels.get(self._lanes[lane][0].channel)
        if channel is None or not channel.capabilities.paced:
            return 0.0
        return self._pace.wait(lane[0], asyncio.get_running_loop().time(), reply=lane[1] == REPLY)

    async def _deliver(self, lane: tuple[int, int]) -> None:
        """The head of a lane; then the lane's next turn."""
        letters = self._lanes[lane]
        letter = letters[0]
        hold = False
        try:
            if letter.id in self._gone:
                return
            hold = await self._settle(letter)
        finally:
            letters.popleft()
            self._forget(letter)
            self._gone.discard(letter.id)
            self._flying.discard(lane)
            if hold:
                self._let_go(lane[0])
                self._feed.miss()  # nor anything that was committed a moment ago
                self._asked = True
            if letters:
                heappush(self._turns, (letters[0].priority, letters[0].id, lane))
            else:
                self._lanes.pop(lane, None)
            self._wake.set()

    def _forget(self, letter: Letter) -> None:
        self._feed.held.discard(letter.id)
        self._came.pop(letter.id, None)

    def _let_go(self, chat: int) -> None:
        """Nothing more for this chat now: what waits in memory is in the database still, behind the letter that waits."""
        for lane in [lane for lane in self._lanes if lane[0] == chat]:
            letters = self._lanes[lane]
            first = 1 if lane in self._flying else 0
            while len(letters) > first:
                self._forget(letters.pop())
            if not letters:
                del self._lanes[lane]

    async def _settle(self, letter: Letter) -> bool:
        """Send, and write down what became of it.  True = nothing more for this chat now."""
        try:
            receipt = await self._send(letter)
        except Replaced:
            return False
        except NotDelivered as error:
            return await self._not_delivered(letter, error)
        except Unknown as error:
            return await self._unknown(letter, error)
        except Refused as error:
            await self._refused(letter, error)
            return False
        except (
            Exception
        ) as error:  # our bug, or the database cannot be read: it must neither block its chat nor be lost
            log.error("event=send_failed letter=%d error=%s", letter.id, type(error).__name__)
            return await self._unknown(letter, Unknown(type(error).__name__))
        self.counts["sent"] += 1

        def unit(db: Db) -> None:
            outbox.sent(db, letter.id, receipt.message_id, error=receipt.lacks or None)
            if letter.subject:
                outbox.file_card(db, letter.chat_id, letter.subject, receipt.message_id, media=receipt.media)

        await self._mark(unit)
        self._left.remember(letter, receipt, self._looks)
        return False

    async def _send(self, letter: Letter) -> Receipt:
        channel = self._channels.get(letter.channel)
        if channel is None:
            raise NotDelivered("this channel is not open now", 60.0)
        card = letter.card if isinstance(letter.card, Card) else Card.from_json(letter.card)
        card = replace(card, simple=True) if letter.simple else card
        target = self._left.target(letter, self._came[letter.id])
        await self._office.current()
        if target is not None and channel.capabilities.edit and not card.media:
            edited = await channel.edit(letter.address, target.message_id, card, media=target.media, letter=letter.id)
            if edited is not None:
                return edited
        files = await self._office.read(lambda db: media.get(db, letter.needs)) if letter.needs else []
        if letter.priority in ONCE:
            await self._leaving(letter)
        await self._office.current()
        return await channel.send(letter.address, card, files, letter.id)

    async def _leaving(self, letter: Letter) -> None:
        """Written down before its bytes leave: after a kill it counts as unknown and is not sent again."""
        try:
            there = await self._office.write(lambda db: outbox.leaving(db, letter.id))
        except Exception as error:
            raise NotDelivered(type(error).__name__) from None
        if not there:
            raise Replaced

    async def _not_delivered(self, letter: Letter, error: NotDelivered) -> bool:
        pause = error.after if error.chat else min(error.after * 2 ** min(letter.tries, 6), SLOWEST)
        until = self._clock() + timedelta(seconds=pause)
        if letter.tries >= FAILURES and not error.chat:
            await self._refused(letter, Refused(str(error)))
            return False

        def unit(db: Db) -> None:
            outbox.again(db, letter.id, until, str(error), tried=not error.chat)
            outbox.hold(db, letter.chat_id, until)

        log.warning("event=not_delivered letter=%d error=%s", letter.id, error)
        await self._mark(unit)
        return True

    async def _unknown(self, letter: Letter, error: Unknown) -> bool:
        """R6: again where silence is worse than saying it twice; then it is counted."""
        log.warning("event=unknown letter=%d tries=%d error=%s", letter.id, letter.tries + 1, error)
        if letter.tries + 1 < UNKNOWN_TRIES[REPLY if letter.edits else letter.priority]:
            until = self._clock() + timedelta(seconds=2 ** min(letter.tries, 6))
            await self._mark(lambda db: outbox.again(db, letter.id, until, str(error), tried=True))
            return True
        self.counts["unknown"] += 1
        await self._mark(lambda db: outbox.sent(db, letter.id, None, state="unknown", error=str(error)))
        return False

    async def _refused(self, letter: Letter, error: Refused) -> None:
        log.warning("event=refused letter=%d unreachable=%s", letter.id, error.unreachable)
        self.counts["failed"] += 1

        def unit(db: Db) -> None:
            why = f"blocked: {error}" if error.unreachable else str(error)
            outbox.sent(db, letter.id, None, state="failed", error=why[:200])
            if error.unreachable:
                people.unreachable(db, letter.chat_id)

        await self._mark(unit)

    async def _mark(self, unit: Callable[[Db], object]) -> None:
        """Write down an outcome, however long the database cannot; what was sent must not be sent again."""
        pause = 0.2
        while True:
            try:
                await self._office.write(unit)
                return
            except asyncio.CancelledError:
                raise
            except Exception as error:
                log.error("event=cannot_mark error=%s", type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 10.0)
