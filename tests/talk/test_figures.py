"""/figures: an admin sees what came of the requests; a resident does not."""

from tests.talk.street import Here


async def test_an_admin_reads_the_figures(here: Here) -> None:
    admin, worker, resident = await here.admin(), await here.worker(), await here.neighbour()
    await here.reports(resident)
    await worker.waits_for("新任务")
    await worker.presses("接单")
    await worker.waits_for("您已接单")
    card = await admin.asks("/figures", "最近一月")
    assert "响应率" in card.text and "不算满意" in card.text
    assert card.labels == ["最近一周", "最近一月", "最近一季"]
    assert card.media == 1, "the same as a picture"
    await admin.presses("最近一周")
    await admin.waits_for("最近一周")


async def test_the_figures_are_not_for_everybody(here: Here) -> None:
    resident = await here.neighbour()
    assert "只给管理员和监督员看" in (await resident.asks("/figures", "管理员")).text
