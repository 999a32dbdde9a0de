"""表决 as people meet it: one unit one ballot, changed until the close, nothing told before, recounted by anybody after."""

import json
from collections.abc import Iterator

import pytest

from flows.deciding.export import recount
from flows.said import Press
from handlers import buttons
from handlers import topics as moves
from handlers.notices import scene_of
from storage import ballots, topics, votes
from storage.db import Db
from tests.talk.voting import QUESTION, discussed, id_of, id_of_in, lives, role
from tests.talk.world import Neighbourhood, words


@pytest.fixture
def here(sqlite: str) -> Iterator[Neighbourhood]:
    here = Neighbourhood(sqlite)
    yield here
    here.close()


@pytest.fixture
def both(database: str) -> Iterator[Neighbourhood]:
    """The long one is told on both databases."""
    here = Neighbourhood(database)
    yield here
    here.close()


def called(here: Neighbourhood, *answers: str, topic: int) -> int:
    """The facilitator calls a vote on the topic; its id."""
    press(here, "郑", "vote.new", topic)
    for answer in answers:
        here.presses("郑", answer)
    return int(here.value("SELECT max(id) FROM vote"))


def press(here: Neighbourhood, who: str, action: str, id: int, version: int = 0) -> str:
    return words(here.says(who, press=Press(buttons.data(here.seal, id_of(here, who), action, id, version))))


def street(here: Neighbourhood, rooms: int = 4) -> int:
    """So many households, a facilitator, an auditor, and a topic."""
    for n in range(rooms):
        lives(here, f"户{n}", f"{n + 1}01")
    role(here, "郑", "facilitator")
    role(here, "冯", "auditor")
    return discussed(here, "户0")


def test_an_opinion_from_the_call_to_the_count(both: Neighbourhood) -> None:
    here = both
    topic = street(here)
    lives(here, "户0的女儿", "101")
    vote = called(here, "意见征询", "就用议题这一句", "同意、不同意、弃权", "3 天", "发起", topic=topic)
    here.later(minutes=1)
    told = words(here.letters("户1"))
    assert QUESTION in told and "请您表决" in told
    card = words(here.says("户1", "/vote"))
    assert "不具有法律效力" in card and "3号楼1单元201" in card and "还没有投" in card
    assert "不具有" not in words(here.says("郑", "/vote")), "who runs it is on no roll"
    shown = words(here.presses("户1", "同意"))
    assert "已计入" in shown and "您选" not in shown
    here.presses("户1", "不同意")
    here.presses("户1", "同意")
    here.says("户0", "/vote")
    here.presses("户0", "不同意")
    assert "已计入" in words(here.says("户0的女儿", "/vote")), "the household has voted"
    here.presses("户0的女儿", "同意")
    assert "已投 2 / 4 户" in words(here.presses("户1", "多少户投了"))
    assert "谁都看不到" in words(here.presses("户1", "谁能看到"))
    before = here.letters("户0", everything=True)
    here.later(hours=24)
    assert len(here.letters("户0", everything=True)) == len(before), "who has voted is not reminded"
    assert "您家还没有投票" in words(here.letters("户2"))
    here.later(days=5)
    assert "表决结果出来了" in words(here.letters("户2"))
    assert here.value("SELECT count(*) FROM secret_choice") == 0
    assert here.value("SELECT count(*) FROM ballot WHERE choice IS NOT NULL") == 0
    assert "同意 2，不同意 0，弃权 0" in words(here.letters("郑"))
    after = words(here.says("户1", press=Press(buttons.data(here.seal, id_of(here, "户1"), "vote.show", vote))))
    assert "✅ 通过" in after and "不具有法律效力" in after
    record = json.loads(here.do(lambda db: votes.record(db, vote)))
    assert recount(record).outcome == "passed" and "b3-1-101" not in json.dumps(record)  # type: ignore[union-attr]
    unit = here.value("SELECT min(id) FROM roll_unit WHERE vote_id = :vote", vote=vote)
    assert "已经截止" in press(here, "户0", "ballot.no", unit)
    assert "监票" in words(here.letters("冯"))
    assert "核对无误" in words(here.presses("冯", "核对无误"))
    assert here.value("SELECT step FROM vote") == "confirmed"
    gates = here.do(lambda db: votes.gates(db, topic))
    assert gates == {"roll-frozen", "notice-kept", "gates-of-law", "ballot-closed", "scrutinised"}


def test_options_are_approved_one_after_the_other(here: Neighbourhood) -> None:
    topic = street(here, 3)
    press(here, "郑", "vote.new", topic)
    for answer in ("意见征询", "就用议题这一句", "列出几个方案，赞成哪些都行"):
        here.presses("郑", answer)
    here.says("郑", "装在东侧\n装在西侧\n不装")
    here.presses("郑", "3 天")
    here.presses("郑", "发起")
    vote = int(here.value("SELECT max(id) FROM vote"))
    for who, answers in (("户0", "101"), ("户1", "110"), ("户2", "000"), ("户2", "100")):
        assert "方案 1 / 3：装在东侧" in words(here.says(who, "/vote"))
        for answer in answers:
            shown = words(here.presses(who, "赞成" if answer == "1" else "不赞成"))
        assert "已计入" in shown
    here.later(days=9)
    record = json.loads(here.do(lambda db: votes.record(db, vote)))
    assert recount(record).counted == (3, 1, 1)
    assert "装在东侧：3 票赞成" in press(here, "户0", "vote.show", vote)


def test_nobody_votes_for_a_home_of_others(here: Neighbourhood) -> None:
    topic = street(here, 2)
    vote = called(here, "意见征询", "就用议题这一句", "同意、不同意、弃权", "3 天", "发起", topic=topic)
    mine, other = (r.id for r in here.do(lambda db: db.all("SELECT id FROM roll_unit ORDER BY id")))
    press(here, "户0", "ballot.yes", other)
    assert here.value("SELECT count(*) FROM ballot") == 0
    here.says("外人", "/start")
    press(here, "外人", "ballot.yes", mine)
    press(here, "郑", "ballot.yes", mine)
    assert here.value("SELECT count(*) FROM ballot") == 0
    role(here, "户0", "party", "property")
    press(here, "户0", "ballot.yes", mine)
    assert here.value("SELECT count(*) FROM ballot") == 0, "interested parties speak and do not vote (R70)"
    assert here.do(lambda db: ballots.turnout(db, vote)).units == 0


def test_a_topic_that_goes_back_takes_its_vote_along(here: Neighbourhood) -> None:
    topic = street(here, 1)
    empty = discussed(here, "户0", "building:b1")
    called(here, "意见征询", "就用议题这一句", "同意、不同意、弃权", "3 天", "发起", topic=empty)
    assert "还缺：名册" in words(here.letters("郑", everything=True)[-1:]), "nobody is known there: it waits for a roll"
    vote = called(here, "意见征询", "就用议题这一句", "同意、不同意、弃权", "3 天", "发起", topic=topic)

    def back(db: Db) -> None:
        scene = scene_of(db, here.house, id_of_in(db, here, "郑"), here.now)
        moves.make(scene, topics.get(db, topic), "return", reason="方案要改")

    here.do(back)
    unit = here.value("SELECT max(id) FROM roll_unit")
    assert "已经截止" in press(here, "户0", "ballot.yes", unit)
    assert "取消原因：方案要改" in press(here, "户0", "vote.show", vote)
    here.later(days=30)
    assert here.do(lambda db: votes.record(db, vote)) == "", "what was called off is never counted"
