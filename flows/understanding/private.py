"""What is private in writing: one row a written form – its kind, how it looks in the plain view, and the check that it passes."""

import re
from collections.abc import Callable
from datetime import date

SEP = r"[ \-‐-―.·_()]{0,3}"
_SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾"
    "丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤"
    "尹黎易常武乔贺赖龚文"
)


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
    return rf"\d(?:{SEP}\d){{{count}}}"


_NO = r"(?!\d)"
_HAN = "零〇一二三四五六七八九"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_CALL = r"(?:电话|座机|固话|致电|拨打|tel)[号码:是为 ]{0,3}"
_CHAT = (
    r"(?:微信|薇信|威信|维信|卫星号|v信|徽信|加v|加我v|\+v|加微|加薇|vx|wx|wechat|weixin)"
    r"(?: ?(?:号码|号|id|账号|搜索|搜|加))?[:是为 ]{0,3}"
)
_BEHIND_ROOM = (
    r"(?:室|户|号房|房|号(?![0-9楼门线院厅窗]))?(?![0-9]|路|元|多|余|来|万|年|块|人|平|米|天|度|个|线|次|号|[a-z㎡])"
)
_FLAT = rf"(?P<it>[0-9]{{3,4}}(?:[、和][0-9]{{3,4}})*|[{_HAN}]{{3,4}})"
_TOLD = r"(?:我叫|我的名字(?:叫|是)|姓名[:是 叫]?|联系人[:是 ]|本人姓名)[: ]?"
_PAPER = "(?:身份证|身分证|护照|通行证|台胞证|回乡证|id)"
_AT = r" ?(?:@|\(at\)|\[at\]|艾特| at ) ?"
_DOT = r" ?(?:\.|点|\(dot\)| dot ) ?"
# kind, how it looks, the check, and what must stand somewhere in the text before the form is looked for at all
_SOURCES: tuple[tuple[str, str, Callable[[str], bool], str], ...] = (
    (
        "email",
        rf"(?<![a-z0-9._%+-])[a-z0-9._%+-]{{1,64}}{_AT}[a-z0-9-]{{1,63}}(?:{_DOT}[a-z0-9-]{{1,63}}){{1,4}}",
        _always,
        r"@|艾特|\bat\b",
    ),
    ("identity", rf"(?<!\d){_run('16')}{SEP}[\dx](?![\da-z])", _identity, "0"),
    ("identity", rf"(?<!\d){_run('14')}(?!{SEP}\d)", _identity, "0"),
    (
        "document",
        rf"{_PAPER}(?:号码|字号|号)?[:是为 ]{{0,3}}(?P<it>[a-z]{{1,2}}\d{{6,9}}(?:\([\da]\))?)(?![\da-z])",
        _always,
        "证|护照|id",
    ),
    ("card", r"(?<![\d.])\d(?:[ -]{0,3}\d){14,18}(?![\d.])", _card, "0"),
    ("mobile", rf"(?<!\d)(?:\(?(?:\+|00)?86\)?{SEP})?1{SEP}[3-9](?:{SEP}\d){{9}}{_NO}", _always, "0"),
    ("mobile", rf"(?<![\d.])(?:\+?886{SEP})?09\d\d{SEP}\d{{3}}{SEP}\d{{3}}{_NO}", _always, "0"),
    ("mobile", rf"\+?85[23]{SEP}[5-9]\d{{3}}{SEP}\d{{4}}{_NO}", _always, "0"),
    (
        "landline",
        rf"(?<![\d.])\(?0(?:10|2\d|[3-9]\d\d)\)?{SEP}[2-8]\d{{2,3}}{SEP}\d{{4}}(?:(?:-|转|ext\.?)\d{{1,5}})?{_NO}",
        _always,
        "0",
    ),
    ("landline", rf"{_CALL}(?P<it>[2-8]\d{{2,3}}[- ]?\d{{4}}){_NO}", _always, "0"),
    (
        "plate",
        rf"[{_PROVINCES}] ?[a-hj-z][ ·.\-•]{{0,2}}(?:[a-hj-np-z0-9] ?){{4,5}}[a-hj-np-z0-9学警港澳挂](?![a-z0-9])",
        _plate,
        rf"[{_PROVINCES}] ?[a-hj-z]",
    ),
    (
        "wechat",
        rf"{_CHAT}(?P<it>[a-z][-_a-z0-9]{{5,19}}|\d{{6,12}})(?![a-z0-9])",
        _always,
        "[vx信微薇星]|weixin|wechat",
    ),
    ("wechat", r"(?<![a-z])wxid_[a-z0-9]{6,20}", _always, "wxid"),
    (
        "qq",
        r"(?:qq|扣扣|企鹅|(?<![a-z])q(?=[: ]?\d{6}))(?:号码|号|群)?[:是为 ]{0,3}(?P<it>[1-9]\d{4,10})(?!\d)",
        _always,
        "q|扣|企鹅",
    ),
    (
        "room",
        rf"(?:号楼|[栋幢座#楼]|号院|单元|单|门|[弄巷][0-9]{{1,4}}号)-?[0-9]{{0,2}}(?:单元|门|-)?{_FLAT}{_BEHIND_ROOM}",
        _always,
        rf"[0-9{_HAN}]{{3}}",
    ),
    ("room", r"(?<![0-9./:-])[0-9]{1,3}-[0-9]{1,2}-(?P<it>[0-9]{3,4})(?![0-9-])", _no_year, r"\d-\d"),
    ("room", rf"(?<![0-9{_HAN}]){_FLAT}(?:室(?!内|外|友|温)|号房(?![地产屋]))", _always, "室|号房"),
    ("name", rf"{_TOLD}(?P<it>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=[,。!?; 、]|$)", _always, "叫|名|联系人"),
)
_FLAGS = re.I | re.A
LONG = re.compile(rf"\d(?:{SEP}\d){{6}}", re.A)  # no number of a person has fewer digits
FORMS = tuple(
    (kind, re.compile(look, _FLAGS), valid, LONG if needs == "0" else re.compile(needs, _FLAGS))
    for kind, look, valid, needs in _SOURCES
)
