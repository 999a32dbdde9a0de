"""Every method this fake knows, with the parameters Telegram documents for it."""

import inspect
from collections.abc import Callable
from typing import Any

from tests.fake import editing, profile, sending
from tests.fake.params import Params
from tests.fake.world import World

ANY = "business_connection_id message_thread_id disable_notification protect_content reply_parameters reply_markup "
ANY += "allow_paid_broadcast message_effect_id direct_messages_topic_id suggested_post_parameters "
ANY += "reply_to_message_id allow_sending_without_reply chat_id "  # the two older names still work
WORDS = "caption parse_mode caption_entities show_caption_above_media "
TARGET = "business_connection_id chat_id message_id inline_message_id reply_markup "
LINKS = "link_preview_options disable_web_page_preview "

METHODS: dict[str, tuple[Callable[[World, Params], Any], str]] = {
    "getMe": (profile.get_me, ""),
    "getUpdates": (profile.get_updates, "offset limit timeout allowed_updates"),
    "setWebhook": (
        profile.set_webhook,
        "url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token",
    ),
    "deleteWebhook": (profile.delete_webhook, "drop_pending_updates"),
    "getWebhookInfo": (profile.get_webhook_info, ""),
    "sendMessage": (sending.send_message, ANY + LINKS + "text parse_mode entities"),
    "sendPhoto": (sending.send_photo, ANY + WORDS + "photo has_spoiler"),
    "sendVoice": (sending.send_voice, ANY + WORDS + "voice duration"),
    "sendDocument": (sending.send_document, ANY + WORDS + "document thumbnail disable_content_type_detection"),
    "sendMediaGroup": (sending.send_media_group, ANY.replace("reply_markup", "") + "media"),
    "sendLocation": (
        sending.send_location,
        ANY + "latitude longitude horizontal_accuracy live_period heading proximity_alert_radius",
    ),
    "sendChatAction": (sending.send_chat_action, "business_connection_id chat_id message_thread_id action"),
    "editMessageText": (editing.edit_message_text, TARGET + LINKS + "text parse_mode entities"),
    "editMessageCaption": (editing.edit_message_caption, TARGET + WORDS),
    "editMessageReplyMarkup": (editing.edit_message_reply_markup, TARGET),
    "editMessageMedia": (editing.edit_message_media, TARGET + "media"),
    "deleteMessage": (editing.delete_message, "chat_id message_id"),
    "pinChatMessage": (editing.pin_chat_message, "business_connection_id chat_id message_id disable_notification"),
    "answerCallbackQuery": (editing.answer_callback_query, "callback_query_id text show_alert url cache_time"),
    "getFile": (profile.get_file, "file_id"),
    "getChat": (profile.get_chat, "chat_id"),
    "setMyCommands": (profile.set_my_commands, "commands scope language_code"),
    "getMyCommands": (profile.get_my_commands, "scope language_code"),
    "deleteMyCommands": (profile.delete_my_commands, "scope language_code"),
    "setMyDescription": (profile.set_my_description, "description language_code"),
    "getMyDescription": (profile.get_my_description, "language_code"),
    "setMyShortDescription": (profile.set_my_short_description, "short_description language_code"),
    "getMyShortDescription": (profile.get_my_short_description, "language_code"),
    "setMyName": (profile.set_my_name, "name language_code"),
    "getMyName": (profile.get_my_name, "language_code"),
}
BY_LOWER = {name.lower(): name for name in METHODS}  # Telegram does not mind the case


def name_of(method: str) -> str | None:
    return BY_LOWER.get(method.lower())


def unknown_parameters(method: str, params: Params) -> list[str]:
    """Names Telegram would silently ignore: nearly always a mistake."""
    known = set(METHODS[method][1].split())
    media = {"photo", "voice", "document", "certificate", "thumbnail"} & known
    attached = {name for name in params.files if name not in media and f"attach://{name}" in str(params.values)}
    return sorted((set(params.values) | set(params.files)) - known - attached)


async def perform(world: World, method: str, params: Params) -> Any:
    """Do it.  Everything but getUpdates is one step without a pause, so a call happens whole or not at all."""
    result = METHODS[method][0](world, params)
    return await result if inspect.isawaitable(result) else result
