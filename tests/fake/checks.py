"""What a text, a keyboard, a command list must be for Telegram to take it."""

import re
from typing import Any

from tests.fake.html import Entity, parse_html, utf16
from tests.fake.refusals import bad

TEXT_LIMIT, CAPTION_LIMIT, DATA_LIMIT = 4096, 1024, 64  # UTF-16 units, UTF-16 units, bytes
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
DROPPED = re.compile("[\r\u2028-\u202e\ufeff\u0333\u033f\u030a]")
ACTIONS = {"url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat"}
ACTIONS |= {"switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay"}
SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
CHAT_SCOPES = {"chat", "chat_administrators", "chat_member"}
SEEN = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w+)?|(?<!\w)@\w{4,32}|https?://\S+|(?<!\w)#\w+")
SEEN_AS = {"/": "bot_command", "@": "mention", "h": "url", "#": "hashtag"}


def seen_entities(text: str) -> list[Entity]:
    """What Telegram finds by itself: commands, mentions, links, hashtags."""
    return [
        {"type": SEEN_AS[m[0][0]], "offset": utf16(text[: m.start()]), "length": utf16(m[0])}
        for m in SEEN.finditer(text)
    ]


def formatted(text: str, mode: str, given: Any, limit: int, long: str) -> tuple[str, list[Entity]]:
    """The text as people will see it and its entities; refuses what does not parse or is too long."""
    entities: list[Entity] = []
    if mode and mode.lower() != "none":
        if mode.lower() != "html":
            raise bad("Unsupported parse_mode" if "markdown" not in mode.lower() else "this fake reads HTML only")
        text, entities = parse_html(text)
    elif given:
        entities = [checked_entity(one, utf16(text)) for one in given]
    text = CONTROLS.sub(" ", DROPPED.sub("", text))
    lead = utf16(text) - utf16(text.lstrip())
    text = text.strip()
    if utf16(text) > limit:
        raise bad(long)
    size = utf16(text)
    kept = [e | {"offset": max(0, e["offset"] - lead)} for e in entities]
    kept = [e | {"length": min(e["length"], size - e["offset"])} for e in kept if e["offset"] < size]
    return text, sorted(kept + seen_entities(text), key=lambda e: (e["offset"], -e["length"]))


def checked_entity(entity: Any, size: int) -> Entity:
    if not isinstance(entity, dict):
        raise bad("Can't parse MessageEntity: expected an Object")
    if not entity.get("type"):
        raise bad("Can't parse MessageEntity: Type is not specified")
    offset, length = entity.get("offset"), entity.get("length")
    if not isinstance(offset, int) or not isinstance(length, int):
        raise bad("Can't parse MessageEntity: Can't find field \"offset\"")
    if offset < 0 or offset + length > size:
        raise bad(f"Entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {size}")
    return entity


def required_text(text: str, mode: str, given: Any) -> tuple[str, list[Entity]]:
    if not text:
        raise bad("Message text is empty")
    plain, entities = formatted(text, mode, given, TEXT_LIMIT, "message is too long")
    if not plain:
        raise bad("text must be non-empty")
    return plain, entities


def caption(text: str, mode: str, given: Any) -> tuple[str, list[Entity]]:
    return formatted(text, mode, given, CAPTION_LIMIT, "message caption is too long")


def markup(value: Any, inline_only: bool = False) -> dict[str, Any] | None:
    """The keyboard as it will stand under the message; None when there is none."""
    if value in (None, ""):
        return None
    if not isinstance(value, dict):
        raise bad("Object expected as reply markup")
    if "inline_keyboard" in value:
        rows = button_rows(value, "inline_keyboard", "InlineKeyboardMarkup", inline_button)
        return {"inline_keyboard": rows} if rows else None
    if inline_only and value:
        raise bad("inline keyboard expected")
    if "keyboard" in value:
        rows = button_rows(value, "keyboard", "ReplyKeyboardMarkup", plain_button)
        return value | {"keyboard": rows} if rows else None
    return value or None


def button_rows(value: dict[str, Any], field: str, kind: str, check: Any) -> list[Any]:
    if not isinstance(value[field], list):
        raise bad(f'Field "{field}" of the {kind} must be an Array')
    if not all(isinstance(row, list) for row in value[field]):
        raise bad(f'Field "{field}" of the {kind} must be an Array of Arrays')
    rows = [[check(button) for button in row] for row in value[field] if row]
    if sum(map(len, rows)) > 100:  # the number is what bot authors report, Telegram does not document it
        raise bad("reply markup is too long")
    return rows


def inline_button(button: Any) -> dict[str, Any]:
    where = "Can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad(where + "InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad(where + ('Field "text" must be of type String' if "text" in button else 'Can\'t find field "text"'))
    actions = [key for key in ACTIONS if button.get(key) not in (None, "")]
    if not actions:
        raise bad(where + "Text buttons are unallowed in the inline keyboard")
    if not text.strip():  # some versions of Telegram's server drop such a button in silence: the same mistake
        raise bad("inline keyboard button text must be non-empty")
    data, url = button.get("callback_data", "x"), button.get("url")
    if not isinstance(data, str):
        raise bad(where + 'Field "callback_data" must be of type String')
    if len(data.encode()) > DATA_LIMIT or len(actions) > 1:
        raise bad("BUTTON_DATA_INVALID" if len(actions) == 1 else "BUTTON_TYPE_INVALID")
    if url is not None and not re.match(r"(https?|tg|ton)://\S+\.?\S+$", str(url)):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return button


def plain_button(button: Any) -> dict[str, Any]:
    button = {"text": button} if isinstance(button, str) else button
    if not isinstance(button, dict):
        raise bad("Can't parse keyboard button: KeyboardButton must be a String or an Object")
    if not isinstance(button.get("text"), str):
        raise bad('Can\'t parse keyboard button: Field "text" must be of type String')
    if not button["text"].strip():
        raise bad("keyboard button text must be non-empty")
    return button


def commands(value: Any) -> list[dict[str, str]]:
    if not isinstance(value, list):
        raise bad("Expected an Array of BotCommand")
    if len(value) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in value:
        name, words = str(command.get("command", "")).removeprefix("/"), str(command.get("description", ""))
        if not name or not words:
            raise bad(f"Command {'description ' if name else ''}must be non-empty")
        if len(name) > 32 or len(words) > 256:
            what, limit = ("", 32) if len(name) > 32 else ("description ", 256)
            raise bad(f"Command {what}length must not exceed {limit}")
        if not re.fullmatch("[a-z0-9_]+", name):
            raise bad("BOT_COMMAND_INVALID")
    return [{"command": c["command"].removeprefix("/"), "description": c["description"]} for c in value]


def language(code: str) -> str:
    """Two letters or nothing: 'zh' is a list of commands, 'zh-hans' is an error."""
    if code and not re.fullmatch("[a-z]{2}", code):
        raise bad("invalid language code specified")
    return code
