"""A poison update is tried three times, parked with its error, and the person is told; the chat and the others go on."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot import inbox as processing
from bot.channels.base import Capabilities, Channel
from bot.office import Office
from bot.tasks import Tasks
from flows.said import Said
from storage import inbox
from storage.db import Db
from tests.talk.world import MORNING, Neighbourhood, words


@pytest.fixture
def here(database: str) -> Iterator[Neighbourhood]:
    neighbourhood = Neighbourhood(database)
    yield neighbourhood
    neighbourhood.close()


class Plain:
    """A channel of words; "毒" cannot be read, "病" can but makes the handler fail."""

    name = "plain"
    capabilities = Capabilities()

    def __init__(self) -> None:
        self.read: list[str] = []

    def said(self, raw: dict[str, Any]) -> Said | None:
        self.read.append(raw["text"])
        if raw["text"] == "毒":
            raise ValueError("unreadable")
        when: Any = None if raw["text"] == "病" else MORNING
        return Said("plain", raw["who"], raw["who"], raw["id"], when, raw["text"])


async def play(here: Neighbourhood, channel: Plain, said: list[tuple[str, str]]) -> None:
    """These words come in, one after the other; returns when all are dealt with."""

    def unit(db: Db) -> None:
        for n, (who, text) in enumerate(said):
            inbox.put(db, here.seal, "plain", str(n), who, {"who": who, "text": text, "id": str(n)}, MORNING)

    here.do(unit)
    changed, tasks = asyncio.Event(), Tasks()
    office = Office(here.store, lambda names: changed.set())
    channels: dict[str, Channel] = {"plain": channel}  # type: ignore[dict-item]
    processor = processing.Processor(office, here.house, channels, lambda: datetime.now(UTC), tasks)
    loop = asyncio.create_task(processor.run())
    try:
        async with asyncio.timeout(10):
            while await office.read(lambda db: db.value("SELECT count(*) FROM inbox WHERE state = 'new'")):
                await changed.wait()
                changed.clear()
    finally:
        loop.cancel()
        await tasks.cancel()
        office.store.deliver = lambda commit: commit()
        office.store.listener = lambda names: None


async def test_it_is_tried_three_times_parked_and_said_so(here: Neighbourhood, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processing, "PAUSE", 0.0)
    channel = Plain()
    await play(here, channel, [("李", "您好"), ("李", "病"), ("李", "3号楼电梯坏了"), ("张", "您好")])
    assert channel.read.count("病") == 3
    told = words(here.letters("李"))
    assert told.index("我在。") < told.index("对不起，我们这边出错了") < told.index("是这样吗？"), (
        "in order, and the chat goes on"
    )
    assert "021-5555 0100" in told
    assert "我在。" in words(here.letters("张"))
    assert here.value("SELECT count(*) FROM inbox WHERE state = 'parked'") == 1
    assert here.value("SELECT error FROM inbox WHERE state = 'parked'") in ("AttributeError", "TypeError")


async def test_what_cannot_even_be_read_is_parked(here: Neighbourhood, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processing, "PAUSE", 0.0)
    channel = Plain()
    await play(here, channel, [("李", "毒"), ("李", "您好")])
    assert channel.read.count("毒") == 3
    assert "我在。" in words(here.letters("李"))
    assert here.value("SELECT error FROM inbox WHERE state = 'parked'") == "ValueError"


async def test_a_stranger_whose_first_words_are_poison_is_told_too(
    here: Neighbourhood, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processing, "PAUSE", 0.0)
    await play(here, Plain(), [("新", "病")])
    assert "对不起，我们这边出错了" in words(here.letters("新"))
