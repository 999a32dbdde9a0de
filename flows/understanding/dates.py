"""Days and hours in residents' words → (start, end), future-biased.  now: aware; everything is reckoned in its zone.

A reading says how certain it is: 1 said exactly (12月3日下午三点), .9 one usual meaning (明天下午三点), .5 two meanings
(三点: morning or afternoon; 下周二 said on a Sunday) – below .7 the caller asks 是 / 改."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from flows.understanding.places import number

ASK = 0.7  # below this certainty the reading is asked back
_N = r"(?:[0-9]{1,4}|[零〇一二两三四五六七八九十廿]{1,3})"
_DAYS = {
    **dict.fromkeys(("今天", "今日", "今儿", "今晚", "今早", "今夜", "当天"), 0),
    **dict.fromkeys(("明天", "明日", "明儿", "明晚", "明早"), 1),
    **dict.fromkeys(("后天", "后日", "后晚"), 2),
    "大后天": 3,
    "昨天": -1,
    "昨日": -1,
    "昨晚": -1,
    "前天": -2,
    "大前天": -3,
}
_PARTS = {
    "凌晨": (0, 6),
    "清晨": (5, 8),
    "早上": (6, 9),
    "早晨": (6, 9),
    "早": (6, 9),
    "上午": (8, 12),
    "中午": (11, 13),
    "午后": (13, 17),
    "下午": (13, 18),
    "傍晚": (17, 19),
    "晚上": (18, 22),
    "晚": (18, 22),
    "夜里": (21, 24),
    "夜间": (21, 24),
    "半夜": (0, 3),
    "深夜": (22, 24),
}
_FIXED = {
    "元旦": (1, 1),
    "情人节": (2, 14),
    "妇女节": (3, 8),
    "三八节": (3, 8),
    "植树节": (3, 12),
    "劳动节": (5, 1),
    "五一": (5, 1),
    "青年节": (5, 4),
    "儿童节": (6, 1),
    "六一": (6, 1),
    "七一": (7, 1),
    "建军节": (8, 1),
    "八一": (8, 1),
    "教师节": (9, 10),
    "国庆节": (10, 1),
    "国庆": (10, 1),
    "十一": (10, 1),
    "平安夜": (12, 24),
    "圣诞节": (12, 25),
    "圣诞": (12, 25),
}
# Lunar days in the civil calendar (紫金山天文台 almanac); a year that is missing makes the reading ask.
_SPRING = {2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13), 2030: (2, 3), 2031: (1, 23)}
_QINGMING = {2025: (4, 4), 2026: (4, 5), 2027: (4, 5), 2028: (4, 4), 2029: (4, 4), 2030: (4, 5), 2031: (4, 5)}
_DRAGON = {2025: (5, 31), 2026: (6, 19), 2027: (6, 9), 2028: (5, 28), 2029: (6, 16), 2030: (6, 5), 2031: (6, 24)}
_MOON = {2025: (10, 6), 2026: (9, 25), 2027: (9, 15), 2028: (10, 3), 2029: (9, 22), 2030: (9, 12), 2031: (10, 1)}
_LANTERN = {
    year: ((date(year, *day) + timedelta(14)).month, (date(year, *day) + timedelta(14)).day)
    for year, day in _SPRING.items()
}
_EVE = {
    year: ((date(year, *day) - timedelta(1)).month, (date(year, *day) - timedelta(1)).day)
    for year, day in _SPRING.items()
}
_MOVING = {
    **dict.fromkeys(("春节", "大年初一", "过年"), _SPRING),
    **dict.fromkeys(("除夕", "大年三十"), _EVE),
    **dict.fromkeys(("元宵节", "元宵"), _LANTERN),
    **dict.fromkeys(("清明节", "清明"), _QINGMING),
    **dict.fromkeys(("端午节", "端午"), _DRAGON),
    **dict.fromkeys(("中秋节", "中秋"), _MOON),
}
_WEEK = (
    {char: at for at, char in enumerate("一二三四五六")}
    | {"日": 6, "天": 6, "末": 5}
    | {str(n): n - 1 for n in range(1, 8)}
)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_PART = rf"(?P<part>{_any(_PARTS)})"
_CLOCK = (
    r"(?:(?P<clock>[0-9]{1,2})[:：](?P<minute>[0-5][0-9])"
    rf"|(?P<hour>{_N})(?:点|时(?!间|长|候|常))(?:钟|整)?"
    rf"(?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<minutes>{_N})分?)?)"
)
_NO_BIT = r"(?!一点(?:[都也儿不没声用小]|问题|办法|意思))"
_TIME = rf"(?:的|,| )?(?:{_PART})?(?:的| )?(?:{_CLOCK})?"
_AMOUNT = (
    rf"(?P<amount>{_N}|半|几)(?:个)?(?P<half_more>半)?"
    r"(?P<measure>小时|钟头|分钟|刻钟|天|日|周|星期|礼拜|月|年)(?:钟)?(?P<and_half>半)?"
)
_NO_DAY = r"(?!楼|栋|线|院|门|电梯|单元|窗口|桩|车|灯|井|公路|子|常|用|报|记|[0-9])"  # 3号 that is no day
_NO_FEAST = r"(?!点|月|层|楼|个|栋|号|路|人|中|小|学|元|千|百|块|院|幢|年级)"  # 五一路, 十一个
_DAY = re.compile(
    rf"(?P<word>{_any(_DAYS)})"
    r"|(?:(?P<which>本|这个?|下下个?|下个?|上个?|每个?)?"
    r"(?:周|星期|礼拜)(?P<week>[一二三四五六日天末1-7])(?![0-9年周个天号]))"
    rf"|(?:(?P<year>(?:20)?[0-9]{{2}})年|(?P<this>今年|明年|后年))?(?P<month>{_N})月(?:份)?"
    rf"(?P<day>{_N})(?:日|号|(?=[^0-9一二三四五六七八九十个]|$))"
    r"|(?P<iso>20[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2})"
    r"|(?P<slash>(?<![0-9/-])(?:1[0-2]|0?[1-9])/(?:3[01]|[12][0-9]|0?[1-9])(?![0-9/]))"
    rf"|(?:(?P<nextmonth>本月|这个?月|下个?月|上个?月))(?P<mday>{_N})(?:日|号)"
    rf"|(?P<only>(?<![0-9第]){_N})(?:号|日){_NO_DAY}"
    rf"|(?:(?P<feast_year>今年|明年|后年|20[0-9]{{2}}年)的?)?(?P<feast>{_any([*_FIXED, *_MOVING])}){_NO_FEAST}(?:的)?"
    rf"(?:(?P<shift>前|后)(?P<shift_by>{_N})(?:天|日)|(?P<eve>前夕|前一天|前一晚)|(?P<holiday>期间|假期|放假))?"
    r"|(?P<edge>(?:本|这个?|下个?)?(?:月底|月末|月初|月中|周末|年底|年末|年初))"
)
_NEXT = re.compile(_TIME)
_SPAN = re.compile(rf"(?:到|至|-|~|—|－)(?:{_PART})?{_CLOCK}")
_AFTER = re.compile(
    rf"(?:过)?{_AMOUNT}(?:之|以)?(?P<rear>后|内|之内|前|以前)|(?:再)?过{_AMOUNT.replace('?P<', '?P<x_')}"
)
_ALONE = re.compile(
    rf"(?:{_PART})(?:的)?(?:{_CLOCK})?|(?<![有差快多大小慢高轻0-9]){_NO_BIT}{_CLOCK.replace('?P<', '?P<y_')}"
)
_BEFORE = re.compile(r"^(?:之前|以前|前(?!后|面|天|门|台|年|往))")


@dataclass(frozen=True, slots=True)
class When:
    """start and end are aware and in now's zone; end is exclusive; a bare day is 00:00 to 24:00.  text: words as read.
    certainty: 0 to 1; below ASK it should be asked."""

    start: datetime
    end: datetime
    certainty: float
    text: str


def find(normal: str, now: datetime) -> tuple[When, ...]:
    """All days and hours of a normalised text, in order, at most four."""
    found: list[When] = []
    at = 0
    while at < len(normal) and len(found) < 4:
        candidates = [read(normal, at, now) for read in (_relative, _calendar, _clock_only)]
        hits = [hit for hit in candidates if hit]
        if not hits:
            break
        begin, stop, when = min(hits, key=lambda hit: (hit[0], -hit[1]))
        if when:
            found.append(when)
        at = max(stop, begin + 1)
    return tuple(found)


_Hit = tuple[int, int, When | None]


def _relative(text: str, at: int, now: datetime) -> _Hit | None:
    """半小时后, 三天内, 两周后, 再过十分钟."""
    found = _AFTER.search(text, at)
    if not found:
        return None
    cell = found.groupdict()
    mark = "" if cell["amount"] else "x_"
    rear, measure = cell["rear"] or "后", cell[f"{mark}measure"]
    amount = _amount(cell[f"{mark}amount"], bool(cell[f"{mark}half_more"] or cell[f"{mark}and_half"]))
    if amount is None:
        return found.start(), found.end(), None
    exact = measure in ("小时", "钟头", "分钟", "刻钟")
    moment = now + _step(measure, amount) if rear not in ("前", "以前") else now - _step(measure, amount)
    if rear in ("内", "之内"):
        return found.start(), found.end(), When(now, moment, 0.9, found.group())
    if exact:
        return found.start(), found.end(), When(moment, moment + timedelta(hours=1), 0.9, found.group())
    part, clock, stop = _hours(text, found.end())
    return found.start(), stop, _when(moment.date(), part, clock, None, 0.9, text[found.start() : stop], now)


def _amount(words: str, half: bool) -> float | None:
    if words == "半":
        return 0.5
    value = number(words) if words != "几" else None
    return None if value is None else value + 0.5 * half


def _step(measure: str, amount: float) -> timedelta:
    days = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30, "年": 365}
    minutes = {"小时": 60, "钟头": 60, "分钟": 1, "刻钟": 15}
    capped = min(amount, 5000)
    return (
        timedelta(minutes=minutes[measure] * capped)
        if measure in minutes
        else timedelta(days=days[measure] * min(capped, 1000))
    )


def _calendar(text: str, at: int, now: datetime) -> _Hit | None:
    """A named day with what follows it: part of the day, clock, range, 前 / 后."""
    found = _DAY.search(text, at)
    if not found:
        return None
    days = _days(found, now.date())
    if days is None:
        return found.start(), found.end(), None
    first, last, certainty = days
    part, clock, stop = _hours(text, found.end())
    if found["word"] and found["word"][-1] in "晚早夜" and part is None:
        part = _PARTS["晚" if found["word"][-1] in "晚夜" else "早"]
    until = _SPAN.match(text, stop) if clock else None
    if until:
        stop = until.end()
    rest = text[stop:]
    words = text[found.start() : stop]
    if (
        not clock
        and not part
        and (again := re.match(r"(?:到|至|-|~)", rest))
        and (other := _DAY.match(text, stop + again.end()))
    ):
        further = _days(other, first)
        if further:
            return (
                found.start(),
                other.end(),
                _range(first, further[1], certainty, text[found.start() : other.end()], now),
            )
    if edge := _BEFORE.match(rest):
        limit = _when(last, part, clock, until, certainty, words + edge.group(), now)
        return (
            found.start(),
            stop + edge.end(),
            When(min(now, limit.start), _limit(limit, part, clock), limit.certainty, limit.text),
        )
    if last != first:
        return found.start(), stop, _range(first, last, certainty, words, now)
    return found.start(), stop, _when(first, part, clock, until, certainty, words, now)


def _limit(limit: When, part: object, clock: object) -> datetime:
    """周五前 ends when Friday begins to end (its 24:00); 三点前 ends at three."""
    return limit.start if clock else limit.end


def _range(first: date, last: date, certainty: float, words: str, now: datetime) -> When:
    return When(_at(first, 0, 0, now), _at(last + timedelta(1), 0, 0, now), certainty, words)


def _hours(text: str, at: int) -> tuple[tuple[int, int] | None, re.Match[str] | None, int]:
    """(part of the day, clock, end) right behind a day; the clock may be missing."""
    found = _NEXT.match(text, at)
    if not found or not found.group().strip("的, "):
        return None, None, at
    part = _PARTS[found["part"]] if found["part"] else None
    clock = found if found["clock"] or found["hour"] else None
    return part, clock, found.end()


def _clock_only(text: str, at: int, now: datetime) -> _Hit | None:
    """下午三点, 晚上, 15:30 without a day: the next such hour."""
    found = _ALONE.search(text, at)
    if not found:
        return None
    part = _PARTS[found["part"]] if found["part"] else None
    loose = found["y_clock"] or found["y_hour"]
    clock = found if found["clock"] or found["hour"] or loose else None
    if (part is None and clock is None) or (clock is None and len(found.group()) < 2):
        return found.start(), found.end(), None
    until = _SPAN.match(text, found.end()) if clock else None
    stop = until.end() if until else found.end()
    when = _when(now.date(), part, clock, until, 0.8, text[found.start() : stop], now, "y_" if loose else "")
    if when and when.end <= now:
        when = _when(now.date() + timedelta(1), part, clock, until, 0.75, when.text, now, "y_" if loose else "")
    return found.start(), stop, when


def _days(found: re.Match[str], today: date) -> tuple[date, date, float] | None:
    """(first day, last day, certainty) of a named day; None when it is none (2月30日)."""
    try:
        return _day(found, today)
    except (ValueError, OverflowError):
        return None


def _day(found: re.Match[str], today: date) -> tuple[date, date, float] | None:
    cell = found.groupdict()
    if cell["word"]:
        return _single(today + timedelta(_DAYS[cell["word"]]), 0.95)
    if cell["week"]:
        return _weekday(cell["which"] or "", cell["week"], today)
    if cell["iso"]:
        return _single(date(*map(int, re.split(r"[-/.]", cell["iso"]))), 1.0)
    if cell["slash"]:
        month, day = map(int, cell["slash"].split("/"))
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
        return _feast(cell, today)
    return _edge(cell["edge"], today)


def _single(day: date, certainty: float) -> tuple[date, date, float]:
    return day, day, certainty


def _weekday(which: str, week: str, today: date) -> tuple[date, date, float] | None:
    """周五 is the coming one; 下周二 that of next week (Monday begins it); on a Sunday it has two meanings: ask."""
    monday = today - timedelta(today.weekday())
    weeks = {"下": 1, "上": -1}.get(which[:1], 0) + (which.startswith("下下"))
    if which.startswith("每"):
        return None
    first = monday + timedelta(7 * weeks + _WEEK[week])
    if not which and first < today:
        first += timedelta(7)
    certainty = 0.9 if which[:1] != "下" or today.weekday() < 6 else 0.5
    return (first, first + timedelta(1), certainty) if week == "末" else _single(first, certainty)


def _month_day(cell: dict[str, str | None], today: date) -> tuple[date, date, float]:
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


def _feast(cell: dict[str, str | None], today: date) -> tuple[date, date, float] | None:
    """元旦, 春节前一天, 国庆期间; of this year or the next."""
    name = cell["feast"] or ""
    table = _MOVING.get(name) or dict.fromkeys(range(2000, 2101), _FIXED.get(name, (1, 1)))
    year = today.year
    if cell["feast_year"]:
        year += {"今": 0, "明": 1, "后": 2}.get(cell["feast_year"][0], 0)
        year = int(cell["feast_year"][:4]) if cell["feast_year"][0] == "2" else year
    if year not in table:
        return None
    day = date(year, *table[year])
    if day < today and not cell["feast_year"] and year + 1 in table:
        day = date(year + 1, *table[year + 1])
    if cell["eve"]:
        day -= timedelta(1)
    if cell["shift"]:
        day += timedelta((number(cell["shift_by"] or "") or 0) * (-1 if cell["shift"] == "前" else 1))
    if cell["holiday"]:
        return day, day + timedelta(7 if name.startswith(("国庆", "春节", "十一")) else 2), 0.6
    return _single(day, 0.6 if name in ("过年", "十一", "八一", "七一") else 0.95)


def _edge(words: str, today: date) -> tuple[date, date, float]:
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


def _at(day: date, hour: int, minute: int, now: datetime) -> datetime:
    """A wall-clock moment in now's zone; hour 24 is the next midnight."""
    return datetime.combine(day, time(0), now.tzinfo) + timedelta(hours=hour, minutes=minute)


