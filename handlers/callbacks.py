"""回访: somebody of the office calls or comes by – because they were asked to (找人工), because nobody answered 修好了吗,
or because news stayed unread for a day.  What they hear is written down as 代录; a phone is shown by a click that is logged
(R36)."""

from collections.abc import Callable, Sequence

from flows import callback as rules
from flows.consent import RIGHTS
from flows.facts import Fact
from flows.request import HANDLED, Request
from handlers import moves, speak
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.scene import Scene, post
from handlers.speak import Spec, brief, clock, lines, rows
from storage import audit, callbacks, contacts, links, outbox, people, requests
from storage.callbacks import Callback

ANSWERED = ("RequestRated", "RequestReopened", "RequestExpired", "RequestWithdrawn")
MATTERS = ("TaskHandled", "RequestDeclined")  # somebody must hear of these, whether they read or not
RATINGS = ("satisfied", "unsatisfied", "reopen")
MET = ("reached", "visited")  # they were asked, and said yes
WORDS = 200  # characters of a request on a card


def asked(scene: Scene, phone: str, slot: str) -> None:
    """They said which number and when: it becomes somebody's task."""
    me = scene.person.id
    if phone:
        contacts.save(scene.db, scene.house.seal, me, scene.now, phone=phone)
    ongoing = next((r for r in requests.mine(scene.db, me, 1) if r.status == "open"), None)
    owed = callbacks.add(scene.db, "human", me, scene.now, request=ongoing.id if ongoing else None, slot=slot)
    audit.note(scene.db, scene.now, me, "CallRequested", f"callback:{owed.id}")
    known = rules.masked(contacts.get(scene.db, scene.house.seal, me).phone)
    scene.reply_words("call-promised", when=_when(scene, owed), phone=known)
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


def list_card(scene: Scene, owed: Sequence[Callback]) -> Card:
    """待回访, a button each."""
    told = [
        scene.say("call-line", n=str(n), kind=scene.say(f"call-kind-{o.kind}"), name=_name(scene, o))
        for n, o in enumerate(owed, 1)
    ]
    buttons = [scene.button(f"{n}", "call.show", o.id, o.version) for n, o in enumerate(owed, 1)]
    grouped = tuple(tuple(buttons[i : i + 5]) for i in range(0, len(buttons), 5))
    return Card("\n".join(told), scene.say("call-list-title", n=len(owed)), grouped)


def card(scene: Scene, owed: Callback, first: str = "") -> Card:
    """Whom to call, about what, when; and what came of it."""
    text = lines(first, scene.say("call-who", name=_name(scene, owed)), _when_line(scene, owed), _about(scene, owed))
    title = scene.say(f"call-title-{owed.kind}")
    if owed.state == "done":
        settled = f"{owed.kind}-done" if owed.kind in RIGHTS and owed.outcome in MET else f"call-done-{owed.outcome}"
        return Card(scene.say(settled), title, subject=f"call:{owed.id}")
    return Card(text, title, rows(scene, owed.id, owed.version, *_buttons(scene, owed)), subject=f"call:{owed.id}")


def _buttons(scene: Scene, owed: Callback) -> list[list[Spec]]:
    contact = contacts.get(scene.db, scene.house.seal, owed.person)
    show: list[Spec] = [("call-show-phone", "call.phone")] if contact.phone or contact.home else []
    asks = "right.ask-" if owed.kind in RIGHTS else "call."  # what they want is asked once more before it is done
    met: list[Spec] = [("call-reached", f"{asks}reached")]
    if owed.kind != "human":
        met.append(("call-visited", f"{asks}visited"))
    return [show, met, [("call-missed", "call.missed")]]


def _name(scene: Scene, owed: Callback) -> str:
    return people.get(scene.db, scene.house.seal, owed.person).name or scene.say("call-nameless")


def _when(scene: Scene, owed: Callback) -> str:
    return scene.say(f"callback-when-{owed.slot}") if owed.slot else ""


def _when_line(scene: Scene, owed: Callback) -> str:
    """「什么时候：明天上午（11月24日 周二 09:00 起）」 – the reader may see it a day later."""
    if not owed.slot:
        return ""
    community = scene.house.town.community
    local = speak.local(owed.opened_at, community.zone)
    begins = rules.begins(owed.slot, local, community.working_hours)
    return scene.say("call-when", when=_when(scene, owed), clock=clock(scene, begins))


