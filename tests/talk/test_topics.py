"""协商议事, from an idea to 已落实: small topics on a clock of their own, and what may not happen on the way."""

import asyncio
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from handlers.card import Card
from storage import claims, groups, homes, mydata, people
from storage.db import Db
from storage.homes import Home
from tests.talk.street import Here
from tests.talk.voting import id_of
from tests.talk.world import Neighbourhood, words

NUMBER = "YT-20261123-0001"


@pytest.fixture
def there(sqlite: str) -> Iterator[Neighbourhood]:
    made = Neighbourhood(sqlite)
    yield made
    made.close()


@pytest.fixture
def either(database: str) -> Iterator[Neighbourhood]:
    """On both databases."""
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
    code = there.do(lambda db: claims.new_claim(db, there.seal, role, grid, there.now))
    there.says(who, f"/claim {code}")


def village(there: Neighbourhood) -> None:
    for n in range(1, 8):
        live(there, f"居民{n}", f"10{n}")
    holds(there, "郑", "facilitator")


def proposed(there: Neighbourhood, who: str = "居民1") -> None:
    said = there.says(who, "我建议在3号楼门口装个无障碍坡道。老人推轮椅上不来")
    assert "这件事关系到谁" in words(said)
    said = there.presses(who, "3号楼")
    assert "大家会看到：在3号楼门口装个无障碍坡道" in words(said)
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


def drafted_now(there: Neighbourhood) -> None:
    for said in ("[写方案]", "[就用议题的名字]", "装坡道", "[定稿]"):
        there.presses("郑", said.strip("[]")) if said.startswith("[") else there.says("郑", said)


def published(there: Neighbourhood) -> str:
    there.presses("郑", "提交协商")
    there.presses("郑", "表决")
    for answer in ("意见征询", "就用议题这一句", "同意、不同意、弃权", "3 天", "发起"):
        there.presses("郑", answer)
    assert "您家还没有投票：" in words(there.says("居民2", "/topics"))
    for who in ("居民1", "居民2"):
        there.says(who, "/vote")
        there.presses(who, "同意")
    assert "您家还没有投票：" not in words(there.says("居民2", "/topics"))
    there.says("郑", f"/topics {NUMBER}")
    assert "表决结束" in words(there.presses("郑", "形成结果，公示"))
    there.at(there.now + timedelta(days=6))
    there.says("郑", f"/topics {NUMBER}")
    there.presses("郑", "形成结果，公示")
    there.says("郑", "装坡道，宽1.2米，两边扶手")
    there.says("郑", "占了两个自行车位")
    return words(there.says("郑", "自行车位移到东侧，一个不少"))


def test_a_small_topic_from_an_idea_to_done(either: Neighbourhood) -> None:
    story(either)


def story(there: Neighbourhood) -> None:
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


def test_one_message_titles_the_topic_and_a_similar_one_is_seconded_instead(there: Neighbourhood) -> None:
    village(there)
    proposed(there)
    assert "相近" not in words(there.says("居民2", "/propose 5号楼门口应该装无障碍坡道")), (
        "another building, another ramp"
    )
    there.says("居民2", "取消")
    said = there.says("居民2", "/propose 3号楼门口应该装无障碍坡道")
    assert "已经有相近的议题" in words(said)
    assert "附议：1 户" in words(
        there.presses("居民2", next(b.label for b in said[-1].buttons() if "去附议" in b.label))
    )
    assert "现在 2 户" in words(there.presses("居民2", "附议"))
    assert "一户算一次" not in words(there.presses("居民2", "不附议了"))
    assert there.value("SELECT count(*) FROM support") == 1
    live(there, "居民2的妈妈", "102")
    for who in ("居民2", "居民2的妈妈"):
        there.says(who, f"/topics {NUMBER}")
        there.presses(who, "附议") if who == "居民2" else None
    assert "不附议了" in words(there.letters("居民2的妈妈", everything=True)), "one household, one 附议"
    there.says("路人", f"/topics {NUMBER}")
    assert "先登记住处" in words(there.presses("路人", "附议"))


def test_what_the_law_keeps_to_itself_is_refused_with_the_article(there: Neighbourhood) -> None:
    refused = {
        "我提议罢免居委会主任": "居民委员会组织法 20",
        "我建议重新选举业委会": "15–19",
        "建议大家民主评议居委会主任": "37",
        "我想把一楼的房子改成饭馆": "民法典 279",
    }
    for said, article in refused.items():
        there.says("居民1", "/propose")
        assert article in words(there.says("居民1", said))
    assert there.value("SELECT count(*) FROM topic") == 0
    there.says("居民1", "/propose")
    assert "为什么要提" in words(there.says("居民1", "选举的宣传栏太旧了要换新的")), "about an election, yet none"


