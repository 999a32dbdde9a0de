"""Situations of the matrix: what has happened before the button is pressed.  A function a name, found by it.

Each gets the neighbourhood with everybody of PEOPLE in it and gives the Spot that the button stands at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from flows.deciding.text import Option
from flows.effects.bank import AskAid, PlanShifts
from flows.said import Press
from flows.understanding.places import Place
from flows.volunteers.ledger import MINT, POLICY
from flows.volunteers.ledger import Entry as Hours
from flows.volunteers.offer import Known
from handlers import buttons, shifts
from handlers.notices import scene_of
from storage import (
    action_items,
    aids,
    callbacks,
    canned,
    claims,
    consents,
    contacts,
    groups,
    homes,
    ledger,
    meetings,
    people,
    publications,
    roles,
    rolls,
    supports,
    tickets,
    topic_texts,
    topics,
    unveilings,
    volunteers,
)
from storage.db import Db, us
from storage.homes import Home
from storage.rolls import Entry
from tests.talk.world import Neighbourhood

CANARY = "金丝雀"  # stands in the words of every request
PEOPLE = {
    "stranger": "陌", "owner": "李", "resident": "孙", "other-grid": "钱", "worker": "王", "former": "赵", "ex": "吴",
    "admin": "周", "facilitator": "郑", "auditor": "冯",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """What the button is about.  rest: what is sent behind a command.  other: another request that has to do with it."""

    id: int = 0
    version: int = 0
    rest: str = ""
    other: int = 0


Situation = Callable[[Neighbourhood], Spot]


def settle(here: Neighbourhood) -> None:
    """Everybody moves in."""
    for who in PEOPLE.values():
        here.says(who, "/start")
    here.worker(PEOPLE["worker"])
    here.worker(PEOPLE["former"])
    here.worker(PEOPLE["ex"])
    here.worker(PEOPLE["other-grid"], "g2")
    here.admin(PEOPLE["admin"])
    for role in ("facilitator", "auditor"):
        code = here.do(lambda db, role=role: claims.new_claim(db, here.seal, role, None, here.now))
        here.says(PEOPLE[role], f"/claim {code}")
    gone = "UPDATE role SET revoked_at = granted_at WHERE person_id = :id"
    here.do(lambda db: db.run(gone, id=person(here, "ex")))
    here.says(PEOPLE["resident"], "2号楼路灯不亮")
    here.presses(PEOPLE["resident"], "同意并提交")


def person(here: Neighbourhood, caller: str) -> int:
    """The id of one of PEOPLE."""
    return whose(here, PEOPLE[caller])


def whose(here: Neighbourhood, name: str) -> int:
    """The id of whoever is called so."""
    external = here.seal.digest(f"plain:{name}")
    return int(here.value("SELECT person_id FROM identity WHERE external = :external", external=external))


def press(here: Neighbourhood, caller: str, action: str, spot: Spot) -> None:
    """A good press."""
    data = buttons.data(here.seal, person(here, caller), action, spot.id, spot.version)
    here.says(PEOPLE[caller], press=Press(data))


def request(here: Neighbourhood, id: int) -> Spot:
    """The request as it stands."""
    return Spot(id, here.value("SELECT version FROM request WHERE id = :id", id=id))


def nothing(here: Neighbourhood) -> Spot:
    """Nothing has happened."""
    return Spot()


def invitation(here: Neighbourhood) -> Spot:
    """Somebody printed a code."""
    return Spot(rest=here.do(lambda db: claims.new_claim(db, here.seal, "worker", "g3", here.now)))


def question(here: Neighbourhood) -> Spot:
    """The owner is asked: is this right?"""
    here.says(PEOPLE["owner"], f"3号楼电梯坏了，{CANARY}在叫")
    id = here.value("SELECT max(id) FROM dialogue")
    return Spot(id, 1)


def parked(here: Neighbourhood) -> Spot:
    """The owner looked at the help in the middle of a report."""
    spot = question(here)
    here.says(PEOPLE["owner"], "/help")
    return spot


def dispatched(here: Neighbourhood) -> Spot:
    """The request came to one worker and from there to another."""
    spot = question(here)
    press(here, "owner", "a.agree", spot)
    id = here.value("SELECT max(id) FROM request")
    has = here.value("SELECT worker_id FROM request WHERE id = :id", id=id)
    if has == person(here, "worker"):
        press(here, "worker", f"transfer.{person(here, 'former')}", request(here, id))
    press(here, "former", f"transfer.{person(here, 'worker')}", request(here, id))
    assert here.value("SELECT worker_id FROM request WHERE id = :id", id=id) == person(here, "worker")
    return request(here, id)


def open(here: Neighbourhood) -> Spot:  # noqa: A001 - the step's name
    """Nobody has the request any more."""
    spot = dispatched(here)
    press(here, "worker", "return.not-found", spot)
    return request(here, spot.id)


def accepted(here: Neighbourhood) -> Spot:
    """The worker has taken it."""
    spot = dispatched(here)
    press(here, "worker", "accept", spot)
    return request(here, spot.id)


def sure(here: Neighbourhood) -> Spot:
    """Somebody was asked a moment ago whether their data shall be deleted."""
    return Spot(int(here.now.timestamp()) // 60)


def owed(here: Neighbourhood) -> Spot:
    """It is done, nobody read it for a day: the admins shall call the owner, who left a phone."""
    done = handled(here)
    here.do(lambda db: contacts.save(db, here.seal, person(here, "owner"), here.now, phone="13800000000"))
    here.do(lambda db: db.run("UPDATE chat SET last_used_at = 0"))
    gone = "UPDATE role SET revoked_at = granted_at WHERE person_id = :id"
    here.do(lambda db: db.run(gone, id=person(here, "former")))
    here.later(hours=25)
    id = here.value("SELECT id FROM callback WHERE request_id = :id", id=done.id)
    return Spot(id, 1)


def wanted(here: Neighbourhood) -> Spot:
    """An elder without a chat wants to be forgotten: the worker wrote it down, the admins shall ask them."""

    def unit(db: Db) -> int:
        elder = people.unknown(db, here.seal, "陈爷爷", "zh-Hans", here.now)
        consents.give(db, elder, "erase", 2, "", here.now, how="phone", by=person(here, "worker"))
        return callbacks.add(db, "erase", elder, here.now).id

    return Spot(here.do(unit), 1)


def handled(here: Neighbourhood) -> Spot:
    """The worker says it is done."""
    spot = accepted(here)
    press(here, "worker", "handle", spot)
    here.presses(PEOPLE["worker"], "天黑拍不清")
    return request(here, spot.id)


def public(here: Neighbourhood) -> Spot:
    """Neighbours may see it."""
    spot = accepted(here)
    here.do(lambda db: db.run("UPDATE request SET public = :yes WHERE id = :id", yes=True, id=spot.id))
    return spot


def joined(here: Neighbourhood) -> Spot:
    """The other resident has the same trouble."""
    spot = accepted(here)
    here.says(PEOPLE["resident"], "3号楼电梯坏了")
    here.presses(PEOPLE["resident"], "我也遇到")
    return spot


def drafted(here: Neighbourhood) -> Spot:
    """The admin, the only one, wrote a broadcast."""
    for said in ("/broadcast", "社区通知", f"明天停水，{CANARY}", "不写", "不写", "工作人员", "网格员", "不要按钮"):
        here.says(PEOPLE["admin"], said)
    return _broadcast(here)


def reviewed(here: Neighbourhood) -> Spot:
    """And says why nobody else looked at it."""
    press(here, "admin", "broadcast.alone", drafted(here))
    here.says(PEOPLE["admin"], "只有我一个")
    return _broadcast(here)


def sending(here: Neighbourhood) -> Spot:
    """It is on its way."""
    press(here, "admin", "broadcast.send", reviewed(here))
    return _broadcast(here)


def paused(here: Neighbourhood) -> Spot:
    """It was stopped on its way."""
    press(here, "admin", "broadcast.pause", sending(here))
    return _broadcast(here)


def _broadcast(here: Neighbourhood) -> Spot:
    return Spot(1, here.value("SELECT version FROM broadcast WHERE id = 1"))


def undone(here: Neighbourhood) -> Spot:
    """The worker says it is done, for both."""
    spot = joined(here)
    press(here, "worker", "handle", spot)
    here.presses(PEOPLE["worker"], "天黑拍不清")
    return request(here, spot.id)


def group(here: Neighbourhood) -> Spot:
    """A group is linked."""

    def unit(db: Db) -> int:
        chat = people.chat(db, here.seal, "telegram", "-100123", None, here.now)
        groups.link(db, here.seal, chat, "群", person(here, "admin"), here.now)
        return groups.linked(db, here.seal)[0].id

    return Spot(here.do(unit))


def from_group(here: Neighbourhood) -> Spot:
    """The owner wrote to the bot in a group, and got a way to the private chat."""
    body: dict[str, object] = {"text": f"3号楼电梯坏了，{CANARY}在叫", "media": [], "location": None}

    def unit(db: Db) -> str:
        return tickets.make(
            db, here.seal, "draft", here.now, timedelta(hours=1), person=person(here, "owner"), body=body
        )

    return Spot(rest=f"d-{here.do(unit)}")


def poster(here: Neighbourhood) -> Spot:
    """Somebody scanned the code on a building's door."""
    return Spot(rest="b-b3")


