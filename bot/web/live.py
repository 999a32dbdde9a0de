"""The chat as it goes on: the event stream, the polling that takes its place, and the pictures and sounds."""

import json
import logging
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass
from mimetypes import guess_type
from urllib.parse import quote

from aiohttp import web

from bot.web.desk import Line
from bot.web.door import Door, Guest, Hall
from bot.web.headers import FILE
from bot.web.line import line
from bot.web.streams import BEAT

log = logging.getLogger(__name__)

BATCH = 200
STREAM = {"Content-Type": "text/event-stream", "X-Accel-Buffering": "no", "Cache-Control": "no-store, no-transform"}


@dataclass(frozen=True, slots=True)
class Live:
    """What the script of one door asks for."""

    hall: Hall
    door: Door

    async def lines(self, request: web.Request) -> web.Response:
        """GET ?after=SEQ: what is new since then, as {seq, lang, lines: [{id, html}]}."""
        guest, after = await self._guest(request), _number(request.query.get("after"))
        return web.Response(text=_said(guest, await self._new(guest, after), after), content_type="application/json")

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """GET ?after=SEQ or Last-Event-ID: the same as events, for as long as the browser listens."""
        guest = await self._guest(request)
        after = _number(request.headers.get("Last-Event-ID")) or _number(request.query.get("after"))
        if self.hall.streams.full():
            raise web.HTTPServiceUnavailable
        response = web.StreamResponse(headers=STREAM)
        await response.prepare(request)
        await response.write(b"retry: 3000\n" + BEAT)
        with self.hall.streams.joined(request, response):
            try:
                async with aclosing(self.hall.desk.changes(guest.who)) as changes:
                    async for _ in changes:
                        after = await self._catch_up(request, response, after)
            except Exception as error:  # headers are out: all that can be said is goodbye; the browser comes again
                log.info("event=web_stream_ended error=%s", type(error).__name__)
        return response

    async def media(self, request: web.Request) -> web.StreamResponse:
        """GET a picture or a sound that this visitor may see now.  Kept by the browser, asked about each time."""
        guest = await self._guest(request)
        found = await self.hall.desk.media(guest.who, request.match_info["ref"])
        if found is None:
            raise web.HTTPNotFound
        path, mime = found
        shown = mime == "image/jpeg" or mime.startswith("audio/")
        headers = {
            "Content-Type": mime,
            "Content-Disposition": "inline" if shown else "attachment",
            "Content-Security-Policy": FILE,
            "Cache-Control": "private, no-cache",
        }
        return web.FileResponse(path, headers=headers)

    async def file(self, request: web.Request) -> web.StreamResponse:
        """GET a document that was written for this visitor."""
        guest = await self._guest(request)
        found = await self.hall.desk.file(guest.who, _number(request.match_info["line"]))
        if found is None:
            raise web.HTTPNotFound
        name, text = found
        headers = {
            "Content-Type": f"{guess_type(name)[0] or 'text/plain'}; charset=utf-8",
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
            "Content-Security-Policy": FILE,
            "Cache-Control": "no-store",
        }
        return web.Response(body=text.encode(), headers=headers)

    async def _catch_up(self, request: web.Request, response: web.StreamResponse, after: int) -> int:
        """Write what is new; returns the last seq.  The visitor is read again each time: rights and language change."""
        guest = await self._guest(request)
        while new := await self._new(guest, after):
            at = max(fresh.seq for fresh in new)
            await response.write(f"id: {at}\ndata: {_said(guest, new, after)}\n\n".encode())
            after = at
            if len(new) < BATCH:
                break
        return after

    async def _guest(self, request: web.Request) -> Guest:
        guest = await self.hall.known(request, self.door)
        if guest is None:
            raise web.HTTPForbidden
        return guest

    async def _new(self, guest: Guest, after: int) -> list[Line]:
        return await self.hall.desk.lines(guest.who, after=after, limit=BATCH)


def _said(guest: Guest, new: Sequence[Line], after: int) -> str:
    """One JSON line (JSON escapes line ends, as an event's data must)."""
    return json.dumps(
        {
            "seq": max((fresh.seq for fresh in new), default=after),
            "lang": guest.view.words("web-lang"),
            "lines": [{"id": fresh.id, "html": line(fresh, guest.view)} for fresh in new],
        },
        ensure_ascii=False,
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else 0
