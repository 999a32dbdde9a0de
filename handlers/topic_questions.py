"""The questions of topics' dialogues that need a card of their own: labels out of the neighbourhood, and the preview."""

from collections.abc import Callable
from typing import Any

from flows.deciding.propose import SECOND
from flows.dialogue import Ask
from flows.understanding.masking import mask
from handlers import topic_cards
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import lines, notice, person, rows
from storage import topics


def _labelled(label: Callable[[Scene, Ask[Any], str], str]) -> "Question":
    def card(scene: Scene, ask: Ask[Any], dialogue: int, version: int, wrong: str) -> Card:
        given = {key: str(value) for key, value in ask.facts.items() if isinstance(value, str)}
        chosen = tuple(
            (scene.button(label(scene, ask, choice), f"a.{choice}", dialogue, version),)
            for choice in ask.expect.choices
        )
        out = rows(scene, dialogue, version, [("cancel", "cancel")])
        return Card(lines(wrong, scene.say(ask.name, **given)), rows=chosen + out, subject=f"dialogue:{dialogue}")

    return card


def _similar(scene: Scene, ask: Ask[Any], choice: str) -> str:
    if choice == "new":
        return scene.say("propose-alike-new")
    return scene.say("propose-alike-second", title=topics.get(scene.db, int(choice.removeprefix(SECOND))).title)


def _option(scene: Scene, ask: Ask[Any], choice: str) -> str:
    return scene.say("option-which-new") if choice == "new" else scene.say("option-which-n", n=choice)


def _owner(scene: Scene, ask: Ask[Any], choice: str) -> str:
    kind, _, who = ask.facts["offered"][int(choice)].partition(":")
    return person(scene, int(who)) if kind == "worker" else who


def _plain(scene: Scene, ask: Ask[Any], choice: str) -> str:
    return scene.say(f"{ask.name}-{choice}")


def confirm(scene: Scene, ask: Ask[Any], dialogue: int, version: int, wrong: str) -> Card:
    """What everybody will read, masked (R57), before the yes – which says yes to the notice too."""
    facts = ask.facts
    unfit = scene.house.town.unfit(f"{facts['title']}。{facts['why']}")
    text = lines(
        wrong,
        scene.say("propose-shown", title=mask(facts["title"])),
        mask(facts["why"]),
        scene.say("topic-area", area=topic_cards.area(scene, facts["area"])),
        scene.say("report-got-photos", n=facts["photos"]) if facts["photos"] else "",
        scene.say("propose-public"),
        scene.say("propose-held") if unfit else "",
        "" if facts["agreed"] else notice(scene),
    )
    choices = [[(f"propose-confirm-{choice}", f"a.{choice}")] for choice in ask.expect.choices]
    return Card(
        text, scene.say("propose-confirm"), rows(scene, dialogue, version, *choices), subject=f"dialogue:{dialogue}"
    )


Question = Callable[[Scene, Ask[Any], int, int, str], Card]
CARDS: dict[str, Question] = {
    "propose-alike": _labelled(_similar),
    "propose-why": _labelled(_plain),
    "propose-area": _labelled(lambda scene, ask, choice: topic_cards.area(scene, ask.facts["offered"][int(choice)])),
    "propose-confirm": confirm,
    "option-which": _labelled(_option),
    "item-owner": _labelled(_owner),
}
