"""The headers of every answer.  The strictest are the default; a handler that needs less sets its own first (R30)."""

from aiohttp import web

_CHAT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; frame-ancestors {}; base-uri 'none'; form-action 'self'"
)
CHAT = _CHAT.format("'none'")
FRAMED = _CHAT.format("'self'")  # a phone of the demo: only our own page may show it
DEMO = CHAT + "; frame-src 'self'"
FILE = "default-src 'none'; frame-ancestors 'none'; sandbox"

ALWAYS = {
    "Server": "linli",  # not which library in which version
    "X-Content-Type-Options": "nosniff",
    # not "no-referrer": with it browsers send "Origin: null" with our own forms
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(self), geolocation=(self)",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


async def harden(_: web.Request, response: web.StreamResponse) -> None:
    """For Application.on_response_prepare."""
    response.headers.update(ALWAYS)
    policy = response.headers.setdefault("Content-Security-Policy", CHAT)
    response.headers["X-Frame-Options"] = "SAMEORIGIN" if "frame-ancestors 'self'" in policy else "DENY"
    response.headers.setdefault("Cache-Control", "no-store")
