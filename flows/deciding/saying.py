"""Saying something in a discussion: at most 140 characters, seen as others will see it before it is said (R57)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flows.deciding.statements import LONGEST
from flows.dialogue import Item, Script, Spare, Unclear, ask
from flows.effects.talk import Say
from flows.effects.topics import AgreeInstead, StateOpinion
from flows.expect import OneOf

SAME = 0.55  # as alike as this: somebody has said it already


@dataclass(frozen=True, slots=True)
class Short:
    """Words of two to 140 characters, typed as the answer."""

    choices: tuple[str, ...] = ()

    def glean(self, material: Sequence[Item]) -> str | None:
        return None

    def read(self, item: Item, material: Sequence[Item]) -> str:
        if item.kind in ("photo", "location"):
            raise Spare
        if item.kind != "words":
            raise Unclear("say-in-writing")
        said = " ".join(str(item.value).split())
        if not 2 <= len(said) <= LONGEST:
            raise Unclear("say-too-long" if len(said) > LONGEST else "unclear-short")
        return said

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, str)


Near = Callable[[str], tuple[int, str] | None]  # words -> (statement, what it says) that says the same
Look = Callable[[str], tuple[str, bool]]  # words -> (as everybody will see them, does a person look first?)


def say(near: Near, look: Look) -> Script:
    """One statement."""
    words = yield from ask("say-words", Short())
    alike = near(words)
    if alike is not None:
        same = yield from ask("say-near", OneOf(("same", "other")), said=alike[1])
        if same == "same":
            return (AgreeInstead(alike[0]),)
    shown, held = look(words)
    sure = yield from ask("say-sure", OneOf(("yes", "no")), shown=shown, held=held)
    return (StateOpinion(words),) if sure == "yes" else (Say("cancelled"),)
