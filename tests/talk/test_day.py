"""A grid worker's day: many tasks, holds, extensions, leave, patrols, merging, help from departments."""

import re
from zlib import crc32

import pytest

from tests.talk.neighbour import Bubble, Neighbour
from tests.talk.street import Here
from tests.talk.test_work import NEW, behind_more, chooses

MATTERS = ("电梯坏了", "楼道灯不亮", "水管漏水", "下水道堵了", "垃圾没人清", "门禁刷卡没反应")


async def task(here: Here, worker: Neighbour, words: str = "") -> tuple[Neighbour, str]:
    """A resident's report reaches the worker: who, and its number."""
    resident = await here.neighbour()
    number = (await here.reports(resident, words)).number
    await worker.waits_for(NEW, number)
    return resident, number


async def done(worker: Neighbour, reason: str = "天黑拍不清") -> None:
    await worker.presses("已处理")
    await worker.waits_for("请发一张处理后的照片")
    await worker.presses(reason)


@pytest.mark.faults
async def test_twelve_tasks_take_fewer_than_two_taps_each(here: Here) -> None:
    """One accept-all, then a photo and one tap for each.  A day of thirty stands in test_thirty."""
    worker = await here.worker()
    residents = [await here.neighbour(f"居民{n}") for n in range(4)]
    for n in range(12):
        resident = residents[n % 4]
        await resident.asks(f"{here.home}{n + 1}单元{MATTERS[n % 6]}", re.compile("提交"))
        await resident.presses("同意并提交" if n < 4 else "提交")
        await worker.waits_for(NEW, re.compile("LL-"))
    taps = 0
    listed = await worker.asks("/tasks", "我的任务（12） 第 1/2 页")
    assert listed.labels == [*"123456789", "下一页", "全部接单（12）", "巡查上报", "更多"]
    await worker.presses("下一页")
    await worker.waits_for("第 2/2 页")
    await worker.presses("全部接单（12）")
    taps += 2
    await worker.waits_for("接了 12 单。")
    for left in range(11, -1, -1):
        await worker.sends_photo()
        asked = await worker.waits_for("这是哪一单？")
        assert asked.labels[-2:] == ["巡查上报", "取消"] and len(asked.labels) <= 5
        await worker.presses(asked.labels[0])
        taps += 1
        await worker.waits_for(f"办好了，等居民确认。还有 {left} 单。")
    assert taps < 2 * 12, taps
    await worker.asks("/tasks", "现在没有任务")


async def test_a_photo_with_a_place_finds_its_task(here: Here) -> None:
    worker = await here.worker()
    _, first = await task(here, worker)
    home = here.home
    other = here.move()
    code = await here.street.code("worker", f"g{here.house}")
    await worker.asks(f"/claim {code}", "网格员")
    _, second = await task(here, worker)
    await worker.sends_photo(f"{other}修好了")
    asked = await worker.waits_for("这是哪一单？")
    assert second[-4:] in asked.labels[0] and first[-4:] in asked.labels[1], home
    await worker.presses(asked.labels[0])
    await worker.waits_for(f"✅ {other}（{second}）办好了")


async def test_a_worker_without_tasks_sends_a_photo_like_everybody(here: Here) -> None:
    worker = await here.worker()
    await worker.sends_photo()
    await worker.waits_for("出了什么事？")


async def test_a_held_task_tells_the_resident_why_and_until_when(here: Here) -> None:
    worker = await here.worker()
    resident, number = await task(here, worker)
    await behind_more(worker, "挂起")
    why = await worker.waits_for("为什么挂起？")
    assert why.labels == ["等配件", "等天气", "等居民在家", "要施工队", "等审批", "取消"]
    await worker.presses("等配件")
    await worker.waits_for("挂起到哪天？")
    await worker.asks("昨天", "这个日子不行")
    await worker.asks("随便", "没听懂是哪天")
    await worker.presses("3 天后")
    await worker.waits_for(f"{number} 先挂起")
    told = await resident.waits_for(f"{number}（{here.home}）先挂起", "原因：等配件")
    assert re.search(r"到\d+月\d+日 周. 09:00接着办", told.text)
    assert "——挂起" in (await resident.asks("/mine", "我上报的（1）")).text
    assert "⏸️ 先挂起，到" in (await resident.asks("1", number)).text
    await worker.asks("/tasks", "——挂起")
    await worker.asks("1", "⏸️ 已挂起。")
    await worker.presses("恢复办理")
    await worker.waits_for("🔧 您已接单。")
    await done(worker)
    await resident.waits_for("修好了吗?")


