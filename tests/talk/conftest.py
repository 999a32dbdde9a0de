"""One bot for each database and test process; every test runs on both channels."""

import asyncio
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.talk import transcripts
from tests.talk.street import Here, Street

LIMIT = 180.0  # seconds a conversation may take, on a machine that does much else


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """A conversation runs in the loop of its street, where Telegram and the event streams live."""
    runner = pyfuncitem.funcargs.get("loop")
    if not inspect.iscoroutinefunction(pyfuncitem.obj) or not isinstance(runner, asyncio.Runner):
        return None
    names = pyfuncitem._fixtureinfo.argnames
    runner.run(_limited(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names})))
    return True


async def _limited(talk: object) -> None:
    async with asyncio.timeout(LIMIT):
        await talk


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def street(
    request: pytest.FixtureRequest, loop: asyncio.Runner, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Street]:
    folder = tmp_path_factory.mktemp(f"street-{request.param}")
    url = f"sqlite:///{folder / 'linli.db'}"
    server = None
    if request.param == "postgresql":
        server = request.getfixturevalue("postgresql_server")
        url = server.create()
    street = loop.run(Street(url, folder).open())
    yield street
    loop.run(street.close())
    if server:
        server.drop(url)


@pytest.fixture(params=["telegram", "web"])
def channel(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def here(request: pytest.FixtureRequest, street: Street, channel: str, loop: asyncio.Runner) -> Iterator[Here]:
    here = Here(street, channel)
    yield here
    if folder := request.config.getoption("--transcripts"):
        transcripts.write(Path(folder), request.node.name, here.came)
    loop.run(here.leave())
