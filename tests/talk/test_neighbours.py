"""Neighbours around one request: 是同一件事吗, 我也遇到, 关注, 附近, 催办."""

import re

import pytest

from tests.talk.neighbour import Neighbour
from tests.talk.street import Here
from tests.talk.test_work import NEW

SAME = "是同一件事吗？"


async def joins(here: Here, person: Neighbour, words: str = "") -> None:
    await person.asks(words or f"{here.home}电梯坏了", SAME)
    await person.presses("我也遇到")


async def test_ten_neighbours_reporting_one_lift_are_one_task(here: Here) -> None:
    worker, first = await here.worker(), await here.neighbour("居民1")
    number = (await here.reports(first)).number
    await worker.waits_for(NEW, number)
    others = [await here.neighbour(f"居民{n}") for n in range(2, 11)]
    for n, person in enumerate(others, 2):
        card = await person.asks(f"{here.home}的电梯又坏了", SAME)
        assert f"{here.home} 电梯：{here.home}电梯坏了（已派，{n - 1} 人遇到）" in card.text
        assert card.labels[:2] == ["我也遇到", "同意并提交"]
        await person.presses("我也遇到")
        await person.waits_for(f"（{number}），一共 {n} 人遇到")
    await worker.asks("/tasks", "我的任务（1）")
    await worker.asks("1", NEW, "👥 10 人遇到")
    await worker.presses("已处理")
    await worker.waits_for("请发一张处理后的照片")
    await worker.sends_photo()
    await worker.waits_for("等居民确认")
    await first.waits_for(f"{number} 修好了吗?")
    for person in others:
        done = await person.waits_for("您那里好了吗？", number)
        assert done.labels == ["我这里还没好"]
        assert not person.sees("修好了吗?"), "only the reporter is asked"


async def test_the_words_of_others_are_masked_and_nobody_is_named(here: Here) -> None:
    await here.worker()
    first, other = await here.neighbour("欧阳金雀"), await here.neighbour()
    await here.reports(first, f"{here.home}2单元501室门口的电梯坏了，我叫李小明，电话13812345678")
    card = await other.asks(f"{here.home}电梯坏了", SAME)
    for secret in ("13812345678", "501室", "李小明", "欧阳金雀"):
        assert secret not in card.text


async def test_whoever_says_it_again_is_heard_again(here: Here) -> None:
    worker, first, other = await here.worker(), await here.neighbour(), await here.neighbour()
    await here.reports(first, f"{here.home}电梯坏了")
    await worker.waits_for(NEW)
    for words, answer in (("电梯坏了", "记下了，您和邻居是同一件事"), ("电梯还是坏的，下不去楼", "补充好了")):
        await other.asks(f"{here.home}{words}", SAME)
        await other.presses("我也遇到")
        await other.waits_for(answer)
    await worker.waits_for("下不去楼")


async def test_it_is_not_the_same_thing(here: Here) -> None:
    worker, first, other = await here.worker(), await here.neighbour(), await here.neighbour()
    one = (await here.reports(first)).number
    card = await other.asks(f"{here.home}电梯里有水", SAME)
    assert f"事情：{here.home}电梯里有水" in card.text
    await other.presses("同意并提交")
    assert (await other.waits_for("LL-")).number != one
    await worker.asks("/tasks", "我的任务（2）")


async def test_what_is_nobody_elses_business_is_not_shown(here: Here) -> None:
    """Noise is a quarrel with somebody: only the staff see it."""
    await here.worker()
    first, other = await here.neighbour(), await here.neighbour()
    await here.reports(first, f"{here.home}半夜装修太吵")
    await other.asks(f"{here.home}半夜装修太吵", "同意并提交")


async def test_an_emergency_does_not_wait_for_the_question(here: Here) -> None:
    worker, first, other = await here.worker(), await here.neighbour(), await here.neighbour()
    await here.reports(first, f"{here.home}电梯坏了")
    await worker.waits_for(NEW)
    await other.asks(f"{here.home}电梯困人了，快来人", "119")
    assert not other.sees(SAME)


async def test_photos_of_a_neighbour_stay_with_the_request(here: Here) -> None:
    worker, first, other = await here.worker(), await here.neighbour(), await here.neighbour()
    number = (await here.reports(first)).number
    await worker.waits_for(NEW)
    await other.sends_photo(f"{here.home}电梯坏了")
    await other.waits_for(SAME)
    await other.presses("我也遇到")
    await other.waits_for("一共 2 人遇到", number)
    await first.asks("/mine", "我上报的（1）")
    assert "还有 1 位邻居也遇到" in (await first.asks("1", number)).text


async def test_a_neighbour_for_whom_it_is_not_repaired_reopens_it(here: Here) -> None:
    worker, first, other = await here.worker(), await here.neighbour(), await here.neighbour()
    number = (await here.reports(first)).number
    await worker.waits_for(NEW)
    await joins(here, other)
    await other.waits_for("一共 2 人遇到")
    await worker.presses("已处理")
    await worker.waits_for("请发一张处理后的照片")
    await worker.presses("天黑拍不清")
    await worker.waits_for("等居民确认")
    await other.waits_for("您那里好了吗？")
    await other.presses("我这里还没好")
    await other.waits_for("哪里没修好？")
    await other.asks("还是关不上门", "补充好了")
    await first.waits_for(f"{number}（{here.home}）邻居说还没好，已重新交办")
    assert "还是关不上门" in (await worker.waits_for("➕ 居民补充")).text


