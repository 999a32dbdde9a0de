"""A broadcast to everybody, with a document, at a time said in words, on paper, and in the linked groups: one neighbourhood
of its own, because everybody hears it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.fake.chat import Message
from tests.fake.groups import Group
from tests.talk import transcripts
from tests.talk.neighbour import OnTelegram
from tests.talk.street import Here, Street

PDF = b"%PDF-1.4\n% a notice\n%%EOF\n"


async def linked(here: Here, admin: OnTelegram, number: int, *denied: str) -> Group:
    """A group that the admin linked, in which we lack these rights."""
    group = here.street.telegram.world.group(-1009000000000 - number, f"{number}号群")
    code = (await admin.asks("/linkgroup", "要把办结的消息发到一个群")).text.split("/linkgroup ", 1)[1].split()[0]
    await OnTelegram(group.member(admin.phone)).asks(f"/linkgroup {code}", "好了")
    group.chat.denied |= set(denied)
    return group


def posted(group: Group) -> list[Message]:
    return [m for m in group.chat.visible() if m.mine and "停水" in m.text]


async def test_everybody_and_the_groups(sqlite: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    street = await Street(sqlite, tmp_path).open()
    try:
        here = Here(street, "telegram")
        admin, visitor = await here.neighbour("陈主任"), await here.neighbour("李阿姨", channel="web")
        assert isinstance(admin, OnTelegram)
        await admin.asks(f"/claim {await street.code('admin')}", "您现在是管理员")
        await here.reports(visitor)
        fine, unpinned = await linked(here, admin, 1), await linked(here, admin, 2, "pin")
        silent = await linked(here, admin, 3, "send")

        await admin.asks("/broadcast", "要发什么")
        await admin.presses("社区通知")
        await admin.waits_for("请写内容")
        admin.phone.sends_document(b"PK", "tongzhi.docx", "application/msword")
        await admin.waits_for("请先存成 PDF")
        admin.phone.sends_document(PDF, "tongzhi.pdf", "application/pdf")
        await admin.waits_for("请写内容")
        for said, asked in (("周三上午停水，详见附件。", "再写"), ("不写", "再写"), ("不写", "发给谁")):
            await admin.asks(said, asked)
        await admin.presses("全体")
        await admin.waits_for("也发到关联的群里，并置顶吗")
        await admin.presses("要，发到群里")
        await admin.waits_for("我要上报", "当志愿者")
        await admin.presses("当志愿者")
        seen = await admin.waits_for("周三上午停水")
        assert "document" in seen.whole, "the preview is what is received"
        await admin.waits_for("草稿", "也发到关联的群，并置顶")
        await admin.presses("我一个人定，写明理由")
        await admin.asks("只有我一个管理员", "审过了，还没发")

        await admin.presses("定别的时间")
        await admin.asks("等等再说", "没看懂时间")
        await admin.asks("昨天", "这个时间过了")
        await admin.asks("后天下午三点", "15:00 发，对吗")
        await admin.presses("改")
        await admin.waits_for("什么时候发")
        await admin.asks("下个月5号上午10点半", "10:30 发，对吗")
        await admin.presses("是")
        await admin.waits_for("定在", "5日", "10:30 发")

        await admin.presses("A4 页，可以贴出来")
        page = await admin.waits_for("点打印，贴在公告栏")
        assert "document" in page.whole
        (made,) = (tmp_path / "home").rglob("media/*.html")
        assert "周三上午停水，详见附件。" in made.read_text("utf-8") and "<svg" in made.read_text("utf-8")

        await admin.presses("现在就发")
        told = await visitor.waits_for("周三上午停水")
        assert told.labels == ["我来当志愿者"]
        report = await admin.waits_for("的结果")
        assert "群「1号群」：发了，也置顶了。" in report.text
        assert "群「2号群」：发了，没有置顶。请在群里给我“置顶消息”的权限" in report.text
        assert "群「3号群」：没发出去。请在群里给我“发送消息”的权限。" in report.text
        assert [fine.chat.pinned, unpinned.chat.pinned, posted(silent)] == [[posted(fine)[0].id], [], []]
        assert len(posted(fine)) == len(posted(unpinned)) == 1
        uploads = [c for c in street.telegram.calls if "pdf" in c.params.files.get("document", ("",))[0]]
        shown = [
            m for chat in (fine.chat, unpinned.chat, admin.phone.chat) for m in chat.visible() if "停水，详" in m.text
        ]
        assert len(uploads) < len([m for m in shown if "document" in m.body]), (
            "Telegram has it: it is named, not sent again"
        )
        await visitor.presses("我来当志愿者")
        await visitor.waits_for("您愿意帮邻居做什么")
        assert posted(fine)[0].labels() == [], "buttons of a group are nobody's: a link leads to the private chat"
        await street.bot.run("tick", "--now", f"{datetime.now(UTC) + timedelta(days=30):%Y-%m-%dT%H:%MZ}")
        await admin.waits_for("督办：LL-", "还没办好")
        if folder := request.config.getoption("--transcripts"):
            transcripts.write(Path(folder), "test_everybody_and_the_groups", here.came)
        await here.leave()
    finally:
        await street.close()
