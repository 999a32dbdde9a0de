"""The bot as a process: started when it is ready, killed, asked for a code, and never with our own settings."""

import asyncio
import signal
import sys
from pathlib import Path

import pytest

from tests.fake.process import Bot

STUB = """
import asyncio, os, sys
from aiohttp import web

async def main():
    asked = []
    async def ready(request):
        asked.append(1)
        return web.Response(status=200 if len(asked) > 2 else 503)
    app = web.Application()
    app.router.add_get("/readyz", ready)
    runner = web.AppRunner(app)
    await runner.setup()
    print("settings", sorted(name for name in os.environ if name.startswith("LINLI_")), os.getcwd())
    await web.TCPSite(runner, "127.0.0.1", int(os.environ["LINLI_PORT"])).start()
    await asyncio.Event().wait()

if sys.argv[1] == "claim":
    print("a line before"); print("CODE-" + "-".join(sys.argv[2:]))
elif "LINLI_BROKEN" in os.environ:
    sys.exit("LINLI_BROKEN is no setting")
else:
    asyncio.run(main())
"""


@pytest.fixture
def stub(tmp_path: Path) -> tuple[str, ...]:
    (tmp_path / "stub.py").write_text(STUB)
    return (sys.executable, str(tmp_path / "stub.py"))


async def test_a_bot_is_started_killed_and_started_again(
    stub: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINLI_LEAK", "1")
    bot = Bot(None, "sqlite:///x.db", tmp_path / "home", settings={"LINLI_FLOOD": None})
    bot.command = stub
    async with bot:
        assert "LINLI_LEAK" not in bot.log() and "LINLI_FLOOD" not in bot.log() and "LINLI_PORT" in bot.log()
        assert str(tmp_path / "home") in bot.log()
        assert await bot.claim("worker", grid="1") == "CODE-worker---grid-1"
        await bot.kill()
        assert not bot.running and bot.process and bot.process.returncode == -signal.SIGKILL
        await bot.start()
        process = bot.process
    assert process.returncode is not None
    await asyncio.sleep(0)


async def test_a_bot_that_cannot_start_shows_its_log(stub: tuple[str, ...], tmp_path: Path) -> None:
    bot = Bot(None, "sqlite:///x.db", tmp_path / "home", settings={"LINLI_BROKEN": "1"})
    bot.command = stub
    with pytest.raises(AssertionError, match="LINLI_BROKEN is no setting"):
        await bot.start()
