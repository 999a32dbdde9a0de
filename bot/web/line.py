"""A line of the chat as HTML: the same piece on the first page, in the event stream and in a polled answer."""

import re

from bot.channels.degrade import numbered
from bot.web.desk import Line
from bot.web.markup import Html, View, address, el, hidden, join
from bot.web.uploads import is_paper, is_sound
from handlers.card import Button, Card, Picture

PHONE = re.compile(
    r"(?<![\d-])(?:0\d{2,3}[- ]?\d{4}[- ]?\d{3,4}|1[3-9]\d{9}|11[09]|120|12345|12110|12356|95598)(?![\d-])"
)
MANY = 4  # rows of one button: as many stand two in a row where their words are short


def line(shown: Line, view: View, new_day: bool = False, said: int = 0) -> Html:
    """One <li>.  new_day: the first of its day, so the date stands above it.  said: seq of the visitor's last words; a
    question older than these is passed, and its buttons step back.  (For later lines the script decides both.)"""
    words, at, card = view.words, shown.at, shown.card
    asks = card.subject.startswith("dialogue:")
    kinds = {"mine": shown.mine, "theirs": not shown.mine, "new-day": new_day, "asks": asks,
             "passed": asks and shown.seq < said, "simple": card.simple}  # fmt: skip
    return el(
        "li",
        el("p", words("web-day", month=at.month, day=at.day), class_="day"),
        el(
            "div",
            *(_picture(picture, view) for picture in card.media),
            el("p", card.title, class_="title", dir="auto") if card.title else None,
            *(_file(ref, is_sound(ref), words("web-photo-alt"), view) for ref in shown.uploads),
            el("p", *_callable(card.text, shown), class_="text", dir="auto") if card.text else None,
            _links(card),
            _document(shown, view),
            _buttons(shown, view),
            _stamp(shown, view),
            class_="bubble card" if card.rows or card.ask or card.title else "bubble",
        ),
        id=f"l{shown.id}",
        class_=" ".join(("line", *(kind for kind, is_so in kinds.items() if is_so))),
        data_id=shown.id,
        data_seq=shown.seq,
        data_day=at.date().isoformat(),
    )


def _callable(text: str, shown: Line) -> list[Html | str]:
    """The text; phone numbers of what we say can be tapped."""
    if shown.mine:
        return [text]
    parts: list[Html | str] = []
    at = 0
    for found in PHONE.finditer(text):
        number = re.sub(r"[^0-9]", "", found[0])
        parts += [text[at : found.start()], el("a", found[0], href=f"tel:{number}")]
        at = found.end()
    return [*parts, text[at:]]


def _stamp(shown: Line, view: View) -> Html:
    """When; and 复制, for handing it on as plain words (the script does it; without one it is not shown)."""
    copied = not shown.mine and bool(shown.card.text) and not shown.card.subject.startswith("dialogue:")
    copy = el("button", view.words("web-copy"), type="button", class_="copy") if copied else None
    edited = el("span", " · ", view.words("web-updated"), class_="edited") if shown.edited else None
    return el(
        "p", el("time", f"{shown.at:%H:%M}", datetime=shown.at.isoformat("T", "minutes")), edited, copy, class_="at"
    )


def _picture(picture: Picture, view: View) -> Html:
    if picture.kind in ("document", "paper"):
        source = f"{view.prefix}/media/{picture.ids[0]}"
        label = view.words("broadcast-csv" if picture.kind == "document" else "broadcast-paper")
        return el("p", el("a", label, href=source, download=True))
    refs = ("-".join(map(str, picture.ids)),) if picture.kind == "before-after" else tuple(map(str, picture.ids))
    alt = view.words("web-before-after-alt" if picture.kind == "before-after" else "web-photo-alt")
    return join(*(_file(ref, picture.kind == "voice", alt, view) for ref in refs))


def _file(ref: str, sound: bool, alt: str, view: View) -> Html:
    source = f"{view.prefix}/media/{ref}"
    if is_paper(ref):
        return el("p", el("a", view.words("broadcast-paper"), href=source, download=True))
    if sound:
        return el("audio", controls=True, preload="metadata", src=source, aria_label=view.words("web-voice-alt"))
    return el("a", el("img", src=source, alt=alt, loading="lazy"), class_="photo", href=source, target="_blank")


def _links(card: Card) -> Html | None:
    items = [el("li", _link(words, url) or words) for words, url in card.links]
    return el("ul", *items, class_="links") if items else None


def _document(shown: Line, view: View) -> Html | None:
    """A file that only this visitor's cookie opens."""
    name = shown.card.file[0]
    return el("a", name, class_="button", href=f"{view.prefix}/file/{shown.id}", download=name) if name else None


def _link(words: str, url: str, class_: str | None = None) -> Html | None:
    """A page opens beside the chat, a phone number in the phone; nothing for an address that may not be opened."""
    to = address(url)
    if to is None:
        return None
    beside = {"target": "_blank", "rel": "noopener noreferrer"} if to.startswith("http") else {}
    return el("a", words, class_=class_, href=to, **beside)


def _buttons(shown: Line, view: View) -> Html | None:
    card = shown.card
    rows = [el("div", *map(_button, row), class_="row") for row in numbered(card) if row]
    many = sum(len(row) == 1 for row in card.rows) >= MANY
    if card.ask == "location":
        rows.append(
            el("button", view.words("web-send-place"), type="button", class_="locate wide live", hidden=True),
        )
    if card.ways_out:
        rows.append(el("div", *(el("button", way, name="text", value=way) for way in card.ways_out), class_="row"))
    if not rows:
        return None
    return el(
        "form",
        hidden("nonce", view.nonce()),
        hidden("line", str(shown.id)),
        *rows,
        class_="buttons many" if many else "buttons",
        method="post",
        action=f"{view.prefix}/say",
    )


def _button(button: Button) -> Html | None:
    if button.url:
        return _link(button.label, button.url, "button")
    return el("button", button.label, name="press", value=button.data)
