"""/figures: an admin sees what came of the requests; a resident does not."""

from datetime import UTC, datetime, timedelta

from handlers import monthly
from tests.talk.street import Here
from tests.talk.world import Neighbourhood


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


def test_the_month_is_reported_on_the_first_working_day(database: str) -> None:
    here = Neighbourhood(database)
    try:
        here.admin("陈")
        here.says("李", "3号楼电梯坏了")
        here.presses("李", "同意并提交")
        here.do(lambda db: monthly.plan(db, here.house, here.now))
        here.do(lambda db: monthly.plan(db, here.house, here.now))
        here.letters("陈")
        here.at(datetime(2026, 12, 1, 0, 59, tzinfo=UTC))
        assert not any("月报" in card.title for card in here.letters("陈"))
        here.at(datetime(2026, 12, 1, 1, 0, tzinfo=UTC))
        (report,) = (card for card in here.letters("陈") if "月报" in card.title)
        assert report.title == "幸福里社区 · 月报：11月" and report.text.startswith("11月1日—11月30日\n上报 1 件")
        here.at(datetime(2027, 1, 1, 12, 0, tzinfo=UTC))
        here.letters("陈")
        here.at(datetime(2027, 1, 4, 1, 1, tzinfo=UTC))  # 1 January is a Friday and a holiday
        assert [card.title for card in here.letters("陈") if "月报" in card.title] == ["幸福里社区 · 月报：12月"]
        here.at(here.now + timedelta(days=1))
        assert not any("月报" in card.title for card in here.letters("陈")), "once"
    finally:
        here.close()
