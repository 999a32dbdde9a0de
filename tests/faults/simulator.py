"""T3: the whole pass in one process with a virtual clock and dice: `python -m tests.faults.simulator SEED` replays a failure.

Real: processor, sender, polling, handlers, flows, storage on SQLite.  Played: time, Telegram, the disk's mood, kill -9.
Nothing waits: when nobody can go on, the clock jumps to the next timer.  The same seed gives the same run, event by event.
"""

import asyncio
import logging
import random
import selectors
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.channels.base import Receipt
from bot.channels.telegram import wire
from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.polling import poll
from bot.channels.telegram.request import NotSent
from bot.community import read
from bot.feed import share
from bot.inbox import Came, Processor
from bot.office import Office
from bot.pictures import Pictures
from bot.sender import Sender
from bot.tasks import Tasks
from bot.tick import tick
from bot.town import town
from flows.town import Town
from handlers.house import House
from handlers.words import Words
from storage import migrate
from storage import town as towns
from storage.db import Db
from storage.inbox import Update
from storage.jobs import BATCH, Job, Unit, Waiting
from storage.seal import Seal
from storage.store import Queued, SqliteStore, Store, open_store
from tests.fake.methods import perform
from tests.fake.params import Params
from tests.fake.phone import Phone
from tests.fake.process import REPO
from tests.fake.refusals import Refused
from tests.fake.world import World
from tests.faults.conversation import SUBMIT, WORDS, numbers

LETTER: ContextVar[int] = ContextVar("LETTER", default=0)  # which letter this task is sending
BEGIN = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
PEOPLE, REPORTS = 4, 2
HOUR = 3600.0


class Violation(AssertionError):
    """An invariant does not hold."""


# --- time ---------------------------------------------------------------------------------------------------------------


class Jump(selectors.SelectSelector):
    """Waits for nothing: the loop's clock jumps instead."""

    loop: "VirtualLoop"

    def select(self, timeout: float | None = None) -> Any:
        if timeout is None:
            raise Violation("everybody waits and nothing will ever happen")
        self.loop.now += max(timeout, 0)
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self.now = 0.0
        jump = Jump()
        jump.loop = self
        super().__init__(jump)

    def time(self) -> float:
        return self.now


# --- the disk -----------------------------------------------------------------------------------------------------------


class MoodyConnection(sqlite3.Connection):
    """Fails when `fails` says so: to begin, or to commit."""

    fails: Callable[[], bool] = staticmethod(lambda: False)

    def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
        if sql in ("BEGIN IMMEDIATE", "COMMIT") and self.fails():
            raise sqlite3.OperationalError("disk I/O error" if sql == "COMMIT" else "database or disk is full")
        return super().execute(sql, *args)


class SimStore(SqliteStore):
    """The real store without its threads and without waiting for the disk: what waits is committed at a moment of the loop."""

    def __init__(self, path: Path, dice: random.Random) -> None:
        Store.__init__(self)
        self._dice, self._lock = dice, None
        self._jobs: list[tuple[Job, bool]] = []
        self._conn = sqlite3.connect(path, isolation_level=None, cached_statements=512, factory=MoodyConnection)
        self._conn.execute("PRAGMA synchronous=OFF")
        self._conn.execute("PRAGMA foreign_keys=ON")
        self._db = Db(self._conn.cursor(), False)

    def submit(self, unit: Unit[Any], future: Waiting, *, write: bool) -> None:
        if not self._jobs:
            asyncio.get_running_loop().call_later(self._dice.uniform(0.0005, 0.004), self._flush)
        self._jobs.append((Job(unit, future), write))

    def _flush(self) -> None:
        jobs, self._jobs = self._jobs, []
        writes = [job for job, write in jobs if write]
        for n in range(0, len(writes), BATCH):
            self._commit(writes[n : n + BATCH])
        for job in [job for job, write in jobs if not write]:
            try:
                job.value = job.unit(self._db)
            except Exception as error:
                job.error = error
            self._hand_over((job,), frozenset())

    def forget(self) -> None:
        """The process is gone: what was not begun is not done, nobody hears what was."""
        self._jobs = []
        self.deliver = lambda done: None

    def close(self) -> None:
        self._conn.close()


