"""What is private in writing: one row a written form – its kind, how it looks in the plain view, and the check that it passes."""

import re
from collections.abc import Callable
from datetime import date

SEP = r"[ \-‐-―.·_()]{0,3}"
_SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾"
    "丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤"
    "尹黎易常武乔贺赖龚文"
    "張劉陳楊黃趙吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻餘鍾陸孫顧龍萬錢湯喬賀賴龔莊簡鐘嚴連"
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


def _taiwan(words: str) -> bool:
    """Identity number of Taiwan (身分證): a letter and nine digits whose weighted sum ends in 0."""
    letter = "ABCDEFGHJKLMNPQRSTUVXYWZIO".index(words[0].upper()) + 10
    digits = (*divmod(letter, 10), *map(int, words[1:]))
    return sum(d * w for d, w in zip(digits, (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1), strict=True)) % 10 == 0


def _plate(words: str) -> bool:
    return any(char.isdigit() for char in words)


def _always(_: str) -> bool:
    return True


def _no_year(words: str) -> bool:
    """10-12-2026 is a date, 3-2-501 a room."""
    return not words.startswith(("19", "20"))


def _no_call(words: str) -> bool:
    """楼下110来了 is the police, 楼下501 a flat."""
    return words not in ("110", "911", "912")


def _mostly_digits(words: str) -> bool:
    """15O12345678 is a number, though its O is a letter."""
    return sum(char.isdigit() for char in words) >= 8


def _run(count: str) -> str:
    """Digits with at most two separators between them."""
    return rf"\d(?:{SEP}\d){{{count}}}"


_NO = r"(?!\d)"
_HAN = "零〇一二三四五六七八九"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_CALL = (
    r"(?:[电電][话話]|手[机機]|座[机機]|固[话話]|[市室][话話內内]|致[电電]|[拨撥]打|[联聯][络絡系繫]方式|whatsapp|tel|phone)"
    r"[号號码碼:是为為 ]{0,3}"
)
_CHAT = (
    r"(?:(?:微信|薇信|威信|维信|维心|葳信|溦信|卫星号|绿泡泡|綠泡泡|v信|徽信|加v|加我v|(?<![a-z])v(?=[:号])|\+v|加微|加薇|vx|wx|wechat|weixin)"
    r"(?: ?(?:号码|号|號|id|账号|帳號|搜索|搜|加))?[:是为為 ]{0,3}"
    r"|(?<![a-z])(?:line|telegram|tg|whatsapp|抖音|支付宝|支付寶|陌陌|飞书)"
    r"(?: ?(?:号码|号|號|id|账号|帳號)[:是为為 ]{0,3}|[:是]{1,2} ?| ?(?=@))@?)"
)
_BEHIND_ROOM = (
    r"(?:室|户|号房|房|号(?![0-9楼门线院厅窗]))?(?![0-9]|路|元|多|余|来|万|年|块|人|平|米|天|度|个|线|次|号|[a-z㎡])"
)
_FLAT = rf"(?P<it>[0-9]{{3,4}}(?:[、和][0-9]{{3,4}})*|[{_HAN}]{{3,4}})"
_TOLD = r"(?:我叫|我的名字(?:叫|是)|姓名[:是 叫]?|[联聯][系絡繫]人[:是 ]|本人姓名)[: ]?"
_PAPER = (
    "(?:身[份分][证證]|[护護]照|通行[证證]|台胞[证證]|回[乡鄉]证|居[住留][证證]|[驾駕]照|[驾駕][驶駛][证證]|"
    "社保卡|医保卡|健保卡|id)"
)
_BANK = "(?:[银銀]行卡|信用卡|[储儲]蓄卡|工[资資]卡|卡[号號]|[账帐帳][号號户戶]|存折|存摺)"
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
        rf"{_PAPER}(?:号码|字号|字號|号|號|號碼)?[:是为為 ]{{0,3}}(?P<it>[a-z]{{1,2}}\d{{6,9}}(?:\([\da]\))?)(?![\da-z])",
        _always,
        "证|證|照|卡|id",
    ),
    # said to be one: hidden though a digit is mistyped
    (
        "document",
        rf"{_PAPER}(?:号码|字号|字號|号|號|號碼)?[:是为為 ]{{0,3}}(?P<it>\d(?:{SEP}\d){{13,16}}(?:{SEP}[\dx])?)(?![\da-z])",
        _always,
        "证|證|照|卡|id",
    ),
    (
        "document",
        r"身[份分][证證].{0,4}[后後][四六46]位[数號号是为:为 ]{0,3}(?P<it>\d{3,5}[\dx])(?!\d)",
        _always,
        "[后後][四六46]位",
    ),
    ("document", r"(?<![a-z0-9])[a-z][1289]\d{8}(?![a-z0-9])", _taiwan, r"[a-z][1289]\d{8}"),
    ("account", rf"{_BANK}[:是为為 ]{{0,3}}(?P<it>\d(?:[ -]{{0,3}}\d){{11,18}})(?!\d)", _always, "0"),
    ("card", r"(?<![\d.])\d(?:[ -]{0,3}\d){14,18}(?![\d.])", _card, "0"),
    ("mobile", rf"(?<!\d)(?:\(?(?:\+|00)?86\)?{SEP})?1{SEP}[3-9](?:{SEP}\d){{9}}{_NO}", _always, "0"),
    ("mobile", rf"(?<![\d.])(?:\+?886{SEP}0?|0)9\d\d{SEP}\d{{3}}{SEP}\d{{3}}{_NO}", _always, "0"),
    ("mobile", r"(?<!\d)1[3-9]\d ?[/*、,~|] ?\d{4} ?[/*、,~|] ?\d{4}(?!\d)", _always, r"1[3-9]\d"),
    ("mobile", r"(?<![a-z\d])[1il][3-9][\doil]{9}(?![a-z\d])", _mostly_digits, "[oil]"),
    ("mobile", rf"\+?85[23]{SEP}[5-9]\d{{3}}{SEP}\d{{4}}{_NO}", _always, "0"),
    (
        "landline",
        rf"(?<![\d.])\(?0(?:10|2\d|[3-9]\d\d)\)?{SEP}[2-8]\d{{2,3}}{SEP}\d{{4}}(?:(?:-|转|ext\.?)\d{{1,5}})?{_NO}",
        _always,
        "0",
    ),
    (
        "landline",
        rf"(?<![\d.])\(?0[2-8]\)?{SEP}\d{{3,4}}{SEP}\d{{4}}(?:(?:-|转|轉|#|ext\.?)\d{{1,5}})?{_NO}",
        _always,
        "0",
    ),
    ("landline", rf"{_CALL}(?P<it>[2-9]\d{{2,3}}[- ]?\d{{4}}){_NO}", _always, "0"),
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
        "[a-z信微薇星心泡音宝寶陌书]",
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
        rf"(?:号楼|[栋幢座#楼]|号院|单元|单|门|[弄巷][0-9]{{1,4}}号)(?!1[02][0-9]{{3}}(?![0-9]))-?[0-9]{{0,2}}?(?:单元|门|-)?{_FLAT}{_BEHIND_ROOM}",
        _always,
        rf"[0-9{_HAN}]{{3}}",
    ),
    (
        "room",
        rf"(?:楼上|樓上|楼下|樓下|对门|對門|隔壁|住在?)的?(?P<it>[1-9]\d?(?:0[1-9]|1[0-2])){_BEHIND_ROOM}",
        _no_call,
        r"\d{3}",
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
