"""One person sends ten thousand messages: the others hardly notice (R26)."""

import asyncio
import sys
import time
from collections.abc import Callable

import pytest

from tests.bench.bots import LINLI, Kind, Run, running
from tests.bench.figures import percentile

FIFO = Kind("Linli, first come first served", (sys.executable, "-m", "tests.naive.fifo"))
FLOODER = {"id": 9, "is_bot": False, "first_name": "刷屏", "language_code": "zh-hans"}
ROOM = {"id": 9, "type": "private"}
MORE = 1.0  # seconds that the 99th of 100 replies may come later


async def measured(kind: Kind, people: int, updates: int, rate: float, messages: int) -> tuple[float, float]:
    """p99 of the others' replies in seconds, without the flooder and with; their messages come on a clock."""
    async with running(kind, users=people) as run:
        run.bot.settings["LINLI_FLOOD"] = "on"
        run.api.replied = others(run)
        await run.bot.start()
        await run.crowd.talk(people)
        _, alone = await run.crowd.talk(updates, rate=rate)
        for n in range(messages):
            said = {
                "message_id": n + 1,
                "from": FLOODER,
                "chat": ROOM,
                "date": int(time.time()),
                "text": f"在吗在吗 {n}",
            }
            run.api.push({"message": said})
        _, beside = await run.crowd.talk(updates, rate=rate)
        return percentile(alone, 0.99), percentile(beside, 0.99)


def others(run: Run) -> Callable[[int, int, dict[str, object]], None]:
    """The crowd hears what is for the crowd."""

    def heard(chat: int, message: int, params: dict[str, object]) -> None:
        if chat != FLOODER["id"]:
            run.crowd.replied(chat, message, params)

    return heard


@pytest.mark.faults
async def test_ten_thousand_messages_of_one_delay_a_hundred_others_by_less_than_a_second(
    record_property: Callable[[str, object], None],
) -> None:
    alone, beside = await measured(LINLI, people=100, updates=900, rate=30, messages=10_000)
    record_property("table", f"p99 of 100 others {1000 * alone:.0f} ms alone, {1000 * beside:.0f} ms beside 10,000")
    assert beside <= alone + MORE


@pytest.mark.faults
async def test_first_come_first_served_would_make_everybody_wait(
    record_property: Callable[[str, object], None],
) -> None:
    """The naive way, to show that the measure can tell."""
    async with asyncio.timeout(300):
        alone, beside = await measured(FIFO, people=100, updates=300, rate=30, messages=10_000)
    record_property(
        "table", f"naive: p99 of 100 others {1000 * alone:.0f} ms alone, {1000 * beside:.0f} ms beside 10,000"
    )
    assert beside > alone + MORE
