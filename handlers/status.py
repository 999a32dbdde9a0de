"""/status: what waits, what was set aside, what nobody knows the fate of – for admins (R6)."""

from datetime import datetime

from handlers import speak
from handlers.card import Card
from handlers.scene import Scene
from storage import inbox, outbox


def status(scene: Scene, rest: str) -> None:
    """Counts with the age of the oldest, a line each; nothing that is zero."""
    if not scene.person.has("admin"):
        return scene.reply_words("running-not-admin")
    lines = [_line(scene, f"running-inbox-{state}", *seen) for state, seen in inbox.oldest(scene.db).items()]
    lines += [_line(scene, f"running-outbox-{state}", *seen) for state, seen in outbox.oldest(scene.db).items()]
    said = speak.lines(*lines) or scene.say("running-all-sent")
    return scene.reply(Card(f"{said}\n\n{scene.say('running-kept')}", scene.say("running-title")), anew=True)


def _line(scene: Scene, key: str, n: int, since: datetime | None) -> str:
    return "" if since is None else scene.say(key, n=n, age=speak.age(scene, since))
