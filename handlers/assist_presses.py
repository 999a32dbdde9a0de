"""协办: a department is asked to help; the task stays with its worker."""

from flows.request import Request
from handlers import assist_cards, moves, request_presses, speak
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.request_presses import stale
from handlers.scene import Handler, Scene, post
from storage import assistance, audit, contacts, outbox, people, requests
from storage.assistance import Assistance

ANSWERS = ("done", "cannot")


def _assist(scene: Scene, pressed: Pressed) -> None:
    """协办: first whom; the task stays with its worker."""
    request = requests.get(scene.db, pressed.id)
    if "worker" not in moves.relations(scene, request):
        return scene.reply_words("not-yours")
    if request.version != pressed.version or request.status == "closed":
        return stale(scene, request, pressed)
    named = scene.house.town.community.helping
    if not pressed.argument.isdigit() or int(pressed.argument) >= len(named):
        return scene.reply(assist_cards.assist_card(scene, request))
    return _ask(scene, request, named[int(pressed.argument)])


def _ask(scene: Scene, request: Request, department: str) -> None:
    """Everybody of the department gets a card of their own; who is not here yet is to be rung up."""
    if any(a.department == department and a.state == "asked" for a in assistance.of(scene.db, request.id)):
        return scene.reply(request_presses.card_of(scene, request))
    id = assistance.ask(scene.db, request.id, department, scene.person.id, scene.now)
    audit.note(scene.db, scene.now, scene.person.id, "AssistanceAsked", f"request:{request.id}", str(id))
    crew = assistance.crew(scene.db, department)
    for person in crew:
        _send_assistance(scene, person, id)
    scene.reply(request_presses.card_of(scene, request))
    return scene.reply_words("assist-sent" if crew else "assist-by-phone", name=department)


def _send_assistance(scene: Scene, person: int, id: int, edits: str = "") -> None:
    asked, chat = assistance.get(scene.db, id), people.last_chat(scene.db, person)
    if asked is not None and chat is not None:
        card = assist_cards.assistance_card(scene.as_(person), asked)
        post(scene.db, scene.house, chat, card, scene.now, priority=outbox.DISPATCH, edits=edits, replaces=bool(edits))


def _assisted(scene: Scene, pressed: Pressed) -> None:
    """The department's answer; the worker is told."""
    asked = assistance.get(scene.db, pressed.id)
    known = pressed.argument in (*ANSWERS, "contact")
    if asked is None or ("department", asked.department) not in scene.person.roles or not known:
        return scene.reply_words("not-yours")
    if pressed.argument == "contact":
        return _contact(scene, asked)
    if not assistance.answer(scene.db, asked.id, pressed.argument, scene.person.id, scene.now):
        return scene.reply_words("assisted-already")
    audit.note(scene.db, scene.now, scene.person.id, "AssistanceAnswered", f"request:{asked.request}", str(asked.id))
    now = assistance.get(scene.db, asked.id)
    scene.reply(assist_cards.assistance_card(scene, now or asked))
    for other in assistance.crew(scene.db, asked.department):
        if other != scene.person.id:
            _send_assistance(scene, other, asked.id, edits="card")
    return _tell_worker(scene, asked.request, asked.department, pressed.argument)


def _contact(scene: Scene, asked: Assistance) -> None:
    """Name and phone by a press that is logged, while they are asked and the resident agrees (R33, R36)."""
    if asked.state != "asked":
        return scene.reply_words("assisted-already")
    request, subject = requests.get(scene.db, asked.request), f"assistance:{asked.id}"
    shared = assist_cards.shared(scene, request)
    if shared and contacts.disclose(scene.db, request.reporter, subject, scene.person.id, scene.now):
        audit.note(scene.db, scene.now, scene.person.id, "PhoneShown", f"person:{request.reporter}", subject)
    return scene.reply(assist_cards.contact_card(scene, asked), anew=True)


def _tell_worker(scene: Scene, request_id: int, department: str, state: str) -> None:
    request = requests.get(scene.db, request_id)
    chat = people.last_chat(scene.db, request.worker) if request.worker else None
    if request.worker is None or chat is None:
        return
    theirs = scene.as_(request.worker)
    said = theirs.say(f"assisted-news-{state}", name=department)
    post(scene.db, scene.house, chat, Card(said, speak.about(theirs, request)), scene.now, priority=outbox.DISPATCH)


ACTIONS: dict[str, Handler] = {"assist": _assist, "assisted": _assisted}
