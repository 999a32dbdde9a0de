"""What must not become public (R57): identity numbers, phones, bank cards, plates, e-mail, WeChat and QQ, rooms, names.

The text is read in a plain view (NFKC, nothing invisible, Chinese numerals as digits) in which every character knows
where it came from, so that ＋86 １３８-…, 一三八零… and 138 0013 8000 are found and only they are replaced."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

STARS = "***"
_NUMERALS = dict(zip("零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖两", "0012345678911234567892", strict=True))
_SEP = r"[ \-‐-―.·_]{0,2}"
_TICKET = re.compile(
    r"(?:单号|工单|编号|案号|订单|流水号|票号|发票|单子|快递|运单|文号|证书|序列号|no\.?|№)[号码:是为# a-z]{0,4}$", re.I
)
_COUNTED = re.compile(r"^ ?(?:元|块|万|亿|人|吨|平|米|公里|字|次|票|度|股|kwh|美元|￥)")
_SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾"
    "丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤"
    "尹黎易常武乔贺赖龚文"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Characters start to end (exclusive) of the original text are of this kind."""

    start: int
    end: int
    kind: str


def _luhn(digits: str) -> bool:
    """Check digit of bank cards (ISO/IEC 7812-1)."""
    total = 0
    for at, char in enumerate(reversed(digits)):
        value = int(char) * (1 + at % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0


def _day(digits: str) -> bool:
    """YYYYMMDD that can be a birthday."""
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])) >= date(1880, 1, 1) and digits[:2] in (
            "18",
            "19",
            "20",
        )
    except ValueError:
        return False


def _identity(digits: str) -> bool:
    """Resident identity number: 18 with date and check character (GB 11643), or 15 with date."""
    if not "11" <= digits[:2] <= "91":
        return False
    if len(digits) == 15:
        return digits.isdigit() and _day("19" + digits[6:12])
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    check = "10X98765432"[sum(int(c) * w for c, w in zip(digits[:17], weights, strict=True)) % 11]
    return _day(digits[6:14]) and check == digits[17].upper()


def _card(digits: str) -> bool:
    return 15 <= len(digits) <= 19 and digits[0] in "34569" and len(set(digits)) > 1 and _luhn(digits)


def _plate(words: str) -> bool:
    return any(char.isdigit() for char in words)


def _always(_: str) -> bool:
    return True


def _no_year(words: str) -> bool:
    """10-12-2026 is a date, 3-2-501 a room."""
    return not words.startswith(("19", "20"))


def _run(count: str) -> str:
    """Digits with at most two separators between them."""
    return rf"\d(?:{_SEP}\d){{{count}}}"


