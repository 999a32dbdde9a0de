"""Days and hours in residents' words → (start, end), future-biased.  now: aware; everything is reckoned in its zone.

A reading says how certain it is: 1 said exactly (12月3日下午三点), .9 one usual meaning (明天下午三点), .5 two meanings
(三点: morning or afternoon; 下周二 said on a Sunday) – below .7 the caller asks 是 / 改."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from flows.understanding.almanac import days, same
from flows.understanding.clock import CLOCK, NO_BIT, PART, PARTS, moment, put, said, trailing
from flows.understanding.daywords import DAY
from flows.understanding.delays import delay
from flows.understanding.when import ASK, Hit, When

__all__ = ["ASK", "When", "find"]

MOST = 4  # times that are read in one text
_SPAN = re.compile(rf"(?:到|至|-|~|—|－)+(?:{PART})?{CLOCK}")
_TO = re.compile(r"(?:到|至|-|~|—|－)+")
_ALONE = re.compile(
    rf"(?:{PART})(?!好(?![像多几久冷热黑吵臭大些]))(?:的)?(?:{CLOCK})?"  # 早上好 is a greeting
    rf"|(?<![有差快多大小慢高轻0-9]){NO_BIT}{CLOCK.replace('?P<', '?P<y_')}"
)
_BEFORE = re.compile(r"^(?:之前|以前|前(?!后|面|天|门|台|年|往))|^[之以]?内")
_MORE_DAYS = re.compile(r"[一二三四五六日天、和至到]*")  # 每周二四上午
_SHORT = {"晚": "晚", "夜": "晚", "早": "早", "朝": "早", "晏": "晏昼"}  # 今晚, 听朝, 听晏: day and part in one word
_EVERY = re.compile(
    r"(?:每个?|每天|每日|天天|每个?月|每年|每逢|每到|每次|除了?|除开|避开|(?<!是)不是|不要)$"
)  # 每天晚上十点: a habit; 除了周三: any other


def find(normal: str, now: datetime) -> tuple[When, ...]:
    """All days and hours of a normalised text, in order, at most MOST."""
    found: list[When] = []
    at, normal = 0, said(normal)
    while at < len(normal) and len(found) < MOST:
        candidates = [read(normal, at, now) for read in (delay, _calendar, _clock_only)]
        hits = [hit for hit in candidates if hit]
        if not hits:
            break
        begin, stop, when = min(hits, key=lambda hit: (hit[0], -hit[1]))
        if when and not _EVERY.search(normal, max(begin - 4, 0), begin):
            found.append(when)
        at = max(stop, begin + 1)
    return tuple(found)


def _calendar(text: str, at: int, now: datetime) -> Hit | None:
    """A named day with what follows it: part of the day, clock, range, 前 / 后."""
    found = DAY.search(text, at)
    if not found:
        return None
    named = days(found, now.date())
    if named is None:
        habit = _MORE_DAYS.match(text, found.end()) if (found["which"] or "").startswith("每") else None
        return found.start(), trailing(text, habit.end())[2] if habit else found.end(), None
    begin = found.start()
    end, (first, last, certainty) = same(text, found.end(), named, now.date())
    part, clock, stop = trailing(text, end)
    if found["word"] and part is None and (short := _SHORT.get(found["word"][-1])):
        part = PARTS[short]
    until = _SPAN.match(text, stop) if clock else None
    stop = until.end() if until else stop
    if not clock and not part and (further := _further(text, stop, first)):
        return begin, further[0], _range(first, further[1], certainty, text[begin : further[0]], now)
    words = text[begin:stop]
    if edge := _BEFORE.match(text[stop:]):
        limit = put(last, part, clock, until, certainty, words + edge.group(), now)
        ends = limit.start if clock else limit.end  # 周五前 ends when Friday has ended; 三点前 ends at three
        return begin, stop + edge.end(), _until(limit, ends, now)
    if last != first:
        return begin, stop, _range(first, last, certainty, words, now)
    when = put(first, part, clock, until, certainty, words, now)
    if found["week"] and not found["which"] and clock and when.start < now:  # 周日九点, said on Sunday at ten
        when = put(first + timedelta(7), part, clock, until, min(certainty, 0.6), words, now)
    return begin, stop, when


def _further(text: str, at: int, first: date) -> tuple[int, date] | None:
    """(end, last day) of a range of days: 到周五, -3日, 至12月5日."""
    to = _TO.match(text, at)
    other = DAY.match(text, to.end()) if to else None
    named = days(other, first) if other else None
    return (other.end(), named[1]) if other and named and named[1] >= first else None


def _range(first: date, last: date, certainty: float, words: str, now: datetime) -> When:
    return When(moment(first, 0, 0, now), moment(last + timedelta(1), 0, 0, now), certainty, words)


def _clock_only(text: str, at: int, now: datetime) -> Hit | None:
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
    words, mark = text[found.start() : stop], "y_" if loose else ""
    when = put(now.date(), part, clock, until, 0.8, words, now, mark)
    if when.start < now if clock else when.end <= now:
        when = put(now.date() + timedelta(1), part, clock, until, 0.75, words, now, mark)
    if clock and (edge := _BEFORE.match(text[stop:])):
        return found.start(), stop + edge.end(), _until(when, when.start, now)
    return found.start(), stop, when


def _until(limit: When, ends: datetime, now: datetime) -> When:
    """From now to a limit; what is past begins where it was."""
    return replace(limit, start=now if ends > now else limit.start, end=ends)
