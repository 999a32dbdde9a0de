"""The day of a worker with thirty tasks: how many taps, how many messages, how long the list."""

from pathlib import Path

import pytest

from tests.talk.neighbour import Neighbour
from tests.talk.street import Here, Street
from tests.talk.test_work import NEW

TASKS = 30
MATTERS = ("电梯坏了", "楼道灯不亮", "水管漏水")  # of a resident each: more within the hour would wait for an admin


async def reports(here: Here, resident: Neighbour, words: str, first: bool) -> None:
    """Sends it in, whatever neighbours have reported."""
    await resident.asks(words, "是这样吗？", here.home)
    await resident.presses("同意并提交" if first else "提交")
    await resident.waits_for("LL-")


@pytest.mark.faults  # Telegram lets a chat have one unasked message a second: thirty tasks take half a minute to come
async def test_thirty_tasks(channel: str, loop: object, tmp_path: Path) -> None:
    street = Street(f"sqlite:///{tmp_path / 'linli.db'}", tmp_path / "street")
    street.settings["LINLI_FLOOD"] = "off"  # a day in half a minute
    await street.open()
    try:
        await _day(Here(street, channel))
    finally:
        await street.close()


async def _day(here: Here) -> None:
    worker = await here.worker()
    for _ in range(TASKS // 3):
        resident = await here.neighbour()
        for n, matter in enumerate(MATTERS):
            await reports(here, resident, f"{here.home}{matter}", n == 0)
            await worker.waits_for(NEW)
    taps, sent = 0, len(worker.screen())
    pages = []
    page = await worker.asks("/tasks", f"我的任务（{TASKS}） 第 1/4 页")
    for n in range(2, 6):
        assert len(page.text) < 4096 and len(page.labels) <= 13, "fits a message"
        pages += [line for line in page.text.splitlines() if line[:1].isdigit()]
        await worker.presses("下一页")
        taps += 1
        page = await worker.waits_for(f"第 {n if n < 5 else 1}/4 页")
    assert len(pages) == TASKS, "every task stands on one page"
    await worker.presses(f"全部接单（{TASKS}）")
    taps += 1
    await worker.waits_for(f"接了 {TASKS} 单。")
    for left in range(TASKS - 1, -1, -1):
        await worker.sends_photo()
        asked = await worker.waits_for("这是哪一单？")
        await worker.presses(asked.labels[0])
        taps += 1
        await worker.waits_for(f"还有 {left} 单。")
    await worker.asks("/tasks", "现在没有任务")
    assert taps <= 3 * TASKS, "three taps a task at most"
    assert taps == TASKS + 5, "in truth little more than one, and a photo"
    assert len(worker.screen()) - sent <= 2 * TASKS + 8, "an answer for each thing said, nothing more"
    await here.leave()
