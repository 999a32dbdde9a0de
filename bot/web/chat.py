"""The chat as pages and forms: all of it works without the script."""

import re
from asyncio import timeout
from contextlib import aclosing, suppress
from dataclasses import dataclass
from secrets import token_hex

from aiohttp import web

from bot.web import page
from bot.web.desk import Visitor
from bot.web.door import Door, Guest, Hall
from bot.web.guard import same_site
from bot.web.intake import Form, Refusal, read
from bot.web.uploads import Tray

BUILDING = re.compile(r"[A-Za-z0-9_-]{1,48}")
HISTORY = 100  # lines on the first page: enough to find one's way, light enough for a cheap phone
ANSWER = 2.0  # seconds that a plain form waits, so that the page that follows already shows the reply


@dataclass(frozen=True, slots=True)
class Chat:
    """The page of one door, and what is said there."""

    hall: Hall
    door: Door

    async def show(self, request: web.Request) -> web.Response:
        """GET: the page with its history.  ?b=KEY: somebody stands before the poster of a building."""
        guest = await self.hall.welcome(request, self.door)
        key = request.query.get("b", "")
        if not BUILDING.fullmatch(key) or request.headers.get("Sec-Fetch-Dest", "document") != "document":
            return await self._page(request, guest)
        seen = await self._seq(guest.who)
        nonce, text = token_hex(8), f"/start b-{key}"
        await self.hall.desk.say(guest.who, nonce, {"text": text})
        await self._answered(guest.who, seen)
        response = web.Response(status=303, headers={"Location": f"{self.door.prefix}/#end"})
        self.hall.remember(guest, request, response, self.door)
        return response

    async def say(self, request: web.Request) -> web.Response:
        """POST: one message.  The script gets 204 or a JSON reason; a plain form is led back to the page."""
        if not same_site(request):
            raise web.HTTPForbidden
        guest = await self.hall.known(request, self.door)
        scripted = "application/json" in request.headers.get("Accept", "")
        form = Form(Tray(self.hall.uploads), guest is not None and guest.who.papers)
        seen = await self._seq(guest.who) if guest and not scripted else 0
        try:
            new = await self._take(request, guest, form)
        except Refusal as refusal:
            return await self._refused(request, guest, form, refusal, scripted)
        if scripted:
            return web.Response(status=204, headers={} if new else {"Linli-Before": "yes"})
        if guest and new:
            await self._answered(guest.who, seen)
        return web.Response(status=303, headers={"Location": f"{self.door.prefix}/#end"})

    async def _take(self, request: web.Request, guest: Guest | None, form: Form) -> bool:
        """Read, check, commit; False if there was nothing new.  Files stay only if the message is, or may be, kept."""
        try:
            await read(request, form)
            if guest is None:
                raise Refusal(403, "web-no-cookie")
            name = self.hall.guard.named(form.fields.get("nonce", ""), guest.token)
            if name is None:
                raise Refusal(403, "web-stale")
        except BaseException as error:
            form.tray.discard()
            if isinstance(error, OSError):
                raise Refusal(503, "web-busy", again=True) from error
            raise
        said = form.said()
        if not said:
            return False
        try:
            new = await self.hall.desk.say(guest.who, form.name(name), said)
        except OSError as error:
            form.tray.discard()
            raise Refusal(503, "web-busy", again=True) from error
        if new is False:
            form.tray.discard()
        return new

    async def _refused(
        self, request: web.Request, guest: Guest | None, form: Form, refusal: Refusal, scripted: bool
    ) -> web.Response:
        guest = guest or await self.hall.welcome(request, self.door)
        why = guest.view.words(refusal.key, **refusal.values)
        if scripted:
            reason = {"why": why, "again": refusal.again, "reload": refusal.status == 403}
            return web.json_response(reason, status=refusal.status)
        return await self._page(request, guest, refusal.status, why, form.text)

    async def _page(
        self, request: web.Request, guest: Guest, status: int = 200, notice: str = "", typed: str = ""
    ) -> web.Response:
        lines = await self.hall.desk.lines(guest.who, limit=HISTORY)
        frame = page.Frame(
            guest.view, self.hall.assets, self.hall.name, self.door.heading, guest.who.simple, guest.who.papers
        )
        response = web.Response(
            text=page.chat(frame, lines, notice, typed),
            status=status,
            content_type="text/html",
            headers={"Content-Security-Policy": self.door.policy},
        )
        self.hall.remember(guest, request, response, self.door)
        return response

    async def _seq(self, who: Visitor) -> int:
        return max((line.seq for line in await self.hall.desk.lines(who, limit=1)), default=0)

    async def _answered(self, who: Visitor, seen: int) -> None:
        """Wait a moment for a line that is not the visitor's own."""
        with suppress(TimeoutError):
            async with timeout(ANSWER), aclosing(self.hall.desk.changes(who)) as changes:
                async for _ in changes:
                    if any(not line.mine for line in await self.hall.desk.lines(who, after=seen)):
                        return
