"""Whole pages: the chat, the three phones of the demo, and the page that says sorry."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.web.assets import Assets
from bot.web.desk import Line
from bot.web.line import line
from bot.web.markup import Html, View, Words, el, hidden, join

# Sentences that the script says by itself; it finds them on <body>.
SCRIPT_WORDS = (
    *("new-lines", "sending", "not-sent", "not-arrived", "offline", "text-too-long"),
    *("my-photos", "remove-photo", "file-too-big", "photos-too-many"),
    *("locating", "my-place", "place-refused", "place-failed", "recording", "voice-refused", "my-voice"),
)
LIMITS = {"file-too-big": 15, "photos-too-many": 9, "text-too-long": 4096}

_ICON = {
    "photo": "M3 8.5h4L9 5.5h6l2 3h4v11H3zM12 10.3a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 0 0 0-7.2z",
    "place": "M12 21.5S5 15.4 5 10a7 7 0 0 1 14 0c0 5.4-7 11.5-7 11.5zM12 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
    "voice": "M12 3a3 3 0 0 1 3 3v6a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3.5",
    "home": "M3 11.5 12 4l9 7.5M5.5 9.8V20h13V9.8M10 20v-5.5h4V20",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds a chat.  place: the neighbourhood's name.  heading: locale key of the door's own word, or ''."""

    view: View
    assets: Assets
    place: str = ""
    heading: str = ""


def chat(frame: Frame, lines: Sequence[Line], notice: str = "", typed: str = "") -> str:
    """The chat.  notice: why the last message was not taken; typed: its words, given back."""
    words = frame.view.words
    return _page(
        words,
        frame.assets,
        join(_header(frame), _log(frame.view, lines), _composer(frame.view, notice, typed)),
        title=" · ".join(filter(None, (words("web-title"), frame.heading and words(frame.heading), frame.place))),
        style="chat.css",
        script="chat.js",
        class_="chat",
        data_prefix=frame.view.prefix,
        data_seq=max((shown.seq for shown in lines), default=0),
        data_words=json.dumps(
            {key: words(f"web-{key}", most=LIMITS.get(key, 0)) for key in SCRIPT_WORDS}, ensure_ascii=False
        ),
    )


def phones(view: View, assets: Assets, doors: Sequence[tuple[str, str]]) -> str:
    """Side by side on a wide screen, one under the other on a phone.  doors: (address, locale key) of each."""
    say = view.words
    tabs = el("nav", *(el("a", say(key), href=f"#{key}") for _, key in doors), aria_label=say("web-demo-title"))
    frames = [
        el(
            "section",
            el("h2", say(key)),
            el("p", say(f"{key}-caption"), class_="caption"),
            el("div", el("iframe", src=f"{url}/", title=say(key), allow="geolocation; microphone"), class_="phone"),
            id=key,
        )
        for url, key in doors
    ]
    lead = el("header", el("h1", say("web-demo-title")), el("p", say("web-demo-lead")))
    body = join(lead, tabs, el("main", *frames))
    return _page(say, assets, body, title=say("web-demo-title"), style="demo.css", class_="demo")


def sorry(view: View, assets: Assets, key: str) -> str:
    """One sentence, and a way home."""
    say = view.words
    card = el(
        "main", el("h1", say("web-title")), el("p", say(key)), el("a", say("web-home"), class_="button", href="/")
    )
    return _page(say, assets, card, title=say("web-title"), style="chat.css", class_="sorry")


def _page(
    words: Words, assets: Assets, body: Html, *, title: str, style: str, script: str = "", **attributes: str | int
) -> str:
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el(
            "meta",
            name="viewport",
            content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content",
        ),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="format-detection", content="telephone=no"),
        el("title", title),
        el("link", rel="icon", href=assets.url("icon.svg"), type="image/svg+xml"),
        el("link", rel="stylesheet", href=assets.url(style)),
        el("script", src=assets.url(script)) if script else None,
    )
    return f"<!doctype html>{el('html', head, el('body', body, **attributes), lang=words('web-lang'))}"


def _header(frame: Frame) -> Html:
    words = frame.view.words
    name = words(frame.heading) if frame.heading else frame.place
    return el(
        "header",
        _icon("home"),
        el("h1", words("web-title"), el("span", name) if name else None),
        el("p", id="state", role="status"),
        el("a", words("web-refresh"), class_="refresh", href=f"{frame.view.prefix}/?#end"),
    )


def _log(view: View, lines: Sequence[Line]) -> Html:
    shown = sorted(lines, key=lambda each: each.id)
    first = [True, *(before.at.date() != after.at.date() for before, after in pairwise(shown))]
    items = [line(each, view, new_day) for each, new_day in zip(shown, first, strict=False)]
    empty = el("p", view.words("web-empty"), class_="empty")
    log = el("ol", *items, id="log", role="log", aria_live="polite", aria_label=view.words("web-log"))
    rest = el("ol", id="unsent", aria_label=view.words("web-sending"))
    return el("main", el("div", log, None if items else empty, rest, el("p", id="end"), class_="talk"), tabindex=0)


def _composer(view: View, notice: str, typed: str) -> Html:
    words = view.words
    return el(
        "form",
        hidden("nonce", view.nonce()),
        el("button", words("web-new-lines"), type="button", id="newer", hidden=True),
        el("p", notice, id="notice", role="alert", hidden=not notice),
        el("div", id="chosen", hidden=True),
        el(
            "div",
            el("label", words("web-text-label"), for_="text", class_="unseen"),
            el("textarea", typed, id="text", name="text", rows=1, placeholder=words("web-text-hint"), dir="auto"),
            el("button", words("web-send"), class_="send"),
            class_="typing",
        ),
        el(
            "div",
            _picker("photo", words("web-photo"), "image/*", multiple=True),
            _picker("voice", words("web-voice"), "audio/*", capture=True, class_="plain"),
            _tool("place", words("web-place"), class_="locate extra live"),
            _tool("voice", words("web-voice"), class_="extra live", id="record"),
            class_="extras",
        ),
        el(
            "div",
            el("p", id="recorded", role="status"),
            el("button", words("web-cancel"), type="button", id="record-drop"),
            el("button", words("web-send"), type="button", id="record-send", class_="send"),
            class_="recording",
            hidden=True,
        ),
        id="say",
        class_="composer",
        method="post",
        action=f"{view.prefix}/say",
        enctype="multipart/form-data",
    )


def _picker(name: str, label: str, accept: str, class_: str = "", **more: bool) -> Html:
    field = el("input", type="file", name=name, accept=accept, **more)
    return el("label", _icon(name), el("span", label), field, class_=f"extra {class_}".strip())


def _tool(name: str, label: str, **more: str) -> Html:
    return el("button", _icon(name), el("span", label), type="button", hidden=True, **more)


def _icon(name: str) -> Html:
    return el("svg", el("path", d=_ICON[name]), viewBox="0 0 24 24", aria_hidden="true", focusable="false")
