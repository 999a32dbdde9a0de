"""Groups: nothing of anybody is ever said there; what a member begins there goes on in private (R22, R20)."""

import re

import pytest

from flows.said import Press, Said
from handlers import buttons
from handlers.answer import answer
from handlers.commands import COMMANDS
from handlers.presses import ACTIONS
from storage import groups as linked_groups
from storage import people
from storage.db import Db
from tests.fake.groups import Group
from tests.talk.neighbour import OnTelegram
from tests.talk.street import Here
from tests.talk.test_report import QUESTION
from tests.talk.test_work import NEW
from tests.talk.world import Neighbourhood

only_telegram = pytest.mark.parametrize("channel", ["telegram"], indirect=True)
MARKERS = ("金丝雀", "13912345678", "欧阳金雀", "502室", "电梯")
LINK = re.compile(r"https://t\.me/linli_test_bot\?start=([A-Za-z0-9_-]{1,64})")


def group_of(here: Here) -> Group:
    return here.street.telegram.world.group(-1001000000000 - here.house)


async def member(here: Here, name: str = "居民") -> tuple[OnTelegram, OnTelegram]:
    """The same person in private and in the group of this house."""
    person = await here.neighbour(name)
    assert isinstance(person, OnTelegram)
    await person.asks("/start", "您好")
    return person, OnTelegram(group_of(here).member(person.phone))


@only_telegram
async def test_what_was_begun_in_a_group_goes_on_in_private(here: Here) -> None:
    (resident, there), (other, _) = await member(here), await member(here, "别人")
    await there.says(f"{here.home}502室电梯坏了")
    await there.says(f"@linli_test_bot {here.home}502室电梯坏了，电话13912345678")
    told = await there.waits_for("您刚才说的已经带过去了")
    assert len(there.screen()) == 1, "not addressed: silence"
    link = LINK.search(told.text + told.whole)
    assert link and not any(marker in told.whole for marker in MARKERS)
    hello = await other.asks(f"/start {link[1]}", "您好")
    assert "电梯" not in hello.text.replace("3号楼电梯坏了", ""), "another's draft is nobody else's"
    card = await resident.asks(f"/start {link[1]}", QUESTION)
    assert "502室电梯坏了，电话13912345678" in card.text, "nothing is typed twice"
    await resident.presses("同意并提交")
    await resident.waits_for("LL-")
    await resident.asks(f"/start {link[1]}", "您好")


@only_telegram
async def test_an_answer_to_the_bot_and_a_photo_go_along(here: Here) -> None:
    resident, there = await member(here)
    await there.says("/help@linli_test_bot")
    said = await there.waits_for("私下跟我说")
    await there.says("/help@another_bot")
    bot = next(m for m in there.phone.chat.visible() if m.mine)
    there.phone.replies(bot, f"{here.home}路灯不亮")
    link = LINK.search((await there.waits_for("已经带过去了")).whole)
    assert link and said and len(there.screen()) == 2, "what is for another bot is not for us"
    assert "路灯不亮" in (await resident.asks(f"/start {link[1]}", QUESTION)).text


@only_telegram
async def test_an_emergency_in_a_group_is_told_whom_to_call(here: Here) -> None:
    resident, there = await member(here)
    await there.says(f"/report {here.home}着火了")
    told = await there.waits_for("119")
    link = LINK.search(told.whole)
    assert link and "着火" not in told.text.replace("119（火警）", "")
    await resident.asks(f"/start {link[1]}", "请马上打")


@only_telegram
async def test_results_are_posted_where_an_admin_linked_the_group(here: Here) -> None:
    worker, (resident, there) = await here.worker(), await member(here)
    admin = await here.neighbour("居委会")
    await admin.asks(f"/claim {await here.street.code('admin')}", "您现在是管理员")
    assert isinstance(admin, OnTelegram)
    office = OnTelegram(group_of(here).member(admin.phone))
    how = await admin.asks("/linkgroup", "要把办结的消息发到一个群")
    code = how.text.split("/linkgroup ", 1)[1].split()[0]
    await there.says(f"/linkgroup {code}")
    await there.waits_for("已经带过去了")  # not an admin: the same way as for everybody
    await office.asks(f"/linkgroup {code.swapcase()}", "这个码不对")
    await office.asks(f"/linkgroup {code}", "好了，办结的消息会发到这个群")
    await office.asks(f"/linkgroup {code}", "这个码不对")

    async def finished(public: bool) -> str:
        await resident.asks(f"{here.home}502室电梯坏了，金丝雀13912345678", "提交")
        if public:
            await resident.presses("公开给邻居看")
            await resident.waits_for("工作人员和邻居")
        await resident.presses("同意并提交" if not public else "提交")
        number = (await resident.waits_for("LL-")).number
        await worker.waits_for(NEW, number)
        await worker.presses("已处理")
        await worker.waits_for("请发一张处理后的照片")
        await worker.presses("天黑拍不清")
        await resident.waits_for("修好了吗?")
        await resident.presses("已解决·满意")
        await resident.waits_for("谢谢！记下了")
        return number

    number = await finished(public=False)
    posted = await there.waits_for(f"✅ {number} 办结了。")
    assert here.home not in posted.text
    shown = "\n".join(m.whole for m in there.screen())
    assert not any(marker in shown for marker in MARKERS if marker != "电梯")
    listed = await admin.asks("/linkgroup", "已关联：")
    unlink = next(label for label in listed.labels if label.startswith("取消："))
    await admin.presses(unlink)
    await admin.waits_for("不再往群里发消息")