def test_an_unfit_word_waits_for_a_look_and_a_phone_number_is_never_shown(there: Neighbourhood) -> None:
    village(there)
    there.says("居民1", "/propose")
    there.says("居民1", "物业经理是王八蛋，换掉他。有事打13812345678找我")
    shown = words(there.presses("居民1", "全社区"))
    assert "13812345678" not in shown and "要请人先看一下" in shown
    there.presses("居民1", "同意并提交")
    assert "没有议题" in words(there.says("居民2", "/topics"))
    assert "待审核" in words(there.letters("郑"))
    there.presses("郑", "可以公开")
    assert "已经公开" in words(there.letters("居民1"))
    assert NUMBER not in words(there.says("居民2", "/topics")) and "附议" in words(there.presses("居民2", "1"))
    assert there.value("SELECT count(*) FROM topic WHERE why LIKE '%13812345678%'") == 0


def test_a_changed_text_asks_its_supporters_again(either: Neighbourhood) -> None:
    there = either
    village(there)
    proposed(there)
    seconded(there, "居民2", "居民3", "居民4", "居民5")
    there.presses("郑", "立为议题")
    there.presses("郑", "写方案")
    for said in ("[就用议题的名字]", "坡道宽1.2米\n装扶手", "1.2万", "物业", "[90 天内]", "[定稿]"):
        there.presses("郑", said.strip("[]")) if said.startswith("[") else there.says("郑", said)
    there.presses("居民2", "支持这一版")
    assert there.value("SELECT count(*) FROM support WHERE text_version = 1") == 1
    there.presses("郑", "写方案")
    there.presses("郑", "重写方案 1")
    for said in ("坡道方案", "坡道宽1.5米\n装扶手", "20000", "物业", "[90 天内]"):
        there.presses("郑", said.strip("[]")) if said.startswith("[") else there.says("郑", said)
    assert "草稿定稿" in words(there.presses("郑", "提交协商")), "what is not frozen is not put to the people"
    there.says("郑", f"/topics {NUMBER}")
    there.presses("郑", "定稿")
    again = words(there.letters("居民2"))
    assert "的方案改了" in again and "坡道宽1.2米 → 坡道宽1.5米" in again and "12000.00 → 20000.00" in again
    assert "方案变了，请您再看" in words(there.says("居民2", "/topics"))
    there.says("居民2", f"/topics {NUMBER}")
    there.presses("居民2", "支持这一版")
    assert there.value("SELECT text_version FROM support ORDER BY id DESC LIMIT 1") == 2
    assert "方案变了" not in words(there.says("居民2", "/topics"))
    there.presses("郑", "提交协商")
    there.presses("郑", "退回拟定")
    there.says("郑", "造价要重算")
    assert "退回" not in words(there.letters("居民2")) and there.value("SELECT step FROM topic") == "draft"


def test_merged_supporters_come_along_and_a_referred_one_becomes_a_request(either: Neighbourhood) -> None:
    there = either
    village(there)
    there.worker("王师傅")
    proposed(there)
    there.says("居民2", "/propose")
    there.says("居民2", "3号楼大门台阶太高老人上不去")
    there.presses("居民2", "不一样，我提新的")
    there.presses("居民2", "不用说了")
    there.presses("居民2", "3号楼")
    there.presses("居民2", "同意并提交")
    there.says("居民3", "/propose")
    there.says("居民3", "3号楼楼道灯坏了好几个要修")
    there.presses("居民3", "不用说了")
    there.presses("居民3", "3号楼")
    there.presses("居民3", "同意并提交")
    second, third = "YT-20261123-0002", "YT-20261123-0003"
    there.says("郑", f"/topics {second}")
    there.presses("郑", "并入另一个议题")
    there.presses("郑", "在3号楼门口装个无障碍坡道")
    there.says("郑", "说的是同一处台阶")
    assert f"并入 {NUMBER}" in words(there.letters("居民2"))
    first = there.value("SELECT id FROM topic WHERE number = :n", n=NUMBER)
    assert there.value("SELECT count(*) FROM support WHERE topic_id = :id", id=first) == 2
    there.says("郑", f"/topics {third}")
    there.presses("郑", "转办")
    there.presses("郑", "转成工单")
    there.says("郑", "这是维修，网格员三天内答复")
    told = words(there.letters("居民3"))
    assert "已转办" in told and "LL-20261123-0001" in told
    assert "灯坏了" in words(there.letters("王师傅"))


