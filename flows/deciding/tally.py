"""The count (计票): a pure function of roll, rule and ballots.  Integers only; the same input gives the same result for ever.

1. Whoever casts a ballot takes part, also with 弃权; 弃权 and silence never agree.
2. Where the rule is a meeting's, whoever signed in takes part, and present without a ballot does not agree (R62).
3. Several units of one head are one voice: it agrees when every ballot it cast agrees, and takes part when one was cast.
4. Area belongs to the unit, whoever owns it.
5. A flaw in the procedure makes the vote void (表决无效), however clear it looks.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from flows.deciding.roll import Roll, Unit, count_heads
from flows.deciding.rule import ABSTAIN, CHOICES, CONSULT, YES, Measure, Rule, Share

Outcome = Literal["passed", "rejected", "too-few-voted", "too-few-present", "void"]


@dataclass(frozen=True, slots=True)
class Fraction:
    """One test of the count: part of whole against the share it needs; needs None = nothing asked."""

    test: Literal["participation", "approval"]
    measure: Measure
    part: int
    whole: int
    needs: Share | None

    @property
    def met(self) -> bool:
        """Is it enough?"""
        return self.needs is None or self.needs.met(self.part, self.whole)

    @property
    def missing(self) -> int:
        """How much more is needed: 还差 12 户, in heads or 0.01 m²."""
        return 0 if self.needs is None else max(self.needs.least(self.whole) - self.part, 0)


@dataclass(frozen=True, slots=True)
class Tally:
    """The result.  rule: the one that was applied – 意见征询 where a meeting's rule had no meeting.  counted: heads by choice."""

    outcome: Outcome
    rule: Rule
    fractions: tuple[Fraction, ...]
    counted: dict[str, int]
    flaws: tuple[str, ...] = ()


def tally(
    roll: Roll, rule: Rule, ballots: Mapping[str, str], *, present: Iterable[str] | None = None,
    flaws: Iterable[str] = (),
) -> Tally:  # fmt: skip
    """Count.  ballots: unit key -> choice.  present: keys signed in at a recorded meeting; None = there was none.
    flaws: keys of what went wrong with notice, roll or gates.  A ballot that nobody on the roll could cast is a flaw too."""
    wrong = (*flaws, *_strangers(roll, ballots, present))
    here = frozenset(ballots if present is None else present)
    applied = CONSULT if rule.meeting and present is None else rule
    cast = {key: choice for key, choice in ballots.items() if not applied.meeting or key in here}
    took_part = [unit for unit in roll.units if unit.key in (here if applied.meeting else cast)]
    voices = _voices(roll, cast)
    fractions = tuple(_fractions(roll, applied, took_part, cast, voices))
    counted = {choice: sum(voice == choice for voice in voices.values()) for choice in CHOICES}
    return Tally(_outcome(applied, fractions, wrong), applied, fractions, counted, wrong)


def _strangers(roll: Roll, ballots: Mapping[str, str], present: Iterable[str] | None) -> list[str]:
    foreign = any(key not in roll.by_key for key in (*ballots, *(present or ())))
    unreadable = any(choice not in CHOICES for choice in ballots.values())
    return ["not-on-roll"] * foreign + ["unreadable"] * unreadable


def _voices(roll: Roll, ballots: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """What each head says with all its ballots: yes, no, or – of two minds – abstain."""
    said: dict[tuple[str, str], set[str]] = {}
    for unit in roll.units:
        if unit.key in ballots:
            said.setdefault(unit.counted_as, set()).add(ballots[unit.key])
    return {head: choices.pop() if len(choices) == 1 else ABSTAIN for head, choices in said.items()}


def _fractions(
    roll: Roll, rule: Rule, took_part: list[Unit], ballots: Mapping[str, str], voices: Mapping[tuple[str, str], str]
) -> Iterable[Fraction]:
    measured: dict[Measure, Callable[[], tuple[int, int, int]]] = {
        "heads": lambda: (roll.heads(), count_heads(took_part), sum(voice == YES for voice in voices.values())),
        "area": lambda: (
            roll.area(),
            sum(unit.area for unit in took_part),
            sum(unit.area for unit in took_part if ballots.get(unit.key) == YES),
        ),
    }
    for measure in rule.measures:
        whole, part, yes = measured[measure]()
        yield Fraction("participation", measure, part, whole, rule.participation)
        yield Fraction("approval", measure, yes, part, rule.approval)


def _outcome(rule: Rule, fractions: tuple[Fraction, ...], flaws: tuple[str, ...]) -> Outcome:
    if flaws:
        return "void"
    if not all(fraction.met for fraction in fractions if fraction.test == "participation"):
        return "too-few-present" if rule.meeting else "too-few-voted"
    return "passed" if all(fraction.met for fraction in fractions if fraction.test == "approval") else "rejected"
