"""Background tasks with strong references: a task nobody holds may vanish in the middle."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

log = logging.getLogger("linli")


class Tasks:
    """Everything that runs beside the caller; drain() waits for it."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Any], name: str) -> asyncio.Task[Any]:
        """Run beside; what it raises is logged (type only: an error's text may hold somebody's words)."""
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._running.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: "asyncio.Task[Any]") -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error(
                "event=task_failed task=%s error=%s", task.get_name(), type(error).__name__, exc_info=_where(error)
            )

    async def drain(self, seconds: float) -> None:
        """Wait for what runs, at most so long."""
        if self._running:
            await asyncio.wait(set(self._running), timeout=seconds)

    async def cancel(self) -> None:
        """Stop everything and wait until it has stopped."""
        for task in tuple(self._running):
            task.cancel()
        if self._running:
            await asyncio.gather(*self._running, return_exceptions=True)


def _where(error: BaseException) -> tuple[type[BaseException], BaseException, Any]:
    """The traceback with the error's text left out."""
    return type(error), type(error)("…") if _plain(error) else RuntimeError("…"), error.__traceback__


def _plain(error: BaseException) -> bool:
    try:
        type(error)("…")
    except Exception:
        return False
    return True
