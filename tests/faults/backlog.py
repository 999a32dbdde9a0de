"""A day's backlog, drained in this process: `python -m tests.faults.backlog FILE UPDATES PEOPLE` (T9).  Prints what it measured.

Real: polling, inbox, processor, handlers, sender, the store with its threads and a disk that syncs.  Telegram is a list: its
network is not what is measured.
"""

import asyncio
import json
import re
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.channels.telegram import wire
from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.polling import poll
from bot.community import read
from bot.inbox import Processor
from bot.office import Office
from bot.pictures import Pictures
from bot.sender import Sender
from bot.tasks import Tasks
from bot.town import town
from handlers.house import House
from handlers.words import Words
from storage import inbox
from storage.db import Db
from storage.inbox import Update
from storage.seal import Seal
from storage.store import open_store
from tests.fake.process import REPO

LATE = "信息延迟处理"


def peak() -> int:
    """The most memory this process held, in MB; getrusage's figure would begin with its parent's."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) // 1024 if found else 0


class Queue:
    """Telegram: everybody wrote in turn while nobody fetched; the last one writes when half is handled."""

    def __init__(self, updates: int, people: int) -> None:
        self.updates_, self.people, self.next = updates, people, 0
        self.sent: Counter[str] = Counter()
        self.late: Counter[str] = Counter()
        self.began = datetime.now(UTC) - timedelta(hours=24)

    async def updates(self, offset: int | None, wait: int, allowed: tuple[str, ...]) -> list[dict[str, Any]]:
        first = 0 if offset is None else offset - 1
        if first >= self.updates_:
            await asyncio.sleep(3600)
        return [self.update(n) for n in range(first, min(first + 100, self.updates_))]

    def update(self, n: int) -> dict[str, Any]:
        who, at = 1000 + n % self.people, self.began + timedelta(seconds=n * 80_000 / self.updates_)
        user = {"id": who, "is_bot": False, "first_name": "居民", "language_code": "zh-hans"}
        chat = {"id": who, "type": "private"}
        message = {"message_id": n + 1, "from": user, "chat": chat, "date": int(at.timestamp()), "text": f"在吗{n}"}
        return {"update_id": n + 1, "message": message}

    async def call(self, method: str, **params: Any) -> Any:
        if method.startswith("send"):
            self.sent[params["chat_id"]] += 1
            self.late[params["chat_id"]] += LATE in params["text"]
        return {"message_id": sum(self.sent.values())}


class Timed(Processor):
    """How long each unit takes, and whether the order within a chat is kept."""

    def begin(self) -> None:
        self.seconds: list[float] = []
        self.last: dict[str, int] = {}
        self.disorder = 0

    async def _unit(self, update: Update, said: Any) -> None:
        began = time.perf_counter()
        await super()._unit(update, said)
        self.seconds.append(time.perf_counter() - began)
        self.disorder += update.id <= self.last.get(update.lane, 0)
        self.last[update.lane] = update.id


async def drain(file: Path, updates: int, people: int) -> dict[str, Any]:
    """Until everything is handled and sent."""
    store, seal, tasks = open_store(f"sqlite:///{file}"), Seal(b"k" * 32), Tasks()
    house = House(town(read(REPO / "community.toml")), Words(), seal, flood=False)
    queue = Queue(updates, people)
    wakers: list[Any] = []

    def touched(_: frozenset[str]) -> None:
        for wake in wakers:
            wake()

    office = Office(store, touched)

    def now() -> datetime:
        return datetime.now(UTC)

    channels = {"telegram": Telegram(queue, Pictures(file.parent), house.words)}  # type: ignore[arg-type]
    processor = Timed(office, house, channels, now, tasks)
    processor.begin()
    sender = Sender(office, seal, channels, now, tasks)
    wakers += [processor.wake, sender.wake]

    async def keep(batch: list[dict[str, Any]]) -> None:
        def unit(db: Db) -> None:
            for update in batch:
                inbox.put(db, seal, "telegram", str(update["update_id"]), wire.chat_of(update), update, now())

        await office.write(unit)

    began = time.perf_counter()
    for loop in (processor.run(), sender.run(), poll(queue, keep, processor.has_room, asyncio.sleep)):  # type: ignore[arg-type]
        tasks.start(loop, "loop")
    wanted = updates + people  # an answer each, and one apology a person
    while sum(queue.sent.values()) < wanted and time.perf_counter() - began < 900:
        await asyncio.sleep(0.2)
    seconds = time.perf_counter() - began
    await tasks.cancel()
    await asyncio.to_thread(store.close)
    each = sorted(processor.seconds)
    return {
        "seconds": round(seconds, 1), "handled": len(each), "sent": sum(queue.sent.values()),
        "apologies": sum(queue.late.values()), "most_apologies": max(queue.late.values()), "disorder": processor.disorder,
        "p50_ms": round(each[len(each) // 2] * 1000, 1), "p99_ms": round(each[len(each) * 99 // 100] * 1000, 1),
        "rss_mb": peak(),
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(asyncio.run(drain(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))))
