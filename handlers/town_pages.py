"""网格, 服务, 日历: what an admin may change of the neighbourhood in chat – seen first, then a yes, then in the audit.

N in a button is a place in a list of the neighbourhood; what stands there is named in the preview and asked for again.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from flows.community import Community, Grid, Service
from handlers import granting, speak
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.pages import admins_only, back, paged
from handlers.scene import Handler, Scene
from storage import people
from storage import town as stored

DAYS = (1, 2, 3, 5, 7, 10, 15, 20)  # working days to choose from
AHEAD, FURTHEST = 8, 370  # days shown at once; how far ahead


def _community(scene: Scene) -> Community:
    """As the database has it now: another admin may have changed it a second ago."""
    return stored.load(scene.db) or scene.house.town.community


def _save(scene: Scene, community: Community, what: str, detail: str) -> None:
    stored.save(scene.db, community)
    granting.note(scene, "CommunityChanged", what, detail)


def _numbers(pressed: Pressed) -> list[int]:
    """N and what follows it: days.3.5.yes -> [3, 5]."""
    return [int(part) for part in pressed.argument.split(".") if part.isdigit()]


def _yes(pressed: Pressed) -> bool:
    return pressed.argument.endswith(".yes")


# --- grids --------------------------------------------------------------------------------------------------------------


def _grids(scene: Scene, pressed: Pressed) -> None:
    """Every grid with its workers."""
    grids = _community(scene).grids
    first = (_numbers(pressed) or [0])[0]
    named = [(scene.say("grid-line", grid=g.name, who=_crew(scene, g)), f"gridof.{n}", 0) for n, g in enumerate(grids)]
    scene.reply(
        Card(scene.say("grids-text"), scene.say("admin-grids"), paged(scene, named, first, "grid") + back(scene))
    )


def _crew(scene: Scene, grid: Grid) -> str:
    names = [speak.person(scene, worker) for worker in people.crew(scene.db, grid.key)]
    return scene.say("list-join").join(names) or scene.say("grid-nobody")


def _at(scene: Scene, pressed: Pressed) -> tuple[int, Grid] | None:
    """The grid a button is about; None, and the list, when there is none."""
    grids, numbers = _community(scene).grids, _numbers(pressed)
    if numbers and numbers[0] < len(grids):
        return numbers[0], grids[numbers[0]]
    _grids(scene, Pressed("grid", 0, 0))
    return None


def _grid(scene: Scene, pressed: Pressed) -> None:
    """One grid: who works it, and adding somebody."""
    if (found := _at(scene, pressed)) is None:
        return
    n, grid = found
    said = scene.say("grid-line", grid=grid.name, who=_crew(scene, grid))
    buttons = speak.rows(scene, 0, 0, [("grid-add", f"gridadd.{n}")], [("back", "grid")])
    scene.reply(Card(said, scene.say("admin-grids"), buttons))


def _add(scene: Scene, pressed: Pressed) -> None:
    """Which worker? – those of other grids, or somebody new."""
    if (found := _at(scene, pressed)) is None:
        return
    n, grid = found
    here = people.crew(scene.db, grid.key)
    others = [w for w in people.crew(scene.db) if w not in here]
    named = [(speak.called(scene, w), f"gridto.{n}", w) for w in others]
    buttons = paged(scene, named, (*_numbers(pressed), 0)[1], f"gridadd.{n}")
    new = speak.rows(scene, 0, 0, [("staff-invite", f"invite.worker.{n}")], [("back", f"gridof.{n}")])
    scene.reply(Card(scene.say("grid-who", grid=grid.name), scene.say("admin-grids"), buttons + new))


def _give(scene: Scene, pressed: Pressed) -> None:
    """Sure? – then this worker has this grid too."""
    if (found := _at(scene, pressed)) is None:
        return None
    n, grid = found
    if pressed.id not in people.crew(scene.db):
        return scene.reply_words("no-such-worker")
    who = speak.person(scene, pressed.id)
    if pressed.id in people.crew(scene.db, grid.key):
        return _grid(scene, Pressed(f"gridof.{n}", 0, 0))
    if _yes(pressed):
        granting.give(scene, pressed.id, "worker", grid.key)
        return scene.reply(Card(scene.say("grid-given", who=who, grid=grid.name), rows=back(scene, f"gridof.{n}")))
    buttons = speak.rows(scene, pressed.id, 0, [("change-yes", f"gridto.{n}.yes"), ("back", f"gridof.{n}")])
    return scene.reply(Card(scene.say("grid-sure", who=who, grid=grid.name), scene.say("admin-grids"), buttons))


# --- services -----------------------------------------------------------------------------------------------------------


def _services(scene: Scene, pressed: Pressed) -> None:
    """Every service with its days."""
    services = _community(scene).services
    named = [
        (scene.say("service-line", service=s.service_name, n=s.days), f"serviceof.{n}", 0)
        for n, s in enumerate(services)
    ]
    first = (*_numbers(pressed), 0)[0]
    rows = paged(scene, named, first, "service") + back(scene)
    scene.reply(Card(scene.say("services-text"), scene.say("admin-services"), rows))


def _service(scene: Scene, pressed: Pressed) -> None:
    """How many days should it be?"""
    services, numbers = _community(scene).services, _numbers(pressed)
    if not numbers or numbers[0] >= len(services):
        return _services(scene, Pressed("service", 0, 0))
    n, service = numbers[0], services[numbers[0]]
    days = [scene.button(scene.say("days-n", n=d), f"days.{n}.{d}", 0, service.days) for d in DAYS if d != service.days]
    rows = tuple(tuple(days[i : i + 3]) for i in range(0, len(days), 3)) + back(scene, "service")
    said = scene.say("service-which", service=service.service_name, n=service.days)
    return scene.reply(Card(said, scene.say("admin-services"), rows))


def _days(scene: Scene, pressed: Pressed) -> None:
    """Sure? – then requests from now on are promised so.  pressed.version: the days it had when the button was made."""
    community, numbers = _community(scene), _numbers(pressed)
    if len(numbers) != 2 or numbers[0] >= len(community.services) or numbers[1] not in DAYS:
        return _services(scene, Pressed("service", 0, 0))
    n, days = numbers
    service = community.services[n]
    if service.days != pressed.version:
        return _service(scene, Pressed(f"serviceof.{n}", 0, 0))
    if _yes(pressed):
        _save(
            scene, _with(community, n, replace(service, days=days)), f"service:{service.service_code}", f"days:{days}"
        )
        return scene.reply(
            Card(scene.say("service-changed", service=service.service_name, n=days), rows=back(scene, "service"))
        )
    said = scene.say("service-sure", service=service.service_name, was=service.days, n=days)
    buttons = speak.rows(scene, 0, service.days, [("change-yes", f"days.{n}.{days}.yes"), ("back", f"serviceof.{n}")])
    return scene.reply(Card(said, scene.say("admin-services"), buttons))


def _with(community: Community, n: int, service: Service) -> Community:
    services: Sequence[Service] = community.services
    return replace(community, services=(*services[:n], service, *services[n + 1 :]))


# --- the calendar -------------------------------------------------------------------------------------------------------


def _calendar(scene: Scene, pressed: Pressed) -> None:
    """The next days, worked or not; a press on one turns it.  Argument: how many days ahead the list begins."""
    community = _community(scene)
    ahead = min((*_numbers(pressed), 0)[0], FURTHEST - AHEAD)
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
    community = _community(scene)
    day = _date(pressed.argument[:8])
    today = speak.local(scene.now, community.zone).date()
    if (
        day is None
        or not today <= day <= today + timedelta(days=FURTHEST)
        or _worked(community, day) != pressed.version
    ):
        return _calendar(scene, Pressed("day", 0, 0))
    to = "off" if pressed.version else "on"
    if _yes(pressed):
        _save(scene, _turned(community, day, to), f"day:{day.isoformat()}", to)
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


ACTIONS: dict[str, Handler] = {
    verb: admins_only(page)
    for verb, page in {
        "grid": _grids, "gridof": _grid, "gridadd": _add, "gridto": _give, "service": _services, "serviceof": _service,
        "days": _days, "day": _calendar, "turn": _turn,
    }.items()
}  # fmt: skip
