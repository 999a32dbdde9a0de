"""One person on two channels, and a web guest who comes back on another phone."""

import re

import pytest

from storage import links
from tests.talk.neighbour import Neighbour
from tests.talk.street import Here
from tests.talk.test_work import NEW
from tests.talk.world import Neighbourhood, words

CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}")


async def code_of(who: Neighbour) -> str:
    said = await who.asks("/link", "您的绑定码")
    return CODE.search(said.text)[0]  # type: ignore[index]


@pytest.mark.parametrize("channel", ["telegram"], indirect=True)
async def test_two_channels_become_one_person(here: Here) -> None:
    worker, phone = await here.worker(), await here.neighbour("李")
    page = await here.neighbour("李", channel="web")
    number = (await here.reports(phone)).number
    await worker.waits_for(NEW)
    code = await code_of(phone)
    await page.asks(f"/link {code.lower()}", "两边合成一个人", "1 件事")
    await phone.waits_for("您的帐号刚和另一个聊天合成一个")
    assert number[3:] in (await page.asks("/mine", "我上报的（1）")).text
    await worker.presses("已处理")
    await worker.waits_for("请发一张处理后的照片")
    await worker.presses("天黑拍不清")
    await page.waits_for("修好了吗?")
    await page.presses("已解决·满意")
    await page.waits_for("谢谢！记下了：已解决·满意。")
    await page.asks(f"/link {code}", "这个绑定码不对、用过了或过期了")


@pytest.mark.parametrize("channel", ["telegram"], indirect=True)
async def test_cards_stay_where_they_were_born_and_still_work(here: Here) -> None:
    worker, page = await here.worker(), await here.neighbour("李", channel="web")
    await here.reports(page)
    await worker.waits_for(NEW)
    phone = await here.neighbour("李")
    await page.asks(f"/link {await code_of(phone)}", "两边合成一个人")
    await page.presses("撤回")
    await page.waits_for("您已撤回")


async def test_a_guest_comes_back_on_another_phone(here: Here) -> None:
    worker = await here.worker()
    guest = await here.neighbour("客人", channel="web")
    status = await here.reports(guest)
    receipt = re.search(r"查询码：([A-Z2-9]{4}-[A-Z2-9]{4})", status.text)
    assert receipt, status.text
    await worker.waits_for(NEW)
    other = await here.neighbour("客人的新手机")
    await other.asks(status.number, "请把编号和查询码一起发给我")
    await other.asks(f"{status.number} ABCD-EFGH", "编号和查询码对不上")
    await other.asks(f"{status.number} 查询码 {receipt[1].lower()}", "对上了")
    await worker.presses("已处理")
    await worker.waits_for("请发一张处理后的照片")
    await worker.presses("天黑拍不清")
    await other.waits_for(f"{status.number} 修好了吗?")
    await other.presses("已解决·不满意")
    await other.waits_for("记下了：已解决·不满意")
    await other.asks("/mydata", "上报过：0 件")


@pytest.fixture
def quarter(database: str):
    neighbourhood = Neighbourhood(database)
    yield neighbourhood
    neighbourhood.close()


def test_five_wrong_codes_an_hour_and_no_more(quarter: Neighbourhood) -> None:
    quarter.says("李", "3号楼电梯坏了")
    quarter.presses("李", "同意并提交")
    number = quarter.value("SELECT service_request_id FROM request")
    for _ in range(5):
        assert "对不上" in words(quarter.says("贼", f"{number} ABCD-EFGH"))
    good = links.receipt(quarter.seal, number)
    assert "试错太多次" in words(quarter.says("贼", f"{number} {good}")), "not even the right one"
    assert "试错太多次" in words(quarter.says("贼", "/link ABCDEFGH"))
    quarter.later(hours=1, minutes=1)
    assert "对上了" in words(quarter.says("贼", f"{number} {good}"))


def test_a_code_ends_after_a_quarter_of_an_hour(quarter: Neighbourhood) -> None:
    code = CODE.search(words(quarter.says("李", "/link")))
    assert code
    quarter.later(minutes=16)
    assert "不对、用过了或过期了" in words(quarter.says("王", f"/link {code[0]}"))


def test_two_workers_are_two_people(quarter: Neighbourhood) -> None:
    quarter.worker("王")
    quarter.worker("赵")
    code = CODE.search(words(quarter.says("王", "/link")))
    assert code and "两边都有职务" in words(quarter.says("赵", f"/link {code[0]}"))


def test_a_worker_keeps_the_role_whichever_side_types_the_code(quarter: Neighbourhood) -> None:
    quarter.worker("王")
    code = CODE.search(words(quarter.says("网页上的王", "/link")))
    assert code and "合成一个人" in words(quarter.says("王", f"/link {code[0]}"))
    assert "现在没有任务" in words(quarter.says("网页上的王", "/tasks"))


def test_no_code_lies_in_the_database(quarter: Neighbourhood) -> None:
    code = CODE.search(words(quarter.says("李", "/link")))
    assert code
    kept = quarter.value("SELECT code FROM link_code")
    assert links.plain(code[0]) not in kept and len(kept) == 32
