"""居民会议 and 居民代表会议: announced in time, signed in to in the room, counted over who is present (R62–R64)."""

from collections.abc import Iterator

import pytest

from handlers import topic_paper
from storage import meetings, rolls, votes
from storage.rolls import Entry
from tests.talk.test_votes import press
from tests.talk.voting import discussed, id_of, lives, role
from tests.talk.world import Neighbourhood, words


@pytest.fixture
def here(sqlite: str) -> Iterator[Neighbourhood]:
    here = Neighbourhood(sqlite)
    yield here
    here.close()


@pytest.fixture
def both(request: pytest.FixtureRequest) -> Iterator[Neighbourhood]:
    """The long one is told on PostgreSQL by `make faults`."""
    database = request.getfixturevalue("postgresql" if request.config.getoption("--all-four") else "sqlite")
    here = Neighbourhood(database)
    yield here
    here.close()


def called(here: Neighbourhood, topic: int, preset: str, lawful: str = "做过，没有问题") -> int:
    press(here, "郑", "vote.new", topic)
    here.presses("郑", preset)
    here.presses("郑", "就用议题这一句")
    here.presses("郑", "3 天")
    here.says("郑", "11月20日，第7号会议记录")
    here.presses("郑", lawful)
    here.presses("郑", "发起")
    return int(here.value("SELECT max(id) FROM vote"))


def meets(here: Neighbourhood, topic: int, when: str) -> str:
    """The facilitator calls a meeting; what is said, or the code."""
    press(here, "郑", "meet.new", topic)
    here.says("郑", when)
    here.says("郑", "活动室")
    return words(here.presses("郑", "通知"))


def test_an_assembly_counts_over_who_is_in_the_room(both: Neighbourhood) -> None:
    here = both
    for n in range(1, 6):
        lives(here, f"户{n}", f"{n}01")
    role(here, "郑", "facilitator")
    here.admin("周")
    here.worker("王")
    topic = discussed(here, "户1")
    assert "还缺：党组织研究和合法性检查" in press(
        here, "郑", "vote.manage", called(here, topic, "居民会议（户代表）", "还没有")
    )
    press(here, "郑", "vote.cancel", 1)
    here.says("郑", "先做合法性检查")
    vote = called(here, topic, "居民会议（户代表）")
    assert "先公告表决" in meets(here, topic, "12月5日下午两点")
    press(here, "郑", "vote.announce", vote)
    assert "太早了" in meets(here, topic, "12月1日下午两点") and "第二十六条" in words(
        here.letters("郑", everything=True)
    )
    code = meets(here, topic, "12月5日下午两点").split("/meet ")[1][:6]
    here.later(minutes=1)
    assert "请您来开会：12月5日" in words(here.letters("户1"))
    assert "不是签到时间" in words(here.says("户1", f"/meet {code}"))

    here.at(here.now.replace(month=12, day=5, hour=6, minute=5))
    for who in ("户1", "户2"):
        assert "签到了" in words(here.says(who, f"/meet {code.lower()}"))
    assert "不对" in words(here.says("户3", "/meet AAAAAA"))
    met = here.value("SELECT max(id) FROM meeting")

    def seen(who: str, unit: str) -> str:
        press(here, who, "meet.sign", met)
        return words(here.says(who, unit))

    assert "再有一位同事" in seen("王", "3号楼1单元401") and "另一位同事" in seen("王", "3号楼1单元401")
    known = here.do(lambda db: votes.get(db, vote))
    assert here.do(lambda db: meetings.present(db, known)) == ["b3-1-101", "b3-1-201"]
    assert "已签到" in seen("周", "3号楼1单元401")
    for who, choice in (("户1", "同意"), ("户2", "同意"), ("户3", "同意"), ("户5", "不同意")):
        here.says(who, "/vote")
        here.presses(who, choice)
    press(here, "郑", "meet.minutes", met)
    here.says("郑", "户1家说采光，户4家说费用。")
    here.photo("郑")
    shown = words(here.presses("郑", "好了"))
    assert "已签到 3 人" in shown and "照片 1 张" in shown and "会议记录：户1家" in shown
    here.later(days=5)
    after = press(here, "户1", "vote.show", vote)
    # 3 of 5 are there; of the ballots only those of who is there count: 2 of 3 agree, 户4 was silent
    assert "✅ 通过" in after and "✓ 参与人数 3 / 5，需过半数" in after and "✓ 同意人数 2 / 3，需过半数" in after
    assert "城市居民委员会组织法 27" in after


