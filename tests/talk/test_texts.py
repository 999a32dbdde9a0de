"""Words as people really write them: nothing is lost, nothing becomes markup, nothing hides."""

import ast
import re

import pytest

from tests.talk.neighbour import OnTelegram
from tests.talk.street import Here
from tests.talk.test_report import QUESTION
from tests.talk.test_work import NEW

ODD = {
    "an emoji family": "电梯坏了👨‍👩‍👧‍👦🛗‼️",
    "a tag": "电梯坏了 <b>快来</b>",
    "an ampersand": "电梯坏了 &amp; 灯 & 门",
    "a lone sign": "电梯坏了 3 < 5",
    "a closing tag": "电梯坏了 </b></a><script>alert(1)</script>",
    "a link": "电梯坏了 [点我](https://example.org) <a href='https://example.org'>x</a>",
    "quotes": "电梯坏了 \"'`*_~|>#{}!",
    "arabic": "电梯坏了 المصعد معطل",
    "two lines": "电梯坏了\n门关不上\n\n很吵",
}


@pytest.mark.parametrize("words", ODD.values(), ids=ODD.keys())
async def test_odd_words_arrive_as_they_were_written(here: Here, words: str) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    said = f"{here.home}{words}"
    shown = said.replace("\u200d", "")  # joiners hide nothing here, but they are of the same kind as what does
    card = await resident.asks(said, QUESTION)
    assert shown in card.text or said in card.text
    await resident.presses("同意并提交")
    status = await resident.waits_for("LL-")
    task = await worker.waits_for(NEW, status.number)
    for seen in (status, task):
        assert shown in seen.text or said in seen.text
        assert "text_link" not in seen.whole and "'url': 'https://example.org" not in seen.whole
    entities = ast.literal_eval(task.whole).get("entities", []) if task.whole else []
    assert all(e["type"] in ("bold", "url", "bot_command") for e in entities)
    assert [e["offset"] for e in entities if e["type"] == "bold"] in ([], [0]), "only the title stands out"


async def test_what_turns_or_hides_text_is_taken_out(here: Here) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    await resident.asks(f"{here.home}电\u200b梯坏了\u202e了坏梯电\u2066x\u2069", QUESTION)
    await resident.presses("同意并提交")
    await resident.waits_for("LL-")
    task = await worker.waits_for(NEW)
    assert "电梯坏了了坏梯电x" in task.text
    assert not any(sign in repr(task) for sign in ("\u200b", "\u202e", "\u2066", "\\u200b", "\\u202e", "\\u2066"))


@pytest.mark.parametrize("sign", ["梯", "🛗"])
async def test_a_very_long_message_arrives_whole(here: Here, sign: str) -> None:
    worker, resident = await here.worker(), await here.neighbour()
    head = f"{here.home}电梯坏了。"
    room = 4096 - len(head) - 2
    room = room // 2 if sign == "🛗" else room  # Telegram counts UTF-16 units
    words = head + sign * room + "完。"
    card = await resident.asks(words, QUESTION)
    assert f"（共 {len(words):,} 字，全都收下了）" in card.text
    await resident.presses("同意并提交")
    number = (await resident.waits_for("LL-")).number
    await worker.waits_for(NEW, number)
    pieces = ""
    while not pieces.endswith("完。"):
        piece = await worker.waits_for(f"{number} 居民发来的")
        pieces += piece.text.partition("\n")[2]
    assert pieces == words


async def test_next_to_nothing_gets_a_friendly_word(here: Here) -> None:
    resident = await here.neighbour()
    for words in ("\u200b\u200b", "。", "🙂", "0", "10", "?", "ａ", "٣", "²", "/", "//", "/9"):
        await resident.asks(words, re.compile("我在。|没有这个命令|出了什么事|您还没有上报过"))
        await resident.asks("/mine", "您还没有上报过")


async def test_digits_that_only_look_like_digits_are_words(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks(f"{here.home}电梯坏了", QUESTION)
    for words in ("²", "٢", "①"):
        await resident.asks(words, QUESTION, words)


@pytest.mark.parametrize("channel", ["telegram"], indirect=True)
async def test_what_cannot_be_read_is_said_so(here: Here) -> None:
    resident = await here.neighbour()
    assert isinstance(resident, OnTelegram)
    resident.phone.sends(sticker={"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1, "is_animated": False})
    await resident.waits_for("这个我看不了。请发文字、照片、语音或位置。")
    resident.phone.sends_document(b"%PDF", "a.pdf", "application/pdf")
    await resident.waits_for("这个我看不了")
    resident.phone.shares_contact()
    await resident.waits_for("这个我看不了")
    resident.phone.sends(story={"id": 1, "chat": {"id": 3, "type": "channel"}})
    await resident.waits_for("这个我看不了")


@pytest.mark.parametrize("channel", ["telegram"], indirect=True)
async def test_what_became_of_a_video_and_of_a_broken_picture_is_said(here: Here) -> None:
    resident = await here.neighbour()
    assert isinstance(resident, OnTelegram)
    resident.phone.sends(video={"file_id": "x", "file_unique_id": "y", "duration": 3}, caption=f"{here.home}电梯坏了")
    await resident.waits_for("视频和这种文件我收不了，只看了您写的字。")
    await resident.waits_for(QUESTION, f"{here.home}电梯坏了")
    resident.phone.sends_document(b"\xff\xd8", "电梯.jpg", "image/jpeg")
    await resident.waits_for("有一张照片或语音打不开，没有收到。请再发一次。")
