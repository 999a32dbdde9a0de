"""What Telegram is told once at start: the command list by language and scope, webhook or polling."""

import logging
from typing import Any

from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram.api import Api
from bot.channels.telegram.wire import ALLOWED
from handlers.words import Words

log = logging.getLogger("linli.telegram")

CODES = {"zh-Hans": "zh", "zh-Hant": "", "en": "en"}  # Telegram knows two letters; '' is everybody else's
LISTED = (
    "report", "mine", "topics", "vote", "aid", "volunteer", "nearby", "notices", "follow", "help", "settings", "behalf",
    "cancel", "propose", "shifts", "hours", "home", "quiet", "language", "privacy", "mydata", "deletemydata", "link",
)  # fmt: skip
WORKING = ("tasks", "patrol", *LISTED)
GROUP = ("help",)


async def introduce(api: Api, words: Words, first_language: str) -> None:
    """Set the command lists.  Raises telegram.error.* when the token is wrong."""
    for language in words.languages:
        codes = {CODES[language]} | ({""} if language == first_language else set())
        for code in codes - ({""} if language != first_language else set()):
            await _commands(api, words, language, code)


async def _commands(api: Api, words: Words, language: str, code: str) -> None:
    for scope, names in (("all_private_chats", LISTED), ("all_group_chats", GROUP)):
        await _set(api, words, language, names, {"type": scope}, code)


async def chat_menu(api: Api, words: Words, chat: str, language: str, *, working: bool, admin: bool) -> None:
    """One chat's own list: zh-Hant has no code of its own at Telegram, and only workers need /tasks."""
    names = (*(("admin",) if admin else ()), *(WORKING if working else LISTED))
    await _set(api, words, language, names, {"type": "chat", "chat_id": int(chat)}, "")


async def _set(api: Api, words: Words, language: str, names: tuple[str, ...], scope: dict[str, Any], code: str) -> None:
    listed = [{"command": name, "description": words.say(language, f"command-{name}")} for name in names]
    try:
        await api.call("setMyCommands", commands=listed, scope=scope, language_code=code or None)
    except TelegramError as error:
        log.warning("event=set_commands_failed error=%s", type(error).__name__)


async def use_webhook(api: Api, url: str, secret: str) -> None:
    """Ask Telegram to post updates to us."""
    await api.call("setWebhook", url=url, secret_token=secret, allowed_updates=list(ALLOWED), max_connections=40)


async def use_polling(api: Api) -> None:
    """No webhook; what waits stays."""
    await api.call("deleteWebhook", drop_pending_updates=False)


async def probe(root: str, token: str) -> tuple[bool, str]:
    """For the doctor: is the token known, and if not, what to do."""
    api = Api(root, token)
    await api.open()
    try:
        me = await api.call("getMe")
        return True, f"Telegram knows it as @{me['username']}"
    except InvalidToken:
        return False, "Telegram refuses it; copy it again from @BotFather"
    except TelegramError as error:
        return False, f"Telegram cannot be reached ({type(error).__name__}); check the network or LINLI_TELEGRAM_URL"
    finally:
        await api.close()
