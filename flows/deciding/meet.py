"""A meeting on a topic (议事会): called with a time and a place, its minutes kept, people without phones signed in."""

from datetime import datetime

from flows.announce import Moment, Text
from flows.dialogue import Script, ask, take
from flows.effects.talk import Say
from flows.effects.votes import CallMeeting, KeepMinutes, SignFor
from flows.expect import Files, OneOf
from flows.town import Town


def call(town: Town, now: datetime) -> Script:
    """When and where."""
    at = yield from ask("meet-when", Moment(town, now))
    place = yield from ask("meet-place", Text())
    sure = yield from ask("meet-sure", OneOf(("yes", "no")), at=at, place=place)
    return (CallMeeting(at, place[:80]),) if sure == "yes" else (Say("cancelled"),)


def minutes() -> Script:
    """会议记录 and photos of the meeting and of the sign-in sheet."""
    words = yield from ask("meet-minutes", Text())
    yield from ask("meet-photos", OneOf(("done",), open_to=("photo",)))
    photos = yield from take("meet-pictures", Files("photo"))
    return (KeepMinutes(words, tuple(photos)),)


def without_phone() -> Script:
    """Somebody is here who has no phone."""
    unit = yield from ask("meet-unit", Text())
    return (SignFor(unit[:60]),)
