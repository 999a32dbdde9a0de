"""The web site: doors to the chat, the demo page, health and metrics.  One call makes it, the caller runs it."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.web import page, paper, record, verify
from bot.web.assets import Assets, load
from bot.web.chat import Chat
from bot.web.desk import Desk
from bot.web.door import PHONES, PUBLIC, Door, Hall
from bot.web.guard import Arrivals, Guard
from bot.web.headers import DEMO, harden
from bot.web.live import Live
from bot.web.markup import View
from bot.web.streams import Streams

log = logging.getLogger(__name__)
STREAMS = web.AppKey("streams", Streams)
PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"
SORRY = {403: "web-stale", 404: "web-lost", 429: "web-crowded", 503: "web-busy"}


def site(
    desk: Desk,
    *,
    key: bytes,
    uploads: Path,
    ready: Callable[[], Awaitable[tuple[bool, str]]],
    metrics: Callable[[], Awaitable[str]],
    doors: Sequence[Door] = (PUBLIC,),
    name: str = "",
    arrivals: Arrivals | None = None,
    streams: Streams | None = None,
    records: record.Record = record.nothing,
    certificates: verify.Verify = verify.nothing,
    pages: Callable[[Assets, str, str], Awaitable[str]] | None = None,
    shots: paper.Shots = paper.no_picture,
) -> web.Application:
    """key: any secret of ≥ 32 bytes, the same over restarts (it signs cookies and forms).  uploads: folder for files
    that come in; each is there, synced, before Desk.say hears of it.  ready: may work be taken now, and what /readyz says.
    metrics: Prometheus text.  name: the neighbourhood's, for the title line.  With framed doors, /demo shows them, and / leads
    there when it is no door.
    records: the public record of a topic's vote.  certificates: what a volunteer's certificate says.  pages, shots: a topic's
    page (/t/NUMBER) and its pictures."""
    hall = Hall(desk, Guard(key), load(), uploads, name, arrivals or Arrivals(), streams or Streams())
    app = web.Application(client_max_size=1 << 20, middlewares=[_friendly(hall, doors)])
    app[STREAMS] = hall.streams
    app.on_response_prepare.append(harden)
    app.cleanup_ctx.append(hall.streams.heart)
    app.on_shutdown.append(hall.streams.close)
    for door in doors:
        app.add_routes(_routes(Chat(hall, door), Live(hall, door), door.prefix))
    phones = [door for door in doors if door.framed]
    if phones:
        app.router.add_get("/demo", partial(_demo, hall, phones))
        if PUBLIC not in doors:
            app.router.add_get("/", _to_demo)
    app.add_routes(
        [
            record.route(records),
            verify.route(certificates, partial(_eyes, hall), hall.assets),
            *paper.routes(partial(pages, hall.assets) if pages else paper.nothing, shots),
        ]
    )
    app.router.add_get("/static/{name}", hall.assets.serve)
    app.router.add_get("/healthz", _alive)
    app.router.add_get("/readyz", partial(_ready, ready))
    app.router.add_get("/metrics", partial(_metrics, metrics, hall.streams))
    return app


def _routes(chat: Chat, live: Live, prefix: str) -> list[web.RouteDef]:
    return [
        web.get(f"{prefix}/", chat.show),
        *([web.get(prefix, chat.show)] if prefix else []),
        web.post(f"{prefix}/say", chat.say),
        web.get(f"{prefix}/lines", live.lines),
        web.get(f"{prefix}/stream", live.stream),
        web.get(prefix + "/file/{line:[0-9]{1,18}}", live.file),
        web.get(prefix + "/media/{ref:[A-Za-z0-9][A-Za-z0-9._-]{0,79}}", live.media),
    ]


async def _demo(hall: Hall, phones: Sequence[Door], request: web.Request) -> web.Response:
    shown = page.phones(_eyes(hall, request), hall.assets, [(door.prefix, door.heading) for door in phones])
    return web.Response(text=shown, content_type="text/html", headers={"Content-Security-Policy": DEMO})


async def _to_demo(_: web.Request) -> web.Response:
    raise web.HTTPFound("/demo")


async def _alive(_: web.Request) -> web.Response:
    return web.Response(text="ok\n")


async def _ready(ready: Callable[[], Awaitable[tuple[bool, str]]], _: web.Request) -> web.Response:
    good, said = await ready()
    return web.Response(text=f"{said}\n", status=200 if good else 503)


async def _metrics(metrics: Callable[[], Awaitable[str]], streams: Streams, _: web.Request) -> web.Response:
    own = f"# TYPE linli_web_streams gauge\nlinli_web_streams {len(streams.open)}\n"
    text = (await metrics()).rstrip("\n") + "\n" + own
    return web.Response(body=text.lstrip().encode(), headers={"Content-Type": PROMETHEUS})


def _friendly(hall: Hall, doors: Sequence[Door]) -> Middleware:
    """A browser gets a sentence and a way home, a machine the status.  Logs never hold what was said."""

    @web.middleware
    async def friendly(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPException as error:
            status, headers = error.status, {k: v for k, v in error.headers.items() if k in {"Allow", "Retry-After"}}
            if status < 400:
                raise
        except ConnectionError:
            raise
        except OSError as error:
            status, headers = 503, {"Retry-After": "5"}
            log.error("event=web_storage_failed error=%s", type(error).__name__)
        except Exception as error:
            status, headers = 500, {}
            frame = error.__traceback__
            while frame and frame.tb_next:
                frame = frame.tb_next
            where = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else "-"
            log.error("event=web_failed error=%s at=%s", type(error).__name__, where)
        if "text/html" not in request.headers.get("Accept", ""):
            return web.Response(status=status, headers=headers)
        shown = page.sorry(
            _eyes(hall, request), hall.assets, SORRY.get(status, "web-failed"), _home(doors, request.path)
        )
        return web.Response(text=shown, status=status, headers=headers, content_type="text/html")

    return friendly


def _home(doors: Sequence[Door], path: str) -> str:
    """Back to the phone it happened in, or to the front door."""
    return next((door.prefix for door in doors if door.prefix and path.startswith(f"{door.prefix}/")), "/")


def _eyes(hall: Hall, request: web.Request) -> View:
    return View("", partial(hall.desk.words, hall.stranger(request)), str)


__all__ = ["PHONES", "PUBLIC", "STREAMS", "Door", "site"]