@pytest.mark.parametrize("answer", ["同意延期", "不同意延期"])
async def test_more_time_is_asked_for_and_an_admin_decides(here: Here, answer: str) -> None:
    admin, worker = await here.admin(), await here.worker()
    resident, number = await task(here, worker)
    await behind_more(worker, "延期申请")
    await worker.waits_for("要延到哪天？")
    await worker.asks("今天", "这个日子不行")
    await worker.asks("三周后", "为什么要延期？")
    await worker.presses("要施工队")
    await worker.waits_for("延期申请交给管理员了")
    card = await admin.waits_for(f"工单 {number}", "申请延期到", "原因：要施工队")
    assert card.labels == ["同意延期", "不同意延期"]
    await admin.presses(answer)
    await admin.waits_for(f"工单 {number}", "延期申请已处理")
    if answer == "同意延期":
        await worker.waits_for("同意延期，新的期限")
        await resident.waits_for(f"{number}（{here.home}）要晚一些办好", "原因：要施工队")
    else:
        await worker.waits_for("不同意延期，请在")
        assert not resident.sees("要晚一些办好")


async def test_two_lifts_that_are_one_become_one_and_two_again(here: Here) -> None:
    worker = await here.worker()
    first, one = await task(here, worker)
    second, two = await task(here, worker)
    await behind_more(worker, "合并")
    await worker.waits_for("和哪一单是同一件事？")
    await worker.presses(f"{one[-4:]} {here.home}电梯坏了")
    await worker.waits_for("🔗 已合并到另一单。")
    await second.waits_for(f"{two}（{here.home}）和 {one} 是同一件事")
    await worker.asks("/tasks", "我的任务（1）")
    await worker.asks("1", f"工单 {one}", "👥 2 人遇到")
    mine = await second.asks("/mine", "我上报的（1）")
    assert "——已合并" in mine.text
    await second.asks("1", f"🔗 和 {one} 是同一件事")
    await behind_more(worker, "拆分")
    await worker.waits_for("拆出哪一单？")
    await worker.presses(f"{two[-4:]} {here.home}电梯坏了")
    await second.waits_for(f"{two}（{here.home}）重新单独办。")
    await worker.asks("/tasks", "我的任务（2）")
    await first.asks("/mine", "我上报的（1）")


async def test_who_was_merged_hears_when_it_is_done_but_only_one_is_asked(here: Here) -> None:
    worker = await here.worker()
    first, one = await task(here, worker)
    second, _ = await task(here, worker)
    await behind_more(worker, "合并")
    await worker.waits_for("和哪一单是同一件事？")
    await worker.presses(f"{one[-4:]} {here.home}电梯坏了")
    await worker.waits_for("🔗 已合并到另一单。")
    await worker.asks("/tasks", "我的任务（1）")
    await worker.asks("1", f"工单 {one}")
    await done(worker)
    await first.waits_for(f"{one} 修好了吗?")
    told = await second.waits_for(one, "您那里好了吗？")
    assert told.labels == ["我这里还没好"] and not second.sees("修好了吗?")


async def test_all_tasks_go_to_a_colleague_in_one_message(here: Here) -> None:
    colleague = await here.worker("李师傅")
    other = here.house
    here.move()
    worker = await here.worker()
    for words in MATTERS[:5]:
        await task(here, worker, f"{here.home}{words}")
    await worker.asks("/tasks", "我的任务（5）")
    await worker.presses("更多")
    await worker.waits_for("要办什么？")
    await worker.presses("移交全部")
    await worker.waits_for("手上 5 单全部移交给谁？")
    await chooses(worker, f"{'李师傅' if here.channel == 'telegram' else '网格员'}（第{other}网格）")
    await worker.waits_for("5 单都移交给")
    await colleague.waits_for("📌 一下来了 5 个新任务。")
    assert not colleague.sees(NEW), "one message, not five"
    await colleague.presses("打开我的任务")
    await colleague.waits_for("我的任务（5）")
    await worker.asks("/tasks", "现在没有任务")


