"""Fetching updates: our own getUpdates loop, because the library acknowledges an update before anything is stored (R1).

The next offset is the last batch's + 1, held in memory, never taken from the database (R2); it is sent only after the batch
is committed.  409, 401, 5xx, time-outs and a lost network are waited out, never a crash loop.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.channels.telegram.api import Api
from bot.channels.telegram.request import held_for
from bot.channels.telegram.wire import ALLOWED

log = logging.getLogger("linli.telegram")

LONG_POLL = 25  # seconds
SLOWEST = 60.0

Store = Callable[[list[dict[str, Any]]], Awaitable[None]]


async def poll(
    api: Api, store: Store, ready: Callable[[], Awaitable[None]], pause: Callable[[float], Awaitable[None]]
) -> None:
    """For ever: fetch, commit, confirm.  store: returns after COMMIT, raises when nothing can be stored.  ready: waits
    while too much is still unhandled (R12).  pause: sleeps."""
    offset: int | None = None
    wait = 0.5
    while True:
        await ready()
        try:
            updates = await api.updates(offset, LONG_POLL, ALLOWED)
            if updates:
                await store(updates)
                offset = updates[-1]["update_id"] + 1
            wait = 0.5
        except asyncio.CancelledError:
            raise
        except TimedOut:
            continue
        except Exception as error:
            wait = await _wait_out(api, error, wait, pause)


async def _wait_out(api: Api, error: Exception, wait: float, pause: Callable[[float], Awaitable[None]]) -> float:
    """Say once what is wrong, wait; gives the next waiting time."""
    seconds = wait
    if isinstance(error, RetryAfter):
        seconds = held_for(error)
    elif isinstance(error, InvalidToken):
        log.error("event=token_refused hint='check LINLI_BOT_TOKEN with @BotFather'")
        seconds = min(wait * 4, SLOWEST / 2)  # Telegram has said so of good tokens, too
    elif isinstance(error, Conflict):
        log.warning("event=second_poller hint='another process polls with this token; standing by'")
        if "webhook" in str(error).lower():
            await _drop_webhook(api)
        seconds = min(wait, 5.0)
    elif isinstance(error, TelegramError):
        log.warning("event=poll_failed error=%s wait=%.1f", type(error).__name__, wait)
    else:
        log.error("event=cannot_store error=%s hint='see /readyz; nothing was acknowledged'", type(error).__name__)
    await pause(seconds)
    return min(wait * 2, SLOWEST / 4)


async def _drop_webhook(api: Api) -> None:
    try:
        await api.call("deleteWebhook", drop_pending_updates=False)
    except TelegramError as error:
        log.warning("event=delete_webhook_failed error=%s", type(error).__name__)
