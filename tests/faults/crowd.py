"""A broadcast to a crowd, measured from outside: what Telegram carried out, when, and what each chat has on its screen.

The crowd stands in the database from the start (nobody needs to write first); some of them talk to the bot meanwhile.
In flight at a kill: sends that reached Telegram and whose end the bot could not have written down, and letters it had
marked as leaving.
"""

import asyncio
import json
import os
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

from handlers.words import Words
from storage import people
from storage.db import Db, us
from storage.seal import Seal
from storage.store import Store, open_store
from tests.fake.call import Call
from tests.fake.limits import Limits
from tests.fake.process import Bot
from tests.fake.telegram import FakeTelegram
from tests.faults.kill_loop import SETTLE

WORDS = "周三上午停水，请提前接水。"
FIRST = 50_000  # user id of the first of the crowd


def settle(store: Store, seal: Seal, telegram: FakeTelegram, size: int, admin: int) -> int:
    """The crowd and an admin, all with Telegram chats, and a reviewed broadcast to everybody.  The broadcast's id."""
    now = datetime.now(UTC)
    for user in (admin, *range(FIRST, FIRST + size)):
        telegram.phone(user).chat.met = True

    def unit(db: Db) -> int:
        for user in (admin, *range(FIRST, FIRST + size)):
            person = people.meet(db, seal, "telegram", str(user), "居民", "zh-Hans", now)
            people.chat(db, seal, "telegram", str(user), person.id, now)
            if user == admin:
                author = person.id
                people.grant(db, person.id, "admin", None, now)
        return db.insert(
            "broadcast", version=2, step="reviewed", kind="notice", author_id=author, audience="all", which="", source="",
            texts=json.dumps({"zh-Hans": WORDS}), photos="", report=True, level="", issued="", reason="", created_at=us(now),
            groups=False, opens="",
        )  # fmt: skip

    return store.write(unit).result()


@dataclass
class Sent:
    """What it came to.  got: how often each chat has it.  lost, doubled: chats that have it never, more than once."""

    size: int
    seconds: float = 0.0
    down: float = 0.0
    got: Counter[int] = field(default_factory=Counter)
    messages: int = 0
    refused: list[str] = field(default_factory=list)  # 429 of our own making
    unknown: int = 0
    in_flight: int = 0  # marked as leaving at the kills
    seen: int = 0  # of these, on their way as Telegram sees it: begun there, the answer not yet out for SETTLE seconds
    replies: list[float] = field(default_factory=list)
    edits: list[float] = field(default_factory=list)

    @property
    def lost(self) -> int:
        return sum(self.got[FIRST + n] == 0 for n in range(self.size))

    @property
    def doubled(self) -> int:
        return sum(n - 1 for n in self.got.values() if n > 1)

    @property
    def rate(self) -> float:
        """Messages a second while the bot was up, answers to those who talk among them."""
        return self.messages / (self.seconds - self.down)

    def line(self, name: str) -> str:
        slow = sorted(self.replies)
        p99 = f"{slow[int(len(slow) * 0.99)]:.2f}" if slow else "–"
        gaps = [b - a for a, b in zip(self.edits, self.edits[1:], strict=False)]
        often = f"{min(gaps):.1f}" if gaps else "–"
        told = f"| {name} | {self.size} | {self.rate:.1f} | {len(self.refused)} | {self.lost} | {self.doubled} "
        if not slow:
            return f"{told}| – | – | none in 60 s | – |"
        return f"{told}| {self.unknown} | {self.in_flight} / {self.seen} | {p99} / {max(slow):.2f} | {often} |"


HEAD = (
    "| bot | chats | messages/s | 429 | lost | doubled | unknown | in flight at kills: marked / seen | "
    "reply p99 / max, s | card edits, s apart |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
)