_NO = r"(?!\d)"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_CALL = r"(?:电话|座机|固话|致电|拨打|tel)[号码:是为 ]{0,3}"
_CHAT = r"(?:微信|薇信|威信|v信|徽信|加v|加微|vx|wx|wechat|weixin)(?:号|id|账号)?[:是为 ]{0,3}"
_BEHIND_ROOM = r"(?:室|户|号房|房)?(?![0-9]|路|元|万|年|块|人|平|米|天|度|个|线|次|号|[a-z㎡])"
_TOLD = r"(?:我叫|我的名字(?:叫|是)|姓名[:是 ]|联系人[:是 ]|本人姓名)[: ]?"
_SOURCES: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    ("email", r"[a-z0-9._%+-]{1,64} ?@ ?[a-z0-9-]{1,63}(?: ?\. ?[a-z0-9-]{1,63}){1,4}", _always),
    ("identity", rf"(?<!\d){_run('16')}{_SEP}[\dx](?![\da-z])", _identity),
    ("identity", rf"(?<!\d){_run('14')}(?!{_SEP}\d)", _identity),
    ("card", r"(?<![\d.])\d(?:[ -]?\d){14,18}(?![\d.])", _card),
    ("mobile", rf"(?<!\d)(?:\(?(?:\+|00)?86\)?{_SEP})?1{_SEP}[3-9](?:{_SEP}\d){{9}}{_NO}", _always),
    ("mobile", rf"(?<![\d.])(?:\+?886{_SEP})?09\d\d{_SEP}\d{{3}}{_SEP}\d{{3}}{_NO}", _always),
    ("mobile", rf"\+?85[23]{_SEP}[5-9]\d{{3}}{_SEP}\d{{4}}{_NO}", _always),
    (
        "landline",
        rf"(?<![\d.])\(?0(?:10|2\d|[3-9]\d\d)\)?{_SEP}[2-8]\d{{2,3}}{_SEP}\d{{4}}(?:(?:-|转|ext\.?)\d{{1,5}})?{_NO}",
        _always,
    ),
    ("landline", rf"{_CALL}(?P<it>[2-8]\d{{2,3}}[- ]?\d{{4}}){_NO}", _always),
    (
        "plate",
        rf"[{_PROVINCES}] ?[a-hj-z][ ·.\-•]{{0,2}}(?:[a-hj-np-z0-9] ?){{4,5}}[a-hj-np-z0-9学警港澳挂](?![a-z0-9])",
        _plate,
    ),
    ("wechat", rf"{_CHAT}(?P<it>[a-z][-_a-z0-9]{{5,19}}|\d{{6,12}})(?![a-z0-9])", _always),
    ("wechat", r"(?<![a-z])wxid_[a-z0-9]{6,20}", _always),
    ("qq", r"(?:qq|扣扣|企鹅)(?:号|群)?[:是为 ]{0,3}(?P<it>[1-9]\d{4,10})(?!\d)", _always),
    (
        "room",
        rf"(?:号楼|[栋幢座#楼]|号院|单元|单|门)-?[0-9]{{0,2}}(?:单元|门|-)?(?P<it>[0-9]{{3,4}}){_BEHIND_ROOM}",
        _always,
    ),
    ("room", r"(?<![0-9./:-])[0-9]{1,3}-[0-9]{1,2}-(?P<it>[0-9]{3,4})(?![0-9-])", _no_year),
    ("room", r"(?<![0-9])(?P<it>[0-9]{3,4})(?:室(?!内|外|友|温)|号房(?![地产屋]))", _always),
    ("name", rf"{_TOLD}(?P<it>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=[,。!?; 、]|$)", _always),
)
_KINDS = tuple((kind, re.compile(source, re.I | re.A), valid) for kind, source, valid in _SOURCES)


@lru_cache(8192)
def _char(char: str) -> str:
    """What one written character stands for; nothing if it is invisible."""
    if unicodedata.category(char) == "Cf" or char in "\ufe0f\u20e3":
        return ""
    return unicodedata.normalize("NFKC", char)


def _plain(text: str) -> tuple[str, list[int]]:
    """The plain view and, for each of its characters, the place in the original."""
    out, origin = [], []
    for at, char in enumerate(text):
        plain = _char(char)
        out.append(plain)
        origin += [at] * len(plain)
    return "".join(out), origin


def _as_digits(plain: str) -> str:
    """Chinese numerals as digits where at least seven stand in a row (with separators); elsewhere they are words."""
    numeral = f"[{''.join(_NUMERALS)}0-9]"
    return re.sub(
        rf"{numeral}(?:{_SEP}{numeral}){{6,}}", lambda m: "".join(_NUMERALS.get(c, c) for c in m.group()), plain
    )


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
    for kind, pattern, valid in _KINDS:
        for found in pattern.finditer(view):
            group = "it" if "it" in pattern.groupindex else 0
            start, end = found.span(group)
            words = (
                re.sub(r"[^0-9x]", "", found.group(group).lower())
                if kind in ("identity", "card")
                else found.group(group)
            )
            if not valid(words):
                continue
            if kind in ("identity", "card", "mobile", "landline") and (
                _TICKET.search(view[:start]) or _COUNTED.match(view[end:])
            ):
                continue
            yield kind, start, end


def mask(text: str) -> str:
    """The text with stars for everything that must not become public."""
    out, at = [], 0
    for span in spans(text):
        out += [text[at : span.start], STARS]
        at = span.end
    return "".join(out) + text[at:]
