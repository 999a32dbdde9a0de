"""Chats of many: groups the bot is in, channels, and those who write there without being a person."""

from tests.fake.chat import Chat, Message
from tests.fake.checks import seen_entities
from tests.fake.phone import Phone
from tests.fake.world import ANONYMOUS, CHANNEL_BOT, World, body_text


class Group:
    """A group the bot is in."""

    def __init__(self, world: World, chat: Chat) -> None:
        self.world, self.chat = world, chat

    def member(self, phone: Phone) -> Phone:
        """The same person, in this group."""
        return Phone(self.world, phone.user, self.chat)

    def anonymous_admin(self) -> Phone:
        return Phone(self.world, dict(ANONYMOUS), self.chat, sender_chat=dict(self.chat.info))

    def as_channel(self, channel: "Channel") -> Phone:
        """Somebody who writes here in a channel's name."""
        return Phone(self.world, dict(CHANNEL_BOT), self.chat, sender_chat=dict(channel.chat.info))


class Channel:
    def __init__(self, world: World, chat: Chat) -> None:
        self.world, self.chat = world, chat

    def posts(self, text: str) -> Message:
        about = {"sender_chat": dict(self.chat.info)}
        message = self.world.post(self.chat, None, False, **about, **body_text(text, seen_entities(text)))
        self.world.updates.push("channel_post", dict(message.body))
        return message
