"""求助: an elder's request from words to thanks; who is first has it; waves, the grid worker, a week of silence."""

from datetime import timedelta

import pytest

from flows.said import Press
from flows.volunteers.offer import Known
from handlers import consent
from handlers.buttons import data
from storage import aids, consents, links, retention, volunteers
from storage.db import Db
from tests.talk.neighbour import Neighbour
from tests.talk.situations import whose
from tests.talk.street import Here
from tests.talk.world import Neighbourhood, words


async def signs_up(helper: Neighbour, home: str) -> None:
    await helper.asks("/volunteer", "您愿意帮邻居做什么")
    for label, then in (("陪伴、陪诊", "✅ 陪伴、陪诊"), ("选好了", "什么时候有空"), ("工作日上午", "✅ 工作日上午"),
                        ("选好了", "走多远"), ("我们这个网格", "说哪些话"), ("选好了", "您住哪栋楼")):  # fmt: skip
        await helper.presses(label)
        await helper.waits_for(then)
    await helper.asks(home, "您满18岁了吗")
    await helper.presses("满了")
    await helper.presses_when("帮忙是自愿的", "同意，登记")
    await helper.waits_for("您是志愿者了")


async def test_a_niece_asks_for_her_aunt_from_words_to_thanks(here: Here) -> None:
    zhao, qian, niece = [await here.neighbour(name) for name in ("赵姐", "钱叔", "小李")]
    for helper in (zhao, qian):
        await signs_up(helper, here.home)
    await niece.asks(f"/aid 陪我姑妈去医院复查，{here.home}", "谁需要帮忙")
    await niece.presses("替别人问")
    await niece.waits_for("怎么称呼")
    await niece.asks("李姑妈", "电话是多少")
    await niece.asks("没有电话，2单元501", "本人同意吗")
    await niece.presses("当面同意了")
    await niece.waits_for("什么时候要")
    await niece.presses("什么时候都行")
    await niece.presses_when("大概要多久", "1 小时")
    shown = await niece.waits_for("请看对不对", "替李姑妈问")
    assert "陪伴、陪诊" in shown.text and "什么都不用付" in shown.text
    await niece.presses("对，去找人")
    await niece.waits_for("正在问附近的志愿者", "第一次上门会来两位")
    asked = await zhao.waits_for("想到您是因为：同楼 · 会陪伴、陪诊 · 本月还没派过")
    assert "李姑妈" not in asked.text, "whose home it is, is told to who goes"
    await zhao.presses("我去", times=3)
    await zhao.waits_for("等另一位答应")
    await qian.presses_when("想到您是因为", "我去")
    await qian.waits_for("是您的了", "帮谁：李姑妈", "2单元501", "做完了")
    await zhao.waits_for("是您的了", "帮谁：李姑妈")
    await niece.waits_for("找到人了", "会来", "捎句话")
    await niece.presses("捎句话")
    await niece.waits_for("想捎什么话")
    await niece.asks("明早八点，她电话 13812345678", "捎到了")
    told = await zhao.waits_for("明早八点")
    assert "13812345678" not in told.text
    await qian.waits_for("明早八点")
    for helper, more in ((zhao, "1 小时"), (qian, "2 小时")):
        await helper.presses("做完了")
        await helper.presses_when("服务了多久", more)
        await helper.waits_for("等对方确认")
        await niece.presses_when(f"帮了您 {more}", "对")
        await niece.presses_when("帮得怎么样", "很好")
        await niece.waits_for("记下了", "写句感谢")
        await helper.waits_for(f"记上 {more}，您一共有 {more}")
    await niece.presses("写句感谢")
    await niece.waits_for("想对志愿者说什么")
    await niece.asks("谢谢钱叔，姑妈说您很细心", "带到了")
    await qian.waits_for("您帮过的邻居说", "很细心")
    await qian.presses("顺利")
    await qian.waits_for("记下了，谢谢您")


@pytest.fixture
def town(database: str):
    here = Neighbourhood(database)
    here.worker("王")
    yield here
    here.close()