# --- Telegram -----------------------------------------------------------------------------------------------------------


class SimApi:
    """Telegram on a bad day.  Stands in for bot.channels.telegram.api.Api."""

    KINDS = ("429", "never left", "502", "reset before", "reset after", "garbage")

    def __init__(self, world: World, dice: random.Random) -> None:
        self.world, self.dice, self.bad = world, dice, 0.0
        self.struck: Counter[str] = Counter()
        self.carried: Counter[int] = Counter()  # letters that reached a screen

    async def call(self, method: str, **params: Any) -> Any:
        await asyncio.sleep(self.dice.uniform(0.003, 0.05))
        kind = self.dice.choice(self.KINDS) if self.dice.random() < self.bad else ""
        self.struck[kind] += bool(kind)
        if kind == "429":
            raise RetryAfter(self.dice.randint(1, 4))
        if kind == "never left":
            raise NotSent("refused")
        if kind in ("502", "reset before"):
            raise NetworkError("Bad Gateway")
        result = await self.carry_out(method, {k: v for k, v in params.items() if v is not None})
        await asyncio.sleep(self.dice.uniform(0, 0.05))
        if kind == "reset after":
            raise NetworkError("reset")
        if kind == "garbage":
            raise TelegramError("the answer is no JSON")
        return result

    async def carry_out(self, method: str, params: dict[str, Any]) -> Any:
        try:
            result = await perform(self.world, method, Params(params))
            self.carried[LETTER.get()] += method.startswith("send")
            return result
        except Refused as no:
            raise {403: Forbidden, 400: BadRequest}.get(no.code, TelegramError)(no.description) from None

    async def updates(self, offset: int | None, wait: int, allowed: tuple[str, ...]) -> list[dict[str, Any]]:
        if self.dice.random() < self.bad:
            self.struck["poll"] += 1
            raise NetworkError("Bad Gateway")
        try:
            batch = await self.world.updates.poll(offset or 0, 100, wait)
        except Refused:
            raise NetworkError("conflict") from None
        if self.dice.random() < self.bad:
            self.struck["poll"] += 1
            raise NetworkError("reset")  # the batch was handed over and never arrived
        return [update.json() for update in batch]


class Watched(Telegram):
    """Notes which letter was begun when."""

    def __init__(self, sim: "Simulation") -> None:
        super().__init__(sim.api, Pictures(sim.folder), sim.house.words)  # type: ignore[arg-type]
        self.sim = sim

    async def send(self, address: str, card: Any, files: Any, letter: int) -> Receipt:
        self.sim.begun.setdefault(address, []).append(letter)
        LETTER.set(letter)
        return await super().send(address, card, files, letter)


class Counted(Processor):
    """Notes what was handled, in order."""

    sim: "Simulation"

    async def _unit(self, update: Update, said: Any) -> None:
        await super()._unit(update, said)
        self.sim.handled.setdefault(update.lane, []).append(update.id)


# --- one life of the process, and all of them ---------------------------------------------------------------------------


