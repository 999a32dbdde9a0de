"""Days and hours in residents' words → (start, end), future-biased.  now: aware; everything is reckoned in its zone.

A reading says how certain it is: 1 said exactly (12月3日下午三点), .9 one usual meaning (明天下午三点), .5 two meanings
(三点: morning or afternoon; 下周二 said on a Sunday) – below .7 the caller asks 是 / 改."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flows.understanding.almanac import DAY, days
from flows.understanding.clock import CLOCK, NO_BIT, PART, PARTS, half_day, hour_of, moment
from flows.understanding.numerals import number

ASK = 0.7  # below this certainty the reading is asked back
_N = r"(?:[0-9]{1,4}|[零〇一二两三四五六七八九十廿]{1,3})"
_TIME = rf"(?:的|,| )?(?:{PART})?(?:的| )?(?:{CLOCK})?"
_AMOUNT = (
    rf"(?P<amount>{_N}|半|几)(?:个)?(?P<half_more>半)?"
    r"(?P<measure>小时|钟头|分钟|刻钟|天|日|周|星期|礼拜|月|年)(?:钟)?(?P<and_half>半)?"
)
_NEXT = re.compile(_TIME)
_SPAN = re.compile(rf"(?:到|至|-|~|—|－)(?:{PART})?{CLOCK}")
_AFTER = re.compile(
    rf"(?:过)?{_AMOUNT}(?:之|以)?(?P<rear>后|内|之内|前|以前)|(?:再)?过{_AMOUNT.replace('?P<', '?P<x_')}"
)
_ALONE = re.compile(
    rf"(?:{PART})(?:的)?(?:{CLOCK})?|(?<![有差快多大小慢高轻0-9]){NO_BIT}{CLOCK.replace('?P<', '?P<y_')}"
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
    then = now + _step(measure, amount) if rear not in ("前", "以前") else now - _step(measure, amount)
    if rear in ("内", "之内"):
        return found.start(), found.end(), When(now, then, 0.9, found.group())
    if exact:
        return found.start(), found.end(), When(then, then + timedelta(hours=1), 0.9, found.group())
    part, clock, stop = _hours(text, found.end())
    return found.start(), stop, _when(then.date(), part, clock, None, 0.9, text[found.start() : stop], now)


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
    found = DAY.search(text, at)
    if not found:
        return None
    named = days(found, now.date())
    if named is None:
        return found.start(), found.end(), None
    first, last, certainty = named
    part, clock, stop = _hours(text, found.end())
    if found["word"] and found["word"][-1] in "晚早夜" and part is None:
        part = PARTS["晚" if found["word"][-1] in "晚夜" else "早"]
    until = _SPAN.match(text, stop) if clock else None
    if until:
        stop = until.end()
    rest = text[stop:]
    words = text[found.start() : stop]
    if (
        not clock
        and not part
        and (again := re.match(r"(?:到|至|-|~)", rest))
        and (other := DAY.match(text, stop + again.end()))
    ):
        further = days(other, first)
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
    return When(moment(first, 0, 0, now), moment(last + timedelta(1), 0, 0, now), certainty, words)


def _hours(text: str, at: int) -> tuple[tuple[int, int] | None, re.Match[str] | None, int]:
    """(part of the day, clock, end) right behind a day; the clock may be missing."""
    found = _NEXT.match(text, at)
    if not found or not found.group().strip("的, "):
        return None, None, at
    part = PARTS[found["part"]] if found["part"] else None
    clock = found if found["clock"] or found["hour"] else None
    return part, clock, found.end()


def _clock_only(text: str, at: int, now: datetime) -> _Hit | None:
    """下午三点, 晚上, 15:30 without a day: the next such hour."""
    found = _ALONE.search(text, at)
    if not found:
        return None
    part = PARTS[found["part"]] if found["part"] else None
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


def _when(
    day: date, part: tuple[int, int] | None, clock: re.Match[str] | None, until: re.Match[str] | None,
    certainty: float, words: str, now: datetime, mark: str = "",
) -> When:  # fmt: skip
    """Put a day, a part of it and a clock together."""
    if clock is None:
        first, last = part or (0, 24)
        return When(moment(day, first, 0, now), moment(day, last, 0, now), certainty - 0.05 * (part is not None), words)
    hour, minute, exact = hour_of(clock, mark)
    hour, sure = half_day(hour, part, exact, day == now.date() and now.hour >= 12)
    start = moment(day, hour, minute, now)
    end = start + timedelta(hours=1)
    if until:
        late, late_minute, late_exact = hour_of(until, "")
        late_part = PARTS[until["part"]] if until["part"] else part
        late, _ = half_day(late, late_part or (hour, 24), late_exact, hour >= 12)
        end = moment(day, late, late_minute, now)
        end = end if end > start else end + timedelta(hours=12 if late < 12 else 24)
    return When(start, end, certainty if sure else min(certainty, 0.5), words)
