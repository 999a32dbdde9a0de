"""A door: one mount of the web chat with its own cookie, and the hall behind it that all doors share."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from aiohttp import web

from bot.web.assets import Assets
from bot.web.desk import Desk, Visitor
from bot.web.guard import YEAR, Arrivals, Guard, address_of, is_https, new_token
from bot.web.headers import CHAT, FRAMED
from bot.web.markup import View
from bot.web.streams import Streams


@dataclass(frozen=True, slots=True)
class Door:
    """prefix: '' or '/demo/resident'.  cookie: its name on plain http; https adds a prefix that browsers enforce.
    heading: locale key of a word shown in the title line.  framed: the page /demo may show it in a frame."""

    prefix: str = ""
    cookie: str = "linli"
    heading: str = ""
    framed: bool = False

    @property
    def name(self) -> str:
        """As Desk.visitor knows it."""
        return self.prefix.strip("/")

    @property
    def policy(self) -> str:
        return FRAMED if self.framed else CHAT

    def cookie_name(self, https: bool) -> str:
        """__Host- demands Path=/, which only the public door has; the others get the next best."""
        if not https:
            return self.cookie
        return f"__Secure-{self.cookie}" if self.prefix else f"__Host-{self.cookie}"


PUBLIC = Door()
PHONES = (
    Door("/demo/resident", "linli-resident", "web-demo-resident", framed=True),
    Door("/demo/worker", "linli-worker", "web-demo-worker", framed=True),
    Door("/demo/admin", "linli-admin", "web-demo-admin", framed=True),
)


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody at a door, with the token of their cookie."""

    token: str
    who: Visitor
    view: View


@dataclass(frozen=True, slots=True)
class Hall:
    """What all doors share.  uploads: folder for files that come in.  name: the neighbourhood's, for the title line."""

    desk: Desk
    guard: Guard
    assets: Assets
    uploads: Path
    name: str = ""
    arrivals: Arrivals = field(default_factory=Arrivals)
    streams: Streams = field(default_factory=Streams)

    async def known(self, request: web.Request, door: Door) -> Guest | None:
        """Whoever brings a cookie that we gave at this door."""
        token = self.guard.token(request.cookies.get(door.cookie_name(is_https(request)), ""))
        return await self._guest(token, request, door) if token else None

    async def welcome(self, request: web.Request, door: Door) -> Guest:
        """Known or new.  Raises HTTPTooManyRequests for the next of very many new ones from one address."""
        if guest := await self.known(request, door):
            return guest
        if not self.arrivals.may_enter(address_of(request)):
            raise web.HTTPTooManyRequests(headers={"Retry-After": "60"})
        return await self._guest(new_token(), request, door)

    def stranger(self, request: web.Request) -> Visitor:
        """Somebody of whom only the browser's language is known."""
        return Visitor("", request.headers.get("Accept-Language", "")[:200])

    def remember(self, guest: Guest, request: web.Request, response: web.Response, door: Door) -> None:
        """Give the cookie, or give it new life."""
        https = is_https(request)
        response.set_cookie(
            door.cookie_name(https),
            self.guard.cookie(guest.token),
            max_age=YEAR,
            path=door.prefix or "/",
            secure=https,
            httponly=True,
            samesite="Lax",
        )

    async def _guest(self, token: str, request: web.Request, door: Door) -> Guest:
        who = await self.desk.visitor(token, door.name, self.stranger(request).language)
        return Guest(token, who, View(door.prefix, partial(self.desk.words, who), partial(self.guard.nonce, token)))
