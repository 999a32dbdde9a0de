"""Telegram's updates as JSON -> Said.  No telegram.* objects: building them costs three times the rest of the transport."""

import json
from datetime import UTC, datetime
from typing import Any

import msgspec

from flows.said import Location, Media, Press, Said

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
UNREADABLE = {"sticker", "video", "video_note", "animation", "document", "contact", "poll", "dice", "story"}
UNREADABLE |= {"paid_media", "checklist", "game"}
NOBODY = {1087968824, 136817688, 777000}  # GroupAnonymousBot, Channel_Bot, Telegram itself (R18)


def read(body: bytes) -> Any:
    """JSON as Telegram sends it.  Half a surrogate pair is no text: it becomes a question mark and stops nobody.
    Raises ValueError."""
    try:
        return msgspec.json.decode(body)
    except RecursionError:
        raise ValueError("too deep") from None
    except msgspec.DecodeError:
        whole = json.dumps(json.loads(body), ensure_ascii=False).encode(errors="replace")
        return json.loads(whole)


def chat_of(raw: dict[str, Any]) -> str:
    """The chat an update belongs to: updates of one chat are handled in order.  '' = none, or not to be read."""
    part = _part(raw)
    message = _table(part, "message") if "callback_query" in raw else part
    chat = _table(message, "chat") or _table(part, "from")
    return str(chat.get("id", ""))


def who_of(raw: dict[str, Any]) -> str:
    """The sender of an update; '' = nobody."""
    return str(_table(_part(raw), "from").get("id", ""))


def said(raw: dict[str, Any]) -> Said | None:
    """What somebody said, or None for what nobody said (service messages, kinds we did not ask for)."""
    if "callback_query" in raw:
        return _press(raw["callback_query"])
    if "my_chat_member" in raw:
        return _membership(raw["my_chat_member"])
    message = raw.get("message") or raw.get("edited_message")
    return _message(message, edited="edited_message" in raw) if message else None


def _table(part: dict[str, Any], name: str) -> dict[str, Any]:
    """A part of an update, {} when it is missing or no object: what cannot be read must still be stored, or it would stand
    in front of everybody's updates for ever."""
    found = part.get(name)
    return found if isinstance(found, dict) else {}


def _part(raw: dict[str, Any]) -> dict[str, Any]:
    return next((raw[kind] for kind in ALLOWED if isinstance(raw.get(kind), dict)), {})


def _message(m: dict[str, Any], *, edited: bool) -> Said | None:
    if m.get("migrate_to_chat_id"):
        return Said(moved=str(m["migrate_to_chat_id"]), **_common(m, m.get("from") or {}, m.get("date")))
    media = _media(m)
    location = m.get("location")
    text = (m.get("text") or m.get("caption") or "").replace("\0", "")  # a database refuses zero bytes
    if not (text or media or location) and not _unreadable(m):
        return None
    return Said(
        media=media,
        text=text,
        album=str(m.get("media_group_id", "")),
        location=Location(location["latitude"], location["longitude"]) if location else None,
        edited=edited,
        to=_addressed(m, text),
        unseen=bool(text) and not media and _unreadable(m),
        start=text.partition(" ")[2].strip() if text.startswith("/start ") else "",
        **_common(m, m.get("from") or {}, m.get("edit_date") or m.get("date")),
    )


def _common(m: dict[str, Any], sender: dict[str, Any], date: int | None) -> dict[str, Any]:
    chat = m.get("chat") or {}
    odd = m.get("sender_chat") is not None or sender.get("is_bot") or sender.get("id") in NOBODY or m.get("via_bot")
    return {
        "channel": "telegram",
        "chat": str(chat.get("id", sender.get("id", ""))),
        "person": str(sender.get("id", "")),
        "message_id": str(m.get("message_id", "")),
        "said_at": datetime.fromtimestamp(date or 0, UTC),
        "private": chat.get("type", "private") == "private",
        "title": str(chat.get("title", ""))[:128],
        "language": sender.get("language_code", ""),
        "name": " ".join(n for n in (sender.get("first_name"), sender.get("last_name")) if n)[:64],
        "trusted": bool(sender.get("id")) and not odd,
    }


def _addressed(m: dict[str, Any], text: str) -> tuple[str, ...]:
    """Whom a message in a group is for: /command, /command@bot, @mention, an answer to a bot's message."""
    if (m.get("chat") or {}).get("type", "private") == "private":
        return ()
    to = [text.split()[0].partition("@")[2]] if text.startswith("/") else []
    units = text.encode("utf-16-le")
    for entity in [*(m.get("entities") or ()), *(m.get("caption_entities") or ())]:
        if entity.get("type") == "mention":
            start = 2 * entity["offset"]
            to.append(units[start : start + 2 * entity["length"]].decode("utf-16-le", "ignore").lstrip("@"))
    answered = (m.get("reply_to_message") or {}).get("from") or {}
    to += [answered["username"]] if answered.get("is_bot") and answered.get("username") else []
    return tuple(name.lower() for name in to)


def _press(query: dict[str, Any]) -> Said | None:
    message = query.get("message") or {}
    sender = query.get("from") or {}
    common = _common({**message, "sender_chat": None, "via_bot": None}, sender, message.get("date"))
    common["message_id"] = f"cb{query.get('id', '')}"
    card = str(message.get("message_id", ""))
    return Said(press=Press(query.get("data", ""), str(query.get("id", "")), card), **common)


def _membership(change: dict[str, Any]) -> Said | None:
    status = (change.get("new_chat_member") or {}).get("status")
    blocked = {"kicked": True, "left": True, "member": False}.get(status or "")
    return Said(blocked=blocked, **_common(change, change.get("from") or {}, change.get("date")))


def _media(m: dict[str, Any]) -> tuple[Media, ...]:
    if m.get("photo"):
        best = max(m["photo"], key=lambda size: size.get("width", 0) * size.get("height", 0))
        return (_file("photo", best, "image/jpeg"),)
    for kind in ("voice", "audio"):
        if m.get(kind):
            return (_file("voice", m[kind], m[kind].get("mime_type", "")),)
    document = m.get("document") or {}
    if str(document.get("mime_type", "")).startswith("image/"):
        return (_file("photo", document, document["mime_type"]),)
    if document.get("mime_type") == "application/pdf":
        return (_file("document", document, document["mime_type"]),)
    return ()


def _file(kind: Any, file: dict[str, Any], mime: str) -> Media:
    return Media(kind, file["file_id"], file.get("file_size") or 0, mime)


def _unreadable(m: dict[str, Any]) -> bool:
    """Somebody sent something that we cannot read and should say so (a sticker, a video, a contact)."""
    return not UNREADABLE.isdisjoint(m)