def neighbour(here: Neighbourhood) -> Spot:
    """A resident with a request."""
    return Spot(person(here, "resident"))


def colleague(here: Neighbourhood) -> Spot:
    """A worker."""
    return Spot(person(here, "worker"))


def numbered(here: Neighbourhood) -> Spot:
    """The number of the resident's request."""
    return Spot(rest=here.value("SELECT service_request_id FROM request ORDER BY id LIMIT 1"))


def blocked(here: Neighbourhood) -> Spot:
    """The resident may not write."""
    press(here, "admin", "block.abuse-7", neighbour(here))
    return Spot(here.value("SELECT max(id) FROM block"))


def staffed(here: Neighbourhood) -> Spot:
    """A worker of the first grid, by id."""
    return Spot(person(here, "worker"))


def elsewhere(here: Neighbourhood) -> Spot:
    """A worker of another grid, by id."""
    return Spot(person(here, "other-grid"))


def role_held(here: Neighbourhood) -> Spot:
    """The role of a worker."""
    return Spot(here.value("SELECT id FROM role WHERE person_id = :id", id=person(here, "former")))


def proposed(here: Neighbourhood) -> Spot:
    """Another admin wants somebody new to volunteer, then lays the office down."""
    by = person(here, "former")
    made = here.do(lambda db: roles.propose(db, here.seal, "give", None, "volunteer", None, by, "", here.now))
    return Spot(made.id)


