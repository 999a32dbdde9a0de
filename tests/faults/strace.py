"""A bot under strace: the tracer runs beside it, so that signals reach the bot itself."""

import shutil
import sys

import pytest

from tests.fake.process import Bot

needed = pytest.mark.skipif(
    not shutil.which("strace"), reason="strace is not installed: this promise is NOT checked here"
)


class Traced(Bot):
    """inject: what strace does to which call, such as fdatasync:error=EIO:when=20..60 (counted in each thread)."""

    inject = ""

    async def start(self, ready: bool = True) -> None:
        plain = (sys.executable, "-m", "bot")
        tracer = (
            "strace",
            "-D",
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            f"trace={self.inject.partition(':')[0]}",
        )
        self.command = (*tracer, "-e", f"inject={self.inject}", *plain) if self.inject else plain
        await super().start(ready)
