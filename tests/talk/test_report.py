"""上报: from a resident's first words to a number; only what is missing is asked, and nothing is typed twice."""

import asyncio
import re

import pytest

from tests.talk.neighbour import NUMBER, OnTelegram
from tests.talk.street import Here

QUESTION = "是这样吗？"
PHONE = "021-5555 0100"


def spelled(n: int) -> str:
    """23 -> 二十三"""
    tens, ones = divmod(n, 10)
    signs = "零一二三四五六七八九"
    return f"{signs[tens] if tens > 1 else ''}{'十' if tens else ''}{signs[ones] if ones else ''}"


@pytest.mark.parametrize("channel", ["telegram"], indirect=True)
async def test_the_keyboard_that_sends_a_position_goes_when_the_place_is_typed(here: Here) -> None:
    resident = await here.neighbour()
    assert isinstance(resident, OnTelegram)
    await resident.asks("电梯坏了", "在哪里？")
    assert resident.phone.chat.keyboard is not None
    await resident.asks(here.home, QUESTION)
    await resident.quiet()
    assert resident.phone.chat.keyboard is None
    assert not any(message.body.get("text") == "👌" for message in resident.phone.screen()), "no message stays for it"
    await resident.presses("不同意")
    await resident.waits_for("没有提交")
    await resident.asks("楼道灯不亮", "在哪里？")
    await resident.asks("取消", "好的，取消了")
    assert resident.phone.chat.keyboard is None
    await resident.asks("楼道里着火了", "在哪里？")
    assert resident.phone.chat.keyboard is not None
    await resident.asks(here.home, f"好的，记下了：{here.home}。")
    assert resident.phone.chat.keyboard is None


@pytest.mark.parametrize("channel", ["telegram"], indirect=True)
async def test_where_no_keyboard_stood_nothing_is_said_to_end_one(here: Here) -> None:
    resident = await here.neighbour()
    assert isinstance(resident, OnTelegram)
    await resident.asks("/report", "出了什么事")
    await resident.asks(f"{here.home}电梯坏了", QUESTION)
    await resident.quiet()
    deleted = here.street.telegram.called("deleteMessage")
    assert resident.phone.user["id"] not in [call.params.number("chat_id") for call in deleted]


async def test_one_message_and_one_tap_are_a_report(here: Here) -> None:
    resident = await here.neighbour()
    card = await resident.asks(f"{here.home}电梯坏了", "同意并提交")
    assert card.text.startswith(
        f"{QUESTION}\n事情：{here.home}电梯坏了\n地方：{here.home}\n类别：电梯\n谁能看到：仅工作人员"
    )
    assert "提交前请看" in card.text and PHONE in card.text
    assert card.labels == ["同意并提交", "改一改", "不同意", "公开给邻居看"]
    await resident.presses("同意并提交")
    status = await resident.waits_for(re.compile(r"^LL-\d{8}-\d{4}\n"))
    assert "🕒 已收到，正在安排人。" in status.text
    assert status.labels == ["补充情况", "撤回", "催办"] and "预计办好：" in status.text
    assert status.edited, "the card that was pressed becomes the status card"
    mine = await resident.asks("/mine", "我上报的（1）")
    assert f" {here.home}电梯坏了——待派" in mine.text


async def test_who_has_agreed_once_is_not_asked_again(here: Here) -> None:
    resident = await here.neighbour()
    first = await here.reports(resident)
    card = await resident.asks(f"{here.home}楼道灯不亮", QUESTION)
    assert card.labels == ["提交", "改一改", "取消", "公开给邻居看"] and "提交前请看" not in card.text
    await resident.presses("提交")
    second = await resident.waits_for("LL-")
    assert second.number != first.number
    assert (await resident.asks("/mine", "我上报的（2）")).text.count("待派") == 2


