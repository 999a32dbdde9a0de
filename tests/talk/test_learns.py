"""An unsure message is asked about, one tap puts a wrong guess right, and after the night the same words are routed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.town import Lists
from storage import corrections
from tests.talk.world import Neighbourhood, words

UNSURE = "楼上阳台浇花老是滴到我家被子上，沟通没用"
AGAIN = "楼上浇花又滴到我家被子上，沟通了也没用"
WHICH, RIGHT = "这属于哪一类？", "邻里纠纷"


@pytest.fixture
def quarter(database: str) -> Iterator[Neighbourhood]:
    neighbourhood = Neighbourhood(database)
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
