"""What happens by itself: seven days without an answer, drafts left alone, tasks that are late."""

from collections.abc import Iterator

import pytest

from tests.talk.world import Neighbourhood, words


@pytest.fixture
def here(database: str) -> Iterator[Neighbourhood]:
    neighbourhood = Neighbourhood(database)
    yield neighbourhood
    neighbourhood.close()


def repaired(here: Neighbourhood) -> None:
    here.worker("王")
    here.says("李", "3号楼电梯坏了")
    here.presses("李", "同意并提交")
    here.presses("王", "已处理")
    here.presses("王", "天黑拍不清")
    assert "修好了吗?" in words(here.letters("李"))


def test_seven_days_without_an_answer_close_a_request_unrated(here: Neighbourhood) -> None:
    repaired(here)
    assert here.later(days=6, hours=23) == 1, "after a day somebody is asked to call them"
    assert here.letters("李") == []
    assert here.later(hours=2) == 1
    told = words(here.letters("李"))
    assert "七天没有收到回音，视为办结（未评价）" in told and "已解决·满意" not in told
    assert "✅ 已办结。" in words(here.letters("王"))
    assert here.value("SELECT outcome FROM request") == "unrated"
    assert "——办结" in words(here.says("李", "/mine"))
    assert here.later(days=30) == 0, "once is enough"


def test_an_answer_in_time_stops_the_clock(here: Neighbourhood) -> None:
    repaired(here)
    here.presses("李", "已解决·不满意")
    assert here.later(days=8) == 0
    assert here.value("SELECT outcome FROM request") == "unsatisfied"


def test_not_repaired_starts_the_seven_days_anew(here: Neighbourhood) -> None:
    repaired(here)
    here.later(days=6)
    here.presses("李", "没解决")
    here.presses("李", "不用说了，直接派")
    here.later(days=8)
    assert here.value("SELECT step FROM request") == "dispatched", "an open request does not close by itself"
    here.presses("王", "已处理")
    here.presses("王", "天黑拍不清")
    assert here.later(days=6) == 1, "after a day somebody is asked to call them"
    assert here.later(days=1, hours=1) == 1
    assert here.value("SELECT outcome FROM request") == "unrated"


def test_an_answer_after_the_close_is_told_how_it_stands(here: Neighbourhood) -> None:
    repaired(here)
    here.later(days=8)
    said = words(here.presses("李", "已解决·满意"))
    assert "视为办结（未评价）" in said
    assert here.value("SELECT outcome FROM request") == "unrated"


def test_a_draft_is_let_go_after_a_day(here: Neighbourhood) -> None:
    here.says("李", "电梯坏了")
    here.later(hours=25)
    assert "我在。" in words(here.says("李", "您好"))
    assert here.value("SELECT count(*) FROM dialogue WHERE state <> 'done'") == 0


def test_late_tasks_come_first_then_by_building(here: Neighbourhood) -> None:
    here.worker("王")
    here.says("李", "4号楼电梯坏了")
    here.presses("李", "同意并提交")
    here.later(days=4)
    for place in ("3号楼", "1号楼"):
        here.says("李", f"{place}电梯坏了")
        here.presses("李", "提交")
    lines = words(here.says("王", "/tasks")).splitlines()
    told = [line.split()[1] for line in lines if "——" in line]
    assert [place.partition("电梯")[0] for place in told] == ["⏰4号楼", "1号楼", "3号楼"]


def test_the_number_begins_anew_each_local_day(here: Neighbourhood) -> None:
    here.says("李", "3号楼电梯坏了")
    assert "LL-20261123-0001" in words(here.presses("李", "同意并提交"))
    here.later(hours=15)  # midnight in Shanghai, not in Greenwich
    here.says("李", "3号楼电梯坏了")
    assert "LL-20261124-0001" in words(here.presses("李", "提交"))
