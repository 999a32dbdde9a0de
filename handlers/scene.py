"""A scene: one thing said, by one person, in one chat, at one moment, inside one transaction."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from flows.facts import Fact
from flows.said import Said
from handlers import buttons
from handlers.card import Button, Card
from handlers.house import House
from handlers.words import SIMPLE
from storage import outbox, people
from storage.db import Db
from storage.people import Person


@dataclass(slots=True)
class Scene:
    """What a handler works with.  facts: what came into being in this unit; told to whom at its end (handlers/tell.py)."""

    db: Db
    house: House
    now: datetime
    said: Said
    person: Person
    chat: int
    facts: list[Fact] = field(default_factory=list)
    edits: str = ""  # the card that was pressed: the first answer edits it
    afterwards: "Callable[[Scene], None] | None" = None  # what is said last, when everything has been told
    flooded: frozenset[int] = frozenset()  # workers who got so many tasks in this unit that one sentence says it

    @property
    def language(self) -> str:
        """The language the person reads."""
        return self.person.language or self.house.languages()[0]

    def say(self, key: str, **args: Any) -> str:
        """A sentence in the person's language, and in its simple form for who chose 大字简明."""
        language = self.language + SIMPLE if self.person.simple else self.language
        return self.house.words.say(language, key, **args)

    def button(self, label: str, action: str, id: int = 0, version: int = 0) -> Button:
        """A button for the person of this scene."""
        return Button(label, buttons.data(self.house.seal, self.person.id, action, id, version))

    def reply(self, card: Card, *, anew: bool = False) -> None:
        """Answer in this chat.  A press is answered in the card that was pressed, unless `anew`."""
        edits, self.edits = ("" if anew else self.edits), ""
        post(self.db, self.house, self.chat, card, self.now, edits=edits)

    def reply_words(self, key: str, **args: Any) -> None:
        """Answer with one sentence, as a new message."""
        self.reply(Card(self.say(key, **args)), anew=True)

    def as_(self, person_id: int) -> "Scene":
        """The same moment seen by somebody else: their language, their buttons."""
        other = people.get(self.db, self.house.seal, person_id)
        return replace(self, person=other, chat=0, edits="", afterwards=None)


Handler = Callable[[Scene, buttons.Pressed], None]  # what a press does


def post(
    db: Db, house: House, chat: int, card: Card, now: datetime, *, priority: int = outbox.REPLY, edits: str = "",
    replaces: bool = False,
) -> int:  # fmt: skip
    """Write a card into the outbox; the letter's id.  replaces: an unsent one of the same subject is dropped."""
    needs = [id for picture in card.media for id in picture.ids]
    return outbox.put(
        db, house.seal, chat, card, now, priority=priority, edits=edits, subject=card.subject,
        buttons=bool(card.rows), needs=needs, replaces=replaces and bool(card.subject),
    )  # fmt: skip
