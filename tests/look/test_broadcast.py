"""A broadcast on a phone of 360 pixels: the preview, the live card on its way, paused, and the result."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from storage import people
from storage.db import Db
from storage.seal import Seal
from storage.store import open_store
from tests.look.phones import HOUSE, Phone, Running
from tests.look.test_demo import MOBILE

pytestmark = pytest.mark.look
CROWD = 900


def crowd(folder: Path) -> None:
    """So many neighbours who came to the web chat once."""
    seal, now = Seal.from_file(next(folder.rglob("*.key"))), datetime.now(UTC)
    store = open_store(f"sqlite:///{next(folder.rglob('*.db'))}")

    def unit(db: Db) -> None:
        for n in range(CROWD):
            person = people.meet(db, seal, "web", f"visitor-{n}", "居民", "zh-Hans", now)
            people.chat(db, seal, "web", f"visitor-{n}", person.id, now)

    store.write(unit).result()
    store.close()


def test_a_broadcast_is_written_watched_paused_and_counted(running: Any, glass: Any, shot: Any, tmp_path: Path) -> None:
    awake = (HOUSE / "community.toml").read_text("utf-8").replace('["21:00", "08:00"]', '["00:00", "00:00"]')
    (tmp_path / "awake.toml").write_text(awake, "utf-8")
    house: Running = running("run", LINLI_COMMUNITY=str(tmp_path / "awake.toml"))
    crowd(tmp_path)
    page = glass(house.address, **MOBILE)
    admin = Phone(page)
    admin.say(f"/claim {house.code('admin')}")
    admin.sees("您现在是管理员")
    admin.say("/broadcast")
    for said in ("社区通知", "周三上午九点到十一点停水，请提前接水。", "不写", "不写", "全体", "我要上报"):
        if said.startswith("周三"):
            admin.sees("请写内容")
            admin.say(said)
        else:
            admin.press(said)
    admin.sees("草稿")
    shot(page, "broadcast-1-preview")
    admin.press("我一个人定，写明理由")
    admin.sees("请写一句理由")
    admin.say("只有我一位管理员")
    admin.sees("审过了，还没发")
    admin.press("现在就发")
    admin.sees("大约还要")
    page.wait_for_timeout(7000)
    shot(page, "broadcast-2-live")
    admin.press("暂停")
    admin.sees("停在这里")
    shot(page, "broadcast-3-paused")
    admin.press("继续发")
    admin.here.locator("#log > li", has_text="的结果").last.wait_for(timeout=60_000)
    shot(page, "broadcast-4-report")
    admin.say("/quiet")
    admin.sees("什么时候可以打扰您")
    shot(page, "broadcast-5-quiet")
