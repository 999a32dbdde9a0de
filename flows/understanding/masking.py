"""What must not become public (R57): identity numbers, phones, bank cards, plates, e-mail, WeChat and QQ, rooms, names.

The text is read in a plain view (NFKC, nothing invisible, Chinese numerals as digits) in which every character knows
where it came from, so that ＋86 １３８-…, 一三八零… and 138 0013 8000 are found and only they are replaced."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flows.understanding.private import FORMS, SEP

STARS = "***"
_NUMERALS = dict(zip("零〇洞一二三四五六七八九幺么腰拐勾", "00012345678911179", strict=True)) | dict(
    zip("壹贰叁肆伍陆柒捌玖两貳參陸兩", "12345678922362", strict=True)
)
_NUMBER = rf"[{''.join(_NUMERALS)}0-9]"
_RUN = re.compile(rf"{_NUMBER}(?:{SEP}{_NUMBER}){{6,}}")
_TICKET = re.compile(
    r"(?:单号|工单|编号|案号|订单|流水号|票号|发票|单子|快递|运单|文号|证书|序列号|no\.?|№)[号码:是为# a-z]{0,4}$", re.I
)
_COUNTED = re.compile(r"^ ?(?:元|块|万|亿|人|吨|平|米|公里|字|次|票|度|股|kwh|美元|￥)")
_CHECKED = ("identity", "card")
_DIGITS = (*_CHECKED, "mobile", "landline")
_HIDDEN = re.compile(
    "[\u00ad\u0600-\u0605\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe0f\u20e3\ufeff\U000e0000-\U000e007f]"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Characters start to end (exclusive) of the original text are of this kind."""

    start: int
    end: int
    kind: str


@lru_cache(8192)
def _char(char: str) -> str:
    """What one written character stands for; nothing if it is invisible."""
    if unicodedata.category(char) == "Cf" or char in "\ufe0f\u20e3":
        return ""
    return unicodedata.normalize("NFKC", char)


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """The plain view and, for each of its characters, the place in the original."""
    if text.isascii() or (unicodedata.is_normalized("NFKC", text) and not _HIDDEN.search(text)):
        return text, range(len(text))
    out, origin = [], []
    for at, char in enumerate(text):
        plain = _char(char)
        out.append(plain)
        origin += [at] * len(plain)
    return "".join(out), origin


def _as_digits(plain: str) -> str:
    """Chinese numerals as digits where at least seven stand in a row (with separators); elsewhere they are words."""
    return _RUN.sub(lambda m: "".join(_NUMERALS.get(c, c) for c in m.group()), plain)


def spans(text: str) -> tuple[Span, ...]:
    """What must be hidden, in order, not overlapping; a kind that stands earlier in the table wins."""
    plain, origin = _plain(text)
    view = _as_digits(plain)
    taken: list[Span] = []
    for kind, start, end in _finds(view):
        span = Span(origin[start], origin[end - 1] + 1, kind)
        if all(span.end <= other.start or other.end <= span.start for other in taken):
            taken.append(span)
    return tuple(sorted(taken, key=lambda span: span.start))


def _finds(view: str) -> Iterator[tuple[str, int, int]]:
    """(kind, start, end) in the plain view."""
    present: dict[re.Pattern[str], bool] = {}
    for kind, pattern, valid, needs in FORMS:
        if needs not in present:
            present[needs] = needs.search(view) is not None
        if not present[needs]:
            continue
        group = "it" if "it" in pattern.groupindex else 0
        for found in pattern.finditer(view):
            words = found.group(group)
            if kind in _CHECKED:
                words = re.sub(r"[^0-9x]", "", words.lower())
            if valid(words) and not (kind in _DIGITS and _counts(view, found)):
                yield kind, *found.span(group)


def _counts(view: str, found: re.Match[str]) -> bool:
    """Whether the digits are a ticket's number or an amount."""
    begin, end = found.span()
    return bool(_TICKET.search(view[max(0, begin - 24) : begin]) or _COUNTED.match(view[end : end + 6]))


def mask(text: str) -> str:
    """The text with stars for everything that must not become public."""
    out, at = [], 0
    for span in spans(text):
        out += [text[at : span.start], STARS]
        at = span.end
    return "".join(out) + text[at:]
