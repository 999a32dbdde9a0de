"""活动 on both channels: from the plan to the hours – waiting list, clash, late cover, codes, 代签到, dispute."""

import asyncio
import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from flows.effects.bank import PlanShifts
from flows.said import Press
from flows.volunteers.offer import TIMES, Known
from handlers import shifts
from handlers.buttons import data
from handlers.notices import scene_of
from storage import contacts, volunteers
from storage.db import Db, us
from tests.talk.neighbour import Neighbour
from tests.talk.situations import whose
from tests.talk.street import Here, Street
from tests.talk.world import Neighbourhood, words


async def volunteer(here: Here, name: str) -> Neighbour:
    """Somebody who does patrols at any time, here only."""
    somebody = await here.neighbour(name)
    await somebody.asks("/shifts", "志愿活动")

    def unit(db: Db) -> None:
        me = int(db.value("SELECT max(id) FROM person"))
        said = Known(("patrol",), tuple(TIMES), ("mandarin",), f"b{here.house}", f"g{here.house}")
        volunteers.enrol(db, here.street.seal, me, said, "grid", "", datetime.now(UTC))
        volunteers.offering(db, me, said.skills, [])

    await done(here.street, unit)
    return somebody


async def done(street: Street, unit: object) -> None:
    await asyncio.wrap_future(street.store.write(unit))  # type: ignore[arg-type]


async def plans(organiser: Neighbour, title: str, when: str, slots: int) -> None:
    await organiser.asks("/shifts", "办一个活动")
    await organiser.presses("办一个活动")
    await organiser.waits_for("什么活动")
    for said, then in ((title, "在哪里集合"), ("东门", "什么时候"), (when, "要几个人"), (str(slots), "要会什么")):
        await organiser.asks(said, then)
    await organiser.presses("巡逻值守")
    await organiser.presses_when("可能受伤", "有")
    await organiser.waits_for("什么风险")
    await organiser.asks("夜里走路，穿反光背心，两人一组", "先买保险")
    await organiser.asks("平安 保单 PA-2026-1", title)
    await organiser.presses("对，开始报名")
    await organiser.waits_for(title, "管理这一场")


async def moves(here: Here, title: str, starts: timedelta) -> None:
    """The clock of the neighbourhood is not waited for: the shift is moved."""
    at = datetime.now(UTC) + starts

    def unit(db: Db) -> None:
        span = {"starts": us(at), "ends": us(at + timedelta(hours=2))}
        db.run("UPDATE shift SET starts_at = :starts, ends_at = :ends WHERE title = :title", title=title, **span)
        came = """UPDATE shift_place SET came_at = :starts WHERE came_at IS NOT NULL
        AND shift_id = (SELECT id FROM shift WHERE title = :title)"""
        db.run(came, title=title, starts=us(at))

    await done(here.street, unit)


def awake(now: datetime) -> timedelta:
    """Until some time within a day at which volunteers are free, whatever hour it is where the test runs."""
    hours = (timedelta(hours=n) for n in range(3, 23))
    return next(h for h in hours if 9 <= (now + h).astimezone(ZoneInfo("Asia/Shanghai")).hour < 20)


async def opens(somebody: Neighbour, title: str) -> None:
    """/shifts, and the number in front of this one."""
    shown = await somebody.asks("/shifts", title)
    number = re.search(rf"(\d)\. {title}", shown.text)
    assert number
    await somebody.presses(number[1])
    await somebody.waits_for(title, "集合：东门")


