"""A job in the middle of its work when we stop: it finishes, and the log shows no error."""

import asyncio
import logging
from datetime import UTC

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.alarms import Alarms
from bot.tasks import Tasks


class Work:
    """A job that waits for the test, and says how it ended."""

    def __init__(self) -> None:
        self.begun, self.go, self.ended = asyncio.Event(), asyncio.Event(), False

    async def job(self) -> None:
        self.begun.set()
        await self.go.wait()
        self.ended = True


async def test_a_job_in_hand_is_finished_and_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    tasks, work = Tasks(), Work()
    alarms = Alarms(tasks)
    alarms.every(0.01, work.job)
    alarms.start()
    await work.begun.wait()
    await alarms.stop()
    work.go.set()
    await tasks.drain(5)
    assert work.ended
    assert not caplog.records


async def test_apscheduler_alone_breaks_it_off_and_calls_it_an_error(caplog: pytest.LogCaptureFixture) -> None:
    """The naive way."""
    work, scheduler = Work(), AsyncIOScheduler(timezone=UTC)
    scheduler.add_job(work.job, "interval", seconds=0.01)
    scheduler.start()
    await work.begun.wait()
    scheduler.shutdown(wait=False)
    work.go.set()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert not work.ended
    assert any("raised an exception" in record.message for record in caplog.records)
