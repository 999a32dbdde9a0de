"""协商议事, from an idea to 已落实: small topics on a clock of their own, and what may not happen on the way."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from storage import homes, people
from storage.homes import Home
from tests.talk.world import Neighbourhood, words

NUMBER = "YT-20261123-0001"


@pytest.fixture
def there(database: str) -> Iterator[Neighbourhood]:
    made = Neighbourhood(database)
    yield made
    made.close()


def live(there: Neighbourhood, who: str, room: str) -> None:
    """They live in that room of building 3, by the code on its sheet."""
    home = Home("b3", "1", room)
    there.do(lambda db: homes.household(db, there.seal, home, there.now))
    known = there.do(lambda db: homes.everybody(db, there.seal))
    there.says(who, f"/home {next(h.code for h in known if h.home == home)}")


def holds(there: Neighbourhood, who: str, role: str, grid: str | None = None) -> None:
    code = there.do(lambda db: people.new_claim(db, there.seal, role, grid, there.now))
    there.says(who, f"/claim {code}")


def village(there: Neighbourhood) -> None:
    for n in range(1, 8):
        live(there, f"居民{n}", f"10{n}")
    holds(there, "郑", "facilitator")


def proposed(there: Neighbourhood, who: str = "居民1") -> None:
    said = there.says(who, "我建议在3号楼门口装个无障碍坡道。老人推轮椅上不来")
    assert "这件事关系到谁" in words(said)
    said = there.presses(who, "3号楼")
    assert "大家会看到：我建议在3号楼门口装个无障碍坡道" in words(said)
    assert NUMBER in words(there.presses(who, "同意并提交"))


def seconded(there: Neighbourhood, *who: str) -> None:
    for person in who:
        there.says(person, "/topics")
        there.presses(person, "1")
        assert "附议好了" in words(there.presses(person, "附议"))


def drafted(there: Neighbourhood, clauses: str = "1. 坡道宽1.2米\n2. 装扶手") -> None:
    there.presses("郑", "写方案")
    there.presses("郑", "就用议题的名字")
    assert "现在有 1 个方案的草稿" in words(there.says("郑", clauses))
    assert "支持第 1 版方案：0 户" in words(there.presses("郑", "定稿"))


def published(there: Neighbourhood) -> str:
    there.presses("郑", "提交协商")
    there.presses("郑", "表决")
    for answer in ("意见征询", "就用议题这一句", "同意、不同意、弃权", "3 天", "发起"):
        there.presses("郑", answer)
    for who in ("居民1", "居民2"):
        there.says(who, "/vote")
        there.presses(who, "同意")
    there.says("郑", f"/topics {NUMBER}")
    assert "表决结束" in words(there.presses("郑", "形成结果，公示"))
    there.at(there.now + timedelta(days=6))
    there.says("郑", f"/topics {NUMBER}")
    there.presses("郑", "形成结果，公示")
    there.says("郑", "装坡道，宽1.2米，两边扶手")
    there.says("郑", "占了两个自行车位")
    return words(there.says("郑", "自行车位移到东侧，一个不少"))


def test_a_small_topic_from_an_idea_to_done(there: Neighbourhood) -> None:
    village(there)
    proposed(there)
    assert "附议：1 户，需要 5 户" in words(there.letters("郑"))
    seconded(there, "居民2", "居民3", "居民4")
    assert "户数够了" not in words(there.letters("郑"))
    seconded(there, "居民5")
    assert "户数够了" in words(there.letters("郑"))
    assert "户数够了" in words(there.letters("居民1"))
    assert "正在拟方案" in words(there.presses("郑", "立为小议题"))
    assert "正在拟方案" in words(there.letters("居民1"))
    drafted(there)
    assert "您支持这一版吗" in words(there.letters("居民2"))
    assert "附议好了" in words(there.presses("居民2", "支持这一版"))
    shown = published(there)
    assert (
        "结果：装坡道" in shown
        and "同意 2，不同意 0" in shown
        and "不具有法律效力" in shown
        and "公示到：12月14日" in shown
    )
    assert "最有力的反对意见：占了两个自行车位" in words(there.letters("居民2"))
    there.presses("居民3", "看议题")
    there.says("居民3", "/topics")
    there.presses("居民3", "1")
    there.presses("居民3", "我有异议")
    assert "会逐条答复" in words(there.says("居民3", "坡道太陡怎么办"))
    there.at(there.now + timedelta(days=16))
    assert "还有异议没有答复" in words(there.letters("郑"))
    there.presses("郑", "答复")
    there.says("郑", "坡度按国标一比十二")
    assert "坡度按国标" in words(there.letters("居民3"))
    there.says("郑", f"/topics {NUMBER}")
    assert "落实中" in words(there.presses("郑", "公示期满，转落实"))
    holds(there, "物业老陈", "department", "物业")
    there.presses("郑", "加一个落实事项")
    there.says("郑", "装坡道和扶手")
    there.presses("郑", "物业")
    there.presses("郑", "7 天内")
    assert "装坡道和扶手（物业，" in words(there.says("物业老陈", "/tasks"))
    there.at(there.now + timedelta(days=9))
    assert "已逾期" in words(there.letters("物业老陈"))
    there.says("居民6", f"/topics {NUMBER}")
    assert "已逾期" in words(there.letters("居民6", everything=True)), "overdue is public"
    there.says("物业老陈", "/tasks")
    there.presses("物业老陈", "1")
    there.presses("物业老陈", "办完了")
    there.photo("物业老陈", "装好了，老人试过能上来")
    assert "落实得怎么样" in words(there.letters("居民1"))
    assert "谢谢您的评价" in words(there.presses("居民1", "满意"))
    there.says("郑", f"/topics {NUMBER}")
    assert "协商档案" in words(there.presses("郑", "归档"))
    assert there.value("SELECT step FROM topic") == "archived"
