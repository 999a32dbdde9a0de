"""Feasts: days of the year with a name – civil, lunar, of the sun, and second Sundays."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from flows.understanding import lunar
from flows.understanding.numerals import number

Stretch = tuple[date, date, float]  # first day, last day, certainty 0 to 1
_CIVIL = {
    **dict.fromkeys(("元旦节", "元旦"), (1, 1)),
    "情人节": (2, 14),
    **dict.fromkeys(("妇女节", "三八妇女节", "三八节"), (3, 8)),
    "植树节": (3, 12),
    **dict.fromkeys(("劳动节", "五一劳动节", "五一"), (5, 1)),
    **dict.fromkeys(("青年节", "五四青年节"), (5, 4)),
    **dict.fromkeys(("儿童节", "六一儿童节", "六一"), (6, 1)),
    **dict.fromkeys(("建党节", "七一"), (7, 1)),
    **dict.fromkeys(("建军节", "八一建军节", "八一"), (8, 1)),
    "教师节": (9, 10),
    **dict.fromkeys(("国庆节", "国庆", "十一"), (10, 1)),
    "双十一": (11, 11),
    "双十二": (12, 12),
    "平安夜": (12, 24),
    **dict.fromkeys(("圣诞节", "圣诞"), (12, 25)),
}
_LUNAR = {
    **dict.fromkeys(("春节", "过年"), (1, 1)),
    **dict.fromkeys(("元宵节", "元宵"), (1, 15)),
    **dict.fromkeys(("端午节", "端午"), (5, 5)),
    **dict.fromkeys(("七夕节", "七夕"), (7, 7)),
    **dict.fromkeys(("中元节", "中元"), (7, 15)),
    **dict.fromkeys(("中秋节", "中秋"), (8, 15)),
    **dict.fromkeys(("重阳节", "重阳"), (9, 9)),
    **dict.fromkeys(("腊八节", "腊八"), (12, 8)),
    "小年": (12, 23),  # a day later in the south: asked back
}
_SUNDAYS = {"母亲节": (5, 2), "父亲节": (6, 3)}  # month, which Sunday
# Month and constant of the years 2000–2099: day = ⌊.2422·Y + constant⌋ − ⌊Y/4⌋, in January and February ⌊(Y−1)/4⌋.
_TERMS = {
    "立春": (2, 3.87),
    **dict.fromkeys(("清明节", "清明"), (4, 4.81)),
    "立夏": (5, 5.52),
    "夏至": (6, 21.37),
    "立秋": (8, 7.5),
    "立冬": (11, 7.438),
    "冬至": (12, 21.94),
}
_EVE = ("除夕夜", "除夕", "大年三十", "年三十", "大年夜", "年夜")
_DOUBTFUL = ("过年", "十一", "八一", "七一", "小年")


def _sunday(month: int, which: int, year: int) -> date:
    first = date(year, month, 1)
    return first + timedelta((6 - first.weekday()) % 7 + 7 * (which - 1))


def _term(month: int, constant: float, year: int) -> date:
    short = year % 100
    return date(year, month, int(0.2422 * short + constant) - (short - (month < 3)) // 4)


def _eve(year: int) -> date | None:
    first = lunar.new_year(year)
    return first and first - timedelta(1)


def _civil(month: int, day: int, year: int) -> date:
    return date(year, month, day)


def _moon(month: int, day: int, year: int) -> date | None:
    """腊八 and 小年 of a civil year lie in the lunar year before it."""
    return lunar.civil(year - (month == 12), month, day)


_Of = Callable[[int], date | None]  # a year's day
_DAYS: dict[str, _Of] = (
    {name: partial(_civil, *day) for name, day in _CIVIL.items()}
    | {name: partial(_moon, *day) for name, day in _LUNAR.items()}
    | {name: partial(_sunday, *day) for name, day in _SUNDAYS.items()}
    | {name: partial(_term, *day) for name, day in _TERMS.items()}
    | dict.fromkeys(_EVE, _eve)
)
NAMES = tuple(_DAYS)


def feast(cell: dict[str, str | None], today: date) -> Stretch | None:
    """元旦, 春节前一天, 国庆期间; of this year or the next."""
    name = cell["feast"] or ""
    day = _next(_DAYS[name], cell["feast_year"], today)
    if day is None:
        return None
    if cell["eve"]:
        day -= timedelta(1)
    if cell["morrow"]:
        day += timedelta(1)
    if cell["shift"]:
        day += timedelta((number(cell["shift_by"] or "") or 0) * (-1 if cell["shift"] == "前" else 1))
    if cell["holiday"]:
        return day, day + timedelta(7 if name.startswith(("国庆", "春节", "十一")) else 2), 0.6
    return day, day, 0.6 if name in _DOUBTFUL else 0.95


def _next(of: _Of, said: str | None, today: date) -> date | None:
    """The feast of the year that was said, else the next one."""
    if said:
        named = {"今": 0, "明": 1, "后": 2}.get(said[0])
        return of(today.year + named if named is not None else int(said[:4]))
    return next((day for year in (today.year, today.year + 1) if (day := of(year)) and day >= today), None)