def days(here: Neighbourhood) -> Spot:
    """The days that the first service is promised in."""
    return Spot(version=here.house.town.community.services[0].days)


def worked(here: Neighbourhood) -> Spot:
    """A day that is worked."""
    return Spot(version=1)


def written(here: Neighbourhood) -> Spot:
    """A ready reply."""
    return Spot(here.do(lambda db: canned.add(db, "三天内上门", person(here, "admin"), here.now)))


def replied(here: Neighbourhood) -> Spot:
    """A request that nobody has, and a ready reply: the first."""
    written(here)
    return open(here)


FLAT = Home("b3", "2", "501")


def asked_home(here: Neighbourhood) -> Spot:
    """The owner says where they live, the worker is asked."""
    worker = person(here, "worker")
    made = here.do(lambda db: homes.ask(db, here.seal, person(here, "owner"), FLAT, worker, here.now))
    return Spot(made.id)


def living(here: Neighbourhood) -> Spot:
    """The owner lives here."""

    def unit(db: Db) -> None:
        homes.settle(db, person(here, "owner"), homes.household(db, here.seal, FLAT, here.now), "code", None, here.now)

    here.do(unit)
    return Spot(here.value("SELECT max(id) FROM residence"))


def household(here: Neighbourhood) -> Spot:
    """The code of a flat."""
    here.do(lambda db: homes.household(db, here.seal, FLAT, here.now))
    return Spot(rest=here.do(lambda db: homes.everybody(db, here.seal)[0].code))


def away(here: Neighbourhood) -> Spot:
    """The worker is on leave."""
    press(here, "worker", "leave", Spot())
    here.says(PEOPLE["worker"], "今天到后天")
    here.presses(PEOPLE["worker"], f"{PEOPLE['former']}（第一网格）")
    here.presses(PEOPLE["worker"], "先留着")
    return Spot()


def held(here: Neighbourhood) -> Spot:
    """挂起: parts are missing."""
    spot = accepted(here)
    press(here, "worker", "hold", spot)
    for label in ("等配件", "3 天后"):
        here.presses(PEOPLE["worker"], label)
    return request(here, spot.id)


