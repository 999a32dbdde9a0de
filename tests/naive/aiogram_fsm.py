"""aiogram's finite-state example with its states in SQLite, one commit a change, as home-made storages do: the bench's peer.

aiogram ships no SQLite storage.  Run as `python -m tests.naive.aiogram_fsm` where aiogram is installed, with the LINLI_
settings of token and address; nothing else of this repository is imported.
"""

import asyncio
import json
import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import BaseStorage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

YES = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="提交", callback_data="yes")]])
SAVE = "INSERT INTO fsm (k, {0}) VALUES (?, ?) ON CONFLICT (k) DO UPDATE SET {0} = excluded.{0}"


class Report(StatesGroup):
    where, sure = State(), State()


class Sqlite(BaseStorage):
    """One thread for the file, so that nobody waits for a disk but who asked."""

    def __init__(self, path: str) -> None:
        self.thread = ThreadPoolExecutor(1)
        self.db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.execute("PRAGMA synchronous=FULL")
        self.db.execute("CREATE TABLE IF NOT EXISTS fsm (k TEXT PRIMARY KEY, state TEXT, data TEXT)")

    async def run(self, sql: str, *values: Any) -> Any:
        def work() -> Any:
            row = self.db.execute(sql, values).fetchone()
            return row and row[0]

        return await asyncio.get_running_loop().run_in_executor(self.thread, work)

    async def set_state(self, key: Any, state: Any = None) -> None:
        await self.run(SAVE.format("state"), str(key), state.state if isinstance(state, State) else state)

    async def get_state(self, key: Any) -> str | None:
        return await self.run("SELECT state FROM fsm WHERE k = ?", str(key))

    async def set_data(self, key: Any, data: Any) -> None:
        await self.run(SAVE.format("data"), str(key), json.dumps(dict(data)))

    async def get_data(self, key: Any) -> dict[str, Any]:
        data = await self.run("SELECT data FROM fsm WHERE k = ?", str(key))
        return json.loads(data) if data else {}

    async def close(self) -> None:
        self.thread.shutdown()


async def main() -> None:
    api = TelegramAPIServer.from_base(os.environ["LINLI_TELEGRAM_URL"])
    bot = Bot(os.environ["LINLI_BOT_TOKEN"], session=AiohttpSession(api=api))
    talk = Dispatcher(storage=Sqlite(os.environ["LINLI_DATABASE_URL"].removeprefix("sqlite:///")))

    @talk.message(Report.where, F.location)
    async def where(message: Any, state: Any) -> None:
        await state.update_data(at=[message.location.latitude, message.location.longitude])
        await state.set_state(Report.sure)
        await message.answer("确认？", reply_markup=YES)

    @talk.message(F.text)
    async def what(message: Any, state: Any) -> None:
        await state.update_data(what=message.text)
        placed = message.text.startswith("3号楼")
        await state.set_state(Report.sure if placed else Report.where)
        await message.answer("确认？" if placed else "在哪里？", reply_markup=YES if placed else None)

    @talk.callback_query(Report.sure)
    async def sure(query: Any, state: Any) -> None:
        data = await state.get_data()
        await state.clear()
        await query.answer()
        await query.message.answer(f"已受理：{data['what']}")

    await talk.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
