"""代办 (R35): an elder without a chat sees and deletes what we keep, through who wrote it down and an admin who asks them."""

import asyncio
import json
from collections.abc import Iterator

import pytest

from tests.talk.street import Here
from tests.talk.test_rights import anonymous, files, traces
from tests.talk.test_work import NEW
from tests.talk.world import Neighbourhood, words

NAME, WORDS = "金丝雀婆婆", "翡翠色的电梯"


@pytest.fixture
def quarter(database: str) -> Iterator[Neighbourhood]:
    neighbourhood = Neighbourhood(database)
    yield neighbourhood
    neighbourhood.close()


async def test_an_elder_without_a_chat_sees_and_deletes_their_data(here: Here) -> None:
    admin, worker = await here.admin(), await here.worker()
    phone = f"1372222{here.house:04d}"
    await worker.asks("/behalf", "替谁上报？")
    await worker.asks(NAME, "电话是多少？")
    await worker.asks(phone, "本人同意吗？")
    await worker.sends_voice()
    await worker.waits_for("出了什么事？")
    await worker.sends_photo(f"{here.home}{WORDS}坏了")
    await worker.waits_for(f"替{NAME}上报，是这样吗？")
    await worker.presses("提交")
    number = (await worker.waits_for("请写给本人：编号", "查询码")).number
    await worker.waits_for(NEW, WORDS)

    await worker.asks("/tasks", "我的任务")
    await worker.presses("更多")
    await worker.waits_for("要办什么？")
    await worker.presses("替别人查、删")
    asked = await worker.waits_for("本人要做什么？")
    assert asked.labels == ["看自己的信息", "删除自己的信息", "取消"]
    await worker.presses("看自己的信息")
    await worker.waits_for("是谁？请写那张单子的编号和查询码")
    await worker.asks(phone, "是本人说的吗？")
    await worker.presses("电话里说的")
    await worker.waits_for("管理员会问过本人再办，15 天内有答复")
    call = await admin.waits_for("有人要看自己的信息，请问本人", NAME)
    assert phone not in call.text, "only by a click"
    await admin.presses("看电话和住处")
    await admin.waits_for(f"电话：{phone}")
    await admin.presses("电话打通了")
    await admin.waits_for("会给您两份文件", "念给本人听")
    await admin.presses("本人要看，拿文件")
    await admin.waits_for("这一份给您看")
    await admin.waits_for("这一份给电脑看")
    await admin.waits_for("✅ 问过本人，信息给了。")
    await worker.waits_for("您记下的那件事办好了：本人的信息会由管理员告诉本人")
    kept = [text for text in (await files(admin)).values() if NAME in text]
    assert len(kept) == 2 and all(phone in text and number in text and WORDS in text for text in kept)
    made = json.loads(next(text for text in kept if text.startswith("{")))
    assert [(c["kind"], c["how"]) for c in made["consents"]] == [("notice", "voice"), ("export", "phone")]

    await worker.asks("/privacy", "您的信息怎么用")
    await worker.presses("替别人查、删")
    await worker.waits_for("本人要做什么？")
    await worker.presses("删除自己的信息")
    await worker.waits_for("是谁？")
    await worker.asks(phone, "是本人说的吗？")
    await worker.presses("当面说的")
    await worker.waits_for("管理员会问过本人再办")
    await admin.waits_for("有人要删除自己的信息，请问本人", NAME)
    await admin.presses("上门见到了")
    await admin.waits_for("删了就找不回来", f"正在办的会一起撤回：{number}")
    await admin.presses("本人要删，确定删除")
    await admin.waits_for("✅ 问过本人，信息删了。")
    await worker.waits_for("您记下的那件事办好了：本人的信息删了")
    case = await asyncio.wrap_future(here.street.store.read(lambda db: anonymous(db, number)))
    assert case == ("withdrawn", "", f"g{here.house}", "")
    left = await traces(here.street, (NAME, phone, WORDS))
    assert left == [], left


def on_behalf(here: Neighbourhood) -> str:
    """A helper told us of 陈爷爷's lamp: the number and the code they got."""
    here.says("helper", "/behalf")
    here.says("helper", "陈爷爷")
    here.says("helper", "13700001111")
    here.presses("helper", "当面同意了")
    here.says("helper", "3号楼楼道灯不亮")
    told = words(here.presses("helper", "提交"))
    number = told.partition("编号 ")[2].partition("，")[0]
    return f"{number} {told.partition('查询码 ')[2][:9]}"


def wants(here: Neighbourhood, who: str, what: str, whom: str, how: str = "当面说的") -> str:
    """代办, from the button to what it leads to."""
    here.says(who, "/privacy")
    here.presses(who, "替别人查、删")
    here.presses(who, what)
    here.says(who, whom)
    return words(here.presses(who, how))


def test_nobody_is_seen_or_deleted_by_somebody_elses_word(quarter: Neighbourhood) -> None:
    quarter.admin("周")
    receipt = on_behalf(quarter)
    assert "没有对上" in wants(quarter, "thief", "看自己的信息", "13700001111"), "a phone alone is anybody's"
    wrong = receipt[:-4] + ("2222" if receipt[-4:] != "2222" else "3333")
    assert "没有对上" in wants(quarter, "thief", "删除自己的信息", wrong)
    assert "要本人说了才能办" in wants(quarter, "helper", "删除自己的信息", receipt, "不是本人说的")
    quarter.says("李", "5号楼电梯坏了")
    quarter.presses("李", "同意并提交")
    number = quarter.value("SELECT max(service_request_id) FROM request")
    from storage import links

    own = f"{number} {links.receipt(quarter.seal, number)}"
    assert "请本人发 /mydata" in wants(quarter, "thief", "删除自己的信息", own), "who has a chat asks for themselves"
    assert quarter.value("SELECT count(*) FROM callback WHERE kind IN ('export', 'erase')") == 0


def test_whoever_wrote_it_down_does_not_decide_it(quarter: Neighbourhood) -> None:
    quarter.admin("周")
    quarter.admin("吴")
    receipt = on_behalf(quarter)
    wants(quarter, "周", "删除自己的信息", receipt)
    quarter.presses("周", "上门见到了")
    assert "请另一位管理员来问本人" in words(quarter.presses("周", "本人要删，确定删除"))
    quarter.presses("吴", "电话打通了")
    assert "本人不要了" in words(quarter.letters("吴", everything=True))
    assert "问过本人，不要办了" in words(quarter.presses("吴", "本人不要了"))
    assert "本人说不删了" in words(quarter.letters("周"))
    assert quarter.value("SELECT count(*) FROM person WHERE name IS NULL") == 0
    assert quarter.value("SELECT count(*) FROM request WHERE description <> ''") == 1


def test_the_admins_are_reminded_before_the_day_the_notice_promises(quarter: Neighbourhood) -> None:
    quarter.admin("周")
    wants(quarter, "helper", "看自己的信息", on_behalf(quarter))
    call = words(quarter.letters("周"))
    assert "请问本人" in call and "前要有答复" in call
    quarter.later(days=9)
    assert "请问本人" not in words(quarter.letters("周"))
    quarter.later(days=1)
    assert "请问本人" in words(quarter.letters("周"))
    quarter.presses("周", "电话打通了")
    quarter.presses("周", "本人不要了")
    quarter.letters("周")
    quarter.later(days=4)
    assert "请问本人" not in words(quarter.letters("周")), "it is settled"
