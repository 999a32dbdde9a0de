"""The people.  A Phone is one person in one chat: what they do becomes real updates, what they see is asserted.

resident = telegram.phone(101, "居民")
resident.says("3号楼电梯坏了")
card = await resident.waits_for("电梯")       # the newest thing the bot did since the resident last acted
resident.presses("同意并提交")
await resident.waits_for(re.compile(r"LL-\\d{8}-\\d{4}"))
print(resident.transcript())
"""

from typing import Any

from tests.fake import media
from tests.fake.chat import Chat, Event, Json, Message
from tests.fake.checks import seen_entities
from tests.fake.screen import Wanted, fits, show, transcript, wants
from tests.fake.updates import Update
from tests.fake.world import World, body_text

HERE = (31.2304, 121.4737)
CALLBACK_LIFETIME = 15.0  # seconds in which a press can be answered; Telegram's own figure is not documented


class Phone:
    def __init__(self, world: World, user: Json, chat: Chat, sender_chat: Json | None = None) -> None:
        self.world, self.user, self.chat, self.sender_chat = world, user, chat, sender_chat
        self.acted = 0  # serial of the last own act: waits look at what came later
        self.caught: set[int] = set()  # events that already satisfied a wait
        self.updates: list[Update] = []  # what this phone caused

    # ---- doing
    def sends(self, **fields: Any) -> Message:
        """Any message: fields of Telegram's Message object."""
        self.chat.met = True
        more = {"sender_chat": self.sender_chat} if self.sender_chat else {}
        message = self.world.post(self.chat, self.user, False, **more, **fields)
        self.acted = self.world.events[-1].at
        self.update("message", dict(message.body))
        return message

    def update(self, kind: str, body: Json) -> Update:
        self.updates.append(self.world.updates.push(kind, body))
        return self.updates[-1]

    def says(self, text: str, **fields: Any) -> Message:
        return self.sends(**body_text(text, seen_entities(text)), **fields)

    def replies(self, message: Message, text: str) -> Message:
        return self.says(text, reply_to_message=dict(message.body))

    def sends_photo(self, data: bytes | None = None, caption: str = "", album: str | None = None) -> Message:
        number = len(self.world.files)
        data = data or media.picture(colour=(number % 256, number // 256 % 256, 90))
        sizes = media.photo_sizes(self.world, data)
        for size in sizes:
            self.world.files[size["file_id"]]["sizes"] = sizes
        words = body_text(caption, seen_entities(caption), "caption")
        return self.sends(photo=sizes, media_group_id=album, **words)

    def sends_album(self, photos: list[bytes | None], caption: str = "") -> list[Message]:
        """Two to ten photos as one album; the words go with the first."""
        album = str(13000000000000000 + next(self.world.serial))
        return [self.sends_photo(data, caption if n == 0 else "", album) for n, data in enumerate(photos)]

    def sends_voice(self, data: bytes = b"OggS" + b"\0" * 60, seconds: int = 3) -> Message:
        return self.sends(voice=self.world.file(data, "voice", duration=seconds, mime_type="audio/ogg"))

    def sends_document(self, data: bytes, name: str = "file.bin", mime: str = "application/octet-stream") -> Message:
        return self.sends(document=self.world.file(data, "document", file_name=name, mime_type=mime))

    def sends_location(self, lat: float = HERE[0], long: float = HERE[1]) -> Message:
        return self.sends(location={"latitude": lat, "longitude": long})

    def shares_contact(self, phone: str = "13800000000", user_id: int | None = None) -> Message:
        """The own contact; with user_id somebody else's card."""
        whose = self.user["id"] if user_id is None else user_id
        return self.sends(contact={"phone_number": phone, "first_name": self.user["first_name"], "user_id": whose})

    def edits(self, message: Message, text: str) -> None:
        self.world.change(message, self.user, message.body | body_text(text, seen_entities(text)))
        self.acted = self.world.events[-1].at
        self.update("edited_message", dict(message.body))

    def blocks(self, blocked: bool = True) -> None:
        self.chat.blocked = blocked
        states = {True: "kicked", False: "member"}
        members = {
            name: {"user": dict(self.world.bot), "status": states[value]}
            | ({"until_date": 0} if states[value] == "kicked" else {})
            for name, value in (("old_chat_member", not blocked), ("new_chat_member", blocked))
        }
        body = {"chat": dict(self.chat.info), "from": dict(self.user), "date": self.world.now()} | members
        self.update("my_chat_member", body)

    def unblocks(self) -> None:
        self.blocks(False)

    # ---- pressing
    def presses(self, label: str, times: int = 1, on: Message | None = None) -> list[Update]:
        """The button with these words (exactly, else as a part) on the newest message that has one, or on a given one.
        times: presses of an impatient thumb, each an update of its own."""
        board = (self.chat.keyboard or {}).get("keyboard") or []
        for exact in (True, False):
            for message in [on] if on else reversed(self.chat.visible()):
                found = [b for b in message.buttons() if fits(b["text"], label, exact)]
                assert len(found) < 2, f"“{label}” fits several buttons: {message.labels()}"
                if found:
                    return [self.press(message, found[0]) for _ in range(times)]
            found = [b for row in board for b in row if fits(b["text"], label, exact)]
            if found:
                self.sends_location() if found[0].get("request_location") else (
                    self.shares_contact() if found[0].get("request_contact") else self.says(found[0]["text"])
                )
                return self.updates[-1:]
        shown = [f"{show(m.body)}" for m in self.chat.visible() if m.labels()] or ["no buttons at all"]
        raise AssertionError(f"no button “{label}”; on screen:\n  " + "\n  ".join(shown))

    def press(self, message: Message, button: Json) -> Update:
        assert "callback_data" in button, f"“{button['text']}” sends nothing to the bot: {button}"
        return self.presses_data(button["callback_data"], message, button["text"])

    def presses_data(self, raw: str, message: Message | None = None, label: str = "") -> Update:
        """A forged press: any data, on any message (default the bot's newest).  A deleted one is inaccessible."""
        mine = [m for m in self.chat.messages.values() if m.mine]
        message = message or (mine[-1] if mine else None)
        assert message is not None, "the bot has sent nothing to press on"
        number = str(4000000000000000000 + next(self.world.serial))
        at = {"at": self.world.clock(), "lifetime": CALLBACK_LIFETIME, "user": self.user, "chat": self.chat}
        self.world.callbacks[number] = at
        gone = {"chat": dict(self.chat.info), "message_id": message.id, "date": 0}
        shown = gone if message.deleted else dict(message.body)
        self.world.happened("pressed", self.chat, message, self.user, {"text": label or raw})
        self.acted = self.world.events[-1].at
        body = {"id": number, "from": dict(self.user), "message": shown, "chat_instance": str(hash(self.chat.id))}
        return self.update("callback_query", body | {"data": raw})

    def presses_old(self, label: str) -> Update:
        """A stale button: the newest one with these words that is no longer on the screen."""
        for message in reversed(self.chat.messages.values()):
            now = [] if message.deleted else message.buttons()
            for body in reversed([*message.versions, message.body]):
                for button in message.buttons(body):
                    if fits(button["text"], label, True) and button not in now:
                        return self.presses_data(button["callback_data"], message, label)
        raise AssertionError(f"no old button “{label}” in\n{self.transcript()}")

    def expires(self) -> None:
        """From now on earlier presses can no longer be answered."""
        for query in self.world.callbacks.values():
            query["lifetime"] = -1.0

    # ---- seeing
    def screen(self) -> list[Message]:
        """Messages from others that stand in the chat now."""
        return [m for m in self.chat.visible() if (m.body.get("from") or {}).get("id") != self.user["id"]]

    def sees(self) -> list[str]:
        return [show(message.body) for message in self.screen()]

    def toasts(self) -> list[str]:
        """The short notices shown after presses."""
        return [t["text"] for t in self.world.toasts if t["user"] == self.user["id"] and t["text"]]

    async def waits_for(self, wanted: Wanted, timeout: float | None = 30.0, anytime: bool = False) -> Message:
        """The oldest message the bot sent or edited since this phone last acted that fits; an event is caught once.
        wanted: a part of the text or of a label, a pattern, a test.  anytime: look at the whole screen instead."""

        def found() -> Message | None:
            if anytime:
                return next((m for m in self.screen() if wants(m, m.body, wanted)), None)
            for event in self.bot_events():
                if event.message and wants(event.message, event.body, wanted):
                    self.caught.add(event.at)
                    return event.message
            return None

        try:
            message: Message = await self.chat.bell.until(found, timeout)
        except TimeoutError:
            raise AssertionError(f"waited {timeout} s for {wanted!r} in vain:\n{self.transcript()}") from None
        return message

    def bot_events(self) -> list[Event]:
        """What the bot did here since this phone last acted and no wait has caught."""
        fresh = []
        for event in reversed(self.chat.events):
            if event.at <= self.acted:
                break
            if event.kind in ("sent", "edited") and event.who is self.world.bot:
                fresh.append(event)
        return [event for event in reversed(fresh) if event.at not in self.caught]

    def transcript(self, mask: dict[str, str] | None = None) -> str:
        return transcript(self.world, self.chat, mask)
