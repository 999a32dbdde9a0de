"""/admin: what waits for an admin, then people, grids, services and the calendar – short cards that turn into one another."""

from collections.abc import Callable
from dataclasses import replace

from flows.broadcast import DRAFTED, Broadcast
from flows.request import Request
from handlers import (
    broadcast_cards,
    granting,
    homes,
    queue_list,
    resident_cards,
    reviews,
    speak,
    staff,
    statement_cards,
)
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.pages import DIGITS, admins_only, back
from handlers.scene import Handler, Scene
from storage import broadcasts, requests, statements, topics
from storage import homes as stored_homes
from storage import reviews as stored_reviews
from storage import roles as stored


def admin_card(scene: Scene) -> Card:
    """What waits for me, a button each that has something; then the pages."""
    counts = {name: len(list_(scene)) for name, list_ in WAITS.items()}
    counts |= {
        "roles": len(stored.waiting(scene.db, scene.person.id)),
        "homes": len(stored_homes.waiting(scene.db, scene.house.seal)),
        "reviews": len(_to_look_at(scene)),
        "broadcasts": len(_to_review(scene)),
    }
    told = [scene.say(f"admin-{name}", n=shown(n)) for name, n in counts.items() if n]
    waits = [scene.button(scene.say(f"admin-{name}", n=shown(n)), f"admin.{name}") for name, n in counts.items() if n]
    pages = speak.rows(
        scene, 0, 0,
        [("admin-people", "staff"), ("admin-grids", "grid")],
        [("admin-services", "service"), ("admin-calendar", "day")],
        [("admin-canned", "canned"), ("admin-broadcast", "broadcast.list")],
        [("admin-figures", "figures.month")],
    )  # fmt: skip
    text = speak.lines(scene.say("admin-waits"), *told) if told else scene.say("admin-nothing")
    return Card(text, scene.say("admin-title"), tuple((b,) for b in waits) + pages)


def shown(n: int) -> str:
    """「30+」: a list is read to its thirtieth."""
    return f"{n}" if n < requests.MOST else f"{requests.MOST}+"


WAITS: dict[str, Callable[[Scene], list[Request]]] = {
    "queue": lambda scene: requests.unassigned(scene.db),
    "late": lambda scene: requests.late(scene.db, scene.now),
    "returned": lambda scene: requests.returned(scene.db),
}


def _admin(scene: Scene, pressed: Pressed) -> None:
    """The first page, or one of what waits."""
    if pressed.argument in WAITS:
        return scene.reply(_listed(scene, pressed.argument))
    if pressed.argument == "roles":
        return _each(scene, [granting.question(scene, made) for made in stored.waiting(scene.db, scene.person.id)])
    if pressed.argument == "broadcasts":
        return _broadcasts(scene)
    if pressed.argument == "reviews":
        return _each(scene, _to_look_at(scene))
    if pressed.argument == "homes":
        return _each(
            scene, [homes.question(scene, asked) for asked in stored_homes.waiting(scene.db, scene.house.seal)]
        )
    return scene.reply(admin_card(scene))


def _listed(scene: Scene, name: str) -> Card:
    """Requests as /tasks shows them; nothing any more = the first page."""
    found = WAITS[name](scene)
    if not found:
        return admin_card(scene)
    if name == "queue":
        card = queue_list.card(scene)
    else:
        listed = resident_cards.list_card(scene, found[:DIGITS], "queue")
        card = replace(listed, title=scene.say(f"admin-{name}", n=shown(len(found))))
    return replace(card, rows=card.rows + back(scene))


def _to_look_at(scene: Scene) -> list[Card]:
    """Words of requests and of discussions that a person looks at before neighbours see them (R55)."""
    held = [reviews.question(scene, review) for review in stored_reviews.waiting(scene.db, scene.person.id)]
    said = statements.waiting(scene.db, scene.person.id)
    return held + [statement_cards.look(scene, topics.get(scene.db, one.topic), one) for one in said]


def _to_review(scene: Scene) -> list[Broadcast]:
    """Broadcasts that another admin asked to be looked at."""
    return [
        b
        for b in broadcasts.last(scene.db, DIGITS)
        if b.step == DRAFTED and b.version > 1 and b.author != scene.person.id
    ]


def _broadcasts(scene: Scene) -> None:
    found = _to_review(scene)
    scene.reply(broadcast_cards.listed(scene, found) if found else admin_card(scene))


def _each(scene: Scene, cards: list[Card]) -> None:
    """Each question as a message of its own; nothing any more = the first page."""
    if not cards:
        return scene.reply(admin_card(scene))
    for card in cards[:DIGITS]:
        scene.reply(card, anew=True)
    return None


def admin(scene: Scene, rest: str) -> None:
    """/admin."""
    if not scene.person.has("admin"):
        return scene.reply_words("admin-only")
    return scene.reply(admin_card(scene), anew=True)


def roles(scene: Scene, rest: str) -> None:
    """/roles: the same as 人员 on /admin."""
    if not scene.person.has("admin"):
        return scene.reply_words("admin-only")
    return scene.reply(staff.staff_card(scene), anew=True)


ACTIONS: dict[str, Handler] = {"admin": admins_only(_admin)}
COMMANDS = {"admin": admin, "roles": roles}
