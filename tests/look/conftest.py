"""A browser and the sample neighbourhood, for tests that are looked at.  Chromium is the system's own."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from tests.look.phones import Running, browser
from tests.web.desk import SampleDesk, application, reply

SHOTS = Path(__file__).parent / "shots"
QUIET = "--no-sandbox --disable-gpu --disable-background-networking --no-first-run --disable-component-update"


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """Playwright's Browser."""
    from playwright.sync_api import sync_playwright

    fake = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=browser(), args=[*QUIET.split(), "--disable-sync", *fake])
        yield started
        started.close()


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
def running(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """Start `python -m bot demo`, or `run`, in a folder of its own; it ends with the test."""
    started: list[Running] = []

    def go(command: str = "demo", **settings: str) -> Running:
        started.append(Running(tmp_path, command, settings=settings))
        started[-1].start()
        return started[-1]

    yield go
    for each in started:
        each.stop()
        assert "Traceback" not in each.log(), each.log()


@pytest.fixture
def glass(chromium: Any) -> Iterator[Callable[..., Any]]:
    """A new page of a browser of its own; what the page throws and what its policy refuses fails the test."""
    contexts: list[Any] = []
    errors: list[str] = []

    def go(address: str, **how: Any) -> Any:
        contexts.append(chromium.new_context(**{"locale": "zh-CN", **how}))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if "Content Security" in said.text else None)
        page.goto(address)
        page.wait_for_load_state("load")
        return page

    yield go
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def shot() -> Callable[[Any, str], None]:
    """Keep a picture under tests/look/shots/, to be looked at by a person."""
    SHOTS.mkdir(exist_ok=True)

    def take(page: Any, name: str) -> None:
        page.wait_for_load_state("load")  # Chromium takes no picture of a page that is being replaced
        page.screenshot(path=str(SHOTS / f"{name}.png"))

    return take
