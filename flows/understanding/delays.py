"""Times reckoned from now: 半小时后, 三天内, 再过十分钟, 三个工作日内."""

import re
from datetime import date, datetime, timedelta

from flows.calendar import WorkCalendar
from flows.understanding.clock import moment, put, trailing
from flows.understanding.daywords import N
from flows.understanding.numerals import number, some
from flows.understanding.when import Hit, When

_AMOUNT = (
    rf"(?P<amount>{N}|半|几|俩|仨)(?:个)?(?P<half_more>半)?"
    r"(?P<measure>工作日|小时|钟头|钟(?!头)|分钟|刻钟|天|日|周|星期|礼拜|月|年)(?:钟)?(?P<and_half>半)?"
)
_AFTER = re.compile(
    rf"(?:过)?{_AMOUNT}(?:之|以)?(?P<rear>后|内|之内|前|以前)|(?:再)?过{_AMOUNT.replace('?P<', '?P<x_')}"
)
_WORDS = {"半": 0.5, "俩": 2, "仨": 3}
_MINUTES = {"小时": 60, "钟头": 60, "钟": 60, "分钟": 1, "刻钟": 15}
_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30, "年": 365}


def delay(text: str, at: int, now: datetime) -> Hit | None:
    """The first of these at or behind a place."""
    found = _AFTER.search(text, at)
    if not found:
        return None
    cell = found.groupdict()
    mark = "" if cell["amount"] else "x_"
    rear, measure = cell["rear"] or "后", cell[f"{mark}measure"]
    amount = _amount(cell[f"{mark}amount"], bool(cell[f"{mark}half_more"] or cell[f"{mark}and_half"]), rear)
    if amount is None:
        return found.start(), found.end(), None
    if measure == "工作日":
        return found.start(), found.end(), _working(int(amount), rear, now, found.group())
    then = now + _step(measure, amount) if rear not in ("前", "以前") else now - _step(measure, amount)
    if rear in ("内", "之内"):
        return found.start(), found.end(), When(now, then, 0.9, found.group())
    if measure in _MINUTES:
        return found.start(), found.end(), When(then, then + timedelta(hours=1), 0.9, found.group())
    part, clock, stop = trailing(text, found.end())
    return found.start(), stop, put(then.date(), part, clock, None, 0.9, text[found.start() : stop], now)


def _amount(words: str, half: bool, rear: str) -> float | None:
    """半 is a half; of 两三天内 the longer counts, of 两三天后 the shorter."""
    if words in _WORDS:
        return _WORDS[words]
    if few := some(words):
        return few[rear in ("内", "之内")]
    value = number(words) if words != "几" else None
    return None if value is None else value + 0.5 * half


def _step(measure: str, amount: float) -> timedelta:
    capped = min(amount, 5000)
    if measure in _MINUTES:
        return timedelta(minutes=_MINUTES[measure] * capped)
    return timedelta(days=_DAYS[measure] * min(capped, 1000))


def _working(amount: int, rear: str, now: datetime, words: str) -> When | None:
    """So many working days (工作日); the first day is not counted, the last ends at 24:00 (民法典 201, 203)."""
    if rear not in ("后", "内", "之内") or not 0 < amount <= 250:
        return None
    last = _worked(now.date(), amount)
    end = moment(last + timedelta(1), 0, 0, now)
    return When(moment(last, 0, 0, now) if rear == "后" else now, end, 0.9, words)


def _worked(day: date, amount: int) -> date:
    calendar = WorkCalendar()
    while amount:
        day += timedelta(1)
        amount -= calendar.works(day)
    return day
