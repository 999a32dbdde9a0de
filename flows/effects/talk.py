"""What any talk may want: something said, words handed over, another talk begun."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Say:
    """Tell the person something: a locale key and what it needs."""

    key: str
    args: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Typed:
    """Words somebody was asked to write.  question: its locale key; handlers/typed.py says what becomes of them."""

    question: str
    words: str


@dataclass(frozen=True, slots=True)
class Begin:
    """Another dialogue goes on with what was said.  recorded: what its script must know, as JSON values."""

    flow: str
    words: list[str]
    photos: tuple[int, ...]
    recorded: dict[str, Any] = field(default_factory=dict)


Talking = Say | Typed | Begin