def test_a_matter_of_one_staircase_is_seconded_and_voted_on_there_alone(there: Neighbourhood) -> None:
    for n in range(1, 7):
        live(there, f"居民{n}", f"10{n}")  # 3号楼1单元
    second = Home("b3", "2", "101")
    there.do(lambda db: homes.household(db, there.seal, second, there.now))
    code = next(h.code for h in there.do(lambda db: homes.everybody(db, there.seal)) if h.home == second)
    there.says("邻居", f"/home {code}")
    holds(there, "郑", "facilitator")
    there.says("居民1", "我建议给楼道装扶手。老人下楼怕摔")
    assert "3号楼1单元" in words(there.letters("居民1", everything=True)[-1:])
    assert "关系到：3号楼1单元" in words(there.says("居民1", "就是3号楼1单元"))
    there.presses("居民1", "同意并提交")
    there.says("邻居", f"/topics {NUMBER}")
    assert "3号楼1单元" in words(there.presses("邻居", "附议")), "who lives next door is told whose matter it is"
    seconded(there, "居民2", "居民3", "居民4", "居民5")
    assert there.value("SELECT count(*) FROM support") == 5
    there.says("郑", f"/topics {NUMBER}")
    there.presses("郑", "立为小议题")
    drafted(there)
    for answer in ("提交协商", "表决", "意见征询", "就用议题这一句", "同意、不同意、弃权", "3 天", "发起"):
        there.presses("郑", answer)
    assert there.value("SELECT count(*) FROM roll_unit") == 6, "its six homes, not the one next door"
    assert "现在没有需要您表决的事" in words(there.says("邻居", "/vote"))


def test_what_12345_owes_an_answer_to_is_asked_after_until_it_is_there(there: Neighbourhood) -> None:
    village(there)
    proposed(there)
    there.says("居民2", f"/topics {NUMBER}")
    there.presses("居民2", "附议")
    there.says("郑", f"/topics {NUMBER}")
    there.presses("郑", "转办")
    there.presses("郑", "转 12345")
    assert "转 12345，12月8日 周二 前应有答复" in words(there.says("郑", "要市里改公交线"))
    assert "12月8日" in words(there.says("居民1", f"/topics {NUMBER}"))
    there.later(days=15)
    assert "答复到期" not in words(there.letters("郑"))
    for _ in range(2):  # every week, until it is there
        there.later(days=7)
        assert "转办的答复到期了" in words(there.letters("郑"))
    there.says("居民1", f"/topics {NUMBER}")
    assert "写上答复" not in words(there.letters("居民1", everything=True))
    there.says("郑", f"/topics {NUMBER}")
    there.presses("郑", "写上答复")
    there.says("郑", "公交公司明年三月加一站，电话 13812345678")
    for who in ("居民1", "居民2"):
        told = words(there.letters(who))
        assert "转办有答复了：公交公司明年三月加一站" in told and "13812345678" not in told
    assert "答复：公交公司" in words(there.says("外人", f"/topics {NUMBER}"))
    there.later(days=30)
    assert "到期" not in words(there.letters("郑"))


def test_a_topic_that_nobody_else_wants_lapses_in_the_open_after_its_author_was_asked(there: Neighbourhood) -> None:
    village(there)
    proposed(there)
    there.says("郑", f"/topics {NUMBER}")
    assert "不定就是 30 天" in words(there.presses("郑", "定期限"))
    there.presses("郑", "15 天")
    assert "这一步到：12月8日" in words(there.says("居民1", f"/topics {NUMBER}"))
    there.later(days=4)
    assert "定期限" not in words(there.says("郑", f"/topics {NUMBER}")), "later it would take people by surprise"
    there.later(days=13)
    assert "附议的户数还不够" in words(there.letters("居民1")) and "到期了" in words(there.letters("郑"))
    there.says("居民1", f"/topics {NUMBER}")
    there.presses("居民1", "再征集 30 天")
    there.later(days=10)
    assert there.value("SELECT step FROM topic") == "collect", "what was set before is off"
    there.says("居民2", f"/topics {NUMBER}")
    there.presses("居民2", "附议")
    there.later(days=25)
    assert "又征集期满了" in words(there.letters("居民1"))
    assert "再征集" not in words(there.says("居民1", f"/topics {NUMBER}")), "once"
    there.later(days=6)
    assert there.value("SELECT step FROM topic") == "collect"
    there.later(days=2)
    for who in ("居民1", "居民2"):
        assert "征集期满，附议不足" in words(there.letters(who))
    assert there.value("SELECT step FROM topic") == "lapsed"
    proposed_again = there.says("居民1", "我建议在3号楼门口装个无障碍坡道。老人推轮椅上不来")
    assert "这件事关系到谁" in words(proposed_again), "what lapsed may be proposed again"