def extending(here: Neighbourhood) -> Spot:
    """延期申请: the admins have not answered yet."""
    spot = accepted(here)
    press(here, "worker", "extend", spot)
    here.says(PEOPLE["worker"], "三周后")
    here.presses(PEOPLE["worker"], "等配件")
    return request(here, spot.id)


def twice(here: Neighbourhood) -> Spot:
    """Another resident has reported the same lift."""
    spot = accepted(here)
    here.says(PEOPLE["resident"], "3号楼电梯坏了")
    here.presses(PEOPLE["resident"], "提交")
    return Spot(spot.id, spot.version, other=here.value("SELECT max(id) FROM request"))


def merged(here: Neighbourhood) -> Spot:
    """The other report has been merged into the owner's."""
    spot = twice(here)
    has = here.value("SELECT worker_id FROM request WHERE id = :id", id=spot.other)
    who = next(caller for caller in PEOPLE if person(here, caller) == has)
    press(here, who, f"merge.{spot.id}", request(here, spot.other))
    return Spot(spot.id, spot.version, other=spot.other)


def helped(here: Neighbourhood) -> Spot:
    """物业 was asked to help; the facilitator answers for it."""
    here.do(lambda db: people.grant(db, person(here, "facilitator"), "department", "物业", here.now))
    press(here, "worker", "assist.0", accepted(here))
    return Spot(here.value("SELECT max(id) FROM assistance"))


def sampled(here: Neighbourhood) -> Spot:
    """What the worker found and mended was drawn for a check."""
    for _ in range(60):
        here.says(PEOPLE["worker"], f"/patrol 3号楼楼道灯不亮，{CANARY}")
        for label in ("当场办好了", "看不出变化"):
            here.presses(PEOPLE["worker"], label)
        id = here.value("SELECT max(id) FROM request WHERE step = 'handled'")
        if id is not None:
            return request(here, id)
    raise AssertionError("sixty numbers and none was drawn")


def unfit(here: Neighbourhood) -> Spot:
    """The owner wants it public; a word is on the list."""
    here.says(PEOPLE["owner"], f"3号楼电梯坏了，物业是傻逼，{CANARY}在叫")
    here.presses(PEOPLE["owner"], "公开给邻居看")
    here.presses(PEOPLE["owner"], "同意并提交")
    return Spot(here.value("SELECT max(id) FROM review"))


def unshown(here: Neighbourhood) -> Spot:
    """An admin kept it private."""
    spot = unfit(here)
    press(here, "admin", "publish.refused", spot)
    return spot


def tabled(here: Neighbourhood) -> Spot:
    """A topic is being discussed; the owner and the other resident have homes."""

    def unit(db: Db) -> int:
        for caller, room in (("owner", "501"), ("resident", "502")):
            known = homes.household(db, here.seal, Home("b3", "2", room), here.now)
            homes.settle(db, person(here, caller), known, "code", None, here.now)
        made = topics.create(
            db, "YT-20261123-0001", person(here, "owner"), title=f"加装电梯，{CANARY}", why="", place="", area="building:b3",
            photos=(), origin="resident", held="", now=here.now, ends_at=None,
        )  # fmt: skip
        db.run("UPDATE topic SET step = 'discuss' WHERE id = :id", id=made.id)
        return made.id

    return Spot(here.do(unit))


def _call(here: Neighbourhood, preset: str, *answers: str) -> int:
    press(here, "facilitator", "vote.new", tabled(here))
    for label in (preset, "就用议题这一句", *answers, "3 天", "发起"):
        here.presses(PEOPLE["facilitator"], label)
    return int(here.value("SELECT max(id) FROM vote"))


def polled(here: Neighbourhood) -> Spot:
    """An opinion is asked of every household."""
    return Spot(_call(here, "意见征询", "同意、不同意、弃权"))


def convened(here: Neighbourhood) -> Spot:
    """An assembly of households is to decide; its announcement waits."""
    press(here, "facilitator", "vote.new", tabled(here))
    for label in ("居民会议（户代表）", "就用议题这一句", "3 天"):
        here.presses(PEOPLE["facilitator"], label)
    here.says(PEOPLE["facilitator"], "11月20日，第7号会议记录")
    for label in ("做过，没有问题", "发起"):
        here.presses(PEOPLE["facilitator"], label)
    return Spot(here.value("SELECT max(id) FROM vote"))


