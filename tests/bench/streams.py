"""Many web chats, all open: what each costs, and how long a message takes to one of them."""

import asyncio
import re
import time

from aiohttp import ClientSession, ClientTimeout, CookieJar, TCPConnector

from tests.bench.bots import LINLI, running
from tests.bench.figures import Figures, Size, percentile

NONCE = re.compile(r'name="nonce" value="([^"]+)"')


class Browser:
    """One visitor whose event stream stays open."""

    def __init__(self, http: ClientSession, root: str):
        self.http, self.root, self.cookies, self.nonce = http, root, "", ""
        self.told = asyncio.Event()

    async def comes(self) -> None:
        async with self.http.get(f"{self.root}/") as answer:
            self.nonce = NONCE.findall(await answer.text())[-1]
            self.cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in answer.cookies.items())
        self.stream = await self.http.get(f"{self.root}/stream", headers={"Cookie": self.cookies})
        self.task = asyncio.create_task(self.listens())
        await self.told.wait()  # the greeting

    async def listens(self) -> None:
        async for line in self.stream.content:
            if line.startswith(b"data: {"):
                self.told.set()

    async def says(self, words: str) -> float:
        """Seconds until the stream tells of what was said."""
        self.told.clear()
        began = time.perf_counter()
        headers = {"Cookie": self.cookies, "Origin": self.root, "Accept": "application/json"}
        form = {"nonce": self.nonce, "text": words}
        async with self.http.post(f"{self.root}/say", data=form, headers=headers) as answer:
            assert answer.status == 204, answer.status
        await self.told.wait()
        return time.perf_counter() - began

    async def goes(self) -> None:
        self.stream.close()
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


async def streams(size: Size) -> Figures:
    """kB of memory for each open stream, and the delay of a message to one of them, the others staying quiet."""
    async with (
        running(LINLI) as run,
        ClientSession(
            connector=TCPConnector(limit=0), cookie_jar=CookieJar(), timeout=ClientTimeout(total=None)
        ) as http,
    ):
        await run.bot.start()
        http.cookie_jar.clear()
        browsers: list[Browser] = []
        for n in range(size.streams + 20):
            if n == 20:
                before = run.memory()
            http.cookie_jar.clear()
            browsers.append(Browser(http, run.bot.root))
            await browsers[-1].comes()
        each = (run.memory() - before) / size.streams * 1000
        delays = sorted([await browser.says("3号楼电梯坏了") for browser in browsers[:: max(1, size.streams // 100)]])
        await asyncio.gather(*(browser.goes() for browser in browsers))
        return {"kB a stream": each, "stream p95": percentile(delays, 0.95)}
