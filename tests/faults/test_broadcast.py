"""A broadcast reaches everybody once: a short one in `make test`; 2,000 chats, kills and the comparison in `make faults`."""

import importlib.util
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.databases import mostly_sqlite
from tests.fake.process import Bot
from tests.fake.telegram import FakeTelegram
from tests.faults.crowd import HEAD, Naive, Sent, broadcast, naive

Note = Callable[[str, object], None]


async def sent(database: str, folder: Path, size: int, kills: int) -> Sent:
    async with FakeTelegram() as telegram, Bot(telegram, database, folder) as bot:
        await bot.stop()
        return await broadcast(bot, telegram, database, size, kills)


def kept(result: Sent, kills: int) -> None:
    """What is promised, however often it was killed."""
    assert result.refused == [], "we never ask for more than Telegram gives"
    assert result.lost + result.doubled <= result.unknown <= result.in_flight <= 32 * kills
    assert max(result.replies) < 1.0 or kills, "dialogue goes first"
    assert all(b - a >= 3.0 for a, b in zip(result.edits, result.edits[1:], strict=False)) or kills


@mostly_sqlite
async def test_a_small_broadcast_killed_once(database: str, tmp_path: Path, record_property: Note) -> None:
    result = await sent(database, tmp_path, 120, 1)
    record_property("table", f"{HEAD}\n{result.line('Linli, killed once')}")
    assert sum(result.got.values()) >= 120 - result.unknown
    kept(result, 1)


@pytest.mark.faults
async def test_2000_chats_in_peace_and_killed_twice(sqlite: str, tmp_path: Path, record_property: Note) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    peace = await sent(sqlite, tmp_path / "a", 2000, 0)
    kept(peace, 0)
    killed = await sent(f"sqlite:///{tmp_path / 'b' / 'linli.db'}", tmp_path / "b", 2000, 2)
    kept(killed, 2)
    lines = [HEAD, peace.line("Linli"), killed.line("Linli, killed twice")]
    if importlib.util.find_spec("aiolimiter") or os.environ.get("LINLI_PEERS"):
        async with FakeTelegram() as telegram, Naive(telegram, sqlite, tmp_path / "c") as bot:
            await bot.stop()
            lines.append((await naive(bot, telegram, 2000)).line("python-telegram-bot, AIORateLimiter"))
    else:
        lines.append(
            "python-telegram-bot's AIORateLimiter: SKIPPED, aiolimiter is not installed (LINLI_PEERS names a folder)"
        )
    record_property("table", "\n".join(lines))
    assert peace.lost == peace.doubled == peace.unknown == 0
    assert peace.rate >= 28 and killed.rate >= 28
