"""The questions of the volunteer bank that need a card of their own."""

from collections.abc import Callable
from typing import Any

from flows.dialogue import Ask
from handlers import aid_questions, shift_cards, volunteers
from handlers.card import Button, Card
from handlers.scene import Scene
from handlers.speak import lines, rows

Question = Callable[[Scene, Ask[Any], int, int, str], Card]


def several(scene: Scene, ask: Ask[Any], dialogue: int, version: int, wrong: str) -> Card:
    """Buttons that turn on and off, two in a row; the last one says that is all."""
    *options, enough = ask.expect.choices
    made = [_switch(scene, ask, option, dialogue, version) for option in options]
    pairs = tuple(tuple(made[n : n + 2]) for n in range(0, len(made), 2))
    done = rows(scene, dialogue, version, [("several-enough", f"a.{enough}")], [("cancel", "cancel")])
    return Card(lines(wrong, scene.say(ask.name)), rows=pairs + done, subject=f"dialogue:{dialogue}")


def _switch(scene: Scene, ask: Ask[Any], option: str, dialogue: int, version: int) -> Button:
    named = scene.house.town.community.skill(option) if ask.name == "volunteer-skills" else None
    label = named.name if named else _label(scene, ask.name, option)
    on = option in ask.facts["on"]
    return scene.button(f"✅ {label}" if on else label, f"a.{option}", dialogue, version)


def _label(scene: Scene, name: str, option: str) -> str:
    return volunteers.free(scene, option) if name == "volunteer-times" else scene.say(f"{name}-{option}")


CARDS: dict[str, Question] = {
    "aid-what": aid_questions.kinds,
    "aid-confirm": aid_questions.confirm,
    "plan-skill": shift_cards.skills,
    "plan-confirm": shift_cards.confirm,
    "volunteer-skills": several,
    "volunteer-times": several,
    "volunteer-languages": several,
}
