"""Emergencies (险情) in what residents write: a thing and an event close together, unless something says not now.

1. Only the words in locales/lexicon/hazards.tsv decide; this module knows no hazard by name.
2. Torn means ask: a cancel beside a sign of "now" is a question, never silence.
3. A long text is a letter, not a cry: only its beginning is read."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Urgent = Literal["yes", "ask", "no"]
SHORT = 150  # characters; a longer text is read only up to BEGINNING
BEGINNING = 60
NEAR = 16  # characters before and after a find that "before" and "after" lines look at
_LEVEL = {"yes": 2, "ask": 1, "no": 0}
_NAMES: tuple[Urgent, ...] = ("no", "ask", "yes")
_GAP = "(?:(?!没有?[困着漏起掉被]|不是|没人|并未)[^。!?;\n])"


class BadHazards(ValueError):
    """The file cannot be used; args are (line number from 1, what is wrong)."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """urgent: what to do.  key: which hazard, as in the file; None when there is none.  why: words found, cancels."""

    urgent: Urgent = "no"
    key: str | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of find and how certain it is: 2 yes, 1 ask."""

    key: str
    level: int
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Cancel:
    """where: cancel (anywhere), before, after.  down: one step only."""

    where: str
    name: str
    down: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Hazards:
    """The file at work."""

    rules: tuple[Rule, ...]
    cancels: tuple[Cancel, ...]
    now: tuple[re.Pattern[str], ...]

    def alarm(self, normal: str) -> Alarm:
        """The gravest alarm of a normalised text; of equals the one that stands first in the file."""
        text = normal if len(normal) <= SHORT else normal[:BEGINNING]
        worst = Alarm()
        for rule in self.rules:
            if rule.level <= _LEVEL[worst.urgent] and worst.urgent == "yes":
                break
            for found in rule.pattern.finditer(text):
                alarm = self._weigh(rule, found, text)
                if _LEVEL[alarm.urgent] > _LEVEL[worst.urgent]:
                    worst = alarm
        return worst

    def cancelled(self, normal: str) -> bool:
        """Whether something in the text says: not now."""
        return any(
            not cancel.down and cancel.where == "cancel" and cancel.pattern.search(normal) for cancel in self.cancels
        )

    def _weigh(self, rule: Rule, found: re.Match[str], text: str) -> Alarm:
        """A find after all that speaks against it or for it."""
        near = {
            "cancel": text,
            "before": text[max(0, found.start() - NEAR) : found.start()],
            "after": text[found.end() :],
        }
        against = [cancel for cancel in self.cancels if cancel.pattern.search(near[cancel.where])]
        level = rule.level - sum(cancel.down for cancel in against)
        now = any(pattern.search(text) for pattern in self.now)
        if any(not cancel.down for cancel in against):
            level = 1 if now and not any(cancel.where != "cancel" and cancel.name != "if" for cancel in against) else 0
        elif now and level > 0:
            level = 2
        if level <= 0:
            return Alarm()
        return Alarm(_NAMES[min(level, 2)], rule.key, (found.group(), *(cancel.name for cancel in against)))


def parse(lines: Iterable[str]) -> Hazards:
    """Read the file; all or nothing.  Raises BadHazards with the number of the first bad line."""
    rules, cancels, now = [], [], []
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if line.startswith("#") or not line.strip():
            continue
        try:
            match cells:
                case ["rule", key, ("yes" | "ask") as level, things, events, gap]:
                    rules.append(Rule(key, _LEVEL[level], _close(things, events, int(gap))))
                case ["cancel" | "before" | "after" as where, name, ("no" | "down") as step, pattern]:
                    cancels.append(Cancel(where, name, step == "down", re.compile(pattern)))
                case ["now", _, _, pattern]:
                    now.append(re.compile(pattern))
                case _:
                    raise BadHazards(number, f"no such kind of line or number of columns: {cells[0]}, {len(cells)}")
        except (re.error, ValueError) as wrong:
            raise wrong if isinstance(wrong, BadHazards) else BadHazards(number, str(wrong)) from None
    if not rules:
        raise BadHazards(0, "no rule in the file")
    return Hazards(tuple(sorted(rules, key=lambda rule: -rule.level)), tuple(cancels), tuple(now))


def _close(things: str, events: str, gap: int) -> re.Pattern[str]:
    """Thing and event at most `gap` characters apart, in either order, within a sentence."""
    if not events:
        return re.compile(things)
    return re.compile(f"(?:{things}){_GAP}{{0,{gap}}}?(?:{events})|(?:{events}){_GAP}{{0,{gap}}}?(?:{things})")


def phones(key: str, lines: Iterable[str], known: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """(phone key, number) in the order to call.  lines: locales/lexicon/phones.tsv; known: Community.phones, which win.
    A phone without any number is left out."""
    for line in lines:
        cells = line.strip().split("\t")
        if len(cells) == 2 and cells[0] == key:
            pairs = [entry.partition("=")[::2] for entry in cells[1].split(",")]
            return tuple((name, known.get(name) or number) for name, number in pairs if known.get(name) or number)
    return ()
