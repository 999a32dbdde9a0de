"""How things are said: times, ages, names, rows of buttons, in the receiver's language.  Zones and formats appear nowhere else."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from flows.request import Request
from handlers.card import Button
from handlers.scene import Scene
from storage import people, requests
from storage.history import request_history

Spec = tuple[str, str]  # (label key, action)


def local(moment: datetime, zone: str) -> datetime:
    """The moment on the neighbourhood's clock."""
    return moment.astimezone(ZoneInfo(zone))


def clock(scene: Scene, moment: datetime) -> str:
    """「11月22日 周日 22:41」"""
    here = local(moment, scene.house.town.community.zone)
    day = scene.say(f"weekday-{here.weekday()}")
    return scene.say("clock", month=str(here.month), day=str(here.day), weekday=day, time=here.strftime("%H:%M"))


def day(scene: Scene, moment: datetime) -> str:
    """「11月22日 周日」"""
    here = local(moment, scene.house.town.community.zone)
    return scene.say("day", month=str(here.month), day=str(here.day), weekday=scene.say(f"weekday-{here.weekday()}"))


def age(scene: Scene, since: datetime) -> str:
    """How long it has waited, in the largest unit that fits."""
    minutes = int((scene.now - since).total_seconds() // 60)
    if minutes < 60:
        return scene.say("age-minutes", n=max(minutes, 0))
    return scene.say("age-hours", n=minutes // 60) if minutes < 48 * 60 else scene.say("age-days", n=minutes // 1440)


def service_name(scene: Scene, code: str) -> str:
    """The service's name from the community's list, in the community's own words."""
    service = scene.house.town.community.service(code)
    return service.service_name if service else code


def rows(scene: Scene, id: int, version: int, *lines: Sequence[Spec]) -> tuple[tuple[Button, ...], ...]:
    """Rows of buttons for the person of the scene."""
    return tuple(
        tuple(scene.button(scene.say(key), action, id, version) for key, action in line) for line in lines if line
    )


def notice(scene: Scene) -> str:
    """The short notice (R32), for somebody who has not agreed to today's version."""
    community = scene.house.town.community
    return scene.say("notice-short", name=community.name, phone=phone(scene, "office"))


def phone(scene: Scene, key: str) -> str:
    """A number out of community.toml; what the country has everywhere if it says nothing."""
    return scene.house.town.community.phones.get(key) or scene.say(f"phone-{key}")


def lines(*parts: str) -> str:
    """The parts that are not empty, a line each."""
    return "\n".join(part for part in parts if part)


def worker_name(scene: Scene, request: Request) -> str:
    """Who has the request, by name; '' when nobody."""
    if request.worker is None:
        return ""
    name = people.get(scene.db, scene.house.seal, request.worker).name
    return scene.say("worker-named", name=name) if name else scene.say("a-worker")


def state(scene: Scene, request: Request) -> str:
    """How a request stands, for who waits for it: with the day a hold ends, the number it was merged into, how it was rated."""
    if request.merged_into is not None:
        return scene.say("step-merged", number=requests.get(scene.db, request.merged_into).service_request_id)
    if request.held_until is not None:
        why = request_history.last_note(scene.db, request.id, "hold")
        return scene.say("step-held", why=scene.say(f"wait-{why}"), until=clock(scene, request.held_until))
    if request.outcome:
        return scene.say(f"step-closed-{request.outcome}")
    return scene.say(f"step-{request.step}", worker=worker_name(scene, request))


def person(scene: Scene, id: int) -> str:
    """Somebody by name; the web tells none."""
    return people.get(scene.db, scene.house.seal, id).name or scene.say("somebody", n=str(id))


def where(scene: Scene, request: Request) -> str:
    """The place in words, also when only a position came."""
    if request.address_string:
        return request.address_string
    return scene.say("place-by-position" if request.lat is not None else "place-unknown")


def about(scene: Scene, request: Request) -> str:
    """Which request a sentence is about, for a reader with thirty of them: number and place."""
    return scene.say("about", number=request.service_request_id, place=where(scene, request))


def called(scene: Scene, worker: int) -> str:
    """A worker to choose from others: the name and the grid, since names come twice and the web tells none."""
    known = people.get(scene.db, scene.house.seal, worker)
    keys = {grid for role, grid in known.roles if role == "worker"}
    grid = next((g.name for g in scene.house.town.community.grids if g.key in keys), "")
    name = known.name or scene.say("a-worker")
    return scene.say("worker-of", name=name, grid=grid) if grid else name


def brief(scene: Scene, words: str, most: int = 600) -> str:
    """Somebody's words on a card: whole, or their beginning and how many there are; a voice note speaks for itself."""
    if not words:
        return scene.say("by-voice")
    return words if len(words) <= most else scene.say("words-long", words=words[:most], n=len(words))


def line(scene: Scene, request: Request, most: int) -> str:
    """Place and words on a line of a list; the place once, when the words say it too."""
    place, words = where(scene, request), shorten(brief(scene, request.description), most)
    return words if place in words else f"{place} {words}"


def shorten(text: str, most: int) -> str:
    """At most so many characters, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"
