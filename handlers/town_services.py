"""服务: in how many working days each is promised, as an admin may change it in chat."""

from collections.abc import Sequence
from dataclasses import replace

from flows.community import Community, Service
from handlers import speak, town_pages
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.pages import admins_only, back, paged
from handlers.scene import Handler, Scene

DAYS = (1, 2, 3, 5, 7, 10, 15, 20)  # working days to choose from


def _services(scene: Scene, pressed: Pressed) -> None:
    """Every service with its days."""
    services = town_pages.community(scene).services
    named = [
        (scene.say("service-line", service=s.service_name, n=s.days), f"serviceof.{n}", 0)
        for n, s in enumerate(services)
    ]
    first = (*town_pages.numbers(pressed), 0)[0]
    rows = paged(scene, named, first, "service") + back(scene)
    scene.reply(Card(scene.say("services-text"), scene.say("admin-services"), rows))


def _service(scene: Scene, pressed: Pressed) -> None:
    """How many days should it be?"""
    services, numbers = town_pages.community(scene).services, town_pages.numbers(pressed)
    if not numbers or numbers[0] >= len(services):
        return _services(scene, Pressed("service", 0, 0))
    n, service = numbers[0], services[numbers[0]]
    days = [scene.button(scene.say("days-n", n=d), f"days.{n}.{d}", 0, service.days) for d in DAYS if d != service.days]
    rows = tuple(tuple(days[i : i + 3]) for i in range(0, len(days), 3)) + back(scene, "service")
    said = scene.say("service-which", service=service.service_name, n=service.days)
    return scene.reply(Card(said, scene.say("admin-services"), rows))


def _days(scene: Scene, pressed: Pressed) -> None:
    """Sure? – then requests from now on are promised so.  pressed.version: the days it had when the button was made."""
    community, numbers = town_pages.community(scene), town_pages.numbers(pressed)
    if len(numbers) != 2 or numbers[0] >= len(community.services) or numbers[1] not in DAYS:
        return _services(scene, Pressed("service", 0, 0))
    n, days = numbers
    service = community.services[n]
    if service.days != pressed.version:
        return _service(scene, Pressed(f"serviceof.{n}", 0, 0))
    if town_pages.yes(pressed):
        town_pages.save(
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


ACTIONS: dict[str, Handler] = {
    verb: admins_only(page) for verb, page in {"service": _services, "serviceof": _service, "days": _days}.items()
}
