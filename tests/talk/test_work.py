"""派遣 and 处置: the grid worker outdoors, the admin at the desk."""

import re

import pytest

from tests.talk.neighbour import Bubble, Neighbour
from tests.talk.street import Here

NEW = "📌 新任务，请接单。"


async def chooses(person: Neighbour, label: str) -> None:
    """Finds the button, however many pages the list has."""
    while not person.sees(label):
        await person.presses("更多")
        await person.waits_for(re.compile("更多|" + label))
    await person.presses(label)


async def behind_more(worker: Neighbour, label: str) -> None:
    """What is done more rarely with a task."""
    await worker.presses("更多")
    await worker.waits_for("还要做什么？")
    await worker.presses(label)


async def test_a_report_reaches_the_worker_of_its_grid(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    status = await here.reports(resident)
    assert "🕒 已派给网格员" in status.text and "等接单" in status.text
    task = await worker.waits_for(NEW)
    assert task.text.startswith(
        f"工单 {status.number}\n{NEW}\n事情：{here.home}电梯坏了\n地方：{here.home}\n类别：电梯"
    )
    assert "已等：不到 1 分钟" in task.text
    assert task.labels[:3] == ["接单", "已处理", "更多"]
    await worker.presses("接单")
    accepted = await worker.waits_for("🔧 您已接单。")
    assert accepted.labels[:2] == ["已处理", "更多"] and accepted.edited
    assert "已接单，在办了" in (await resident.waits_for("🔧")).text
    tasks = await worker.asks("/tasks", "我的任务（1）")
    assert f". {here.home}电梯坏了——在办" in tasks.text
    assert "——在办" in (await resident.asks("/mine", "我上报的（1）")).text


async def test_the_map_link_says_its_datum(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    await here.reports(resident)
    task = await worker.waits_for(NEW)
    if here.channel == "telegram":
        assert "地图（WGS-84 坐标） https://uri.amap.com/marker?position=121.4" in task.text


async def test_the_worker_sees_the_photos_and_hears_the_voice(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    await resident.sends_photo(f"{here.home}电梯坏了")
    await resident.waits_for("照片：1 张")
    await resident.sends_voice()
    await resident.waits_for("语音：1 条")
    await resident.presses("同意并提交")
    number = (await resident.waits_for("LL-")).number
    await worker.waits_for(NEW)
    assert (await worker.waits_for(f"{number} 居民发来的")).media == 1
    assert (await worker.waits_for(f"{number} 居民发来的")).media == 1


async def test_a_photo_of_the_repair_brings_the_question(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    await resident.sends_photo(f"{here.home}电梯坏了")
    await resident.waits_for("照片：1 张")
    await resident.presses("同意并提交")
    number = (await resident.waits_for("LL-")).number
    await worker.waits_for(NEW)
    await worker.presses("接单")
    await worker.waits_for("您已接单")
    await worker.presses("已处理")
    asked = await worker.waits_for("请发一张处理后的照片")
    assert asked.labels == ["天黑拍不清", "在居民家里，不便拍", "电话里解决了", "看不出变化", "取消"]
    await worker.sends_photo()
    await worker.waits_for("✅ 已处理，等居民确认。")
    rate = await resident.waits_for(f"{number} 修好了吗?")
    assert rate.media == 1, "before and after are one picture"
    assert "左边是处理前，右边是处理后。" in rate.text
    assert rate.labels == ["已解决·满意", "已解决·不满意", "没解决"]
    await worker.asks("/tasks", "现在没有任务")
    assert "——待您确认" in (await resident.asks("/mine", "我上报的（1）")).text


async def test_a_photo_of_the_repair_may_have_words_under_it(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    await here.reports(resident)
    await worker.waits_for(NEW)
    await worker.presses("已处理")
    await worker.waits_for("请发一张处理后的照片")
    await worker.sends_photo("换了新门机")
    await worker.waits_for("等居民确认")
    assert (await resident.waits_for("修好了吗?")).media == 1


async def test_handled_without_accepting_accepts_too(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    await here.reports(resident)
    await worker.waits_for(NEW)
    await worker.presses("已处理")
    await worker.waits_for("请发一张处理后的照片")
    await worker.sends_photo()
    await worker.waits_for("等居民确认")
    rate = await resident.waits_for("修好了吗?")
    assert rate.media == 1 and "左边" not in rate.text, "there is no picture of before"


async def test_a_repair_without_a_photo_says_why(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    await here.reports(resident)
    await worker.waits_for(NEW)
    await worker.presses("已处理")
    await worker.waits_for("请发一张处理后的照片")
    await worker.asks("修好了", "请发一张照片，或点下面的原因。")
    await worker.presses("在居民家里，不便拍")
    await worker.waits_for("等居民确认")
    rate = await resident.waits_for("修好了吗?")
    assert rate.media == 0 and "没有照片：在居民家里，不便拍" in rate.text
    assert rate.labels == ["已解决·满意", "已解决·不满意", "没解决"]


async def test_a_worker_may_think_again_before_the_photo(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    await here.reports(resident)
    await worker.waits_for(NEW)
    await worker.presses("已处理")
    await worker.waits_for("请发一张处理后的照片")
    await worker.presses("取消")
    await worker.waits_for("取消了")
    assert f". {here.home}电梯坏了——已派" in (await worker.asks("/tasks", "我的任务（1）")).text


async def test_without_a_worker_the_admins_choose(here: Here) -> None:
    admin, resident = await here.admin(), await here.neighbour()
    status = await here.reports(resident)
    assert "已收到，正在安排人" in status.text
    card = await admin.waits_for(f"工单 {status.number}", "📥")
    assert "不予受理" in card.labels
    home = here.home
    here.move()
    worker = await here.worker("李师傅")
    label = f"派给 {'李师傅' if here.channel == 'telegram' else '网格员'}（第{here.house}网格）"
    listed = await _turns_to(admin, home)
    assert listed, "the queue shows all that waits, page by page"
    await admin.presses_data(admin.data(_line_of(listed.text, home)))
    await admin.waits_for(f"工单 {status.number}", "📥")
    await chooses(admin, label)
    await admin.waits_for(f"工单 {status.number}", "✅ 已派给")
    assert status.number in (await worker.waits_for(NEW)).text
    await resident.waits_for(f"{status.number}（{home}）已派给网格员")
    assert await _turns_to(admin, home) is None


async def _turns_to(admin: Neighbour, words: str) -> Bubble | None:
    """The page of the queue with these words; None when it is on none of them."""
    first = page = await admin.asks("/tasks", re.compile("等着派的|没有等着派"))
    while words not in page.text and "下一页" in page.labels:
        await admin.presses("下一页")
        page = await admin.waits_for("等着派的")
        if page.text == first.text:
            break
    return page if words in page.text else None


def _line_of(text: str, words: str) -> str:
    """The list's own number of the line with these words."""
    return next(line.partition(".")[0] for line in text.splitlines() if words in line)


async def test_an_admin_may_decline_with_a_reason(here: Here) -> None:
    admin, resident = await here.admin(), await here.neighbour()
    number = (await here.reports(resident)).number
    await admin.waits_for(f"工单 {number}", "📥")
    await admin.presses("不予受理")
    why = await admin.waits_for("为什么不予受理？")
    assert why.labels == [
        "不属于社区职责", "核实后情况不存在", "请拨打 12345 反映", "请拨打 110 报警", "请找物业公司", "请走调解或法院", "返回",
    ]  # fmt: skip
    await admin.presses("请拨打 12345 反映")
    await admin.waits_for(f"工单 {number}", "⛔ 已回复居民：不予受理。")
    said = await resident.waits_for("不予受理：请拨打 12345 反映")
    assert number in said.text and "021-5555 0100" in said.text
    assert "不受理" in (await resident.asks("/mine", "我上报的（1）")).text


@pytest.mark.parametrize("reason", ["不归我们管", "缺材料或要专业人员"])
async def test_a_returned_task_goes_to_the_admins_with_its_reason(here: Here, reason: str) -> None:
    admin, worker, resident = await here.admin(), await here.worker(), await here.neighbour()
    number = (await here.reports(resident)).number
    await worker.waits_for(NEW)
    await behind_more(worker, "退单")
    why = await worker.waits_for("为什么退单？")
    assert why.labels == [
        "不归我们管",
        "找不到地方",
        "缺材料或要专业人员",
        "和别的工单重复",
        "不在我的网格",
        "类别不对，改一下",
        "返回",
    ]
    await worker.presses("返回")
    await worker.waits_for(NEW)
    await behind_more(worker, "退单")
    await worker.waits_for("为什么退单？")
    await worker.presses(reason)
    gone = await worker.waits_for("这单现在不归您办")
    assert "接单" not in gone.labels
    await admin.waits_for(f"工单 {number}", f"退单原因：{reason}")
    told = await resident.waits_for("要换人办")
    assert reason in told.text
    await worker.asks("/tasks", "现在没有任务")


async def test_a_worker_hands_a_task_to_a_colleague(here: Here) -> None:
    colleague = await here.worker("李师傅")
    other = here.house
    here.move()
    worker, resident = await here.worker(), await here.neighbour()
    number = (await here.reports(resident)).number
    await worker.waits_for(NEW)
    await behind_more(worker, "转派")
    await worker.waits_for("转给谁？")
    await chooses(worker, f"{'李师傅' if here.channel == 'telegram' else '网格员'}（第{other}网格）")
    await worker.waits_for("这单现在不归您办")
    assert number in (await colleague.waits_for(NEW)).text
    await worker.asks("/tasks", "现在没有任务")
    await colleague.asks("/tasks", "我的任务（1）", here.home)


async def test_overdue_or_not_the_list_opens_each_card(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    first = await here.reports(resident)
    await resident.asks(f"{here.home}楼道灯不亮", "提交")
    await resident.presses("提交")
    await resident.waits_for("楼道灯不亮", "LL-")
    tasks = await worker.asks("/tasks", "我的任务（2）")
    assert tasks.labels == ["1", "2", "全部接单（2）", "巡查上报", "更多"]
    await worker.asks("1", f"工单 {first.number}", NEW)


async def test_who_is_no_worker_has_no_tasks(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks("/tasks", "这是网格员和管理员用的")


async def test_resident_and_worker_may_use_different_channels(here: Here) -> None:
    other = {"telegram": "web", "web": "telegram"}[here.channel]
    worker, resident = await here.worker(channel=other), await here.neighbour()
    await resident.sends_photo(f"{here.home}电梯坏了")
    await resident.waits_for("照片：1 张")
    await resident.presses("同意并提交")
    number = (await resident.waits_for("LL-")).number
    await worker.waits_for(NEW, number)
    assert (await worker.waits_for(f"{number} 居民发来的")).media == 1
    await worker.presses("已处理")
    await worker.waits_for("请发一张处理后的照片")
    await worker.sends_photo()
    await worker.waits_for("等居民确认")
    assert (await resident.waits_for("修好了吗?")).media == 1
