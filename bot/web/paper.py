"""A topic as a page: /t/NUMBER for everybody, without script, and printed as it is; the same page is the archive's file.

Pictures come from beside the page (/t/NUMBER/ID); in a file that is to be kept they are inside it."""

import re
from base64 import b64encode
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from bot.web.assets import FOLDER
from bot.web.markup import Html, el, join
from handlers.topic_paper import Paper, Section

Say = Callable[..., str]
Pages = Callable[[str, str], Awaitable[str]]  # number, Accept-Language -> the page, '' = there is none
Shots = Callable[[str, int], Awaitable[Path | None]]  # number, media row -> a picture on that page
CHECKSUM = re.compile(r"\b[0-9a-f]{64}\b")  # for machines: small
NUMBER = "{number:YT-[0-9]{8}-[0-9]{4,8}}"


def html(say: Say, paper: Paper, place: str, pictures: dict[int, str], *, style: Html, code: Html | None = None) -> str:
    """The page.  place: the neighbourhood.  pictures: address of each.  style: a link or a style element.
    code: a QR of the page's own address, for paper."""
    head = el(
        "head", el("meta", charset="utf-8"), el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", f"{paper.number} {paper.title}"), style,
    )  # fmt: skip
    body = el(
        "main",
        el("header", el("p", f"{place} · {paper.number}"), el("h1", paper.title), el("p", paper.lead, class_="lead")),
        *(_section(section, pictures) for section in paper.sections),
        _foot(say, paper, code),
    )
    return "<!doctype html>" + el("html", head, el("body", body, class_="paper"), lang=say("web-lang"))


def _section(section: Section, pictures: dict[int, str]) -> Html:
    shown = [el("img", src=pictures[id], alt=section.heading) for id in section.pictures if id in pictures]
    said = [el("p", line, class_="hash" if CHECKSUM.search(line) else None) for line in section.lines]
    return el("section", el("h2", section.heading), *said, el("div", *shown, class_="shots") if shown else None)


def _foot(say: Say, paper: Paper, code: Html | None) -> Html:
    record = (
        el("p", el("a", say("paper-record"), href=f"/t/{paper.number}.json")) if paper.record and code is None else None
    )
    return el(
        "footer",
        el("div", code, el("p", say("paper-code")), class_="code") if code else None,
        join(
            el("p", say("paper-hash", hash=paper.hash), class_="hash") if paper.hash else None,
            record,
            el("p", say("paper-print"), class_="screen"),
        ),
    )


def file(say: Say, paper: Paper, place: str, pictures: dict[int, Path], code: Html | None) -> str:
    """The page as one file, with everything inside."""
    inside = {id: f"data:image/jpeg;base64,{b64encode(path.read_bytes()).decode()}" for id, path in pictures.items()}
    return html(
        say, paper, place, inside, style=el("style", Html((FOLDER / "paper.css").read_text("utf-8"))), code=code
    )


def routes(pages: Pages, shots: Shots) -> list[web.RouteDef]:
    """The page and its pictures."""

    async def show(request: web.Request) -> web.Response:
        made = await pages(request.match_info["number"], request.headers.get("Accept-Language", ""))
        if not made:
            raise web.HTTPNotFound
        return web.Response(text=made, content_type="text/html", headers={"Cache-Control": "no-cache"})

    async def picture(request: web.Request) -> web.StreamResponse:
        path = await shots(request.match_info["number"], int(request.match_info["id"]))
        if path is None:
            raise web.HTTPNotFound
        return web.FileResponse(path, headers={"Content-Type": "image/jpeg", "Cache-Control": "no-cache"})

    return [web.get(f"/t/{NUMBER}", show), web.get(f"/t/{NUMBER}/{{id:[0-9]{{1,18}}}}", picture)]


async def nothing(number: str, language: str) -> str:
    """A site of which nobody asks for pages."""
    return ""


async def no_picture(number: str, id: int) -> Path | None:
    """Nor for pictures."""
    return None