@pytest.fixture
def town(database: str):
    neighbourhood = Neighbourhood(database)
    neighbourhood.house.bot_link = "https://t.me/linli_test_bot"
    yield neighbourhood
    neighbourhood.close()


def letters(here: Neighbourhood, group: str = "-100") -> str:
    """Everything ever meant for the group."""
    chat = here.seal.digest(f"telegram:{group}")
    sql = "SELECT o.body FROM outbox o JOIN chat c ON c.id = o.chat_id WHERE c.external = :chat ORDER BY o.id"
    rows = here.store.read(lambda db: db.all(sql, chat=chat)).result()
    return "\n".join(str(here.seal.unseal(row.body)) for row in rows)


def in_group(here: Neighbourhood, text: str = "", **more: object) -> None:
    """李 says or presses something in the group."""
    here.said += 1
    said = Said("telegram", "-100", "李", f"g{here.said}", here.now, text, private=False, name="欧阳金雀", to=("",),
                title="金丝雀群", **more)  # type: ignore[arg-type]  # fmt: skip
    here.do(lambda db: answer(db, here.house, said, here.now))


def test_every_flow_tried_in_a_group_says_nothing_of_anybody(town: Neighbourhood) -> None:
    """Everything the resident can say or press, said and pressed in the group in every state of a request."""
    words_ = "3号楼502室电梯坏了，金丝雀在叫，电话13912345678"

    def unit(db: Db) -> None:
        at = people.chat(db, town.seal, "telegram", "-100", None, town.now)
        linked_groups.link(db, town.seal, at, "群", 1, town.now)
        name = "UPDATE person SET name = :name WHERE id = :id"
        db.run(name, name=town.seal.seal("欧阳金雀"), id=resident)
        db.insert("identity", channel="telegram", external=town.seal.digest("telegram:李"), person_id=resident)

    town.worker("王")
    town.admin("周")
    town.says("李", "/start")
    resident = town.value("SELECT max(id) FROM person")
    town.do(unit)

    def everything() -> None:
        for text in (
            words_,
            f"/report {words_}",
            *(f"/{name} {words_}" for name in COMMANDS),
            *(f"/{n}" for n in COMMANDS),
        ):
            in_group(town, text)
        id = town.value("SELECT coalesce(max(id), 0) FROM request")
        version = town.value("SELECT version FROM request WHERE id = :id", id=id) or 0
        for action in (*ACTIONS, "a.agree", "return.not-ours"):
            in_group(town, press=Press(buttons.data(town.seal, resident, action, id, version)))

    everything()
    town.says("李", words_)
    everything()
    town.presses("李", "公开给邻居看")
    town.presses("李", "同意并提交")
    everything()
    town.presses("王", "接单")
    everything()
    town.presses("王", "已处理")
    town.presses("王", "天黑拍不清")
    everything()
    town.presses("李", "已解决·不满意")
    everything()
    said = letters(town)
    assert "办结了" in said and "3号楼" in said and "私下" in said, "it was really talked of"
    for marker in (*MARKERS[:4], "叫", "king", "王", "周"):
        assert marker not in said, marker
    assert town.value("SELECT count(*) FROM request") == 1, "nothing was done from the group"


def test_a_group_that_becomes_a_supergroup_stays_linked(town: Neighbourhood) -> None:
    town.do(lambda db: people.chat(db, town.seal, "telegram", "-100", None, town.now))
    in_group(town, "/help")
    before = town.value("SELECT count(*) FROM chat")
    for known_before in (False, True):
        new = f"-100{int(known_before) + 1}"
        old = "-100" if not known_before else "-1001"
        if known_before:
            town.do(lambda db, new=new: people.chat(db, town.seal, "telegram", new, None, town.now))
        moved = Said("telegram", old, "1087968824", "mv", town.now, private=False, trusted=False, moved=new)
        town.do(lambda db, moved=moved: answer(db, town.house, moved, town.now))
        assert "私下" in letters(town, new)
    assert town.value("SELECT count(*) FROM chat") == before + 1


def test_thrown_out_of_a_group_and_taken_back(town: Neighbourhood) -> None:
    in_group(town, "/help")
    for blocked in (True, False):
        change = Said("telegram", "-100", "1087968824", "x", town.now, private=False, trusted=False, blocked=blocked)
        town.do(lambda db, change=change: answer(db, town.house, change, town.now))
        held = town.value("SELECT unreachable FROM chat WHERE external = :chat", chat=town.seal.digest("telegram:-100"))
        assert bool(held) is blocked
