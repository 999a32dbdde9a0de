"""核查 and 回访: 修好了吗? – and what becomes of the answer."""

import pytest

from tests.talk.neighbour import Bubble, Neighbour
from tests.talk.street import Here
from tests.talk.test_work import NEW


async def repaired(here: Here, worker: Neighbour, resident: Neighbour) -> Bubble:
    """A lift reported and repaired: the resident looks at 修好了吗?"""
    status = await here.reports(resident)
    await worker.waits_for(NEW)
    await worker.presses("已处理")
    await worker.waits_for("请发一张处理后的照片")
    await worker.presses("看不出变化")
    await worker.waits_for("等居民确认")
    await resident.waits_for("修好了吗?")
    return status


@pytest.mark.parametrize(("answer", "how"), [("已解决·满意", "满意"), ("已解决·不满意", "不满意")])
async def test_the_resident_says_how_it_was(here: Here, answer: str, how: str) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    number = (await repaired(here, worker, resident)).number
    await resident.presses(answer)
    rated = await resident.waits_for(f"记下了：已解决·{how}。")
    assert rated.labels == [] and rated.edited
    assert resident.sees(f"✅ 已办结。您评价：{how}。"), "the status card says so too"
    assert number in (await worker.waits_for(f"居民回复：已解决·{how}。")).text
    assert "——办结" in (await resident.asks("/mine", "我上报的（1）")).text
    await worker.asks("/tasks", "现在没有任务")


async def test_how_it_was_may_be_typed(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    await repaired(here, worker, resident)
    which = await resident.asks("修好了，谢谢", "您满意吗？请点一下。")
    assert which.labels == ["已解决·满意", "已解决·不满意", "没解决"]
    await resident.asks("还没修好啊", "哪里没修好？")
    await resident.presses("不用说了，直接派")
    await worker.waits_for(NEW, "居民说没解决")
    await worker.presses("已处理")
    await worker.waits_for("请发一张处理后的照片")
    await worker.sends_photo()
    await resident.waits_for("修好了吗?")
    await resident.asks("满意！", "已解决·满意")


async def test_not_repaired_goes_back_to_the_worker_with_words(here: Here) -> None:
    admin, worker, resident = await here.admin(), await here.worker(), await here.neighbour()
    number = (await repaired(here, worker, resident)).number
    await resident.presses("没解决")
    await resident.waits_for("记下了：没解决。已经重新交办。")
    asked = await resident.waits_for("哪里没修好？")
    assert asked.labels[0] == "不用说了，直接派"
    again = await worker.waits_for(NEW, "❗ 居民说没解决，重新交办。")
    assert number in again.text
    await admin.waits_for(f"{number}（{here.home}）居民说没解决，已重新交办给")
    await resident.asks("门还是关不上", f"补充好了，已转给办事的人（{number}）")
    told = await worker.waits_for("➕ 居民补充：门还是关不上")
    assert "接单" in told.labels
    await worker.asks("/tasks", "我的任务（1）", here.home)
    await worker.presses("接单")
    await worker.waits_for("您已接单")
    await worker.presses("已处理")
    await worker.waits_for("请发一张处理后的照片")
    await worker.sends_photo()
    assert (await resident.waits_for(f"{number} 修好了吗?")).media == 1
    await resident.presses("已解决·满意")
    await resident.waits_for("记下了：已解决·满意。")


async def test_not_repaired_may_be_left_without_words(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    await repaired(here, worker, resident)
    await resident.presses("没解决")
    await resident.waits_for("哪里没修好？")
    await resident.presses("不用说了，直接派")
    await resident.waits_for("已经请网格员再去看")
    await worker.asks("/tasks", "我的任务（1）", "已派")


async def test_not_repaired_with_a_photo_alone(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    number = (await repaired(here, worker, resident)).number
    await resident.presses("没解决")
    await resident.waits_for("哪里没修好？")
    await resident.sends_photo()
    await resident.waits_for(f"补充好了，已转给办事的人（{number}）")
    await worker.waits_for("➕ 居民补充了照片或语音。")
    assert (await worker.waits_for(f"{number} 居民发来的")).media == 1


async def test_a_resident_takes_it_back(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    number = (await here.reports(resident)).number
    await worker.waits_for(NEW)
    await resident.presses("撤回")
    status = await resident.waits_for("↩️ 您已撤回。")
    assert status.labels == [] and status.edited
    await worker.waits_for(f"{number}（{here.home}）居民已撤回，不用去了。")
    assert "——已撤回" in (await resident.asks("/mine", "我上报的（1）")).text
    await worker.asks("/tasks", "现在没有任务")


async def test_a_withdrawn_request_leaves_the_queue(here: Here) -> None:
    admin, resident = await here.admin(), await here.neighbour()
    number = (await here.reports(resident)).number
    await admin.waits_for(f"工单 {number}", "📥")
    await resident.presses("撤回")
    await resident.waits_for("您已撤回")
    card = await admin.waits_for(f"工单 {number}", "↩️ 居民已撤回。")
    assert card.labels == []


async def test_admins_hear_nothing_of_a_request_they_never_saw(here: Here) -> None:
    admin, worker, resident = await here.admin(), await here.worker(), await here.neighbour()
    number = (await here.reports(resident)).number
    await worker.waits_for(NEW)
    await resident.presses("撤回")
    await worker.waits_for("居民已撤回，不用去了。")
    await admin.quiet()
    assert not admin.has_seen(number)


async def test_more_can_be_said_while_it_is_open(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    number = (await here.reports(resident)).number
    await worker.waits_for(NEW)
    await resident.presses("补充情况")
    await resident.waits_for("请说要补充什么")
    await resident.sends_photo("门口堆了很多纸箱")
    await resident.waits_for(f"补充好了，已转给办事的人（{number}）")
    told = await worker.waits_for("➕ 居民补充：门口堆了很多纸箱")
    assert "接单" in told.labels
    assert (await worker.waits_for(f"{number} 居民发来的")).media == 1
    await resident.asks("/mine", "我上报的（1）")


async def test_a_supplement_may_be_a_photo_or_a_voice_alone(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    number = (await here.reports(resident)).number
    for send in (resident.sends_photo, resident.sends_voice):
        await resident.presses("补充情况")
        await resident.waits_for("请说要补充什么")
        await send()
        await resident.waits_for(f"补充好了，已转给办事的人（{number}）")
        await worker.waits_for("➕ 居民补充了照片或语音。")
        assert (await worker.waits_for(f"{number} 居民发来的")).media == 1


async def test_the_list_opens_the_question_again(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    await repaired(here, worker, resident)
    await resident.asks("/mine", "——待您确认")
    await resident.asks("1", "修好了吗?")
    await resident.presses("已解决·满意")
    await resident.waits_for("记下了：已解决·满意。")
    assert "——办结" in (await resident.asks("/mine", "我上报的（1）")).text
