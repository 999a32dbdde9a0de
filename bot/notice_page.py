"""A broadcast as an A4 page for the notice board: its words in every language it has, and a code that opens the chat."""

from collections.abc import Callable
from datetime import datetime
from math import ceil

from bot.posters import qr
from bot.web.markup import Html, el
from flows.community import Community
from handlers.card import Card

Say = Callable[..., str]
SIZES = (11.0, 9.0, 7.5, 6.5, 5.5, 4.8, 4.2, 3.6)  # mm of a letter; the largest with which it stays one page
WIDE, HIGH, LEADING, APART = (
    174.0,
    172.0,
    1.5,
    8.0,
)  # mm of room for words; lines of so many letters' height; mm between languages
STYLE = """
@page { size: A4; margin: 0 }
* { box-sizing: border-box; margin: 0 }
body { font-family: "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #1d2321 }
section { width: 210mm; min-height: 297mm; padding: 18mm; display: flex; flex-direction: column }
h1 { font-size: 11mm; line-height: 1.25; color: #1b5e4b; border-bottom: 1mm solid #1b5e4b; padding-bottom: 5mm }
article { line-height: 1.5; margin-top: 8mm; white-space: pre-line; overflow-wrap: anywhere }
footer { margin-top: auto; padding-top: 8mm; display: flex; gap: 8mm; align-items: center; font-size: 5.4mm; line-height: 1.4 }
footer svg { width: 42mm; height: 42mm; display: block }
"""


def page(say: Say, community: Community, cards: list[Card], at: datetime | None, address: str) -> str:
    """The page as HTML.  cards: what is received, one a language.  at: when, local.  address: what the code opens, or ''."""
    size = next((mm for mm in SIZES if _height(cards, mm) <= HIGH), SIZES[-1])
    words = [el("article", card.text, style=f"font-size:{size}mm") for card in cards]
    office = community.phones.get("office", "")
    code = [qr(address), el("p", say("broadcast-page-scan"))] if address else []
    told = el(
        "p",
        community.name,
        el("br"),
        f"{at:%Y-%m-%d}" if at else "",
        el("br"),
        office,
        style="margin-left:auto;text-align:right",
    )
    body = el("section", el("h1", cards[0].title), *words, el("footer", *code, told))
    head = el("head", el("meta", charset="utf-8"), el("title", cards[0].title), el("style", Html(STYLE)))
    return "<!doctype html>" + el("html", head, el("body", body), lang=say("web-lang"))


def _height(cards: list[Card], size: float) -> float:
    """mm that the words take, at most."""
    lines = sum(max(1, ceil(len(line) * size / WIDE)) for card in cards for line in card.text.split("\n"))
    return lines * size * LEADING + APART * len(cards)
