"""The nightly backup: a file a night in LINLI_BACKUP_DIR, the newest fourteen are kept."""

import asyncio
import logging
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

log = logging.getLogger("linli")

KEPT = 14
NAME = "linli-*.backup"


class Nightly:
    """run() writes one in a process of its own: reading it again takes memory and a processor for a while."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]):
        self._folder, self._clock = folder, clock

    async def run(self) -> None:
        """Never raises; what went wrong stands in the log, and linli_backup_age_seconds grows."""
        target = self._folder / f"linli-{self._clock():%Y%m%d-%H%M%S}.backup"
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "backup", str(target), stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        _, said = await child.communicate()
        if child.returncode:
            log.error("event=backup_failed said='%s'", said.decode("utf-8", "replace").strip()[-300:])
            return
        log.info("event=backup_made file=%s", target.name)
        await asyncio.to_thread(self._tidy)

    def _tidy(self) -> None:
        for old in sorted(self._folder.glob(NAME))[:-KEPT]:
            old.unlink(missing_ok=True)

    def age(self) -> float | None:
        """Seconds since the newest one was finished, None = there is none."""
        newest = max((path.stat().st_mtime for path in self._folder.glob(NAME)), default=None)
        return None if newest is None else self._clock().timestamp() - datetime.fromtimestamp(newest, UTC).timestamp()
