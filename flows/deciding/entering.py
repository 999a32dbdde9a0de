"""What staff enter for who has no phone: a paper ballot with its scan, and who may vote for a unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flows.announce import Text
from flows.deciding.rule import CHOICES
from flows.dialogue import Item, Script, Unclear, ask
from flows.effects.votes import Authorise, DeclareBox, EnterPaper
from flows.expect import OneOf, Photo
from flows.understanding.numerals import number

MOST = 5000  # papers in a box


@dataclass(frozen=True, slots=True)
class Ticked:
    """The numbers of the options that are ticked on the paper, such as 1 3; 0 = none.  The answer: 0 and 1 an option."""

    options: int
    choices: tuple[str, ...] = ()

    def glean(self, material: Sequence[Item]) -> str | None:
        return None

    def read(self, item: Item, material: Sequence[Item]) -> str:
        said = str(item.value).replace("，", " ").replace(",", " ").replace("、", " ").split()
        if item.kind != "words" or not said or not all(n.isdigit() and int(n) <= self.options for n in said):
            raise Unclear("paper-ticked-unclear")
        return "".join("1" if str(n) in said else "0" for n in range(1, self.options + 1))

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, str) and len(answer) == self.options


def paper(options: int) -> Script:
    """A paper ballot.  options: that could be ticked, 0 = yes, no, abstain."""
    unit = yield from ask("paper-unit", Text())
    scan = yield from ask("paper-scan", Photo())
    if options:
        choice = yield from ask("paper-ticked", Ticked(options), options=options)
    else:
        choice = yield from ask("paper-choice", OneOf(CHOICES))
    return (EnterPaper(unit, choice, int(scan[0])),)


@dataclass(frozen=True, slots=True)
class Papers:
    """How many."""

    choices: tuple[str, ...] = ()

    def glean(self, material: Sequence[Item]) -> int | None:
        return None

    def read(self, item: Item, material: Sequence[Item]) -> int:
        said = str(item.value).strip().rstrip("张份張") if item.kind == "words" else ""
        told = number(said) if said else None
        if told is None or not 1 <= told <= MOST:
            raise Unclear("vote-box-unclear")
        return int(told)

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, int)


def box() -> Script:
    """票箱: papers that were received and cannot be entered before the close."""
    papers = yield from ask("vote-box-count", Papers())
    return (DeclareBox(papers),)


def owner() -> Script:
    """An owner who stands before the desk, with papers that show it."""
    unit = yield from ask("paper-unit", Text())
    return (Authorise(unit),)


def proxy() -> Script:
    """委托: somebody votes for an owner, who signed it."""
    unit = yield from ask("paper-unit", Text())
    papers = yield from ask("proxy-paper", Photo())
    return (Authorise(unit, tuple(map(int, papers))),)
