"""Who may pass: the session cookie, the nonce that binds a form to it, the Origin check, a brake on new sessions."""

import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from ipaddress import ip_address
from time import monotonic
from urllib.parse import urlsplit

from aiohttp import web

YEAR = 400 * 24 * 3600  # the longest life browsers grant a cookie: an elder must not become a stranger after a holiday
TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
NONCE = re.compile(r"([A-Za-z0-9_-]{8,60})\.([0-9a-f]{32})")


@dataclass(frozen=True, slots=True)
class Guard:
    """Signs with one key, keeps nothing: a restart or a second process changes no session."""

    key: bytes

    def mark(self, what: str, text: str) -> str:
        """32 hex digits that only we can compute.  what: keeps marks of one use from serving another."""
        return hmac.new(self.key, f"linli-web/{what}/{text}".encode(), sha256).hexdigest()[:32]

    def cookie(self, token: str) -> str:
        return f"{token}.{self.mark('cookie', token)}"

    def token(self, cookie: str) -> str | None:
        """The token in a cookie that we gave, else None: nobody chooses their own."""
        token, _, mark = cookie.partition(".")
        good = TOKEN.fullmatch(token) and hmac.compare_digest(mark.encode(), self.mark("cookie", token).encode())
        return token if good else None

    def nonce(self, token: str) -> str:
        """For one form: <name of this form>.<mark of the session>.  The script may put a new name before the mark."""
        return f"{secrets.token_urlsafe(12)}.{self.mark('form', token)}"

    def named(self, nonce: str, token: str) -> str | None:
        """The form's name if the nonce belongs to this session, else None."""
        match = NONCE.fullmatch(nonce)
        good = match and hmac.compare_digest(match[2], self.mark("form", token))
        return match[1] if match and good else None


def new_token() -> str:
    return secrets.token_urlsafe(32)


def is_https(request: web.Request) -> bool:
    """True also behind a proxy that ends TLS; a visitor who lies here only hurts the own cookie."""
    return request.secure or request.headers.get("X-Forwarded-Proto", "").split(",")[0].strip() == "https"


def same_site(request: web.Request) -> bool:
    """False if another site's page sent this.  A browser that says nothing is still held by cookie and nonce."""
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Sec-Fetch-Site", "none") in {"none", "same-origin"}
    try:
        came = urlsplit(origin)
        hosts = [request.headers.get("Host", ""), request.headers.get("X-Forwarded-Host", "")]
        return any(_same(came.hostname, came.port, host) for host in hosts if host)
    except ValueError:
        return False


def _same(name: str | None, port: int | None, host: str) -> bool:
    """A proxy may drop the port from Host, so a Host without one matches any; a browser's own Host has it."""
    ours = urlsplit(f"//{host.strip()}")
    return name is not None and name == ours.hostname and (ours.port in (None, port))


def address_of(request: web.Request) -> str:
    """The visitor's network: X-Forwarded-For is believed only from this machine; IPv6 counts by its /64; '' = local."""
    try:
        peer = ip_address(request.remote or "")
        if peer.is_loopback:
            peer = ip_address(request.headers.get("X-Forwarded-For", "").split(",")[-1].strip())
    except ValueError:
        return ""
    return str(peer) if peer.version == 4 else peer.exploded[:19]


@dataclass(slots=True)
class Arrivals:
    """A light brake: at most `most` new sessions an address within `seconds`; people behind one NAT are many."""

    most: int = 120
    seconds: float = 600
    clock: Callable[[], float] = monotonic
    seen: dict[str, list[float]] = field(default_factory=dict)

    def may_enter(self, address: str) -> bool:
        if not address:
            return True
        now = self.clock()
        if len(self.seen) > 10_000:
            self.seen = {who: at for who, at in self.seen.items() if at[-1] > now - self.seconds}
        recent = [at for at in self.seen.get(address, []) if at > now - self.seconds]
        if len(recent) >= self.most:
            return False
        self.seen[address] = [*recent, now]
        return True
