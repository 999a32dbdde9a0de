"""Every point at which a process can die (T2): SIGKILL at the k-th fdatasync, pwrite64 or write, k = 1, 2, 3 … to the last."""

import asyncio
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fake.telegram import FakeTelegram
from tests.faults.bill import KEPT, bill
from tests.faults.conversation import numbers, report
from tests.faults.strace import Traced, needed

STEPS = {"fdatasync": 1, "write": 2, "pwrite64": 5}  # every point, of the many small ones every second or fifth
# write: to sockets, and where a thread wakes the loop (uvloop; asyncio's own loop would use sendto)
MOST = 150  # the k-th call at most


async def crash(database: str, folder: Path, call: str, k: int) -> tuple[bool, int, int, int]:
    """One report under a kill at the k-th call.  (was anything killed, numbers, of them shown, messages said twice)."""
    async with FakeTelegram() as telegram:
        bot = Traced(telegram, database, folder)
        phone = telegram.phone(1)
        talk = asyncio.create_task(report(phone))
        bot.inject = f"{call}:signal=SIGKILL:when={k}"
        await bot.start(ready=False)
        assert bot.process
        ended = asyncio.create_task(bot.process.wait())
        await asyncio.wait([talk, ended], timeout=60, return_when=asyncio.FIRST_COMPLETED)
        if not talk.done():
            await ended
        killed = ended.done()
        if not killed:
            await bot.stop()
            ended.cancel()
        bot.inject = ""
        if killed:
            await bot.start(ready=False)
            await asyncio.wait([talk], timeout=60)
        await bot.stop()
        talk.cancel()
        said = Counter(
            e.body.get("text") for e in phone.chat.events if e.kind == "sent" and e.message and e.message.mine
        )
        return killed, len(numbers(phone)), int(talk.done()), sum(count - 1 for count in said.values())


@needed
@pytest.mark.faults
@pytest.mark.parametrize("call", STEPS)
async def test_no_point_to_die_at_loses_anything(
    call: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    points = lost = doubled = most = 0
    made = tmp_path / "made"
    async with FakeTelegram() as telegram, Traced(telegram, f"sqlite:///{made / 'linli.db'}", made):
        pass  # the database is made in peace
    for k in range(1, MOST, STEPS[call]):
        folder = tmp_path / str(k)
        shutil.copytree(made, folder)
        killed, given, _, twice = await crash(f"sqlite:///{folder / 'linli.db'}", folder, call, k)
        if not killed:
            break
        points, lost, doubled, most = points + 1, lost + (given != 1), doubled + twice, max(most, twice)
    bill(record_property, KEPT, f"SIGKILL at every {STEPS[call]}. {call}", points, lost, doubled)
    assert points >= 3 and lost == 0
    assert most <= 2, "a kill: only what is between Telegram's acceptance and our note of it"
