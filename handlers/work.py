"""What the short talks of a worker do when they end: 挂起, 延期, 请假, a photo that found its task, 巡查上报."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flows.dialogue import Item
from flows.effects.work import Extend, HandleOne, Hold, Leave, OpenPatrol
from flows.facts import row
from flows.near import metres
from flows.request import HELD, Request
from handlers import moves, speak, together
from handlers.card import Card
from handlers.scene import Scene, post
from storage import absences, outbox, people, requests

LIKELY = 3  # tasks offered for a photo


def today(scene: Scene) -> datetime:
    """Now, on the neighbourhood's clock."""
    return speak.local(scene.now, scene.house.town.community.zone)


def morning(scene: Scene, iso: str) -> datetime:
    """When the office opens on that day."""
    community = scene.house.town.community
    return datetime.combine(date.fromisoformat(iso), community.working_hours[0], ZoneInfo(community.zone))


def evening(scene: Scene, iso: str) -> datetime:
    """When it closes."""
    community = scene.house.town.community
    return datetime.combine(date.fromisoformat(iso), community.working_hours[1], ZoneInfo(community.zone))


def colleagues(scene: Scene) -> tuple[str, ...]:
    """Ids of the other workers, as choices: those of the same grids first, at most nine."""
    grids = [grid for role, grid in scene.person.roles if role == "worker"]
    near = [w for grid in grids for w in people.crew(scene.db, grid)]
    listed = dict.fromkeys((*near, *people.crew(scene.db)))
    return tuple(str(w) for w in listed if w != scene.person.id)[:9]


def likely(scene: Scene, material: list[Item]) -> tuple[str, ...]:
    """The tasks that a photo most likely proves: nearest to the place or position that came with it, then the oldest."""
    mine = [r for r in requests.tasks(scene.db, scene.person.id, scene.now) if r.step != HELD]
    words = next((str(i.value) for i in material if i.kind == "words"), "")
    place = scene.house.town.named(words) if words else None
    point = next((i.value for i in material if i.kind == "location"), None)
    building = place.building if place else None

    def far(request: Request) -> tuple[bool, float, datetime]:
        away = metres(point[0], point[1], request.lat, request.long) if point and request.lat is not None else 0.0
        return building is not None and request.building != building, away, request.requested_datetime

    return tuple(str(r.id) for r in sorted(mine, key=far)[:LIKELY])


def held(scene: Scene, subject: str, effect: Hold) -> None:
    """挂起 until the office opens on that day."""
    request = _of(scene, subject)
    if moves.tried(scene, request, "hold", reason=effect.why, until=morning(scene, effect.until)):
        scene.reply_words("held-until", number=request.service_request_id)


def extension(scene: Scene, subject: str, effect: Extend) -> None:
    """延期申请: the admins decide."""
    request = _of(scene, subject)
    if moves.tried(scene, request, "extend", reason=effect.why, until=evening(scene, effect.until)):
        scene.reply_words("extension-sent", number=request.service_request_id)


def handled(scene: Scene, effect: HandleOne) -> None:
    """The photo found its task."""
    request = requests.get(scene.db, effect.request)
    if moves.tried(scene, request, "handle", photos=effect.photos):
        left, _ = requests.load(scene.db, scene.person.id)
        said = scene.say("handled-one", place=speak.where(scene, request), number=request.service_request_id, n=left)
        scene.reply(Card(said))


def patrolled(scene: Scene, subject: str, effect: OpenPatrol) -> None:
    """巡查上报."""
    request = together.open_patrol(scene, effect)
    if effect.done:
        key = "patrol-settled" if request.status == "closed" else "patrol-checked"
        scene.reply(Card(scene.say(key, number=request.service_request_id)))


def absent(scene: Scene, subject: str, effect: Leave) -> None:
    """请假: who stands in gets the new tasks from then on, and the old ones now if so chosen."""
    if effect.stand_in not in people.crew(scene.db):
        return scene.reply_words("no-such-worker")
    starts = datetime.combine(date.fromisoformat(effect.first), time(), ZoneInfo(scene.house.town.community.zone))
    ends = datetime.combine(date.fromisoformat(effect.last), time(), starts.tzinfo) + timedelta(days=1)
    absences.add(scene.db, scene.person.id, effect.stand_in, starts, ends)
    given = {"first": speak.day(scene, starts), "last": speak.day(scene, ends - timedelta(hours=1))}
    scene.reply(Card(scene.say("on-leave", worker=speak.called(scene, effect.stand_in), **given)))
    _tell(scene, effect.stand_in, "stands-in", given)
    if effect.give:
        hand_over(scene, effect.stand_in)
    return None


def hand_over(scene: Scene, worker: int) -> int:
    """移交: every open task to a colleague; how many there were."""
    listed = requests.tasks(scene.db, scene.person.id, scene.now)
    for request in listed:
        moves.make(scene, request, "transfer", worker=worker)
    return len(listed)


def _tell(scene: Scene, person: int, key: str, given: dict[str, str]) -> None:
    other, chat = scene.as_(person), people.last_chat(scene.db, person)
    if chat is not None:
        post(
            scene.db,
            scene.house,
            chat,
            Card(other.say(key, worker=speak.called(other, scene.person.id), **given)),
            scene.now,
            priority=outbox.DISPATCH,
        )


def _of(scene: Scene, subject: str) -> Request:
    return requests.get(scene.db, row(subject))


Applied = Callable[[Scene, str, Any], None]
APPLY: dict[type, Applied] = {
    Hold: held,
    Extend: extension,
    Leave: absent,
    OpenPatrol: patrolled,
}