async def test_a_patrol_from_the_plan_to_the_hours(here: Here) -> None:
    admin = (await here.two_admins())[0]
    organiser = await here.worker("王师傅")
    title, second = f"{here.home}夜巡", f"{here.home}早巡"
    await plans(organiser, title, "12月5日晚上七点到九点", 1)
    await plans(organiser, second, "12月5日晚上八点到十点", 2)
    ann, bob, eve = [await volunteer(here, name) for name in ("安姐", "包叔", "伊娃")]

    await opens(ann, title)
    await ann.presses("知道风险，报名", times=3)
    card = await ann.waits_for("您报上名了")
    assert "夜里走路" in card.text and "PA-2026-1" in card.text and "10 分" in card.text, (
        "risk and points are told before"
    )
    await ann.presses("放进日历")
    await ann.waits_for("您手机的日历")
    await opens(ann, second)
    await ann.presses("知道风险，报名")
    await ann.waits_for(f"同一个时间您已经报了“{title}”")
    await opens(bob, title)
    await bob.presses("知道风险，报名")
    await bob.waits_for("候补第 1 位")
    await opens(ann, title)
    await ann.presses("去不了")
    await ann.waits_for("还有 0 个", "知道风险，报名")
    await bob.presses_when("有空位了", "确认参加")
    await bob.waits_for("您报上名了")

    await moves(here, title, awake(datetime.now(UTC)))
    await bob.presses("去不了")
    await bob.waits_for("还有 1 个")
    await organiser.waits_for("包叔来不了了" if here.channel == "telegram" else "来不了了")
    await eve.presses_when("您能顶一下吗", "知道风险，报名")
    await eve.waits_for("您报上名了")

    await moves(here, title, timedelta(minutes=5))
    await opens(organiser, title)
    await organiser.presses("管理这一场")
    await organiser.presses_when("报名 1 / 1 人", "贴接龙")
    await organiser.waits_for("请把接龙整段贴过来")
    await organiser.asks("接龙：夜巡\n1. 张三\n2、李四", "看到 2 个名字：0 人有名额，2 人候补")
    await organiser.presses("签到码")
    shown = await organiser.waits_for("签到码：")
    code = re.search(r"\d{6}", shown.text)
    assert code
    await eve.asks("000000" if code[0] != "000000" else "111111", "这个码不对")
    await eve.asks(code[0], "✅ 签到了")
    await organiser.presses("给大家扫")
    await organiser.waits_for("签到码：")

    await moves(here, title, timedelta(hours=-3))
    await organiser.presses("返回")
    await organiser.presses_when("报名 1 / 1 人", "确认服务时长")
    await organiser.waits_for("按签到算是这样", "2 小时")
    await organiser.presses("都对，记上")
    await organiser.waits_for("✅ 2 小时")
    await eve.presses_when("记上 2 小时", "时长不对")
    await eve.waits_for("应该是多久")
    await eve.asks("我多留了一个小时收拾", "管理员看过就告诉您")
    await admin.waits_for("觉得时长不对", "多留了一个小时")
    await admin.presses("3 小时")
    await eve.waits_for("这一场记 3 小时。您一共有 3 小时")


def signs_up(here: Neighbourhood, name: str) -> None:
    def unit(db: Db) -> None:
        me, said = whose(here, name), Known(("patrol",), tuple(TIMES), ("mandarin",), "b3", "g1")
        volunteers.enrol(db, here.seal, me, said, "all", "", here.now)
        volunteers.offering(db, me, said.skills, [])

    here.says(name, "/start")
    here.do(unit)


