"""/tasks of a worker with thirty of them: pages of nine, overdue first, then building by building; what is done to all at once."""

from dataclasses import replace

from flows.request import DISPATCHED, Request
from handlers import speak
from handlers.card import Button, Card
from handlers.pages import DIGITS, page_of, turned
from handlers.scene import Scene
from handlers.speak import rows
from storage import absences, requests

WORDS = 24


def card(scene: Scene, page: int = 0) -> Card:
    """page: from 0; one that is not there is the first."""
    count, fresh = requests.load(scene.db, scene.person.id)
    page = page_of(count, page)
    listed = requests.tasks(scene.db, scene.person.id, scene.now, DIGITS, page * DIGITS)
    if not listed:
        return Card(scene.say("tasks-none"), rows=_tools(scene, 0))
    opened = [scene.button(str(n), "show.tasks", r.id, r.version) for n, r in enumerate(listed, 1)]
    digits = tuple(tuple(opened[i : i + 3]) for i in range(0, len(opened), 3))
    made = turned(scene, Card(_text(scene, listed), scene.say("tasks-title", n=count), digits), count, page, "tasks")
    return replace(made, rows=made.rows + _tools(scene, fresh))


def _tools(scene: Scene, fresh: int) -> tuple[tuple[Button, ...], ...]:
    """全部接单 where there are several to accept; 巡查上报, and the rarer things behind 更多."""
    everything = ((scene.button(scene.say("accept-all", n=fresh), "acceptall"),),) if fresh > 1 else ()
    return everything + rows(scene, 0, 0, [("patrol", "patrol"), ("more-tools", "tools")])


def _text(scene: Scene, listed: list[Request]) -> str:
    """A line a task, an empty one between two buildings."""
    told, before = [], (_late(scene, listed[0]), listed[0].building)
    for n, request in enumerate(listed, 1):
        group = (_late(scene, request), request.building)
        told += [""] if group != before else []
        told.append(_line(scene, n, request))
        before = group
    return "\n".join(told)


def _late(scene: Scene, request: Request) -> bool:
    due = request.expected_datetime
    return due is not None and due < scene.now and request.held_until is None


def _line(scene: Scene, n: int, request: Request) -> str:
    return scene.say(
        "tasks-line", n=str(n), what=speak.line(scene, request, WORDS), step=scene.say(f"short-{request.step}"),
        age=speak.age(scene, request.requested_datetime),
        late="⏰" if _late(scene, request) else "",
    )  # fmt: skip


def tools_card(scene: Scene) -> Card:
    """更多: 移交全部, 请假, or back from it."""
    away = absences.at(scene.db, scene.person.id, scene.now, soon=None)
    buttons = rows(
        scene,
        0,
        0,
        [("hand-over", "handover")],
        [("back-early", "leave.end") if away else ("leave", "leave")],
        [("data-for", "me.for")],
    )
    return Card(scene.say("tools-which"), rows=buttons)


def fresh(scene: Scene) -> list[Request]:
    """What the person of the scene has not accepted yet."""
    return [r for r in requests.tasks(scene.db, scene.person.id, scene.now) if r.step == DISPATCHED]
