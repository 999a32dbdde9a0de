"""Where a person writes: the one form at the foot of the chat, with photo, place and voice beside the words."""

from bot.web.markup import Html, View, el, hidden

ICON = {
    "photo": "M3 8.5h4L9 5.5h6l2 3h4v11H3zM12 10.3a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 0 0 0-7.2z",
    "place": "M12 21.5S5 15.4 5 10a7 7 0 0 1 14 0c0 5.4-7 11.5-7 11.5zM12 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
    "voice": "M12 3a3 3 0 0 1 3 3v6a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3.5",
    "home": "M3 11.5 12 4l9 7.5M5.5 9.8V20h13V9.8M10 20v-5.5h4V20",
}


def composer(view: View, notice: str, typed: str, *, papers: bool = False) -> Html:
    """notice: why the last message was not taken.  typed: its words, given back.  papers: a PDF may be chosen, too."""
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
            _picker("photo", words("web-photo"), "image/*,application/pdf" if papers else "image/*", multiple=True),
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
    return el("label", icon(name), el("span", label), field, class_=f"extra {class_}".strip())


def _tool(name: str, label: str, **more: str) -> Html:
    return el("button", icon(name), el("span", label), type="button", hidden=True, **more)


def icon(name: str) -> Html:
    """A sign of 24 × 24, in the colour of the words beside it."""
    return el("svg", el("path", d=ICON[name]), viewBox="0 0 24 24", aria_hidden="true", focusable="false")
