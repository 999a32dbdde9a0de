"""The buttons and commands of a worker's day."""

from collections.abc import Callable

from flows.dialogue import Item
from flows.request import Request
from handlers import more_cards, moves, request_presses, speak, talk, task_list, together, work
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.request_presses import can, stale
from handlers.scene import Handler, Scene
from storage import absences, people, requests
from storage.history import request_history


def _worker(handler: Handler) -> Handler:
    """Only for who is a worker now."""

    def asked(scene: Scene, pressed: Pressed) -> None:
        if not scene.person.has("worker"):
            return scene.reply_words("tasks-not-worker")
        return handler(scene, pressed)

    return asked


def _tasks(scene: Scene, pressed: Pressed) -> None:
    """Another page of /tasks."""
    scene.reply(task_list.card(scene, int(pressed.argument or 0)))


def _accept_all(scene: Scene, pressed: Pressed) -> None:
    """全部接单."""
    listed = task_list.fresh(scene)
    for request in listed:
        moves.make(scene, request, "accept")
    card, scene.edits = scene.edits, ""
    scene.reply_words("accepted-all", n=len(listed))
    scene.edits = card
    scene.reply(task_list.card(scene))


def _tools(scene: Scene, pressed: Pressed) -> None:
    scene.reply(task_list.tools_card(scene))


def _patrol(scene: Scene, pressed: Pressed) -> None:
    scene.edits = ""
    talk.start(scene, "patrol")


def _hand_over(scene: Scene, pressed: Pressed) -> None:
    """移交全部: first to whom."""
    count, _ = requests.load(scene.db, scene.person.id)
    if not count:
        return scene.reply_words("tasks-none")
    if not pressed.argument.isdigit():
        return scene.reply(more_cards.hand_over_card(scene, count, int(pressed.argument[1:] or 0)))
    worker = int(pressed.argument)
    if worker not in people.crew(scene.db) or worker == scene.person.id:
        return scene.reply_words("no-such-worker")
    return scene.reply(
        Card(scene.say("handed-over", n=work.hand_over(scene, worker), worker=speak.called(scene, worker)))
    )


def _leave(scene: Scene, pressed: Pressed) -> None:
    """请假, or back from it."""
    if pressed.argument == "end":
        absences.end(scene.db, scene.person.id, scene.now)
        return scene.reply(Card(scene.say("back-again")))
    if not work.colleagues(scene):
        return scene.reply_words("leave-nobody")
    scene.edits = ""
    count, _ = requests.load(scene.db, scene.person.id)
    return talk.start(
        scene, "leave", now=work.today(scene).isoformat(), colleagues=list(work.colleagues(scene)), tasks=count
    )


def _fresh(scene: Scene, pressed: Pressed, verb: str) -> Request | None:
    """The request of the button, if this move can be made now; else it has been said why not."""
    request = requests.get(scene.db, pressed.id)
    if request.version == pressed.version and verb in can(scene, request):
        return request
    stale(scene, request, pressed)
    return None


def _more(scene: Scene, pressed: Pressed) -> None:
    request = requests.get(scene.db, pressed.id)
    if "worker" not in moves.relations(scene, request):
        return scene.reply_words("not-yours")
    if request.version != pressed.version or request.status == "closed":
        return stale(scene, request, pressed)
    return scene.reply(more_cards.more_card(scene, request))


def _hold(scene: Scene, pressed: Pressed) -> None:
    if request := _fresh(scene, pressed, "hold"):
        scene.edits = ""
        talk.start(scene, "hold", f"request:{request.id}", now=work.today(scene).isoformat())


def _extend(scene: Scene, pressed: Pressed) -> None:
    """延期申请, while there is time."""
    request = _fresh(scene, pressed, "extend")
    if request is None:
        return None
    due = request.expected_datetime
    if due is None or due <= scene.now:
        return scene.reply_words("extend-too-late")
    scene.edits = ""
    zone = scene.house.town.community.zone
    last = speak.local(due, zone).date().isoformat()
    return talk.start(scene, "extend", f"request:{request.id}", now=work.today(scene).isoformat(), due=last)


def _restart(scene: Scene, pressed: Pressed) -> None:
    """恢复, before the day."""
    if request := _fresh(scene, pressed, "resume"):
        moves.make(scene, request, "resume")


def _grant(scene: Scene, pressed: Pressed) -> None:
    """延期申请: agreed or not; the reason goes with it to the resident."""
    if request := _fresh(scene, pressed, pressed.verb):
        moves.make(scene, request, pressed.verb, reason=request_history.last_note(scene.db, request.id, "extend"))


def _merge(scene: Scene, pressed: Pressed) -> None:
    """合并: first into which."""
    request = _fresh(scene, pressed, "merge")
    if request is None:
        return None
    if not pressed.argument:
        return scene.reply(more_cards.merge_card(scene, request))
    into = _other(scene, pressed)
    if into is None or into.status == "closed" or into.id == request.id:
        return scene.reply_words("merge-gone")
    return together.merge(scene, request, into)


def _split(scene: Scene, pressed: Pressed) -> None:
    """拆分: first which."""
    request = requests.get(scene.db, pressed.id)
    if not {"worker", "admin"} & moves.relations(scene, request):
        return scene.reply_words("not-yours")
    other = _other(scene, pressed) if pressed.argument else None
    if not pressed.argument:
        return scene.reply(more_cards.split_card(scene, request))
    if other is None or other.merged_into != request.id:
        return scene.reply_words("split-gone")
    together.split(scene, other)
    return scene.reply(request_presses.card_of(scene, request))


def _other(scene: Scene, pressed: Pressed) -> Request | None:
    """The other request in the button, if the person has to do with it."""
    other = requests.get(scene.db, int(pressed.argument))
    here = requests.get(scene.db, pressed.id)
    same = other.building == here.building and other.service_code == here.service_code
    return other if same or {"worker", "admin"} & moves.relations(scene, other) else None


def patrol(scene: Scene, rest: str) -> None:
    """/patrol: 巡查上报."""
    if not scene.person.has("worker"):
        return scene.reply_words("tasks-not-worker")
    said = [Item("words", rest, scene.said.message_id, scene.said.said_at.timestamp())] if rest else []
    return talk.start(scene, "patrol", material=said)


ACTIONS: dict[str, Handler] = {
    "tasks": _worker(_tasks),
    "acceptall": _worker(_accept_all),
    "tools": _worker(_tools),
    "patrol": _worker(_patrol),
    "handover": _worker(_hand_over),
    "leave": _worker(_leave),
    "more": _more,
    "hold": _hold,
    "extend": _extend,
    "restart": _restart,
    "grant": _grant,
    "deny": _grant,
    "merge": _merge,
    "split": _split,
}
COMMANDS: dict[str, Callable[[Scene, str], None]] = {"patrol": patrol}
