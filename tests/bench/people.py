"""The residents of the bench: each holds the report conversation again and again and presses the very button it was sent."""

import asyncio
import re
import time
from collections import deque
from typing import Any

from tests.bench.api import Api

Json = dict[str, Any]
NUMBER = re.compile(r"LL-\d{8}-\d{4,}")
YES = ("提交", "同意并提交")
# A trouble that is nobody else's: the card asks no 是同一件事吗, the conversation is the report's alone.
WITH_PLACE = "3号楼二单元楼上天天半夜装修，电钻声音太吵，老人小孩睡不着，请尽快派人来管一管。"
WITHOUT = WITH_PLACE.removeprefix("3号楼二单元")
HERE = {"latitude": 31.2304, "longitude": 121.4737}


class Resident:
    """Two kinds of dialogue in turn: words with a place (two updates), words without, then a position (three).
    A bot that sends no button, as an echo does, is simply told the next thing."""

    def __init__(self, id: int):
        self.who = {"id": id, "is_bot": False, "first_name": f"居民{id}", "language_code": "zh-hans"}
        self.chat = {"id": id, "type": "private", "first_name": f"居民{id}"}
        self.begun = self.messages = 0
        self.numbers: list[str] = []
        self.open = False  # a dialogue is in the middle
        self.asked_where = False
        self.button: tuple[int, Json] | None = None

    def sees(self, message: int, params: Json) -> None:
        """A message of the bot."""
        board = params.get("reply_markup") or {}
        buttons = [button for row in board.get("inline_keyboard") or [] for button in row]
        yes = next((button for button in buttons if button["text"] in YES), None)
        self.button = (message, yes) if yes else None
        if found := NUMBER.search(str(params.get("text"))):
            self.numbers.append(found[0])
            self.open = False

    def next(self) -> Json:
        """What this resident does now, as an update."""
        self.messages += 1
        if self.button:
            (message, button), self.button = self.button, None
            card = {"message_id": message, "chat": self.chat, "date": int(time.time()), "text": "…"}
            press = {"id": f"{self.who['id']}{self.messages}", "from": self.who, "chat_instance": "1"}
            return {"callback_query": press | {"data": button["callback_data"], "message": card}}
        said = {"message_id": self.messages, "from": self.who, "chat": self.chat, "date": int(time.time())}
        if self.asked_where:
            self.asked_where = False
            return {"message": said | {"location": HERE}}
        self.begun += 1
        self.open = True
        self.asked_where = self.begun % 2 == 0
        return {"message": said | {"text": WITHOUT if self.asked_where else WITH_PLACE}}


class Crowd:
    """Residents in a closed loop (the next step when the answer came) or on a clock."""

    def __init__(self, count: int, first: int = 1000):
        self.people = {id: Resident(id) for id in range(first, first + count)}
        self.began: dict[int, float] = {}
        self.took: list[float] = []
        self.left = 0  # updates still to send in this phase
        self.on_clock = False
        self.idle: deque[int] = deque(self.people)
        self.quiet = asyncio.Event()

    def meets(self, api: Api) -> None:
        """Talk to this bot from now on."""
        self.api = api

    def replied(self, chat: int, message: int, params: Json) -> None:
        """The bot wrote to somebody."""
        resident = self.people[chat]
        resident.sees(message, params)
        began = self.began.pop(chat, None)
        if began is None:
            return  # a second message to the same update
        self.took.append(time.perf_counter() - began)
        self.idle.append(chat)
        if self.left and not self.on_clock:
            self.step(time.perf_counter())
        elif not self.left and not self.began:
            self.quiet.set()

    def step(self, began: float) -> None:
        chat = self.idle.popleft()
        self.left -= 1
        self.began[chat] = began
        self.api.push(self.people[chat].next())

    async def talk(self, updates: int, rate: float = 0.0, patience: float = 120.0) -> tuple[float, list[float]]:
        """So many updates; rate: a second, on a clock, delays counted from the moment they were due.
        (seconds it took, delays of the answers, sorted)."""
        self.took, self.left, self.on_clock = [], updates, bool(rate)
        self.quiet.clear()
        began = time.perf_counter()
        async with asyncio.timeout(patience):
            if rate:
                await self.on_the_clock(updates, rate, began)
            else:
                for _ in range(min(updates, len(self.idle))):
                    self.step(began)
            await self.quiet.wait()
        return time.perf_counter() - began, sorted(self.took)

    async def on_the_clock(self, updates: int, rate: float, began: float) -> None:
        for n in range(updates):
            due = began + n / rate
            while (wait := due - time.perf_counter()) > 0 or not self.idle:
                await asyncio.sleep(max(wait, 0.0005))
            self.step(due)

    async def finish(self) -> int:
        """Every open dialogue to its number; how many numbers were given in all."""
        for _ in range(3):
            unfinished = [id for id, resident in self.people.items() if resident.open]
            if not unfinished:
                break
            self.idle = deque(unfinished + [id for id in self.people if id not in set(unfinished)])
            await self.talk(len(unfinished))
        return sum(len(resident.numbers) for resident in self.people.values())