def test_without_a_meeting_it_is_an_opinion(here: Neighbourhood) -> None:
    lives(here, "户1", "101")
    role(here, "郑", "facilitator")
    topic = discussed(here, "户1")
    vote = called(here, topic, "居民会议（户代表）")
    press(here, "郑", "vote.announce", vote)
    here.later(days=12)
    here.says("户1", "/vote")
    here.presses("户1", "同意")
    here.later(days=9)
    assert "不具有法律效力" in press(here, "户1", "vote.show", vote)


def test_short_notice_has_a_reason_that_everybody_reads(here: Neighbourhood) -> None:
    for n in range(1, 4):
        lives(here, f"户{n}", f"{n}01")
    role(here, "郑", "facilitator")
    topic = discussed(here, "户1")
    vote = called(here, topic, "居民会议（户代表）", "还没有")
    assert "临时通知" in words(here.letters("郑", everything=True))
    assert "还缺：党组织研究和合法性检查" in press(here, "郑", "vote.hurry", vote)  # no reason passes a gate of the law
    press(here, "郑", "vote.cancel", vote)
    here.says("郑", "先做合法性检查")
    vote = called(here, topic, "居民会议（户代表）")
    assert "第二十六条" in press(here, "郑", "vote.hurry", vote)
    here.says("郑", "台风后天登陆，配电房要加固，问13800138000")
    code = meets(here, topic, "明天下午两点").split("/meet ")[1][:6]
    here.later(minutes=1)
    reason = "临时通知（未提前十日）的原因：台风后天登陆，配电房要加固"
    told = words(here.letters("户1"))
    assert told.count(reason) == 2 and "请您来开会：11月24日" in told and "13800138000" not in told  # vote and meeting
    here.later(days=1, hours=5)
    for who in ("户1", "户2"):
        here.says(who, f"/meet {code}")
        here.says(who, "/vote")
        here.presses(who, "同意")
    here.later(days=4)
    after = press(here, "户3", "vote.show", vote)
    assert "✅ 通过" in after and reason in after and "没有提前够天数" not in after
    page = here.do(
        lambda db: topic_paper.public(topic_paper.visitor(db, here.house, "zh-Hans", here.now), "YT-20261123-0001")
    )
    public = "\n".join(line for section in page.sections for line in section.lines)
    assert public.count("台风后天登陆") == 2  # beside the count, and in its history
    record = here.value("SELECT record FROM vote WHERE id = :vote", vote=vote)
    assert "short-notice" in record and "台风后天登陆" in record
    rolled = called(here, discussed(here, "户2"), "居民代表会议")
    assert "临时通知" not in press(here, "郑", "vote.manage", rolled)  # its notice is no period of the law


def test_delegates_are_four_fifths_of_their_assembly(here: Neighbourhood) -> None:
    lives(here, "户1", "101")
    role(here, "郑", "facilitator")
    topic = discussed(here, "户1")
    vote = called(here, topic, "居民代表会议")

    def fill(delegates: int) -> None:
        entries = [Entry("主任", kind="committee"), *(Entry(f"代表{n}", kind="delegate") for n in range(delegates))]
        here.do(lambda db: rolls.fill(db, here.seal, vote, entries, here.now))

    fill(3)
    assert "还缺：居民代表占五分之四以上" in press(here, "郑", "vote.manage", vote)
    fill(4)
    line = here.do(lambda db: rolls.by_key(db, vote, "代表0"))
    here.do(lambda db: rolls.enter(db, line.id, id_of(here, "户1"), "roll", None, here.now))
    press(here, "郑", "vote.announce", vote)
    here.later(minutes=1)
    assert "开放" not in words(here.letters("户1")) and here.value("SELECT step FROM vote") == "open"
    code = meets(here, topic, "明天下午两点").split("/meet ")[1][:6]
    here.later(days=1, hours=5)
    here.says("户1", f"/meet {code}")
    here.says("户1", "/vote")
    here.presses("户1", "同意")
    here.later(days=6)
    assert "❌ 到会人数不足" in press(here, "户1", "vote.show", vote)
