"""群发 on both channels: writing, reviewing, refusing, sending, pausing; emergencies; what everybody sees."""

import re

import pytest

from storage import groups, people
from storage.db import Db
from tests.talk.neighbour import Neighbour, OnTheWeb
from tests.talk.street import Here
from tests.talk.world import Neighbourhood

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
NUMBER = re.compile(r"群发 (\d+)")


async def writes(admin: Neighbour, *said: str) -> None:
    """/broadcast, then answers: [按钮] is pressed, anything else is typed."""
    shown = await admin.asks("/broadcast", re.compile("要发什么|最近的群发"))
    if "写一条新的" in shown.labels:
        await admin.presses("写一条新的")
        await admin.waits_for("要发什么")
    for words in said:
        if words.startswith("["):
            await admin.presses(words.strip("[]"))
        else:
            await admin.says(words)
        await admin.waits_for(re.compile("."))


async def test_one_writes_another_looks_and_everybody_reads_it_once(here: Here) -> None:
    admin, second = await here.two_admins()
    resident = await here.neighbour("李阿姨")
    await here.reports(resident)
    words = f"{here.home}周三上午停水，请提前接水。@linli_admin t.me/x"
    await writes(admin, "[社区通知]", words, "[不写]", "[不写]", "[一栋楼]", here.home)
    await admin.presses("我要上报")
    preview = await admin.waits_for("周三上午停水", "我要上报")
    assert preview.text.startswith("📢 长街社区通知") and "＠linli_admin t．me/x" in preview.text
    card = await admin.waits_for("草稿", "能收到：1 人", "还没有写：繁體中文、English")
    assert "收不到" not in card.text
    await admin.presses("送审")
    await admin.waits_for("已请别的管理员看")
    await second.waits_for("周三上午停水", "我要上报")
    await second.waits_for("草稿", "审过，可以发")
    await second.presses("审过，可以发")
    await second.waits_for("审过了，还没发")
    await admin.waits_for("审过了，可以发")
    await admin.waits_for("审过了，还没发", "现在就发")
    await admin.presses("现在就发")
    await resident.waits_for("周三上午停水", "我要上报")
    report = await admin.waits_for("的结果", "一共 1 人", "送达 1，没送成 0")
    assert "document" in report.whole or here.channel == "web", "the list as a file"
    assert resident.has_seen("周三上午停水") == 1
    await resident.presses("我要上报")
    await resident.waits_for("出了什么事")


@pytest.mark.parametrize("channel", ["web"], indirect=True)
async def test_an_admin_attaches_a_pdf_on_the_web_and_nobody_else_can(here: Here) -> None:
    admin, second = await here.two_admins()
    resident = await here.neighbour("李阿姨")
    await here.reports(resident)
    assert isinstance(admin, OnTheWeb) and isinstance(resident, OnTheWeb)
    assert await resident.sends_pdf(PDF) == 415, "from a resident a paper is no picture"
    await writes(admin, "[社区通知]")
    assert await admin.sends_pdf(b"PK, says a Word file") == 415
    assert await admin.sends_pdf(PDF) == 204
    await admin.waits_for("请写内容")
    for said, asked in ((f"{here.home}停水，详见附件。", "再写"), ("不写", "再写"), ("不写", "发给谁")):
        await admin.asks(said, asked)
    await admin.presses("一栋楼")
    await admin.waits_for(re.compile("哪"))
    await admin.asks(here.home, "要不要一个按钮")
    await admin.presses("不要按钮")
    await admin.waits_for("停水，详见附件")
    await admin.waits_for("草稿")
    await admin.presses("送审")
    await second.waits_for("草稿", "审过，可以发")
    await second.presses("审过，可以发")
    await admin.waits_for("审过了，还没发", "现在就发")
    await admin.presses("现在就发")
    await resident.waits_for("停水，详见附件")
    async with resident.http.get(f"{resident.person.root}/") as answer:
        page = await answer.text()
    link = page.split("/media/")[-1].split('"')[0]
    async with resident.http.get(f"{resident.person.root}/media/{link}") as answer:
        assert answer.status == 200 and await answer.read() == PDF
        assert answer.headers["Content-Type"] == "application/pdf"