def volunteer(here: Neighbourhood, name: str, skill: str = "repair", times: tuple[str, ...] = ("wd-am",)) -> None:
    here.says(name, "/start")

    def unit(db: Db) -> None:
        me, said = whose(here, name), Known((skill,), times, ("mandarin",), "b3", "g1")
        volunteers.enrol(db, here.seal, me, said, "grid", "", here.now)
        volunteers.offering(db, me, said.skills, [])

    here.do(unit)


def asks(here: Neighbourhood, who: str = "李奶", yes: str = "同意，去找人") -> None:
    here.says(who, "/aid 3号楼2单元501，帮我修灯")
    for label in ("我自己", "什么时候都行", "半小时", yes):
        here.presses(who, label)


def test_three_are_asked_then_three_more_and_after_an_hour_the_grid_worker(town: Neighbourhood) -> None:
    names = [f"志{n}" for n in range(5)]
    for name in names:
        volunteer(town, name)
    asks(town)
    heard = [bool(words(town.letters(name))) for name in names]
    assert heard == [True, True, True, False, False]
    town.later(minutes=9)
    assert not any(words(town.letters(name)) for name in names)
    town.later(minutes=1)
    assert [bool(words(town.letters(name))) for name in names] == [False, False, False, True, True]
    town.presses("志4", "我去")
    town.later(minutes=50)
    assert "第一次上门还缺一个人" in words(town.letters("王")), "one came, the grid worker goes along"
    assert "已经交给网格员" in words(town.letters("李奶"))
    assert "是您的了" in words(town.letters("志4"))
    assert "已经有人去了" in words(town.letters("志0")), "whoever was asked before hears that it is over"


def test_when_all_of_a_wave_say_no_the_next_are_asked_at_once(town: Neighbourhood) -> None:
    for n in range(4):
        volunteer(town, f"志{n}")
    asks(town)
    for n in range(3):
        assert not words(town.letters("志3"))
        town.presses(f"志{n}", "这次不行")
    assert "我去" in words(town.letters("志3"))
    town.presses("志3", "这次不行")
    town.later(seconds=1)
    assert "请网格员帮忙" in words(town.letters("王")), "nobody is left: why wait an hour"


def test_who_drops_out_is_replaced_and_silence_of_a_week_counts_as_a_yes(town: Neighbourhood) -> None:
    for n in range(4):
        volunteer(town, f"志{n}")
    asks(town)
    town.presses("志0", "我去")
    town.presses("志1", "我去")
    town.presses("志1", "去不了")
    assert "来不了了" in words(town.letters("李奶"))
    assert "我去" in words(town.letters("志3")), "who had not been asked yet"
    town.presses("志3", "我去")
    town.presses("志0", "做完了")
    town.presses("志0", "2 小时")
    town.presses("志3", "做完了")
    town.presses("志3", "1 小时")
    town.presses("李奶", "不对")
    town.presses("李奶", "0.5 小时")
    assert "对方说是 0.5 小时" in words(town.letters("志3")), "and the less counts"
    town.at(town.now + timedelta(days=7))
    paid = town.do(lambda db: {r.target: r.quarters for r in db.all("SELECT target, quarters FROM ledger")})
    assert paid == {f"person:{whose(town, '志0')}": 8, f"person:{whose(town, '志3')}": 2}
    assert town.value("SELECT step FROM aid") == "closed"


