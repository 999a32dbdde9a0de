"""/settings, and the words that work like its buttons (字大一点)."""

from collections.abc import Callable

from handlers import consent, persons_link, talk
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import lines, rows
from storage import people


def settings(scene: Scene, rest: str = "") -> None:
    """What can be set, one button each."""
    mode = "on" if scene.person.simple else "off"
    text = lines(
        scene.say("settings-language", named=scene.say("language-name")),
        scene.say(f"settings-simple-{mode}"),
        scene.say("settings-name", name=scene.person.name or scene.say("data-nothing")),
    )
    buttons = rows(
        scene, 0, 0, [(f"simple-{mode}", f"set.simple-{mode}")],
        [("settings-to-language", "language"), ("data-rename", "set.name")],
        [("settings-to-link", "set.link"), ("settings-to-privacy", "set.privacy")],
        [("settings-to-quiet", "habit.show"), ("data-open", "me.data")],
    )  # fmt: skip
    scene.reply(Card(text, scene.say("settings-title"), buttons), anew=True)


def larger(scene: Scene, rest: str = "") -> None:
    """字大一点."""
    _set_simple(scene, True)


def smaller(scene: Scene, rest: str = "") -> None:
    """字小一点."""
    _set_simple(scene, False)


def _set_simple(scene: Scene, simple: bool) -> None:
    """大字简明: large letters on the page, one button a line with its number."""
    people.simply(scene.db, scene.person.id, simple)
    scene.person = people.get(scene.db, scene.house.seal, scene.person.id)
    where = "web" if scene.said.channel == "web" else "phone"
    scene.reply_words(f"simple-now-{where}" if simple else "simple-ended")


CHOICES: dict[str, Callable[[Scene], None]] = {
    "simple-off": larger,
    "simple-on": smaller,
    "name": lambda scene: talk.start(scene, "rename"),
    "link": persons_link.link,
    "privacy": consent.privacy,
}


def _set(scene: Scene, pressed: Pressed) -> None:
    scene.edits = ""
    if (choice := CHOICES.get(pressed.argument)) is not None:
        choice(scene)


ACTIONS = {"set": _set}
COMMANDS = {"settings": settings}
TYPED = {"typed-larger": larger, "typed-smaller": smaller}