def test_a_pasted_list_finds_the_volunteers_we_know(sqlite: str) -> None:
    here = Neighbourhood(sqlite)
    here.worker("王")
    for chat, name in (("安", "安"), ("张1", "张伟"), ("张2", "张伟"), ("包", "包"), ("程", "程")):
        signs_up(here, chat)
        here.do(lambda db, c=chat, n=name: rename(db, here, c, n))
    here.do(lambda db: contacts.save(db, here.seal, whose(here, "张2"), here.now, phone="13812345678"))
    here.do(lambda db: contacts.save(db, here.seal, whose(here, "包"), here.now, phone="13900001111"))
    at = here.now + timedelta(days=9)
    for title in ("清洁日", "赏花"):
        spans = ((at.isoformat(), (at + timedelta(hours=2)).isoformat()),)
        said = PlanShifts(title, "东门", spans, 9, "", "", "", False)
        here.do(lambda db, s=said: shifts.opened(scene_of(db, here.house, whose(here, "王"), here.now), s))
    here.says("程", "/shifts")
    for label in ("2", "报名"):
        here.presses("程", label)
    for chat in ("安", "张1", "张2", "包"):
        here.letters(chat)

    def lead(*labels: str) -> None:
        here.says("王", "/shifts")
        for label in ("1", "管理这一场", *labels):
            here.presses("王", label)

    lead("贴接龙")
    pasted = "接龙\n1. 安\n2. 张伟（138 1234 5678）\n3. 张伟\n4. 老包 13900001111\n5. 程\n6. 新来的"
    told = words(here.says("王", pasted))
    assert "看到 6 个名字：6 人有名额" in told
    assert told.count("是下面这一位吗") == 3 and "138" not in told
    assert "按接龙名单给您报了名" in words(here.letters("安")) and "接龙" in words(here.letters("张2"))
    assert not words(here.letters("张1")) and not words(here.letters("包")) and not words(here.letters("程"))
    people = here.value("SELECT count(*) FROM person")
    here.presses("王", "包 · 3号楼")
    assert "按接龙名单给您报了名" in words(here.letters("包"))
    assert here.value("SELECT count(*) FROM person") == people - 1, "who stood for 包 is gone"
    assert "程 同一个时间报了别的活动" in words(here.presses("王", "程 · 3号楼"))
    assert not words(here.letters("程"))
    lead("贴接龙")
    assert "看到 6 个名字：0 人有名额，0 人候补" in words(here.says("王", pasted)), (
        "the same list again changes nothing"
    )
    here.presses("安", "去不了")
    assert here.value("SELECT state FROM shift_place WHERE person_id = :id", id=whose(here, "安")) == "out"
    here.close()


def rename(db: Db, here: Neighbourhood, chat: str, name: str) -> None:
    db.run("UPDATE person SET name = :name WHERE id = :id", name=here.seal.seal(name), id=whose(here, chat))


def test_the_waiting_list_moves_by_itself_and_two_sign_somebody_in(database: str) -> None:
    here = Neighbourhood(database)
    for worker in ("王", "赵"):
        here.worker(worker)
    at = here.now + timedelta(days=9)
    said = PlanShifts(
        "清洁日", "东门", ((at.isoformat(), (at + timedelta(hours=2)).isoformat()),), 1, "", "", "", False
    )
    here.do(lambda db: shifts.opened(scene_of(db, here.house, whose(here, "王"), here.now), said))
    names = ("安", "包", "程", "丁")
    for name in names:
        signs_up(here, name)
        here.says(name, "/shifts")
        here.presses(name, "1")
        here.presses(name, "报名")
    here.presses("安", "去不了")
    assert "有空位了" in words(here.letters("包")) and not words(here.letters("程"))
    here.later(hours=2)
    assert "有空位了" in words(here.letters("程")), "包 did not confirm in time"
    here.presses("程", "不去了")
    assert "有空位了" in words(here.letters("丁"))
    assert "给下一位" in words(here.presses("包", "确认参加"))
    here.presses("丁", "确认参加")
    here.at(at - timedelta(hours=24))
    assert "明天有活动" in words(here.letters("丁")) and not words(here.letters("程"))
    here.at(at - timedelta(hours=2))
    assert "快开始了" in words(here.letters("丁"))
    here.at(at + timedelta(minutes=20))
    here.says("王", "/shifts")
    for label in ("1", "管理这一场", "代签到", "丁"):
        here.presses("王", label)
    spot = here.value("SELECT id FROM shift_place WHERE state = 'in'")
    again = data(here.seal, whose(here, "王"), "proxy.two", spot)
    assert "不用再确认" in words(here.says("王", press=Press(again))), "one alone signs nobody in"
    here.letters("赵")
    assert "签到了" in words(here.presses("赵", "看到了，签到"))
    here.at(at + timedelta(hours=2))
    assert "活动结束了" in words(here.letters("王"))
    here.presses("王", "确认服务时长")
    here.presses("王", "都对，记上")
    assert "记上 1.5 小时" in words(here.letters("丁")), "twenty minutes late, quarters rounded down"
    here.close()
