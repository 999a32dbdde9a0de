"""One way of writing for everything that is read: NFKC, nothing invisible, no emoji, simplified characters, no spaces
inside Chinese.  The resident's own words are kept beside it and are what people see."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

LIMIT = 4096  # characters; a Telegram message is never longer

_INVISIBLE = [  # zero-width, direction and format characters, selectors, soft hyphen, fillers
    *(0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x3164, 0xFEFF, 0xFFA0, 0xFFFC),
    *(*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10)),
    *(*range(0xE0000, 0xE0080), *range(0xE0100, 0xE01F0), *range(0x0009), *range(0x000E, 0x0020), 0x7F),
]
_EMOJI = [*range(0x1F000, 0x1FB00), *range(0x2600, 0x27C0), *range(0x2B00, 0x2C00), *range(0x2190, 0x2400), 0x20E3]
_HAN = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_GAP = re.compile(
    rf"(?<=[{_HAN}，。！？、；：,!?;:]) +(?=[{_HAN}，。！？、；：,!?;:])|(?<=[{_HAN}]) +(?=\d)|(?<=\d) +(?=[{_HAN}])"
)
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Normaliser:
    """characters: code point → what stands for it (None = nothing).  phrases: first character → (from, to), longest
    first, tried only on text with traditional characters.  always: words replaced in any text."""

    characters: Mapping[int, str | None]
    phrases: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    always: tuple[tuple[str, str], ...] = ()

    def __call__(self, text: str) -> str:
        """The text as the rules read it; at most LIMIT characters of it."""
        text = unicodedata.normalize("NFKC", text[:LIMIT])[:LIMIT]
        simple = text.translate(self.characters)
        if len(simple) != len(text):  # something invisible went: a phrase may have been torn by it
            text = text.translate(_NOTHING)
        if simple != text:
            simple = self._phrases(text)
        for word, plain in self.always:
            if word in simple:
                simple = simple.replace(word, plain)
        if " " in simple or "\n" in simple or "\t" in simple:
            simple = _GAP.sub("", _WHITE.sub(" ", simple)).strip()
        return simple

    def _phrases(self, text: str) -> str:
        """Simplified: phrases first, so that 乾隆 stays and 軟體 becomes 软件; what is left, character by character."""
        out: list[str] = []
        at, known, characters = 0, self.phrases, self.characters
        while at < len(text):
            for word, plain in known.get(text[at], ()):
                if text.startswith(word, at):
                    out.append(plain)
                    at += len(word)
                    break
            else:
                out.append(characters.get(ord(text[at]), text[at]) or "")
                at += 1
        return "".join(out)


_NOTHING: dict[int, str | None] = dict.fromkeys([*_INVISIBLE, *_EMOJI])


def normaliser(lines: Iterable[str]) -> Normaliser:
    """From the lines of locales/lexicon/tw2sp.tsv: from <TAB> to [<TAB> always]; # begins a remark.  One character
    joins the characters, more are a phrase, "always" is replaced in any text."""
    rows = [line.rstrip("\n").split("\t") for line in lines if "\t" in line and not line.startswith("#")]
    characters: dict[int, str | None] = {**_NOTHING, **{ord(row[0]): row[1] for row in rows if len(row[0]) == 1}}
    phrases: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        if len(row[0]) > 1 and len(row) == 2:
            phrases.setdefault(row[0][0], []).append((row[0], row[1]))
    ordered = {first: tuple(sorted(some, key=lambda pair: -len(pair[0]))) for first, some in phrases.items()}
    return Normaliser(characters, ordered, tuple((row[0], row[1]) for row in rows if len(row) > 2))
