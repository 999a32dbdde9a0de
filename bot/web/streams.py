"""The open event streams.  Each costs one waiting task; one heart beats for them all and buries the dead."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiohttp import web

# A comment for proxies that cut silent connections, an event for the page's script (comments never reach a script).
BEAT = b":\nevent: beat\ndata: .\n\n"
STUCK = 64 * 1024  # bytes waiting in a socket whose reader has gone away without a word


@dataclass(slots=True)
class Streams:
    """beat: seconds between heartbeats.  most: streams open at a time; whoever comes later polls instead."""

    beat: float = 20
    most: int = 5_000
    open: dict[web.StreamResponse, tuple[web.Request, "asyncio.Task[object] | None"]] = field(default_factory=dict)

    def full(self) -> bool:
        return len(self.open) >= self.most

    @contextmanager
    def joined(self, request: web.Request, response: web.StreamResponse) -> Iterator[None]:
        """While inside, the heart beats into the response and cancels this task when nobody listens any more."""
        self.open[response] = (request, asyncio.current_task())
        try:
            yield
        finally:
            del self.open[response]

    async def heart(self, _: web.Application) -> AsyncIterator[None]:
        """For Application.cleanup_ctx.  aiohttp lets a handler wait on after its visitor has left; this one looks."""
        beating = asyncio.create_task(self._beat())
        yield
        beating.cancel()

    async def close(self, _: web.Application) -> None:
        """For Application.on_shutdown: the browsers reconnect to whoever comes next."""
        for _request, task in list(self.open.values()):
            if task:
                task.cancel()

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(self.beat)
            for response, (request, task) in list(self.open.items()):
                line = request.transport
                if line is None or line.is_closing():
                    if task:
                        task.cancel()
                elif line.get_write_buffer_size() > STUCK:
                    line.abort()
                else:
                    await response.write(BEAT)