def ballots(here: Neighbourhood) -> Spot:
    """The same; the owner's home on its roll."""
    vote = polled(here).id
    return Spot(here.value("SELECT min(id) FROM roll_unit WHERE vote_id = :vote", vote=vote))


def scrutinised(here: Neighbourhood) -> Spot:
    """It is closed and waits for the auditors."""
    spot = polled(here)
    here.later(days=9)
    return spot


def rolled(here: Neighbourhood) -> Spot:
    """Owners are to decide; the roll is there, the owner and nobody else may vote for the one flat."""
    vote = _call(here, "业主共同决定（一般事项）")

    def unit(db: Db) -> None:
        rolls.fill(db, here.seal, vote, [Entry("b3-2-501", 8950, home=FLAT)], here.now)
        line = rolls.by_key(db, vote, "b3-2-501")
        assert line is not None
        rolls.enter(db, line.id, person(here, "owner"), "code", None, here.now)

    here.do(unit)
    return Spot(vote)


def shown(here: Neighbourhood) -> Spot:
    """Its line is being checked; by the id of the line."""
    press(here, "facilitator", "vote.check", rolled(here))
    return Spot(here.value("SELECT max(id) FROM roll_unit"))


def objected(here: Neighbourhood) -> Spot:
    """The owner says the line is wrong; by the id of the objection."""
    press(here, "owner", "vote.object", shown(here))
    here.says(PEOPLE["owner"], "面积应是 99 平方米")
    return Spot(here.value("SELECT max(id) FROM roll_objection"))


def checked(here: Neighbourhood) -> Spot:
    """The period for that is over; by the id of the vote."""
    shown(here)
    here.later(days=9)
    return Spot(here.value("SELECT max(id) FROM vote"))


def owned(here: Neighbourhood) -> Spot:
    """The owners have decided; by the id of the line."""
    press(here, "facilitator", "vote.announce", checked(here))
    here.later(days=40)
    return Spot(here.value("SELECT max(id) FROM roll_unit"))


def coded(here: Neighbourhood) -> Spot:
    """Somebody was handed a code for a flat."""
    press(here, "facilitator", "vote.code", rolled(here))
    said = here.says(PEOPLE["facilitator"], "3号楼2单元501")
    return Spot(rest=said[-1].text.splitlines()[1].strip())


def offering(here: Neighbourhood) -> Spot:
    """The other resident is a volunteer for what needs a proof, and for repairs."""

    def unit(db: Db) -> None:
        me, said = person(here, "resident"), Known(("medical", "repair"), ("wd-am",), ("mandarin",), "b3", "g1")
        volunteers.enrol(db, here.seal, me, said, "all", "", here.now)
        volunteers.offering(db, me, said.skills, ["medical"])

    here.do(unit)
    return Spot(0, 1)


def pupil(here: Neighbourhood) -> Spot:
    """They are under 18, the guardian has not been called."""
    offering(here)
    here.do(lambda db: db.run("UPDATE volunteer SET state = 'pending', minor = :yes", yes=True))
    return Spot(person(here, "resident"), 1)


def proved(here: Neighbourhood) -> Spot:
    """They sent a proof."""
    offering(here)
    here.do(lambda db: db.run("UPDATE offer SET state = 'asked' WHERE skill = 'medical'"))
    return Spot(here.value("SELECT id FROM offer WHERE skill = 'medical'"))


def unwanted(here: Neighbourhood) -> Spot:
    """Its time is over; too few stood behind it."""
    spot = seconding(here)
    here.do(lambda db: db.run("UPDATE topic SET ends_at = :at", at=us(here.now)))
    return spot


def outside(here: Neighbourhood) -> Spot:
    """It was passed on to 12345, which has not answered."""
    spot = seconding(here)
    here.do(lambda db: db.run("UPDATE topic SET step = 'referred'"))
    return spot


