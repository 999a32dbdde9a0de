"""Whole pages: the chat, the three phones of the demo, and the page that says sorry."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from secrets import token_hex

from bot.web.assets import Assets
from bot.web.composer import composer, icon
from bot.web.desk import Line
from bot.web.intake import PHOTOS, TEXT
from bot.web.line import line
from bot.web.markup import Html, View, Words, el, join
from bot.web.uploads import FILE, MEGABYTE

# Sentences that the script says by itself; it finds them on <body>.
SCRIPT_WORDS = (
    *("web-new-lines", "web-changed"),
    *("web-sending", "web-not-sent", "web-not-arrived", "web-offline", "web-text-too-long"),
    *("web-my-photos", "web-remove-photo", "web-file-too-big", "web-photos-too-many", "web-my-place", "web-my-voice"),
    *("web-copied", "web-locating", "web-place-refused", "web-place-failed", "web-recording", "web-voice-refused"),
)
LIMITS = {"web-file-too-big": FILE // MEGABYTE, "web-photos-too-many": PHOTOS, "web-text-too-long": TEXT}


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds a chat.  place: the neighbourhood's name.  heading: locale key of the door's own word, or ''."""

    view: View
    assets: Assets
    place: str = ""
    heading: str = ""
    large: bool = False  # 大字简明
    papers: bool = False  # a PDF may be attached


def chat(frame: Frame, lines: Sequence[Line], notice: str = "", typed: str = "") -> str:
    """The chat.  notice: why the last message was not taken; typed: its words, given back."""
    words = frame.view.words
    return _page(
        words,
        frame.assets,
        join(_header(frame), _log(frame, lines), composer(frame.view, notice, typed, papers=frame.papers)),
        title=" · ".join(filter(None, (words("web-title"), frame.heading and words(frame.heading), frame.place))),
        style="chat.css",
        script="chat.js",
        class_="chat large" if frame.large else "chat",
        data_prefix=frame.view.prefix,
        data_seq=max((shown.seq for shown in lines), default=0),
        data_words=_script_words(words),
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


def sorry(view: View, assets: Assets, key: str, home: str) -> str:
    """One sentence, and a way home."""
    say = view.words
    card = el(
        "main", el("h1", say("web-title")), el("p", say(key)), el("a", say("web-home"), class_="button", href=home)
    )
    return _page(say, assets, card, title=say("web-title"), style="chat.css", class_="sorry")


def told(view: View, assets: Assets, heading: str, lines: Sequence[str]) -> str:
    """A heading and what follows from it, a line each."""
    card = el("main", el("h1", heading), *(el("p", said) for said in lines))
    return _page(view.words, assets, card, title=heading, style="chat.css", class_="sorry")


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
    """The address of 刷新 is new on each page: a link to the page's own address and fragment would only scroll."""
    words = frame.view.words
    name = words(frame.heading) if frame.heading else frame.place
    return el(
        "header",
        icon("home"),
        el("h1", words("web-title"), el("span", name) if name else None),
        el("p", id="state", role="status"),
        el("a", words("web-refresh"), class_="refresh", href=f"{frame.view.prefix}/?{token_hex(4)}#end"),
    )


def _log(frame: Frame, lines: Sequence[Line]) -> Html:
    view = frame.view
    shown = sorted(lines, key=lambda each: each.id)
    first = [True, *(before.at.date() != after.at.date() for before, after in pairwise(shown))]
    said = max((each.seq for each in lines if each.mine), default=0)
    items = [line(each, view, new_day, said) for each, new_day in zip(shown, first, strict=False)]
    empty = el("p", view.words(f"{frame.heading}-empty" if frame.heading else "web-empty"), class_="empty")
    log = el("ol", *items, id="log", role="log", aria_live="polite", aria_label=view.words("web-log"))
    rest = el("ol", id="unsent", aria_label=view.words("web-sending"))
    return el("main", el("div", log, None if items else empty, rest, el("p", id="end"), class_="talk"), tabindex=0)


def _script_words(words: Words) -> str:
    said = {key.removeprefix("web-"): words(key, most=LIMITS.get(key, 0)) for key in SCRIPT_WORDS}
    return json.dumps(said, ensure_ascii=False)
