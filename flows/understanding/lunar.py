"""The lunar calendar (农历) in civil days: which day 腊月二十三 is."""

from datetime import date, timedelta
from functools import cache

from flows.understanding.numerals import number

# A year: bits 15…4 tell which of the months 1…12 have 30 days, the lowest four which month is doubled (闰月), bit 16
# whether that one has 30.  Source: GB/T 33661-2017, tables of the 紫金山天文台; a year that is missing is not read.
_YEARS = {
    2024: 0x04B60,
    2025: 0x0A6E6,
    2026: 0x0A4E0,
    2027: 0x0D260,
    2028: 0x0EA65,
    2029: 0x0D530,
    2030: 0x05AA0,
    2031: 0x076A3,
}
_FIRST = date(2024, 2, 10)  # 正月初一 of the first year in the table
_MONTHS = {"正": 1, "冬": 11, "腊": 12}
MONTH = "正|冬|腊|十[一二]|[一二三四五六七八九十]"
DAY = "初[一二三四五六七八九十]|十[一二三四五六七八九]|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十"


@cache
def new_year(year: int) -> date | None:
    """正月初一 of a lunar year, or None when the table does not reach it."""
    if year not in _YEARS:
        return None
    return _FIRST + timedelta(sum(_length(known) for known in _YEARS if known < year))


def _length(year: int) -> int:
    """Days of a lunar year."""
    return sum(_days(year, month) for month in range(1, 13)) + _leap(year)


def _days(year: int, month: int) -> int:
    return 30 if _YEARS[year] & (0x10000 >> month) else 29


def _leap(year: int) -> int:
    """Days of the doubled month, 0 without one."""
    return (30 if _YEARS[year] & 0x10000 else 29) if _YEARS[year] & 0xF else 0


def civil(year: int, month: int, day: int) -> date | None:
    """The civil day of a lunar one.  None: no such day, or out of the table."""
    first = new_year(year)
    if first is None or not 1 <= month <= 12 or not 1 <= day <= _days(year, month):
        return None
    before = sum(_days(year, one) for one in range(1, month))
    doubled = _YEARS[year] & 0xF
    return first + timedelta(before + day - 1 + (_leap(year) if doubled and doubled < month else 0))


def ahead(month: int, day: int, today: date) -> date | None:
    """The next such day."""
    some = (civil(year, month, day) for year in (today.year - 1, today.year, today.year + 1))
    return next((found for found in some if found and found >= today), None)


def of_words(month: str, day: str) -> tuple[int, int]:
    """腊 and 二十三 → (12, 23)."""
    return _MONTHS.get(month) or number(month) or 0, number(day.replace("初", "").replace("廿", "二十")) or 0
