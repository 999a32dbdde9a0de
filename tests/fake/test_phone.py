"""The people: what they do becomes real updates, what they see can be asked."""

import asyncio
import re
from typing import Any

import pytest

from tests.fake.client import Client
from tests.fake.telegram import FakeTelegram


def buttons(**labels: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": text, "callback_data": data} for data, text in labels.items()]]}


def kinds(telegram: FakeTelegram) -> list[str]:
    return [update.kind for update in telegram.updates.all]


async def test_a_conversation_reads_as_a_transcript() -> None:
    async with FakeTelegram() as telegram, Client(telegram) as bot:
        resident = telegram.phone(101)
        resident.says("3号楼电梯坏了")
        card = await bot("sendMessage", chat_id=101, text="电梯，3号楼？", reply_markup=buttons(a="提交", b="改一改"))
        assert (await resident.waits_for("电梯")).labels() == ["提交", "改一改"]
        resident.presses("提交")
        press = telegram.updates.all[-1].body
        assert press["data"] == "a" and press["from"]["id"] == 101
        await bot("answerCallbackQuery", callback_query_id=press["id"], text="已收到")
        await bot("editMessageText", chat_id=101, message_id=card["message_id"], text="编号 LL-20261122-0001")
        await resident.waits_for(re.compile(r"LL-\d{8}-\d{4}"))
        assert resident.transcript({r"LL-\d{8}-\d{4}": "LL-…"}).splitlines() == [
            "居民: 3号楼电梯坏了",
            "机器人: 电梯，3号楼？ [提交] [改一改]",
            "居民: [提交]",
            "机器人(提示): 已收到",
            "机器人(改): 编号 LL-…",
        ]
        resident.presses_old("提交")
        assert telegram.updates.all[-1].body["data"] == "a"


async def test_a_wait_is_woken_by_the_bot_and_a_vain_one_shows_the_chat() -> None:
    async with FakeTelegram() as telegram, Client(telegram) as bot:
        resident = telegram.phone(101)
        resident.says("您好")
        waiting = asyncio.create_task(resident.waits_for("再见"))
        await bot("sendMessage", chat_id=101, text="您好")
        await bot("sendMessage", chat_id=101, text="再见")
        assert (await waiting).text == "再见"
        with pytest.raises(AssertionError, match=r"再见[\s\S]*居民: 您好\n机器人: 您好"):
            await resident.waits_for("再见", timeout=0.05)  # each event is caught once


async def test_a_missing_or_doubtful_button_is_named() -> None:
    async with FakeTelegram() as telegram, Client(telegram) as bot:
        resident = telegram.phone(101)
        resident.says("您好")
        with pytest.raises(AssertionError, match="no buttons at all"):
            resident.presses("提交")
        await bot("sendMessage", chat_id=101, text="?", reply_markup=buttons(a="已解决·满意", b="已解决·不满意"))
        with pytest.raises(AssertionError, match="fits several buttons"):
            resident.presses("已解决")
        with pytest.raises(AssertionError, match=re.escape("? [已解决·满意] [已解决·不满意]")):
            resident.presses("没解决")
        assert [u.body["data"] for u in resident.presses("已解决·满意", times=2)] == ["a", "a"]
        assert len({u.id for u in telegram.updates.all[-2:]}) == 2
        assert resident.presses_data("forged").body["data"] == "forged"


async def test_a_reply_keyboard_sends_words_or_the_place() -> None:
    async with FakeTelegram() as telegram, Client(telegram) as bot:
        resident = telegram.phone(101)
        resident.says("您好")
        board = {"keyboard": [[{"text": "发送位置", "request_location": True}, {"text": "跳过"}]]}
        await bot("sendMessage", chat_id=101, text="在哪里？", reply_markup=board)
        resident.presses("发送位置")
        resident.presses("跳过")
        assert telegram.updates.all[-2].body["location"] == {"latitude": 31.2304, "longitude": 121.4737}
        assert telegram.updates.all[-1].body["text"] == "跳过"


async def test_updates_look_like_telegrams() -> None:
    async with FakeTelegram() as telegram:
        resident = telegram.phone(101, "王", language="zh-hant")
        command = resident.says("/claim 12 @linli_test_bot").body
        assert command["entities"][0] == {"type": "bot_command", "offset": 0, "length": 6}
        assert command["from"] == {"id": 101, "is_bot": False, "first_name": "王", "language_code": "zh-hant"}
        album = resident.sends_album([None, None], "坏了")
        assert len({message.body["media_group_id"] for message in album}) == 1
        assert [message.body.get("caption") for message in album] == ["坏了", None]
        sizes = album[0].body["photo"]
        assert {"file_id", "file_unique_id", "file_size", "width", "height"} == set(sizes[-1])
        assert sizes[-1]["file_unique_id"] != album[1].body["photo"][-1]["file_unique_id"]
        assert resident.sends_voice().body["voice"]["duration"] == 3
        assert resident.shares_contact(user_id=7).body["contact"]["user_id"] == 7
        assert resident.sends_document(b"x", "a.pdf").body["document"]["file_name"] == "a.pdf"
        words = resident.says("错")
        resident.edits(words, "对")
        assert telegram.updates.all[-1].body["edit_date"] and telegram.updates.all[-1].body["text"] == "对"
        resident.blocks()
        assert kinds(telegram)[-2:] == ["edited_message", "my_chat_member"]


async def test_not_everyone_in_a_group_is_a_person() -> None:
    async with FakeTelegram() as telegram, Client(telegram) as bot:
        group, channel = telegram.world.group(), telegram.world.channel()
        resident = group.member(telegram.phone(101))
        resident.says("大家好")
        group.anonymous_admin().says("/claim 1")
        group.as_channel(channel).says("通知")
        channel.posts("公告")
        group.member(telegram.phone(5, "机器", is_bot=True)).says("滴")
        bodies = [update.body for update in telegram.updates.all]
        assert [body.get("from", {}).get("id") for body in bodies] == [101, 1087968824, 136817688, None, 5]
        assert [body.get("sender_chat", {}).get("type") for body in bodies[1:4]] == ["supergroup", "channel", "channel"]
        assert bodies[3]["chat"]["type"] == "channel" and bodies[4]["from"]["is_bot"] is True
        await bot("sendMessage", chat_id=group.chat.id, text="您好")
        assert (await resident.waits_for("您好")).chat is group.chat


async def test_a_stranger_cannot_be_written_to() -> None:
    async with FakeTelegram() as telegram, Client(telegram) as bot:
        telegram.phone(101)
        assert await bot.refused("sendMessage", chat_id=101, text="x") == "400 Bad Request: chat not found"
