"""The event loop of the process: uvloop where there is one for this Python, asyncio's own elsewhere; the same promises on both."""

import asyncio
from collections.abc import Coroutine
from typing import Any

try:
    import uvloop
except ImportError:
    new_event_loop = asyncio.new_event_loop
else:

    def new_event_loop() -> asyncio.AbstractEventLoop:
        return uvloop.new_event_loop()


def run(work: Coroutine[Any, Any, None]) -> None:
    """Run it to its end in a loop of its own."""
    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        runner.run(work)
