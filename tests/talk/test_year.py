"""Over the turn of the year on both channels, with the running process under another clock: 2026-12-31 → 2027-01-06."""

import asyncio
import re
import time
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from storage import claims
from tests.talk import transcripts
from tests.talk.neighbour import Neighbour
from tests.talk.street import Here, Street

FAKETIME = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
HOME = ZoneInfo("Asia/Shanghai")


class Clock:
    """What the bot and Telegram take for the time; it runs on from where it is set."""

    def __init__(self, street: Street, folder: Path) -> None:
        self.file, self.world = folder / "clock", street.telegram.world
        street.settings |= {
            "LD_PRELOAD": str(FAKETIME[0]), "FAKETIME_TIMESTAMP_FILE": str(self.file), "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }  # fmt: skip

    def says(self, local: str) -> None:
        """2027-01-04 09:00:30 on the neighbourhood's clock."""
        ahead = datetime.fromisoformat(local).replace(tzinfo=HOME).timestamp() - time.time()
        beside = self.file.with_suffix(".new")
        beside.write_text(f"{ahead:+.0f}s\n")
        beside.replace(self.file)
        self.world.clock = lambda: time.time() + ahead

    @property
    def now(self) -> datetime:
        return datetime.fromtimestamp(self.world.clock(), UTC)


@pytest.mark.faults
@pytest.mark.skipif(not FAKETIME, reason="faketime is not installed: no clock is moved here")
@pytest.mark.parametrize("channel", ["telegram", "web"])
async def test_over_the_turn_of_the_year(
    sqlite: str, tmp_path: Path, channel: str, request: pytest.FixtureRequest
) -> None:
    street = Street(sqlite, tmp_path)
    town = tmp_path / "street.toml"
    town.write_text(town.read_text("utf-8").replace('["00:00", "00:00"]', '["21:00", "08:00"]'), "utf-8")
    clock = Clock(street, tmp_path)
    clock.says("2026-12-31 17:01:00")
    await street.open()

    async def becomes(who: Neighbour, role: str, grid: str | None, told: str) -> None:
        made: Future[object] = street.store.write(lambda db: claims.new_claim(db, street.seal, role, grid, clock.now))
        await who.asks(f"/claim {await asyncio.wrap_future(made)}", told)

    try:
        here = Here(street, channel)
        worker, resident, admin = [await here.neighbour(name) for name in ("王师傅", "李阿姨", "陈主任")]
        await becomes(worker, "worker", f"g{here.house}", "网格员")
        promised = await here.reports(resident)
        assert "预计办好：1月4日 周一 18:00 前（暂定" in promised.text, "1 January is a holiday, then comes the weekend"
        await worker.waits_for(promised.number)

        clock.says("2027-01-03 20:59:00")
        await asyncio.sleep(6)  # the clock strikes every five seconds
        await worker.quiet()
        clock.says("2027-01-04 09:06:00")
        await worker.waits_for(re.compile(r"还没接单，请在 1月4日 周一 10:0\d 前接单"))

        await worker.asks("/quiet", "什么时候可以打扰您")
        await worker.presses("每天合成一条")
        await worker.waits_for("合成一条说")
        clock.says("2027-01-04 16:00:00")
        await resident.asks(f"{here.home}路灯不亮", "提交")
        await resident.presses("提交")
        await resident.waits_for("LL-")
        await asyncio.sleep(6)
        await worker.quiet()
        clock.says("2027-01-05 08:00:20")
        digest = await worker.waits_for("件事等您")
        assert promised.number in digest.text or here.home in digest.text

        clock.says("2027-01-05 22:30:00")
        await becomes(admin, "admin", None, "您现在是管理员")
        await admin.asks("/broadcast", "要发什么")
        for label, asked in (("社区通知", "请写内容"),):
            await admin.presses(label)
            await admin.waits_for(asked)
        await admin.asks("明天上午停水，请接好水。", "再写")
        for label, asked in (("不写", "再写"), ("不写", "发给谁"), ("一栋楼", "哪一个")):
            await admin.presses(label)
            await admin.waits_for(asked)
        await admin.asks(here.home, "不要按钮")
        await admin.presses("不要按钮")
        await admin.waits_for("草稿", "我一个人定，写明理由")
        await admin.presses("我一个人定，写明理由")
        await admin.asks("只有我", "现在就发")
        await admin.presses("现在就发")
        await admin.waits_for("人在安静时间，1月6日 周三 08:00 起再发给他们")
        await resident.quiet()
        assert not resident.sees("停水")
        clock.says("2027-01-06 08:00:05")
        await resident.waits_for("明天上午停水")
        if folder := request.config.getoption("--transcripts"):
            transcripts.write(Path(folder), f"test_over_the_turn_of_the_year-{channel}", here.came)
        await here.leave()
    finally:
        await street.close()
