"""The questions of a worker's talks that need a card of their own."""

from collections.abc import Callable
from typing import Any

from flows.dialogue import Ask
from flows.work import PATROL
from handlers import more_cards
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import brief, called, lines, rows, service_name
from storage import requests


def stand_in(scene: Scene, ask: Ask[Any], dialogue: int, version: int, wrong: str) -> Card:
    """谁来代？"""
    named = tuple((scene.button(called(scene, int(w)), f"a.{w}", dialogue, version),) for w in ask.expect.choices)
    out = rows(scene, dialogue, version, [("cancel", "cancel")])
    return Card(lines(wrong, scene.say(ask.name)), rows=named + out, subject=f"dialogue:{dialogue}")


def old_tasks(scene: Scene, ask: Ask[Any], dialogue: int, version: int, wrong: str) -> Card:
    """手上的也交出去吗？"""
    choices = [[("leave-tasks-give", "a.give")], [("leave-tasks-keep", "a.keep")], [("cancel", "cancel")]]
    text = lines(wrong, scene.say("leave-tasks", n=ask.facts["tasks"]))
    return Card(text, rows=rows(scene, dialogue, version, *choices), subject=f"dialogue:{dialogue}")


def which_task(scene: Scene, ask: Ask[Any], dialogue: int, version: int, wrong: str) -> Card:
    """这是哪一单？ – the three likeliest tasks, and 巡查上报."""
    ids = [choice for choice in ask.expect.choices if choice != PATROL]
    named = tuple(
        (scene.button(more_cards.label(scene, requests.get(scene.db, int(id))), f"a.{id}", dialogue, version),)
        for id in ids
    )
    other = rows(scene, dialogue, version, [("patrol", f"a.{PATROL}"), ("cancel", "cancel")])
    return Card(lines(wrong, scene.say(ask.name)), rows=named + other, subject=f"dialogue:{dialogue}")


def mended(scene: Scene, ask: Ask[Any], dialogue: int, version: int, wrong: str) -> Card:
    """办好了吗？ – with what was understood."""
    facts = ask.facts
    text = lines(
        wrong,
        scene.say("confirm-what", words=brief(scene, facts["words"])),
        scene.say("confirm-where", place=facts["place"]["text"] or scene.say("place-by-position")),
        scene.say("confirm-service", service=service_name(scene, facts["service"])),
    )
    choices = [[("patrol-done-done", "a.done"), ("patrol-done-mine", "a.mine")], [("cancel", "a.drop")]]
    buttons = rows(scene, dialogue, version, *choices)
    return Card(text, scene.say("patrol-done"), buttons, subject=f"dialogue:{dialogue}")


Question = Callable[[Scene, Ask[Any], int, int, str], Card]
CARDS: dict[str, Question] = {
    "leave-stand-in": stand_in,
    "leave-tasks": old_tasks,
    "which-task": which_task,
    "patrol-done": mended,
}