def test_a_pause_holds_the_posts_in_groups_too(database: str) -> None:
    """What has not left stays here until 继续发; where it stands already it is not posted twice."""
    here = Neighbourhood(database)
    here.admin("周")
    here.says("李", "/start")

    def groups_linked(db: Db) -> list[int]:
        chats = [people.chat(db, here.seal, "plain", f"g{n}", None, here.now) for n in (1, 2)]
        return [chat for chat in chats if groups.link(db, here.seal, chat, "群", 1, here.now)]

    first, second = here.do(groups_linked)
    here.says("周", "/broadcast")
    here.presses("周", "社区通知")
    here.says("周", "周三上午停水。")
    for label in ("不写", "不写", "全体", "要，发到群里", "不要按钮"):
        here.presses("周", label)
    here.presses("周", "我一个人定，写明理由")
    here.says("周", "只有我一个人")
    here.presses("周", "现在就发")

    def posts() -> list[tuple[int, str]]:
        sql = "SELECT chat_id, state FROM outbox WHERE chat_id IN (:one, :two) ORDER BY id"
        return [(r.chat_id, r.state) for r in here.do(lambda db: db.all(sql, one=first, two=second))]

    assert posts() == [(first, "new"), (second, "new")]
    here.do(lambda db: db.run("UPDATE outbox SET state = 'sent' WHERE chat_id = :one", one=first))
    here.presses("周", "暂停")
    assert posts() == [(first, "sent"), (second, "replaced")]
    here.presses("周", "继续发")
    assert posts() == [(first, "sent"), (second, "replaced"), (second, "new")]
    here.close()


async def test_a_second_admin_sends_it_back_and_nobody_reads_it(here: Here) -> None:
    admin, second = await here.two_admins()
    resident = await here.neighbour("李阿姨")
    await here.reports(resident)
    await writes(admin, "[社区通知]", f"{here.home}免费发鸡蛋", "[不写]", "[不写]", "[一栋楼]", here.home)
    await admin.presses("不要按钮")
    await admin.waits_for("草稿", "送审")
    await admin.presses("送审")
    await second.waits_for("草稿", "退回")
    waits = await second.asks("/admin", "群发待审")
    await second.presses(next(label for label in waits.labels if "群发待审" in label))
    listed = await second.waits_for("草稿：")
    found = re.search(rf"(\d+)\. 草稿：{here.home}免费发鸡蛋", listed.text)
    assert found
    await second.presses(found[1])
    await second.waits_for("草稿", "退回")
    await second.presses("退回")
    await second.waits_for("为什么退回")
    await second.presses("事情不属实")
    await second.waits_for("取消了，不会再发", "理由")
    await admin.waits_for("退回了：事情不属实")
    await resident.quiet()
    assert not resident.sees("鸡蛋")


async def test_an_emergency_needs_one_admin_and_a_reason(here: Here) -> None:
    admin, _ = await here.two_admins()
    resident = await here.neighbour("李阿姨")
    await here.reports(resident)
    await writes(
        admin, "[社区紧急通知]", "燃气泄漏，请马上到东门空地，不要开关电器。", "[不写]", "[不写]", "[一栋楼]", here.home
    )
    await admin.waits_for("草稿", "我一个人定，写明理由")
    await admin.presses("我一个人定，写明理由")
    await admin.waits_for("请写一句理由")
    await admin.says("别的管理员联系不上，不能等")
    await admin.waits_for("审过了，还没发", "理由：别的管理员联系不上，不能等")
    await admin.presses("现在就发")
    told = await resident.waits_for("燃气泄漏")
    assert told.text.startswith("🚨 社区紧急通知")


async def test_a_warning_that_is_passed_on_says_whose_it_is(here: Here) -> None:
    admin, _ = await here.two_admins()
    resident = await here.neighbour("李阿姨")
    await here.reports(resident)
    await writes(
        admin, "[转发政府预警]", "上海中心气象台", "[橙色]", "11月23日 9:30", "六小时内有大风，请收好阳台上的东西。",
        "[不写]", "[不写]", "[一栋楼]", here.home,
    )  # fmt: skip
    await admin.presses("不要按钮")
    await admin.waits_for("草稿")
    await admin.presses("我一个人定，写明理由")
    await admin.asks("大风马上到", "审过了")
    await admin.presses("现在就发")
    told = await resident.waits_for("六小时内有大风")
    assert told.text.splitlines()[:4] == [
        "⚠️ 转发预警（长街社区）", "来源：上海中心气象台", "级别：橙色", "发布时间：11月23日 9:30",
    ]  # fmt: skip


async def test_only_admins_can_tell_everybody(here: Here) -> None:
    resident = await here.neighbour("李阿姨")
    await resident.asks("/broadcast", "群发是管理员用的")
