"""/quiet: when a person wants to be told what can wait, and what they do not want to hear at all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from flows.quiet import CHOICES, TOPICS, Habits
from handlers import speak
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import Spec, lines, rows
from storage import habits


def show(scene: Scene, rest: str) -> None:
    """/quiet."""
    scene.reply(card(scene), anew=True)


def card(scene: Scene) -> Card:
    """How it is now; a button for each thing that can be changed."""
    mine = _mine(scene)
    muted = "、".join(scene.say(f"topic-{topic}") for topic in TOPICS if topic in mine.muted)
    text = lines(
        scene.say("habits-never-quiet") if _never(mine) else scene.say("habits-quiet", **_hours(mine.quiet)),
        scene.say("habits-digest" if mine.digest else "habits-single", at=f"{mine.digest_at:%H:%M}"),
        scene.say("habits-muted", topics=muted) if muted else "",
        scene.say("habits-urgent"),
    )
    verbs = {topic: "unmute" if topic in mine.muted else "mute" for topic in TOPICS}
    mute: list[Spec] = [(f"{verb}-{topic}", f"habit.{verb}-{topic}") for topic, verb in verbs.items()]
    single: Spec = ("habits-to-single", "habit.single") if mine.digest else ("habits-to-digest", "habit.digest")
    buttons = rows(scene, 0, 0, [("habits-hours", "habit.hours"), single], *([spec] for spec in mute))
    return Card(text, scene.say("habits-title"), buttons, subject="habits")


def _press(scene: Scene, pressed: Pressed) -> None:
    what, _, which = pressed.argument.partition("-")
    if what == "hours" and not which:
        return scene.reply(_choices(scene))
    mine = _mine(scene)
    if what == "hours" and which.isdigit() and int(which) < len(CHOICES):
        start, end = CHOICES[int(which)]
        mine = replace(mine, quiet=(time(start), time(end)))
    elif what in ("digest", "single"):
        mine = replace(mine, digest=what == "digest")
    elif what in ("mute", "unmute") and which in TOPICS:
        mine = replace(mine, muted=mine.muted | {which} if what == "mute" else mine.muted - {which})
    elif what == "show":
        return scene.reply(card(scene))
    else:
        return scene.reply_words("button-unknown")
    habits.put(scene.db, scene.person.id, mine, scene.house.town.community.quiet_hours)
    return scene.reply(card(scene))


def _choices(scene: Scene) -> Card:
    """Quiet hours to choose from."""
    offered = tuple(
        (scene.button(_named(scene, (time(start), time(end))), f"habit.hours-{n}"),)
        for n, (start, end) in enumerate(CHOICES)
    )
    back = speak.rows(scene, 0, 0, [("back", "habit.show")])
    return Card(scene.say("habits-which-hours"), scene.say("habits-title"), offered + back, subject="habits")


def _named(scene: Scene, quiet: tuple[time, time]) -> str:
    start, end = quiet
    return scene.say("hours-never") if start == end else scene.say("hours", **_hours(quiet))


def _hours(quiet: tuple[time, time]) -> dict[str, str]:
    return {"start": f"{quiet[0]:%H:%M}", "end": f"{quiet[1]:%H:%M}"}


def _never(mine: Habits) -> bool:
    return mine.quiet[0] == mine.quiet[1]


def _mine(scene: Scene) -> Habits:
    return habits.get(scene.db, scene.person.id, scene.house.town.community.quiet_hours)


ACTIONS: dict[str, Callable[[Scene, Pressed], None]] = {"habit": _press}
COMMANDS: dict[str, Callable[[Scene, str], None]] = {"quiet": show}