async def test_while_a_worker_is_away_new_tasks_go_to_the_stand_in(here: Here) -> None:
    colleague = await here.worker("李师傅")
    worker = await here.worker("王师傅")
    _, _ = await task(here, colleague)  # the less busy one is the worker now
    await worker.asks("/tasks", "现在没有任务")
    await worker.presses("更多")
    await worker.waits_for("要办什么？")
    await worker.presses("请假")
    await worker.waits_for("哪天到哪天请假？")
    await worker.asks("今天到后天", "谁来代？")
    name = "李师傅" if here.channel == "telegram" else "网格员"
    await worker.presses(f"{name}（第{here.house}网格）")
    await worker.waits_for("请假，新任务派给")
    await colleague.waits_for("请假，新任务先派给您。")
    await task(here, colleague, f"{here.home}楼道灯不亮")
    await worker.asks("/tasks", "现在没有任务")
    await worker.presses("更多")
    await worker.waits_for("要办什么？")
    await worker.presses("我回来了")
    await worker.waits_for("欢迎回来")
    await task(here, worker, f"{here.home}水管漏水")


async def test_a_find_mended_on_the_spot_is_closed_in_one_go(here: Here) -> None:
    worker, colleague = await here.worker(), await here.worker("李师傅")
    await worker.asks("/patrol", "看到什么？")
    await worker.sends_photo(f"{here.home}楼道灯不亮")
    await worker.waits_for("办好了吗？", f"地方：{here.home}")
    await worker.presses("当场办好了")
    await worker.waits_for("请发一张办好以后的照片")
    await worker.sends_photo()
    said = await worker.waits_for(re.compile("即报即结|抽中核查"))
    if crc32(said.number.encode()) % 5:
        assert "即报即结" in said.text and not colleague.sees(said.number)
    else:
        await colleague.waits_for("🔍 抽查", said.number)


async def test_a_sampled_find_is_checked_by_somebody_else(here: Here) -> None:
    """Finds are reported until the number draws one: one of five, whoever reports."""
    worker, colleague = await here.worker(), await here.worker("李师傅")
    said = await _sampled(here, worker)
    card = await colleague.waits_for("🔍 抽查", said.number)
    assert card.labels == ["属实", "不属实"]
    await colleague.presses("不属实")
    await colleague.waits_for("抽查已记录")
    again = await worker.waits_for(f"工单 {said.number}", "❗")
    assert "已处理" in again.labels
    said = await _sampled(here, worker)
    await colleague.waits_for("🔍 抽查", said.number)
    await colleague.presses("属实")
    await worker.waits_for(f"{said.number}（{here.home}）抽查属实，已办结。")


async def _sampled(here: Here, worker: Neighbour) -> Bubble:
    for _ in range(60):
        await worker.asks(f"/patrol {here.home}楼道灯不亮", "办好了吗？")
        await worker.presses("当场办好了")
        await worker.waits_for("请发一张办好以后的照片")
        await worker.presses("看不出变化")
        said = await worker.waits_for(re.compile("即报即结|抽中核查"))
        if "抽中核查" in said.text:
            return said
    raise AssertionError("sixty numbers and none was drawn")


async def test_a_find_that_takes_longer_is_the_workers_own_task(here: Here) -> None:
    worker = await here.worker()
    await worker.asks(f"/patrol {here.home}楼道灯不亮", "办好了吗？")
    await worker.presses("我接着办")
    await worker.waits_for("🔧 您已接单。", "LL-")
    await worker.asks("/tasks", "我的任务（1）")


