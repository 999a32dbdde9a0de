"""The public record of a vote: /t/NUMBER.json, as it was made at the close, and never made again."""

from collections.abc import Awaitable, Callable

from aiohttp import web

Record = Callable[[str], Awaitable[str]]  # number of a topic -> its record, '' = there is none yet


async def nothing(number: str) -> str:
    """A site of which nobody asks for records."""
    return ""


def route(record: Record) -> web.RouteDef:
    """The route."""

    async def give(request: web.Request) -> web.Response:
        found = await record(request.match_info["number"])
        if not found:
            raise web.HTTPNotFound
        return web.Response(text=found, content_type="application/json", headers={"Cache-Control": "no-cache"})

    return web.get("/t/{number:YT-[0-9]{8}-[0-9]{4,8}}.json", give)