def test_an_admin_settles_hours_that_differ_before_the_week_is_over(sqlite: str) -> None:
    here = Neighbourhood(sqlite)
    for name in ("周", "吴"):
        here.admin(name)
    for name in ("志0", "吴"):
        volunteer(here, name)
    asks(here)
    for name in ("志0", "吴"):
        here.presses(name, "我去")
    for name in ("志0", "吴"):
        here.presses(name, "做完了")
        here.presses(name, "2 小时")
        here.presses("李奶", "不对")
        here.presses("李奶", "0.5 小时")
    seen = words(here.letters("周"))
    assert seen.count("两边说的时长不一样") == 2 and "志0说 2 小时，李奶说 0.5 小时" in seen
    assert words(here.letters("吴", everything=True)).count("两边说的时长不一样") == 1, "not of the own hours"
    first, own = (
        here.value("SELECT id FROM aid_ask WHERE person_id = :p", p=whose(here, who)) for who in ("志0", "吴")
    )

    def judges(who: str, ask: int, quarters: int) -> str:
        return words(here.says(who, press=Press(data(here.seal, whose(here, who), f"judge.q{quarters}", ask))))

    assert "两边" not in judges("吴", own, 8) and here.value("SELECT quarters FROM aid_ask WHERE id = :id", id=own) == 8
    judges("吴", first, 4)
    assert "管理员定了：1 小时" in words(here.letters("志0")) and "记上 1 小时" in words(here.letters("志0", True))
    assert "管理员定了：1 小时" in words(here.letters("李奶"))
    assert "已经" in judges("周", first, 8), "once is enough"
    judges("周", own, 0)
    assert here.value("SELECT step FROM aid") == "closed"
    paid = here.do(lambda db: {r.target: r.quarters for r in db.all("SELECT target, quarters FROM ledger")})
    assert paid == {f"person:{whose(here, '志0')}": 4}
    here.close()


def test_nobody_is_woken_for_it(town: Neighbourhood) -> None:
    volunteer(town, "志0")
    town.now += timedelta(hours=13)  # ten in the evening
    asks(town)
    assert "夜里不打扰大家" in words(town.letters("李奶", everything=True)[-1:]) and not words(town.letters("志0"))
    town.later(hours=10)
    assert "我去" in words(town.letters("志0"))


def test_who_leaves_lets_go_of_what_they_said_yes_to(town: Neighbourhood) -> None:
    for n in range(4):
        volunteer(town, f"志{n}")
    asks(town)
    town.presses("志0", "我去")
    town.presses("志1", "我去")
    town.says("志1", "/volunteer")
    town.presses("志1", "退出")
    town.presses("志1", "确定退出")
    assert "来不了了" in words(town.letters("李奶")) and "我去" in words(town.letters("志3"))
    town.says("志0", "/deletemydata")
    town.presses("志0", "确定删除")
    assert "来不了了" in words(town.letters("李奶"))
    assert town.value("SELECT count(*) FROM volunteer WHERE person_id = :id", id=whose(town, "志1")) == 1
    for _ in range(2):
        asks(town, yes="对，去找人")
    town.says("李奶", "/aid")
    assert "等一件有了着落" in words(town.presses("李奶", "再找人帮忙"))


def test_the_words_are_forgotten_after_two_years_and_a_guest_who_volunteered_is_the_same_person(
    town: Neighbourhood,
) -> None:
    volunteer(town, "志0")
    asks(town)
    town.presses("李奶", "不用了")
    swept = town.do(lambda db: retention.sweep(db, town.now + timedelta(days=731)))
    assert swept.counts["aids"] == 1
    assert town.do(lambda db: aids.get(db, town.seal, 1)).words == ""
    assert town.do(lambda db: retention.sweep(db, town.now + timedelta(days=732))).counts["aids"] == 0
    guest, into = whose(town, "志0"), whose(town, "李奶")
    town.do(lambda db: links.merge(db, guest, into))
    mine = town.do(lambda db: volunteers.get(db, into))
    assert mine is not None and [o.skill for o in town.do(lambda db: volunteers.offers(db, into))] == ["repair"]


def test_words_that_may_not_go_abroad_stay_at_home(town: Neighbourhood, monkeypatch: pytest.MonkeyPatch) -> None:
    volunteer(town, "志0")
    town.says("李奶", "/start")
    town.do(lambda db: consents.refuse(db, whose(town, "李奶"), "abroad", 1, "", town.now))
    monkeypatch.setattr(consent, "OVERSEAS", ("plain",))
    asks(town)
    asked = words(town.letters("志0"))
    assert "修灯" not in asked and "3号楼" not in asked and "请打社区电话" in asked
