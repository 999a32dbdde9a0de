"""Stretches of days without a day of their own: 月底, 12月中旬, 下个月, 下周, 年底, 周末."""

from datetime import date, timedelta

from flows.understanding.feasts import Stretch
from flows.understanding.numerals import number


def ahead(month: int, day: int, today: date) -> date:
    """The next such day; one that is less than two months past is meant as past."""
    this = date(today.year, month, day)
    return this if this >= today - timedelta(60) else date(today.year + 1, month, day)


def month_of(day: date, months: int) -> date:
    """The first of the month that is so many months away."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def third(month: int, words: str, today: date) -> Stretch:
    """十二月底, 3月中旬: about ten days of a named month."""
    first = ahead(month, 1, today) if month != today.month else today.replace(day=1)
    return _third(first, words)


def _third(first: date, words: str) -> Stretch:
    last = month_of(first, 1) - timedelta(1)
    if words.endswith("最后一天"):
        return last, last, 0.95
    if words in ("初", "上旬"):
        return first, first + timedelta(9), 0.8
    if words in ("中", "中旬"):
        return first + timedelta(10), first + timedelta(19), 0.8
    return (first + timedelta(20) if words == "下旬" else last - timedelta(5)), last, 0.85


def whole_month(cell: dict[str, str | None], today: date) -> Stretch:
    """明年三月, 3月份: a whole month; one that is past lies in the next year."""
    month = number(cell["whole"] or cell["whole_month"] or "") or 0
    first = ahead(month, 28, today).replace(day=1)
    if cell["whole_year"]:
        first = date(today.year + (cell["whole_year"] == "明年"), month, 1)
    return first, month_of(first, 1) - timedelta(1), 0.85


def whole(words: str, today: date) -> Stretch:
    """下周, 下个月; 本周内 begins today.  下周 said on a Sunday has two meanings."""
    later = words.count("下")
    if words[-1] == "年":
        return today, date(today.year, 12, 31), 0.85
    if words[-1] == "月":
        first = month_of(today, later)
        return max(first, today), month_of(first, 1) - timedelta(1), 0.85
    monday = today - timedelta(today.weekday()) + timedelta(7 * later)
    return max(monday, today), monday + timedelta(6), 0.5 if later and today.weekday() == 6 else 0.85


def edge(words: str, today: date) -> Stretch:
    """月底, 月初, 周末, 年底: a stretch of days."""
    later = words.count("下")
    if "周末" in words:
        saturday = today - timedelta(today.weekday()) + timedelta(5 + 7 * later)
        return saturday, saturday + timedelta(1), 0.9
    if "年" in words:
        year = today.year + later
        if "初" in words:
            return date(year + 1, 1, 1), date(year + 1, 1, 10), 0.6
        return date(year, 12, 21), date(year, 12, 31), 0.8
    first = month_of(today, later)
    if words.endswith("最后一天"):
        return _third(first, words)
    part = words[-1] if words[-1] in "初中底末" else words[-2:]
    this = _third(first, part)
    return this if this[1] >= today else _third(month_of(first, 1), part)  # 月中 said on the 23rd: of the next month