def test_a_gate_of_convenience_is_passed_for_a_public_reason_one_of_law_never(there: Neighbourhood) -> None:
    village(there)
    proposed(there)
    assert "附议的户数" in words(there.presses("郑", "立为小议题"))
    there.says("郑", f"/topics {NUMBER}")
    there.presses("郑", "立为议题")
    there.presses("郑", "说明理由，照样进行")
    assert "理由：老人等不起" in words(there.says("郑", "老人等不起"))
    there.presses("郑", "写方案")
    for said in ("[就用议题的名字]", "装坡道", "[不花钱]", "物业", "[30 天内]", "[定稿]", "[提交协商]"):
        there.presses("郑", said.strip("[]")) if said.startswith("[") else there.says("郑", said)
    lacking = there.presses("郑", "形成结果，公示")
    assert "表决结束" in words(lacking) and "照样进行" not in words(lacking)
    assert there.value("SELECT step FROM topic") == "discuss"


def test_a_published_result_is_corrected_interrupted_and_sent_to_everybody(there: Neighbourhood) -> None:
    village(there)
    there.admin("周主任")
    proposed(there)
    seconded(there, "居民2", "居民3", "居民4", "居民5")
    there.presses("郑", "立为小议题")
    drafted(there)
    published(there)
    there.says("郑", f"/topics {NUMBER}")
    there.presses("郑", "更正")
    there.says("郑", "扶手高度是0.85米")
    assert "更正：扶手高度" in words(there.letters("居民2")) or "有更正：扶手高度" in words(there.letters("居民1"))
    assert there.value("SELECT count(*) FROM publication") == 2
    there.says("郑", f"/topics {NUMBER}")
    there.presses("郑", "公示中断")
    there.says("郑", "公示栏被雨淋坏")
    there.at(there.now + timedelta(days=20))
    assert there.value("SELECT step FROM topic") == "publish", "it does not hang: the days do not run"
    there.says("郑", f"/topics {NUMBER}")
    there.presses("郑", "重新公示")
    there.at(there.now + timedelta(days=10))
    assert there.value("SELECT step FROM topic") == "publish"
    there.says("周主任", f"/topics {NUMBER}")
    assert "群发" in words(there.presses("周主任", "群发结果"))
    assert there.value("SELECT step FROM broadcast") == "sending"
    there.at(there.now + timedelta(days=12))
    assert there.value("SELECT step FROM topic") == "follow"


def test_ten_lamps_in_a_month_are_a_topic_to_be_proposed(there: Neighbourhood) -> None:
    holds(there, "郑", "facilitator")
    for n in range(10):
        assert "要不要发起一个议题" not in words(there.letters("郑"))
        there.says(f"居民{n}", f"{n % 4 + 1}号楼路灯不亮")
        label = "同意并提交"
        there.presses(f"居民{n}", label)
    assert "30 天里有 10 条反映" in words(there.letters("郑"))
    there.presses("郑", "发起议题")
    there.presses("郑", "第一网格")
    there.presses("郑", "同意并提交")
    assert there.value("SELECT origin FROM topic") == "hotspot"
    assert there.value("SELECT area FROM topic") == "grid:g1"


def test_a_linked_group_has_one_pinned_card_that_follows_the_topic(there: Neighbourhood) -> None:
    village(there)
    there.house.bot_link = "https://t.me/linli_test_bot"

    def link(db: Db) -> int:
        chat = people.chat(db, there.seal, "telegram", "-1001", None, there.now)
        groups.link(db, there.seal, chat, "3号楼群", 1, there.now)
        return chat

    chat = there.do(link)
    proposed(there)
    assert not there.value("SELECT count(*) FROM outbox WHERE chat_id = :chat", chat=chat), "not before it is taken up"
    there.presses("郑", "立为议题")
    there.presses("郑", "说明理由，照样进行")
    there.says("郑", "老人等不起")
    body = there.value("SELECT body FROM outbox WHERE chat_id = :chat", chat=chat)
    card = Card.from_json(there.seal.unseal(body))
    assert card.pin and not card.rows and "无障碍坡道" in card.title
    assert card.links[0][1] == f"https://t.me/linli_test_bot?start=t-{NUMBER}"
    assert "附议" in words(there.says("居民2", f"/start t-{NUMBER}"))


