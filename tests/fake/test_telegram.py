"""Our Telegram takes and refuses what Telegram does: edits, pictures, presses, lists of commands, faults."""

import asyncio
import json

import aiohttp
import pytest

from tests.fake import faults
from tests.fake.client import key, town
from tests.fake.limits import Limits
from tests.fake.media import picture


async def test_html_becomes_words_and_entities_counted_in_utf16() -> None:
    async with town() as (_, bot, _):
        sent = await bot("sendMessage", chat_id=101, parse_mode="HTML", text="🏠<b>三&lt;号</b> <code>x</code>")
        assert sent["text"] == "🏠三<号 x"
        assert [(e["type"], e["offset"], e["length"]) for e in sent["entities"]] == [("bold", 2, 3), ("code", 6, 1)]


async def test_an_edit_must_change_something_and_find_its_message() -> None:
    async with town() as (_, bot, resident):
        card = await bot("sendMessage", chat_id=101, text="甲", reply_markup=key(callback_data="a"))
        at = {"chat_id": 101, "message_id": card["message_id"]}
        same = await bot.refused("editMessageText", **at, text="甲", reply_markup=key(callback_data="a"))
        assert same.startswith("400 Bad Request: message is not modified: specified new message content and reply")
        assert await bot.refused("editMessageText", chat_id=101, message_id=99, text="乙") == (
            "400 Bad Request: message to edit not found"
        )
        theirs = resident.says("我的话")
        assert await bot.refused("editMessageText", chat_id=101, message_id=theirs.id, text="乙") == (
            "400 Bad Request: message can't be edited"
        )
        board = {"keyboard": [["位置"]]}
        assert await bot.refused("editMessageText", **at, text="乙", reply_markup=board) == (
            "400 Bad Request: inline keyboard expected"
        )
        edited = await bot("editMessageText", **at, text="乙")
        assert "reply_markup" not in edited and edited["edit_date"]
        assert resident.sees() == ["乙"]
        assert "机器人(改): 乙" in resident.transcript()


async def test_words_and_pictures_are_edited_by_their_own_methods() -> None:
    async with town() as (_, bot, _):
        sent = (await bot.upload("sendPhoto", ("photo", picture()), chat_id=101, caption="前"))["result"]
        at = {"chat_id": 101, "message_id": sent["message_id"]}
        assert await bot.refused("editMessageText", **at, text="乙") == (
            "400 Bad Request: there is no text in the message to edit"
        )
        assert (await bot("editMessageCaption", **at, caption="后"))["caption"] == "后"
        assert "not modified" in await bot.refused("editMessageCaption", **at, caption="后")
        words = await bot("sendMessage", chat_id=101, text="字")
        assert await bot.refused("editMessageCaption", chat_id=101, message_id=words["message_id"], caption="后") == (
            "400 Bad Request: there is no caption in the message to edit"
        )
        other = {"type": "photo", "media": "attach://new"}
        form = {"chat_id": 101, "message_id": sent["message_id"], "media": json.dumps(other)}
        changed = await bot.upload("editMessageMedia", ("new", picture(colour=(9, 9, 9))), **form)
        assert changed["ok"] and "caption" not in changed["result"]


async def test_photos_must_be_pictures_of_a_reasonable_size() -> None:
    async with town() as (telegram, bot, _):
        long = await bot.upload("sendPhoto", ("photo", picture()), chat_id=101, caption="字" * 1025)
        assert long["description"] == "Bad Request: message caption is too long"
        text = await bot.upload("sendPhoto", ("photo", b"no picture"), chat_id=101)
        assert text["description"] == "Bad Request: IMAGE_PROCESS_FAILED"
        flat = await bot.upload("sendPhoto", ("photo", picture(2100, 100)), chat_id=101)
        assert flat["description"] == "Bad Request: PHOTO_INVALID_DIMENSIONS"
        huge = await bot.upload("sendPhoto", ("photo", b"\0" * 10485761), chat_id=101)
        assert huge["description"].startswith("Bad Request: file of size 10485761 bytes is too big for a photo")
        assert await bot.refused("sendPhoto", chat_id=101) == "400 Bad Request: there is no photo in the request"
        assert await bot.refused("sendPhoto", chat_id=101, photo="none") == (
            "400 Bad Request: wrong file identifier/HTTP URL specified"
        )
        sent = (await bot.upload("sendPhoto", ("photo", picture()), chat_id=101))["result"]
        again = await bot("sendPhoto", chat_id=101, photo=sent["photo"][-1]["file_id"])
        assert again["photo"] == sent["photo"]
        assert telegram.violations == []


