"""The buttons of calls that are owed: a phone is shown, nobody answered, they said how it is (代录)."""

from collections.abc import Callable

from flows.request import HANDLED
from handlers import moves, speak
from handlers.buttons import Pressed
from handlers.callback_cards import card
from handlers.callbacks import settle
from handlers.card import Card
from handlers.scene import Scene, post
from handlers.speak import lines, rows
from storage import audit, callbacks, contacts, outbox, people, requests
from storage.callbacks import Callback

RATINGS = ("satisfied", "unsatisfied", "reopen")


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
