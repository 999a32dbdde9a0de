"""What somebody said, free of any wire format.  Channels make it; everyone below reads it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

MediaKind = Literal["photo", "voice", "document", "video", "sticker"]


@dataclass(frozen=True, slots=True)
class Media:
    """One file that came with a message.  ref: the channel's own handle (Telegram's file_id, the web's upload id)."""

    kind: MediaKind
    ref: str
    size: int = 0  # bytes; 0 = the channel did not say
    mime: str = ""


@dataclass(frozen=True, slots=True)
class Location:
    """A point on the earth in WGS-84 degrees, as phones report it (R75)."""

    lat: float
    long: float


@dataclass(frozen=True, slots=True)
class Press:
    """A button that somebody pressed.  data: what we once put into the button; hostile until its mac is checked."""

    data: str
    callback_id: str = ""  # what the channel wants answered early (Telegram's callback_query.id)
    card_message_id: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said by one person in one chat; every channel's updates become this."""

    channel: str  # "telegram", "web", "plain"
    chat: str  # the channel's name of the chat
    person: str  # the channel's name of the person
    message_id: str
    said_at: datetime  # aware UTC, the channel's word for it
    text: str = ""
    media: tuple[Media, ...] = ()
    album: str = ""  # messages of one album share it
    location: Location | None = None
    press: Press | None = None
    edited: bool = False
    private: bool = True  # a chat between one person and the bot
    name: str = ""  # what the channel calls the person
    language: str = ""  # BCP 47, as the channel guesses it; "" = unknown
    start: str = ""  # payload of a deep link
    trusted: bool = True  # False: sent as a channel, an anonymous admin or a bot (R18)
    to: tuple[str, ...] = ()  # in a group, whom it addresses: user names in small letters; "" = a bare command
    title: str = ""  # the group's
    moved: str = ""  # the group has this name on the channel from now on
    unseen: bool = False  # what came with the words is nothing that we take: a video, a file
    blocked: bool | None = None  # True: the person blocked the bot; False: unblocked; None: nothing of the kind
