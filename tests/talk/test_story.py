"""A whole topic, from an idea of an older resident to 已归档: thirty people on both channels, under a clock that runs a month.

`pytest tests/talk/test_story.py --all-four --transcripts DIR` writes it down; docs/story.md is that text."""

import asyncio
import re
from pathlib import Path

import pytest
from aiohttp import ClientSession

from storage import claims, homes
from storage.db import Db
from storage.homes import Home
from tests.talk import transcripts
from tests.talk.neighbour import Neighbour
from tests.talk.street import Here, Street
from tests.talk.test_year import FAKETIME, Clock

RESIDENTS = (
    "王奶奶", "李叔", "张阿姨", "赵大爷", "钱姐", "孙老师", "周伯", "吴妈", "郑嫂", "冯叔", "陈姨", "褚哥",
    "卫姐", "蒋爷爷", "沈老师", "韩姨", "杨叔", "朱妈", "秦姐", "尤伯", "许嫂", "何叔", "吕姨", "施哥", "孔婶",
)  # fmt: skip
VOTERS = 18
NUMBER = re.compile(r"YT-\d{8}-\d{4}")


class Story:
    """The people of one building and its clock."""

    def __init__(self, street: Street, here: Here, clock: Clock) -> None:
        self.street, self.here, self.clock, self.number = street, here, clock, ""
        self.who: dict[str, Neighbour] = {}

    async def do(self, unit: object) -> object:
        return await asyncio.wrap_future(self.street.store.write(unit))  # type: ignore[arg-type]

    async def comes(self, name: str, n: int) -> Neighbour:
        """Every second one on the web."""
        self.who[name] = await self.here.neighbour(name, channel="telegram" if n % 2 else "web")
        return self.who[name]

    async def lives(self, name: str, room: str) -> None:
        """By the code on the sheet of the flat."""
        home = Home(f"b{self.here.house}", "1", room)

        def unit(db: Db) -> str:
            homes.household(db, self.street.seal, home, self.clock.now)
            return next(h.code for h in homes.everybody(db, self.street.seal) if h.home == home)

        await self.who[name].asks(f"/home {await self.do(unit)}", "登记好了")

    async def holds(self, name: str, role: str, held: str | None, told: str) -> None:
        code = await self.do(lambda db: claims.new_claim(db, self.street.seal, role, held, self.clock.now))
        await self.who[name].asks(f"/claim {code}", told)

    async def says(self, name: str, *steps: str) -> None:
        """[按钮] is pressed, anything else is typed; what follows = is what the bot answers."""
        person = self.who[name]
        for step in steps:
            act, _, answer = step.partition(" = ")
            if act.startswith("["):
                await person.presses(act.strip("[]"))
            else:
                await person.says(act.replace("NUMBER", self.number))
            await person.waits_for(answer or re.compile("."))

    async def later(self, local: str) -> None:
        """Another day: the clock of the bot strikes."""
        self.clock.says(local)


