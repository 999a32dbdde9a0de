"""Too much of a good thing (R26): nothing is lost, somebody looks, and it is said."""

from collections.abc import Iterator

import pytest

from bot import inbox as processing
from bot.inbox import SHARE
from flows.said import Media
from storage import inbox
from tests.talk.test_poison import Plain, play
from tests.talk.world import Neighbourhood, words

HELD = "这一件先请管理员看一眼"


@pytest.fixture
def here(database: str) -> Iterator[Neighbourhood]:
    neighbourhood = Neighbourhood(database)
    neighbourhood.house.flood = True
    neighbourhood.worker("王")
    neighbourhood.admin("周")
    yield neighbourhood
    neighbourhood.close()


def test_all_that_waits_is_in_the_queue_page_by_page(here: Neighbourhood) -> None:
    for n in range(11):
        reports(here, f"李{n}", "5号楼路灯不亮")
    here.letters("周")
    first = words(here.says("周", "/tasks"))
    assert "等着派的（11） 第 1/2 页" in first and first.count("路灯不亮") == 9
    assert words(here.presses("周", "下一页")).count("路灯不亮") == 2
    assert "第 1/2 页" in words(here.presses("周", "下一页"))


def reports(here: Neighbourhood, who: str, said: str) -> str:
    here.says(who, said)
    label = "同意并提交" if "同意并提交" in words(here.letters(who, everything=True)[-1:]) else "提交"
    return words(here.presses(who, label))


def test_the_fourth_request_of_an_hour_waits_for_a_person(here: Neighbourhood) -> None:
    for n in range(3):
        assert HELD not in reports(here, "李", f"3号楼第{n + 1}盏路灯不亮")
    assert "新任务" in words(here.letters("王"))
    told = reports(here, "李", "3号楼第4盏路灯不亮")
    assert HELD in told and "119" in told and "已收到，正在安排人" in told
    assert here.letters("王") == []
    card = words(here.letters("周"))
    assert "没有自动派出" in card and "第4盏" in card
    assert here.value("SELECT count(*) FROM request WHERE step = 'open'") == 1
    here.presses("周", label_of(card))
    assert "第4盏" in words(here.letters("王")), "nothing is lost"
    here.later(hours=1)
    assert HELD not in reports(here, "李", "3号楼第5盏路灯不亮"), "an hour later it is as before"


def label_of(card: str) -> str:
    """The first worker on the card."""
    return next(line for line in card.splitlines() if line.startswith("派给 "))


def test_an_emergency_is_never_held_and_does_not_count(here: Neighbourhood) -> None:
    for n in range(3):
        reports(here, "李", f"3号楼第{n + 1}盏路灯不亮")
    assert "119" in words(here.says("李", "3号楼着火了"))
    assert "着火" in words(here.letters("王")), "dispatched at once"
    assert here.value("SELECT count(*) FROM request WHERE step = 'open'") == 0


def test_who_works_here_reports_as_much_as_there_is(here: Neighbourhood) -> None:
    for n in range(5):
        assert HELD not in reports(here, "王", f"3号楼第{n + 1}盏路灯不亮")


def test_a_request_holds_ten_photos(here: Neighbourhood) -> None:
    album = tuple(Media("photo", f"a{n}") for n in range(12))
    here.says("李", "3号楼电梯坏了", media=album, album="x")
    assert "照片：10 张（满了" in words(here.letters("李", everything=True))
    here.presses("李", "同意并提交")
    here.presses("李", "补充情况")
    assert "满 10 张了" in words(here.photo("李", "还有一张"))
    kept = "SELECT count(*) FROM media WHERE request_id IS NOT NULL"
    assert here.value(kept) == 10


def test_one_notice_a_window(here: Neighbourhood) -> None:
    said = [words(here.says("孙", f"在吗{n}")) for n in range(40)]
    assert sum("发得有点快" in each for each in said) == 1
    here.later(minutes=3)
    assert "发得有点快" not in words(here.says("孙", "在吗"))


FLOOD = [("吵", f"在吗{n}") for n in range(60)]
OTHERS = [(f"邻居{n}", f"您好{n}") for n in range(20)]


async def test_a_flood_waits_and_the_others_do_not(here: Neighbourhood, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty messages lie in front, more than memory holds; twenty others come behind them.  The flood goes on, in its order."""
    monkeypatch.setattr(processing, "PAGE", 2 * SHARE)
    here.house.flood, channel = False, Plain()
    await play(here, channel, [*FLOOD, *OTHERS])
    order = channel.read
    last = max(order.index(text) for _, text in OTHERS)
    assert last <= len(OTHERS) + 2 * SHARE, f"the last of the others was the {last}th"
    assert [text for text in order if text.startswith("在吗")] == [text for _, text in FLOOD]


async def test_first_come_first_served_would_let_them_wait(
    here: Neighbourhood, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The naive way: everybody's turn is 0."""
    head, _, rest = inbox.PUT.partition("COALESCE(")
    monkeypatch.setattr(inbox, "PUT", head + "0)" + rest[rest.index("\nON") :])
    monkeypatch.setattr(processing, "PAGE", 2 * SHARE)
    here.house.flood, channel = False, Plain()
    await play(here, channel, [*FLOOD, *OTHERS])
    assert max(channel.read.index(text) for _, text in OTHERS) > len(FLOOD) // 2
