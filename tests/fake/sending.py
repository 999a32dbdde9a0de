"""The methods that put something new on a screen."""

from typing import Any

from tests.fake import checks, media
from tests.fake.chat import Chat
from tests.fake.params import Params
from tests.fake.refusals import bad
from tests.fake.world import World, body_text

Json = dict[str, Any]
ACTIONS = {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document"}
ACTIONS |= {"choose_sticker", "find_location", "record_video_note", "upload_video_note"}


def keyboard(params: Params) -> Json | None:
    return checks.markup(params.json("reply_markup", "reply keyboard markup"))


def put(world: World, chat: Chat, params: Params, body: Json, board: Json | None) -> Json:
    """Post as the bot.  A reply keyboard goes under the text field, an inline one under the message."""
    if params.values.get("reply_to_message_id") or params.values.get("reply_parameters"):
        wanted = params.number("reply_to_message_id")
        found = params.json("reply_parameters", "reply parameters") or {"message_id": wanted}
        replied = chat.messages.get(int(found.get("message_id", 0)))
        if (replied is None or replied.deleted) and not found.get("allow_sending_without_reply"):
            raise bad("message to be replied not found")
        body["reply_to_message"] = replied.body if replied else None
    inline = board if board and "inline_keyboard" in board else None
    if board and not inline:
        chat.keyboard = board if "keyboard" in board else None if board.get("remove_keyboard") else chat.keyboard
    message = world.post(chat, world.bot, True, **body, reply_markup=inline)
    message.fixed = bool(board and "keyboard" in board)
    return message.body


def send_message(world: World, params: Params) -> Json:
    text, entities = checks.required_text(params.text("text"), params.text("parse_mode"), params.json("entities"))
    board = keyboard(params)
    chat = world.writable(params.values.get("chat_id"))
    return put(world, chat, params, body_text(text, entities), board)


def send_file(world: World, params: Params, kind: str) -> Json:
    words = checks.caption(params.text("caption"), params.text("parse_mode"), params.json("caption_entities"))
    board = keyboard(params)
    chat = world.writable(params.values.get("chat_id"))
    body = media.content(world, params, kind, params.values.get(kind))
    return put(world, chat, params, body | body_text(*words, "caption"), board)


def send_photo(world: World, params: Params) -> Json:
    return send_file(world, params, "photo")


def send_voice(world: World, params: Params) -> Json:
    return send_file(world, params, "voice")


def send_document(world: World, params: Params) -> Json:
    return send_file(world, params, "document")


def send_media_group(world: World, params: Params) -> list[Json]:
    items = params.json("media", "media")
    if not isinstance(items, list):
        raise bad("there are no messages to send" if not items else "expected an Array of InputMedia")
    if not items:
        raise bad("there are no messages to send")
    if len(items) > 10:
        raise bad("too many messages to send as an album")
    if len(items) < 2:  # documented; the wording is ours
        raise bad("an album must have from 2 to 10 items")
    chat = world.writable(params.values.get("chat_id"))
    bodies = [input_media(world, params, item) for item in items]
    if len({media.of(body) for body in bodies} - {"photo", "video"}) > 1 or (
        len({media.of(body) for body in bodies}) > 1 and any("document" in body for body in bodies)
    ):
        raise bad("Can't use the media of the specified type in the album")
    album = str(13000000000000000 + next(world.serial))
    return [put(world, chat, params, body | {"media_group_id": album}, None) for body in bodies]


def input_media(world: World, params: Params, item: Any) -> Json:
    if not isinstance(item, dict):
        raise bad("Can't parse InputMedia: expected an Object")
    kind = str(item.get("type", ""))
    if kind not in ("photo", "document"):
        raise bad(f"Can't parse InputMedia: type must be non-empty and known, got '{kind}'")
    words = checks.caption(
        str(item.get("caption") or ""), str(item.get("parse_mode") or ""), item.get("caption_entities")
    )
    return media.content(world, params, kind, item.get("media")) | body_text(*words, "caption")


def send_location(world: World, params: Params) -> Json:
    for name in ("latitude", "longitude"):
        if not params.text(name).strip():
            raise bad(f"{name} is empty")
    point = {name: float(params.text(name)) for name in ("latitude", "longitude")}
    board = keyboard(params)
    chat = world.writable(params.values.get("chat_id"))
    if abs(point["latitude"]) > 90 or abs(point["longitude"]) > 180:
        raise bad("invalid location specified")
    return put(world, chat, params, {"location": point}, board)


def send_chat_action(world: World, params: Params) -> bool:
    chat = world.writable(params.values.get("chat_id"))
    if params.text("action").lower() not in ACTIONS:
        raise bad("wrong parameter action in request")
    world.happened("action", chat, None, world.bot, {"text": params.text("action")})
    return True
