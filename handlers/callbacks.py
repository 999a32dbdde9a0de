"""回访: somebody of the office calls or comes by – because they were asked to (找人工), because nobody answered 修好了吗,
or because news stayed unread for a day.  What they hear is written down as 代录; a phone is shown by a click that is logged
(R36)."""

from collections.abc import Sequence

from flows import callback as rules
from flows.facts import Fact
from flows.request import HANDLED, Request
from handlers.callback_cards import card, when
from handlers.scene import Scene, post
from storage import audit, callbacks, contacts, links, outbox, people, requests
from storage.callbacks import Callback

ANSWERED = ("RequestRated", "RequestReopened", "RequestExpired", "RequestWithdrawn")
MATTERS = ("TaskHandled", "RequestDeclined")  # somebody must hear of these, whether they read or not


def asked(scene: Scene, phone: str, slot: str) -> None:
    """They said which number and when: it becomes somebody's task."""
    me = scene.person.id
    if phone:
        contacts.save(scene.db, scene.house.seal, me, scene.now, phone=phone)
    ongoing = next((r for r in requests.mine(scene.db, me, 1) if r.status == "open"), None)
    owed = callbacks.add(scene.db, "human", me, scene.now, request=ongoing.id if ongoing else None, slot=slot)
    audit.note(scene.db, scene.now, me, "CallRequested", f"callback:{owed.id}")
    known = rules.masked(contacts.get(scene.db, scene.house.seal, me).phone)
    scene.reply_words("call-promised", when=when(scene, owed), phone=known)
    send(scene, owed)


def told(scene: Scene, facts: Sequence[Fact]) -> None:
    """At the end of a unit: who answered needs no call any more; who has no chat at all needs one now."""
    for fact in facts:
        if fact.name in ANSWERED:
            for owed in callbacks.of_request(scene.db, fact.request.id):
                if owed.kind != "human":
                    settle(scene, owed, "answered", None)
        elif fact.name in MATTERS and all(people.last_chat(scene.db, p) is None for p in _readers(scene, fact.request)):
            owe(scene, fact.request)


def owe(scene: Scene, request: Request) -> None:
    """Somebody has to call about this step."""
    kind = "rate" if request.step == HANDLED else "tell"
    owed = callbacks.add(
        scene.db, kind, request.reporter, scene.now, request=request.id, worker=_caller(scene, request)
    )
    send(scene, owed)


def unread(scene: Scene, request: Request) -> None:
    """A day after a step: nobody pressed, wrote or fetched anything since?"""
    since = request.updated_datetime
    seen = (people.last_seen(scene.db, person) for person in _readers(scene, request))
    if not any(moment is not None and moment >= since for moment in seen):
        owe(scene, request)


def _readers(scene: Scene, request: Request) -> list[int]:
    return links.opened_for(scene.db, request.id)


def forget(scene: Scene, person: int) -> None:
    """They are being erased: nobody has to call them."""
    for owed in callbacks.of_person(scene.db, person):
        if owed.state == "open":
            settle(scene, owed, "erased", None)


def _caller(scene: Scene, request: Request) -> int | None:
    """Another worker of the grid than the one who did it, for nobody checks their own work (R46); None = the admins."""
    crew = people.crew(scene.db, request.grid) if request.grid else []
    others = [worker for worker in crew if worker != request.worker]
    nobody = not people.holders(scene.db, "admin")
    return others[0] if others else request.worker if nobody else None


def listed(scene: Scene) -> list[Callback]:
    """What the person of the scene owes."""
    own = callbacks.of_worker(scene.db, scene.person.id) if scene.person.has("worker") else []
    return own + (callbacks.of_admins(scene.db) if scene.person.has("admin") else [])


def send(scene: Scene, owed: Callback) -> None:
    """To the worker, or to every admin."""
    for person in [owed.worker] if owed.worker else people.holders(scene.db, "admin"):
        if (chat := people.last_chat(scene.db, person)) is not None:
            made = card(scene.as_(person), owed)
            post(scene.db, scene.house, chat, made, scene.now, priority=outbox.DISPATCH)


def settle(scene: Scene, owed: Callback, outcome: str, by: int | None) -> None:
    """It is settled; whoever has its card sees how."""
    close(scene, owed, outcome, by)
    show_settled(scene, owed)


def close(scene: Scene, owed: Callback, outcome: str, by: int | None) -> None:
    """It is done, and nobody has been shown it yet."""
    callbacks.done(scene.db, owed, outcome, by, scene.now)
    audit.note(scene.db, scene.now, by, "CallDone", f"callback:{owed.id}", outcome)


def show_settled(scene: Scene, owed: Callback) -> None:
    """How it ended, on the cards that asked for it."""
    settled = callbacks.get(scene.db, owed.id)
    for person in [owed.worker] if owed.worker else people.holders(scene.db, "admin"):
        chat = people.last_chat(scene.db, person)
        if chat is not None and outbox.living_card(scene.db, chat, f"call:{owed.id}"):
            shown = card(scene.as_(person), settled)
            post(scene.db, scene.house, chat, shown, scene.now, priority=outbox.DISPATCH, edits="card", replaces=True)
