"""The questions of asking for help."""

from typing import Any

from flows.dialogue import Ask
from flows.volunteers.aid import LENGTHS
from flows.volunteers.asking import SPOKEN, moment
from handlers import hours, speak
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import brief, clock, lines, rows


def confirm(scene: Scene, ask: Ask[Any], dialogue: int, version: int, wrong: str) -> Card:
    """The one card before it is asked for."""
    facts = ask.facts
    skill = scene.house.town.community.skill(facts["skill"])
    at = moment(facts["at"])
    other = next(s for s in SPOKEN if s != facts["spoken"])
    text = lines(
        wrong,
        scene.say("aid-line-whom", name=facts["whom"]) if facts["whom"] else "",
        scene.say("aid-line-what", skill=skill.name if skill else ""),
        scene.say("aid-line-words", words=brief(scene, facts["words"], 300)),
        scene.say("aid-line-when", when=clock(scene, at) if at else scene.say("aid-when-any")),
        scene.say("aid-line-where", where=facts["place"]["text"]),
        scene.say("aid-line-long", hours=hours.said(scene, LENGTHS[facts["long"]])),
        scene.say("aid-line-dialect") if facts["spoken"] == "dialect-only" else "",
        scene.say("aid-free"),
        "" if facts["agreed"] else "\n" + speak.notice(scene),
    )
    yes = "aid-confirm-submit" if facts["agreed"] else "aid-confirm-agree"
    buttons = rows(
        scene, dialogue, version, [(yes, "a.submit")], [(f"aid-{other}", f"a.{other}"), ("aid-confirm-drop", "a.drop")]
    )
    return Card(text, scene.say("aid-confirm"), buttons, subject=f"dialogue:{dialogue}")


def kinds(scene: Scene, ask: Ask[Any], dialogue: int, version: int, wrong: str) -> Card:
    """What kind of help: the community's own words."""
    community = scene.house.town.community
    made = [
        scene.button(skill.name if skill else key, f"a.{key}", dialogue, version)
        for key in ask.expect.choices
        for skill in [community.skill(key)]
    ]
    pairs = tuple(tuple(made[n : n + 2]) for n in range(0, len(made), 2))
    out = rows(scene, dialogue, version, [("cancel", "cancel")])
    return Card(lines(wrong, scene.say("aid-what")), rows=pairs + out, subject=f"dialogue:{dialogue}")
