"""Deadlines of a request (R46): 签收 – somebody takes it on – and 处置 – it is done.  Each reminds at 50, 80 and 100 per cent of
its working time; at 100 per cent the admins are told too (督办).  An emergency knows no office hours.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flows.calendar import WorkCalendar, add_working, working_between
from flows.request import Request

PARTS = (50, 80, 100)  # per cent
ACCEPT, HANDLE = "accept", "handle"
KINDS = {clock: (*(f"{clock}-{part}" for part in PARTS), f"{clock}-overdue") for clock in (ACCEPT, HANDLE)}

Moments = dict[str, datetime]  # kind of due row -> when


def accept_by(request: Request, hours: int, calendar: WorkCalendar, dispatched: datetime) -> datetime:
    """Until when it should be taken on."""
    return dispatched + timedelta(hours=hours) if request.urgent else add_working(calendar, dispatched, hours=hours)


def moments(request: Request, clock: str, calendar: WorkCalendar, start: datetime, end: datetime) -> Moments:
    """When to remind of a clock that runs from `start` to `end`; nothing that lies in the past of `start`."""
    if end <= start:
        return {}
    if request.urgent:
        at = {part: start + (end - start) * part / 100 for part in PARTS}
    else:
        hours = working_between(calendar, start, end).total_seconds() / 3600
        at = {part: add_working(calendar, start, hours=hours * part / 100) for part in PARTS if part < 100}
    return {**{f"{clock}-{part}": at.get(part, end) for part in PARTS}, f"{clock}-overdue": end}


def certain(calendar: WorkCalendar, start: datetime, end: datetime) -> bool:
    """Are all days up to the promised one known to be worked or free, or is the date 暂定?"""
    first, last = (moment.astimezone(ZoneInfo(calendar.zone)).date() for moment in (start, end))
    return all(calendar.certain(first + timedelta(n)) for n in range((last - first).days + 1))