def seconding(here: Neighbourhood) -> Spot:
    """The owner's topic is being collected; the other resident lives there too."""

    def unit(db: Db) -> int:
        for caller, room in (("owner", "501"), ("resident", "502")):
            known = homes.household(db, here.seal, Home("b3", "2", room), here.now)
            homes.settle(db, person(here, caller), known, "code", None, here.now)
        me = person(here, "owner")
        made = topics.create(
            db, "YT-20261123-0009", me, title="装坡道", why=f"{CANARY}说上不去", place="", area="building:b3", photos=(),
            origin="resident", held="", now=here.now, ends_at=here.now + timedelta(days=9),
        )  # fmt: skip
        supports.add(db, made.id, supports.households(db, here.seal, me, "all")[0], me, 0, here.now)
        return made.id

    return topic(here, here.do(unit))


def topic(here: Neighbourhood, id: int) -> Spot:
    """The topic as it stands."""
    return Spot(id, here.value("SELECT version FROM topic WHERE id = :id", id=id))


def stepped(here: Neighbourhood, step: str) -> Spot:
    """The topic, further on, led by the facilitator."""
    spot, sql = seconding(here), "UPDATE topic SET step = :step, facilitator_id = :who WHERE id = :id"
    here.do(lambda db: db.run(sql, step=step, who=person(here, "facilitator"), id=spot.id))
    return spot


def drafting(here: Neighbourhood) -> Spot:
    """It was taken up, and something is written."""
    spot = stepped(here, "draft")
    here.do(lambda db: topic_texts.write(db, spot.id, [Option("坡道", ("宽1.2米",))], person(here, "facilitator")))
    return spot


def deliberating(here: Neighbourhood) -> Spot:
    """It is being discussed; there was no vote yet."""
    return stepped(here, "discuss")


def published(here: Neighbourhood) -> Spot:
    """Its result hangs."""
    spot, facts = stepped(here, "publish"), {"decision": CANARY, "fell": "", "objection": "贵", "answer": "有补助"}
    facts |= {"rule": "consult", "law": [], "vote": 0}  # type: ignore[dict-item]

    def unit(db: Db) -> None:
        publications.publish(db, spot.id, "result", facts, person(here, "facilitator"), here.now)
        publications.post(db, spot.id, here.now)

    here.do(unit)
    return spot


def opposed(here: Neighbourhood) -> Spot:
    """Somebody objects; by the id of the objection."""
    spot = published(here)
    return Spot(here.do(lambda db: publications.object_(db, spot.id, person(here, "resident"), "太陡", here.now).id))


def following(here: Neighbourhood) -> Spot:
    """It is being carried out."""
    return stepped(here, "follow")


def itemed(here: Neighbourhood) -> Spot:
    """The worker has an action item of it; by the id of the item."""
    spot, me = following(here), person(here, "worker")
    item = here.do(
        lambda db: action_items.add(db, spot.id, f"装扶手{CANARY}", "worker", "", me, here.now, me, here.now)
    )
    return Spot(item.id, 1)


def discussing(here: Neighbourhood) -> Spot:
    """The owner has said something; by the id of the statement."""
    topic = tabled(here)
    press(here, "owner", "say.new", topic)
    here.says(PEOPLE["owner"], f"装在东侧好，{CANARY}在叫")
    here.presses(PEOPLE["owner"], "就这样说")
    return Spot(here.value("SELECT max(id) FROM statement"))


def two_admins(here: Neighbourhood) -> Spot:
    """There is a second admin, who could agree."""
    spot = discussing(here)
    here.admin("管")
    return spot


def unveiled(here: Neighbourhood) -> Spot:
    """An admin who has left since wants to know who said it."""
    spot = discussing(here)
    by = person(here, "former")
    here.do(lambda db: unveilings.ask(db, here.seal, spot.id, by, "有人受了威胁", here.now))
    return Spot(1)


def discussion(here: Neighbourhood) -> Spot:
    """The same, by the id of the topic."""
    discussing(here)
    return Spot(here.value("SELECT max(id) FROM topic"))


def answered(here: Neighbourhood) -> Spot:
    """The other resident agrees with it."""
    spot = discussing(here)
    press(here, "resident", "say.agree", spot)
    return spot


def suspect(here: Neighbourhood) -> Spot:
    """What the owner said waits for a look."""
    topic = tabled(here)
    press(here, "owner", "say.new", topic)
    here.says(PEOPLE["owner"], f"说这话的是傻逼，{CANARY}")
    here.presses(PEOPLE["owner"], "就这样说")
    return Spot(here.value("SELECT max(id) FROM statement"))


def barred(here: Neighbourhood) -> Spot:
    """It was not made public."""
    spot = suspect(here)
    press(here, "facilitator", "say.bar", spot)
    return spot


