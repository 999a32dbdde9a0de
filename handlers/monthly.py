"""The monthly report (月报): what the month that ended came to, to every admin on the first working day of the new one."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flows.calendar import WorkCalendar
from handlers import figures, speak
from handlers.house import House
from handlers.notices import scene_of
from handlers.scene import post
from storage import due, outbox, people
from storage.db import Db
from storage.due import DueRow

KIND, SUBJECT = "monthly", "figures"
LONGEST = 28  # days that are looked through for a working day


def plan(db: Db, house: House, now: datetime) -> None:
    """When the office opens on the first working day of this month, or of the next when that is past.  Twice is once."""
    calendar = house.town.community.calendar
    today = speak.local(now, calendar.zone).date()
    this = _opening(calendar, today.replace(day=1))
    due.put(db, KIND, SUBJECT, this if this > now else _opening(calendar, _next(today)))


def publish(db: Db, house: House, now: datetime, row: DueRow) -> list[tuple[int, str]]:
    """Post it – or put it off when an admin made this day a holiday – and plan the next one."""
    calendar = house.town.community.calendar
    today = speak.local(now, calendar.zone).date()
    if not calendar.works(today):
        due.put(db, KIND, SUBJECT, _opening(calendar, today + timedelta(1)))
        return []
    last = _before(today)
    before, start, end = (_midnight(calendar, day) for day in (_before(last), last, today.replace(day=1)))
    for admin in people.holders(db, "admin"):
        scene = scene_of(db, house, admin, now)
        if scene.chat:
            card = figures.report(scene, scene.say("figures-monthly", month=str(last.month)), before, start, end)
            post(db, house, scene.chat, card, now, priority=outbox.REMINDER)
    plan(db, house, now)
    return []


def _before(day: date) -> date:
    """The first of the month before."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def _next(day: date) -> date:
    """The first of the next month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _opening(calendar: WorkCalendar, first: date) -> datetime:
    """When the office opens on the first working day from `first` on; a month without one: on its first day."""
    ahead = (first + timedelta(n) for n in range(LONGEST))
    day = next((day for day in ahead if calendar.works(day)), first)
    return datetime.combine(day, calendar.opens, ZoneInfo(calendar.zone))


def _midnight(calendar: WorkCalendar, day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), ZoneInfo(calendar.zone))
