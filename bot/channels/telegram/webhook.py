"""The webhook (R16): secret compared in constant time, 200 only after COMMIT, 503 when the database cannot write."""

import hmac
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.channels.telegram import wire

log = logging.getLogger("linli.telegram")

HEADER = "X-Telegram-Bot-Api-Secret-Token"
BIGGEST = 1 << 20  # bytes of one update


def receiver(secret: str, store: Callable[[list[dict[str, Any]]], Awaitable[None]]) -> Callable[[web.Request], Any]:
    """The handler of POST at the webhook's path.  store: returns after COMMIT."""

    async def receive(request: web.Request) -> web.Response:
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), secret.encode()):
            return web.Response(status=403)
        if request.content_type != "application/json" or (request.content_length or 0) > BIGGEST:
            return web.Response(status=400)
        update = await _read(request)
        if update is None:
            return web.Response(status=400)
        try:
            await store([update])
        except Exception as error:
            log.error("event=cannot_store error=%s", type(error).__name__)
            return web.Response(status=503, headers={"Retry-After": "2"})
        return web.Response(status=200)

    return receive


async def _read(request: web.Request) -> dict[str, Any] | None:
    body = await request.content.read(BIGGEST + 1)
    while len(body) <= BIGGEST and not request.content.at_eof():
        body += await request.content.read(BIGGEST + 1 - len(body))
    if len(body) > BIGGEST:
        return None
    try:
        update = wire.read(body)
    except ValueError:
        return None
    return update if isinstance(update, dict) and isinstance(update.get("update_id"), int) else None
