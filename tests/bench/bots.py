"""The bots that are measured, each a process of its own, and what they use (Linux: read from /proc)."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench.api import Api
from tests.bench.people import Crowd
from tests.fake.process import Bot

TICK, PAGE = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Kind:
    """One of the bots.  command: with the interpreter; empty words: it cannot run here."""

    name: str
    command: tuple[str, ...]


LINLI = Kind("Linli", (sys.executable, "-m", "bot"))
ECHO = Kind("python-telegram-bot echo", (sys.executable, "-m", "tests.naive.ptb_echo"))
AIOGRAM = Kind("aiogram FSM, SQLite", ("python", "-m", "tests.naive.aiogram_fsm"))


def aiogram(python: str) -> Kind | None:
    """The peer, if this interpreter has it."""
    there = subprocess.run([python, "-c", "import aiogram"], capture_output=True, check=False).returncode == 0
    return replace(AIOGRAM, command=(python, *AIOGRAM.command[1:])) if there else None


@dataclass
class Run:
    """A bot, its Telegram and the people who talk to it."""

    bot: Bot
    api: Api
    crowd: Crowd

    @property
    def database(self) -> Path:
        return Path(self.bot.settings["LINLI_DATABASE_URL"].removeprefix("sqlite:///"))

    async def first_reply(self) -> float:
        """Start the bot with one update waiting: seconds from the start to its answer."""
        began = time.perf_counter()
        await self.bot.start(ready=False)
        await self.crowd.talk(1, patience=30.0)
        return time.perf_counter() - began

    def cpu(self) -> float:
        """CPU-seconds so far, of the process and its children that ended."""
        fields = self.stat("stat").rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / TICK

    def memory(self) -> float:
        """Resident megabytes."""
        return int(self.stat("statm").split()[1]) * PAGE / 1e6

    def stat(self, name: str) -> str:
        assert self.bot.process, "not started"
        return Path(f"/proc/{self.bot.process.pid}/{name}").read_text()


@asynccontextmanager
async def running(
    kind: Kind, users: int = 100, round_trip: float = 0.0, database: Path | None = None, first: int = 1000
) -> AsyncIterator[Run]:
    """A bot that is not started yet.  database: a SQLite file (with its key beside it) to copy first."""
    crowd = Crowd(users, first)
    api = Api(crowd.replied, round_trip)
    await api.start()
    folder = Path(tempfile.mkdtemp(prefix="linli-bench-"))
    try:
        if database:
            for name in ("linli.db", "linli.key"):
                shutil.copyfile(database.with_name(name), folder / name)
            (folder / "linli.key").chmod(0o600)
        bot = Bot(api, f"sqlite:///{folder / 'linli.db'}", folder, settings={"LINLI_LOG": "warning"})  # type: ignore[arg-type]
        bot.command = kind.command
        crowd.meets(api)
        try:
            yield Run(bot, api, crowd)
        except TimeoutError as error:
            error.add_note(f"{kind.name}: no answer; its log ends:\n{bot.log()[-2000:]}")
            raise
        finally:
            await bot.stop()
    finally:
        api.stop()
        shutil.rmtree(folder, ignore_errors=True)
