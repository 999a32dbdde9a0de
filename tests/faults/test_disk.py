"""A full disk, a disk that fails (T8): nothing is acknowledged that is not stored, /readyz says so, and it heals by itself."""

import asyncio
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import aiohttp
import pytest

from tests.fake.process import Bot
from tests.fake.telegram import FakeTelegram
from tests.faults.bill import KEPT, bill
from tests.faults.conversation import numbers, report
from tests.faults.strace import Traced, needed

Note = Callable[[str, object], None]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of four megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "linli-test", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("may not mount a small disk: a full disk is NOT checked here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


async def ready(bot: Bot, wanted: int) -> None:
    """Wait until /readyz says so."""
    async with aiohttp.ClientSession() as http, asyncio.timeout(20):
        while True:
            async with http.get(f"{bot.root}/readyz") as answer:
                if answer.status == wanted:
                    return
            await asyncio.sleep(0.05)


def whole(file: Path, people: int) -> None:
    """Nothing is broken, nothing parked, nobody twice."""
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT count(*) FROM inbox WHERE state <> 'done'").fetchone()[0] == 0
        assert db.execute("SELECT count(*) FROM request").fetchone()[0] == people


async def test_a_full_disk_loses_nothing_and_heals(small_disk: Path, tmp_path: Path, record_property: Note) -> None:
    file = small_disk / "linli.db"
    async with FakeTelegram() as telegram, Bot(telegram, f"sqlite:///{file}", tmp_path) as bot:
        first = telegram.phone(1)
        await asyncio.wait_for(report(first), 60)
        filler = small_disk / "filler"
        with filler.open("wb", buffering=0) as full:
            try:
                while full.write(b"\0" * 4096):
                    pass
            except OSError:
                pass
        phones = [telegram.phone(100 + n) for n in range(12)]
        talks = [asyncio.create_task(report(phone)) for phone in phones]
        await ready(bot, 503)
        with closing(sqlite3.connect(file)) as db:
            stored = {row[0] for row in db.execute("SELECT external FROM inbox")}
        acknowledged = [update for update in telegram.updates.all if update.confirmed is not None]
        assert all(str(update.id) in stored for update in acknowledged), "acknowledged but not stored"
        filler.unlink()
        await asyncio.wait_for(asyncio.gather(*talks), 30)
        await ready(bot, 200)
        assert all(len(numbers(phone)) == 1 for phone in phones)
        await bot.stop()
        whole(file, 13)
        bill(record_property, KEPT, "full disk, 12 people talk on", 1, 0, 0)


@needed
@pytest.mark.faults
@pytest.mark.parametrize("when", ["20..28", "20+3"], ids=["for a while", "every third time"])
async def test_a_failing_fsync_loses_nothing(when: str, sqlite: str, tmp_path: Path, record_property: Note) -> None:
    async with FakeTelegram() as telegram:
        bot = Traced(telegram, sqlite, tmp_path)
        await Bot.start(bot)  # the database is made in peace
        await bot.stop()
        bot.inject = f"fdatasync:error=EIO:when={when}"
        async with bot:
            phones = [telegram.phone(100 + n) for n in range(12)]
            for phone in phones:
                await asyncio.wait_for(report(phone), 60)
            assert (
                "event=cannot_store" in bot.log()
                or "event=unit_failed" in bot.log()
                or "event=cannot_mark" in bot.log()
            )
            failed = sum(bot.log().count(f"event={name}") for name in ("cannot_store", "unit_failed", "cannot_mark"))
            assert bot.log().count("event=parked") == 0
        assert all(len(numbers(phone)) == 1 for phone in phones)
        whole(Path(sqlite.removeprefix("sqlite:///")), 12)
        bill(record_property, KEPT, f"fsync fails {when}", failed, 0, "–")
