"""The life of the Telegram channel in the process: introduce ourselves, then poll, or let Telegram post to us."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram import setup
from bot.channels.telegram.api import Api
from bot.channels.telegram.polling import poll
from bot.settings import Settings
from handlers.house import House

log = logging.getLogger("linli.telegram")

SLOWEST = 60.0


async def live(
    api: Api, house: House, settings: Settings, store: Callable[[list[dict[str, Any]]], Awaitable[None]],
    ready: Callable[[], Awaitable[None]],
) -> None:  # fmt: skip
    """For ever.  Polling begins at once; the introduction runs beside it and may be refused without harm."""
    if settings.webhook_url:
        assert settings.webhook_secret is not None
        secret = settings.webhook_secret.get_secret_value()
        await _until_done(lambda: setup.use_webhook(api, str(settings.webhook_url), secret))
        await _introduce(api, house)
        return await asyncio.Event().wait() and None
    await _until_done(lambda: setup.use_polling(api))
    introduction = asyncio.create_task(_introduce(api, house))
    try:
        await poll(api, store, ready, asyncio.sleep)
    finally:
        introduction.cancel()


async def _introduce(api: Api, house: House) -> None:
    async def once() -> None:
        me = await api.call("getMe")
        house.bot_link = f"https://t.me/{me.get('username', '')}"  # first: groups wait for it
        await setup.introduce(api, house.words, house.languages()[0])

    await _until_done(once)


async def _until_done(work: Callable[[], Awaitable[None]]) -> None:
    """Again and again, ever slower, until it worked."""
    pause = 0.5
    while True:
        try:
            return await work()
        except InvalidToken:
            log.error("event=token_refused hint='check LINLI_BOT_TOKEN with @BotFather'")
        except TelegramError as error:
            log.warning("event=telegram_unreachable error=%s", type(error).__name__)
        await asyncio.sleep(pause)
        pause = min(pause * 2, SLOWEST)
