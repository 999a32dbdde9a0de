"""/v/CODE: is this certificate ours?  It shows what stands on the certificate, and nothing more."""

from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web

from bot.web.assets import Assets
from bot.web.markup import View
from bot.web.page import told

Verify = Callable[[str, str], Awaitable[Sequence[str]]]  # code, language -> a heading and lines; () = it is not ours


async def nothing(code: str, language: str) -> Sequence[str]:
    """A site of which nobody asks for certificates."""
    return ()


def route(verify: Verify, eyes: Callable[[web.Request], View], assets: Assets) -> web.RouteDef:
    """The route.  A code is 60 bits: nobody finds one by trying."""

    async def show(request: web.Request) -> web.Response:
        found = await verify(request.match_info["code"], request.headers.get("Accept-Language", ""))
        view = eyes(request)
        heading, *lines = found or (view.words("verify-unknown"), view.words("verify-unknown-what"))
        text = told(view, assets, heading, lines)
        return web.Response(text=text, status=200 if found else 404, content_type="text/html")

    return web.get("/v/{code:[A-Z2-9]{12}}", show)