def _when(
    day: date, part: tuple[int, int] | None, clock: re.Match[str] | None, until: re.Match[str] | None,
    certainty: float, words: str, now: datetime, mark: str = "",
) -> When:  # fmt: skip
    """Put a day, a part of it and a clock together."""
    if clock is None:
        first, last = part or (0, 24)
        return When(_at(day, first, 0, now), _at(day, last, 0, now), certainty - 0.05 * (part is not None), words)
    hour, minute, exact = _read(clock, mark)
    hour, sure = _half_day(hour, part, exact, day == now.date() and now.hour >= 12)
    start = _at(day, hour, minute, now)
    end = start + timedelta(hours=1)
    if until:
        late, late_minute, late_exact = _read(until, "")
        late_part = _PARTS[until["part"]] if until["part"] else part
        late, _ = _half_day(late, late_part or (hour, 24), late_exact, hour >= 12)
        end = _at(day, late, late_minute, now)
        end = end if end > start else end + timedelta(hours=12 if late < 12 else 24)
    return When(start, end, certainty if sure else min(certainty, 0.5), words)


def _read(clock: re.Match[str], mark: str) -> tuple[int, int, bool]:
    """(hour, minute, whether the 24-hour clock was written)."""
    cell = clock.groupdict()
    if cell[f"{mark}clock"]:
        return (
            min(int(cell[f"{mark}clock"] or 0), 24),
            int(cell[f"{mark}minute"] or 0),
            len(cell[f"{mark}clock"] or "") == 2,
        )
    hour = min(number(cell[f"{mark}hour"] or "") or 0, 24)
    if cell[f"{mark}half"]:
        return hour, 30, False
    if cell[f"{mark}quarter"]:
        return hour, 45 if cell[f"{mark}quarter"] == "三" else 15, False
    return hour, min(number(cell[f"{mark}minutes"] or "") or 0, 59), False


def _half_day(hour: int, part: tuple[int, int] | None, exact: bool, afternoon: bool) -> tuple[int, bool]:
    """(hour of 24, whether it can mean one thing only).  三点 without a part is the afternoon, when people wake."""
    if part is not None:
        if hour < 12 and part[0] >= 12 and not (part[0] >= 21 and hour < 5):
            return hour + 12, True
        if part == _PARTS["中午"] and hour < 5:
            return hour + 12, True
        return hour, True
    if hour > 12 or hour == 0 or exact:
        return hour, True
    if 8 <= hour <= 12:
        return (hour + 12, False) if afternoon and hour < 12 else (hour, hour >= 9)
    return hour + 12, False


def spans(found: tuple[When, ...]) -> Iterator[tuple[str, str]]:
    """(start, end) in ISO 8601, to the minute."""
    for when in found:
        yield when.start.isoformat(timespec="minutes"), when.end.isoformat(timespec="minutes")