async def broadcast(bot: Bot, telegram: FakeTelegram, database: str, size: int, kills: int, talkers: int = 3) -> Sent:
    """Start it by a press of the admin, talk meanwhile, kill so often, wait until it is done."""
    telegram.limits = None
    await bot.start()
    seal = Seal.from_file(bot.folder / "linli.key")
    store, result = open_store(database), Sent(size)
    await asyncio.to_thread(settle, store, seal, telegram, size, 7)
    admin, words, clock = telegram.phone(7), Words(), asyncio.get_running_loop().time
    admin.says("/broadcast")
    card = await admin.waits_for("最近的群发", timeout=30)
    admin.presses("1", on=card)
    await admin.waits_for("现在就发", timeout=30)
    telegram.limits = Limits()
    first, began = len(telegram.calls), clock()
    admin.presses(words.say("zh-Hans", "broadcast-send"))
    talks = [asyncio.create_task(_talk(telegram, FIRST + n, result)) for n in range(talkers)]
    sent = lambda: sum(_ours(c) for c in telegram.calls[first:])  # noqa: E731
    for n in range(kills):
        await telegram.world.until(lambda part=(n + 1) / (kills + 1): sent() >= size * part, timeout=600)
        now = clock()
        flying = [c for c in telegram.calls[first:] if c.sends and (c.answered is None or now - c.answered < SETTLE)]
        result.seen += len(flying)
        result.in_flight += await _kill(bot, store)
        stopped = clock()
        await bot.start()
        result.down += clock() - stopped
    await admin.waits_for("的结果", timeout=max(120, size))
    for talk in talks:
        talk.cancel()
    await asyncio.gather(*talks, return_exceptions=True)
    calls = telegram.calls[first:]
    result.seconds = max(c.begun for c in calls if _ours(c)) - began
    result.got = Counter(c.chat for c in calls if _ours(c))
    result.messages = sum(c.accepted and c.changes for c in calls)
    result.refused = _refused(calls)
    result.edits = [c.begun for c in calls if c.accepted and c.method == "editMessageText" and c.chat == 7]
    result.unknown = int(
        store.read(lambda db: db.value("SELECT count(*) FROM delivery WHERE state = 'unknown'")).result()
    )
    unknown = store.read(
        lambda db: {r.external for r in db.all(
            "SELECT c.external FROM delivery d JOIN chat c ON c.id = d.chat_id WHERE d.state = 'unknown'")}
    ).result()  # fmt: skip
    strays = [
        n for n in range(FIRST, FIRST + size) if result.got[n] != 1 and seal.digest(f"telegram:{n}") not in unknown
    ]
    assert not strays, f"lost or doubled and not reported unknown: {strays}"
    store.close()
    return result


def _ours(call: Call) -> bool:
    return call.accepted and call.method == "sendMessage" and WORDS in str(call.params.values.get("text"))


class Naive(Bot):
    """Stock python-telegram-bot with its AIORateLimiter."""

    size = 0

    async def start(self, ready: bool = True) -> None:
        self.command = (sys.executable, "-m", "tests.naive.ptb_broadcast", str(FIRST), str(self.size), WORDS)
        await super().start(ready=False)

    def environment(self) -> dict[str, str]:
        known = super().environment()
        return known | {"PYTHONPATH": f"{known['PYTHONPATH']}:{os.environ.get('LINLI_PEERS', '')}"}


async def naive(bot: Naive, telegram: FakeTelegram, size: int, talkers: int = 3) -> Sent:
    """The same crowd, told by a loop."""
    bot.size, result, clock = size, Sent(size), asyncio.get_running_loop().time
    for user in range(FIRST, FIRST + size):
        telegram.phone(user).chat.met = True
    telegram.limits = Limits()
    await bot.start()
    await telegram.world.until(lambda: any(_ours(c) for c in telegram.calls), timeout=60)
    began = clock()
    talks = [asyncio.create_task(_talk(telegram, FIRST + n, result)) for n in range(talkers)]
    with suppress(TimeoutError):
        await telegram.world.until(lambda: sum(_ours(c) for c in telegram.calls) >= size, timeout=max(60, size / 15))
    result.seconds = clock() - began
    for talk in talks:
        talk.cancel()
    await asyncio.gather(*talks, return_exceptions=True)
    result.got = Counter(c.chat for c in telegram.calls if _ours(c))
    result.messages = sum(c.accepted and c.changes for c in telegram.calls)
    result.refused = _refused(telegram.calls)
    return result


def _refused(calls: list[Call]) -> list[str]:
    return [f"{c.method} to {c.chat}" for c in calls if c.refused and c.refused.code == 429]


async def _kill(bot: Bot, store: Store) -> int:
    """kill -9; how many sends were in flight: begun, and their end not durably marked."""
    await bot.kill()
    leaving = "SELECT count(*) FROM outbox WHERE state = 'sending'"
    return int(store.read(lambda db: db.value(leaving)).result())


async def _talk(telegram: FakeTelegram, user: int, result: Sent) -> None:
    """Somebody who asks for help every other second; how long the answer takes."""
    phone = telegram.phone(user)
    while True:
        began = time.monotonic()
        phone.says("/help")
        await phone.waits_for("您可以这样用", timeout=60)
        result.replies.append(time.monotonic() - began)
        await asyncio.sleep(4.0)