async def test_who_withdraws_leaves_it_to_the_neighbours(here: Here) -> None:
    worker, first, other = await here.worker(), await here.neighbour(), await here.neighbour()
    number = (await here.reports(first)).number
    await worker.waits_for(NEW)
    await joins(here, other)
    await other.waits_for("一共 2 人遇到")
    await first.presses("撤回")
    await first.waits_for(f"{number} 会接着办")
    await first.asks("/mine", "您还没有上报过")
    await other.asks("/mine", "我上报的（1）", number[3:])
    await worker.asks("/tasks", "我的任务（1）")


async def test_somebody_is_chased_once_a_working_day_and_the_third_time_the_admins_hear(here: Here) -> None:
    admin, worker = await here.admin(), await here.worker()
    people = [await here.neighbour(f"居民{n}") for n in range(3)]
    number = (await here.reports(people[0])).number
    await worker.waits_for(NEW)
    for person in people[1:]:
        await joins(here, person)
        await person.waits_for("人遇到", number)
    await people[0].presses("催办")
    await people[0].waits_for(f"已经催了（{number}，第 1 次）")
    assert number in (await worker.waits_for("⏰ 居民催办，第 1 次。")).text
    await people[0].asks("催一下", f"{number} 今天已经催过")
    await people[1].presses("催办")
    await people[1].waits_for("第 2 次")
    assert not admin.sees(re.compile(f"{number}.*催办", re.S))
    await people[2].presses("催办")
    await people[2].waits_for("第 3 次")
    await admin.waits_for(number, "⏰ 居民催办，第 3 次。")


async def test_with_two_requests_one_is_asked_which_to_chase(here: Here) -> None:
    await here.worker()
    resident = await here.neighbour()
    await resident.asks("催一下", "您现在没有在办的事")
    await here.reports(resident)
    await resident.asks(f"{here.home}楼道灯不亮", "提交")
    await resident.presses("提交")
    second = (await resident.waits_for("楼道灯不亮", "LL-")).number
    which = await resident.asks("催一下", "催哪一件？")
    assert len(which.labels) == 2
    await resident.presses(which.labels[0])
    await resident.waits_for(f"已经催了（{second}，第 1 次）")


async def test_public_requests_can_be_seen_followed_and_joined(here: Here) -> None:
    worker, first, other = await here.worker(), await here.neighbour(), await here.neighbour()
    await other.asks(f"/follow {here.home}", f"好的，{here.home} 有新消息我告诉您。")
    await first.asks(f"{here.home}半夜装修太吵，电话13812345678", "公开给邻居看")
    await first.presses("公开给邻居看")
    await first.waits_for("工作人员和邻居")
    await first.presses("同意并提交")
    number = (await first.waits_for("LL-")).number
    news = await other.waits_for(number, "半夜装修太吵")
    assert "13812345678" not in news.text and news.labels == ["我也遇到", "关注"]
    nearby = await other.asks("附近", "附近正在办的", "半夜装修太吵")
    line = next(line for line in nearby.text.splitlines() if here.home in line)
    await other.asks(line[0], number, "我也遇到")
    await other.presses("关注")
    await other.waits_for(f"好的，{number}")
    listed = await other.asks("/follow", "我关注的（2）")
    assert f"不再关注 {here.home}" in listed.labels
    await other.presses(f"不再关注 {here.home}")
    await other.waits_for(f"好的，{here.home} 的消息不再发给您。")
    await worker.presses("接单")
    await worker.waits_for("您已接单")
    await other.asks("/follow", "我关注的（1）")


async def test_who_has_not_agreed_sees_the_notice_before_joining(here: Here) -> None:
    await here.worker()
    first, other = await here.neighbour(), await here.neighbour()
    await other.asks(f"/follow {here.home}", "好的")
    await first.asks(f"{here.home}电梯坏了", "公开给邻居看")
    await first.presses("公开给邻居看")
    await first.waits_for("工作人员和邻居")
    await first.presses("同意并提交")
    number = (await first.waits_for("LL-")).number
    await other.waits_for(number)
    await other.presses("我也遇到")
    await other.waits_for("提交前请看")
    await other.presses("同意，继续")
    await other.waits_for("一共 2 人遇到", number)


@pytest.mark.parametrize("words", ["/follow 999号楼", "/follow LL-20260101-0001", "/follow 不存在的网格"])
async def test_what_is_not_there_cannot_be_followed(here: Here, words: str) -> None:
    resident = await here.neighbour()
    await resident.asks(words, "没找到")


async def test_a_private_request_cannot_be_followed_by_its_number(here: Here) -> None:
    first, other = await here.neighbour(), await here.neighbour()
    number = (await here.reports(first)).number
    await other.asks(f"/follow {number}", "没找到")
