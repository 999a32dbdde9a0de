"""What is seen of a call that is owed (待回访): the list, and a card each."""

from collections.abc import Sequence
from datetime import timedelta

from flows import callback as rules
from flows.consent import ANSWER_DAYS, RIGHTS
from handlers import speak
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import Spec, brief, clock, lines, rows
from storage import contacts, people, requests
from storage.callbacks import Callback

WORDS = 200  # characters of a request on a card


MET = ("reached", "visited")  # they were asked, and said yes


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


def when(scene: Scene, owed: Callback) -> str:
    return scene.say(f"callback-when-{owed.slot}") if owed.slot else ""


def _when_line(scene: Scene, owed: Callback) -> str:
    """「什么时候：明天上午（11月24日 周二 09:00 起）」 – the reader may see it a day later."""
    if not owed.slot:
        return ""
    community = scene.house.town.community
    local = speak.local(owed.opened_at, community.zone)
    begins = rules.begins(owed.slot, local, community.working_hours)
    return scene.say("call-when", when=when(scene, owed), clock=clock(scene, begins))


def _about(scene: Scene, owed: Callback) -> str:
    if owed.kind in RIGHTS:
        return scene.say("rights-until", day=speak.day(scene, owed.opened_at + timedelta(days=ANSWER_DAYS)))
    if owed.request is None:
        return ""
    request = requests.get(scene.db, owed.request)
    step = scene.say(f"short-{request.step}")
    what = scene.say("confirm-what", words=brief(scene, request.description, WORDS))
    return lines(f"{speak.about(scene, request)} {step}", what)
