"""The rarer cards of a task: 更多 (退单, 转派 and so on), 合并, 延期申请, 抽查, 移交."""

from collections.abc import Sequence

from flows.request import Request, moves
from handlers import speak
from handlers.card import Button, Card, Picture
from handlers.moves import relations
from handlers.scene import Scene
from handlers.speak import brief, called, lines, rows, shorten, where, worker_name
from storage import media, people, requests
from storage.history import request_history

MOST = 6  # choices on a card
ORDER = {
    "return": "return",
    "transfer": "transfer",
    "resume": "restart",
    "hold": "hold",
    "extend": "extend",
    "merge": "merge",
}  # moves behind 更多, and their buttons


def more_card(scene: Scene, request: Request) -> Card:
    """更多: what is done more rarely with a task."""
    can = moves(request, relations(scene, request))
    offered = [(ORDER[verb], ORDER[verb]) for verb in ORDER if verb in can]
    offered.append(("assist", "assist"))
    if requests.merged(scene.db, request.id):
        offered.append(("split", "split"))
    pairs = [offered[i : i + 2] for i in range(0, len(offered), 2)]
    buttons = rows(scene, request.id, request.version, *pairs, [("back", "show")])
    return Card(scene.say("more-what"), title(scene, request), buttons, subject=f"task:{request.id}")


def title(scene: Scene, request: Request) -> str:
    """「工单 LL-…」"""
    return scene.say("task-title", number=request.service_request_id)


def merge_card(scene: Scene, request: Request) -> Card:
    """合并到哪一单？ – the same service in the same building first, then the worker's other tasks."""
    near = requests.siblings(scene.db, request)
    own = requests.tasks(scene.db, scene.person.id, scene.now, 30) if scene.person.has("worker") else []
    own.sort(key=lambda r: (r.building != request.building, r.service_code != request.service_code))
    listed = list({r.id: r for r in (*near, *own) if r.id != request.id}.values())[:MOST]
    return _choice(scene, request, "merge", listed)


def split_card(scene: Scene, request: Request) -> Card:
    """拆分哪一单？"""
    return _choice(scene, request, "split", requests.merged(scene.db, request.id)[:MOST])


def _choice(scene: Scene, request: Request, verb: str, listed: Sequence[Request]) -> Card:
    """A button for each of these requests; the number tells them apart."""
    named = tuple(
        (scene.button(label(scene, other), f"{verb}.{other.id}", request.id, request.version),) for other in listed
    )
    asked = scene.say(f"{verb}-which" if listed else f"{verb}-none")
    back = rows(scene, request.id, request.version, [("back", "show")])
    whose = "task" if request.worker == scene.person.id else "queue"
    return Card(asked, title(scene, request), named + back, subject=f"{whose}:{request.id}")


def label(scene: Scene, request: Request) -> str:
    """「0007 3号楼 电梯坏了」, short enough for a button."""
    place, words = where(scene, request), brief(scene, request.description)
    said = words if place in words else f"{place} {words}"
    return shorten(f"{request.service_request_id[-4:]} {said}", 28)


def extension_card(scene: Scene, request: Request) -> Card:
    """The admins': 延期申请, with the reason and both dates."""
    asked = request.extension_to
    why = request_history.last_note(scene.db, request.id, "extend")
    due = speak.clock(scene, asked or request.expected_datetime or scene.now)
    state = "asked" if asked else "over"
    text = lines(
        scene.say(f"extension-{state}", worker=worker_name(scene, request), until=due),
        scene.say("extension-why", why=scene.say(f"wait-{why}")) if why else "",
        scene.say("confirm-what", words=brief(scene, request.description, 200)),
        scene.say("confirm-where", place=where(scene, request)),
    )
    buttons = rows(scene, request.id, request.version, *([[("grant", "grant"), ("deny", "deny")]] if asked else []))
    return Card(text, title(scene, request), buttons, subject=f"extension:{request.id}")


def check_card(scene: Scene, request: Request) -> Card:
    """抽查: before and after, and is it so?"""
    stored = [f for f in media.of_request(scene.db, request.id) if f.kind == "photo"]
    before, after = ([f.id for f in stored if f.stage == stage] for stage in ("before", "after"))
    pictures = (Picture("before-after", (*before[:1], *after[-1:])),) if after else ()
    waits = request.step == "handled"
    said = lines(
        scene.say("check-asked" if waits else "check-over", worker=worker_name(scene, request)),
        scene.say("confirm-what", words=brief(scene, request.description, 200)),
        scene.say("confirm-where", place=where(scene, request)),
    )
    buttons = rows(
        scene, request.id, request.version, *([[("confirm", "confirm"), ("refute", "refute")]] if waits else [])
    )
    return Card(
        said, title(scene, request), buttons, pictures if waits else (), without=said, subject=f"check:{request.id}"
    )


def hand_over_card(scene: Scene, count: int, first: int = 0) -> Card:
    """移交全部: to whom?"""
    others = [w for w in people.crew(scene.db) if w != scene.person.id]
    shown = others[first : first + MOST]
    named: list[tuple[Button, ...]] = [(scene.button(called(scene, w), f"handover.{w}"),) for w in shown]
    if len(others) > MOST:
        after = first + MOST if first + MOST < len(others) else 0
        named.append((scene.button(scene.say("more"), f"handover.p{after}"),))
    return Card(scene.say("hand-over-whom", n=count) if others else scene.say("transfer-nobody"), rows=tuple(named))