@dataclass
class Simulation:
    """One seed.  naive: acknowledge before storing, to show that the invariants can fail."""

    seed: int
    folder: Path
    naive: bool = False
    begun: dict[str, list[int]] = field(default_factory=dict)  # chat -> letters, as their sends began
    handled: dict[str, list[int]] = field(default_factory=dict)  # lane -> updates
    crashes: int = 0
    allowed: int = 0  # doubles: begun and not marked when the process died
    trace: Callable[[str], None] = lambda line: None
    api: SimApi = field(init=False)

    async def run(self) -> "Simulation":
        """Play it.  Raises Violation."""
        self.dice = random.Random(self.seed)
        self.loop = asyncio.get_running_loop()
        path = self.folder / f"{self.seed}.db"
        shutil.copyfile(template(), path)
        self.store = SimStore(path, self.dice)
        self.store._conn.fails = self.moody  # type: ignore[attr-defined]
        self.world = World(clock=lambda: self.now().timestamp())
        self.api = SimApi(self.world, self.dice)
        self.house = House(neighbourhood(), words(), Seal(b"k" * 32), flood=False)
        self.mood = 0.0  # how often the disk fails
        self.api.bad = self.dice.choice((0.0, 0.1, 0.3))
        phones = [self.world.phone(100 + n) for n in range(PEOPLE)]
        self.live()
        people = [asyncio.create_task(self.person(phone)) for phone in phones]
        weather = asyncio.create_task(self.weather())
        try:
            await self.until(lambda: all(one.done() for one in people), 2 * HOUR, "somebody got no answer")
            weather.cancel()
            self.calm()
            await self.until(self.quiet, 2 * HOUR, "something is never handled or sent")
            for one in people:
                one.result()
            self.look(phones)
        finally:
            for task in (*people, weather):
                task.cancel()
            await self.tasks.cancel()
            self.store.close()
            path.unlink()
        return self

    def now(self) -> datetime:
        return BEGIN + timedelta(seconds=self.loop.time())

    def moody(self) -> bool:
        return self.mood > 0 and self.dice.random() < self.mood

    def live(self) -> None:
        """A process begins."""
        self.tasks = Tasks()
        office = Office(self.store, self.touched, self.offered)
        channels = {"telegram": Watched(self)}
        self.processor = Counted(office, self.house, channels, self.now, self.tasks)
        self.processor.sim = self
        self.sender = Sender(office, self.house.seal, channels, self.now, self.tasks)
        self.office = office
        polling = poll(self.api, self.keep, self.processor.has_room, asyncio.sleep)  # type: ignore[arg-type]
        for loop in (self.processor.run(), self.sender.run(), polling, self.strike()):
            self.tasks.start(loop, "loop")

    def offered(self, rows: list[Queued]) -> frozenset[str]:
        return share(rows, {"inbox": self.processor.offer, "outbox": self.sender.offer})

    def touched(self, touched: frozenset[str]) -> None:
        for name in sorted(touched):  # a set of words has another order in every process
            kind, _, id = name.partition(":")
            if kind == "inbox":
                self.processor.wake()
            elif kind == "outbox":
                self.sender.wake()
            elif kind == "replaced":
                self.sender.replaced(int(id))

    async def keep(self, updates: list[dict[str, Any]]) -> None:
        """Store what polling brought."""
        stored = self.processor.receive(
            [Came("telegram", str(u["update_id"]), wire.chat_of(u), wire.who_of(u), u) for u in updates]
        )
        if self.naive:
            self.tasks.start(stored, "store")
        else:
            await stored

    async def strike(self) -> None:
        while True:
            await asyncio.sleep(5)
            await tick(self.office, self.house, self.now())

    async def crash(self) -> None:
        """kill -9, and a new process some moments later."""
        self.crashes += 1
        self.trace(f"{self.loop.time():9.3f} kill -9")
        self.store.forget()
        unmarked = {row[0] for row in self.store._conn.execute("SELECT id FROM outbox WHERE state = 'new'")}
        self.allowed += len(unmarked & {letter for letters in self.begun.values() for letter in letters})
        await self.tasks.cancel()
        try:
            await asyncio.sleep(self.dice.uniform(0.1, 3))
        finally:
            self.live()  # also when the weather ends meanwhile: nobody stays dead

    async def weather(self) -> None:
        """What goes wrong, and when."""
        while True:
            await asyncio.sleep(self.dice.uniform(0.3, 6))
            what = self.dice.choice(("crash", "network", "network", "disk", "full", "ids", "calm"))
            self.trace(f"{self.loop.time():9.3f} {what}")
            if what == "crash" and self.crashes < 6:
                await self.crash()
            elif what == "network":
                self.api.bad = self.dice.choice((0.05, 0.2, 0.4))
            elif what in ("disk", "full"):
                self.mood = 0.1 if what == "disk" else 1.0
                await asyncio.sleep(self.dice.uniform(0.5, 20))
                self.mood = 0.0
            elif what == "ids" and not self.world.updates.pending:
                self.world.updates.restart(self.dice.randint(1, 2 * 10**9))
            else:
                self.calm()

    def calm(self) -> None:
        self.api.bad = self.mood = 0.0

    async def person(self, phone: Phone) -> None:
        """Reports, presses impatiently; the app sends presses again under new numbers (tdlib #699)."""
        for _ in range(REPORTS):
            await asyncio.sleep(self.dice.uniform(0, 8))
            before = len(numbers(phone))
            phone.says(WORDS)
            await phone.waits_for(
                lambda message: SUBMIT in message.labels() or "提交" in message.labels(), timeout=None
            )
            for update in phone.presses("提交", times=self.dice.choice((1, 1, 2, 3))):
                if self.dice.random() < 0.2:
                    self.world.updates.push(update.kind, dict(update.body))
            await self.world.bell.until(lambda before=before: len(numbers(phone)) > before, None)

    async def until(self, found: Callable[[], bool], within: float, what: str) -> None:
        end = self.loop.time() + within
        while not found():
            if self.loop.time() > end:
                raise Violation(what)
            await asyncio.sleep(0.5)

    def quiet(self) -> bool:
        one = "SELECT (SELECT count(*) FROM inbox WHERE state = 'new') + (SELECT count(*) FROM outbox WHERE state = 'new')"
        return not self.world.updates.pending and not self.store._conn.execute(one).fetchone()[0]

    # --- what must hold -------------------------------------------------------------------------------------------------

    def look(self, phones: list[Phone]) -> None:
        """Every invariant.  Raises Violation."""
        given = [number for phone in phones for number in numbers(phone)]
        hold(len(given) == len(set(given)) == PEOPLE * REPORTS, f"numbers {len(given)}, not {PEOPLE * REPORTS}")
        hold(self.count("SELECT count(*) FROM request") == PEOPLE * REPORTS, "requests and numbers differ")
        receipts = (
            "SELECT count(*) FROM request r WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE subject = 'request:' || r.id)"
        )
        hold(self.count(receipts) == 0, "a request without its receipt")
        hold(self.count("SELECT count(*) FROM inbox WHERE state <> 'done'") == 0, "an update is parked")
        stored = self.count("SELECT count(*) FROM inbox")
        hold(stored == len({(u.id, str(u.body)) for u in self.world.updates.all}), "accepted and not stored")
        for lane in self.handled.values():
            hold(lane == sorted(set(lane)), f"updates of a chat out of order or twice: {lane}")
        for chat, letters in self.begun.items():
            first = list(dict.fromkeys(letters))
            hold(first == sorted(first), f"letters to {chat} out of order: {first}")
        unsure = self.api.struck["reset after"] + self.api.struck["garbage"]
        hold(self.doubled() <= unsure + self.allowed, f"doubled {self.doubled()}, allowed {unsure + self.allowed}")

    def count(self, sql: str) -> int:
        return int(self.store._conn.execute(sql).fetchone()[0])

    def doubled(self) -> int:
        """How often a letter came to a screen again."""
        return sum(count - 1 for letter, count in self.api.carried.items() if letter and count)