async def test_a_department_helps_and_the_task_stays(here: Here) -> None:
    worker, helper = await here.worker(), await here.neighbour("物业小张")
    code = await here.street.code("department", "物业")
    await helper.asks(f"/claim {code}", "您现在替物业接协办")
    _, number = await task(here, worker)
    await behind_more(worker, "协办")
    await worker.waits_for("请哪个部门协办？")
    await worker.presses("物业")
    await worker.waits_for("已请物业协办")
    card = await helper.waits_for(f"工单 {number}", "🤝 请物业协办。")
    assert card.labels == ["已协办", "办不了"]
    await helper.presses("已协办")
    await worker.waits_for("🤝 物业：已协办。", number)
    await helper.waits_for("✅ 物业已协办。")
    await worker.asks("/tasks", "我的任务（1）")
    await worker.asks("1", "🤝 协办：物业（已协办）")


async def test_a_department_learns_name_and_phone_only_while_the_resident_agrees(here: Here) -> None:
    """R33: without that consent the card has stars, and no button; taken back, an old button tells nothing."""
    worker, helper = await here.worker(), await here.neighbour("物业小张")
    code = await here.street.code("department", "物业")
    await helper.asks(f"/claim {code}", "您现在替物业接协办")
    resident = await here.neighbour("欧阳金雀")
    number = (await here.reports(resident, f"{here.home}电梯坏了，电话13911112222")).number
    await resident.asks("找人工", "要我们打给您也行")
    await resident.presses("请打给我")
    await resident.waits_for("打哪个电话？")
    await resident.asks("13911112222", "什么时候打给您？")
    await resident.presses("下个工作日上午")
    await resident.waits_for("会有人打")
    await worker.waits_for("新任务", number)
    await behind_more(worker, "协办")
    await worker.waits_for("居民没有同意把称呼和电话给他们")
    await worker.presses("物业")
    card = await helper.waits_for(f"工单 {number}", "🤝 请物业协办。", "电梯坏了")
    assert "13911112222" not in card.text and card.labels == ["已协办", "办不了"]

    await resident.asks("/privacy", "不把称呼和电话给物业")
    await resident.presses("电话可以给物业")
    await resident.waits_for("可以把您的称呼和电话给他们")
    await helper.asks("/tasks", "13911112222", number)
    contact = helper.data("看居民的称呼和电话")
    await helper.presses("看居民的称呼和电话")
    shown = await helper.waits_for("电话：13911112222")
    assert here.channel == "web" or "找谁：欧阳金雀" in shown.text, "the web tells no name"
    await resident.asks("/privacy", "可以把称呼和电话给物业")
    await resident.presses("电话别给物业")
    await resident.waits_for("不会再给物业了")
    await helper.presses_data(contact)
    refused = await helper.waits_for("居民没有同意把称呼和电话给你们")
    assert "1391111" not in refused.text


async def test_a_wrong_department_is_returned_and_given_to_the_right_one(here: Here) -> None:
    admin, worker = await here.admin(), await here.worker()
    resident, number = await task(here, worker)
    await behind_more(worker, "退单")
    await worker.waits_for("为什么退单？")
    await worker.presses("不归我们管")
    await resident.waits_for("要换人办：不归我们管")
    await admin.waits_for(f"工单 {number}", "退单原因：不归我们管")
    await admin.presses("不予受理")
    await admin.waits_for("为什么不予受理？")
    await admin.presses("请找物业公司")
    await resident.waits_for(number, "不予受理：请找物业公司")


async def test_a_task_given_to_another_grid_belongs_to_that_grid(here: Here) -> None:
    """转派 to another grid: when it comes back unsolved, it goes on there."""
    colleague = await here.worker("李师傅")
    other = here.house
    here.move()
    worker = await here.worker()
    resident, number = await task(here, worker)
    await behind_more(worker, "转派")
    await worker.waits_for("转给谁？")
    await chooses(worker, f"{'李师傅' if here.channel == 'telegram' else '网格员'}（第{other}网格）")
    await colleague.waits_for(NEW, number)
    await done(colleague)
    await resident.waits_for("修好了吗?")
    await resident.presses("没解决")
    await colleague.waits_for(number, "❗ 居民说没解决")
    await worker.asks("/tasks", "现在没有任务")
