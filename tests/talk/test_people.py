"""Who somebody is: first words, invitations, languages, groups, those who are nobody, those who left."""

import re

import pytest

from tests.talk.neighbour import OnTelegram
from tests.talk.street import Here
from tests.talk.test_report import QUESTION
from tests.talk.test_work import NEW

only_telegram = pytest.mark.parametrize("channel", ["telegram"], indirect=True)


async def test_the_first_words_say_what_this_is_and_how_to_begin(here: Here) -> None:
    resident = await here.neighbour()
    hello = await resident.asks("/start", "您好，这里是长街社区。")
    assert "直接发一句话给我就行" in hello.text and "提交前请看" in hello.text
    help_ = await resident.asks("/help", "您可以这样用")
    assert "现在可以：把遇到的问题发一句话给我。" in help_.text and "021-5555 0100" in help_.text


async def test_help_names_the_next_step(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    await resident.asks("电梯坏了", "在哪里？")
    await resident.asks("/help", "现在可以：接着回答上面的问题")
    await resident.asks(here.home, QUESTION)
    await resident.presses("同意并提交")
    await resident.waits_for("LL-")
    await resident.asks("/help", "现在可以：发 /mine 看看您的事办到哪了。")
    await worker.waits_for("新任务")
    await worker.asks("/help", "现在可以：发 /tasks 看您的任务。")
    await worker.presses("已处理")
    await worker.waits_for("请发一张处理后的照片")
    await worker.presses("天黑拍不清")
    await resident.waits_for("修好了吗?")
    await resident.asks("/help", "现在可以：发 /mine，告诉我们修好了没有。")


async def test_a_hostile_deep_link_is_only_a_start(here: Here) -> None:
    resident = await here.neighbour()
    for payload in ("x" * 64, "../../etc/passwd", "<b>&", "';DROP TABLE person;--", "claim ABCDEFGH", "🙂", "a" * 3000):
        hello = await resident.asks(f"/start {payload}", "您好，这里是长街社区。")
        assert payload not in hello.text
        await resident.asks("/tasks", "这是网格员和管理员用的")


async def test_an_invitation_works_once(here: Here) -> None:
    worker, other = await here.neighbour("王师傅"), await here.neighbour("别人")
    code = await here.street.code("worker", f"g{here.house}")
    await other.asks("/claim", "请发：/claim 加上邀请码。")
    await other.asks("/claim ABCDEFGHJKLM", "这个邀请码不对、用过了或过期了")
    await worker.asks(f"/claim {code.lower()[:6]}-{code.lower()[6:]}", "您现在是")
    await other.asks(f"/claim {code}", "这个邀请码不对、用过了或过期了")
    await other.asks("/tasks", "这是网格员和管理员用的")
    await worker.asks("/tasks", "现在没有任务")


async def test_an_old_invitation_is_worth_nothing(here: Here) -> None:
    late = await here.neighbour()
    code = await here.street.code("admin", expired=True)
    await late.asks(f"/claim {code}", "这个邀请码不对、用过了或过期了")
    await late.asks("/tasks", "这是网格员和管理员用的")


@only_telegram
async def test_the_code_of_the_command_line_works(here: Here) -> None:
    auditor = await here.neighbour()
    code = await here.street.bot.claim("auditor")
    await auditor.asks(f"/claim {code}", "您现在是监督员")


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("zh-TW", "家裡或樓裡"),
        ("zh-hant", "家裡或樓裡"),
        ("zh_HK", "家裡或樓裡"),
        ("en-GB", "Hello"),
        ("zh-hans", "家里楼里"),
        ("fr", "家里楼里"),
    ],
)
async def test_everybody_is_spoken_to_in_their_language(here: Here, tag: str, words: str) -> None:
    resident = await here.neighbour(language=tag.replace("_", "-") if here.channel == "web" else tag)
    await resident.asks("/start", words)


async def test_a_language_can_be_chosen(here: Here) -> None:
    resident = await here.neighbour()
    asked = await resident.asks("/language", "用哪种语言？")
    assert asked.labels == ["简体中文", "繁體中文", "English"]
    await resident.presses("繁體中文")
    await resident.waits_for("繁體中文")
    await resident.asks("/mine", "您還沒有通報過")
    await resident.asks("/language en", "English")
    card = await resident.asks(f"{here.home}电梯坏了", "Before you send it in")
    assert "电梯坏了" in card.text
    await resident.asks("/language", "English")
    await resident.presses("简体中文")
    await resident.waits_for("好的，以后用简体中文。")


