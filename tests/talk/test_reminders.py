"""Deadlines and what is said about them: reminders, 督办, quiet hours, digests – over nights, holidays and breakdowns."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from flows.quiet import Habits
from handlers.card import Card
from storage import due, habits
from tests.talk.world import Neighbourhood, words

HOME = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def here(database: str) -> Iterator[Neighbourhood]:
    neighbourhood = Neighbourhood(database)
    yield neighbourhood
    neighbourhood.close()


def local(said: str) -> datetime:
    return datetime.fromisoformat(said).replace(tzinfo=HOME).astimezone(UTC)


def reports(here: Neighbourhood, who: str = "李", what: str = "3号楼电梯坏了") -> list[Card]:
    here.says(who, what)
    new = any(b.label == "同意并提交" for c in here.letters(who, everything=True)[-1:] for b in c.buttons())
    return here.presses(who, "同意并提交" if new else "提交")


def person(here: Neighbourhood, who: str) -> int:
    return int(here.value("SELECT person_id FROM chat WHERE external = :e", e=here.seal.digest(f"plain:{who}")))


def lives(here: Neighbourhood, who: str, **chosen: object) -> None:
    quiet = here.house.town.community.quiet_hours
    mine = replace(Habits(quiet), **chosen)  # type: ignore[arg-type]
    here.do(lambda db: habits.put(db, person(here, who), mine, quiet))


def test_a_worker_is_reminded_at_half_at_four_fifths_and_at_the_end(here: Neighbourhood) -> None:
    here.worker("王")
    here.admin("陈")
    promised = words(reports(here))
    assert "预计办好：11月24日 周二 18:00 前" in promised and "暂定" not in promised
    here.letters("王")
    for at, said in (
        ("2026-11-23 10:00:30", "还没接单，请在 11月23日 周一 11:00 前接单"),
        ("2026-11-23 10:36:30", "快到接单时间"),
        ("2026-11-23 11:00:30", "过了接单时间（11月23日 周一 11:00），已请管理员督办"),
        ("2026-11-24 09:00:30", "时间过了一半，请在 11月24日 周二 18:00 前办好"),
        ("2026-11-24 14:24:30", "快到期了"),
        ("2026-11-24 18:00:00", "到期了（11月24日 周二 18:00），已请管理员督办"),
    ):
        here.at(local(at) - timedelta(minutes=2))
        assert here.letters("王") == [], f"too early before {at}"
        here.at(local(at))
        assert said in words(here.letters("王"))
    told = words(here.letters("陈"))
    assert "督办：" in told and "还没接单，派给了网格员王" in told and "还没办好。谁在办：网格员王" in told
    assert "打开看看" in told and "工单 LL-" in words(here.presses("王", "打开看看"))


def test_nobody_is_reminded_of_what_they_have_done(here: Neighbourhood) -> None:
    here.worker("王")
    reports(here)
    here.presses("王", "接单")
    kinds = "SELECT count(*) FROM due WHERE kind LIKE 'accept%' AND done_at IS NULL"
    assert here.value(kinds) == 0
    here.presses("王", "已处理")
    here.presses("王", "天黑拍不清")
    assert here.value("SELECT count(*) FROM due WHERE kind LIKE 'handle%' AND done_at IS NULL") == 0
    here.letters("王")
    here.later(days=6)
    told = words(here.letters("王"))
    assert "⏰" not in told and "接单" not in told and "办好" not in told


def test_who_gets_a_task_gets_its_reminders(here: Neighbourhood) -> None:
    here.worker("王")
    here.worker("赵", "g2")
    reports(here)
    here.presses("王", "更多")
    here.presses("王", "转派")
    here.presses("王", "赵（第二网格）")
    here.letters("王")
    here.letters("赵")
    here.at(local("2026-11-23 12:30"))
    assert here.letters("王") == []
    assert "接单" in words(here.letters("赵"))


def test_not_repaired_gives_new_days(here: Neighbourhood) -> None:
    here.worker("王")
    reports(here)
    here.presses("王", "已处理")
    here.presses("王", "天黑拍不清")
    here.at(local("2026-11-26 10:00"))
    here.presses("李", "没解决")
    assert "预计办好：11月27日 周五 18:00 前" in words(here.letters("李", everything=True)[-3:])
    here.letters("王")
    here.at(local("2026-11-27 18:00"))
    assert "到期了（11月27日 周五 18:00）" in words(here.letters("王"))


def test_an_emergency_runs_by_the_clock_and_wakes_people(here: Neighbourhood) -> None:
    here.now = local("2026-11-23 23:00")
    here.worker("王")
    here.admin("陈")
    here.says("李", "3号楼电梯困人了，快来")
    here.letters("王")
    here.letters("陈")
    here.at(local("2026-11-24 00:01"))
    assert "还没接单" in words(here.letters("王"))
    here.at(local("2026-11-24 01:01"))
    assert "督办" in words(here.letters("陈"))


def test_after_26_hours_down_late_ones_come_once_marked_in_one_message(here: Neighbourhood) -> None:
    here.worker("王")
    here.admin("陈")
    for place in ("3号楼", "1号楼", "2号楼"):
        reports(here, what=f"{place}电梯坏了")
    here.letters("王")
    here.letters("陈")
    here.at(local("2026-11-24 11:00") + timedelta(seconds=10))  # 26 hours after the first
    told = here.letters("王")
    assert len(told) == 1, words(told)
    assert told[0].title == "还有 6 件事等您", "two clocks of three requests, however often each would have reminded"
    assert "（这条晚到了，本该 11月23日 周一 11:00 说）" in words(told)
    assert len(here.letters("陈")) == 1
    assert here.later(minutes=1) == 0 and here.letters("王") == []


def test_what_can_wait_does_not_wake_anybody_over_midnight(here: Neighbourhood) -> None:
    here.worker("王")
    reports(here)
    here.presses("王", "接单")
    here.letters("李")
    here.at(local("2026-11-23 23:30"))
    here.presses("王", "已处理")
    here.presses("王", "天黑拍不清")
    asked = here.letters("李")
    assert [c.quiet for c in asked if "修好了吗" in c.title] == [True], "at once, without a sound"
    lives(here, "王", quiet=(time(17), time(8)))
    reports(here, what="1号楼楼道灯不亮")
    here.letters("王")
    at_night = here.value("SELECT count(*) FROM outbox WHERE state = 'new' AND not_before > :n", n=10**18)
    assert at_night == 0, "what waits is a due row, never a letter"
    here.at(local("2026-11-24 08:00") - timedelta(minutes=1))
    assert here.letters("王") == []


def test_quiet_hours_hold_over_midnight_and_say_it_in_the_morning(here: Neighbourhood) -> None:
    here.worker("王")
    here.at(local("2026-11-23 15:30"))
    reports(here)
    lives(here, "王", quiet=(time(16), time(7, 30)))
    here.letters("王")
    here.at(local("2026-11-23 16:40"))  # half of the time is over, in the worker's quiet hours
    assert here.letters("王") == []
    for night in ("2026-11-23 23:59", "2026-11-24 00:01", "2026-11-24 07:29"):
        here.at(local(night))
        assert here.letters("王") == []
    here.at(local("2026-11-24 07:30"))
    told = words(here.letters("王"))
    assert "过了接单时间" in told and "晚到" not in told, "it waited on purpose"


def test_a_change_of_zone_moves_what_waits(here: Neighbourhood) -> None:
    here.worker("王")
    here.at(local("2026-11-23 15:50"))
    reports(here)
    lives(here, "王", quiet=(time(16), time(8)))
    here.letters("王")
    here.at(local("2026-11-23 17:00"))
    town = here.house.town
    here.house.town = replace(town, community=replace(town.community, zone="Europe/Berlin"))  # seven hours behind
    here.at(local("2026-11-24 08:00"))
    assert here.letters("王") == [], "one o'clock at night in Berlin"
    here.at(datetime(2026, 11, 24, 7, 0, tzinfo=UTC))
    assert "还没接单" in words(here.letters("王"))


def test_a_digest_comes_once_a_day_newest_first(here: Neighbourhood) -> None:
    here.worker("王")
    lives(here, "王", digest=True)
    reports(here)
    here.at(local("2026-11-23 11:30"))
    reports(here, what="1号楼电梯坏了")
    here.letters("王")
    here.at(local("2026-11-23 19:00"))
    assert here.letters("王") == []
    here.at(local("2026-11-24 08:00"))
    [digest] = here.letters("王")
    lines = [line for line in digest.text.splitlines() if line[:1].isdigit()]
    assert digest.title == "还有 2 件事等您"
    assert "1号楼" in lines[0] and "3号楼" in lines[1], "newest first"
    here.at(local("2026-11-24 16:00"))
    assert here.letters("王") == [], "until tomorrow"


def test_muted_topics_are_not_told(here: Neighbourhood) -> None:
    here.worker("王")
    reports(here)
    lives(here, "王", muted=frozenset({"reminders"}))
    here.letters("王")
    here.later(days=3)
    assert here.letters("王") == []


def test_over_new_year_nobody_is_hurried_on_a_holiday(here: Neighbourhood) -> None:
    """2026-12-31, a Thursday, to Monday 2027-01-04: the list for 2027 is not out yet, so the date is 暂定."""
    here.now = local("2026-12-31 17:00")
    here.worker("王")
    said = words(reports(here))
    assert "预计办好：1月4日 周一 18:00 前（暂定" in said
    here.letters("王")
    here.at(local("2027-01-03 20:59"))
    assert here.letters("王") == [], "no hour of work has passed"
    here.at(local("2027-01-04 09:00") + timedelta(minutes=3))
    assert "还没接单，请在 1月4日 周一 10:00 前接单" in words(here.letters("王"))


def test_a_row_that_always_fails_does_not_hold_up_the_rest(here: Neighbourhood) -> None:
    import asyncio

    from bot.drill import _Direct
    from bot.tick import tick

    here.worker("王")
    reports(here)
    here.letters("王")
    here.do(lambda db: due.put(db, "handle-50", "request:999", here.now, person(here, "王")))
    here.now += timedelta(hours=3)
    assert asyncio.run(tick(_Direct(here.store), here.house, here.now)) == 4
    assert "督办" in words(here.letters("王"))
    assert here.value("SELECT count(*) FROM due WHERE subject = 'request:999' AND done_at IS NULL") == 1


def test_a_notice_waits_for_the_morning_and_an_emergency_does_not(here: Neighbourhood) -> None:
    here.now = local("2026-11-23 22:30")
    here.admin("陈")
    here.says("李", "/start")
    for kind, words_ in (("社区通知", "明天停水"), ("社区紧急通知", "燃气泄漏，请马上离开")):
        here.says("陈", "/broadcast")
        if kind == "社区紧急通知":
            here.presses("陈", "写一条新的")
        for said in (kind, words_, "不写", "不写", "全体", *(["不要按钮"] if kind == "社区通知" else [])):
            here.says("陈", said)
        here.presses("陈", "我一个人定，写明理由")
        here.says("陈", "只有我")
        here.letters("陈")
        here.presses("陈", "现在就发")
    here.letters("李")
    feeds(here)
    assert words(here.letters("李")).strip() == "🚨 社区紧急通知（幸福里社区）\n燃气泄漏，请马上离开"
    card = here.says("陈", "/broadcast")[-1]
    assert "在发" in card.text
    assert "人在安静时间，11月24日 周二 08:00 起再发给他们" in words(here.presses("陈", "1"))
    here.now = local("2026-11-24 08:00")
    feeds(here)
    assert "明天停水" in words(here.letters("李"))


def feeds(here: Neighbourhood) -> None:
    from handlers import broadcasts

    here.do(lambda db: broadcasts.feed(db, here.house, here.now, 50, finish=True))
