"""A line of the chat as HTML: the same piece on the first page, in the event stream and in a polled answer."""

from bot.web.desk import Line
from bot.web.markup import Html, View, address, el, hidden, join
from bot.web.uploads import is_sound
from handlers.card import Button, Card, Picture


def line(shown: Line, view: View, new_day: bool = False) -> Html:
    """One <li>.  new_day: the first of its day, so the date stands above it (for later lines the script decides)."""
    words, at, card = view.words, shown.at, shown.card
    return el(
        "li",
        el("p", words("web-day", month=at.month, day=at.day), class_="day"),
        el(
            "div",
            el("p", card.title, class_="title", dir="auto") if card.title else None,
            *(_picture(picture, view) for picture in card.media),
            *(_file(ref, is_sound(ref), words("web-photo-alt"), view) for ref in shown.uploads),
            el("p", card.text, class_="text", dir="auto") if card.text else None,
            _links(card),
            _buttons(card, view, shown.id),
            _stamp(shown, view),
            class_="bubble card" if card.rows or card.ask else "bubble",
        ),
        id=f"l{shown.id}",
        class_=" ".join(("line", "mine" if shown.mine else "theirs", *(["new-day"] if new_day else []))),
        data_id=shown.id,
        data_day=at.date().isoformat(),
    )


def _stamp(shown: Line, view: View) -> Html:
    edited = el("span", view.words("web-updated"), " ", class_="edited") if shown.edited else None
    return el("p", edited, el("time", f"{shown.at:%H:%M}", datetime=shown.at.isoformat("T", "minutes")), class_="at")


def _picture(picture: Picture, view: View) -> Html:
    refs = ("-".join(map(str, picture.ids)),) if picture.kind == "before-after" else tuple(map(str, picture.ids))
    alt = view.words("web-before-after-alt" if picture.kind == "before-after" else "web-photo-alt")
    return join(*(_file(ref, picture.kind == "voice", alt, view) for ref in refs))


def _file(ref: str, sound: bool, alt: str, view: View) -> Html:
    source = f"{view.prefix}/media/{ref}"
    if sound:
        return el("audio", controls=True, preload="metadata", src=source, aria_label=view.words("web-voice-alt"))
    return el("a", el("img", src=source, alt=alt, loading="lazy"), class_="photo", href=source, target="_blank")


def _links(card: Card) -> Html | None:
    items = [el("li", _link(words, url) or words) for words, url in card.links]
    return el("ul", *items, class_="links") if items else None


def _link(words: str, url: str, class_: str | None = None) -> Html | None:
    """A page opens beside the chat, a phone number in the phone; nothing for an address that may not be opened."""
    to = address(url)
    if to is None:
        return None
    beside = {"target": "_blank", "rel": "noopener noreferrer"} if to.startswith("http") else {}
    return el("a", words, class_=class_, href=to, **beside)


def _buttons(card: Card, view: View, line: int) -> Html | None:
    """A form: a press tells its line, so that the answer takes the card's place; a way out is sent as the words it is."""
    rows = [el("div", *map(_button, row), class_="row") for row in card.rows if row]
    if card.ask == "location":
        rows.append(
            el("button", view.words("web-send-place"), type="button", class_="locate wide live", hidden=True),
        )
    if card.ways_out:
        rows.append(el("div", *(el("button", word, name="text", value=word) for word in card.ways_out), class_="row"))
    if not rows:
        return None
    return el(
        "form",
        hidden("nonce", view.nonce()),
        hidden("line", str(line)),
        *rows,
        class_="buttons",
        method="post",
        action=f"{view.prefix}/say",
    )


def _button(button: Button) -> Html | None:
    if button.url:
        return _link(button.label, button.url, "button")
    return el("button", button.label, name="press", value=button.data)
