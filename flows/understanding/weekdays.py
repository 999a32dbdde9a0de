"""Days of the week: 周五, 下周二, 周六日, 12月第一个周六."""

from datetime import date, timedelta

from flows.understanding.feasts import Stretch
from flows.understanding.numerals import number

INDEX = (
    {char: at for at, char in enumerate("一二三四五六")}
    | {"日": 6, "天": 6, "末": 5}
    | {str(n): n - 1 for n in range(1, 8)}
)  # Monday is 0


def weekday(which: str, week: str, today: date) -> Stretch | None:
    """周五 is the coming one; 下周二 that of next week (Monday begins it); on a Sunday it has two meanings: ask."""
    monday = today - timedelta(today.weekday())
    weeks = {"下": 1, "上": -1}.get(which[:1], 0) + (which.startswith("下下"))
    if which.startswith("每"):
        return None
    first = monday + timedelta(7 * weeks + INDEX[week])
    certainty = 0.9 if which[:1] != "下" or today.weekday() < 6 else 0.5
    if first < today and which[:1] != "上" and week != "末":  # 这周四 said on a Sunday lies ahead, most likely
        first, certainty = first + timedelta(7), 0.5 if which else certainty
    if week == "末" and not which and today.weekday() == 6:  # 周末 said on a Sunday: today, or the next one?
        first, certainty = first + timedelta(7), 0.5
    return first, first + timedelta(week == "末"), certainty


def pair(words: str, today: date) -> Stretch:
    """今明两天, 明后天, 周六周日: two days."""
    ahead = {"今明": 0, "明后": 1}.get(words)
    first = today + timedelta((5 - today.weekday()) % 7 if ahead is None else ahead)
    return first, first + timedelta(1), 0.9


def nth(ordinal: str, week: str, first: date, last: date) -> date | None:
    """第一个周六 of a stretch of days; None when the stretch has no such day."""
    begin = first + timedelta((INDEX[week] - first.weekday()) % 7)
    if ordinal.startswith("最后"):
        return begin + timedelta((last - begin).days // 7 * 7)
    day = begin + timedelta(7 * ((number(ordinal[1:]) or 1) - 1))
    return day if day <= last else None
