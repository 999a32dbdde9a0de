"""How updates reach a bot: getUpdates and webhooks behave like Telegram's."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from tests.fake.client import Client
from tests.fake.telegram import FakeTelegram

CONFLICT = "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


async def numbers(bot: Client, **params: Any) -> list[int]:
    return [update["update_id"] for update in await bot("getUpdates", **params)]


async def test_what_is_not_confirmed_comes_again() -> None:
    async with FakeTelegram() as telegram, Client(telegram) as bot:
        resident = telegram.phone(101)
        for word in "一二三":
            resident.says(word)
        first = telegram.updates.all[0].id
        assert await numbers(bot) == [first, first + 1, first + 2]
        assert await numbers(bot, limit=2) == [first, first + 1]
        assert await numbers(bot, offset=first + 2) == [first + 2]
        assert await numbers(bot, offset=-1) == [first + 2]
        assert await numbers(bot, offset=first + 3) == []
        assert not telegram.updates.pending


async def test_a_batch_has_at_most_a_hundred() -> None:
    async with FakeTelegram() as telegram, Client(telegram) as bot:
        resident = telegram.phone(101)
        for n in range(130):
            resident.says(str(n))
        assert len(await numbers(bot, limit=1000)) == 100


async def test_a_long_poll_ends_with_the_first_message_or_in_silence() -> None:
    async with FakeTelegram() as telegram, Client(telegram) as bot:
        waiting = asyncio.create_task(numbers(bot, timeout=20))
        await telegram.world.until(lambda: telegram.updates.poller, 5)
        telegram.phone(101).says("您好")
        assert await waiting == [telegram.updates.all[0].id]
        assert await numbers(bot, offset=telegram.updates.all[0].id + 1, timeout=0) == []


async def test_a_second_poller_ends_the_first() -> None:
    async with FakeTelegram() as telegram, Client(telegram) as bot:
        first = asyncio.create_task(bot.refused("getUpdates", timeout=20))
        await telegram.world.until(lambda: telegram.updates.poller, 5)
        second = asyncio.create_task(numbers(bot, timeout=20))
        assert await first == CONFLICT
        telegram.phone(101).says("您好")
        assert len(await second) == 1


async def test_a_stale_offset_far_ahead_confirms_nothing() -> None:
    async with FakeTelegram() as telegram, Client(telegram) as bot:
        resident = telegram.phone(101)
        resident.says("一")
        last = telegram.updates.all[-1].id
        await numbers(bot, offset=last + 1)
        telegram.updates.restart(1000)  # after a quiet week
        resident.says("二")
        assert await numbers(bot, offset=last + 1) == [1000]
        assert await numbers(bot, offset=last + 1) == [1000]
        assert await numbers(bot, offset=1001) == []


async def test_only_wanted_kinds_of_update_are_kept() -> None:
    async with FakeTelegram() as telegram, Client(telegram) as bot:
        resident = telegram.phone(101)
        await bot("getUpdates", allowed_updates=["message"])
        resident.edits(resident.says("一"), "二")
        assert [list(update)[1] for update in await bot("getUpdates")] == ["message"]


@asynccontextmanager
async def listener(statuses: list[int]) -> AsyncIterator[tuple[str, list[web.Request], list[Any]]]:
    """A web server that answers with these statuses in turn, then 200."""
    requests: list[web.Request] = []
    bodies: list[Any] = []

    async def hook(request: web.Request) -> web.Response:
        requests.append(request)
        bodies.append(await request.json())
        return web.Response(status=statuses.pop(0) if statuses else 200)

    app = web.Application()
    app.router.add_post("/hook", hook)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook", requests, bodies
    finally:
        await runner.cleanup()


async def test_a_webhook_is_pushed_in_order_again_and_again_with_its_secret() -> None:
    async with FakeTelegram() as telegram, Client(telegram) as bot, listener([503, 500]) as (url, requests, bodies):
        resident = telegram.phone(101)
        assert await bot("setWebhook", url=url, secret_token="s" * 32) is True
        assert (await bot.refused("getUpdates")).startswith("409 Conflict: can't use getUpdates method while webhook")
        for n in range(3):
            resident.says(str(n))
        await telegram.world.until(lambda: not telegram.updates.pending, 5)
        assert [body["message"]["text"] for body in bodies] == ["0", "0", "0", "1", "2"]
        assert {r.headers["X-Telegram-Bot-Api-Secret-Token"] for r in requests} == {"s" * 32}
        assert (await bot("getWebhookInfo"))["url"] == url
        await bot("deleteWebhook")
        resident.says("3")
        assert len(await bot("getUpdates")) == 1


async def test_a_webhook_address_must_be_safe() -> None:
    async with FakeTelegram() as telegram, Client(telegram) as bot:
        assert await bot.refused("setWebhook", url="http://example.org/hook") == (
            "400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
        )
        assert await bot.refused("setWebhook", url="https://example.org/hook", secret_token="邻里") == (
            "400 Bad Request: secret token contains unallowed characters"
        )
