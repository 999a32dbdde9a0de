"""Which messages our Telegram takes and which it refuses, in Telegram's own words."""

from typing import Any

import pytest

from tests.fake.client import key, town

OK = ""
NOBODY = 999
DATA_64, DATA_65 = "a" * 64, "邻" * 21 + "里x"  # 64 and 67 bytes


TEXTS: list[tuple[str, dict[str, Any], str]] = [
    ("plain words", {"text": "您好"}, OK),
    ("nothing", {"text": ""}, "400 Bad Request: message text is empty"),
    ("only spaces", {"text": " \n "}, "400 Bad Request: text must be non-empty"),
    ("4,096 units", {"text": "字" * 4096}, OK),
    ("4,097 units", {"text": "字" * 4097}, "400 Bad Request: message is too long"),
    ("2,048 emoji are 4,096 units", {"text": "🏠" * 2048}, OK),
    ("2,049 emoji are 4,098 units", {"text": "🏠" * 2049}, "400 Bad Request: message is too long"),
    ("tags do not count", {"text": f"<b>{'字' * 4096}</b>", "parse_mode": "HTML"}, OK),
    ("escapes count once", {"text": "&lt;" * 4096, "parse_mode": "HTML"}, OK),
    ("a bare < with HTML", {"text": "1 < 2", "parse_mode": "HTML"},
     '400 Bad Request: can\'t parse entities: Unsupported start tag "" at byte offset 2'),
    ("a heart", {"text": "爱<3", "parse_mode": "HTML"},
     "400 Bad Request: can't parse entities: Unclosed start tag at byte offset 3"),
    ("an unknown tag", {"text": "<p>x</p>", "parse_mode": "HTML"},
     '400 Bad Request: can\'t parse entities: Unsupported start tag "p" at byte offset 0'),
    ("a Chinese tag", {"text": "见<路径>", "parse_mode": "HTML"},
     '400 Bad Request: can\'t parse entities: Unsupported start tag "路径" at byte offset 3'),
    ("an open tag", {"text": "<b>x", "parse_mode": "HTML"},
     "400 Bad Request: can't parse entities: Can't find end tag corresponding to start tag b"),
    ("crossed tags", {"text": "<b><i>x</b></i>", "parse_mode": "HTML"},
     '400 Bad Request: can\'t parse entities: Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ("an end too many", {"text": "x</b>", "parse_mode": "HTML"},
     "400 Bad Request: can't parse entities: Unexpected end tag at byte offset 1"),
    ("a bare & and >", {"text": "A&B > C &nbsp;", "parse_mode": "HTML"}, OK),
    ("a < without HTML", {"text": "1 < 2 & <b>"}, OK),
    ("a link", {"text": '<a href="https://example.org/?a=1&amp;b=2">图</a>', "parse_mode": "HTML"}, OK),
    ("an unknown mode", {"text": "x", "parse_mode": "BBCode"}, "400 Bad Request: unsupported parse_mode"),
    ("no such chat", {"text": "x", "chat_id": NOBODY}, "400 Bad Request: chat not found"),
    ("no chat", {"text": "x", "chat_id": None}, "400 Bad Request: chat_id is empty"),
    ("an entity past the end", {"text": "x", "entities": [{"type": "bold", "offset": 0, "length": 2}]},
     "400 Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 1"),
    ("64 bytes of data", {"text": "x", "reply_markup": key(callback_data=DATA_64)}, OK),
    ("65 bytes and more", {"text": "x", "reply_markup": key(callback_data=DATA_65)},
     "400 Bad Request: BUTTON_DATA_INVALID"),
    ("empty data", {"text": "x", "reply_markup": key(callback_data="")},
     "400 Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
    ("a button that does nothing", {"text": "x", "reply_markup": key()},
     "400 Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
    ("a nameless button", {"text": "x", "reply_markup": key(text=" ", callback_data="a")},
     "400 Bad Request: inline keyboard button text must be non-empty"),
    ("a label that is a number", {"text": "x", "reply_markup": key(text=7, callback_data="a")},
     '400 Bad Request: can\'t parse inline keyboard button: Field "text" must be of type String'),
    ("a row that is no row", {"text": "x", "reply_markup": {"inline_keyboard": [{"text": "a"}]}},
     '400 Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
    ("a keyboard that is a word", {"text": "x", "reply_markup": "好"},
     "400 Bad Request: can't parse reply keyboard markup JSON object"),
    ("a keyboard that is a list", {"text": "x", "reply_markup": [[]]},
     "400 Bad Request: object expected as reply markup"),
    ("a page to open", {"text": "x", "reply_markup": key(url="https://example.org/a")}, OK),
    ("a place button", {"text": "x", "reply_markup": {"keyboard": [[{"text": "位置", "request_location": True}]]}}, OK),
    ("a reply to nothing", {"text": "x", "reply_parameters": {"message_id": 77}},
     "400 Bad Request: message to be replied not found"),
]  # fmt: skip


@pytest.mark.parametrize(("params", "said"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
async def test_messages_are_taken_or_refused_as_telegram_does(params: dict[str, Any], said: str) -> None:
    async with town() as (telegram, bot, _):
        body = await bot.ask("sendMessage", **({"chat_id": 101} | params))
        assert ("" if body["ok"] else f"{body['error_code']} {body['description']}") == said
        assert telegram.calls[-1].accepted is body["ok"]
        assert telegram.violations == []
