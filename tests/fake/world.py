"""Telegram's world: who is there, what they see, what the bot has set; and who waits for a change."""

import itertools
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.fake.chat import Bell, Chat, Event, Json, Message
from tests.fake.html import utf16
from tests.fake.refusals import bad, forbidden
from tests.fake.updates import Updates

if TYPE_CHECKING:
    from tests.fake.groups import Channel, Group
    from tests.fake.phone import Phone

BOT: Json = {"id": 900000001, "is_bot": True, "first_name": "邻里", "username": "linli_test_bot"}
ANONYMOUS: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
CHANNEL_BOT: Json = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}


class World:
    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self.clock, self.bot = clock, dict(BOT)
        self.chats: dict[int, Chat] = {}
        self.events: list[Event] = []
        self.files: dict[str, Json] = {}  # file_id → {"bytes", "path", "kind", "info"}
        self.callbacks: dict[str, Json] = {}  # id → {"at", "user", "chat", "answered"}
        self.toasts: list[Json] = []
        self.profile: Json = {"commands": {}, "description": {}, "short_description": {}, "name": {}}
        self.serial = itertools.count(1)
        self.private_ids = itertools.count(1)  # private chats and basic groups share one count
        self.bell = Bell()
        self.updates = Updates(self.notify)

    # ---- who and where
    def phone(self, user_id: int, name: str = "居民", language: str | None = "zh-hans", **more: Any) -> "Phone":
        """A person with the app open on the private chat with the bot.  more: fields of User (is_bot, username)."""
        from tests.fake.phone import Phone

        user: Json = {"id": user_id, "is_bot": False, "first_name": name} | more
        user |= {"language_code": language} if language else {}
        info = {"id": user_id, "type": "private", "first_name": name}
        return Phone(self, user, self.chats.setdefault(user_id, Chat(info)))

    def group(self, chat_id: int = -1001000000001, title: str = "三号楼群") -> "Group":
        from tests.fake.groups import Group

        kind = "supergroup" if chat_id < -1000000000000 else "group"
        return Group(
            self, self.chats.setdefault(chat_id, Chat({"id": chat_id, "type": kind, "title": title}, met=True))
        )

    def channel(self, chat_id: int = -1002000000001, title: str = "社区频道") -> "Channel":
        from tests.fake.groups import Channel

        chat = Chat({"id": chat_id, "type": "channel", "title": title}, met=True)
        return Channel(self, self.chats.setdefault(chat_id, chat))

    def chat(self, chat_id: Any) -> Chat:
        """The chat a call means.  Refuses like Telegram: none, unknown, blocked."""
        if chat_id in (None, ""):
            raise bad("chat_id is empty")
        try:
            chat = self.chats.get(int(chat_id))
        except (TypeError, ValueError):
            chat = None
        if chat is None or not chat.met:
            raise bad("chat not found")
        return chat

    def writable(self, chat_id: Any) -> Chat:
        chat = self.chat(chat_id)
        if chat.blocked:
            raise forbidden(
                "bot was blocked by the user" if chat.private else f"bot was kicked from the {chat.info['type']} chat"
            )
        if "send" in chat.denied:
            raise bad("not enough rights to send text messages to the chat")
        return chat

    # ---- what happens
    def now(self) -> int:
        return int(self.clock())

    def post(self, chat: Chat, who: Json | None, mine: bool, **fields: Any) -> Message:
        """A new message on the screen."""
        counted = chat.private or chat.info["type"] == "group"
        number = next(self.private_ids) if counted else len(chat.messages) + 1
        head: Json = {"message_id": number} | ({"from": dict(who)} if who else {})
        body = head | {"chat": dict(chat.info), "date": self.now()} | {k: v for k, v in fields.items() if v is not None}
        message = chat.messages[number] = Message(chat, body, mine)
        self.happened("sent", chat, message, who or chat.info)
        return message

    def change(self, message: Message, who: Json, body: Json) -> None:
        message.versions.append(message.body)
        message.body = body | {"edit_date": self.now()}
        self.happened("edited", message.chat, message, who)

    def happened(self, kind: str, chat: Chat, message: Message | None, who: Json, body: Json | None = None) -> None:
        shown = dict(body if body is not None else message.body if message else {})
        event = Event(next(self.serial), kind, chat, message, shown, who)
        self.events.append(event)
        chat.events.append(event)
        chat.bell.ring()
        self.notify()

    def notify(self) -> None:
        self.bell.ring()

    async def until(self, found: Callable[[], Any], timeout: float) -> Any:
        """found() as soon as it is truthy; looked at after every change in the world or its queue."""
        return await self.bell.until(found, timeout)

    def file(self, data: bytes, kind: str, **info: Any) -> Json:
        """Keep a file as Telegram's servers would.  Returns file_id, file_unique_id, file_size and what info says."""
        number = next(self.serial)
        folder, end = {"photo": ("photos", "jpg"), "voice": ("voice", "oga")}.get(kind, ("documents", "bin"))
        about = {"file_id": f"AgAC{kind[:2].upper()}{number:08d}", "file_unique_id": f"AQAD{hash_of(data)}"}
        about |= {"file_size": len(data)} | info
        self.files[about["file_id"]] = {
            "bytes": data,
            "path": f"{folder}/file_{number}.{end}",
            "kind": kind,
            "info": about,
        }
        return about


def hash_of(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()[:12]


def body_text(text: str, entities: list[Json], key: str = "text") -> Json:
    """text and entities as they stand in a Message; key: text or caption."""
    assert all(e["offset"] + e["length"] <= utf16(text) for e in entities)
    name = "entities" if key == "text" else "caption_entities"
    return ({key: text} if text else {}) | ({name: entities} if entities else {})
