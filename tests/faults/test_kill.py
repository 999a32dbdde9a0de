"""Nothing is lost when the bot is killed: measured on Linli, and shown to fail on the naive way.

The short ones are part of `make test`; the long ones (≥ 20 kills, ≥ 500 updates) run by `make faults`.
"""

import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.sender import IN_FLIGHT
from tests.fake.process import REPO, Bot
from tests.fake.telegram import FakeTelegram
from tests.faults.bill import KEPT, bill
from tests.faults.kill_loop import KillLoop, Loss
from tests.naive.process import NaiveBot

Killed = Callable[..., Awaitable[Loss]]
QUIET = {"NaiveBot": 4.0}  # seconds after which nothing more is expected; ours may start slowly on a busy machine
LONG = {"kills": 22, "conversations": 264}
SHORT = {"kills": 6, "conversations": 66}
linli = pytest.mark.skipif(not (REPO / "bot" / "__main__.py").exists(), reason="there is no bot to kill yet")
WAYS = {"Bot": "Linli", "NaiveBot": "naive: stock PTB"}
ways = pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])


class ControlBot(NaiveBot):
    """The smallest bot that stores before it acknowledges."""

    command = (sys.executable, "-m", "tests.faults.control_bot")


@pytest.fixture
def killed(record_property: Callable[[str, object], None], tmp_path: Path) -> Callable[..., Awaitable[Loss]]:
    """Run the loop; its table stands at the end of pytest's output."""

    async def killed(kind: type[Bot], database: str, webhook: bool, size: dict[str, int], seed: int) -> Loss:
        loss = await kill(kind, database, tmp_path, webhook, size, seed)
        way = "webhook" if webhook else "polling"
        title = f"{kind.__name__}, {way}, {database.partition(':')[0]}, seed {seed}"
        record_property("table", f"{title}: {loss.table()}")
        doubled = loss.doubled + loss.repeated + loss.shared
        what = f"kill -9, {way}, {database.partition(':')[0]}, {loss.updates} updates"
        bill(record_property, KEPT, what, len(loss.hits), loss.lost, doubled, way=WAYS.get(kind.__name__, "control"))
        return loss

    return killed


async def kill(kind: type[Bot], database: str, folder: Path, webhook: bool, size: dict[str, int], seed: int) -> Loss:
    async with FakeTelegram() as telegram:
        bot = kind(telegram, database, folder, webhook)
        try:
            return await KillLoop(telegram, bot, seed=seed, **size).run(QUIET.get(kind.__name__, 30.0))
        finally:
            await bot.stop()


def nothing_is_lost(loss: Loss, busy: int) -> None:
    assert loss.busy >= busy, "the kills hit too little work to prove anything"
    assert loss.lost == 0
    assert loss.repeated == loss.shared == 0
    # In flight = begun and not yet durably marked, at most IN_FLIGHT at a kill.  From outside only a part of them is seen
    # (loss.in_flight, printed): an answer that has left Telegram is in flight until its mark is committed.
    assert loss.doubled <= IN_FLIGHT * len(loss.hits)
    again = "message is not modified"  # an edit sent once more after a kill: nothing changes, nobody sees it
    assert not [refused for refused in loss.refused if again not in refused]


@linli
async def test_linli_loses_nothing_in_a_short_loop(database: str, killed: Killed) -> None:
    webhook = database.startswith("postgresql")
    nothing_is_lost(await killed(Bot, database, webhook, SHORT, seed=7), busy=4)


@pytest.mark.faults
async def test_the_naive_way_loses_in_a_short_loop(killed: Killed) -> None:
    loss = await killed(NaiveBot, "none", False, SHORT, seed=7)
    assert loss.busy >= 4
    assert loss.lost > 0


@linli
@pytest.mark.faults
@ways
async def test_linli_loses_nothing(database: str, webhook: bool, killed: Killed) -> None:
    nothing_is_lost(await killed(Bot, database, webhook, LONG, seed=20261122), busy=15)


@pytest.mark.faults
@ways
async def test_the_naive_way_loses(webhook: bool, killed: Killed) -> None:
    loss = await killed(NaiveBot, "none", webhook, LONG, seed=20261122)
    assert loss.busy >= 15
    assert loss.lost > 0


@pytest.mark.faults
@ways
async def test_the_loop_can_read_zero(webhook: bool, empty_sqlite: str, killed: Killed) -> None:
    nothing_is_lost(await killed(ControlBot, empty_sqlite, webhook, LONG, seed=20261122), busy=15)
