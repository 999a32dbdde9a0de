"""An unsure message is asked about, one tap puts a wrong guess right, and after the night the same words are routed."""

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.town import Lists
from storage import corrections
from tests.talk import transcripts
from tests.talk.street import Here, Street
from tests.talk.world import Neighbourhood, words

UNSURE = "楼上阳台浇花老是滴到我家被子上，沟通没用"
AGAIN = "楼上浇花又滴到我家被子上，沟通了也没用"
CATS, CATS_AGAIN, MEANT = "猫叫春叫得整晚睡不着", "的猫整晚叫春，叫得人睡不着", "宠物与动物"
WHICH, RIGHT = "这属于哪一类？", "邻里纠纷"


@pytest.fixture
def quarter(sqlite: str) -> Iterator[Neighbourhood]:
    neighbourhood = Neighbourhood(sqlite)
    yield neighbourhood
    neighbourhood.close()


def test_after_the_nightly_fold_the_same_words_are_routed(quarter: Neighbourhood, tmp_path: Path) -> None:
    resident = "resident"
    assert WHICH in words(quarter.says(resident, f"3号楼{UNSURE}"))
    assert f"类别：{RIGHT}" in words(quarter.says(resident, RIGHT))
    quarter.presses(resident, "同意并提交")

    lists = Lists(tmp_path)
    lists.fold(quarter.do(lambda db: corrections.rows(db, quarter.house.seal)))
    made = lists.reload(quarter.house.town.community)
    assert made is not None
    quarter.house.town = made

    said = words(quarter.says("another", f"3号楼{AGAIN}"))
    assert WHICH not in said
    assert f"类别：{RIGHT}" in said


@pytest.mark.faults
async def test_a_wrong_guess_is_put_right_by_one_tap(
    sqlite: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """The running process on both channels: asked, tapped, folded, and the lists are read again without a restart."""
    street, met = await Street(sqlite, tmp_path).open(), []
    try:
        for channel in ("telegram", "web"):
            here = Here(street, channel)
            resident = await here.neighbour("李阿姨")
            guess = await resident.asks(f"{here.home}{CATS}", WHICH)
            assert guess.labels[0] == "噪声" and MEANT in guess.labels, "it would have guessed wrong"
            await resident.presses(MEANT)
            await resident.waits_for(f"类别：{MEANT}")
            await resident.presses("同意并提交")
            await resident.waits_for("LL-")
            met += here.came
            await here.leave()
        env = street.bot.environment()
        fold = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "fold", cwd=street.bot.folder, env=env)
        assert await fold.wait() == 0
        async with asyncio.timeout(30):
            while "event=lists_reloaded" not in street.bot.log():
                await asyncio.sleep(0.2)
        for channel in ("telegram", "web"):
            here = Here(street, channel)
            other = await here.neighbour("王叔叔")
            card = await other.asks(f"{here.home}{CATS_AGAIN}", "是这样吗")
            assert f"类别：{MEANT}" in card.text
            met += here.came
            await here.leave()
        if folder := request.config.getoption("--transcripts"):
            transcripts.write(Path(folder), "test_a_wrong_guess_is_put_right_by_one_tap", met)
    finally:
        await street.close()
