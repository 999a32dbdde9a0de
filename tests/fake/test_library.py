"""Our Telegram and the Telegram library: it understands our updates to the last field, we understand its calls."""

from typing import Any

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    TelegramObject,
    Update,
)

from tests.fake.media import picture
from tests.fake.telegram import FakeTelegram

BOARD = InlineKeyboardMarkup([[InlineKeyboardButton("同意并提交", callback_data="a")]])


def library(telegram: FakeTelegram) -> Bot:
    return Bot(telegram.token, f"{telegram.root}/bot", f"{telegram.root}/file/bot")


def leftovers(thing: Any, path: str = "update") -> list[str]:
    """Fields the library has no name for."""
    if isinstance(thing, (list, tuple)):
        return [left for one in thing for left in leftovers(one, path)]
    if not isinstance(thing, TelegramObject):
        return []
    own = [f"{path}.{name}" for name in thing.api_kwargs]
    names = {
        name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ()) if not name.startswith("_")
    }
    parts = {name: getattr(thing, name, None) for name in sorted(names - {"api_kwargs"})}
    return own + [left for name, part in parts.items() for left in leftovers(part, f"{path}.{name}")]


async def test_the_library_understands_every_update() -> None:
    async with FakeTelegram() as telegram, library(telegram) as bot:
        resident, group = telegram.phone(101), telegram.world.group()
        words = resident.says("/start@linli_test_bot https://example.org #电梯 @someone")
        resident.edits(words, "/help")
        resident.sends_album([None, None], "坏了")
        resident.sends_voice()
        resident.sends_location()
        resident.shares_contact()
        resident.sends_document(b"x")
        resident.replies(words, "对")
        await bot.send_message(101, "?", reply_markup=BOARD)
        resident.presses("同意并提交")
        await bot.delete_message(101, resident.screen()[-1].id)
        resident.presses_old("同意并提交")
        resident.blocks()
        group.anonymous_admin().says("一")
        telegram.world.channel().posts("二")
        for sent in telegram.updates.all:
            update = Update.de_json(sent.json(), bot)
            assert update.effective_chat and leftovers(update) == [], sent.json()
        assert not telegram.complaints()


async def test_we_understand_the_librarys_calls() -> None:
    async with FakeTelegram() as telegram, library(telegram) as bot:
        resident = telegram.phone(101)
        photo = resident.sends_photo().body["photo"][-1]["file_id"]
        card = await bot.send_message(101, "<b>电梯</b>", parse_mode="HTML", reply_markup=BOARD)
        await card.edit_text("好", reply_markup=BOARD)
        await card.edit_reply_markup(None)
        shown = await bot.send_photo(101, picture(), caption="前", reply_markup=BOARD)
        await shown.edit_caption("后")
        await shown.edit_media(InputMediaPhoto(picture(colour=(1, 2, 3)), caption="新"))
        await bot.send_media_group(101, [InputMediaPhoto(picture()), InputMediaPhoto(photo)])
        await bot.send_voice(101, b"OggS")
        await bot.send_document(101, b"id,place", filename="a.csv")
        await bot.send_location(101, 31.2, 121.4)
        ask = ReplyKeyboardMarkup([[KeyboardButton("位置", request_location=True)]], resize_keyboard=True)
        await bot.send_message(101, "在哪里？", reply_markup=ask)
        await bot.send_message(101, "好", reply_markup=ReplyKeyboardRemove())
        await bot.send_chat_action(101, "typing")
        await bot.set_my_commands([BotCommand("mine", "我的")], BotCommandScopeChat(101), "zh")
        await bot.set_my_description("邻里")
        await bot.pin_chat_message(101, card.message_id)
        assert bytes(await (await bot.get_file(photo)).download_as_bytearray())[:2] == b"\xff\xd8"
        assert (await bot.get_chat(101)).type == "private"
        assert [u.message.photo[-1].file_id for u in await bot.get_updates() if u.message] == [photo]
        assert telegram.complaints() == []
        assert resident.chat.keyboard is None
        assert resident.sees()[:2] == ["好", "[照片] 新"]
