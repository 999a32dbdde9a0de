"""The public record of a ballot (表决记录), which anyone can recount with nothing but the file.

Owners vote by name (实名, R61): their ballots stand beside their units – in what everybody may read under marks that only who
lives there can tell (handlers/vote_count.py).  Everybody else's are a bare list of choices in the
order of the alphabet, and the roll is a number: who voted what is nowhere in it.  Every line carries a check of its own, so
that one changed byte is found and named; that the whole was not replaced is shown by its hash, published with the result.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flows.deciding import approval
from flows.deciding.approval import Approvals
from flows.deciding.roll import BadRoll, Roll, Unit
from flows.deciding.rule import PRESETS, Rule
from flows.deciding.tally import Fraction, Tally, tally

FORMAT = "linli-ballot-1"
SECTIONS = ("about", "roll", "ballots", "present", "result")


Line = list[Any]
Lines = list[Line]


class Changed(Exception):
    """The file does not hold: args are (where, why)."""


@dataclass(frozen=True, slots=True)
class Ballots:
    """What is exported.  about: number, question, hash of the text – public facts as text.  present: None = no meeting.
    options: how many may be approved of, 0 = yes, no, abstain."""

    about: Mapping[str, str]
    rule: Rule
    roll: Roll
    cast: Mapping[str, str]
    present: Sequence[str] | None = None
    flaws: tuple[str, ...] = ()
    options: int = 0


Counted = Tally | Approvals


def publish(ballots: Ballots) -> dict[str, Any]:
    """The record as JSON values: the same input gives the same bytes."""
    counted: Counted = (
        approval.count(ballots.options, ballots.cast.values())
        if ballots.options
        else tally(ballots.roll, ballots.rule, ballots.cast, present=ballots.present, flaws=ballots.flaws)
    )
    met = ballots.present if ballots.rule.meeting else None
    roll, cast, present = _named_lines(ballots, met) if ballots.rule.named else _unnamed_lines(ballots, met)
    about: Lines = [
        *([key, value] for key, value in sorted(ballots.about.items())),
        ["rule", ballots.rule.key], ["meeting", met is not None], ["flaws", *ballots.flaws],
        ["roll-hash", ballots.roll.hash()], ["options", ballots.options],
    ]  # fmt: skip
    sections: dict[str, Lines] = dict(zip(SECTIONS, (about, roll, cast, present, _result(counted)), strict=True))
    body = {name: [[*line, _check(name, line)] for line in lines] for name, lines in sections.items()}
    return {"format": FORMAT, **body, "hash": _hash(body)}


def _named_lines(ballots: Ballots, met: Sequence[str] | None) -> tuple[Lines, Lines, Lines]:
    roll: Lines = [[u.key, u.area, u.head] for u in sorted(ballots.roll.units, key=lambda u: u.key)]
    return roll, [[key, choice] for key, choice in sorted(ballots.cast.items())], [[key] for key in sorted(met or ())]


def _unnamed_lines(ballots: Ballots, met: Sequence[str] | None) -> tuple[Lines, Lines, Lines]:
    counting = [choice for key, choice in ballots.cast.items() if met is None or key in met]
    there: Lines = [] if met is None else [[len(set(met))]]
    return [[len(ballots.roll.units)]], [[choice] for choice in sorted(counting)], there


def summary(record: Mapping[str, Any]) -> str:
    """What a record counts, without its ballots: for who only wants to look.  JSON."""
    flaws = next(line[1:-1] for line in record["about"] if line[0] == "flaws")
    return json.dumps({"result": [line[:-1] for line in record["result"]], "flaws": flaws}, ensure_ascii=False)


def restored(summary: str) -> Counted:
    """The count out of a summary of our own."""
    kept = json.loads(summary)
    lines = kept["result"]
    if lines[0][0] == "voters":
        return Approvals(lines[0][1], tuple(n for _, n in lines[1:]))
    rule = PRESETS[lines[1][1]]
    shares = {"participation": rule.participation, "approval": rule.approval}
    fractions = tuple(Fraction(test, by, part, whole, shares[test]) for test, by, part, whole, _ in lines[2:-3])
    return Tally(lines[0][1], rule, fractions, dict(lines[-3:]), tuple(kept["flaws"]))


def recount(record: Any) -> Counted:
    """Count the record again.  Raises Changed(where, why) for anything that does not hold."""
    if not isinstance(record, dict) or record.get("format") != FORMAT or set(record) != {"format", "hash", *SECTIONS}:
        raise Changed("format", f"not a record of the form {FORMAT}")
    lines = {name: _lines(name, record[name]) for name in SECTIONS}
    if record["hash"] != _hash({name: record[name] for name in SECTIONS}):
        raise Changed("hash", "a line was added, taken away or moved")
    counted = _count(lines)
    said = _result(counted)
    for line, again in zip(lines["result"], said, strict=False):
        if line != again:
            raise Changed(f"result: {line}", f"recounted: {again}")
    if len(lines["result"]) != len(said):
        raise Changed("result", "it has another number of lines")
    return counted


def _lines(name: str, given: Any) -> Lines:
    if not isinstance(given, list):
        raise Changed(name, "no list of lines")
    for n, line in enumerate(given, 1):
        if not isinstance(line, list) or len(line) < 2 or line[-1] != _check(name, line[:-1]):
            raise Changed(f"{name} line {n}: {line}", "its check does not fit")
    return [line[:-1] for line in given]


def _count(lines: Mapping[str, Lines]) -> Counted:
    try:
        about = {str(line[0]): line[1:] for line in lines["about"]}
        rule = PRESETS[about["rule"][0]]
        roll, cast, present = _named(lines) if rule.named else _unnamed(lines)
        if rule.named and roll.hash() != about["roll-hash"][0]:
            raise Changed("roll", "it is not the roll that was frozen")
        if about["options"][0]:
            return approval.count(about["options"][0], cast.values())
        here = present if about["meeting"][0] else None
        return tally(roll, rule, cast, present=here, flaws=about["flaws"])
    except (KeyError, IndexError, TypeError, ValueError, BadRoll) as error:
        raise Changed("contents", f"{type(error).__name__}: {error}") from None


Read = tuple[Roll, dict[str, str], list[str]]


def _named(lines: Mapping[str, Lines]) -> Read:
    roll = Roll(tuple(Unit(key, area, head) for key, area, head in lines["roll"]))
    cast: dict[str, str] = {}
    for key, choice in lines["ballots"]:
        if key in cast:
            raise Changed(f"ballots: {key}", "two ballots of one unit")
        cast[key] = choice
    return roll, cast, [key for (key,) in lines["present"]]


def _unnamed(lines: Mapping[str, Lines]) -> Read:
    """A roll of so many, of whom the first ones voted: for counting, who they are makes no difference."""
    size = lines["roll"][0][0]
    choices = [choice for (choice,) in lines["ballots"]]
    there = lines["present"][0][0] if lines["present"] else 0
    if len(choices) > size or there > size or (lines["present"] and len(choices) > there):
        raise Changed("ballots", "more ballots than voters")
    units = tuple(Unit(str(n)) for n in range(size))
    return Roll(units), {str(n): choice for n, choice in enumerate(choices)}, [str(n) for n in range(there)]


def _result(counted: Counted) -> Lines:
    if isinstance(counted, Approvals):
        return [["voters", counted.voters], *([f"option-{n}", count] for n, count in enumerate(counted.counted, 1))]
    fractions = [[f.test, f.measure, f.part, f.whole, f.met] for f in counted.fractions]
    return [
        ["outcome", counted.outcome],
        ["by", counted.rule.key],
        *fractions,
        *([k, v] for k, v in counted.counted.items()),
    ]


def _canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _check(section: str, line: Iterable[Any]) -> str:
    return hashlib.sha256(_canonical([section, *line])).hexdigest()[:12]


def _hash(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(_canonical(body)).hexdigest()
