"""The almanac: days that have a name – tomorrow, Friday, the 3rd, New Year's Eve, the end of the month.

A day is (first day, last day, certainty); named days lie ahead unless the words say otherwise."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from flows.understanding import lunar, stretches, weekdays
from flows.understanding.daywords import DAY, DAYS, NTH
from flows.understanding.feasts import Stretch, feast
from flows.understanding.numerals import number
from flows.understanding.stretches import ahead, month_of

_Cells = dict[str, str | None]
_OPEN = re.compile(r"[(\[、, ]?")
_CLOSE = re.compile(r"[)\]]")


def days(found: re.Match[str], today: date) -> Stretch | None:
    """(first day, last day, certainty) of a named day; None when it is none (2月30日)."""
    try:
        return _day(found, today)
    except (ValueError, OverflowError):
        return None


def same(text: str, end: int, named: Stretch, today: date) -> tuple[int, Stretch]:
    """(end, day) with what follows a day and only narrows it: 11月28日(周六), 12月的第一个周六."""
    first, last, certainty = named
    if (found := NTH.match(text, end)) and (first != last or "后" in found.group()):
        after = first + timedelta("后" in found.group())
        day = weekdays.nth(found["ordinal"], found["week"], after, max(last, after + timedelta(34 * (first == last))))
        return (found.end(), (day, day, certainty)) if day else (end, named)
    opened = _OPEN.match(text, end)
    again = DAY.match(text, opened.end()) if opened else None
    other = days(again, today) if again else None
    if opened is None or again is None or other is None or first != last:
        return end, named
    bracket = _CLOSE.match(text, again.end()) if opened.group() in ("(", "[") else None
    agreed = other[0] == first or bool(again["week"] and other[0].weekday() == first.weekday())
    if not agreed and not bracket:
        return end, named
    stop = bracket.end() if bracket else again.end()
    return stop, (first, last, max(certainty, other[2]) if agreed else 0.5)  # 11月28日(周五) is a Saturday: ask


def _day(found: re.Match[str], today: date) -> Stretch | None:
    cell = found.groupdict()
    return next(read(cell, today) for kind, read in _KINDS if cell[kind])


def _single(day: date, certainty: float) -> Stretch:
    return day, day, certainty


def _word(cell: _Cells, today: date) -> Stretch:
    return _single(today + timedelta(DAYS[cell["word"] or ""]), 0.95)


def _iso(cell: _Cells, today: date) -> Stretch:
    return _single(date(*map(int, re.split(r"[-/.]", cell["iso"] or ""))), 1.0)


def _numbers(cell: _Cells, today: date) -> Stretch:
    """12/5, 12.5: month and day."""
    month, day = map(int, re.split(r"[/.]", cell["slash"] or cell["dot"] or ""))
    return _single(ahead(month, day, today), 0.8)


def _month_day(cell: _Cells, today: date) -> Stretch:
    month, day = number(cell["month"] or "") or 0, number(cell["day"] or "") or 0
    if cell["year"]:
        year = number(cell["year"]) or 0
        return _single(date(year + 2000 if year < 100 else year, month, day), 1.0)
    if cell["this"]:
        return _single(date(today.year + {"今年": 0, "明年": 1, "后年": 2}[cell["this"]], month, day), 1.0)
    return _single(ahead(month, day, today), 0.95)


def _next_month(cell: _Cells, today: date) -> Stretch:
    months = {"下": 1, "上": -1}.get((cell["nextmonth"] or "")[0], 0)
    return _single(month_of(today, months).replace(day=number(cell["mday"] or "") or 0), 0.95)


def _only(cell: _Cells, today: date) -> Stretch:
    """25号, 28、29号: of this month, or of the next when it is past."""
    day = number(cell["only"] or "") or 0
    base = today if day >= today.day else month_of(today, 1)
    last = base.replace(day=day)
    first = last.replace(day=number(cell["early"]) or 0) if cell["early"] else last
    return (first, last, 0.8) if first <= last else _single(last, 0.8)


def _moon(cell: _Cells, today: date) -> Stretch | None:
    day = lunar.ahead(*lunar.of_words(cell["moon"] or "正", cell["moon_day"] or ""), today)
    return _single(day, 0.9) if day else None


_KINDS: tuple[tuple[str, Callable[[_Cells, date], Stretch | None]], ...] = (
    ("word", _word),
    ("pair", lambda cell, today: weekdays.pair(cell["pair"] or "", today)),
    ("of_month", lambda cell, today: stretches.third(number(cell["of_month"] or "") or 0, cell["third"] or "", today)),
    ("week", lambda cell, today: weekdays.weekday(cell["which"] or "", cell["week"] or "", today)),
    ("iso", _iso),
    ("whole", stretches.whole_month),
    ("whole_month", stretches.whole_month),
    ("slash", _numbers),
    ("dot", _numbers),
    ("month", _month_day),
    ("nextmonth", _next_month),
    ("only", _only),
    ("moon_day", _moon),
    ("feast", feast),
    ("edge", lambda cell, today: stretches.edge(cell["edge"] or "", today)),
    ("stretch", lambda cell, today: stretches.whole(cell["stretch"] or "", today)),
)