async def test_albums_have_two_to_ten_pictures() -> None:
    async with town() as (telegram, bot, resident):
        one = resident.sends_photo()
        item = {"type": "photo", "media": one.body["photo"][-1]["file_id"]}
        assert "400" in await bot.refused("sendMediaGroup", chat_id=101, media=[])
        assert "400" in await bot.refused("sendMediaGroup", chat_id=101, media=[item])
        assert "too many messages" in await bot.refused("sendMediaGroup", chat_id=101, media=[item] * 11)
        sent = await bot("sendMediaGroup", chat_id=101, media=[item] * 3)
        assert len({message["media_group_id"] for message in sent}) == 1
        await bot("sendMediaGroup", chat_id=101, media=[item] * 2, reply_markup=key(callback_data="a"))
        assert telegram.violations == ["sendMediaGroup: unknown parameter reply_markup"]


async def test_files_are_downloaded_by_the_path_getfile_gives() -> None:
    async with town() as (telegram, bot, resident):
        data = picture(300, 200)
        photo = resident.sends_photo(data).body["photo"][-1]
        path = (await bot("getFile", file_id=photo["file_id"]))["file_path"]
        async with bot.http.get(f"{telegram.root}/file/bot{telegram.token}/{path}") as answer:
            assert await answer.read() == data
        assert await bot.refused("getFile", file_id="no") == (
            "400 Bad Request: wrong file_id or the file is temporarily unavailable"
        )


async def test_presses_are_answered_in_time_or_not_at_all() -> None:
    async with town() as (_, bot, resident):
        await bot("sendMessage", chat_id=101, text="?", reply_markup=key(callback_data="a"))
        press = resident.presses("好")[0].body
        assert press["data"] == "a" and press["message"]["text"] == "?"
        assert await bot("answerCallbackQuery", callback_query_id=press["id"], text="已记录") is True
        assert resident.toasts() == ["已记录"]
        resident.presses("好")
        resident.expires()
        late = resident.world.updates.all[-1].body["id"]
        for number in (late, "77"):
            assert await bot.refused("answerCallbackQuery", callback_query_id=number) == (
                "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
            )


async def test_a_blocked_bot_is_told_so() -> None:
    async with town() as (telegram, bot, resident):
        resident.blocks()
        assert await bot.refused("sendMessage", chat_id=101, text="x") == ("403 Forbidden: bot was blocked by the user")
        assert telegram.updates.all[-1].body["new_chat_member"]["status"] == "kicked"
        resident.unblocks()
        await bot("sendMessage", chat_id=101, text="x")


async def test_wrong_doors_are_closed() -> None:
    async with town() as (telegram, bot, _):
        assert await bot.refused("sendMessages", chat_id=101) == "404 Not Found"
        async with bot.http.get(f"{telegram.root}/bot{'1' * 9}:{'A' * 35}/getMe") as answer:
            assert (answer.status, (await answer.json())["description"]) == (401, "Unauthorized")
        async with bot.http.get(f"{telegram.root}/botnothing/getMe") as answer:
            assert answer.status == 404
        assert (await bot("GETME"))["is_bot"] is True


async def test_parameters_come_in_every_dress_and_mistakes_are_noted() -> None:
    async with town() as (telegram, bot, resident):
        board = json.dumps(key(callback_data="a"))
        async with bot.http.get(bot.url("sendMessage"), params={"chat_id": "101", "text": "query"}) as answer:
            assert (await answer.json())["ok"]
        form = {"chat_id": "101", "text": "form", "reply_markup": board}
        async with bot.http.post(bot.url("sendMessage"), data=form) as answer:
            assert (await answer.json())["ok"]
        assert resident.sees() == ["query", "form [好]"]
        headers = {"Content-Type": "text/plain"}
        async with bot.http.post(bot.url("sendMessage"), data=b'{"chat_id":101}', headers=headers) as answer:
            assert (await answer.json())["description"] == "Bad Request: message text is empty"
        await bot("sendMessage", chat_id=101, text="x", parsemode="HTML")
        assert telegram.violations == [
            "sendMessage: Telegram does not read text/plain",
            "sendMessage: unknown parameter parsemode",
        ]


