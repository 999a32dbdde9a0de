"""A card: what goes out to a person, free of any wire format.  speak renders it; channels degrade and escape it."""

from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

Ask = Literal["", "location"]  # what a reply keyboard may ask of the phone


@dataclass(frozen=True, slots=True)
class Button:
    """label: a few words the person reads.  data: action:id:version:mac, at most 64 bytes.  url: opens a page instead."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A stored picture, voice note or list to show with the card.  ids: media rows; several are composed side by side."""

    kind: Literal["photo", "before-after", "voice", "document", "paper"]  # document: a list of ours; paper: to be read
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """title stands out (bold), text follows; both are plain words, never markup (R21)."""

    text: str
    title: str = ""
    rows: tuple[tuple[Button, ...], ...] = ()
    media: tuple[Picture, ...] = ()
    without: str = ""  # said instead of the media when they cannot be had in time
    ask: Ask = ""
    ask_label: str = ""  # words of the button that asks it
    ways_out: tuple[str, ...] = ()  # words beside it that work when sent: 取消, 找人工
    unask: bool = False  # what asked the phone is answered: its keyboard goes
    subject: str = ""  # the living card this is ("request:17"); a later one edits it
    quiet: bool = False  # no sound
    pin: bool = False  # kept at the top of a group
    links: tuple[tuple[str, str], ...] = field(default=())  # (words, address), shown under the text
    simple: bool = False  # for somebody who reads large letters: buttons numbered, one below the other
    file: tuple[str, str] = ("", "")  # (name, text) of a document that comes with the card

    def as_json(self) -> Any:
        """What from_json reads."""
        return msgspec.to_builtins(self)

    @classmethod
    def from_json(cls, made: Any) -> "Card":
        """A card back from as_json()."""
        return msgspec.convert(made, Card)

    def buttons(self) -> tuple[Button, ...]:
        """All buttons in reading order; digit n means the nth."""
        return tuple(button for row in self.rows for button in row)