async def test_yes_no_and_wrong_may_be_typed(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks(f"{here.home}楼道灯不亮", QUESTION)
    await resident.asks("好的", "请点下面的按钮。")  # no consent: that takes its own word
    await resident.asks("同意", re.compile(r"^LL-\d{8}-\d{4}\n"))
    await resident.asks(f"{here.home}广场舞太吵", QUESTION)
    await resident.asks("不对。", "改哪一样？")
    await resident.asks("算了", "好的，取消了")
    await resident.asks("提交", "这个按钮用不上了")
    await resident.asks(f"{here.home}广场舞太吵", QUESTION)
    await resident.asks("对！", re.compile(r"^LL-\d{8}-\d{4}\n"))


async def test_all_that_is_missing_is_asked_for(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks("我要报修。", "出了什么事？说一句就行。")
    await resident.asks("/report", "出了什么事？说一句就行。")
    await resident.asks("报警电话多少？", "报警打 110")
    service = await resident.asks("那个东西老是响", "这属于哪一类？")
    assert "“那个东西老是响”" in service.text
    assert len(service.labels) == 4 and service.labels[3] == "其他"
    await resident.presses("其他")
    where = await resident.waits_for("在哪里？")
    assert "说楼号（比如 3号楼）" in where.text
    assert resident.keys()[-2:] == ["取消", "找人工"]
    card = await resident.asks(here.home, QUESTION)
    assert f"地方：{here.home}\n类别：其他" in card.text


@pytest.mark.parametrize("form", ["{zh}栋", "{zh}棟", "{n}#", "{n}幢二单元", "{zh}号楼门口"])
async def test_a_building_is_understood_however_it_is_written(here: Here, form: str) -> None:
    resident = await here.neighbour()
    here.house = 11 + hash(form) % 80
    await resident.asks("半夜装修太吵", "在哪里？")  # noise: no other test's neighbours are asked about
    card = await resident.asks(form.format(n=here.house, zh=spelled(here.house)), QUESTION)
    assert f"地方：{here.home}" in card.text


async def test_the_place_may_be_a_position(here: Here) -> None:
    worker = await here.worker()
    resident = await here.neighbour()
    await resident.asks("电梯坏了", "在哪里？")
    assert resident.keys()[0] == "📍 发送我的位置"
    await resident.sends_location(30 + here.house / 100, 121.4)
    card = await resident.waits_for(QUESTION)
    assert "地方：发来的位置" in card.text
    await resident.presses("同意并提交")
    number = (await resident.waits_for("LL-")).number
    task = await worker.waits_for(number)
    assert "地方：发来的位置" in task.text


async def test_the_place_may_be_words(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks("电梯坏了", "在哪里？")
    again = await resident.asks("老地方", "没找到这个地方。")
    assert "照您说的记" in again.text
    card = await resident.asks("老地方", QUESTION)
    assert "地方：老地方" in card.text
    await resident.asks("取消", "没有提交")
    await resident.asks("电梯坏了", "在哪里？")
    assert "地方：锅炉房旁边" in (await resident.asks("锅炉房旁边", QUESTION)).text


async def test_a_photo_may_come_first(here: Here) -> None:
    resident = await here.neighbour()
    await resident.sends_photo()
    question = await resident.waits_for("出了什么事？")
    assert "提交前请看" in question.text
    card = await resident.asks(f"{here.home}电梯坏了", QUESTION)
    assert "照片：1 张" in card.text
    await resident.presses("同意并提交")
    await resident.waits_for("LL-")
    await resident.asks("/mine", "我上报的（1）")


async def test_a_photo_with_words_under_it_says_everything(here: Here) -> None:
    resident = await here.neighbour()
    await resident.sends_photo(f"{here.home}电梯坏了")
    card = await resident.waits_for(QUESTION)
    assert f"事情：{here.home}电梯坏了" in card.text and "照片：1 张" in card.text


async def test_an_album_of_five_is_one_report_and_one_question(here: Here) -> None:
    resident = await here.neighbour()
    await resident.sends_album(5, f"{here.home}电梯坏了")
    await resident.waits_for(QUESTION, "照片：5 张")
    assert len(resident.sees(QUESTION)) == 1
    await resident.presses("同意并提交")
    await resident.waits_for("LL-")
    assert len(set(NUMBER.findall(resident.transcript()))) == 1


async def test_an_album_without_words_is_one_question(here: Here) -> None:
    worker = await here.worker()
    resident = await here.neighbour()
    await resident.sends_album(5)
    await resident.waits_for("出了什么事？")
    await resident.quiet()
    assert len(resident.sees("出了什么事？")) == 1
    await resident.asks(f"{here.home}电梯坏了", QUESTION, "照片：5 张")
    await resident.presses("同意并提交")
    number = (await resident.waits_for("LL-")).number
    assert (await worker.waits_for(f"{number} 居民发来的")).media


async def test_an_album_whose_words_lack_the_place_is_one_question(here: Here) -> None:
    resident = await here.neighbour()
    await resident.sends_album(5, "电梯坏了")
    await resident.waits_for("在哪里？")
    await resident.quiet()
    assert len(resident.sees("在哪里？")) == 1
    await resident.asks(here.home, QUESTION, "照片：5 张")


async def test_a_voice_note_says_what_happened(here: Here) -> None:
    worker = await here.worker()
    resident = await here.neighbour()
    await resident.sends_voice()
    await resident.waits_for("这属于哪一类？")
    await resident.presses("电梯") if "电梯" in resident.transcript() else await resident.presses("其他")
    await resident.waits_for("在哪里？")
    card = await resident.asks(here.home, QUESTION)
    assert "事情：（见语音）" in card.text and "语音：1 条" in card.text
    await resident.presses("同意并提交")
    number = (await resident.waits_for("LL-")).number
    assert "（见语音）" in (await worker.waits_for("📌", number)).text
    assert (await worker.waits_for(f"{number} 居民发来的")).media == 1


async def test_three_messages_in_a_row_are_one_report(here: Here) -> None:
    worker = await here.worker()
    resident = await here.neighbour()
    for words in ("电梯坏了", f"在{here.home}", "已经两天了"):
        await resident.says(words)
    card = await resident.waits_for(QUESTION, "已经两天了")
    assert f"事情：电梯坏了，已经两天了\n地方：{here.home}" in card.text
    await resident.presses("同意并提交")
    number = (await resident.waits_for("LL-")).number
    assert "电梯坏了，已经两天了" in (await worker.waits_for(number)).text
    assert set(NUMBER.findall(resident.transcript())) == {number}


async def test_words_and_photos_may_be_added_while_the_card_waits(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks(f"{here.home}电梯坏了", QUESTION)
    card = await resident.asks("里面的灯也不亮", QUESTION)
    assert f"事情：{here.home}电梯坏了，里面的灯也不亮" in card.text
    await resident.sends_photo("就是这台")
    card = await resident.waits_for(QUESTION, "照片：1 张", "就是这台")
    assert card.edited and len(resident.sees(QUESTION)) == 1, "one living card, changed in place"
    await resident.presses("同意并提交")
    await resident.waits_for("LL-")
    assert "就是这台" in resident.sees("LL-")[0].text


async def test_each_part_can_be_changed(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks(f"{here.home}电梯坏了", QUESTION)
    await resident.presses("改一改")
    assert (await resident.waits_for("改哪一样？")).labels[:3] == ["说的事", "地方", "类别"]
    await resident.presses("地方")
    await resident.waits_for("在哪里？")
    elsewhere = here.move()
    assert f"地方：{elsewhere}" in (await resident.asks(elsewhere, QUESTION)).text
    await resident.presses("改一改")
    await resident.waits_for("改哪一样？")
    await resident.presses("类别")
    await resident.waits_for("这属于哪一类？")
    await resident.presses("其他")
    assert "类别：其他" in (await resident.waits_for(QUESTION)).text
    await resident.presses("改一改")
    await resident.waits_for("改哪一样？")
    await resident.presses("说的事")
    await resident.waits_for("出了什么事？")
    card = await resident.asks("楼道灯不亮", QUESTION)
    assert f"事情：楼道灯不亮\n地方：{elsewhere}\n类别：楼道灯与路灯" in card.text
    await resident.presses("同意并提交")
    assert "楼道灯不亮" in (await resident.waits_for("LL-")).text


async def test_who_disagrees_leaves_nothing_behind(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks(f"{here.home}电梯坏了", QUESTION)
    await resident.presses("不同意")
    said = await resident.waits_for("没有提交")
    assert "不会有人看到" in said.text and "119" in said.text and PHONE in said.text
    await resident.asks("/mine", "您还没有上报过")
    card = await resident.asks(f"{here.home}电梯坏了", QUESTION)
    assert "同意并提交" in card.labels, "the next time they are asked again"


@pytest.mark.parametrize("how", ["取消", "/cancel", "button"])
async def test_one_can_stop_in_the_middle(here: Here, how: str) -> None:
    resident = await here.neighbour()
    await resident.asks("/report", "出了什么事？")
    await resident.presses("取消") if how == "button" else await resident.says(how)
    await resident.waits_for("好的，取消了，没有提交。")
    await resident.asks("电梯坏了", "在哪里？")
    await resident.presses("取消") if how == "button" else await resident.says(how)
    await resident.waits_for("好的，取消了，没有提交。")
    await resident.asks("/mine", "您还没有上报过")
    await resident.asks("取消", "现在没有要取消的")


async def test_a_person_is_one_word_away_in_every_state(here: Here) -> None:
    resident = await here.neighbour()
    for words, question in (
        ("/start", "您好"),
        ("/report", "出了什么事？"),
        ("那个东西老是响", "这属于哪一类？"),
        ("其他", "在哪里？"),
        (here.home, QUESTION),
        ("改一改", "改哪一样？"),
    ):
        await resident.asks(words, question)
        await resident.asks("找人工", f"请打居委会电话 {PHONE}")
    await resident.asks("地方", "在哪里？")


async def test_a_change_of_mind_before_the_tap(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks(f"{here.home}电梯坏了", QUESTION)
    await resident.asks("我再想想", QUESTION)
    await resident.asks("取消", "没有提交")
    await resident.asks("/mine", "您还没有上报过")


async def test_a_command_in_mid_talk_leaves_a_way_back(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks("电梯坏了", "在哪里？")
    await resident.says("/mine")
    await resident.waits_for("您还没有上报过")
    parked = await resident.waits_for("刚才那件事还没提交")
    assert parked.labels == ["继续", "放弃"]
    await resident.presses("继续")
    await resident.waits_for("在哪里？")
    await resident.asks(here.home, QUESTION)
    await resident.says("/help")
    await resident.waits_for("刚才那件事还没提交")
    await resident.presses("放弃")
    await resident.waits_for("取消了，没有提交")
    await resident.asks("/mine", "您还没有上报过")


async def test_who_ignores_the_way_back_and_just_answers_goes_on(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks("电梯坏了", "在哪里？")
    await resident.says("/help")
    await resident.waits_for("刚才那件事还没提交")
    assert f"地方：{here.home}" in (await resident.asks(here.home, QUESTION)).text


async def test_a_resident_may_let_the_neighbours_see_it(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks(f"{here.home}电梯坏了", "谁能看到：仅工作人员")
    await resident.presses("公开给邻居看")
    card = await resident.waits_for("谁能看到：工作人员和邻居")
    assert "改回仅工作人员可见" in card.labels and card.edited
    await resident.presses("改回仅工作人员可见")
    await resident.waits_for("谁能看到：仅工作人员")
    await resident.presses("公开给邻居看")
    await resident.waits_for("谁能看到：工作人员和邻居")
    await resident.presses("同意并提交")
    await resident.waits_for("LL-")


async def test_digits_and_typed_words_mean_the_buttons(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks(f"{here.home}电梯坏了", QUESTION)
    await resident.asks("2", "改哪一样？")
    await resident.asks("类别", "这属于哪一类？")
    await resident.asks("4", QUESTION, "类别：其他")
    await resident.asks("同意并提交", "LL-")
    await resident.asks("/mine", "我上报的（1）")


async def test_a_digit_alone_withdraws_nothing(here: Here) -> None:
    """Who opened the first line of the list with 1 and wants the second one types 2; that stands for 撤回 by now."""
    resident = await here.neighbour()
    await here.reports(resident)
    await resident.asks("/mine", "我上报的（1）")
    await resident.asks("1", "LL-", "已收到")
    await resident.asks("2", "真要撤回这件事，请发“撤回”")
    await resident.asks("撤回", "您已撤回")


async def test_who_asks_when_it_is_mended_and_never_reported_it_reports_it(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks("进度怎么样了", "您还没有上报过")
    await resident.asks(f"{here.home}电梯什么时候修", QUESTION, "类别：电梯")
    await resident.presses("同意并提交")
    await resident.waits_for("LL-")
    await resident.asks(f"{here.home}电梯什么时候修", "我上报的（1）")


async def test_the_hint_is_gentle_when_nothing_is_understood(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks("您好", "我在。遇到什么问题，直接说哪里、怎么了")
    await resident.asks("/mine", "您还没有上报过")


async def test_two_neighbours_do_not_hear_each_other(here: Here) -> None:
    first, second = await here.neighbour("甲"), await here.neighbour("乙")
    await asyncio.gather(first.says(f"{here.home}电梯坏了"), second.says("楼道灯不亮"))
    await first.waits_for(QUESTION, "电梯坏了")
    await second.waits_for("在哪里？")
    assert "楼道灯" not in first.transcript() and f"{here.home}电梯" not in second.transcript()


@pytest.mark.parametrize("channel", ["telegram"], indirect=True)
async def test_an_edited_message_replaces_its_own_answer(here: Here) -> None:
    resident = await here.neighbour()
    assert isinstance(resident, OnTelegram)
    message = await resident.says(f"{here.home}电梯坏了")
    await resident.waits_for(QUESTION)
    elsewhere = here.move()
    resident.edits(message, f"{elsewhere}电梯坏了，关不上门")
    card = await resident.waits_for(QUESTION, elsewhere)
    assert f"事情：{elsewhere}电梯坏了，关不上门\n地方：{elsewhere}" in card.text
    assert len(resident.sees(QUESTION)) == 1
    await resident.presses("同意并提交")
    assert "关不上门" in (await resident.waits_for("LL-")).text


@pytest.mark.parametrize("channel", ["telegram"], indirect=True)
async def test_an_edited_answer_to_a_question_is_understood_anew(here: Here) -> None:
    resident = await here.neighbour()
    assert isinstance(resident, OnTelegram)
    await resident.asks("电梯坏了", "在哪里？")
    message = await resident.says(here.home)
    await resident.waits_for(QUESTION, here.home)
    elsewhere = here.move()
    resident.edits(message, elsewhere)
    await resident.waits_for(QUESTION, f"地方：{elsewhere}")


@pytest.mark.parametrize("channel", ["telegram"], indirect=True)
async def test_a_message_edited_after_the_report_is_passed_on(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    assert isinstance(resident, OnTelegram)
    message = await resident.says(f"{here.home}电梯坏了")
    await resident.waits_for(QUESTION)
    await resident.presses("同意并提交")
    number = (await resident.waits_for("LL-")).number
    resident.edits(message, f"{here.home}电梯坏了，困过人")
    await resident.waits_for(f"补充好了，已转给办事的人（{number}）")
    assert "➕ 居民补充" in (await worker.waits_for("困过人")).text


async def test_an_emergency_is_told_whom_to_call_and_opens_by_itself(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    first = await resident.asks(f"{here.home}着火了", "请马上打 119（火警）")
    assert first.text.startswith("🚨"), "the number stands in the first line"
    opened = await resident.waits_for(re.compile(r"^LL-\d{8}-\d{4}\n"))
    assert "预计办好" not in opened.text, "nobody waits for a day next week"
    await worker.waits_for("着火了", opened.number)


async def test_several_matters_in_one_message_become_several_requests(here: Here) -> None:
    resident = await here.neighbour()
    asked = await resident.asks(f"{here.home}楼道灯坏了，还有电梯也坏了，垃圾没人收", "分开报吗？")
    assert f"1. {here.home}楼道灯坏了\n2. 电梯也坏了\n3. 垃圾没人收" in asked.text
    assert asked.labels == ["分开报", "当一件事报", "取消"]
    await resident.presses("分开报")
    first = await resident.waits_for(QUESTION)
    assert f"事情：{here.home}楼道灯坏了\n地方：{here.home}\n类别：楼道灯与路灯" in first.text
    await resident.presses("同意并提交")
    for matter, service in (("电梯也坏了", "电梯"), ("垃圾没人收", "垃圾")):
        card = await resident.waits_for(f"事情：{matter}\n地方：{here.home}\n类别：{service}")
        assert "提交" in card.labels
        await resident.presses("提交")
    await resident.waits_for("LL-")
    await resident.asks("/mine", "我上报的（3）")
    await resident.asks(f"{here.home}楼道灯坏了，还有电梯也坏了", "分开报吗？")
    await resident.presses("当一件事报")
    await resident.waits_for(f"事情：{here.home}楼道灯坏了，还有电梯也坏了")
