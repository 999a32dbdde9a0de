"""Several of a few: buttons that turn on and off, and one that says that is all."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any

from flows.dialogue import Ask, Item, Spare, Take, Unclear, ask, take

ENOUGH = "enough"


@dataclass(frozen=True, slots=True)
class On:
    """Which of the options are on: those of `before`, turned by each press."""

    options: tuple[str, ...]
    before: tuple[str, ...] = ()

    def gather(self, material: Sequence[Item]) -> list[str]:
        on = set(self.before)
        for item in material:
            if item.kind == "press" and item.value in self.options:
                on ^= {item.value}
        return [option for option in self.options if option in on]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the options; ENOUGH ends it."""

    on: On

    @property
    def choices(self) -> tuple[str, ...]:
        return (*self.on.options, ENOUGH)

    def glean(self, material: Sequence[Item]) -> list[str] | None:
        return None

    def read(self, item: Item, material: Sequence[Item]) -> list[str]:
        if item.kind == "press" and item.value in self.on.options:
            raise Spare
        chosen = self.on.gather(material)
        if item.kind != "press" or item.value != ENOUGH or not chosen:
            raise Unclear("unclear-several")
        return chosen

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, list) and bool(answer) and set(answer) <= set(self.on.options)


def several(
    name: str, options: tuple[str, ...], before: tuple[str, ...] = ()
) -> Generator[Ask[Any] | Take[Any], Any, list[str]]:
    """Ask which of these.  The options of two questions of one talk have nothing in common.  before: on from the start."""
    on = On(options, tuple(o for o in before if o in options))
    chosen = yield from take(f"{name}-on", on)
    answer: list[str] = yield from ask(name, AnyOf(on), on=chosen)
    return answer
