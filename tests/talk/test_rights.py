"""Whose data it is: the notice, each consent by itself, a copy in the chat, put right, erased (R32–R38, T12)."""

import asyncio
import json
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from handlers import consent, talk
from storage import broadcasts
from storage.db import Db
from storage.tables import metadata
from tests.talk.neighbour import Neighbour, OnTelegram, OnTheWeb
from tests.talk.street import Here, Street
from tests.talk.test_report import QUESTION
from tests.talk.test_work import NEW
from tests.talk.world import Neighbourhood, words

CANARY, NAME, PHONE = "孔雀蓝的电梯门", "金丝雀奶奶", "13955557777"
only_telegram = pytest.mark.parametrize("channel", ["telegram"], indirect=True)


@pytest.fixture
def quarter(database: str) -> Any:
    neighbourhood = Neighbourhood(database)
    yield neighbourhood
    neighbourhood.close()


async def test_who_refuses_still_gets_the_numbers_and_is_left_in_peace(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks(f"{here.home}电梯坏了", QUESTION, "未满14岁")
    await resident.presses("不同意")
    refused = await resident.waits_for("没有提交")
    assert all(number in refused.text for number in ("119", "110", "120", "021-5555 0100"))
    await resident.presses("看看公告")
    await resident.waits_for("最近没有公告", "021-5555 0100")
    await resident.asks("/help", "您可以这样用")
    await resident.asks("/mine", "您还没有上报过")
    assert "提交前请看" not in resident.transcript().split("[不同意]")[-1], "nobody nags"


def test_whoever_agrees_to_nothing_reads_what_everybody_was_told(quarter: Any) -> None:
    quarter.says("admin", "/help")
    admin = int(quarter.value("SELECT id FROM person"))
    draft = {
        "kind": "notice", "audience": "all", "which": "", "texts": {"zh-Hans": "周三上午停水，请提前接水。"},
        "source": "", "photos": (), "report": False, "level": "", "issued": "", "paper": None, "groups": False, "opens": "",
    }  # fmt: skip

    def sent(db: Db, days: int) -> None:
        made = broadcasts.create(db, draft, admin, quarter.now)
        at = quarter.now - timedelta(days=days)
        broadcasts.save(db, replace(made, step="sending", version=made.version + 1, started_at=at))

    assert "最近没有公告" in words(quarter.says("stranger", "/notices"))
    quarter.do(lambda db: sent(db, 31))
    assert "最近没有公告" in words(quarter.says("stranger", "/notices"))
    quarter.do(lambda db: sent(db, 2))
    assert "11月21日 周六：周三上午停水，请提前接水。" in words(quarter.says("stranger", "/notices"))
    assert quarter.value("SELECT count(*) FROM consent") == 0


async def test_one_tap_agrees_and_submits_and_the_consent_is_a_row(here: Here) -> None:
    resident = await here.neighbour()
    await here.reports(resident)
    page = await resident.asks("/privacy", "您的信息怎么用", "同意我们为办事用您的信息")
    assert "收回同意" in page.labels and "未满14岁" in page.labels
    await resident.presses("收回同意")
    await resident.waits_for("好的，收回了。")
    await resident.asks(f"{here.home}楼道灯不亮", "同意并提交", "提交前请看")


@only_telegram
async def test_going_abroad_is_asked_once_by_a_button_of_its_own(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    number = (await here.reports(resident)).number
    asked = await resident.waits_for("Telegram 的服务器在境外")
    assert asked.labels == ["同意经过境外", "不同意经过境外"]
    await resident.asks(f"{here.home}楼道灯不亮", "提交")
    await resident.presses("提交")
    await resident.waits_for("楼道灯不亮", "LL-")
    assert resident.has_seen("Telegram 的服务器在境外") == 1, "asked once"
    await resident.presses("不同意经过境外")
    await resident.waits_for("只告诉您编号和办到哪一步")
    await worker.waits_for(NEW)
    await worker.presses_data(worker.data("接单"))
    await worker.waits_for("您已接单")
    bare = await resident.waits_for("：在办。")
    assert "电梯" not in bare.text and here.home not in bare.text and number[:3] in bare.text
    for words_ in ("/mine", "2"):
        told = await resident.asks(words_, number[3:])
        assert "电梯" not in told.text and here.home not in told.text, "nor when they ask themselves"


async def test_on_the_web_nobody_asks_about_going_abroad(here: Here) -> None:
    resident = await here.neighbour(channel="web")
    await here.reports(resident)
    assert "境外" not in (await resident.asks("/privacy", "您现在：")).text.split("您现在：")[1]
    assert resident.has_seen("同意经过境外") == 0


async def test_a_new_notice_is_shown_again(quarter: Neighbourhood, monkeypatch: pytest.MonkeyPatch) -> None:
    quarter.says("李", "3号楼电梯坏了")
    quarter.presses("李", "同意并提交")
    assert "提交前请看" not in words(quarter.says("李", "3号楼路灯不亮"))
    quarter.presses("李", "提交")
    monkeypatch.setattr(talk, "NOTICE", 99)
    monkeypatch.setattr(consent, "VERSION", 99)
    again = quarter.says("李", "3号楼漏水")
    assert "提交前请看" in words(again) and "同意并提交" in words(again)
    quarter.presses("李", "同意并提交")
    rows = quarter.do(lambda db: db.all("SELECT kind, version, text_hash FROM consent ORDER BY id"))
    assert [(r.kind, r.version) for r in rows] == [("notice", 2), ("notice", 99)]
    assert all(len(r.text_hash) == 64 for r in rows)


async def test_what_is_public_can_be_taken_back(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks(f"{here.home}电梯坏了", QUESTION)
    await resident.presses("公开给邻居看")
    await resident.waits_for("工作人员和邻居")
    await resident.presses("同意并提交")
    await resident.waits_for("LL-")
    await resident.asks("/privacy", "有的事公开给邻居看")
    await resident.presses("都不公开了")
    await resident.waits_for("邻居都看不到了")
    await resident.asks("/privacy", "没有公开给邻居看的事")


async def test_a_child_is_sent_to_a_parent(here: Here) -> None:
    child = await here.neighbour("小明")
    await child.asks("未满14岁", "要请爸爸妈妈或监护人来点头")
    await child.asks(f"{here.home}滑梯坏了", QUESTION)
    await child.presses("同意并提交")
    await child.waits_for("要请爸爸妈妈或监护人来点头")
    await child.asks("取消", "好的，取消了")
    neighbour = await here.neighbour()
    await here.reports(neighbour, f"{here.home}电梯坏了")
    await child.asks(f"{here.home}电梯坏了", "是同一件事吗")
    await child.presses("我也遇到")
    await child.waits_for("要请爸爸妈妈或监护人来点头")
    await child.asks("取消", "好的，取消了")
    await child.asks("未满14岁", "要请爸爸妈妈或监护人来点头")
    await child.presses("我是监护人，同意")
    await child.waits_for("监护人同意")
    assert "同意并提交" not in (await child.asks(f"{here.home}滑梯坏了", QUESTION)).labels, (
        "the guardian agreed already"
    )


async def test_a_copy_comes_as_two_files(here: Here) -> None:
    resident = await here.neighbour("黄鹂")
    number = (await here.reports(resident, f"{here.home}会响的电梯门坏了")).number
    await resident.asks("/mydata", "我的信息", "上报过：1 件")
    texts = await files(resident)
    assert len(texts) == 2
    plain = next(text for name, text in texts.items() if name.endswith(".txt"))
    made = json.loads(next(text for name, text in texts.items() if name.endswith(".json")))
    assert number in plain and "会响的电梯门" in plain and "为办事用您的信息" in plain
    assert made["requests"][0]["service_request_id"] == number
    assert {c["kind"] for c in made["consents"]} >= {"notice"} and made["messages"]


async def files(who: Neighbour) -> dict[str, str]:
    """The documents in somebody's chat: name -> text."""
    if isinstance(who, OnTelegram):
        sent = [m.body["document"] for m in who.phone.screen() if "document" in m.body]
        return {d["file_name"]: who.phone.world.files[d["file_id"]]["bytes"].decode() for d in sent}
    assert isinstance(who, OnTheWeb)
    async with who.http.get(f"{who.person.root}/") as answer:
        page = await answer.text()
    links = {part.split('"')[0] for part in page.split('href="')[1:] if part.startswith("/file/")}
    found = {}
    for link in links:
        async with who.http.get(f"{who.person.root}{link}") as answer:
            assert answer.headers["Content-Disposition"].startswith("attachment")
            found[answer.headers["Content-Disposition"]] = await answer.text()
    return found


@pytest.mark.parametrize("channel", ["web"], indirect=True)
async def test_nobody_else_opens_the_file(here: Here) -> None:
    resident, other = await here.neighbour(), await here.neighbour("别人")
    assert isinstance(resident, OnTheWeb) and isinstance(other, OnTheWeb)
    await resident.asks("/mydata", "我的信息")
    async with resident.http.get(f"{resident.person.root}/") as answer:
        link = next(p.split('"')[0] for p in (await answer.text()).split('href="')[1:] if p.startswith("/file/"))
    async with other.http.get(f"{other.person.root}{link}") as answer:
        assert answer.status == 404


async def test_name_and_phone_can_be_put_right(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks("/mydata", "我的信息")
    await resident.presses("改称呼")
    await resident.waits_for("怎么称呼您？")
    await resident.asks("张奶奶", "好的，张奶奶。")
    await resident.asks("/mydata", "称呼：张奶奶")
    await resident.presses("改电话")
    await resident.waits_for("您的电话是多少？")
    await resident.asks("不告诉你", "没看出电话号码")
    await resident.asks("一三八 6666 八八八八", "电话记下了")
    await resident.asks("/mydata", "电话：138****8888")


async def test_the_place_of_an_open_request_can_be_put_right(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    await here.reports(resident)
    await worker.waits_for(NEW)
    await resident.presses("补充情况")
    await resident.waits_for("请说要补充什么")
    await resident.presses("地方不对，改一下")
    await resident.waits_for("在哪里？")
    await resident.asks(f"{here.home}2单元", "LL-", "2单元")
    await worker.waits_for("2单元")


async def test_deletion_is_asked_once_and_leaves_an_anonymous_case(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour(NAME)
    await resident.sends_photo(f"{here.home}{CANARY}坏了，我是{NAME}")
    await resident.waits_for("照片：1 张")
    await resident.presses("同意并提交")
    number = (await resident.waits_for("LL-")).number
    await worker.waits_for(NEW, CANARY)
    await resident.presses("补充情况")
    await resident.waits_for("请说要补充什么")
    await resident.asks(f"打我电话{PHONE}，{CANARY}又响了", "补充好了")
    await worker.waits_for(PHONE)
    await worker.asks("/tasks", CANARY[:6])
    await resident.asks("找人工", "请打给我")
    await resident.presses("请打给我")
    await resident.waits_for("打哪个电话？")
    await resident.asks(PHONE, "什么时候打给您？")
    await resident.presses("下个工作日上午")
    await resident.waits_for("会有人打 139****7777 找您")
    await resident.asks("/mydata", "我的信息")
    asked = await resident.asks("/deletemydata", "要删除您的信息吗？", f"正在办的会一起撤回：{number}")
    assert asked.labels == ["确定删除", "不删了"]
    await resident.presses("不删了")
    await resident.waits_for("什么也没删")
    await resident.asks("/deletemydata", "要删除您的信息吗？")
    await resident.presses("确定删除")
    await resident.waits_for("都删好了")
    await worker.waits_for("居民已撤回，不用去了")
    left = await traces(here.street, (CANARY, NAME, PHONE))
    assert left == [], left
    case = await asyncio.wrap_future(here.street.store.read(lambda db: anonymous(db, number)))
    assert case == ("withdrawn", "", f"g{here.house}", "")


def anonymous(db: Db, number: str) -> tuple[str, str, str, str]:
    """What is left of the case."""
    row = db.one("SELECT step, description, grid, address_string FROM request WHERE service_request_id = :n", n=number)
    assert row is not None
    return row.step, row.description, row.grid, row.address_string


async def traces(street: Street, canaries: tuple[str, ...]) -> list[str]:
    """Where one of these is still found: every column of every table with its seals opened, files, logs, a new backup."""
    home = Path(street.bot.settings["LINLI_DATA_DIR"] or "")
    found: list[str] = []
    for _ in range(50):
        found = await asyncio.wrap_future(street.store.read(lambda db: in_tables(db, street, canaries)))
        media = await asyncio.wrap_future(
            street.store.read(lambda db: db.value("SELECT count(*) FROM media WHERE state = 'erase'"))
        )
        if street.database.startswith("sqlite"):
            found += in_files(Path(street.database.removeprefix("sqlite:///")), street.folder, canaries)
        found += in_folder(home, canaries)
        if not found and not media:
            break
        await asyncio.sleep(0.1)
    return found + [f"log: {c}" for c in canaries if c in street.bot.log()]


def in_tables(db: Db, street: Street, canaries: tuple[str, ...]) -> list[str]:
    found = []
    for name in metadata.tables:
        for row in db.all(f"SELECT * FROM {name}"):
            for column, value in zip(row._fields, row, strict=True):
                text = str(opened(street, value))
                found += [f"{name}.{column}: {c}" for c in canaries if c in text]
    return found


def opened(street: Street, value: Any) -> Any:
    if not isinstance(value, bytes | memoryview):
        return value
    try:
        return json.dumps(street.seal.unseal(bytes(value)), ensure_ascii=False)
    except ValueError:
        return bytes(value)


def in_files(database: Path, folder: Path, canaries: tuple[str, ...]) -> list[str]:
    """The database as it lies on the disk, its log, and a backup made now."""
    copy = folder / "backup.db"
    with sqlite3.connect(database) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    paths = [database, copy, *(database.with_name(database.name + end) for end in ("-wal",))]
    return [f"{p.name}: {c}" for p in paths if p.exists() for c in canaries if c.encode() in p.read_bytes()]


def in_folder(home: Path, canaries: tuple[str, ...]) -> list[str]:
    files = [p for p in home.rglob("*") if p.is_file()]
    return [f"{p.name}: {c}" for p in files for c in canaries if c.encode() in p.read_bytes()]


def test_the_photo_leaves_the_disk(quarter: Neighbourhood) -> None:
    quarter.photo("李", "3号楼电梯坏了")
    quarter.presses("李", "同意并提交")
    quarter.do(lambda db: db.run("UPDATE media SET state = 'ready', file = 'a.jpg'"))
    quarter.says("李", "/deletemydata")
    quarter.presses("李", "确定删除")
    from storage import erase

    assert quarter.do(lambda db: erase.files(db, quarter.seal)) == [(1, "a.jpg", "")]


def test_what_was_only_blanked_in_the_request_would_be_found(quarter: Neighbourhood) -> None:
    """The naive way: an UPDATE of the request alone leaves the words in five other tables."""
    quarter.worker("王")
    quarter.says("李", f"3号楼{CANARY}坏了")
    quarter.presses("李", "同意并提交")
    quarter.do(lambda db: db.run("UPDATE request SET description = ''"))

    class House:
        seal = quarter.seal

    left = quarter.do(lambda db: in_tables(db, House, (CANARY,)))  # type: ignore[arg-type]
    assert {where.partition(":")[0] for where in left} >= {"outbox.body"}


def test_an_emergency_goes_on_without_a_name(quarter: Neighbourhood) -> None:
    quarter.worker("王")
    quarter.says("李", "3号楼煤气泄漏了，我电话13812345678")
    quarter.letters("李")
    assert "紧急的会继续办" in words(quarter.says("李", "/deletemydata"))
    quarter.presses("李", "确定删除")
    row = quarter.do(lambda db: db.one("SELECT step, description, address_string FROM request"))
    assert row.step == "dispatched" and "煤气" in row.description and "13812345678" not in row.description


def test_the_last_admin_stays_and_a_worker_hands_over_first(quarter: Neighbourhood) -> None:
    quarter.admin("周")
    assert "唯一的管理员" in words(quarter.says("周", "/deletemydata"))
    quarter.worker("王")
    quarter.says("李", "3号楼电梯坏了")
    quarter.presses("李", "同意并提交")
    quarter.worker("赵")
    quarter.letters("赵")
    assert "职务也会取消" in words(quarter.says("王", "/deletemydata"))
    quarter.presses("王", "确定删除")
    assert "新任务" in words(quarter.letters("赵"))
    assert "这是网格员和管理员用的" in words(quarter.says("王", "/tasks"))


def test_who_was_erased_begins_anew_and_the_empty_chat_goes(quarter: Neighbourhood) -> None:
    quarter.says("李", "3号楼电梯坏了")
    quarter.presses("李", "同意并提交")
    quarter.says("李", "/deletemydata")
    gone = quarter.presses("李", "确定删除")
    assert "都删好了" in words(gone)
    chat = quarter.value("SELECT id FROM chat")
    assert quarter.later(minutes=11) == 1
    assert quarter.value("SELECT external FROM chat WHERE id = :id", id=chat) == f"erased:{chat}"
    assert "您还没有上报过" in words(quarter.says("李", "/mine"))


def test_an_old_yes_to_deletion_asks_again(quarter: Neighbourhood) -> None:
    quarter.says("李", "/deletemydata")
    quarter.later(hours=2)
    assert "要删除您的信息吗" in words(quarter.presses("李", "确定删除"))
