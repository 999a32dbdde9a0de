"""/volunteer and its buttons; what admins say about guardians and proofs."""

from dataclasses import asdict

from flows.volunteers.offer import PENDING
from handlers import bank, letters, talk, volunteers
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.scene import Handler, Scene
from handlers.speak import rows
from storage import audit
from storage import volunteers as stored


def volunteer(scene: Scene, rest: str = "") -> None:
    """/volunteer: the own card; for who has never signed up, the sign-up."""
    mine = stored.get(scene.db, scene.person.id)
    if mine is None:
        return begin(scene)
    return scene.reply(volunteers.card(scene, mine), anew=True)


def begin(scene: Scene) -> None:
    """Signing up, or changing what was said."""
    talk.start(scene, "volunteer", known=asdict(volunteers.known(scene)))


def _press(scene: Scene, pressed: Pressed) -> None:
    mine, what = stored.get(scene.db, scene.person.id), pressed.argument
    if mine is None or what not in ("show", "change", "prove", "pause", "resume", "leave", "leave-yes"):
        return scene.reply_words("not-yours")
    if what in ("change", "prove"):
        scene.edits = ""
        return begin(scene) if what == "change" else talk.start(scene, "volunteer-proof")
    if what == "leave":
        buttons = rows(scene, 0, mine.version, [("volunteer-leave-yes", "vol.leave-yes")], [("back", "vol.show")])
        return scene.reply(Card(scene.say("volunteer-leave-sure"), rows=buttons, subject="volunteer"))
    verb = what.partition("-")[0]
    if what != "show" and mine.version == pressed.version and volunteers.step(scene, mine, verb) and verb == "leave":
        bank.let_go(scene)
    now = stored.get(scene.db, scene.person.id)
    assert now is not None, "nobody takes the row away"
    return scene.reply(volunteers.card(scene, now))


def _guardian(scene: Scene, pressed: Pressed) -> None:
    """What the guardian said on the phone, written down by an admin – never about oneself."""
    if not scene.person.has("admin") or pressed.id == scene.person.id:
        return scene.reply_words("not-yours")
    theirs = stored.get(scene.db, pressed.id)
    if theirs is None or theirs.state != PENDING or pressed.argument not in ("yes", "no"):
        return scene.reply(Card(scene.say("volunteer-decided")))
    volunteers.step(scene, theirs, "guardian" if pressed.argument == "yes" else "refuse")
    answer = f"volunteer-guardian-said-{pressed.argument}"
    letters.write_to(scene, pressed.id, lambda other: Card(other.say(answer)))
    return scene.reply(Card(scene.say("volunteer-noted")))


def _proof(scene: Scene, pressed: Pressed) -> None:
    """Is the proof good?"""
    shown = stored.offered(scene.db, pressed.id)
    if not scene.person.has("admin") or shown is None or shown.person == scene.person.id:
        return scene.reply_words("not-yours")
    state = pressed.argument if pressed.argument in ("fit", "refused") else ""
    if not state or not stored.decide(scene.db, shown.id, state, scene.person.id, scene.now):
        return scene.reply(Card(scene.say("volunteer-decided")))
    audit.note(scene.db, scene.now, scene.person.id, f"proof-{state}", f"person:{shown.person}", shown.skill)
    letters.write_to(scene, shown.person, lambda other: Card(other.say(f"volunteer-proof-{state}")))
    return scene.reply(Card(scene.say("volunteer-noted")))


ACTIONS: dict[str, Handler] = {"vol": _press, "guardian": _guardian, "proof": _proof}
COMMANDS = {"volunteer": volunteer}
