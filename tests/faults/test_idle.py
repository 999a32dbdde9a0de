"""A bot that nobody talks to does nothing: a loop that wakes itself would eat a processor."""

import asyncio
import os
from pathlib import Path

from tests.fake.process import Bot
from tests.fake.telegram import FakeTelegram
from tests.faults.conversation import report


async def test_an_idle_bot_does_nothing(database: str, tmp_path: Path) -> None:
    async with FakeTelegram() as telegram, Bot(telegram, database, tmp_path) as bot:
        await asyncio.wait_for(report(telegram.phone(1)), 60)
        began = used(bot)
        await asyncio.sleep(1.0)
        assert used(bot) - began < 0.3


def used(bot: Bot) -> float:
    """CPU-seconds so far."""
    assert bot.process
    fields = Path(f"/proc/{bot.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
