"""/mydata and /deletemydata (R35): everything we keep about somebody, as files in the chat; put right; or erased."""

from collections.abc import Callable
from datetime import timedelta

from flows.callback import masked
from flows.request import HANDLED, Request
from flows.understanding.masking import mask
from handlers import bank, callbacks, moves, persons_export, talk
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.scene import Scene, post
from handlers.speak import lines, rows
from handlers.tell import tell
from storage import audit, contacts, due, erase, mydata, people, requests

FAREWELL = "farewell"
STAY = timedelta(minutes=10)  # the goodbye is delivered by then; the empty chat goes too
SURE = 60  # minutes for which 确定删除 holds


def data(scene: Scene, rest: str = "") -> None:
    """/mydata: two files – one for people, one for programs – and what can be put right."""
    kept = mydata.collect(scene.db, scene.house.seal, scene.person.id, scene.now)
    persons_export.files(scene, kept)
    scene.reply(_summary(scene, len(kept["requests"])), anew=True)


def _summary(scene: Scene, count: int) -> Card:
    phone = contacts.get(scene.db, scene.house.seal, scene.person.id).phone
    nothing = scene.say("data-nothing")
    text = lines(
        scene.say("data-name", name=scene.person.name or nothing),
        scene.say("data-phone", phone=masked(phone) if phone else nothing),
        scene.say("data-count", n=count),
        scene.say("data-hint"),
    )
    right = [("data-rename", "me.rename"), ("data-rephone", "me.rephone")]
    buttons = rows(scene, 0, 0, right, [("data-delete", "me.delete")])
    return Card(text, scene.say("data-title"), buttons)


def delete(scene: Scene, rest: str = "") -> None:
    """/deletemydata: what goes, what stays, what becomes of what is under way; asked once."""
    if _last_admin(scene):
        return scene.reply_words("delete-last-admin")
    text = lines(
        what_goes(scene, scene.person.id),
        scene.say("delete-roles") if scene.person.roles else "",
        scene.say("delete-telegram") if "telegram" in people.channels(scene.db, scene.person.id) else "",
    )
    minute = int(scene.now.timestamp()) // 60
    buttons = rows(scene, minute, 0, [("delete-yes", "me.erase")], [("delete-no", "me.keep")])
    return scene.reply(Card(text, scene.say("delete-title"), buttons), anew=True)


def what_goes(scene: Scene, person: int) -> str:
    """What is deleted, what stays, and what becomes of their open requests."""
    ongoing = [r for r in requests.owned(scene.db, person) if r.status == "open"]
    numbers = scene.say("list-separator").join(r.service_request_id for r in ongoing if not r.urgent)
    urgent = scene.say("list-separator").join(r.service_request_id for r in ongoing if r.urgent)
    return lines(
        scene.say("delete-ask"),
        scene.say("delete-ongoing", numbers=numbers) if numbers else "",
        scene.say("delete-urgent", numbers=urgent) if urgent else "",
    )


def _last_admin(scene: Scene) -> bool:
    return people.holders(scene.db, "admin") == [scene.person.id]


def _erase(scene: Scene, pressed: Pressed) -> None:
    """确定删除: a goodbye is all that is left."""
    if int(scene.now.timestamp()) // 60 - pressed.id > SURE or _last_admin(scene):
        delete(scene)
        return
    goodbye = Card(scene.say("deleted"))
    erased(scene, by=scene.person.id)
    post(scene.db, scene.house, scene.chat, goodbye, scene.now)


def erased(scene: Scene, *, by: int) -> None:
    """The person of the scene: roles first, then their cases, then everything that says who they were.  by: who pressed."""
    me = scene.person.id
    _hand_over(scene)
    bank.erased(scene)
    ids, owned = people.selves(scene.db, me), requests.owned(scene.db, me)
    for id in ids:
        callbacks.forget(scene, id)
    traces = erase.cases(scene.db, ids, {r.id: mask(r.description) for r in owned if r.urgent and r.status == "open"})
    for request in owned:
        _end(scene, requests.get(scene.db, request.id))
    tell(scene)
    scene.facts.clear()
    for chat in erase.person(scene.db, scene.house.seal, ids, traces, scene.now):
        due.put(scene.db, FAREWELL, f"chat:{chat}", scene.now + STAY)
    audit.note(scene.db, scene.now, by, "PersonErased", f"person:{me}")


def _hand_over(scene: Scene) -> None:
    """They work here no more; what they had goes to others."""
    had = requests.tasks(scene.db, scene.person.id, scene.now, 1000)
    people.revoke(scene.db, scene.person.id, scene.now)
    for task in had:
        moves.staffed(scene, task)


def _end(scene: Scene, request: Request) -> None:
    """Under way: withdrawn.  Done and waiting for their word: closed without it.  An emergency goes on without a name."""
    if request.status != "open" or request.urgent:
        return
    if request.step == HANDLED:
        moves.make(scene, request, "expire", by_clock=True)
    else:
        moves.make(scene, request, "withdraw")


def rephone(scene: Scene) -> None:
    """改电话."""
    known = contacts.get(scene.db, scene.house.seal, scene.person.id).phone
    talk.start(scene, "rephone", known=bool(known))


CHOICES: dict[str, Callable[[Scene], None]] = {
    "data": data,
    "rename": lambda scene: talk.start(scene, "rename"),
    "rephone": rephone,
    "delete": delete,
    "for": lambda scene: talk.start(scene, "rights"),
    "keep": lambda scene: scene.reply_words("delete-kept"),
}


def _me(scene: Scene, pressed: Pressed) -> None:
    """The buttons of /mydata."""
    scene.edits = ""
    if pressed.argument == "erase":
        _erase(scene, pressed)
    elif (choice := CHOICES.get(pressed.argument)) is not None:
        choice(scene)


ACTIONS = {"me": _me}
COMMANDS = {"mydata": data, "deletemydata": delete}
