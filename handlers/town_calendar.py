"""日历: the days on which the office works, as an admin may change them in chat."""

from dataclasses import replace
from datetime import date, timedelta

from flows.community import Community
from handlers import speak, town_pages
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.pages import admins_only, back
from handlers.scene import Handler, Scene

AHEAD, FURTHEST = 8, 370  # days shown at once; how far ahead


def _calendar(scene: Scene, pressed: Pressed) -> None:
    """The next days, worked or not; a press on one turns it.  Argument: how many days ahead the list begins."""
    community = town_pages.community(scene)
    ahead = min((*town_pages.numbers(pressed), 0)[0], FURTHEST - AHEAD)
    today = speak.local(scene.now, community.zone).date()
    days = [today + timedelta(days=ahead + n) for n in range(AHEAD)]
    buttons = [
        scene.button(_day_words(scene, community, day), f"turn.{day:%Y%m%d}", 0, _worked(community, day))
        for day in days
    ]
    rows = tuple(tuple(buttons[i : i + 2]) for i in range(0, AHEAD, 2))
    on = scene.button(scene.say("calendar-later"), f"day.{ahead + AHEAD}")
    scene.reply(Card(scene.say("calendar-text"), scene.say("admin-calendar"), (*rows, (on,), *back(scene))))


def _worked(community: Community, day: date) -> int:
    """1 or 0, as it stands in a button's version."""
    return int(community.calendar.works(day))


def _day_words(scene: Scene, community: Community, day: date) -> str:
    return scene.say("calendar-on" if _worked(community, day) else "calendar-off", day=_named(scene, day))


def _named(scene: Scene, day: date) -> str:
    return scene.say("day-named", month=str(day.month), day=str(day.day), weekday=scene.say(f"weekday-{day.weekday()}"))


def _turn(scene: Scene, pressed: Pressed) -> None:
    """Sure? – then the office is closed, or open, on that day.  pressed.version: how it was when the button was made."""
    community = town_pages.community(scene)
    day = _date(pressed.argument[:8])
    today = speak.local(scene.now, community.zone).date()
    if (
        day is None
        or not today <= day <= today + timedelta(days=FURTHEST)
        or _worked(community, day) != pressed.version
    ):
        return _calendar(scene, Pressed("day", 0, 0))
    to = "off" if pressed.version else "on"
    if town_pages.yes(pressed):
        town_pages.save(scene, _turned(community, day, to), f"day:{day.isoformat()}", to)
        return scene.reply(Card(scene.say(f"calendar-turned-{to}", day=_named(scene, day)), rows=back(scene, "day")))
    buttons = speak.rows(scene, 0, pressed.version, [("change-yes", f"turn.{day:%Y%m%d}.yes"), ("back", "day")])
    return scene.reply(
        Card(scene.say(f"calendar-sure-{to}", day=_named(scene, day)), scene.say("admin-calendar"), buttons)
    )


def _turned(community: Community, day: date, to: str) -> Community:
    off = {d for d in community.days_off if d != day} | ({day} if to == "off" else set())
    on = {d for d in community.days_on if d != day} | ({day} if to == "on" else set())
    return replace(community, days_off=tuple(sorted(off)), days_on=tuple(sorted(on)))


def _date(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


ACTIONS: dict[str, Handler] = {verb: admins_only(page) for verb, page in {"day": _calendar, "turn": _turn}.items()}
