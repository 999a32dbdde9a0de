"""Card -> what the Bot API takes.  The only place where resident text meets markup: everything is escaped here (R21)."""

from html import escape
from typing import Any

from bot.channels.base import Capabilities
from bot.channels.degrade import body, clean, cut, numbered, units
from handlers.card import Button, Card

CAPABILITIES = Capabilities()
ROOM = 4096


def message(card: Card) -> dict[str, Any]:
    """Parameters of sendMessage or editMessageText, without the chat."""
    return {
        "text": html(card, ROOM),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "reply_markup": keyboard(card),
        "disable_notification": True if card.quiet else None,
    }


def caption(card: Card) -> dict[str, Any]:
    """Parameters of a picture with words, or of editMessageCaption."""
    return {
        "caption": html(card, CAPABILITIES.caption),
        "parse_mode": "HTML",
        "reply_markup": keyboard(card),
        "disable_notification": True if card.quiet else None,
    }


def fits_caption(card: Card) -> bool:
    """Can all of it stand under a picture?"""
    return units(clean(card.title)) + units(body(card, CAPABILITIES)) + 1 <= CAPABILITIES.caption


def html(card: Card, room: int) -> str:
    """Title in bold, text below; at most `room` UTF-16 units as the reader sees it."""
    title = clean(card.title)
    text = cut(body(card, CAPABILITIES), room - units(title) - 1)
    head = f"<b>{escape(title, quote=False)}</b>\n" if title else ""
    return (head + escape(text, quote=False)).strip() or "…"


def keyboard(card: Card) -> dict[str, Any] | None:
    """Buttons under the card, or a keyboard that asks for the position.  Telegram takes one or the other."""
    if card.rows:
        return {"inline_keyboard": [[_button(b) for b in row] for row in numbered(card)]}
    if card.ask == "location":
        rows = [[{"text": card.ask_label, "request_location": True}], [{"text": word} for word in card.ways_out]]
        return {"keyboard": [row for row in rows if row], "resize_keyboard": True, "one_time_keyboard": True}
    return {"remove_keyboard": True} if card.unask else None


def _button(button: Button) -> dict[str, Any]:
    return (
        {"text": button.label, "url": button.url}
        if button.url
        else {"text": button.label, "callback_data": button.data}
    )
