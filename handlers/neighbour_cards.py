"""What neighbours see of somebody else's request: masked words, the building at most, how many have the same trouble."""

from collections.abc import Sequence

from flows.neighbours import SAME
from flows.request import HANDLED, UNDERWAY, Request
from flows.understanding.masking import mask
from handlers import deadlines
from handlers.card import Button, Card
from handlers.scene import Scene
from handlers.speak import Spec, lines, rows, service_name, shorten, state
from storage import follows, requests, reviews

WORDS = 60  # characters of somebody else's words
LISTED = 9  # requests in a list: as many as there are digits


def same(scene: Scene, alike: Sequence[int], dialogue: int, version: int) -> tuple[str, tuple[tuple[Button, ...], ...]]:
    """是同一件事吗？ – what neighbours reported already, and [我也遇到] for each; '' and no button when there is nothing."""
    known = [requests.get(scene.db, id) for id in alike]
    if not known:
        return "", ()
    alone = len(known) == 1
    told = [_line(scene, request, 0 if alone else n) for n, request in enumerate(known, 1)]
    labels = [scene.say("near-too") if alone else scene.say("near-too-of", n=n) for n in range(1, len(known) + 1)]
    buttons = tuple(
        (scene.button(label, f"a.{SAME}{request.id}", dialogue, version),)
        for label, request in zip(labels, known, strict=True)
    )
    return "\n" + lines(scene.say("report-same"), *told), buttons


def _line(scene: Scene, request: Request, n: int = 0) -> str:
    """「1. 3号楼 电梯：电梯坏了（在办，4 人遇到）」"""
    said = scene.say(
        "near-line", place=place_seen(scene, request), service=service_name(scene, request.service_code),
        words=words_seen(scene, request), step=scene.say(f"short-{request.step}"), n=people(scene, request),
    )  # fmt: skip
    return f"{n}. {said}" if n else said


def people(scene: Scene, request: Request) -> int:
    """How many have this trouble, the reporter among them."""
    return 1 + follows.behind(scene.db, request.id, request.reporter)


def words_seen(scene: Scene, request: Request) -> str:
    """The words with stars (R57); none when a person would have to look at them first (R55)."""
    if not request.description:
        return scene.say("by-voice")
    looked = reviews.of(scene.db, request.id)
    held = scene.house.town.unfit(request.description) and not (looked and looked.state == "shown")
    return "…" if held else shorten(mask(request.description), WORDS)


def place_seen(scene: Scene, request: Request) -> str:
    """The building, never the flat."""
    building = scene.house.town.community.building(request.building or "")
    if building is not None:
        return building.name
    known = mask(request.address_string)
    return known or scene.say("place-by-position" if request.lat is not None else "place-unknown")


def neighbour_card(scene: Scene, request: Request) -> Card:
    """The living card of somebody who is not the reporter."""
    subject = f"request:{request.id}"
    supports = follows.has(scene.db, scene.person.id, subject, "support")
    follow = follows.has(scene.db, scene.person.id, subject, "follow")
    text = lines(
        _state(scene, request),
        scene.say("confirm-what", words=words_seen(scene, request)),
        scene.say("confirm-where", place=place_seen(scene, request)),
        scene.say("near-people", n=people(scene, request)),
        deadlines.promise(scene, request),
    )
    title = scene.say("status-title", number=request.service_request_id)
    buttons = rows(scene, request.id, request.version, *_buttons(request, supports, follow))
    return Card(text, title, buttons, subject=f"follow:{request.id}")


def _buttons(request: Request, supports: bool, follow: bool) -> list[list[Spec]]:
    if request.step == HANDLED and supports:
        return [[("near-still", "reopen")]]
    if request.step not in UNDERWAY:
        return []
    first: Spec = ("urge", "urge") if supports else ("near-too", "too")
    return [[first, ("unfollow", "unfollow.r") if follow else ("follow", "follow.r")]]


def _state(scene: Scene, request: Request) -> str:
    if request.step in UNDERWAY:
        return state(scene, request)
    return scene.say(f"near-{request.step}")


def nearby_card(scene: Scene, found: Sequence[Request]) -> Card:
    """/nearby: what neighbours have made public and is being worked on; a digit opens it."""
    if not found:
        return Card(scene.say("nearby-none"))
    shown = found[:LISTED]
    told = [_line(scene, request, n) for n, request in enumerate(shown, 1)]
    opened = [scene.button(str(n), "near", request.id, request.version) for n, request in enumerate(shown, 1)]
    more = scene.say("nearby-more", n=len(found) - LISTED) if len(found) > LISTED else ""
    rows_ = tuple(tuple(opened[i : i + 5]) for i in range(0, len(opened), 5))
    return Card(lines(*told, more), scene.say("nearby-title", n=len(found)), rows_)


def follows_card(scene: Scene, subjects: Sequence[str], near: Sequence[tuple[str, str]]) -> Card:
    """/follow: what somebody follows, each with the button that ends it, and buildings they may want to.
    near: (name, argument of the button)."""
    named = [(name_of(scene, subject), subject) for subject in subjects]
    stop = tuple((_stop(scene, name, subject),) for name, subject in named)
    offers = tuple((scene.button(scene.say("follow-named", name=name), f"follow.{to}"),) for name, to in near)
    text = lines(*(f"· {name}" for name, _ in named)) if named else scene.say("follows-none")
    return Card(lines(text, "", scene.say("follow-how")), scene.say("follows-title", n=len(named)), stop + offers)


def _stop(scene: Scene, name: str, subject: str) -> Button:
    kind, _, key = subject.partition(":")
    label = scene.say("unfollow-named", name=name)
    return (
        scene.button(label, "unfollow.r", int(key))
        if kind == "request"
        else scene.button(label, f"unfollow.{kind[0]}.{key}")
    )


def name_of(scene: Scene, subject: str) -> str:
    """「3号楼」, 「第一网格」, 「LL-… 3号楼」"""
    kind, _, key = subject.partition(":")
    community = scene.house.town.community
    if kind == "request":
        request = requests.get(scene.db, int(key))
        return f"{request.service_request_id} {place_seen(scene, request)}"
    listed = community.buildings if kind == "building" else community.grids
    return next((each.name for each in listed if each.key == key), key)


def urge_card(scene: Scene, own: Sequence[Request]) -> Card:
    """催哪一件？"""
    named = tuple(
        (scene.button(shorten(f"{place_seen(scene, r)} {r.description}", 24), "urge", r.id, r.version),) for r in own
    )
    return Card(scene.say("urge-which"), rows=named)
