"""Buttons that are old, borrowed, invented or pressed by an impatient thumb: nothing happens twice, nobody does another's part."""

import asyncio

import pytest

from tests.talk.neighbour import NUMBER, OnTelegram
from tests.talk.street import Here
from tests.talk.test_report import QUESTION
from tests.talk.test_work import NEW, behind_more

NOT_YOURS = "这个按钮不是给您的，或者已经失效。"


async def test_an_impatient_thumb_opens_one_request(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks(f"{here.home}电梯坏了", QUESTION)
    await resident.presses("同意并提交", times=3)
    number = (await resident.waits_for("LL-")).number
    await resident.waits_for(f"已记录，编号 {number}。")
    await resident.waits_for(f"已记录，编号 {number}。")
    await resident.asks("/mine", "我上报的（1）")
    assert set(NUMBER.findall(resident.transcript())) == {number}


async def test_a_press_that_is_delivered_again_changes_nothing(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    number = (await here.reports(resident)).number
    await worker.waits_for(NEW)
    accept = worker.data("接单")
    await worker.presses("接单", times=2)
    await worker.waits_for("🔧 您已接单。")
    await worker.waits_for(f"已记录（{number}）")
    await worker.presses_data(accept)
    await worker.waits_for(f"已记录（{number}）")
    await resident.waits_for("已接单，在办了")
    await worker.asks("/tasks", "我的任务（1）")


async def test_a_rating_counts_once(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    number = (await here.reports(resident)).number
    await worker.waits_for(NEW)
    await worker.presses("已处理")
    await worker.waits_for("请发一张处理后的照片")
    await worker.presses("天黑拍不清")
    await resident.waits_for("修好了吗?")
    other = resident.data("没解决")
    await resident.presses("已解决·满意", times=2)
    await resident.waits_for("谢谢！记下了：已解决·满意。")
    await resident.waits_for(f"已记录（{number}）")
    await resident.presses_data(other)
    await resident.waits_for("情况有变化，这是现在的样子：")
    await resident.waits_for("✅ 已办结。您评价：满意。")
    await worker.waits_for("居民回复：已解决·满意。")
    assert worker.has_seen("居民回复") == 1


async def test_a_button_of_a_finished_talk_says_so(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks(f"{here.home}电梯坏了", QUESTION)
    change, agree = resident.data("改一改"), resident.data("同意并提交")
    await resident.presses("不同意")
    await resident.waits_for("没有提交")
    await resident.presses_data(change)
    await resident.waits_for("这件事已经说完了，这个按钮用不上了。")
    await resident.presses_data(agree)
    await resident.waits_for("这件事已经说完了")
    await resident.asks("/mine", "您还没有上报过")


async def test_a_button_of_an_older_card_shows_the_newer_one(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks(f"{here.home}电梯坏了", QUESTION)
    old = resident.data("同意并提交")
    await resident.asks("还有怪声音", QUESTION, "还有怪声音")
    await resident.presses_data(old)
    card = await resident.waits_for("内容有变化，请看新的这一张。", QUESTION)
    assert "还有怪声音" in card.text, "what was added is not lost by an old button"
    await resident.presses("同意并提交")
    assert "还有怪声音" in (await resident.waits_for("LL-")).text


async def test_an_invented_button_does_nothing(here: Here) -> None:
    resident = await here.neighbour()
    for forged in (
        "",
        "a",
        ":::",
        "accept:1:1:AAAAAAAA",
        "a.agree:1:1:",
        "x" * 64,
        "accept:🙂:1:12345678",
        "reopen:1:-1:12345678",
        "a:b:c:d:e",
    ):
        if not forged:
            forged = "accept:zzzz:99:00000000"
        await resident.asks("/mine", "您还没有上报过")
        await resident.presses_data(forged)
        await resident.waits_for(NOT_YOURS)
        await resident.asks("/mine", "您还没有上报过")


async def test_a_changed_button_does_nothing(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    await here.reports(resident)
    await worker.waits_for(NEW)
    made = worker.data("接单")
    for changed in (made.replace("accept", "handle"), made[:-1] + ("A" if made[-1] != "A" else "B"), made.swapcase()):
        await worker.presses_data(changed)
        await worker.waits_for(NOT_YOURS)
    assert "——已派" in (await worker.asks("/tasks", "我的任务（1）")).text


async def test_nobody_presses_another_persons_button(here: Here) -> None:
    worker, resident, stranger = await here.worker(), await here.neighbour(), await here.neighbour("过路人")
    await here.reports(resident)
    await worker.waits_for(NEW)
    await stranger.asks("/mine", "您还没有上报过")
    for stolen in (worker.data("接单"), worker.data("更多"), resident.data("撤回"), resident.data("补充情况")):
        await stranger.presses_data(stolen)
        await stranger.waits_for(NOT_YOURS)
    await resident.presses_data(worker.data("接单"))
    await resident.waits_for(NOT_YOURS)
    assert "——已派" in (await resident.asks("/mine", "我上报的（1）")).text


async def test_who_no_longer_has_a_task_cannot_act_on_it(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    await here.reports(resident)
    await worker.waits_for(NEW)
    accept, handle = worker.data("接单"), worker.data("已处理")
    await behind_more(worker, "退单")
    await worker.waits_for("为什么退单？")
    await worker.presses("不归我们管")
    await worker.waits_for("这单现在不归您办")
    for old in (accept, handle):
        await worker.presses_data(old)
        await worker.waits_for("这件事现在不归您办。")
    assert "——待派" in (await resident.asks("/mine", "我上报的（1）")).text


async def test_two_presses_at_the_same_moment_have_one_effect(here: Here) -> None:
    """The resident withdraws while the worker accepts: one of them is first, the other sees how it stands."""
    worker, resident = await here.worker(), await here.neighbour()
    await here.reports(resident)
    await worker.waits_for(NEW)
    await asyncio.gather(worker.presses("接单"), resident.presses("撤回"))
    await worker.quiet()
    await resident.quiet()
    mine = (await resident.asks("/mine", "我上报的（1）")).text
    tasks = (await worker.asks("/tasks", "任务")).text
    assert ("已撤回" in mine and "现在没有任务" in tasks) or ("在办" in mine and "——在办" in tasks)


@pytest.mark.parametrize("channel", ["telegram"], indirect=True)
async def test_a_press_is_answered_at_once_and_only_once(here: Here) -> None:
    resident = await here.neighbour()
    assert isinstance(resident, OnTelegram)
    await resident.asks(f"{here.home}电梯坏了", QUESTION)
    await resident.presses("同意并提交")
    await resident.waits_for("LL-")
    press = resident.phone.updates[-1].body["id"]
    assert here.street.telegram.world.callbacks[press].get("answered")


@pytest.mark.parametrize("channel", ["telegram"], indirect=True)
async def test_no_button_is_longer_than_telegram_takes(here: Here) -> None:
    admin, worker, resident = await here.admin(), await here.worker(), await here.neighbour()
    await here.reports(resident)
    await worker.waits_for(NEW)
    await behind_more(worker, "退单")
    await worker.waits_for("为什么退单？")
    assert isinstance(admin, OnTelegram) and isinstance(worker, OnTelegram) and isinstance(resident, OnTelegram)
    for person in (admin, worker, resident):
        for message in person.phone.screen():
            for button in message.buttons():
                assert len(button["callback_data"].encode()) <= 64
                assert len(button["text"]) <= 30, button["text"]
