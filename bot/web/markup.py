"""HTML as values: whatever is not Html is escaped, so that nothing a person typed can become markup (R21)."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

VOID = frozenset({"br", "img", "input", "link", "meta"})
SCHEMES = ("https://", "http://", "tel:", "geo:", "/")

Attribute = str | int | bool | None
Words = Callable[..., str]


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class View:
    """Whose eyes a page is for.  words: key → sentence; nonce: a new one for each form; prefix: the door's path."""

    prefix: str
    words: Words
    nonce: Callable[[], str]


def el(tag: str, /, *children: str | None, **attributes: Attribute) -> Html:
    """One element.  class_="x" is class="x", data_id=3 is data-id="3"; None and False leave an attribute out."""
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    if tag in VOID:
        return Html(f"<{tag}{written}>")
    return Html(f"<{tag}{written}>{join(*children)}</{tag}>")


def join(*children: str | None) -> Html:
    """Children in a row, escaped unless Html; None is nothing."""
    return Html("".join(c if isinstance(c, Html) else escape(c) for c in children if c is not None))


def address(url: str) -> str | None:
    """The address if a page may lead there, else None (javascript:, data: and the like)."""
    return url if url.lower().startswith(SCHEMES) and not url.startswith("//") else None


def hidden(name: str, value: str) -> Html:
    """A form field nobody sees."""
    return el("input", type="hidden", name=name, value=value)


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
