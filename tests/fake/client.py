"""A bare client for the fake: what a bot would send, without a bot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from typing import Any, Self

import aiohttp

from tests.fake.phone import Phone
from tests.fake.telegram import FakeTelegram

Json = dict[str, Any]


class Client:
    def __init__(self, telegram: FakeTelegram) -> None:
        self.telegram = telegram

    async def __aenter__(self) -> Self:
        self.http = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.close()

    def url(self, method: str) -> str:
        return f"{self.telegram.root}/bot{self.telegram.token}/{method}"

    async def ask(self, method: str, **params: Any) -> Json:
        """A JSON call: the whole answer."""
        async with self.http.post(self.url(method), json=params) as answer:
            body: Json = await answer.json()
            assert answer.status == (200 if body["ok"] else body["error_code"])
            return body

    async def __call__(self, method: str, **params: Any) -> Any:
        """A call that must succeed: its result."""
        body = await self.ask(method, **params)
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """A call that must be refused: 'code description'."""
        body = await self.ask(method, **params)
        assert not body["ok"], f"accepted: {body}"
        return f"{body['error_code']} {body['description']}"

    async def upload(self, method: str, file: tuple[str, bytes], **params: Any) -> Json:
        """A multipart call.  file: (part name, content)."""
        form = aiohttp.FormData({k: str(v) for k, v in params.items()})
        form.add_field(file[0], BytesIO(file[1]), filename="a.jpg")
        async with self.http.post(self.url(method), data=form) as answer:
            body: Json = await answer.json()
            return body


@asynccontextmanager
async def town() -> AsyncIterator[tuple[FakeTelegram, Client, Phone]]:
    """Telegram, a bot, and a resident the bot may write to."""
    async with FakeTelegram() as telegram, Client(telegram) as bot:
        resident = telegram.phone(101)
        resident.says("/start")
        yield telegram, bot, resident


def key(**button: Any) -> Json:
    """An inline keyboard of one button 好."""
    return {"inline_keyboard": [[{"text": "好"} | button]]}
