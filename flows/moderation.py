"""Words that no public text should hold (R55, R56): found as whole words, held for a person's eye, never dropped.

1. Only what becomes public is looked at: a proposal, a statement, a public description.  A report is never refused for its words.
2. The list is locales/lexicon/moderation.tsv; this module knows no bad word.
3. A find that a dictionary word reaches across is none: 24口交换机 is 24, 口, 交换机.  Without a dictionary the list's own
   passes must do, and what is left is held: a person looks anyway."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

Dictionary = Callable[
    [str], Sequence[str] | None
]  # words of a text that join up to it; None while there is no dictionary
KINDS = ("insult", "threat", "obscene", "advert", "drugs", "hate")
LONG = 4  # characters from which a word does not turn up by chance across others
_FILLING = re.compile(r"(?<![a-z])\s|\s(?![a-z])|[^\w\s,。!?;:、]|_")  # what is put between letters to hide a word


class BadWords(ValueError):
    """The file cannot be used; args are (line number from 1, what is wrong)."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of the list that the text holds, and its kind, one of KINDS."""

    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class Moderation:
    """kinds: word → kind.  words: any of them.  passes: innocent expressions that hold one."""

    kinds: dict[str, str]
    words: re.Pattern[str]
    passes: re.Pattern[str]

    def hits(self, normal: str, dictionary: Dictionary = lambda _: None) -> tuple[Hit, ...]:
        """What a person must look at, in the order said, each word once.  normal: a normalised text."""
        text = _FILLING.sub("", normal.lower())
        finds = list(_outside(self.words.finditer(text), self.passes.finditer(text)))
        if finds and (words := dictionary(text)) is not None:
            seams = _seams(words)
            finds = [find for find in finds if len(find.group()) >= LONG or seams.issuperset(find.span())]
        return tuple(dict.fromkeys(Hit(find.group(), self.kinds[find.group()]) for find in finds))


def _outside(finds: Iterable[re.Match[str]], passes: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Finds that share no character with an innocent expression."""
    innocent = [span.span() for span in passes]
    return (find for find in finds if all(find.end() <= start or end <= find.start() for start, end in innocent))


def _seams(words: Iterable[str]) -> set[int]:
    """Where words begin and end."""
    seams, at = {0}, 0
    for word in words:
        at += len(word)
        seams.add(at)
    return seams


def parse(lines: Iterable[str]) -> Moderation:
    """Read the file: `kind TAB words parted by spaces`, `pass TAB regular expression`.  Raises BadWords."""
    kinds: dict[str, str] = {}
    passes: list[str] = []
    for number, line in enumerate(lines, 1):
        if line.startswith("#") or not line.strip():
            continue
        kind, _, rest = line.strip().partition("\t")
        if kind == "pass":
            passes.append(_checked(rest, number))
        elif kind in KINDS and rest:
            kinds |= dict.fromkeys(rest.lower().split(), kind)
        else:
            raise BadWords(number, f"{kind} is no kind ({', '.join(KINDS)} or pass), or no word follows")
    return Moderation(kinds, re.compile(_any(kinds)), re.compile("|".join(passes) or r"(?!)"))


def _checked(pattern: str, number: int) -> str:
    """The pattern, if it is one."""
    try:
        re.compile(pattern)
    except re.error as wrong:
        raise BadWords(number, str(wrong)) from None
    return pattern


def _any(words: Iterable[str]) -> str:
    """One pattern, longest words first; Latin ones stand alone: sb is not in usb."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    bounded = (rf"(?<![a-z]){word}(?![a-z])" if word.isascii() else re.escape(word) for word in ordered)
    return "|".join(bounded) or r"(?!)"
