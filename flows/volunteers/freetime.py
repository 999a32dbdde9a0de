"""Free time in words, week after week: 周三下午, 周一至周五18:30-21:00, 周末晚上七点以后, weekends after 7pm.

A key is the days and the hours, such as 2@13-18 (Wednesday from 13 to 18 o'clock) or 56@19-22: Monday is 0, hours are whole and
of the neighbourhood's clock.  Half hours are rounded into the time that is really free."""

import re
from collections.abc import Callable, Iterator

from flows.understanding.clock import CLOCK, NO_BIT, PART, PARTS, half_day, hour_of
from flows.understanding.weekdays import INDEX

KEY = re.compile(r"(?P<days>[0-6]{1,7})@(?P<first>\d{1,2})-(?P<last>\d{1,2})")
EARLY, LATE = 8, 22  # 以前 begins, 以后 ends here
EVERY = "0123456"
GROUPS = {
    **dict.fromkeys(("工作日", "平时", "平日", "上班日"), "01234"),
    **dict.fromkeys(("双休日", "双休"), "56"),
    **dict.fromkeys(("每天", "天天", "每日"), EVERY),
}
WHOLE = {"全天": (8, 21), "整天": (8, 21), "一天": (8, 21), "白天": (8, 18), "下班": (18, 22)}
ENGLISH = tuple(  # in this order
    (re.compile(rf"\b(?:{said})\b", re.IGNORECASE | re.ASCII), known)
    for said, known in (
        ("mon(?:day)?s?", "周一"), ("tue(?:s(?:day)?)?s?", "周二"), ("wed(?:nesday)?s?", "周三"), ("thu(?:rs(?:day)?)?s?", "周四"),
        ("fri(?:day)?s?", "周五"), ("sat(?:urday)?s?", "周六"), ("sun(?:day)?s?", "周日"), ("weekends?", "周末"),
        ("weekdays?|work(?:ing)? ?days?", "工作日"), ("every ?day|daily", "每天"), ("all day|any ?time", "全天"),
        ("(?:in the )?mornings?", "上午"), ("(?:in the )?afternoons?", "下午"), ("(?:in the )?evenings?|(?:at )?nights?", "晚上"),
        (r"(\d{1,2}) ?- ?(\d{1,2}) ?am", r"上午\1点到\2点"), (r"(\d{1,2}) ?- ?(\d{1,2}) ?pm", r"下午\1点到\2点"),
        (r"after (\d{1,2}(?::\d\d)? ?(?:am|pm)?)", r"\1以后"), (r"before (\d{1,2}(?::\d\d)? ?(?:am|pm)?)", r"\1以前"),
        (r"(\d{1,2})(?::\d\d)? ?am", r"上午\1点"), (r"(\d{1,2})(?::\d\d)? ?pm", r"下午\1点"), ("to|till|until", "到"),
    )
)  # fmt: skip
_DAY = r"[一二三四五六日天末](?!点|时|整|天)"
_WEEK = r"(?:周|星期|礼拜)"
DAYS = rf"(?P<days>{_WEEK}{_DAY}(?:(?:到|至|-|~|、|,|和|及|/)?{_WEEK}?{_DAY})*)|(?P<group>{'|'.join(GROUPS)})"
_FROM, _TO, _LATE = (CLOCK.replace("?P<", f"?P<{mark}") for mark in ("a_", "b_", "b_"))
TIME = (
    rf"(?P<whole>{'|'.join(WHOLE)})|(?:{PART.replace('?P<part>', '?P<a_part>')}的?)?{NO_BIT}{_FROM}"
    rf"(?:(?:到|至|-|~)+(?:{PART.replace('?P<part>', '?P<b_part>')})?{_TO}|(?P<side>以后|之后|后|起|开始|以前|之前|前))?"
    rf"|{PART.replace('?P<part>', '?P<alone>')}"
)
BUT = re.compile(r"除|不行|没空|不要|except|but |not ", re.IGNORECASE)  # 周日除外: asked again in other words
FOUND = re.compile(rf"(?P<day_words>{DAYS})|(?P<time_words>{TIME})")
Normal = Callable[[str], str]


def read(words: str, normal: Normal) -> tuple[str, ...]:
    """The keys of what the words say; () = no day of the week and no part of a day stands there.  normal: how the reader
    writes words (traditional characters, full width)."""
    if BUT.search(words):
        return ()
    for said, known in ENGLISH:
        words = said.sub(known, words)
    days, spans, timed = "", dict[str, set[int]](), True
    for found in FOUND.finditer(normal(words).replace(" ", "")):
        if found["day_words"]:
            spoken = _days(found)
            days = spoken if timed else "".join(sorted({*days, *spoken}))
            timed = False
        elif (hours := _hours(found)) and (days or _sure(found)):
            spans.setdefault(days or EVERY, set()).update(range(*hours))
            timed = True
    if not timed:  # 「下午，周三」, "7-9pm on Sundays": the hours stood in front
        spans.setdefault(days, set()).update(spans.pop(EVERY, range(*WHOLE["全天"])))
    return tuple(f"{on}@{first}-{last}" for on, hours in spans.items() for first, last in _runs(hours))


def hours(key: str) -> Iterator[int]:
    """weekday * 24 + hour of each; nothing for what is no key."""
    if found := KEY.fullmatch(key):
        for day in found["days"]:
            yield from (int(day) * 24 + hour for hour in range(int(found["first"]), int(found["last"])))


def _days(found: re.Match[str]) -> str:
    """「周一至周五」 -> 01234; 「周二、四」 -> 13."""
    if found["group"]:
        return GROUPS[found["group"]]
    said: set[int] = set()
    last, to = -1, False
    for char in found["days"]:
        if char in "到至-~":
            to = True
        elif char in INDEX:
            at = INDEX[char]
            said |= set(range(last, at + 1)) if to and last >= 0 else {5, 6} if char == "末" else {at}
            last, to = at, False
    return "".join(map(str, sorted(said)))


def _hours(found: re.Match[str]) -> tuple[int, int] | None:
    """First hour, and the one behind the last."""
    if found["whole"]:
        return WHOLE[found["whole"]]
    if found["alone"]:
        return PARTS[found["alone"]]
    part = PARTS[found["a_part"]] if found["a_part"] else None
    hour, minute, exact = hour_of(found, "a_")
    first, _ = half_day(hour, part, exact, afternoon=False)
    if found["b_clock"] or found["b_hour"]:
        late, _, late_exact = hour_of(found, "b_")
        late_part = PARTS[found["b_part"]] if found["b_part"] else part
        last, _ = half_day(late, late_part or (first, 24), late_exact, first >= 12)
    elif found["side"] in ("以前", "之前", "前"):
        first, last, minute = min(EARLY, first - 1), first, 0
    else:
        last = max(LATE, first + 1) if found["side"] else first + 2
    if last <= first and last <= 12:
        last += 12
    first += minute > 0
    return (first, min(last, 24)) if 0 <= first < last else None


def _sure(found: re.Match[str]) -> bool:
    """May it stand without a day?  三点 alone may not."""
    return any(found[name] for name in ("whole", "alone", "a_part", "side", "b_clock", "b_hour"))


def _runs(hours: set[int]) -> Iterator[tuple[int, int]]:
    """{8, 9, 13} -> (8, 10), (13, 14)."""
    for hour in sorted(hours):
        if hour - 1 not in hours:
            yield hour, next(end for end in range(hour + 1, 26) if end not in hours)
