"""Telegram's pushing side: posts updates to the bot's address, in order within a lane, again after anything but 2xx."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

from tests.fake.updates import Update, Updates

Json = dict[str, Any]


class Pusher:
    """Runs while a webhook is set.  first_pause, longest_pause: seconds between tries, doubling."""

    first_pause, longest_pause, patience = 0.05, 0.8, 10.0

    def __init__(self, updates: Updates, called: Callable[[Json], Awaitable[None]]) -> None:
        self.updates, self.called = updates, called
        self.busy: set[tuple[str, int]] = set()
        self.tasks: set[asyncio.Task[None]] = set()
        self.answers: list[tuple[int, int | str]] = []  # (update_id, HTTP status or the error)
        self.main: asyncio.Task[None] | None = None

    def start(self) -> None:
        self.main = self.main or asyncio.create_task(self.run())

    async def stop(self) -> None:
        tasks = [*self.tasks, *([self.main] if self.main else [])]
        self.main = None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def run(self) -> None:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=self.patience)) as http:
            while True:
                self.updates.pushed.clear()
                hook = self.updates.webhook
                for update in list(self.updates.pending) if hook else ():
                    room = len(self.busy) < (hook or {}).get("max_connections", 40)
                    if room and update.lane not in self.busy:
                        self.busy.add(update.lane)
                        task = asyncio.create_task(self.deliver(http, update))
                        self.tasks.add(task)
                        task.add_done_callback(self.tasks.discard)
                await self.updates.pushed.wait()

    async def deliver(self, http: aiohttp.ClientSession, update: Update) -> None:
        pause = self.first_pause
        try:
            while (hook := self.updates.webhook) and not await self.post(http, hook, update):
                await asyncio.sleep(pause)
                pause = min(pause * 2, self.longest_pause)
        finally:
            self.busy.discard(update.lane)
            self.updates.pushed.set()

    async def post(self, http: aiohttp.ClientSession, hook: Json, update: Update) -> bool:
        secret = hook.get("secret_token")
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        update.delivered.append(asyncio.get_running_loop().time())
        self.updates.changed()
        try:
            async with http.post(hook["url"], json=update.json(), headers=headers) as answer:
                body = await answer.read()
                self.answers.append((update.id, answer.status))
                if not 200 <= answer.status < 300:
                    return False
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            self.answers.append((update.id, type(error).__name__))
            return False
        if update in self.updates.pending:
            self.updates.confirm(update, asyncio.get_running_loop().time())
        if b'"method"' in body:  # a call carried by the answer
            import json

            await self.called(json.loads(body))
        return True
