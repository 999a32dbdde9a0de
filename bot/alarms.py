"""The alarm clock, never the memory: due rows say what is to happen (R9), APScheduler says when to look."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from datetime import UTC
from typing import Any

from bot.tasks import Tasks

Job = Callable[[], Coroutine[Any, Any, None]]
USUAL: dict[str, Any] = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}  # late is not dropped


class Alarms:
    """every() and at() before start(); stop() once.  Made inside the running loop."""

    def __init__(self, tasks: Tasks) -> None:
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        self._tasks, self._scheduler = tasks, AsyncIOScheduler(timezone=UTC)
        self.start = self._scheduler.start

    def every(self, seconds: float, job: Job) -> None:
        """The first time after so many seconds; never beside itself."""
        self._scheduler.add_job(self._ring(job), "interval", seconds=seconds, **USUAL)

    def at(self, hour: int, minute: int, zone: str, job: Job) -> None:
        """Every day at this time of this IANA zone."""
        self._scheduler.add_job(self._ring(job), "cron", hour=hour, minute=minute, timezone=zone, **USUAL)

    async def stop(self) -> None:
        """No new ones; what runs is the tasks' to drain."""
        self._scheduler.pause()
        await asyncio.sleep(0)  # an alarm that went off in this very turn still begins its job
        self._scheduler.shutdown(wait=False)

    def _ring(self, job: Job) -> Job:
        """What the scheduler calls.  At its end it cancels what runs and logs that, words and all, as an error: so the job is
        a task of ours, and the scheduler has only somebody who waits for it."""

        async def ring() -> None:
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.wait({self._tasks.start(job(), job.__name__)})

        return ring
