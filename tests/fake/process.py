"""The bot as a process of its own: started, asked whether it is ready, stopped, killed.

async with Bot(telegram, database, folder) as bot:     # python -m bot run, waits for /readyz
    code = await bot.claim("worker", grid="g1")
    await bot.kill(); await bot.start()
    bot.log()
"""

import asyncio
import os
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Self

import aiohttp

from tests.fake.telegram import FakeTelegram

REPO = Path(__file__).parents[2]
KEPT = ("PATH", "TZ", "LANG", "SYSTEMROOT", "TMPDIR")


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Bot:
    """settings: LINLI_ values that differ from the usual ones; None takes one away."""

    command: tuple[str, ...] = (sys.executable, "-m", "bot")
    patience = 120.0  # seconds to become ready

    def __init__(
        self,
        telegram: FakeTelegram | None,
        database: str,
        folder: Path,
        webhook: bool = False,
        settings: dict[str, str | None] | None = None,
    ) -> None:
        self.telegram, self.folder, self.port = telegram, folder, free_port()
        folder.mkdir(parents=True, exist_ok=True)
        wanted = self.usual(database, webhook) | (settings or {})
        self.settings = {name: value for name, value in wanted.items() if value is not None}
        self.process: Process | None = None
        self.kills = 0

    def usual(self, database: str, webhook: bool) -> dict[str, str | None]:
        given: dict[str, str | None] = {
            "LINLI_DATABASE_URL": database,
            "LINLI_DATA_DIR": str(self.folder / "data"),
            "LINLI_KEY_FILE": str(self.folder / "linli.key"),
            "LINLI_HOST": "127.0.0.1",
            "LINLI_PORT": str(self.port),
            "LINLI_LOG": "debug",
            "LINLI_FLOOD": "off",
        }
        shipped = (REPO / "community.toml").read_text("utf-8")
        awake = self.folder / "community.toml"  # tests run at any hour
        awake.write_text(
            shipped.replace('quiet_hours = ["21:00", "08:00"]', 'quiet_hours = ["00:00", "00:00"]'), "utf-8"
        )
        given["LINLI_COMMUNITY"] = str(awake)
        if self.telegram:
            given |= {"LINLI_BOT_TOKEN": self.telegram.token, "LINLI_TELEGRAM_URL": self.telegram.root}
        if webhook:
            given["LINLI_WEBHOOK_URL"] = f"http://127.0.0.1:{self.port}/hook/{os.urandom(8).hex()}"
            given["LINLI_WEBHOOK_SECRET"] = os.urandom(32).hex()
        return given

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log_file(self) -> Path:
        return self.folder / "bot.log"

    def log(self) -> str:
        return self.log_file.read_text(errors="replace") if self.log_file.exists() else ""

    def environment(self) -> dict[str, str]:
        """Nothing of ours leaks in: no other LINLI_ value, no home, no .env (the working folder is the bot's own)."""
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        clean = {"HOME": str(self.folder), "PYTHONPATH": str(REPO), "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
        return kept | clean | self.settings

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self, ready: bool = True) -> None:
        assert not self.running, "it runs already"
        with self.log_file.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *self.command,
                "run",
                cwd=self.folder,
                env=self.environment(),
                stdout=log,
                stderr=log,
                stdin=asyncio.subprocess.DEVNULL,
            )
        if ready:
            try:
                async with asyncio.timeout(self.patience):
                    await self.until_ready()
            except TimeoutError:
                await self.stop()
                raise AssertionError(f"not ready after {self.patience} s:\n{self.log()[-4000:]}") from None
            except BaseException:
                await self.stop()
                raise

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.returncode is None

    async def until_ready(self) -> None:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=2)) as http:
            while True:
                assert self.running, (
                    f"the bot ended with {self.process.returncode if self.process else None}:\n{self.log()[-4000:]}"
                )
                try:
                    async with http.get(f"{self.root}/readyz") as answer:
                        if answer.status == 200:
                            return
                except (aiohttp.ClientError, TimeoutError, OSError):
                    pass
                await asyncio.sleep(0.02)

    async def kill(self) -> None:
        """kill -9."""
        await self.end(signal.SIGKILL)
        self.kills += 1

    async def stop(self, grace: float = 10.0) -> int:
        """SIGTERM, and SIGKILL when it takes longer than R14 allows.  The exit code."""
        return await self.end(signal.SIGTERM, grace)

    async def end(self, how: signal.Signals, grace: float = 10.0) -> int:
        if self.process is None:
            return 0
        if self.process.returncode is None:
            self.process.send_signal(how)
            try:
                await asyncio.wait_for(self.process.wait(), grace)
            except TimeoutError:
                self.process.kill()
                await self.process.wait()
        return self.process.returncode or 0

    async def run(self, *arguments: str) -> tuple[int, str]:
        """Another command of the bot, with the same settings: (exit code, stdout)."""
        with self.log_file.open("ab") as log:
            child = await asyncio.create_subprocess_exec(
                *self.command,
                *arguments,
                cwd=self.folder,
                env=self.environment(),
                stdout=PIPE,
                stderr=log,
                stdin=asyncio.subprocess.DEVNULL,
            )
        out, _ = await asyncio.wait_for(child.communicate(), self.patience)
        return child.returncode or 0, out.decode()

    async def claim(self, role: str, grid: str | None = None) -> str:
        """A one-time code for `/claim CODE`."""
        code, out = await self.run("claim", role, *(["--grid", grid] if grid else []))
        assert code == 0 and out.strip(), f"claim {role} failed ({code}):\n{out}{self.log()[-2000:]}"
        return out.strip().splitlines()[-1].strip()


@asynccontextmanager
async def running(
    database: str, folder: Path, webhook: bool = False, allowed: tuple[str, ...] = (), **settings: str | None
) -> AsyncIterator[tuple[FakeTelegram, Bot]]:
    """Telegram and the bot, and at the end no complaint of Telegram but the allowed ones.  settings: LINLI_ values."""
    async with FakeTelegram() as telegram, Bot(telegram, database, folder, webhook, settings) as bot:
        try:
            yield telegram, bot
            assert telegram.complaints(*allowed) == []
            code = bot.process.returncode if bot.process else None
            assert code in (None, 0, -signal.SIGKILL, -signal.SIGTERM), f"the bot ended by itself with {code}"
        except BaseException as error:
            error.add_note(f"bot.log ends:\n{bot.log()[-4000:]}")
            raise
