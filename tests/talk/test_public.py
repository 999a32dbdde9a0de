"""What becomes public to neighbours: masked, seen by its author first, and looked at by a person when a word is doubtful."""

from collections.abc import Iterator

import pytest

from tests.talk.world import Neighbourhood, words

PHONE = "13912345678"


@pytest.fixture
def here(database: str) -> Iterator[Neighbourhood]:
    neighbourhood = Neighbourhood(database)
    neighbourhood.worker("王")
    neighbourhood.admin("周")
    yield neighbourhood
    neighbourhood.close()


def publishes(here: Neighbourhood, said: str) -> str:
    here.says("李", said)
    shown = words(here.presses("李", "公开给邻居看"))
    return shown + words(here.presses("李", "同意并提交"))


def seen_by_a_neighbour(here: Neighbourhood) -> str:
    return words(here.says("孙", "/nearby"))


def test_the_author_sees_the_stars_before_the_yes(here: Neighbourhood) -> None:
    here.says("李", f"3号楼502室电梯坏了，电话{PHONE}")
    assert "邻居会看到" not in words(here.letters("李", everything=True))
    card = words(here.presses("李", "公开给邻居看"))
    preview = card.split("邻居会看到：", 1)[1].splitlines()[0]
    assert PHONE not in preview and "502" not in preview and "***" in preview
    here.presses("李", "同意并提交")
    assert preview.split("***")[-1].strip("，") in seen_by_a_neighbour(here) and PHONE not in seen_by_a_neighbour(here)


def test_a_doubtful_word_waits_for_a_person_and_the_report_does_not(here: Neighbourhood) -> None:
    told = publishes(here, "3号楼电梯坏了，物业是傻逼")
    assert "先请管理员看一眼" in told and "待审核" in told
    assert "新任务" in words(here.letters("王")), "the report is never held"
    assert "电梯" not in seen_by_a_neighbour(here)
    card = words(here.letters("周"))
    assert "可以公开吗？" in card and "可能有骂人的话" in card
    here.presses("周", "可以公开")
    assert "审核过了" in words(here.letters("李"))
    assert "电梯坏了" in seen_by_a_neighbour(here)


def test_what_is_kept_private_says_why_and_can_be_appealed_once(here: Neighbourhood) -> None:
    publishes(here, "3号楼电梯坏了，物业是傻逼")
    here.admin("吴")
    here.presses("周", "不公开")
    told = words(here.letters("李"))
    assert "可能有骂人的话" in told and "申诉" in told
    here.letters("周"), here.letters("吴")
    here.presses("李", "申诉")
    assert here.letters("周") == [], "another admin looks"
    assert "作者申诉" in words(here.letters("吴"))
    here.presses("李", "申诉")
    assert here.letters("吴") == []
    here.presses("吴", "不公开")
    assert "申诉" not in words(here.letters("李")).replace("可以申诉", "")
    assert here.value("SELECT count(*) FROM request WHERE public") == 0
    assert here.value("SELECT count(*) FROM audit WHERE verb = 'PublicRefused'") == 2


def test_nothing_is_looked_at_that_stays_private(here: Neighbourhood) -> None:
    here.says("李", "3号楼电梯坏了，物业是傻逼")
    assert "待审核" not in words(here.presses("李", "同意并提交"))
    assert here.value("SELECT count(*) FROM review") == 0