async def test_a_whole_report_in_english(here: Here) -> None:
    worker = await here.worker()
    resident = await here.neighbour(language="en")
    card = await resident.asks(f"the lift in {here.house}# is broken", "gree")
    assert not re.search("[一-鿿]", card.text.replace("电梯", "").replace("号楼", "").replace("长街社区", "")), (
        card.text
    )
    await resident.presses(card.labels[0])
    await resident.waits_for("LL-")
    assert "📌 新任务" in (await worker.waits_for(NEW)).text


@only_telegram
async def test_a_group_gets_a_way_to_the_private_chat_and_nothing_else(here: Here) -> None:
    resident = await here.neighbour()
    assert isinstance(resident, OnTelegram)
    group = here.street.telegram.world.group(-1001000000000 - here.house)
    member = OnTelegram(group.member(resident.phone))
    await member.says(f"{here.home}电梯坏了")
    await member.sends_photo()
    await member.says("/report@linli_test_bot 我家电话 13800000000")
    said = await member.waits_for("为了保护隐私，请点下面私下接着说。")
    assert "https://t.me/linli_test_bot" in said.text + said.whole
    assert len(member.screen()) == 1, "silent unless a command"
    await resident.asks("/mine", "您还没有上报过")


@only_telegram
async def test_who_is_nobody_is_not_heard(here: Here) -> None:
    world = here.street.telegram.world
    group, channel = world.group(-1001000000000 - here.house), world.channel(-1002000000000 - here.house)
    code = await here.street.code("admin")
    group.anonymous_admin().says(f"/claim {code}")
    group.as_channel(channel).says(f"/claim {code}")
    channel.posts(f"/claim {code}")
    machine = OnTelegram(world.phone(5000000 + here.house, "机器", is_bot=True))
    await machine.says(f"/claim {code}")
    resident = await here.neighbour()
    assert isinstance(resident, OnTelegram)
    resident.phone.says(f"/claim {code}", via_bot=dict(world.bot))
    await resident.quiet()
    await here.came[0].asks(f"/claim {code}", "您现在是管理员")  # nobody has used it up
    assert machine.screen() == []
    assert [m for m in group.chat.visible() if m.mine] == []
    here.street.admins.setdefault("extra" + str(here.house), here.came.pop(0))


@only_telegram
async def test_who_blocked_the_bot_is_left_in_peace_until_they_come_back(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    assert isinstance(resident, OnTelegram)
    number = (await here.reports(resident)).number
    await worker.waits_for(NEW)
    resident.phone.blocks()
    await worker.presses("已处理")
    await worker.waits_for("请发一张处理后的照片")
    await worker.presses("天黑拍不清")
    await worker.waits_for("等居民确认")
    await worker.quiet()
    resident.phone.unblocks()
    mine = await resident.asks("/mine", "我上报的（1）")
    assert number[3:] in mine.text and "——待您确认" in mine.text
    await resident.asks("1", "修好了吗?")
    await resident.presses("已解决·满意")
    await resident.waits_for("记下了：已解决·满意")


@only_telegram
async def test_a_block_that_telegram_only_tells_when_we_write(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    assert isinstance(resident, OnTelegram)
    await here.reports(resident)
    await worker.waits_for(NEW)
    resident.phone.chat.blocked = True  # no my_chat_member came: the 403 says it
    await worker.presses("接单")
    await worker.waits_for("您已接单")
    await worker.presses("已处理")
    await worker.waits_for("请发一张处理后的照片")
    await worker.presses("天黑拍不清")
    await worker.waits_for("等居民确认")
    resident.phone.chat.blocked = False
    await resident.asks("/mine", "——待您确认")


@only_telegram
async def test_the_commands_stand_in_the_menu_in_every_language(here: Here) -> None:
    resident = await here.neighbour(language="zh-TW")
    await resident.says("/start")
    world = here.street.telegram.world
    for word in ("report", "mine", "help", "cancel", "language", "上报一件事", "通報一件事", "Report"):
        await world.until(lambda word=word: word in str(world.profile["commands"]), 10)
