"""A street of many houses and one bot for all of it: each test gets a house, and so a grid, of its own."""

import asyncio
import itertools
from datetime import UTC, datetime
from pathlib import Path

from storage import claims
from storage.seal import Seal
from storage.store import open_store
from tests.fake.process import REPO, Bot
from tests.fake.telegram import FakeTelegram
from tests.talk.neighbour import Bubble, Neighbour, OnTelegram, OnTheWeb

HOUSES = 400
HEAD = """
name = "长街社区"
languages = ["zh-Hans", "zh-Hant", "en"]
departments = ["物业"]
quiet_hours = ["00:00", "00:00"]
[phones]
office = "021-5555 0100"
"""
HOUSE = """
[[grids]]
key = "g{n}"
name = "第{n}网格"
[[buildings]]
key = "b{n}"
name = "{n}号楼"
grid = "g{n}"
lat = {lat:.4f}
long = 121.4
"""


def community() -> str:
    """HOUSES buildings a kilometre apart, each a grid of its own, and the services of the shipped community.toml."""
    shipped = (REPO / "community.toml").read_text("utf-8")
    houses = "".join(HOUSE.format(n=n, lat=30 + n / 100) for n in range(1, HOUSES + 1))
    gate = '\n[[landmarks]]\nname = "东门"\ngrid = "g1"\naliases = ["东大门"]\n'
    return HEAD + houses + gate + shipped[shipped.index("[[services]]") :]


class Street:
    """One bot process, one Telegram, one database."""

    def __init__(self, database: str, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "street.toml").write_text(community(), "utf-8")
        self.database, self.folder = database, folder
        self.telegram = FakeTelegram()
        self.settings: dict[str, str | None] = {"LINLI_COMMUNITY": str(folder / "street.toml")}
        self.houses, self.ids = itertools.count(11), itertools.count(100001)
        self.admins: dict[str, Neighbour] = {}

    async def open(self) -> "Street":
        await self.telegram.__aenter__()
        self.bot = Bot(self.telegram, self.database, self.folder / "home", settings=self.settings)
        await self.bot.start()
        self.seal = Seal.from_file(Path(self.bot.settings["LINLI_KEY_FILE"]))
        self.store = open_store(self.database)
        return self

    async def close(self) -> None:
        """Nobody complained, and it ends when it is told to."""
        try:
            for admin in self.admins.values():
                await admin.leaves()
            fallbacks = (
                *("message is not modified", "message can't be edited"),  # then a new message goes out
                "not enough rights",  # which one is told to the admin
            )
            complaints = self.telegram.complaints(*fallbacks, "blocked by the user")
            assert complaints == [], complaints
            assert await self.bot.stop() == 0
            assert "event=unit_failed" not in self.bot.log(), self.bot.log()[-3000:]
        finally:
            await self.bot.stop()
            self.store.close()
            await self.telegram.__aexit__()

    async def neighbour(self, channel: str, name: str, language: str = "zh-hans") -> Neighbour:
        """Somebody new with a phone in their hand."""
        if channel == "telegram":
            return OnTelegram(self.telegram.phone(next(self.ids), name, language))
        visitor = OnTheWeb(name, self.bot.root, language)
        await visitor.comes()
        return visitor

    async def code(self, role: str, grid: str | None = None, expired: bool = False) -> str:
        """What `python -m bot claim` prints, without starting a process for each."""
        at = datetime.now(UTC) - claims.CODE_LIFE if expired else datetime.now(UTC)
        made = self.store.write(lambda db: claims.new_claim(db, self.seal, role, grid, at))
        return await asyncio.wrap_future(made)

    async def admin(self, channel: str) -> Neighbour:
        """One for all tests: cards are told apart by their number."""
        if channel not in self.admins:
            admin = self.admins[channel] = await self.neighbour(channel, "居委会")
            await admin.asks(f"/claim {await self.code('admin')}", "您现在是管理员")
        return self.admins[channel]


class Here:
    """One test: a house of its own on the street, and who comes by; everybody on the same channel."""

    def __init__(self, street: Street, channel: str) -> None:
        self.street, self.channel, self.house = street, channel, next(street.houses)
        self.came: list[Neighbour] = []

    @property
    def home(self) -> str:
        return f"{self.house}号楼"

    def move(self) -> str:
        """The next house."""
        self.house = next(self.street.houses)
        return self.home

    async def neighbour(self, name: str = "居民", language: str = "zh-hans", channel: str = "") -> Neighbour:
        person = await self.street.neighbour(channel or self.channel, name, language)
        self.came.append(person)
        return person

    async def worker(self, name: str = "王师傅", channel: str = "") -> Neighbour:
        """The grid worker of this house."""
        worker = await self.neighbour(name, channel=channel)
        code = await self.street.code("worker", f"g{self.house}")
        await worker.asks(f"/claim {code}", f"第{self.house}网格的网格员")
        return worker

    async def admin(self) -> Neighbour:
        return await self.street.admin(self.channel)

    async def two_admins(self) -> tuple[Neighbour, Neighbour]:
        """Two of this test's own: what one writes the other looks at."""
        two = (await self.neighbour("陈主任"), await self.neighbour("林书记"))
        for admin in two:
            await admin.asks(f"/claim {await self.street.code('admin')}", "您现在是管理员")
        return two

    async def reports(self, resident: Neighbour, words: str = "") -> Bubble:
        """By one message, up to the number; it is not what a neighbour reported."""
        await resident.asks(words or f"{self.home}电梯坏了", "同意并提交")
        await resident.presses("同意并提交")
        return await resident.waits_for("LL-")

    async def leave(self) -> None:
        for person in self.came:
            await person.leaves()
