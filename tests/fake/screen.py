"""How a chat reads, one line a thing that happened; and whether it shows what somebody looks for."""

import re
from collections.abc import Callable

from tests.fake.chat import Chat, Event, Json, Message
from tests.fake.world import World

Wanted = str | re.Pattern[str] | Callable[[Message], object]
NAMES = {"photo": "照片", "voice": "语音", "document": "文件", "video": "视频", "sticker": "贴纸", "contact": "联系人"}


def show(body: Json) -> str:
    """A message in one line: media, words, [buttons]."""
    parts = []
    if "location" in body:
        parts.append(f"[位置 {body['location']['latitude']},{body['location']['longitude']}]")
    parts += [f"[{name}]" for kind, name in NAMES.items() if kind in body]
    words = str(body.get("text") or body.get("caption") or "")
    parts += [words] if words else []
    rows = (body.get("reply_markup") or {}).get("inline_keyboard") or []
    parts += [f"[{button['text']}]" for row in rows for button in row]
    return " ".join(parts)


def line(event: Event, world: World) -> str:
    who = "机器人" if event.who is world.bot else str(event.who.get("first_name") or event.who.get("title"))
    if event.kind == "pressed":
        return f"{who}: [{event.body['text']}]"
    if event.kind == "toast":
        return f"机器人(提示): {event.body['text']}" if event.body["text"] else ""
    if event.kind == "deleted":
        return f"{who}(删): {show(event.body)}"
    if event.kind == "action":
        return ""
    return f"{who}{'(改)' if event.kind == 'edited' else ''}: {show(event.body)}"


def transcript(world: World, chat: Chat, mask: dict[str, str] | None = None) -> str:
    """Everything that happened in a chat.  mask: pattern → what to print instead, for numbers and dates."""
    text = "\n".join(said for event in chat.events if (said := line(event, world)))
    for pattern, instead in (mask or {}).items():
        text = re.sub(pattern, instead, text)
    return text


def fits(text: str, label: str, exact: bool) -> bool:
    return text.strip() == label if exact else label in text


def wants(message: Message, body: Json, wanted: Wanted) -> bool:
    if callable(wanted):
        return bool(wanted(message))
    words = "\n".join([str(body.get("text") or body.get("caption") or ""), *(b["text"] for b in message.buttons(body))])
    return wanted in words if isinstance(wanted, str) else bool(wanted.search(words))
