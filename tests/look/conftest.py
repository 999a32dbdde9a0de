"""A browser and the sample neighbourhood, for tests that are looked at.  Chromium is the system's own."""

import asyncio
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from aiohttp import web

from tests.web.desk import SampleDesk, application, reply

SHOTS = Path(__file__).parent / "shots"
QUIET = "--no-sandbox --disable-gpu --disable-background-networking --no-first-run --disable-component-update"


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """Playwright's Browser; skipped where neither library nor browser is installed."""
    api = pytest.importorskip("playwright.sync_api")
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.skip("no chromium here")
    fake = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
    with api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=[*QUIET.split(), "--disable-sync", *fake])
        yield browser
        browser.close()


@pytest.fixture
def neighbourhood(tmp_path: Path) -> Iterator[tuple[SampleDesk, str]]:
    """The sample conversation on a free port, in a thread of its own; yields its desk and its address."""
    desk = SampleDesk(tmp_path, reply)
    started, stop, where = threading.Event(), asyncio.Event(), ""

    async def serve() -> None:
        nonlocal where
        runner = web.AppRunner(application(desk), shutdown_timeout=1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        where = f"http://127.0.0.1:{runner.addresses[0][1]}"
        started.set()
        await stop.wait()
        await runner.cleanup()

    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()))
    thread.start()
    assert started.wait(10)
    yield desk, where
    loop.call_soon_threadsafe(stop.set)
    thread.join(10)
    loop.close()


@pytest.fixture
def shot() -> Callable[[object, str], None]:
    """Keep a picture under tests/look/shots/, to be looked at by a person."""
    SHOTS.mkdir(exist_ok=True)

    def take(page: object, name: str) -> None:
        page.screenshot(path=str(SHOTS / f"{name}.png"))  # type: ignore[attr-defined]

    return take
