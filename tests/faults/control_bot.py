"""The control: the smallest bot that keeps its promises, to show that the kill loop can read zero.

Store before acknowledging; one transaction for state, answer and "done"; send from the outbox, then mark as sent.
Run as `python -m tests.faults.control_bot` with the LINLI_ settings; the database is a SQLite file.
"""

import asyncio
import json
import os
import sqlite3
from datetime import UTC, datetime
from typing import Any

import aiohttp
from aiohttp import web

TABLES = """
CREATE TABLE IF NOT EXISTS inbox (id INTEGER PRIMARY KEY, update_id INTEGER UNIQUE, body TEXT, done INTEGER DEFAULT 0);
CREATE TABLE IF NOT EXISTS request (id INTEGER PRIMARY KEY, chat INTEGER UNIQUE);
CREATE TABLE IF NOT EXISTS outbox (id INTEGER PRIMARY KEY, body TEXT, sent INTEGER DEFAULT 0);
"""
BOARD = {"inline_keyboard": [[{"text": "同意并提交", "callback_data": "submit"}]]}


class Control:
    def __init__(self, http: aiohttp.ClientSession) -> None:
        self.http = http
        self.root = f"{os.environ['LINLI_TELEGRAM_URL']}/bot{os.environ['LINLI_BOT_TOKEN']}"
        self.db = sqlite3.connect(os.environ["LINLI_DATABASE_URL"].removeprefix("sqlite:///"), isolation_level=None)
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.executescript(TABLES)
        self.work = asyncio.Event()

    async def ask(self, method: str, body: dict[str, Any]) -> Any:
        async with self.http.post(f"{self.root}/{method}", json=body) as answer:
            return (await answer.json()).get("result")

    def store(self, updates: list[dict[str, Any]]) -> None:
        self.db.execute("BEGIN IMMEDIATE")
        for update in updates:
            row = (update["update_id"], json.dumps(update))
            self.db.execute("INSERT INTO inbox (update_id, body) VALUES (?, ?) ON CONFLICT DO NOTHING", row)
        self.db.execute("COMMIT")
        self.work.set()

    def process(self) -> None:
        for number, body in self.db.execute("SELECT id, body FROM inbox WHERE NOT done ORDER BY id").fetchall():
            self.db.execute("BEGIN IMMEDIATE")
            self.db.execute("INSERT INTO outbox (body) VALUES (?)", (json.dumps(self.answer(json.loads(body))),))
            self.db.execute("UPDATE inbox SET done = 1 WHERE id = ?", (number,))
            self.db.execute("COMMIT")

    def answer(self, update: dict[str, Any]) -> dict[str, Any]:
        if "message" in update:
            chat = update["message"]["chat"]["id"]
            return {"chat_id": chat, "text": f"已了解：{update['message']['text']}", "reply_markup": BOARD}
        chat = update["callback_query"]["message"]["chat"]["id"]
        self.db.execute("INSERT INTO request (chat) VALUES (?) ON CONFLICT DO NOTHING", (chat,))
        (request,) = self.db.execute("SELECT id FROM request WHERE chat = ?", (chat,)).fetchone()
        return {"chat_id": chat, "text": f"已提交，编号 LL-{datetime.now(UTC):%Y%m%d}-{request:04d}"}

    async def send(self) -> None:
        while True:
            self.work.clear()
            self.process()
            rows = self.db.execute("SELECT id, body FROM outbox WHERE NOT sent ORDER BY id LIMIT 8").fetchall()
            await asyncio.gather(*(self.send_one(number, body) for number, body in rows))
            if not rows:
                await self.work.wait()

    async def send_one(self, number: int, body: str) -> None:
        if await self.ask("sendMessage", json.loads(body)):
            self.db.execute("UPDATE outbox SET sent = 1 WHERE id = ?", (number,))

    async def poll(self) -> None:
        offset = 0
        while True:
            updates = await self.ask("getUpdates", {"offset": offset, "timeout": 20})
            if updates:
                self.store(updates)
                offset = updates[-1]["update_id"] + 1

    async def hook(self, request: web.Request) -> web.Response:
        self.store([await request.json()])
        return web.Response()


async def main() -> None:
    async with aiohttp.ClientSession() as http:
        bot = Control(http)
        if "LINLI_WEBHOOK_URL" not in os.environ:
            await asyncio.gather(bot.send(), bot.poll())
        app = web.Application()
        app.router.add_post("/{path:.*}", bot.hook)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, os.environ["LINLI_HOST"], int(os.environ["LINLI_PORT"])).start()
        await bot.ask("setWebhook", {"url": os.environ["LINLI_WEBHOOK_URL"]})
        await bot.send()


if __name__ == "__main__":
    asyncio.run(main())
