"""People who do not write: a report by phone through a worker, a call instead of a card, large letters and numbers."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time

import pytest

from flows.callback import begins, digits, masked, slots
from tests.talk.street import Here
from tests.talk.test_report import QUESTION
from tests.talk.test_work import NEW
from tests.talk.world import Neighbourhood, words

HOURS = (time(9), time(18))


@pytest.fixture
def quarter(database: str) -> Iterator[Neighbourhood]:
    neighbourhood = Neighbourhood(database)
    yield neighbourhood
    neighbourhood.close()


async def test_an_elder_reports_by_phone_through_a_worker(here: Here) -> None:
    admin, worker = await here.admin(), await here.worker()
    await worker.asks("/behalf", "替谁上报？")
    await worker.asks("张奶奶", "电话是多少？没有电话就写门牌。")
    asked = await worker.asks("13712345678", "张奶奶本人同意吗？", "提交前请看")
    assert asked.labels == ["当面同意了", "电话里同意了", "本人不同意", "取消"]
    await worker.presses("电话里同意了")
    await worker.waits_for("出了什么事？")
    await worker.asks(f"{here.home}电梯坏了，下不了楼", "替张奶奶上报，是这样吗？")
    await worker.presses("提交")
    filed = await worker.waits_for("请写给本人：编号", "查询码")
    await worker.waits_for(NEW, "电梯坏了")
    await worker.presses("已处理")
    await worker.waits_for("请发一张处理后的照片")
    await worker.presses("电话里解决了")
    await worker.waits_for("等居民确认")
    call = await admin.waits_for("回访：修好了没有", "张奶奶", filed.number)
    assert "13712345678" not in call.text, "only by a click"
    await admin.presses("看电话和住处")
    await admin.waits_for("电话：13712345678")
    await admin.presses("电话打通了")
    await admin.waits_for("居民怎么说？")
    await admin.presses("已解决·满意")
    await admin.waits_for("✅ 电话里说好了。")
    await worker.waits_for("已解决·满意（电话回访，代录）")


async def test_who_does_not_agree_is_not_written_down(here: Here) -> None:
    worker = await here.worker()
    await worker.asks("/behalf", "替谁上报？")
    await worker.asks("王大爷", "电话是多少？")
    await worker.asks("5号楼302", "本人同意吗？")
    await worker.presses("本人不同意")
    await worker.waits_for("没有上报，什么也没记下")


async def test_a_person_calls_back_and_the_report_waits_meanwhile(here: Here) -> None:
    resident = await here.neighbour("李大妈")
    await resident.asks("电梯坏了", "在哪里？")
    await resident.asks("居委会电话是多少？", "要我们打给您也行")
    await resident.asks("找人工", "要我们打给您也行")
    await resident.presses("请打给我")
    await resident.waits_for("打哪个电话？")
    await resident.asks("家里的座机", "没看出电话号码")
    await resident.asks("021-6666 7777", "什么时候打给您？")
    await resident.presses("下个工作日上午")
    await resident.waits_for("下个工作日上午会有人打", "找您")
    await resident.waits_for("刚才那件事还没提交，可以接着说。")
    await resident.presses("继续")
    await resident.waits_for("在哪里？")
    await resident.asks(here.home, QUESTION)


async def test_larger_letters_by_a_word_then_numbers_do(here: Here) -> None:
    resident = await here.neighbour("赵大爷")
    await resident.asks("字大一点", "按钮" if here.channel == "telegram" else "字放大了")
    card = await resident.asks(f"{here.home}电梯坏了", "对吗？", "只有工作人员看得到")
    assert card.labels == ["1 同意并提交", "2 改一改", "3 不同意", "4 公开给邻居看"]
    await resident.says("1")
    await resident.waits_for("LL-", "收到了，")
    await resident.asks("字小一点", "改回来了")
    assert "同意" not in str((await resident.asks("/settings", "大字简明：没开")).labels[0])


def whole_way(here: Neighbourhood, who: str, language: str, simple: bool) -> str:
    """Everything somebody reads from the first word to the thanks; a worker mends it in between."""

    def label(key: str) -> str:
        return here.house.words.say(language, key).split("|")[0]

    if simple:
        here.says(who, label("typed-larger"), language=language)
    read = [*here.says(who, "/start", language=language), *here.says(who, "电梯坏了"), *here.says(who, "3号楼")]
    read += here.presses(who, label("report-confirm-agree"))
    here.presses("王", "接单")
    read += [*here.letters(who), *here.presses(who, label("urge"))]
    for answer in ("rate-reopen", "rate-satisfied"):
        here.presses("王", "已处理")
        here.presses("王", "天黑拍不清")
        read += [*here.letters(who), *here.presses(who, label(answer))]
        if answer == "rate-reopen":
            read += here.presses(who, label("reopened-what-skip"))
    return words([*read, *here.says(who, "/mine"), *here.says(who, "/nope")])


def test_who_chose_it_reads_shorter_sentences_that_ask_the_same(quarter: Neighbourhood) -> None:
    quarter.worker("王")
    for language, part in (("zh-Hans", 0.75), ("zh-Hant", 0.75), ("en", 0.72)):
        usual, simple = (whole_way(quarter, f"{language} {n}", language, n == "simple") for n in ("usual", "simple"))
        assert len(simple) < part * len(usual), language
        assert any(asked in simple for asked in ("修好了吗?", "修好了嗎?", "Is it fixed?"))
        assert all(kept in simple for kept in ("LL-2026", "021-5555 0100", "/privacy", "王", "14")), simple
        assert not any(icon in simple for icon in "🕒🔧✅⛔") and "{" not in simple


def handled(here: Neighbourhood) -> None:
    here.worker("王")
    here.admin("周")
    here.says("李", "3号楼电梯坏了")
    here.presses("李", "同意并提交")
    here.presses("王", "已处理")
    here.presses("王", "天黑拍不清")
    here.letters("周")


def test_what_nobody_read_for_a_day_becomes_a_call(quarter: Neighbourhood) -> None:
    handled(quarter)
    quarter.later(hours=23)
    assert "回访" not in words(quarter.letters("周"))
    quarter.later(hours=2)
    assert "回访：修好了没有" in words(quarter.letters("周"))
    assert "待回访（1）" in words(quarter.says("周", "/tasks"))
    quarter.presses("周", "上门见到了")
    quarter.presses("周", "没解决")
    assert quarter.value("SELECT step FROM request") == "dispatched"
    note = quarter.value("SELECT note FROM request_event WHERE verb = 'reopen'")
    assert note == "recorded-visited"
    assert quarter.later(days=2) >= 0 and quarter.value("SELECT count(*) FROM callback") == 1


def test_who_wrote_since_is_not_called(quarter: Neighbourhood) -> None:
    handled(quarter)
    quarter.later(hours=3)
    quarter.says("李", "/mine")
    quarter.later(hours=22)
    assert quarter.value("SELECT count(*) FROM callback") == 0


def test_who_answers_first_needs_no_call(quarter: Neighbourhood) -> None:
    handled(quarter)
    quarter.later(hours=25)
    quarter.presses("李", "已解决·满意")
    assert quarter.value("SELECT outcome FROM callback") == "answered"
    assert "不用打了" in words(quarter.presses("周", "电话打通了"))


def test_a_colleague_asks_not_the_one_who_did_it(quarter: Neighbourhood) -> None:
    quarter.worker("王")
    quarter.worker("赵")
    quarter.admin("周")
    quarter.says("李", "3号楼电梯坏了")
    quarter.presses("李", "同意并提交")
    did = "王" if "新任务" in words(quarter.letters("王")) else "赵"
    quarter.presses(did, "已处理")
    quarter.presses(did, "天黑拍不清")
    quarter.letters("赵"), quarter.letters("王")
    quarter.later(hours=25)
    other = {"王": "赵", "赵": "王"}[did]
    assert "回访" in words(quarter.letters(other)) and "回访" not in words(quarter.letters(did))


def test_the_office_calls_when_it_is_open() -> None:
    monday, friday = datetime(2026, 11, 23, 10, tzinfo=UTC), datetime(2026, 11, 27, 20, tzinfo=UTC)
    assert slots(monday, HOURS) == ("now", "today-pm", "next-am", "next-pm")
    assert slots(friday, HOURS) == ("next-am", "next-pm")
    assert begins("next-am", friday, HOURS) == datetime(2026, 11, 30, 9, tzinfo=UTC)
    assert slots(monday.replace(hour=7), HOURS)[0] == "today-am"


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("13812345678", "13812345678"),
        ("一三八 1234 五六七八", "13812345678"),
        ("我电话是 021-5555 0100", "02155550100"),
        ("+886 912 345 678", "+886912345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("没有", ""),
        ("119", ""),
    ],
)
def test_a_phone_is_read_however_it_is_written(said: str, number: str) -> None:
    assert digits(said) == number
    assert not number or re.fullmatch(r".{2,3}\*{4}.{2,4}", masked(number))


async def test_a_child_tells_an_old_neighbours_trouble(here: Here) -> None:
    """A helper without a role: the elder owns it, the helper hears the news and can answer."""
    worker, helper = await here.worker(), await here.neighbour("小李")
    await helper.asks("/behalf", "替谁上报？")
    await helper.asks("陈爷爷", "电话是多少？")
    await helper.asks(f"{here.home}501", "本人同意吗？")
    await helper.presses("当面同意了")
    await helper.waits_for("出了什么事？")
    await helper.asks(f"{here.home}楼道灯不亮", "替陈爷爷上报")
    await helper.presses("提交")
    await helper.waits_for("替陈爷爷报好了")
    await worker.waits_for(NEW)
    await worker.presses("已处理")
    await worker.waits_for("请发一张处理后的照片")
    await worker.presses("天黑拍不清")
    await helper.waits_for("修好了吗?")
    await helper.presses("已解决·满意")
    await helper.waits_for("记下了：已解决·满意")


async def test_a_voice_note_is_proof_of_consent(here: Here) -> None:
    worker = await here.worker()
    await worker.asks("/behalf", "替谁上报？")
    await worker.asks("周婆婆", "电话是多少？")
    await worker.asks("13612341234", "本人同意吗？")
    await worker.asks("她说好", "请点下面的按钮，或者发一段本人说“同意”的语音")
    await worker.sends_voice()
    await worker.waits_for("出了什么事？")
    await worker.asks(f"{here.home}水管漏水", "替周婆婆上报")
