"""Feasts: days of the year with a name, civil and lunar."""

from datetime import date, timedelta

from flows.understanding.numerals import number

Stretch = tuple[date, date, float]  # first day, last day, certainty 0 to 1
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
# Lunar days in the civil calendar (紫金山天文台 almanac); a year that is missing is not read.
_SPRING = {2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13), 2030: (2, 3), 2031: (1, 23)}
_QINGMING = {2025: (4, 4), 2026: (4, 5), 2027: (4, 5), 2028: (4, 4), 2029: (4, 4), 2030: (4, 5), 2031: (4, 5)}
_DRAGON = {2025: (5, 31), 2026: (6, 19), 2027: (6, 9), 2028: (5, 28), 2029: (6, 16), 2030: (6, 5), 2031: (6, 24)}
_MOON = {2025: (10, 6), 2026: (9, 25), 2027: (9, 15), 2028: (10, 3), 2029: (9, 22), 2030: (9, 12), 2031: (10, 1)}
_SEVENS = {2025: (8, 29), 2026: (8, 19), 2027: (8, 8), 2028: (8, 26), 2029: (8, 16), 2030: (8, 5), 2031: (8, 24)}
_NINES = {2025: (10, 29), 2026: (10, 18), 2027: (10, 8), 2028: (10, 26), 2029: (10, 16), 2030: (10, 5), 2031: (10, 24)}
_LANTERN = {
    year: ((date(year, *day) + timedelta(14)).month, (date(year, *day) + timedelta(14)).day)
    for year, day in _SPRING.items()
}
_EVE = {
    year: ((date(year, *day) - timedelta(1)).month, (date(year, *day) - timedelta(1)).day)
    for year, day in _SPRING.items()
}
_MOVING = {
    **dict.fromkeys(("春节", "大年初一", "年初一", "正月初一", "过年"), _SPRING),
    **dict.fromkeys(("除夕", "大年三十", "年三十", "年夜"), _EVE),
    **dict.fromkeys(("元宵节", "元宵", "正月十五"), _LANTERN),
    **dict.fromkeys(("七夕节", "七夕"), _SEVENS),
    **dict.fromkeys(("重阳节", "重阳"), _NINES),
    "冬至": {year: (12, 21 if year in (2025, 2028, 2029) else 22) for year in range(2025, 2032)},
    **dict.fromkeys(("清明节", "清明"), _QINGMING),
    **dict.fromkeys(("端午节", "端午"), _DRAGON),
    **dict.fromkeys(("中秋节", "中秋"), _MOON),
}
NAMES = (*_FIXED, *_MOVING)


def feast(cell: dict[str, str | None], today: date) -> Stretch | None:
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
    return (day, day, 0.6 if name in ("过年", "十一", "八一", "七一") else 0.95)
