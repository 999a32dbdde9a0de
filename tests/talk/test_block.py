"""Somebody is blocked for a while: told why, until when and whom to call; emergencies and rights stay; time ends it."""

from collections.abc import Iterator

import pytest

from tests.talk.world import Neighbourhood, words


@pytest.fixture
def here(database: str) -> Iterator[Neighbourhood]:
    neighbourhood = Neighbourhood(database)
    neighbourhood.worker("王")
    neighbourhood.admin("周")
    neighbourhood.says("李", "3号楼电梯坏了")
    neighbourhood.presses("李", "同意并提交")
    neighbourhood.letters("李")
    yield neighbourhood
    neighbourhood.close()


def number(here: Neighbourhood) -> str:
    return str(here.value("SELECT service_request_id FROM request ORDER BY id LIMIT 1"))


def blocks(here: Neighbourhood, days: str = "7 天") -> None:
    assert "为什么限制" in words(here.says("周", f"/block {number(here).lower()}"))
    assert "限制多久" in words(here.presses("周", "辱骂、骚扰他人"))
    assert "已经告诉本人" in words(here.presses("周", days))


def test_the_person_is_told_once_with_reason_end_and_phone(here: Neighbourhood) -> None:
    blocks(here)
    told = words(here.letters("李"))
    assert "辱骂、骚扰他人" in told and "11月30日" in told and "居委会电话" in told and "申诉" in told
    assert words(here.says("李", "2号楼路灯不亮")).count("您暂时不能") == 1
    assert here.says("李", "2号楼路灯不亮") == [], "not after every message"
    assert here.value("SELECT count(*) FROM request") == 1
    said = here.value("SELECT detail FROM audit WHERE verb = 'PersonBlocked'")
    assert said == "abuse:7"


def test_emergencies_still_get_the_right_number_and_rights_stay(here: Neighbourhood) -> None:
    blocks(here)
    here.letters("李")
    assert "119" in words(here.says("李", "3号楼着火了"))
    assert "120" in words(here.says("李", "我妈晕倒了叫不醒"))
    assert "您暂时不能" not in words(here.says("李", "/privacy"))
    assert here.value("SELECT count(*) FROM request") == 1
    yes = next(b.label for card in here.says("李", "/deletemydata") for b in card.buttons())
    here.presses("李", yes)
    assert "电梯坏了" not in here.value("SELECT description FROM request"), "nobody loses the right to be forgotten"


def test_time_ends_it_without_a_clock(here: Neighbourhood) -> None:
    blocks(here, "1 天")
    here.later(hours=25)
    here.letters("李")
    assert "是这样吗" in words(here.says("李", "2号楼路灯不亮"))
    assert "现在没有人被限制" in words(here.says("周", "/block"))


def test_an_appeal_reaches_an_admin_once_who_lifts_it(here: Neighbourhood) -> None:
    blocks(here)
    here.letters("周")
    here.presses("李", "申诉")
    assert f"有人申诉（{number(here)}）" in words(here.letters("周"))
    here.presses("李", "申诉")
    assert here.letters("周") == []
    assert "已申诉" in words(here.says("周", "/block"))
    here.presses("周", "解除第 1 位")
    assert "又可以在这里发消息了" in words(here.letters("李"))
    assert "是这样吗" in words(here.says("李", "2号楼路灯不亮"))


def test_nobody_who_works_here_is_blocked_and_nobody_else_blocks(here: Neighbourhood) -> None:
    here.says("王", "3号楼路灯不亮")
    here.presses("王", "同意并提交")
    last = here.value("SELECT service_request_id FROM request ORDER BY id DESC LIMIT 1")
    here.says("周", f"/block {last}")
    assert "在这里有角色" in words(here.presses("周", "发广告"))
    assert "这是管理员用的" in words(here.says("李", f"/block {last}"))
    assert "没找到这个编号" in words(here.says("周", "/block LL-1"))
    assert here.value("SELECT count(*) FROM block") == 0
