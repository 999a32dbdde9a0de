"""Several of a few: buttons that turn on and off, and one that says that is all.  Words may add what no button says."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any

from flows.dialogue import Ask, Item, Spare, Take, Unclear, ask, take

ENOUGH = "enough"
More = Callable[[str], tuple[str, ...]]  # words -> what they add to the options


@dataclass(frozen=True, slots=True)
class On:
    """Which of the options are on: those of `before`, turned by each press; and what was said in words."""

    options: tuple[str, ...]
    before: tuple[str, ...] = ()
    more: More | None = None

    def gather(self, material: Sequence[Item]) -> list[str]:
        said = dict.fromkeys((*self.options, *self.before))  # in order; those in words behind
        on = set(self.before)
        for item in material:
            if item.kind == "press" and item.value in said:
                on ^= {item.value}
            elif item.kind == "words" and self.more:
                added = self.more(str(item.value))
                said |= dict.fromkeys(added)
                on |= set(added)
        return [option for option in said if option in on]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the options; ENOUGH ends it."""

    on: On
    now: tuple[str, ...] = ()  # what is on

    @property
    def choices(self) -> tuple[str, ...]:
        return (*self.on.options, *(key for key in self.now if key not in self.on.options), ENOUGH)

    def glean(self, material: Sequence[Item]) -> list[str] | None:
        return None

    def read(self, item: Item, material: Sequence[Item]) -> list[str]:
        if item.kind == "press" and item.value in self.choices[:-1]:
            raise Spare
        if item.kind == "words" and self.on.more and self.on.more(str(item.value)):
            raise Spare
        chosen = self.on.gather(material)
        if item.kind != "press" or item.value != ENOUGH or not chosen:
            raise Unclear("unclear-several")
        return chosen

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, list) and bool(answer) and (bool(self.on.more) or set(answer) <= set(self.on.options))


def several(
    name: str, options: tuple[str, ...], before: tuple[str, ...] = (), more: More | None = None
) -> Generator[Ask[Any] | Take[Any], Any, list[str]]:
    """Ask which of these.  The options of two questions of one talk have nothing in common.  before: on from the start.
    more: reads words into what no button says."""
    on = On(options, tuple(o for o in before if more or o in options), more)
    chosen = yield from take(f"{name}-on", on)
    answer: list[str] = yield from ask(name, AnyOf(on, tuple(chosen)), on=chosen)
    return answer
