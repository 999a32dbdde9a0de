"""找人工, in every state: the office's number, and – if they like – a call from us at a time they choose."""

from flows.callback import slots
from handlers import callback_presses, speak, talk, waiting
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import lines, rows
from storage import contacts


def human(scene: Scene, rest: str = "") -> None:
    """Whom to call, and 请打给我."""
    text = lines(scene.say("human", phone=speak.phone(scene, "office")), scene.say("human-call"))
    scene.reply(Card(text, rows=rows(scene, 0, 0, [("call-me", "call.me")])), anew=True)


def _call(scene: Scene, pressed: Pressed) -> None:
    """请打给我, or a button of a callback's card."""
    if pressed.argument == "me":
        ask(scene)
    else:
        callback_presses.press(scene, pressed)


def ask(scene: Scene) -> None:
    """Which number, when.  What was being said waits meanwhile."""
    community = scene.house.town.community
    offered = slots(speak.local(scene.now, community.zone), community.working_hours)
    known = bool(contacts.get(scene.db, scene.house.seal, scene.person.id).phone)
    scene.edits = ""
    waiting.shelve(scene)
    talk.start(scene, "callback", offered=list(offered), known=known)


ACTIONS = {"call": _call}
TYPED = {"call-human": human, "typed-phone": human}
