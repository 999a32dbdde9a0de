"""Calling a vote: by which rule, on which words, for how long; and what the law wants before an assembly decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flows.announce import Text
from flows.deciding.rule import PRESETS
from flows.deciding.vote import MOST_OPTIONS, SPANS
from flows.dialogue import Item, Script, Spare, Unclear, ask
from flows.effects.talk import Say
from flows.effects.votes import CallVote
from flows.expect import OneOf

LONGEST = 400  # characters of a question: it stands on every card


@dataclass(frozen=True, slots=True)
class Lines:
    """Two to eight options, a line each."""

    choices: tuple[str, ...] = ()

    def glean(self, material: Sequence[Item]) -> list[str] | None:
        return None

    def read(self, item: Item, material: Sequence[Item]) -> list[str]:
        if item.kind in ("photo", "voice", "location"):
            raise Spare
        found = [line.strip()[:60] for line in str(item.value).splitlines() if line.strip()]
        if item.kind != "words" or not 2 <= len(found) <= MOST_OPTIONS or len(set(found)) != len(found):
            raise Unclear("vote-options-unclear")
        return found

    def accepts(self, answer: Any) -> bool:
        return isinstance(answer, list)


def convene(title: str, options: tuple[str, ...]) -> Script:
    """title: of the topic.  options: of its text."""
    preset = yield from ask("vote-preset", OneOf(tuple(PRESETS)))
    rule = PRESETS[preset]
    said = yield from ask("vote-question", Text(("title",)), title=title)
    question, chosen = (said or title)[:LONGEST], options
    form = "plain"
    if not rule.binding:
        form = yield from ask("vote-form", OneOf(("plain", "options")))
    if form == "options" and not 2 <= len(options) <= MOST_OPTIONS:
        chosen = tuple((yield from ask("vote-options", Lines())))
    days = yield from ask("vote-days", OneOf(tuple(map(str, SPANS))))
    studied, lawful = "", "no"
    if rule.meeting:
        studied = yield from ask("vote-studied", Text())
        lawful = yield from ask("vote-lawful", OneOf(("yes", "no")))
    sure = yield from ask("vote-sure", OneOf(("yes", "no")), preset=preset, question=question, days=int(days))
    if sure == "no":
        return (Say("cancelled"),)
    return (CallVote(preset, question, chosen if form == "options" else (), int(days), studied, lawful == "yes"),)