def _about(scene: Scene, owed: Callback) -> str:
    if owed.request is None:
        return ""
    request = requests.get(scene.db, owed.request)
    step = scene.say(f"short-{request.step}")
    what = scene.say("confirm-what", words=brief(scene, request.description, WORDS))
    return lines(f"{speak.about(scene, request)} {step}", what)


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


def press(scene: Scene, pressed: Pressed) -> None:
    """The buttons of these cards: whose they are is asked of the database, now."""
    owed = callbacks.get(scene.db, pressed.id)
    mine = owed.worker == scene.person.id and scene.person.has("worker") if owed.worker else scene.person.has("admin")
    if not mine:
        return scene.reply_words("not-yours")
    if owed.state != "open" or owed.version != pressed.version:
        return scene.reply(card(scene, owed))
    return STEPS[pressed.argument](scene, owed) if pressed.argument in STEPS else _rate(scene, owed, pressed.argument)


def _phone(scene: Scene, owed: Callback) -> None:
    contact = contacts.get(scene.db, scene.house.seal, owed.person)
    if contacts.disclose(scene.db, owed.person, f"callback:{owed.id}", scene.person.id, scene.now):
        audit.note(scene.db, scene.now, scene.person.id, "PhoneShown", f"person:{owed.person}", f"callback:{owed.id}")
    text = lines(
        scene.say("call-phone-is", phone=contact.phone) if contact.phone else "",
        scene.say("call-home-is", home=contact.home) if contact.home else "",
    )
    links_ = ((scene.say("call-dial"), f"tel:{contact.phone}"),) if contact.phone else ()
    scene.reply(Card(text, subject=f"phone:{owed.id}", links=links_), anew=True)


def _missed(scene: Scene, owed: Callback) -> None:
    """In vain: they are told, and it stays to be done."""
    audit.note(scene.db, scene.now, scene.person.id, "CallMissed", f"callback:{owed.id}")
    callbacks.missed(scene.db, owed)
    scene.reply(card(scene, callbacks.get(scene.db, owed.id), scene.say("call-missed-noted")))
    chat = people.last_chat(scene.db, owed.person)
    if chat is not None and owed.kind == "human":
        words = scene.as_(owed.person).say("call-missed-told", phone=speak.phone(scene, "office"))
        post(scene.db, scene.house, chat, Card(words), scene.now, priority=outbox.DISPATCH)


def _met(how: str) -> Callable[[Scene, Callback], None]:
    def met(scene: Scene, owed: Callback) -> None:
        if owed.kind == "rate":
            choices = [[(f"rate-{verb}", f"call.{verb}-{how}")] for verb in RATINGS]
            asked = Card(
                scene.say("call-answer"), scene.say("call-title-rate"), rows(scene, owed.id, owed.version, *choices,
                [("back", "call.show")]), subject=f"call:{owed.id}",
            )  # fmt: skip
            return scene.reply(asked)
        settle(scene, owed, how, scene.person.id)
        return scene.reply(card(scene, callbacks.get(scene.db, owed.id)))

    return met


def _rate(scene: Scene, owed: Callback, argument: str) -> None:
    """代录: their answer, as they gave it, with how it was heard."""
    verb, _, how = argument.partition("-")
    if owed.kind != "rate" or owed.request is None or verb not in RATINGS or how not in ("reached", "visited"):
        return scene.reply_words("button-unknown")
    request = requests.get(scene.db, owed.request)
    if request.step != HANDLED:
        return settle(scene, owed, "answered", scene.person.id)
    pressed, scene.edits = scene.edits, ""
    moves.make(scene, request, verb, reason=f"recorded-{how}")
    settle(scene, owed, how, scene.person.id)
    scene.edits = pressed
    return scene.reply(card(scene, callbacks.get(scene.db, owed.id)))


STEPS: dict[str, Callable[[Scene, Callback], None]] = {
    "show": lambda scene, owed: scene.reply(card(scene, owed)),
    "phone": _phone,
    "missed": _missed,
    "reached": _met("reached"),
    "visited": _met("visited"),
}