@pytest.mark.faults
@pytest.mark.skipif(not FAKETIME, reason="faketime is not installed: no clock is moved here")
def test_a_whole_topic(sqlite: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    with asyncio.Runner() as runner:
        runner.run(_told(sqlite, tmp_path, request.config.getoption("--transcripts")))


async def _told(database: str, tmp_path: Path, folder: str | None) -> None:
    street = Street(database, tmp_path)
    street.settings["LINLI_FLOOD"] = "off"
    clock = Clock(street, tmp_path)
    clock.says("2026-11-23 09:00:00")
    await street.open()
    here = Here(street, "telegram")
    try:
        await _story(Story(street, here, clock))
    finally:
        if folder:
            transcripts.write(Path(folder), "story", here.came)
        await here.leave()
        await street.close()


async def _story(s: Story) -> None:
    for n, name in enumerate((*RESIDENTS, "郑老师", "陈主任", "冯监督", "物业小刘", "王师傅")):
        await s.comes(name, n)
    for n, name in enumerate(RESIDENTS):
        await s.lives(name, f"{n // 4 + 1}0{n % 4 + 1}")
    await s.holds("郑老师", "facilitator", None, "协商主持人")
    await s.holds("陈主任", "admin", None, "管理员")
    await s.holds("冯监督", "auditor", None, "监督员")
    await s.holds("物业小刘", "department", "物业", "物业")
    await s.holds("王师傅", "worker", f"g{s.here.house}", "网格员")
    await _collect(s)
    await _draft(s)
    await _discuss(s)
    await _publish(s)
    await _follow(s)


async def _collect(s: Story) -> None:
    home, grandma = s.here.home, s.who["王奶奶"]
    await grandma.asks(f"我建议在{home}门口装个无障碍坡道。台阶太高，老伴的轮椅上不去", "这件事关系到谁")
    await grandma.presses(home)
    await grandma.waits_for("大家会看到")
    await grandma.presses("同意并提交")
    shown = await grandma.waits_for("征集中")
    found = NUMBER.search(shown.text)
    assert found
    s.number = found[0]
    await s.who["郑老师"].waits_for(s.number, "附议：1 户，需要 5 户")
    uncle = s.who["李叔"]
    asked = await uncle.asks(f"我提议{home}门口装坡道，我妈坐轮椅", "已经有相近的议题")
    await uncle.presses(asked.labels[0])
    await uncle.waits_for("征集中")
    await uncle.presses("附议")
    await uncle.waits_for("现在 2 户")
    for name in RESIDENTS[2:5]:
        await s.says(name, f"/topics {s.number} = 征集中", "[附议] = 附议好了")
    await s.who["郑老师"].waits_for("户数够了")
    await grandma.waits_for("户数够了")


async def _draft(s: Story) -> None:
    await s.says(
        "郑老师", "/topics NUMBER = 立为议题", "[立为议题] = 正在拟方案", "[写方案] = 方案叫什么",
        "木坡道 = 写内容", "坡道宽1.2米\n防滑木板 = 花多少钱", "8000 = 由谁来做", "物业 = 到什么时候", "[90 天内] = 1 个方案",
        "[写方案] = 写哪一个", "[写新的方案] = 方案叫什么", "混凝土坡道 = 写内容", "坡道宽1.5米\n两边装扶手 = 花多少钱",
        "2.6万 = 由谁来做", "物业 = 到什么时候", "[90 天内] = 2 个方案", "[定稿] = 第 1 版",
    )  # fmt: skip
    for name in RESIDENTS[1:4]:
        await s.who[name].waits_for("有方案了", "混凝土坡道")
    await s.says("李叔", "[支持这一版] = 现在 1 户")
    await s.says(
        "物业小刘", "/topics NUMBER = 以单位名义回应", "[以单位名义回应] = 您单位的意见",
        "木板两年就要换，混凝土更耐用，差价物业出一半 = 记下了",
    )  # fmt: skip
    await s.says(
        "郑老师", "/topics NUMBER = 写方案", "[写方案] = 写哪一个", "[重写方案 2] = 方案叫什么", "混凝土坡道 = 写内容",
        "坡道宽1.5米\n两边装扶手\n差价物业出一半 = 花多少钱", "2.6万 = 由谁来做", "物业 = 到什么时候", "[90 天内] = 2 个方案",
        "[定稿] = 第 2 版",
    )  # fmt: skip
    await s.who["李叔"].waits_for("的方案改了", "差价物业出一半")
    await s.says("李叔", "[支持这一版] = 现在 1 户")
    await s.says("郑老师", "[提交协商] = 协商讨论中")
    await s.who["王奶奶"].waits_for("协商讨论中")


async def _discuss(s: Story) -> None:
    said = {
        "王奶奶": "坡道要够缓，轮椅自己能上",
        "赵大爷": "木头雨天滑，我不放心",
        "孙老师": "钱从公共收益出，别再摊派",
    }
    for name, words in said.items():
        await s.says(name, "/topics NUMBER = 协商讨论中", "[我要说一句] = 不超过 140 个字", f"{words} = 就这样说")
        await s.says(name, "[就这样说] = 说好了")
    for name in RESIDENTS[6:12]:
        await s.says(name, "/topics NUMBER = 协商讨论中", "[看大家的意见]")
        for answer in ("同意", "同意", "不同意"):
            await s.says(name, f"[{answer}]")
    await s.says("郑老师", "/topics NUMBER = 表决", "[表决] = 意见征询", "[意见征询]", "[就用议题这一句]")
    await s.says("郑老师", "[同意、不同意、弃权]", "[3 天]", "[发起] = 截止")
    for n, name in enumerate(RESIDENTS[:VOTERS]):
        choice = "不同意" if n % 6 == 5 else "同意"
        await s.says(name, "/vote = 同意", f"[{choice}] = 已计入")
    await s.later("2026-11-28 09:00:00")
    await s.who["冯监督"].waits_for("监票", "核对无误")
    await s.says("冯监督", "[核对无误] = 核对无误")


async def _publish(s: Story) -> None:
    await s.says(
        "郑老师", "/topics NUMBER = 形成结果，公示", "[形成结果，公示] = 结果是什么",
        "装混凝土坡道，宽1.5米，两边扶手，差价物业出一半",
        "木坡道两年就要换，大家担心雨天滑", "占了门口两个自行车位", "自行车位移到东侧，一个不少 = 结果公示",
    )  # fmt: skip
    shown = await s.who["王奶奶"].waits_for("结果公示", "同意 15", "公示到")
    assert "不具有法律效力" in shown.text
    await s.says("尤伯", f"/topics {s.number} = 我有异议", "[我有异议] = 有什么异议", "施工会不会堵住大门 = 逐条答复")
    await s.who["郑老师"].waits_for("有异议：施工会不会堵住大门")
    await s.says("郑老师", "[答复] = 请写答复", "分两天做，先留一半门 = 已经发出")
    await s.who["尤伯"].waits_for("分两天做")
    await s.says("陈主任", "/topics NUMBER = 群发结果", "[群发结果]")
    await s.who["何叔"].waits_for("结果公示", "混凝土坡道")
    await _page(s)
    await s.later("2026-12-16 09:00:00")
    await s.who["王奶奶"].waits_for("落实中")


async def _page(s: Story) -> None:
    """What anybody reads without a chat, and the record beside it."""
    async with ClientSession(s.street.bot.root) as web:
        async with web.get(f"/t/{s.number}", headers={"Accept-Language": "zh-CN"}) as answer:
            page = await answer.text()
        async with web.get(f"/t/{s.number}.json") as record:
            assert record.status == 200
        async with web.get("/t/YT-20261123-9999") as nothing:
            assert nothing.status == 404
    assert "装混凝土坡道，宽1.5米" in page and "<script" not in page and "分两天做" in page
    for name in (*RESIDENTS, "郑老师"):
        assert name not in page, "nobody is named on a public page"


async def _follow(s: Story) -> None:
    await s.says(
        "郑老师", "/topics NUMBER = 加一个落实事项", "[加一个落实事项] = 要做什么",
        "做混凝土坡道和扶手 = 谁来做", "[物业] = 到什么时候",
        "[7 天内] = 做混凝土坡道",
    )  # fmt: skip
    await s.who["物业小刘"].waits_for("落实事项", "做混凝土坡道和扶手")
    await s.says("物业小刘", "[报进展] = 进展怎样", "地基做好了 = 记下了")
    await s.later("2026-12-24 09:00:00")
    await s.who["物业小刘"].waits_for("已逾期")
    await s.says("王奶奶", "/topics NUMBER = 已逾期")
    await s.says("物业小刘", "/tasks = 已逾期", "[1] = 办完了", "[办完了] = 怎么办完的")
    await s.who["物业小刘"].sends_photo("坡道和扶手都好了，轮椅试过")
    await s.who["物业小刘"].waits_for("记下了")
    for name in ("王奶奶", "李叔"):
        await s.who[name].waits_for("落实得怎么样")
        await s.says(name, "[满意] = 谢谢您的评价")
    await s.says("郑老师", "/topics NUMBER = 归档", "[归档] = 协商档案")
    await s.who["王奶奶"].waits_for("已归档")
