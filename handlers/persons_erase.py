"""Erasing somebody (R35): what goes, what stays, and what becomes of what is under way."""

from datetime import timedelta

from flows.request import HANDLED, Request
from flows.understanding.masking import mask
from handlers import bank, callbacks, moves
from handlers.scene import Scene
from handlers.speak import lines
from handlers.tell import tell
from storage import audit, due, erase, people, requests

FAREWELL = "farewell"


STAY = timedelta(minutes=10)  # the goodbye is delivered by then; the empty chat goes too


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
