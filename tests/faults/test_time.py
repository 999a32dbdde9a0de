"""Clocks that jump, zones that change, a process that dies while the clock strikes (T7): what is due happens once."""

import asyncio
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.fake.process import REPO, Bot
from tests.faults.bill import DUE, bill
from tests.talk.world import Neighbourhood

Note = Callable[[str, object], None]
FAKETIME = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
CLOSED = "SELECT count(*) FROM request_event WHERE verb = 'expire'"
TWICE = "SELECT count(*) FROM (SELECT request_id FROM request_event WHERE verb = 'expire' GROUP BY request_id HAVING count(*) > 1)"


def repaired(here: Neighbourhood, requests: int = 1) -> None:
    """So many repairs that wait for 修好了吗?"""
    here.worker("王")
    for n in range(requests):
        here.says(f"李{n}", "东门路灯不亮")
        here.presses(f"李{n}", "同意并提交")
        here.presses("王", "已处理")
        here.presses("王", "天黑拍不清")


@pytest.mark.parametrize("jump", [1, -1], ids=["an hour ahead", "an hour back"])
def test_a_clock_that_jumps_closes_once(database: str, jump: int) -> None:
    here = Neighbourhood(database)
    repaired(here)
    due = here.now + timedelta(days=7)
    for moment in (due - timedelta(minutes=30), due + timedelta(hours=jump, minutes=30), due + timedelta(minutes=30)):
        here.at(moment)
    here.at(due + timedelta(hours=3))
    assert here.value(CLOSED) == 1
    here.close()


@pytest.mark.parametrize("begin", [datetime(2026, 3, 24, 12, tzinfo=UTC), datetime(2026, 10, 20, 12, tzinfo=UTC)])
def test_a_zone_with_summer_time_closes_once_and_gives_each_number_once(sqlite: str, begin: datetime) -> None:
    here = Neighbourhood(sqlite)
    community = replace(here.house.town.community, zone="Europe/Berlin")
    here.house.town = replace(here.house.town, community=community)
    here.now = begin
    repaired(here)
    end = here.now + timedelta(days=9)
    while here.now < end:
        here.at(here.now + timedelta(minutes=30))
    assert here.value(CLOSED) == 1
    numbers = "SELECT count(DISTINCT service_request_id) = count(*) FROM request"
    assert here.value(numbers)
    here.close()


def test_jobs_in_a_scheduler_are_dropped_when_they_are_late(tmp_path: Path, record_property: Note) -> None:
    command = [sys.executable, "-m", "tests.naive.misfire", str(tmp_path / "jobs.db"), "5"]
    said = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=True)
    bill(record_property, DUE, "five hours late", 1, 1, 0, way="naive: APScheduler's store")
    assert "closed" not in said.stdout and "missed" in said.stderr


class Shifted(Bot):
    """Under another clock.  By the library itself: the program of the same name stays between us and the bot."""

    def __init__(self, database: str, folder: Path, shift: str) -> None:
        super().__init__(None, database, folder)
        self.shift = shift

    def environment(self) -> dict[str, str]:
        faked = {"LD_PRELOAD": str(FAKETIME[0]), "FAKETIME": self.shift, "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
        return super().environment() | faked


def waiting(database: str, folder: Path, due_in: timedelta, requests: int) -> None:
    """A past in which all these were repaired; they close in so long by the true clock."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "linli.key").write_text((b"k" * 32).hex())
    (folder / "linli.key").chmod(0o600)
    here = Neighbourhood(database)
    here.now = datetime.now(UTC) - timedelta(days=7) + due_in
    repaired(here, requests)
    here.close()


def looked_at(database: str) -> tuple[int, int]:
    """(closed, closed twice)"""
    here = Neighbourhood(database)
    found = here.value(CLOSED), here.value(TWICE)
    here.close()
    return found


async def until_closed(database: str, wanted: int, within: float) -> int:
    """Wait until so many are closed, or for so long; how many are."""
    end = asyncio.get_running_loop().time() + within
    while (closed := looked_at(database)[0]) < wanted and asyncio.get_running_loop().time() < end:
        await asyncio.sleep(0.5)
    return closed


@pytest.mark.faults
@pytest.mark.skipif(not FAKETIME, reason="faketime is not installed: a machine's clock is NOT moved here")
async def test_a_machine_whose_clock_is_moved(sqlite: str, tmp_path: Path, record_property: Note) -> None:
    waiting(sqlite, tmp_path, timedelta(hours=1), 3)
    seen = []
    for shift in ("-1h", "+0h", "+2h", "-1h", "+3h"):
        async with Shifted(sqlite, tmp_path, shift):
            seen.append(await until_closed(sqlite, 3 if shift[0] == "+" and shift != "+0h" else 1, 8))
    bill(record_property, DUE, "the machine's clock −1 h, 0, +2 h, −1 h, +3 h", 5, 3 - seen[-1], looked_at(sqlite)[1])
    assert seen == [0, 0, 3, 3, 3] and looked_at(sqlite) == (3, 0)


@pytest.mark.faults
async def test_a_process_that_dies_while_the_clock_strikes(
    database: str, tmp_path: Path, record_property: Note
) -> None:
    waiting(database, tmp_path, -timedelta(hours=1), 120)
    dice, kills = random.Random(7), 0
    bot = Bot(None, database, tmp_path)
    for _ in range(5):
        await bot.start()
        await asyncio.sleep(5 + dice.uniform(-0.2, 0.5))  # the first strike comes five seconds after the start
        await bot.kill()
        kills += 1
    async with bot:
        closed = await until_closed(database, 120, 40)
    _, twice = looked_at(database)
    bill(record_property, DUE, "kill -9 while the clock strikes, 120 due", kills, 120 - closed, twice)
    assert closed == 120 and twice == 0