def hold(so: bool, what: str) -> None:
    if not so:
        raise Violation(what)


@cache
def neighbourhood() -> Town:
    return town(read(REPO / "community.toml"))


@cache
def words() -> Words:
    return Words()


@cache
def template() -> Path:
    """A migrated and seeded database to copy."""
    path = Path(tempfile.mkdtemp(prefix="linli-sim-")) / "template.db"
    migrate.migrate(f"sqlite:///{path}", BEGIN)
    store = open_store(f"sqlite:///{path}")
    community = read(REPO / "community.toml")
    store.write(lambda db: towns.save(db, community)).result()
    store.close()
    return path


def play(seed: int, folder: Path, naive: bool = False, trace: Callable[[str], None] = lambda line: None) -> Simulation:
    """One seed from beginning to end.  Raises Violation, whose text names the command that replays it."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        try:
            return runner.run(Simulation(seed, folder, naive, trace=trace).run())
        except Violation as wrong:
            raise Violation(f"{wrong}\nreplay: .venv/bin/python -m tests.faults.simulator {seed}") from None


if __name__ == "__main__":
    logging.disable()
    with tempfile.TemporaryDirectory() as place:
        for number in map(int, sys.argv[1:]):
            done = play(number, Path(place), trace=print)
            what = f"{dict(+done.api.struck)}, {done.crashes} crashes, doubled {done.doubled()}"
            print(f"seed {number}: held; {what}, {done.loop.time():.0f} virtual s")
