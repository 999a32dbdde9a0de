"""A vote on both channels with the running process: called, cast, changed, closed by the clock, recounted from the public file."""

import asyncio
import json
import re
from datetime import UTC, datetime

from aiohttp import ClientSession

from flows.deciding.export import recount
from flows.deciding.tally import Tally
from storage import homes, topics
from storage.db import Db, us
from storage.homes import Home
from tests.talk.neighbour import Neighbour
from tests.talk.street import Here


async def done(here: Here, unit: object) -> object:
    return await asyncio.wrap_future(here.street.store.write(unit))  # type: ignore[arg-type]


async def lives(here: Here, name: str, room: str) -> Neighbour:
    """Somebody in a room of this house, by the code on its sheet."""
    somebody = await here.neighbour(name)

    def unit(db: Db) -> str:
        seal, home = here.street.seal, Home(f"b{here.house}", "1", room)
        homes.household(db, seal, home, datetime.now(UTC))
        return next(h.code for h in homes.everybody(db, seal) if h.home == home)

    await somebody.asks(f"/home {await done(here, unit)}", "登记")
    return somebody


async def discussed(here: Here, number: str) -> None:
    """A topic of this house in the third step."""

    def unit(db: Db) -> None:
        author = int(db.value("SELECT max(person_id) FROM residence"))
        made = topics.create(
            db, number, author, title=f"{here.home}加装电梯", why="老人上不了楼", place="", area=f"building:b{here.house}",
            photos=(), origin="resident", held="", now=datetime.now(UTC), ends_at=None,
        )  # fmt: skip
        db.run("UPDATE topic SET step = 'discuss' WHERE id = :id", id=made.id)

    await done(here, unit)


async def closes(here: Here) -> None:
    """Three days are not waited for: the close is moved to now."""

    def unit(db: Db) -> None:
        vote, now = int(db.value("SELECT max(id) FROM vote")), us(datetime.now(UTC))
        db.run("UPDATE vote SET closes_at = :now WHERE id = :id", now=now, id=vote)
        db.run("UPDATE due SET at = :now WHERE kind = 'vote-close' AND subject = :vote", now=now, vote=f"vote:{vote}")
        db.touched.add("due")

    await done(here, unit)


async def test_a_vote_with_the_running_process(here: Here) -> None:
    chair = await here.neighbour("郑主持")
    await chair.asks(f"/claim {await here.street.code('facilitator')}", "主持人")
    one, two = await lives(here, "李阿姨", "501"), await lives(here, "孙大爷", "502")
    number = f"YT-20000101-{here.house:04d}"  # of no series that anybody else counts
    await discussed(here, number)
    await chair.asks("/topics", f"{here.home}加装电梯")
    await chair.presses_data(await newest(here, chair, "vote.new"))
    for seen, label in (
        ("按什么规则表决", "意见征询"), ("哪一句话", "就用议题这一句"), ("怎么回答", "同意、不同意、弃权"), ("多少天", "3 天"),
        ("现在发起吗", "发起"),
    ):  # fmt: skip
        await chair.waits_for(seen)
        await chair.presses(label)
    await chair.waits_for("主持", "名册：2 户")
    for somebody in (one, two):
        await somebody.asks("/vote", f"{here.home}加装电梯", "不具有法律效力", "还没有投")
    await one.presses("同意", times=3)
    shown = await one.waits_for("这一票已计入")
    assert not re.search("您选|选了", shown.text)
    await one.presses("多少户投了")
    await one.waits_for("已投 1 / 2 户")
    await two.presses("不同意")
    await two.waits_for("这一票已计入")
    await two.presses("同意")
    await two.waits_for("改好了，以这一次为准")
    address = f"{here.street.bot.root}/t/{number}.json"
    async with ClientSession() as http:
        assert (await http.get(address)).status == 404, "before the close there is nothing to be had"
        metrics = await (await http.get(f"{here.street.bot.root}/metrics")).text()
        await closes(here)
        await chair.waits_for("✅ 通过", "同意 2，不同意 0，弃权 0")
        record = json.loads(await (await http.get(address)).text())
    counted = recount(record)
    assert isinstance(counted, Tally) and counted.counted == {"yes": 2, "no": 0, "abstain": 0}
    assert "ballots" in record and not re.search(r"[-元楼]502", json.dumps(record["ballots"], ensure_ascii=False))
    await one.presses("同意")
    await one.waits_for("已经截止")
    for told in (metrics, here.street.bot.log()):
        assert not re.search(r"ballot\.(yes|no|abstain)|不同意", told), "neither log nor metric tells a choice"


async def newest(here: Here, chair: Neighbour, action: str) -> str:
    """The button that stands on the topic's card, for this person."""
    from handlers import buttons

    def unit(db: Db) -> str:
        me = int(db.value("SELECT max(person_id) FROM role WHERE role = 'facilitator'"))
        return buttons.data(here.street.seal, me, action, int(db.value("SELECT max(id) FROM topic")))

    return str(await done(here, unit))
