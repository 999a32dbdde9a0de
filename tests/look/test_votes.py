"""The discussion and the ballot on a phone of 360 pixels: a statement, how it stands, a ballot, who can see what, the count."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from storage import homes, rolls, statements, topics
from storage.db import Db, us
from storage.homes import Home
from storage.rolls import Entry
from storage.seal import Seal
from storage.store import open_store
from tests.look.phones import HOUSE, Phone, Running
from tests.look.test_demo import MOBILE

pytestmark = pytest.mark.look
SAID = (
    "装在东侧，离东边的树远一点就行", "一楼不出钱才公平", "应该先问消防通道够不够宽", "噪音太大，我不同意装",
    "电费按户分摊，写进协议",
)  # fmt: skip


def in_house(folder: Path, unit: Any) -> Any:
    """A unit on the running neighbourhood's database."""
    seal = Seal.from_file(next(folder.rglob("*.key")))
    store = open_store(f"sqlite:///{next(folder.rglob('*.db'))}")
    try:
        return store.write(lambda db: unit(db, seal)).result()
    finally:
        store.close()


def settled(db: Db, seal: Seal) -> str:
    """A topic that is discussed, eighty homes, and neighbours who said and answered something; the code of one home."""
    now = datetime.now(UTC)
    for n in range(80):
        homes.household(db, seal, Home("b3", str(n // 40 + 1), f"{n % 20 + 1}0{n % 2 + 1}"), now)
    first = db.insert("person", language="zh-Hans", simple=False, created_at=us(now))
    made = topics.create(
        db, "YT-20261123-0001", first, title="3号楼2单元加装电梯", why="老人上不了楼", place="3号楼", area="building:b3",
        photos=(), origin="resident", held="", now=now, ends_at=None,
    )  # fmt: skip
    db.run("UPDATE topic SET step = 'discuss' WHERE id = :id", id=made.id)
    people = [db.insert("person", language="", simple=False, created_at=us(now)) for _ in range(40)]
    for n, words in enumerate(SAID):
        statements.pseudonym(db, made.id, people[n], n / 7)
        said = statements.add(db, made.id, people[n], words, "", "", now - timedelta(hours=1))
        for k, person in enumerate(people[10:]):
            answer = ("agree", "agree", "disagree", "skip")[(k * (n + 1) + n) % 4]
            statements.respond(db, said.id, person, answer, now)
    return next(h.code for h in homes.everybody(db, seal) if h.home.room == "501")


def owners(db: Db, seal: Seal) -> None:
    """The vote of owners is open, and this resident owns a flat."""
    vote, now = int(db.value("SELECT max(id) FROM vote")), datetime.now(UTC)
    entries = [Entry(f"b3-2-{n}01", 8950 + n, home=Home("b3", "2", f"{n}01")) for n in range(1, 19)]
    rolls.fill(db, seal, vote, entries, now)
    line = rolls.by_key(db, vote, "b3-2-501")
    assert line is not None
    me = int(db.value("SELECT max(person_id) FROM residence"))
    rolls.enter(db, line.id, me, "code", None, now)
    frozen = rolls.roll(db, vote).hash()
    db.run(
        """UPDATE vote SET step = 'open', version = 3, roll_hash = :frozen, announced_at = :now, opens_at = :now,
        closes_at = :end WHERE id = :id""",
        id=vote, frozen=frozen, now=us(now), end=us(now + timedelta(days=7)),
    )  # fmt: skip


def closes(db: Db, seal: Seal) -> None:
    vote, now = int(db.value("SELECT max(id) FROM vote")), us(datetime.now(UTC))
    db.run("UPDATE vote SET closes_at = :now WHERE id = :id", now=now, id=vote)
    db.insert("due", kind="vote-close", subject=f"vote:{vote}", at=now, person_id=0)


def test_a_discussion_and_a_vote_on_a_phone(running: Any, glass: Any, shot: Any, tmp_path: Path) -> None:
    awake = (HOUSE / "community.toml").read_text("utf-8").replace('["21:00", "08:00"]', '["00:00", "00:00"]')
    (tmp_path / "awake.toml").write_text(awake, "utf-8")
    house: Running = running("run", LINLI_COMMUNITY=str(tmp_path / "awake.toml"))
    code = in_house(tmp_path, settled)
    page, desk = glass(house.address, **MOBILE), glass(house.address, **MOBILE)
    me, chair = Phone(page), Phone(desk)
    me.say(f"/home {code}")
    me.sees("登记好了")
    chair.say(f"/claim {house.code('facilitator')}")
    chair.sees("协商主持人")
    me.say("/topics")
    me.press("1")
    me.sees("加装电梯")
    shot(page, "vote-1-topic")
    me.press("看大家的意见")
    me.sees("号居民")
    shot(page, "vote-2-statement")
    me.press("同意")
    me.sees("后面还有")
    me.press("看看结果")
    me.sees("最认同的")
    shot(page, "vote-3-summary")
    chair.say("/topics")
    chair.press("1")
    chair.press("表决")
    for label in ("业主共同决定（一般事项）", "就用议题这一句", "7 天"):
        chair.press(label)
    chair.press("发起")
    chair.sees("名册还是空的")
    shot(desk, "vote-4-run")
    in_house(tmp_path, owners)
    me.say("/vote")
    me.sees("还没有投")
    shot(page, "vote-5-ballot")
    me.press("同意")
    me.sees("这一票已计入")
    me.press("多少户投了")
    me.sees("参与还差")
    me.press("谁能看到")
    me.sees("管服务器的人")
    shot(page, "vote-6-counted-and-eyes")
    in_house(tmp_path, closes)
    chair.sees("参与表决未达法定比例")
    shot(desk, "vote-7-result")
    me.say("/vote")
    page.wait_for_timeout(500)