async def test_command_lists_have_two_letter_languages_and_plain_names() -> None:
    async with town() as (telegram, bot, _):
        good = [{"command": "report", "description": "报修"}]
        await bot("setMyCommands", commands=good, language_code="zh")
        await bot("setMyCommands", commands=good, scope={"type": "chat", "chat_id": 101})
        assert await bot("getMyCommands", language_code="zh") == good
        assert await bot("getMyCommands") == []
        bad = {
            "400 Bad Request: BOT_COMMAND_INVALID": [{"command": "Report", "description": "x"}],
            "400 Bad Request: command length must not exceed 32": [{"command": "a" * 33, "description": "x"}],
            "400 Bad Request: command must be non-empty": [{"command": "", "description": "x"}],
            "400 Bad Request: command description must be non-empty": [{"command": "a", "description": ""}],
            "400 Bad Request: command description length must not exceed 256": [
                {"command": "a", "description": "x" * 257}
            ],
        }
        for said, listed in bad.items():
            assert await bot.refused("setMyCommands", commands=listed) == said
        assert await bot.refused("setMyCommands", commands=good, language_code="zh-hans") == (
            "400 Bad Request: invalid language code specified"
        )
        await bot("setMyDescription", description="邻里")
        await bot("setMyShortDescription", short_description="邻里", language_code="en")
        await bot("setMyName", name="邻里")
        assert (await bot("getMyDescription"))["description"] == "邻里"
        assert telegram.violations == []


async def test_old_messages_go_and_known_chats_are_described() -> None:
    async with town() as (_, bot, resident):
        sent = await bot("sendMessage", chat_id=101, text="x")
        assert await bot("pinChatMessage", chat_id=101, message_id=sent["message_id"]) is True
        assert await bot("deleteMessage", chat_id=101, message_id=sent["message_id"]) is True
        assert resident.sees() == []
        assert await bot.refused("deleteMessage", chat_id=101, message_id=sent["message_id"]) == (
            "400 Bad Request: message to delete not found"
        )
        assert (await bot("getChat", chat_id=101))["type"] == "private"
        assert await bot("sendChatAction", chat_id=101, action="typing") is True
        assert (await bot("sendLocation", chat_id=101, latitude=31.2, longitude=121.4))["location"]["latitude"] == 31.2


async def test_faults_do_what_they_say() -> None:
    async with town() as (telegram, bot, resident):
        telegram.plans.append(faults.times(1, "sendMessage", faults.too_many(3)))
        body = await bot.ask("sendMessage", chat_id=101, text="a")
        assert body["parameters"] == {"retry_after": 3} and body["error_code"] == 429
        for fault, kept in ((faults.cut_before(), False), (faults.cut_after(), True)):
            telegram.plans[:] = [faults.times(1, "sendMessage", fault)]
            with pytest.raises((aiohttp.ServerDisconnectedError, aiohttp.ClientOSError)):
                await bot.ask("sendMessage", chat_id=101, text=str(kept))
            assert telegram.calls[-1].accepted is kept and telegram.calls[-1].answered is None
        assert resident.sees() == ["True"]
        telegram.plans[:] = [faults.times(1, "sendMessage", faults.garbage())]
        async with bot.http.post(bot.url("sendMessage"), json={"chat_id": 101, "text": "x"}) as answer:
            assert await answer.text() == "<html>proxy error</html>"
        telegram.plans[:] = [faults.times(1, "sendMessage", faults.server_error(502))]
        async with bot.http.post(bot.url("sendMessage"), json={"chat_id": 101, "text": "x"}) as answer:
            assert answer.status == 502


async def test_limits_are_enforced_when_asked_for() -> None:
    async with town() as (telegram, bot, _):
        telegram.limits = Limits(burst=2)
        answers = await asyncio.gather(*(bot.ask("sendMessage", chat_id=101, text=str(n)) for n in range(4)))
        assert sorted(body["ok"] for body in answers) == [False, False, True, True]
        assert all(body["parameters"]["retry_after"] == 1 for body in answers if not body["ok"])
