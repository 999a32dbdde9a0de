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
        self.command = (*self.tracer(), sys.executable, "-m", "bot")
        await super().start(ready)

    def tracer(self) -> tuple[str, ...]:
        if not self.inject:
            return ()
        quick = () if "signal" in self.inject else ("--seccomp-bpf",)  # with it strace 6.1 sends no signals
        trace = f"trace={self.inject.partition(':')[0]}"
        return ("strace", "-D", "-f", *quick, "-qq", "-o", "/dev/null", "-e", trace, "-e", f"inject={self.inject}")
