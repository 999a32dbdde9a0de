"""What every test may ask for."""

import asyncio
import inspect
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.databases import (
    database,
    empty_database,
    empty_postgresql,
    empty_sqlite,
    migrated_file,
    postgresql,
    postgresql_server,
    sqlite,
)
from tests.faults.bill import table

__all__ = [
    "database",
    "empty_database",
    "empty_postgresql",
    "empty_sqlite",
    "migrated_file",
    "postgresql",
    "postgresql_server",
    "sqlite",
]


# No deadline: how long an example took says how busy the machine is.  The same examples every time, and new ones in make faults:
settings.register_profile("everyday", max_examples=50, deadline=None, derandomize=True)
settings.register_profile("at length", max_examples=100, deadline=None)


def pytest_configure(config: pytest.Config) -> None:
    """What is asked for by name is done at length."""
    settings.load_profile("at length" if config.option.markexpr else "everyday")


HANGS = 240  # seconds: whoever waits longer waits in vain; a suite that hangs says nothing


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """A test that hangs fails, with the line it hangs at."""
    if item.get_closest_marker("faults"):
        return (yield)
    signal.signal(signal.SIGALRM, _hangs)
    signal.alarm(HANGS)
    try:
        return (yield)
    finally:
        signal.alarm(0)


def _hangs(number: int, frame: object) -> None:
    raise TimeoutError(f"nothing came of it in {HANGS} s")


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """`async def test_…` runs in a loop of its own."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = pyfuncitem._fixtureinfo.argnames
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    return True


def pytest_addoption(parser: pytest.Parser) -> None:
    """--all-four: every conversation on both channels and both databases, crosswise (make faults).
    --transcripts: see tests/talk/transcripts.py."""
    parser.addoption("--all-four", action="store_true", help="conversations on every channel with every database")
    parser.addoption("--transcripts", metavar="DIR", help="write each conversation there as a text, to be read aloud")


def crosswise(item: pytest.Item) -> bool:
    """A conversation that runs on both channels: by itself it takes telegram with SQLite and the web with PostgreSQL,
    which is both of each in half the time."""
    given = getattr(getattr(item, "callspec", None), "params", {})
    pair = (str(given.get("street", "")), str(given.get("channel", "")))
    alone = any(mark.name == "parametrize" and mark.args[0] == "channel" for mark in item.iter_markers())
    return pair in {("sqlite", "web"), ("postgresql", "telegram")} and not alone


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is long or needs a browser runs only when it is asked for by -m (make faults, make look)."""
    if not config.option.all_four:
        dropped = [item for item in items if crosswise(item)]
        config.hook.pytest_deselected(items=dropped)
        items[:] = [item for item in items if item not in set(dropped)]
    if not config.option.markexpr:
        asked = [item for item in items if not any(map(item.get_closest_marker, ("faults", "look")))]
        config.hook.pytest_deselected(items=[item for item in items if item not in asked])
        items[:] = asked


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What tests recorded with record_property("table", …), and the bills of the fault tests as one table."""
    reports = terminalreporter.stats.get("passed", []) + terminalreporter.stats.get("failed", [])
    noted = [(report, name, value) for report in reports for name, value in report.user_properties]
    for text in [value for _, name, value in noted if name == "table"]:
        terminalreporter.write_line(f"\n{text}")
    bills = [
        (report.nodeid.rpartition("::")[2].removeprefix("test_"), v) for report, name, v in noted if name == "bill"
    ]
    for line in table(bills) if bills else []:
        terminalreporter.write_line(line)
