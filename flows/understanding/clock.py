"""The clock in words: 下午三点半, 15:30, 晚上 – parts of the day and hours, with what stays unclear."""

import re
from datetime import date, datetime, time, timedelta

from flows.understanding.daywords import N, any_of
from flows.understanding.numerals import number, some
from flows.understanding.when import When

PARTS = {
    "凌晨": (0, 6),
    "清晨": (5, 8),
    **dict.fromkeys(("早上", "一早", "一大早", "大清早", "朝早", "朝头早", "早间"), (6, 9)),
    **dict.fromkeys(("上昼", "头晌"), (8, 12)),
    **dict.fromkeys(("晌午", "午间", "正午", "大中午"), (11, 13)),
    **dict.fromkeys(("午休", "午饭后", "吃完午饭"), (12, 14)),
    **dict.fromkeys(("下昼", "后晌", "晏昼", "下晏"), (13, 18)),
    "放学后": (16, 18),
    **dict.fromkeys(("下班后", "下班以后", "下班之后", "下了班", "晚饭后", "吃完晚饭", "吃过晚饭"), (18, 21)),
    **dict.fromkeys(("黄昏", "天黑前"), (17, 19)),
    **dict.fromkeys(("大晚上", "入夜", "天黑后", "天黑以后"), (18, 22)),
    **dict.fromkeys(("夜晚", "晚间", "晚黑", "夜晚黑", "晚头"), (18, 22)),
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
PART = rf"(?P<part>{any_of(PARTS)})"
_OPINION = "建议|意见|看法|想法|要求|诉求|希望|问题|理由|原因|疑问|心意|期望|不满|好处|坏处|感受"
_BARE = (  # minutes without 分: 三点二十, but not 三点3号楼
    r"(?:[0-5][0-9]|[二三四五]?十[一二三四五六七八九]?|[零〇][一二三四五六七八九])(?![0-9号栋楼幢座#单元人个位路层室年月日块])"
)
CLOCK = (
    r"(?:(?P<clock>[0-9]{1,2})[:：](?P<minute>[0-5][0-9])"
    rf"|(?:差(?P<lack>{N})(?P<lacking>刻|分)钟?)?(?P<hour>{N})(?:点(?!{_OPINION})|时(?!间|长|候|常))(?:钟|整)?"
    rf"(?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<minutes>{_BARE}|{N}(?=分))分?)?)"
)
_NEXT = re.compile(rf"(?:的|,| )?(?:{PART})?(?:的| )?(?:{CLOCK})?")
NO_BIT = r"(?!一点(?:[都也儿不没声用小]|问题|办法|意思))"


_AMPM = re.compile(
    r"(?<![0-9:])(?P<hour>1[0-2]|0?[1-9])(?::(?P<minute>[0-5][0-9]))? ?(?P<half>[ap])\.?m\b\.?", re.I | re.A
)


def said(text: str) -> str:
    """2pm as it is said in Chinese: 下午2点; 12am is 凌晨0点."""
    return _AMPM.sub(_chinese, text) if "m" in text or "M" in text else text


def _chinese(at: re.Match[str]) -> str:
    minute = f"{at['minute']}分" if at["minute"] else ""
    if at["half"] in "pP":
        return f"下午{at['hour']}点{minute}"
    return f"{'凌晨0' if at['hour'] == '12' else '上午' + at['hour']}点{minute}"


def moment(day: date, hour: int, minute: int, now: datetime) -> datetime:
    """A wall-clock moment in now's zone; hour 24 is the next midnight."""
    return datetime.combine(day, time(0), now.tzinfo) + timedelta(hours=hour, minutes=minute)


def hour_of(clock: re.Match[str], mark: str) -> tuple[int, int, bool]:
    """(hour, minute, whether the 24-hour clock was written)."""
    cell = clock.groupdict()
    if cell[f"{mark}clock"]:
        return (
            min(int(cell[f"{mark}clock"] or 0), 24),
            int(cell[f"{mark}minute"] or 0),
            len(cell[f"{mark}clock"] or "") == 2,
        )
    said = cell[f"{mark}hour"] or ""
    few = some(said)  # 八九点: from eight
    hour = min(few[0] if few else number(said) or 0, 24)
    if lack := number(cell[f"{mark}lack"] or ""):  # 差一刻九点
        return (hour - 1) % 24, 60 - min(lack * (15 if cell[f"{mark}lacking"] == "刻" else 1), 59), False
    if cell[f"{mark}half"]:
        return hour, 30, False
    if cell[f"{mark}quarter"]:
        return hour, 45 if cell[f"{mark}quarter"] == "三" else 15, False
    return hour, min(number(cell[f"{mark}minutes"] or "") or 0, 59), False


def half_day(hour: int, part: tuple[int, int] | None, exact: bool, afternoon: bool) -> tuple[int, bool]:
    """(hour of 24, whether it can mean one thing only).  三点 without a part is the afternoon, when people wake."""
    if part is not None:
        if hour == 12 and (part[0] >= 17 or part == PARTS["半夜"]):  # 晚上十二点 is midnight
            return 24, True
        if hour < 12 and part[0] >= 12 and not (part[0] >= 21 and hour < 5):
            return hour + 12, True
        if part == PARTS["中午"] and hour < 5:
            return hour + 12, True
        return hour, True
    if hour > 12 or hour == 0 or exact:
        return hour, True
    if 8 <= hour <= 12:
        return (hour + 12, False) if afternoon and hour < 12 else (hour, hour >= 9)
    return hour + 12, False


def trailing(text: str, at: int) -> tuple[tuple[int, int] | None, re.Match[str] | None, int]:
    """(part of the day, clock, end) right behind a day; the clock may be missing."""
    found = _NEXT.match(text, at)
    if not found or not found.group().strip("的, "):
        return None, None, at
    part = PARTS[found["part"]] if found["part"] else None
    clock = found if found["clock"] or found["hour"] else None
    return part, clock, found.end()


def put(
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
        if end <= start:  # 晚上十点到早上六点 ends the next day
            end += timedelta(hours=12 if late < 12 and not (until["part"] or late_exact) else 24)
    return When(start, end, certainty if sure else min(certainty, 0.5), words)
