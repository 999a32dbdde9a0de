"""The methods that change what is already on a screen, and the answer to a press."""

from typing import Any

from tests.fake import checks, media
from tests.fake.chat import Message
from tests.fake.params import Params
from tests.fake.refusals import NOT_MODIFIED, OLD_QUERY, bad
from tests.fake.sending import input_media
from tests.fake.world import World, body_text

Json = dict[str, Any]
CONTENT = ("text", "entities", "caption", "caption_entities", "reply_markup")


def found(world: World, params: Params, what: str) -> Message:
    chat = world.chat(params.values.get("chat_id"))
    if not params.number("message_id"):
        raise bad("message identifier is not specified")
    message = chat.messages.get(params.number("message_id"))
    if message is None or message.deleted:
        raise bad(f"message to {what} not found")
    return message


def editable(world: World, params: Params) -> tuple[Message, Json | None]:
    message = found(world, params, "edit")
    if not message.mine or message.fixed:
        raise bad("message can't be edited")
    return message, checks.markup(params.json("reply_markup", "reply keyboard markup"), inline_only=True)


def apply(world: World, message: Message, dropped: tuple[str, ...], fresh: Json, board: Json | None) -> Json:
    """Replace some fields.  Without a keyboard in the call the old one goes, as on Telegram."""
    body = {k: v for k, v in message.body.items() if k not in (*dropped, "reply_markup")} | fresh
    body |= {"reply_markup": board} if board else {}
    same = all(body.get(key) == message.body.get(key) for key in CONTENT)
    if same and media.of(body) == media.of(message.body) and media.ids(body) == media.ids(message.body):
        raise bad(NOT_MODIFIED)
    world.change(message, world.bot, body)
    return message.body


def edit_message_text(world: World, params: Params) -> Json:
    words = checks.required_text(params.text("text"), params.text("parse_mode"), params.json("entities"))
    message, board = editable(world, params)
    if "text" not in message.body:
        raise bad("there is no text in the message to edit")
    return apply(world, message, ("text", "entities"), body_text(*words), board)


def edit_message_caption(world: World, params: Params) -> Json:
    words = checks.caption(params.text("caption"), params.text("parse_mode"), params.json("caption_entities"))
    message, board = editable(world, params)
    if media.of(message.body) not in ("photo", "voice", "document", "video"):
        raise bad("there is no caption in the message to edit")
    return apply(world, message, ("caption", "caption_entities"), body_text(*words, "caption"), board)


def edit_message_reply_markup(world: World, params: Params) -> Json:
    message, board = editable(world, params)
    return apply(world, message, (), {}, board)


def edit_message_media(world: World, params: Params) -> Json:
    item = params.json("media", "input media")
    if not item:
        raise bad("there is no media in the request" if item is None else "media is empty")
    fresh = input_media(world, params, item)
    message, board = editable(world, params)
    if media.of(message.body) == "voice":
        raise bad("message media can't be edited")
    if "media_group_id" in message.body and media.of(fresh) != media.of(message.body):
        raise bad("can't change media type in the album")
    gone = ("text", "entities", "caption", "caption_entities", "photo", "document", "location")
    return apply(world, message, gone, fresh, board)


def delete_message(world: World, params: Params) -> bool:
    message = found(world, params, "delete")
    if not message.mine and not message.chat.private:
        raise bad("message can't be deleted")
    if world.clock() - message.body["date"] > 48 * 3600:
        raise bad("message can't be deleted")
    message.deleted = True
    world.happened("deleted", message.chat, message, world.bot)
    return True


def pin_chat_message(world: World, params: Params) -> bool:
    message = found(world, params, "pin")
    if "pin" in message.chat.denied:
        raise bad("not enough rights to manage pinned messages in the chat")
    message.chat.pinned.append(message.id)
    return True


def answer_callback_query(world: World, params: Params) -> bool:
    query = world.callbacks.get(params.text("callback_query_id"))
    if query is None or world.clock() - query["at"] > query["lifetime"]:
        raise bad(OLD_QUERY)
    if len(params.text("text")) > 200:
        raise bad("MESSAGE_TOO_LONG")
    query["answered"] = query.get("answered", 0) + 1
    toast = {"text": params.text("text"), "alert": params.flag("show_alert"), "user": query["user"]["id"]}
    world.toasts.append(toast)
    world.happened("toast", query["chat"], None, query["user"], toast)
    return True
