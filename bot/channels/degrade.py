"""Cards for channels that can do less: buttons become numbered lines, long texts become several (all in plain words)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.channels.base import Capabilities
from handlers.card import Button, Card

CONTROLS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def clean(text: str) -> str:
    """Without characters that turn or hide other text (R21); line breaks stay."""
    return CONTROLS.sub("", text)


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, most: int) -> str:
    """At most so many UTF-16 units, never through the middle of a character."""
    if units(text) <= most:
        return text
    return text.encode("utf-16-le")[: 2 * (most - 1)].decode("utf-16-le", "ignore") + "…"


def numbered(card: Card) -> Sequence[Sequence[Button]]:
    """The rows of buttons; for somebody who reads large letters one below the other, with the digit that means it (1–9)."""
    if not card.simple:
        return card.rows
    return [
        (replace(button, label=f"{n} {button.label}" if n < 10 and not button.label.isdigit() else button.label),)
        for n, button in enumerate(card.buttons(), 1)
    ]


def body(card: Card, capabilities: Capabilities, reply_with: str = "") -> str:
    """Text, links and – without buttons – the numbered choices.  reply_with: 「回复 1」 in the reader's language."""
    parts = [clean(card.text)]
    parts += [f"{clean(words)} {address}" for words, address in card.links]
    if not capabilities.buttons:
        parts += [f"{reply_with}{n} = {button.label}" for n, button in enumerate(card.buttons(), 1)]
    return "\n".join(part for part in parts if part)
