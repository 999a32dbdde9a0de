"""The buttons of a request: moves, what is asked before a move, opening its card.

The same person and verb already done -> "已记录".  Any other old version -> the current card with a friendly line.
"""

from collections.abc import Callable

from flows import request as rules
from flows.request import DECLINE_REASONS, RETURN_REASONS, NotNow, NotYours, Request
from handlers import more_cards, moves, neighbour_cards, resident_cards, talk, together, work_cards
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.scene import Handler, Scene
from storage import people, requests
from storage.history import request_history


def _move(scene: Scene, pressed: Pressed, *, reason: str = "", worker: int | None = None) -> None:
    """A move of the request in the button."""
    request = requests.get(scene.db, pressed.id)
    verb = pressed.verb
    if request.version != pressed.version:
        return stale(scene, request, pressed)
    try:
        moves.make(scene, request, verb, reason=reason, worker=worker)
    except NotYours:
        scene.reply_words("not-yours")
    except NotNow:
        stale(scene, request, pressed)
    return None


def stale(scene: Scene, request: Request, pressed: Pressed) -> None:
    scene.edits = ""
    if request_history.made(scene.db, request.id, pressed.version + 1, pressed.verb) == scene.person.id:
        scene.reply_words("already-done", number=request.service_request_id)
        return
    stands = moves.relations(scene, request)
    if not stands:
        scene.reply_words("not-yours")
        return
    scene.reply_words("stale-card")
    scene.reply(card_of(scene, request), anew=True)


def card_of(scene: Scene, request: Request) -> Card:
    """The card that somebody in this relation has of the request."""
    stands = moves.relations(scene, request)
    if "worker" in stands:
        return work_cards.task_card(scene, request)
    if "checker" in stands:
        return more_cards.check_card(scene, request)
    if "admin" in stands:
        return work_cards.queue_card(scene, request)
    own = "reporter" in stands
    return resident_cards.own_card(scene, request) if own else neighbour_cards.neighbour_card(scene, request)


def _return(scene: Scene, pressed: Pressed) -> None:
    """退单: first why, then the move."""
    if pressed.argument in RETURN_REASONS:
        return _move(scene, pressed, reason=pressed.argument)
    return ask_first(scene, pressed, lambda request: work_cards.reasons_card(scene, request, "return"))


def _decline(scene: Scene, pressed: Pressed) -> None:
    """不予受理: first why, then the move."""
    if pressed.argument in DECLINE_REASONS:
        return _move(scene, pressed, reason=pressed.argument)
    return ask_first(scene, pressed, lambda request: work_cards.reasons_card(scene, request, "decline"))


def _transfer(scene: Scene, pressed: Pressed) -> None:
    """转派: first to whom, then the move."""
    if pressed.argument:
        return _to_worker(scene, pressed)
    return ask_first(scene, pressed, lambda request: work_cards.transfer_card(scene, request))


def _refile(scene: Scene, pressed: Pressed) -> None:
    """改类别: first to which, then written down – and learnt from."""
    request = requests.get(scene.db, pressed.id)
    if not rules.may("refile", moves.relations(scene, request)):
        return scene.reply_words("not-yours")
    if request.version != pressed.version or request.status == "closed":
        return stale(scene, request, pressed)
    service = scene.house.town.community.service(pressed.argument)
    if service is None:
        return scene.reply(work_cards.refile_card(scene, request))
    if service.service_code == request.service_code:  # pressed again; a refiling does not raise the version
        return scene.reply_words("already-done", number=request.service_request_id)
    return moves.refile(scene, request, service)


def _to_worker(scene: Scene, pressed: Pressed) -> None:
    """To a worker who still is one; p6 turns the page to the seventh."""
    if pressed.argument[:1] == "p":
        return _page(scene, pressed, int(pressed.argument[1:]))
    worker = int(pressed.argument) if pressed.argument.isdigit() else 0
    if worker not in people.crew(scene.db):
        return scene.reply_words("no-such-worker")
    return _move(scene, pressed, worker=worker)


def _page(scene: Scene, pressed: Pressed, first: int) -> None:
    """更多: the workers from the `first` on."""
    if pressed.verb == "dispatch":
        return ask_first(scene, pressed, lambda request: work_cards.queue_card(scene, request, first=first))
    return ask_first(scene, pressed, lambda request: work_cards.transfer_card(scene, request, first=first))


def can(scene: Scene, request: Request) -> tuple[str, ...]:
    """What the person of the scene may do with it now."""
    return rules.moves(request, moves.relations(scene, request))


def ask_first(scene: Scene, pressed: Pressed, card: Callable[[Request], Card]) -> None:
    request = requests.get(scene.db, pressed.id)
    if request.version != pressed.version or pressed.verb not in can(scene, request):
        return stale(scene, request, pressed)
    return scene.reply(card(request))


def _handle(scene: Scene, pressed: Pressed) -> None:
    """已处理: ask for the proof; the move is made when it came."""
    request = requests.get(scene.db, pressed.id)
    if request.version != pressed.version or "handle" not in can(scene, request):
        return stale(scene, request, pressed)
    scene.edits = ""
    return talk.start(scene, "handle", f"request:{request.id}")


def _reopen(scene: Scene, pressed: Pressed) -> None:
    """没解决: open again at once, then ask what is still wrong."""
    _move(scene, pressed)
    if any(fact.name == "RequestReopened" for fact in scene.facts):
        pressed_card, scene.edits = scene.edits, ""
        talk.start(scene, "reopened", f"request:{pressed.id}")
        scene.edits = pressed_card


def _supplement(scene: Scene, pressed: Pressed) -> None:
    request = requests.get(scene.db, pressed.id)
    if not {"reporter", "supporter"} & moves.relations(scene, request):
        return scene.reply_words("not-yours")
    if request.status == "closed":
        return stale(scene, request, pressed)
    scene.edits = ""
    return talk.start(scene, "supplement", f"request:{request.id}")


def _relocate(scene: Scene, pressed: Pressed) -> None:
    """改地方: where an open request really is."""
    request = requests.get(scene.db, pressed.id)
    if "reporter" not in moves.relations(scene, request):
        return scene.reply_words("not-yours")
    if request.status == "closed":
        return stale(scene, request, pressed)
    scene.edits = ""
    return talk.start(scene, "whereabouts", f"request:{request.id}")


def _withdraw(scene: Scene, pressed: Pressed) -> None:
    """撤回; when neighbours have the same trouble it goes on without its reporter."""
    request = requests.get(scene.db, pressed.id)
    fresh = request.version == pressed.version and "withdraw" in can(scene, request)
    if fresh and together.pass_on(scene, request):
        return scene.reply(Card(scene.say("passed-on", number=request.service_request_id)))
    return _move(scene, pressed)


def _show(scene: Scene, pressed: Pressed) -> None:
    """Open a request's card (from a list, or back from a question)."""
    request = requests.get(scene.db, pressed.id)
    if not moves.relations(scene, request):
        return scene.reply_words("not-yours")
    if pressed.argument == "mine":
        return scene.reply(resident_cards.own_card(scene, request), anew=True)
    return scene.reply(card_of(scene, request), anew=bool(pressed.argument))


ACTIONS: dict[str, Handler] = {
    "accept": _move,
    "handle": _handle,
    "return": _return,
    "transfer": _transfer,
    "refile": _refile,
    "dispatch": _to_worker,
    "decline": _decline,
    "withdraw": _withdraw,
    "satisfied": _move,
    "unsatisfied": _move,
    "reopen": _reopen,
    "confirm": _move,
    "refute": _move,
    "supplement": _supplement,
    "relocate": _relocate,
    "show": _show,
}
