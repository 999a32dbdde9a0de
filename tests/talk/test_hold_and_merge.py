"""What takes days: a hold that ends by itself, more time, a chain of merged requests.  On a clock of our own."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from storage.db import when
from tests.talk.world import Neighbourhood, words


@pytest.fixture
def here(database: str) -> Iterator[Neighbourhood]:
    neighbourhood = Neighbourhood(database)
    yield neighbourhood
    neighbourhood.close()


def reports(here: Neighbourhood, who: str, said: str = "3号楼电梯坏了") -> None:
    here.says(who, said)
    here.presses(who, "同意并提交")


def due(here: Neighbourhood, id: int = 1) -> datetime:
    return when(here.value("SELECT expected_datetime FROM request WHERE id = :id", id=id))


def behind(here: Neighbourhood, id: int) -> int:
    sql = "SELECT count(*) FROM follow WHERE subject = :subject AND kind = 'support'"
    return int(here.value(sql, subject=f"request:{id}"))


def test_on_its_day_a_held_task_comes_back_and_has_lost_no_time(here: Neighbourhood) -> None:
    here.worker("王")
    reports(here, "李")
    promised = due(here)
    for label in ("更多", "挂起", "等配件", "3 天后"):
        here.presses("王", label)
    assert "挂起" in words(here.letters("李"))
    here.letters("王")
    here.later(days=2)
    assert "您已接单" not in words(here.letters("王"))
    here.later(days=1)
    assert "🔧 您已接单。" in words(here.letters("王")) and "在办了" in words(here.letters("李"))
    assert here.value("SELECT step FROM request") == "accepted"
    assert (due(here).date() - promised.date()).days == 3, "as long as it was held"


def test_reminders_are_silent_while_it_is_held(here: Neighbourhood) -> None:
    here.worker("王")
    here.admin("周")
    reports(here, "李")
    for label in ("更多", "挂起", "等审批", "7 天后"):
        here.presses("王", label)
    here.letters("王"), here.letters("周")
    here.later(days=6)
    assert "到期" not in words(here.letters("王")) and "督办" not in words(here.letters("周"))


def test_granted_time_moves_the_promised_day(here: Neighbourhood) -> None:
    here.worker("王")
    here.admin("周")
    reports(here, "李")
    promised = due(here)
    here.presses("王", "更多")
    here.presses("王", "延期申请")
    here.says("王", "三周后")
    here.presses("王", "要施工队")
    assert due(here) == promised
    here.presses("周", "同意延期")
    assert (due(here) - promised).days > 10
    assert "要晚一些办好" in words(here.letters("李"))


def test_after_the_day_no_more_time_is_given(here: Neighbourhood) -> None:
    here.worker("王")
    reports(here, "李")
    here.later(days=20)
    here.says("王", "/tasks")
    here.says("王", "1")
    here.presses("王", "更多")
    assert "已经到期了" in words(here.presses("王", "延期申请"))


def test_a_chain_of_merged_requests_keeps_everybody(here: Neighbourhood) -> None:
    """Three residents; the third is merged into the second, the second into the first; then the second is split off."""
    here.worker("王")
    for who in ("李", "孙", "钱"):
        reports(here, who)
    for list_line, into in (("3", "0002"), ("2", "0001")):
        here.says("王", "/tasks")
        here.says("王", list_line)
        here.presses("王", "更多")
        here.presses("王", "合并")
        here.presses("王", f"{into} 3号楼电梯坏了")
    assert behind(here, 2) == 1 and behind(here, 1) == 2
    here.says("王", "/tasks")
    assert "3 人遇到" in words(here.says("王", "1"))
    here.presses("王", "更多")
    here.presses("王", "拆分")
    here.presses("王", "0002 3号楼电梯坏了")
    assert behind(here, 1) == 0 and behind(here, 2) == 1, "who came with it leaves with it"
    steps = [here.value("SELECT step FROM request WHERE id = :id", id=id) for id in (1, 2, 3)]
    assert steps == ["dispatched", "dispatched", "merged"]


def test_the_likeliest_comes_first(here: Neighbourhood) -> None:
    reports(here, "李", "3号楼电梯里有水")
    reports(here, "孙", "3号楼电梯门关不上")
    asked = words(here.says("钱", "3号楼电梯的门又关不上了"))
    assert asked.index("门关不上（") < asked.index("有水（")
    assert "1 我也遇到\n2 我也遇到\n同意并提交" in asked


def test_nobody_gets_the_tasks_of_two_who_stand_in_for_each_other(here: Neighbourhood) -> None:
    """A circle of stand-ins ends: one of them has it."""
    here.worker("王")
    here.worker("赵")
    for who, other in (("王", "赵"), ("赵", "王")):
        here.says(who, "/tasks")
        for label in ("更多", "请假"):
            here.presses(who, label)
        here.says(who, "今天到后天")
        here.presses(who, f"{other}（第一网格）")
    reports(here, "李")
    assert here.value("SELECT worker_id FROM request") is not None
