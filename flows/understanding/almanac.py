"""The almanac: days that have a name – tomorrow, Friday, the 3rd, New Year's Eve, the end of the month.

A day is (first day, last day, certainty); named days lie ahead unless the words say otherwise."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from flows.understanding.feasts import NAMES, Stretch, feast
from flows.understanding.numerals import number

_N = r"(?:[0-9]{1,4}|[零〇一二两三四五六七八九十廿]{1,3})"
_DAYS = {
    **dict.fromkeys(("今天", "今日", "今儿", "今儿个", "今晚", "今早", "今夜", "当天"), 0),
    **dict.fromkeys(("明天", "明日", "明儿", "明儿个", "明晚", "明早"), 1),
    **dict.fromkeys(("后天", "后日", "后晚"), 2),
    "大后天": 3,
    "昨天": -1,
    "昨日": -1,
    "昨晚": -1,
    "前天": -2,
    "大前天": -3,
}
_WEEK = (
    {char: at for at, char in enumerate("一二三四五六")}
    | {"日": 6, "天": 6, "末": 5}
    | {str(n): n - 1 for n in range(1, 8)}
)


def any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_NO_DAY = r"(?!楼|栋|线|院|门|电梯|单元|窗口|桩|车|灯|井|公路|子|常|用|报|记|[0-9])"  # 3号 that is no day
_NO_FEAST = (  # 五一路, 十一个, 五一广场
    r"(?!点|月|层|楼|个|栋|号|路|人|中|小|学|元|千|百|块|院|幢|年级|广场|大道|桥|街|村|社区|花园|新村|大厦|公园|巷|[东西南北]路)"
)
DAY = re.compile(
    rf"(?P<word>{any_of(_DAYS)})"
    r"|(?P<pair>今明|明后|周六周?日|周六、日|星期六日|礼拜六日|双休日?)(?:两|这两)?天?"
    r"|(?:(?P<which>本|这个?|下下个?|下个?|上个?|每个?)?"
    r"(?:周|星期|礼拜)(?P<week>[一二三四五六日天末1-7])(?![0-9年周个天号]))"
    rf"|(?:(?P<year>(?:20)?[0-9]{{2}})年|(?P<this>今年|明年|后年))?(?P<month>{_N})月(?:份)?"
    rf"(?P<day>{_N})(?:日|号|(?=[^0-9一二三四五六七八九十个次趟回遍]|$))"
    rf"|(?P<of_month>{_N})月(?:份)?(?P<third>底|末|初|中旬|中|上旬|下旬)"
    rf"|(?P<whole_year>今年|明年)(?P<whole>{_N})月(?:份)?|(?P<whole_month>{_N})月份"
    r"|(?P<iso>20[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2})"
    r"|(?P<slash>(?<![0-9/-])(?:1[0-2]|0?[1-9])/(?:3[01]|[12][0-9]|0?[1-9])(?![0-9/]))"
    r"|(?P<dot>(?<![0-9.])(?:1[0-2]|[1-9])\.(?:3[01]|[12][0-9]|0?[1-9])(?=上午|下午|早|晚|中午|之?前|号))"
    rf"|(?:(?P<nextmonth>本月|这个?月|下个?月|上个?月))(?P<mday>{_N})(?:日|号)"
    rf"|(?P<only>(?<![0-9第]){_N})(?:号|日){_NO_DAY}"
    rf"|(?:(?P<feast_year>今年|明年|后年|20[0-9]{{2}}年)的?)?(?P<feast>{any_of(NAMES)}){_NO_FEAST}"
    rf"(?:那天|当天|当日)?(?:的)?(?:(?P<shift>前|后)(?P<shift_by>{_N})(?:天|日)|(?P<eve>前夕|前一天|前一晚)|(?P<holiday>期间|假期|放假))?"
    r"|(?P<edge>(?:本|这个?|下个?)?(?:月底|月末|月初|月中|周末|年底|年末|年初))"
)


def days(found: re.Match[str], today: date) -> Stretch | None:
    """(first day, last day, certainty) of a named day; None when it is none (2月30日)."""
    try:
        return _day(found, today)
    except (ValueError, OverflowError):
        return None


def _day(found: re.Match[str], today: date) -> Stretch | None:
    cell = found.groupdict()
    if cell["word"]:
        return _single(today + timedelta(_DAYS[cell["word"]]), 0.95)
    if cell["pair"]:
        return _pair(cell["pair"], today)
    if cell["of_month"]:
        return _third(number(cell["of_month"]) or 0, cell["third"] or "", today)
    if cell["week"]:
        return _weekday(cell["which"] or "", cell["week"], today)
    if cell["iso"]:
        return _single(date(*map(int, re.split(r"[-/.]", cell["iso"]))), 1.0)
    if cell["whole"] or cell["whole_month"]:
        return _whole(cell, today)
    if numbers := cell["slash"] or cell["dot"]:
        month, day = map(int, re.split(r"[/.]", numbers))
        return _single(_ahead(month, day, today), 0.8)
    if cell["month"]:
        return _month_day(cell, today)
    if cell["nextmonth"]:
        months = {"下": 1, "上": -1}.get(cell["nextmonth"][0], 0)
        return _single(_month(today, months).replace(day=number(cell["mday"]) or 0), 0.95)
    if cell["only"]:
        day = number(cell["only"]) or 0
        base = today if day >= today.day else _month(today, 1)
        return _single(base.replace(day=day), 0.8)
    if cell["feast"]:
        return feast(cell, today)
    return _edge(cell["edge"], today)


def _single(day: date, certainty: float) -> Stretch:
    return day, day, certainty


def _pair(words: str, today: date) -> Stretch:
    """今明两天, 明后天, 周六周日: two days."""
    ahead = {"今明": 0, "明后": 1}.get(words)
    first = today + timedelta((5 - today.weekday()) % 7 if ahead is None else ahead)
    return first, first + timedelta(1), 0.9


def _third(month: int, third: str, today: date) -> Stretch:
    """十二月底, 3月中旬: about ten days of a named month."""
    first = _ahead(month, 1, today) if month != today.month else today.replace(day=1)
    last = _month(first, 1) - timedelta(1)
    if third in ("初", "上旬"):
        return first, first + timedelta(9), 0.8
    if third in ("中", "中旬"):
        return first + timedelta(10), first + timedelta(19), 0.8
    return (first + timedelta(20) if third == "下旬" else last - timedelta(5)), last, 0.85


def _whole(cell: dict[str, str | None], today: date) -> Stretch:
    """明年三月, 3月份: a whole month; one that is past lies in the next year."""
    month = number(cell["whole"] or cell["whole_month"] or "") or 0
    first = _ahead(month, 28, today).replace(day=1)
    if cell["whole_year"]:
        first = date(today.year + (cell["whole_year"] == "明年"), month, 1)
    return first, _month(first, 1) - timedelta(1), 0.85


def _weekday(which: str, week: str, today: date) -> Stretch | None:
    """周五 is the coming one; 下周二 that of next week (Monday begins it); on a Sunday it has two meanings: ask."""
    monday = today - timedelta(today.weekday())
    weeks = {"下": 1, "上": -1}.get(which[:1], 0) + (which.startswith("下下"))
    if which.startswith("每"):
        return None
    first = monday + timedelta(7 * weeks + _WEEK[week])
    certainty = 0.9 if which[:1] != "下" or today.weekday() < 6 else 0.5
    if first < today and which[:1] != "上" and week != "末":  # 这周四 said on a Sunday lies ahead, most likely
        first, certainty = first + timedelta(7), 0.5 if which else certainty
    if week == "末" and not which and today.weekday() == 6:  # 周末 said on a Sunday: today, or the next one?
        first, certainty = first + timedelta(7), 0.5
    return (first, first + timedelta(1), certainty) if week == "末" else _single(first, certainty)


def _month_day(cell: dict[str, str | None], today: date) -> Stretch:
    month, day = number(cell["month"] or "") or 0, number(cell["day"] or "") or 0
    if cell["year"]:
        year = int(cell["year"])
        return _single(date(year + 2000 if year < 100 else year, month, day), 1.0)
    if cell["this"]:
        return _single(date(today.year + {"今年": 0, "明年": 1, "后年": 2}[cell["this"]], month, day), 1.0)
    return _single(_ahead(month, day, today), 0.95)


def _ahead(month: int, day: int, today: date) -> date:
    """The next such day; one that is less than two months past is meant as past."""
    this = date(today.year, month, day)
    return this if this >= today - timedelta(60) else date(today.year + 1, month, day)


def _edge(words: str, today: date) -> Stretch:
    """月底, 月初, 周末, 年底: a stretch of days."""
    later = 1 if words.startswith("下") else 0
    if "周末" in words:
        saturday = today - timedelta(today.weekday()) + timedelta(5 + 7 * later)
        return saturday, saturday + timedelta(1), 0.9
    if "年" in words:
        year = today.year + later
        if "初" in words:
            return date(year + 1, 1, 1), date(year + 1, 1, 10), 0.6
        return date(year, 12, 21), date(year, 12, 31), 0.8
    first = _month(today, later).replace(day=1)
    last = _month(first, 1) - timedelta(1)
    if "初" in words:
        if not later and today.day > 10:
            first = _month(first, 1)
        return first, first + timedelta(9), 0.8
    if "中" in words:
        return first + timedelta(10), first + timedelta(19), 0.8
    return last - timedelta(5), last, 0.85


def _month(day: date, months: int) -> date:
    """The first of the month that is so many months away."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)
