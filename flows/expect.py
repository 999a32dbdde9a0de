"""What questions can read: words, one of several choices, files that came.  Each is a frozen value (flows/dialogue.py)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flows.dialogue import Item, Kind, Spare, Unclear

VOICE = ""  # the answer to a question for words when only a voice note came: it is evidence, nobody transcribes it
LONGEST = 8000  # characters of one answer: more than any channel's message holds, so nothing is lost


@dataclass(frozen=True, slots=True)
class Words:
    """Words of at least this many characters, or a voice note."""

    least: int = 1
    choices: tuple[str, ...] = ()

    def glean(self, material: Sequence[Item]) -> str | None:
        for item in material:
            if item.role == "answer" and item.asked:
                continue  # it answered another question
            if item.kind == "voice":
                return VOICE
            if item.kind == "words" and len(item.value.strip()) >= self.least:
                return str(item.value).strip()[:LONGEST]
        return None

    def read(self, item: Item, material: Sequence[Item]) -> str:
        if item.kind == "press" and item.value in self.choices:
            return VOICE
        if item.kind == "voice":
            return VOICE
        if item.kind in ("photo", "document", "location"):
            raise Spare
        said = " ".join((*_short(material), str(item.value).strip())) if item.kind == "words" else ""
        if len(said.strip()) < self.least:
            raise Unclear("unclear-short" if item.kind == "words" else "unclear-words")
        return said.strip()[:LONGEST]

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, str)


def _short(material: Sequence[Item]) -> list[str]:
    """Words said before that were too short alone: 「电梯」 then 「坏了」."""
    return [str(i.value).strip() for i in material if i.kind == "words" and i.role != "answer"]


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of the choices, by button or by typing its key.  toggles: buttons that change the card but answer nothing.
    open_to: kinds of message that may still be added while this is asked."""

    choices: tuple[str, ...]
    toggles: tuple[str, ...] = ()
    open_to: tuple[Kind, ...] = ()
    why: str = "unclear-choice"

    def glean(self, material: Sequence[Item]) -> str | None:
        return None

    def read(self, item: Item, material: Sequence[Item]) -> str:
        if item.kind in ("press", "words") and item.value in self.choices:
            return str(item.value)
        if item.kind in self.open_to or (item.kind == "press" and item.value in self.toggles):
            raise Spare
        raise Unclear(self.why)

    def accepts(self, answer: Any) -> bool:
        return answer in self.choices


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo, or one of the choices instead (a reason why there is none).  The answer: [media id, …] or the choice."""

    choices: tuple[str, ...] = ()

    def glean(self, material: Sequence[Item]) -> list[int] | None:
        ids = [item.value for item in material if item.kind == "photo"]
        return ids or None

    def read(self, item: Item, material: Sequence[Item]) -> list[int] | str:
        if item.kind == "photo":
            return [item.value]
        if item.kind == "press" and item.value in self.choices:
            return str(item.value)
        raise Unclear("unclear-photo")

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, list) or answer in self.choices


@dataclass(frozen=True, slots=True)
class Files:
    """Media of one kind that came, the first `most` of them.  Gives media row ids."""

    kind: Kind
    most: int = 9

    def gather(self, material: Sequence[Item]) -> list[int]:
        ids = dict.fromkeys(item.value for item in material if item.kind == self.kind)
        return list(ids)[: self.most]


@dataclass(frozen=True, slots=True)
class SpareWords:
    """Words that answered no question, in the order they came: they belong to what was said first.
    beside: the question that reads its own short words itself."""

    beside: str

    def gather(self, material: Sequence[Item]) -> list[str]:
        spare = (i for i in material if i.kind == "words" and i.role == "spare" and i.asked not in ("", self.beside))
        return [str(i.value).strip() for i in spare]


@dataclass(frozen=True, slots=True)
class Point:
    """The last position that came: [lat, long] in WGS-84 degrees, or None."""

    def gather(self, material: Sequence[Item]) -> list[float] | None:
        return next((i.value for i in reversed(material) if i.kind == "location"), None)


@dataclass(frozen=True, slots=True)
class LastPress:
    """The last of these toggles that was pressed, or the first one."""

    toggles: tuple[str, ...]

    def gather(self, material: Sequence[Item]) -> str:
        pressed = (i.value for i in reversed(material) if i.kind == "press" and i.value in self.toggles)
        return next(pressed, self.toggles[0])
