"""/meet CODE and the buttons of meetings."""

from collections.abc import Callable

from flows.deciding.topic import DISCUSS
from handlers import meetings, speak, talk, vote_rights
from handlers.buttons import Pressed
from handlers.scene import Scene
from storage import attempts, topics
from storage import meetings as stored


def meet(scene: Scene, rest: str) -> None:
    """/meet CODE: I am here."""
    if not rest:
        return scene.reply_words("meet-how")
    if not attempts.may_try(scene.db, scene.person.id, scene.now):
        return scene.reply_words("code-too-often", phone=speak.phone(scene, "office"))
    met = meetings.sign_in(scene, rest)
    if met is None:
        attempts.wrong(scene.db, scene.person.id, scene.now)
        return scene.reply_words("meet-code-wrong")
    scene.reply_words("meet-signed-in")
    return scene.reply(meetings.card(scene, met), anew=True)


def _press(scene: Scene, pressed: Pressed) -> None:
    if pressed.argument == "new":
        return _new(scene, pressed.id)
    met = stored.get(scene.db, pressed.id)
    if pressed.argument == "show":
        return scene.reply(meetings.card(scene, met), anew=True)
    may = {"sign": meetings.may_sign_for, "minutes": vote_rights.runs}.get(pressed.argument)
    if may is None or not may(scene):
        return scene.reply_words("not-yours" if may else "button-unknown")
    scene.edits = ""
    return talk.start(scene, f"meet-{pressed.argument}", f"meeting:{met.id}", meeting=met.id)


def _new(scene: Scene, topic: int) -> None:
    """[开会] on a topic's card."""
    if not vote_rights.runs(scene):
        return scene.reply_words("not-yours")
    if topics.get(scene.db, topic).step != DISCUSS:
        return scene.reply_words("vote-not-discussed")
    scene.edits = ""
    zone = scene.house.town.community.zone
    return talk.start(scene, "meet", f"topic:{topic}", topic=topic, now=speak.local(scene.now, zone).isoformat())


ACTIONS: dict[str, Callable[[Scene, Pressed], None]] = {"meet": _press}
COMMANDS: dict[str, Callable[[Scene, str], None]] = {"meet": meet}
