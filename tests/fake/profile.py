"""The methods about the bot itself: who it is, its commands and words, its files, how it gets updates."""

import re
from typing import Any

from tests.fake import checks
from tests.fake.media import DOWNLOAD_BYTES
from tests.fake.params import Params
from tests.fake.refusals import HOOK_TOOK_OVER, bad, conflict
from tests.fake.world import World

Json = dict[str, Any]
LIMITS = {"description": 512, "short_description": 120, "name": 64}


def get_me(world: World, params: Params) -> Json:
    more = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    return world.bot | more | {"can_connect_to_business": False, "has_main_web_app": False}


def scope_of(world: World, params: Params) -> tuple[str, str]:
    """Which list of commands: (scope, language)."""
    scope = params.json("scope", "BotCommandScope") or {"type": "default"}
    if not isinstance(scope, dict) or scope.get("type") not in checks.SCOPES | checks.CHAT_SCOPES:
        raise bad("Can't parse BotCommandScope: Unsupported type specified")
    name = str(scope["type"])
    if name in checks.CHAT_SCOPES:
        name += f":{world.chat(scope.get('chat_id')).id}"
        name += f":{scope['user_id']}" if scope["type"] == "chat_member" else ""
    return name, checks.language(params.text("language_code"))


def set_my_commands(world: World, params: Params) -> bool:
    listed = checks.commands(params.json("commands", "commands") or [])
    world.profile["commands"][scope_of(world, params)] = listed
    return True


def get_my_commands(world: World, params: Params) -> list[Json]:
    found: list[Json] = world.profile["commands"].get(scope_of(world, params), [])
    return found


def delete_my_commands(world: World, params: Params) -> bool:
    world.profile["commands"].pop(scope_of(world, params), None)
    return True


def set_words(world: World, params: Params, field: str) -> bool:
    words = params.text(field)
    if len(words) > LIMITS[field]:
        raise bad(f"{field.upper()}_TOO_LONG" if field != "name" else "BOT_TITLE_INVALID")
    world.profile[field][checks.language(params.text("language_code"))] = words
    return True


def set_my_description(world: World, params: Params) -> bool:
    return set_words(world, params, "description")


def set_my_short_description(world: World, params: Params) -> bool:
    return set_words(world, params, "short_description")


def set_my_name(world: World, params: Params) -> bool:
    return set_words(world, params, "name")


def get_words(world: World, params: Params, field: str) -> Json:
    return {field: world.profile[field].get(checks.language(params.text("language_code")), "")}


def get_my_description(world: World, params: Params) -> Json:
    return get_words(world, params, "description")


def get_my_short_description(world: World, params: Params) -> Json:
    return get_words(world, params, "short_description")


def get_my_name(world: World, params: Params) -> Json:
    return get_words(world, params, "name")


def get_chat(world: World, params: Params) -> Json:
    chat = world.chat(params.values.get("chat_id"))
    return chat.info | {"accent_color_id": 0, "max_reaction_count": 11}


def get_file(world: World, params: Params) -> Json:
    if not params.text("file_id"):
        raise bad("file_id not specified")
    file = world.files.get(params.text("file_id"))
    if file is None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    if len(file["bytes"]) > DOWNLOAD_BYTES:
        raise bad("file is too big")
    return {k: file["info"][k] for k in ("file_id", "file_unique_id", "file_size")} | {"file_path": file["path"]}


def set_webhook(world: World, params: Params) -> bool:
    url = params.text("url").strip()
    if not url:
        return delete_webhook(world, params)
    local = re.match(r"http://127\.0\.0\.1[:/]", url)  # the one thing looser than Telegram: no TLS on the loopback
    if not (local or re.match(r"https://[^/:]+(:(443|80|88|8443))?(/|$)", url)):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", params.text("secret_token")):
        raise bad("secret token contains unallowed characters")
    connections = min(100, max(1, params.number("max_connections", 40)))
    world.updates.webhook = {"url": url, "secret_token": params.text("secret_token"), "max_connections": connections}
    forget_and_allow(world, params)
    world.updates.stop_poller(conflict(HOOK_TOOK_OVER))
    world.updates.wake()
    return True


def delete_webhook(world: World, params: Params) -> bool:
    world.updates.webhook = None
    forget_and_allow(world, params)
    return True


def forget_and_allow(world: World, params: Params) -> None:
    world.updates.allow(params.json("allowed_updates"))
    if params.flag("drop_pending_updates"):
        world.updates.pending.clear()


def get_webhook_info(world: World, params: Params) -> Json:
    hook = world.updates.webhook
    waiting = {"has_custom_certificate": False, "pending_update_count": len(world.updates.pending)}
    if not hook:
        return {"url": ""} | waiting
    more = {"max_connections": hook["max_connections"], "ip_address": "127.0.0.1"}
    return {"url": hook["url"]} | waiting | more | {"allowed_updates": sorted(world.updates.allowed)}


async def get_updates(world: World, params: Params) -> list[Json]:
    world.updates.allow(params.json("allowed_updates"))
    numbers = params.number("offset"), params.number("limit", 100), params.number("timeout")
    return [update.json() for update in await world.updates.poll(*numbers)]
