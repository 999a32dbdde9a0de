"""时长和荣誉 on both channels: points, the certificate and its page in a browser, things for hours, the month's list."""

import asyncio
import re
from datetime import UTC, datetime

from flows.volunteers.ledger import MINT, POLICY, Entry
from storage import ledger
from storage.db import Db
from tests.talk.neighbour import Neighbour
from tests.talk.street import Here


async def earns(here: Here, quarters: int) -> None:
    """Whoever wrote last served so many quarter-hours."""

    def unit(db: Db) -> None:
        me = int(db.value("SELECT max(id) FROM person"))
        entry = Entry(f"shift:0:{me}", "earn", MINT, ledger.account(me), quarters)
        ledger.post(db, entry, POLICY, None, datetime.now(UTC))

    await asyncio.wrap_future(here.street.store.write(unit))


async def page(here: Here, visitor: Neighbour, code: str, status: int = 200) -> str:
    """What a stranger's browser shows."""
    import aiohttp

    async with aiohttp.ClientSession() as http, http.get(f"{here.street.bot.root}/v/{code}") as answer:
        assert answer.status == status, visitor.name
        return await answer.text()


async def test_hours_become_a_certificate_that_anybody_can_check(here: Here) -> None:
    admin = (await here.two_admins())[0]
    ann = await here.neighbour("安大姐")
    await ann.asks("/hours", "一共服务了 0 小时")
    await earns(here, 44)
    if here.channel == "web":
        await ann.asks("/hours", "开服务证明")
        await ann.presses("开服务证明")
        await ann.waits_for("证明上要写名字")
        await ann.asks("/mydata", "改称呼")
        await ann.presses("改称呼")
        await ann.waits_for(re.compile("称呼"))
        await ann.asks("安大姐", "安大姐")
    card = await ann.asks("/hours", "一共服务了 11 小时，1 次")
    assert "荣誉积分 55 分 · 一星志愿者" in card.text and "二星志愿者" in card.text
    await ann.presses("开服务证明")
    shown = await ann.waits_for("核验码")
    assert shown.media == 1
    code = re.search(r"核验码 (\w{4}) (\w{4}) (\w{4})", shown.text)
    assert code
    made = await page(here, ann, "".join(code.groups()))
    assert "这张证明是真的" in made and "安大姐" in made and "11 小时" in made
    assert "没有这张证明" in await page(here, ann, "AAAAAAAAAAAA", 404)
    await ann.asks("/hours", "时长换东西")
    await ann.presses("时长明细")
    await ann.waits_for("您的服务时长明细")
    await ann.presses("时长换东西")
    await ann.waits_for("换理发一次")
    await ann.presses("换理发一次", times=2)
    await ann.waits_for("您账上有 8 小时", "等您来领：理发一次")
    await admin.presses_when("要换理发一次", "没有了，退回时长")
    await ann.waits_for("时长已经退给您")
    await ann.asks("/hours", "账上还有 11 小时")
    await ann.presses("时长换东西")
    await ann.presses_when("换理发一次", "送 1 小时 给公益池")
    await ann.waits_for("用来帮需要的人", "您账上有 10 小时")
    await ann.asks("/hours", "一共服务了 11 小时", "账上还有 10 小时")
    await admin.asks("/bank", "作废一张证明")
    await admin.presses("作废一张证明")
    await admin.waits_for("请写这张证明的核验码")
    await admin.asks(" ".join(code.groups()).lower(), "这张证明是真的", "姓名：安大姐")
    await admin.presses("作废这张证明", times=2)
    await admin.waits_for("为什么作废")
    await admin.asks("名字写错了，电话 13812345678", "作废了，本人会收到")
    told = await ann.waits_for("您的志愿服务记录证明作废了，原因：名字写错了")
    assert "13812345678" not in told.text
    gone = await page(here, ann, "".join(code.groups()))
    assert "已经作废" in gone and "作废原因：名字写错了" in gone and "安大姐" not in gone and "13812345678" not in gone
    await ann.asks("/hours", "开服务证明")
    await ann.presses("开服务证明")
    await ann.waits_for("证明作废了，原因：名字写错了")