def test_a_step_is_extended_before_its_end_and_its_leader_hears_of_it(there: Neighbourhood) -> None:
    village(there)
    proposed(there)
    there.at(there.now + timedelta(days=28))
    assert "还有 3 天到期" in words(there.letters("郑"))
    there.says("郑", f"/topics {NUMBER}")
    there.presses("郑", "延期")
    there.presses("郑", "14 天后")
    assert "这一步到：1月4日" in words(there.says("郑", "下大雪，大家出不了门"))
    assert "下大雪" in there.value("SELECT note FROM topic_event WHERE verb = 'extend'")
    there.at(there.now + timedelta(days=20))
    assert "这一步到期了" in words(there.letters("郑"))
    assert "延期" not in words(there.says("郑", f"/topics {NUMBER}")), "only before the end"


def test_the_author_withdraws_and_only_the_number_stays(there: Neighbourhood) -> None:
    village(there)
    proposed(there)
    seconded(there, "居民2")
    there.says("居民1", f"/topics {NUMBER}")
    there.presses("居民1", "撤回议题")
    there.says("居民1", "物业已经答应装了")
    assert "作者已撤回" in words(there.letters("居民2"))
    assert there.value("SELECT count(*) FROM topic WHERE title <> '' OR why <> ''") == 0
    there.says("居民2", f"/topics {NUMBER}")
    assert "附议" not in words(there.letters("居民2")), "nothing moves any more"


def test_whatever_people_press_support_never_outnumbers_households(there: Neighbourhood) -> None:
    """Random presses by random people, two of them of one flat, over two versions of the text."""
    village(there)
    live(there, "居民1的儿子", "101")
    proposed(there)
    dice = Random(7)
    crowd = [f"居民{n}" for n in range(1, 8)] + ["居民1的儿子", "路人"]
    for n in range(60):
        who = dice.choice(crowd)
        card = there.says(who, f"/topics {NUMBER}")[-1]
        pressed = [b.label for b in card.buttons() if b.label in ("附议", "不附议了", "支持这一版")]
        for _ in range(dice.choice((1, 2))):
            there.presses(who, pressed[0])
        if n == 30:
            there.presses("郑", "立为小议题")
            if there.value("SELECT step FROM topic") == "collect":
                there.presses("郑", "说明理由，照样进行")
                there.says("郑", "先试一试看")
            drafted_now(there)
        for version in (0, 1):
            behind = there.value("SELECT count(*) FROM support WHERE text_version = :v", v=version)
            assert behind <= 7, "seven flats"
    assert there.value("SELECT count(DISTINCT text_version) FROM support") == 2


def test_who_leaves_takes_their_words_along(there: Neighbourhood) -> None:
    """What is only being collected is theirs; what people have stood behind and decided stays, without them."""
    village(there)
    proposed(there)
    seconded(there, "居民2")
    kept = there.do(lambda db: mydata.collect(db, there.seal, id_of(there, "居民1"), there.now))
    assert kept["topics"]["proposed"][0]["why"] == "老人推轮椅上不来" and kept["topics"]["seconded"]
    there.says("居民1", "/deletemydata")
    there.presses("居民1", "确定删除")
    assert there.value("SELECT count(*) FROM topic WHERE why <> '' OR title <> ''") == 0
    assert there.value("SELECT count(*) FROM support") == 1
    assert "轮椅" not in words(there.letters("郑", everything=True)), "nor do they stand in the chats of who works here"


async def test_a_proposal_and_a_neighbour_behind_it(here: Here) -> None:
    """On each channel: the question becomes the living card, which counts the households behind it."""
    author, other = await here.neighbour("王奶奶"), await here.neighbour("李叔")

    def codes(db: Db) -> list[str]:
        flats = [Home(f"b{here.house}", "1", room) for room in ("101", "102")]
        for flat in flats:
            homes.household(db, here.street.seal, flat, datetime.now(UTC))
        known = {h.home: h.code for h in homes.everybody(db, here.street.seal)}
        return [known[flat] for flat in flats]

    made = await asyncio.wrap_future(here.street.store.write(codes))
    for person, code in zip((author, other), made, strict=True):
        await person.asks(f"/home {code}", "登记好了")
    await author.asks(f"我建议在{here.home}门口装个无障碍坡道", "为什么要提")
    await author.presses("不用说了")
    await author.waits_for("这件事关系到谁")
    await author.presses(here.home)
    await author.waits_for(f"大家会看到：在{here.home}门口装个无障碍坡道", "不会写您的名字")
    await author.presses("同意并提交")
    number = re.search(r"YT-\d{8}-\d{4}", (await author.waits_for("附议：1 户")).text)
    assert number
    await other.asks(f"/topics {number[0]}", "附议：1 户")
    await other.presses("附议", times=2)
    await other.waits_for("现在 2 户")
    await author.waits_for("附议：2 户")
    assert len(author.sees("征集中")) == 1, "one living card, edited"
