"""Presses: every button and who may press it, asked of the database at the moment of the press (R17).

The same person and verb already done -> "已记录".  Any other old version -> the current card with a friendly line.
"""

from collections.abc import Callable

from flows import request as rules
from flows.dialogue import Item
from flows.request import DECLINE_REASONS, RETURN_REASONS, NotNow, NotYours, Request
from handlers import buttons, commands, moves, resident_cards, talk, work_cards
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.scene import Scene
from storage import dialogues, people, requests

Handler = Callable[[Scene, Pressed], None]


def press(scene: Scene, data: str, card_message_id: str) -> None:
    """One press, hostile until proven ours."""
    pressed = buttons.read(scene.house.seal, scene.person.id, data)
    if pressed is None or pressed.verb not in ACTIONS:
        scene.reply_words("button-unknown")
        return
    scene.edits = card_message_id
    ACTIONS[pressed.verb](scene, pressed)


def _answer(scene: Scene, pressed: Pressed) -> None:
    """A choice under a question of a dialogue."""
    open_ = dialogues.open_one(scene.db, scene.house.seal, scene.chat, scene.person.id)
    if open_ is None or open_.id != pressed.id:
        _finished(scene, pressed)
    elif pressed.version != len(open_.talk.material):
        scene.edits = ""
        talk.show(scene, open_, "stale-question")
    else:
        if open_.state == "parked":
            dialogues.save(scene.db, scene.house.seal, open_.id, open_.talk, "open", open_.subject, scene.now)
        message = f"press-{pressed.version}"
        item = Item("press", pressed.argument, message, scene.said.said_at.timestamp())
        talk.hear(scene, open_, [item])


def _finished(scene: Scene, pressed: Pressed) -> None:
    """A question whose dialogue is over: what became of it."""
    subject = dialogues.subject_of(scene.db, pressed.id, scene.person.id)
    scene.edits = ""
    if subject and subject.startswith("request:") and pressed.argument in ("submit", "agree"):
        request = requests.get(scene.db, talk.number(subject))
        scene.reply_words("already-submitted", number=request.service_request_id)
    else:
        scene.reply_words("stale-gone")


def _move(scene: Scene, pressed: Pressed, *, reason: str = "", worker: int | None = None) -> None:
    """A move of the request in the button."""
    request = requests.get(scene.db, pressed.id)
    verb = pressed.verb
    if request.version != pressed.version:
        return _stale(scene, request, pressed)
    try:
        moves.make(scene, request, verb, reason=reason, worker=worker)
    except NotYours:
        scene.reply_words("not-yours")
    except NotNow:
        _stale(scene, request, pressed)
    return None


def _stale(scene: Scene, request: Request, pressed: Pressed) -> None:
    scene.edits = ""
    if requests.made(scene.db, request.id, pressed.version + 1, pressed.verb) == scene.person.id:
        scene.reply_words("already-done", number=request.service_request_id)
        return
    stands = moves.relations(scene, request)
    if not stands:
        scene.reply_words("not-yours")
        return
    scene.reply_words("stale-card")
    scene.reply(_card(scene, request), anew=True)


def _card(scene: Scene, request: Request) -> Card:
    """The card that somebody in this relation has of the request."""
    stands = moves.relations(scene, request)
    if "worker" in stands:
        return work_cards.task_card(scene, request)
    return work_cards.queue_card(scene, request) if "admin" in stands else _own_card(scene, request)


def _own_card(scene: Scene, request: Request) -> Card:
    """The reporter's: 修好了吗? while that is the question, else how it stands."""
    card = resident_cards.rate_card if request.step == rules.HANDLED else resident_cards.status_card
    return card(scene, request)


def _return(scene: Scene, pressed: Pressed) -> None:
    """退单: first why, then the move."""
    if pressed.argument in RETURN_REASONS:
        return _move(scene, pressed, reason=pressed.argument)
    return _ask_first(scene, pressed, lambda request: work_cards.reasons_card(scene, request, "return"))


def _decline(scene: Scene, pressed: Pressed) -> None:
    """不予受理: first why, then the move."""
    if pressed.argument in DECLINE_REASONS:
        return _move(scene, pressed, reason=pressed.argument)
    return _ask_first(scene, pressed, lambda request: work_cards.reasons_card(scene, request, "decline"))


