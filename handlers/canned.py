"""常用答复: replies that admins write once and choose from under a request."""

from flows.request import Request
from handlers import granting, letters, speak, talk
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.pages import admins_only, back, paged
from handlers.scene import Handler, Scene
from storage import canned, requests
from storage.history import request_history


def _canned(scene: Scene, pressed: Pressed) -> None:
    """The list; a press on one asks whether it should go."""
    first = int(pressed.argument) if pressed.argument.isdigit() else 0
    listed = canned.listed(scene.db)
    told = [scene.say("canned-line", words=words) for _, words in listed[first : first + 6]]
    named = [(scene.say("canned-drop", words=speak.shorten(words, 16)), "uncan", id) for id, words in listed]
    rows = paged(scene, named, first, "canned") + speak.rows(scene, 0, 0, [("canned-add", "can")]) + back(scene)
    scene.reply(Card("\n".join(told) or scene.say("canned-none"), scene.say("admin-canned"), rows))


def _add(scene: Scene, pressed: Pressed) -> None:
    scene.edits = ""
    talk.start(scene, "canned-words")


def _drop(scene: Scene, pressed: Pressed) -> None:
    """Out of use; what was sent stays sent."""
    if canned.drop(scene.db, pressed.id, scene.now):
        granting.note(scene, "CannedDropped", f"canned:{pressed.id}")
    _canned(scene, Pressed("canned", 0, 0))


def _reply(scene: Scene, pressed: Pressed) -> None:
    """回复: choose one; the resident gets it as a message about the request."""
    request = requests.get(scene.db, pressed.id)
    known = dict(canned.listed(scene.db))
    id = int(pressed.argument) if pressed.argument.isdigit() else 0
    if id not in known:
        return scene.reply(_choose(scene, request, known))
    if request_history.said(scene.db, request.id, "reply", scene.person.id, known[id]):
        return scene.reply_words("already-done", number=request.service_request_id)
    request_history.note(scene.db, request.id, request.version, "reply", scene.person.id, known[id], scene.now)
    granting.note(scene, "ReplySent", f"request:{request.id}", f"canned:{id}")
    letters.write_to(scene, request.reporter, lambda theirs: Card(known[id], speak.about(theirs, request)))
    return scene.reply_words("reply-sent", number=request.service_request_id)


def _choose(scene: Scene, request: Request, known: dict[int, str]) -> Card:
    named = tuple((scene.button(speak.shorten(words, 24), f"reply.{id}", request.id),) for id, words in known.items())
    buttons = named + speak.rows(scene, request.id, request.version, [("back", "show")])
    said = scene.say("reply-which" if known else "reply-none")
    return Card(said, speak.about(scene, request), buttons, subject=f"queue:{request.id}")


ACTIONS: dict[str, Handler] = {
    verb: admins_only(page) for verb, page in {"canned": _canned, "can": _add, "uncan": _drop, "reply": _reply}.items()
}
