"""English for the reader: a glossary turns the words that matter into the ones it knows; the rest is left out.

It serves reading only – what is shown and stored is what was written."""

import re
from collections.abc import Iterable, Mapping

from flows.understanding.clock import said as spoken

LATIN = re.compile(r"[A-Za-z]{3}")
HAN = re.compile(r"[\u3400-\u9fff]")
BUILDING = re.compile(r"\b(?:building|block|bldg|tower|no\.?)\s*([0-9]{1,3}|[a-z])\b", re.IGNORECASE)
UNIT = re.compile(r"\b(?:unit|entrance)\s*([0-9]{1,2})\b", re.IGNORECASE)
WORD = re.compile(r"[a-z']+|[^a-z\s]+")
LONGEST = 4  # words of a phrase in the glossary


def parse(lines: Iterable[str]) -> dict[str, str]:
    """phrase TAB what the reader knows it as; lines that begin with # are remarks."""
    pairs = (line.split("\t") for line in lines if "\t" in line and not line.startswith("#"))
    return {phrase.strip().lower(): known.strip() for phrase, known in pairs}


def reads(text: str) -> bool:
    """Is it English, more or less: Latin words and hardly a Chinese character?"""
    return LATIN.search(text) is not None and len(HAN.findall(text)) * 4 < len(text)


def gloss(text: str, glossary: Mapping[str, str]) -> str:
    """The text in words the reader knows; longest phrases first."""
    text = UNIT.sub(r" \1单元 ", BUILDING.sub(r" \1号楼 ", spoken(text))).lower()
    words = WORD.findall(text)
    said: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(LONGEST, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + size])
            if phrase in glossary:
                said.append(glossary[phrase])
                break
        else:
            size = 1
            if not words[at].isascii() or words[at][0].isdigit():
                apart = "," if said and said[-1][-1:].isdigit() and words[at][0].isdigit() else ""
                said.append(apart + words[at])  # 4th floor of building 8: not 48
        at += size
    return "".join(said)