def _transfer(scene: Scene, pressed: Pressed) -> None:
    """转派: first to whom, then the move."""
    if pressed.argument:
        return _to_worker(scene, pressed)
    return _ask_first(scene, pressed, lambda request: work_cards.transfer_card(scene, request))


def _refile(scene: Scene, pressed: Pressed) -> None:
    """改类别: first to which, then written down – and learnt from."""
    request = requests.get(scene.db, pressed.id)
    if not rules.may("refile", moves.relations(scene, request)):
        return scene.reply_words("not-yours")
    if request.version != pressed.version or request.status == "closed":
        return _stale(scene, request, pressed)
    service = scene.house.town.community.service(pressed.argument)
    if service is None:
        return scene.reply(work_cards.refile_card(scene, request))
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
        return _ask_first(scene, pressed, lambda request: work_cards.queue_card(scene, request, first=first))
    return _ask_first(scene, pressed, lambda request: work_cards.transfer_card(scene, request, first=first))


def _can(scene: Scene, request: Request) -> tuple[str, ...]:
    """What the person of the scene may do with it now."""
    return rules.moves(request, moves.relations(scene, request))


def _ask_first(scene: Scene, pressed: Pressed, card: Callable[[Request], Card]) -> None:
    request = requests.get(scene.db, pressed.id)
    if request.version != pressed.version or pressed.verb not in _can(scene, request):
        return _stale(scene, request, pressed)
    return scene.reply(card(request))


def _handle(scene: Scene, pressed: Pressed) -> None:
    """已处理: ask for the proof; the move is made when it came."""
    request = requests.get(scene.db, pressed.id)
    if request.version != pressed.version or "handle" not in _can(scene, request):
        return _stale(scene, request, pressed)
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
    if request.reporter != scene.person.id:
        return scene.reply_words("not-yours")
    if request.status == "closed":
        return _stale(scene, request, pressed)
    scene.edits = ""
    return talk.start(scene, "supplement", f"request:{request.id}")


def _show(scene: Scene, pressed: Pressed) -> None:
    """Open a request's card (from a list, or back from a question)."""
    request = requests.get(scene.db, pressed.id)
    if not moves.relations(scene, request):
        return scene.reply_words("not-yours")
    if pressed.argument == "mine":
        return scene.reply(_own_card(scene, request), anew=True)
    return scene.reply(_card(scene, request), anew=bool(pressed.argument))


def _cancel(scene: Scene, pressed: Pressed) -> None:
    commands.cancel(scene)


def _resume(scene: Scene, pressed: Pressed) -> None:
    """继续: the parked dialogue goes on with its open question."""
    open_ = dialogues.open_one(scene.db, scene.house.seal, scene.chat, scene.person.id)
    if open_ is None or open_.id != pressed.id:
        return scene.reply_words("stale-gone")
    dialogues.save(scene.db, scene.house.seal, open_.id, open_.talk, "open", open_.subject, scene.now)
    scene.edits = ""
    return talk.show(scene, open_)


def _discard(scene: Scene, pressed: Pressed) -> None:
    """放弃."""
    scene.edits = ""
    dropped = talk.drop(scene)
    scene.reply_words("cancelled" if dropped else "nothing-to-cancel")


def _language(scene: Scene, pressed: Pressed) -> None:
    if pressed.argument in scene.house.words.languages:
        scene.db.touched.add(f"menu:{scene.chat}")
        people.speak_in(scene.db, scene.person.id, pressed.argument)
        scene.person = people.get(scene.db, scene.house.seal, scene.person.id)
        scene.reply(Card(scene.say("language-chosen")))


ACTIONS: dict[str, Handler] = {
    "a": _answer,
    "accept": _move,
    "handle": _handle,
    "return": _return,
    "transfer": _transfer,
    "refile": _refile,
    "dispatch": _to_worker,
    "decline": _decline,
    "withdraw": _move,
    "satisfied": _move,
    "unsatisfied": _move,
    "reopen": _reopen,
    "supplement": _supplement,
    "show": _show,
    "cancel": _cancel,
    "resume": _resume,
    "discard": _discard,
    "language": _language,
}
