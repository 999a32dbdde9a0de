"""Growing sentences from the patterns of locales/lexicon/examples-*.tsv, always the same ones.

label <TAB> pattern, where (a|b|c) stands for one of a, b, c.  A line grows into enough sentences that every alternative
is used twice; <prefix and >suffix are put around each in turn."""

import re
from collections.abc import Iterable, Iterator

from flows.understanding.svm import shuffled

TIMES = 2  # how often each alternative of the longest choice is used
MOST = 60  # sentences of one line
_CHOICE = re.compile(r"\(([^()]*)\)\??")


def rows(lines: Iterable[str]) -> Iterator[dict[str, object]]:
    """Corpus rows {"text", "label", "group"}, in the file's order.  group: line and first choice, so that held-out
    folds meet words they have not seen."""
    found = [line.rstrip("\n").split("\t") for line in lines if "\t" in line and not line.startswith("#")]
    around = {
        cells[0]: _CHOICE.findall(cells[1])[0].split("|") for cells in found if cells[0] in ("<prefix", ">suffix")
    }
    before, after = around.get("<prefix", [""]), around.get(">suffix", [""])
    turn = 0
    for number, (label, pattern) in enumerate(found):
        if label not in around:
            for group, text in _sentences(pattern, number):
                head, tail = before[turn * 7 % len(before)], after[turn * 11 % len(after)]
                yield {"text": head + text + tail, "label": label, "group": f"{number} {group}"}
                turn += 1


def _sentences(pattern: str, seed: int) -> Iterator[tuple[str, str]]:
    """(first choice, sentence) of one pattern."""
    slots = [
        [*choice.group(1).split("|"), *([""] if choice.group().endswith("?") else [])]
        for choice in _CHOICE.finditer(pattern)
    ]
    fixed = _CHOICE.split(pattern)[::2]
    count = min(
        MOST,
        TIMES * max((len(slot) for slot in slots), default=1) if len(slots) > 1 else max(map(len, slots), default=1),
    )
    picks = [_cycle(slot, count, seed + at) for at, slot in enumerate(slots)]
    for turn in range(count):
        chosen = [pick[turn] for pick in picks]
        text = fixed[0] + "".join(choice + tail for choice, tail in zip(chosen, fixed[1:], strict=True))
        yield (chosen[0] if chosen else "", text)


def _cycle(slot: list[str], count: int, seed: int) -> list[str]:
    """`count` of the alternatives, each as often as any other, in a shuffled order."""
    out: list[str] = []
    while len(out) < count:
        out += [slot[at] for at in shuffled(len(slot), seed + len(out))]
    return out[:count]