def aided(here: Neighbourhood) -> Spot:
    """The owner asks for help, not for the first time; the other resident is asked."""
    offering(here)

    def unit(db: Db) -> None:
        owner = person(here, "owner")
        said = AskAid("repair", f"修灯，{CANARY}在叫", Place("3号楼", "b3", grid="g1"), "", 4, False, False)
        id = aids.create(db, here.seal, said, owner, owner, None, "mandarin", 1, here.now)
        aids.ask(db, id, 1, [(person(here, "resident"), ("same-building",))], here.now)

    here.do(unit)
    return Spot(1, 1)


def going(here: Neighbourhood) -> Spot:
    """They said yes."""
    press(here, "resident", "help.yes", aided(here))
    return Spot(1, here.value("SELECT version FROM aid"))


def told(here: Neighbourhood) -> Spot:
    """They say how long it took.  The id is the asking's."""
    press(here, "resident", "help.q4", going(here))
    return Spot(1)


def differing(here: Neighbourhood) -> Spot:
    """And who was helped says otherwise."""
    press(here, "owner", "heard.q2", told(here))
    return Spot(1)


def meeting(here: Neighbourhood) -> Spot:
    """There is a meeting now, with a code on the wall; by its id."""
    topic = tabled(here).id

    def unit(db: Db) -> int:
        by = person(here, "facilitator")
        return meetings.create(db, here.seal, topic, None, here.now, f"活动室{CANARY}", "AB3D5F", by, here.now).id

    return Spot(here.do(unit), rest="AB3D5F")


def planned(here: Neighbourhood) -> Spot:
    """The worker plans a shift for tomorrow; the other resident is a volunteer."""
    offering(here)
    at = here.now + timedelta(days=1)
    spans = ((at.isoformat(), (at + timedelta(hours=2)).isoformat()),)
    said = PlanShifts("清洁日", "东门", spans, 3, "", "", "", False)
    here.do(lambda db: shifts.opened(scene_of(db, here.house, person(here, "worker"), here.now), said))
    return Spot(1)


def listed(here: Neighbourhood) -> Spot:
    """They are on its list."""
    press(here, "resident", "shift.join", planned(here))
    return Spot(1)


def named(here: Neighbourhood) -> Spot:
    """Somebody stands on it by name only; the id is that of the line."""
    press(here, "worker", "lead.paste", planned(here))
    here.says(PEOPLE["worker"], "1. 何大姐")
    return Spot(here.value("SELECT max(id) FROM shift_place"))


def begun(here: Neighbourhood) -> Spot:
    """It has begun."""
    spot = listed(here)
    here.do(lambda db: db.run("UPDATE shift SET starts_at = :at", at=us(here.now - timedelta(minutes=5))))
    return spot


def begun_at(here: Neighbourhood) -> Spot:
    """The same; the id is that of the line on the list."""
    begun(here)
    return Spot(here.value("SELECT id FROM shift_place"))


def seen_at(here: Neighbourhood) -> Spot:
    """The worker says they are there."""
    spot = begun_at(here)
    press(here, "worker", "proxy.one", spot)
    return spot


def ended(here: Neighbourhood) -> Spot:
    """It is over, they did not sign in."""
    press(here, "worker", "lead.finished", begun(here))
    return Spot(1)


def disputed(here: Neighbourhood) -> Spot:
    """They say they were there."""
    press(here, "resident", "shift.dispute", ended(here))
    here.says(PEOPLE["resident"], "我去了，没带手机")
    return Spot(here.value("SELECT id FROM shift_place"))


def served(here: Neighbourhood) -> Spot:
    """The other resident has served for six hours."""
    me = person(here, "resident")
    entry = Hours(f"shift:0:{me}", "earn", MINT, ledger.account(me), 24)
    here.do(lambda db: ledger.post(db, entry, POLICY, None, here.now))
    return Spot(me, 24)


def certified(here: Neighbourhood) -> Spot:
    """And had a certificate made of them."""
    press(here, "resident", "honour.paper", served(here))
    return Spot(here.value("SELECT id FROM certificate"))


def redeemed(here: Neighbourhood) -> Spot:
    """And gave three of them back for a haircut."""
    press(here, "resident", "reward.haircut", served(here))
    return Spot(here.value("SELECT id FROM voucher"))
