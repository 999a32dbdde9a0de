"""The cards of open questions: one thing a message, buttons where there are choices, a way out in every state."""

from typing import Any

from flows.dialogue import Ask
from flows.limits import PHOTOS
from handlers import (
    bank_questions,
    broadcast_cards,
    emergency,
    meetings,
    neighbour_cards,
    reviews,
    statements,
    topic_questions,
    vote_talks,
    work_questions,
)
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import Spec, brief, lines, notice, rows, service_name, shorten

OWN = {**work_questions.CARDS, **bank_questions.CARDS, **topic_questions.CARDS}  # questions with a card of their own
PLACES = frozenset({"report-where", "urgent-where"})  # asked with a keyboard that can send the position
OPENING = 2  # things said in a first message (words and a photo): nobody has seen the notice before the card


def question(scene: Scene, ask: Ask[Any], dialogue: int, version: int, why: str = "") -> Card:
    """The card of an open question.  why: what could not be read in the last answer."""
    subject = f"dialogue:{dialogue}"
    wrong = scene.say(why) if why else ""
    if ask.name.startswith("broadcast-"):
        return broadcast_cards.question(scene, ask, dialogue, version, wrong)
    if ask.name.startswith(vote_talks.QUESTIONS):
        return vote_talks.question(scene, ask, dialogue, version, wrong)
    if ask.name.startswith("meet-"):
        return meetings.question(scene, ask, dialogue, version, wrong)
    if ask.name.startswith("say-"):
        return statements.question(scene, ask, dialogue, version, wrong)
    if ask.name == "report-confirm":
        return confirm(scene, ask, dialogue, version, wrong)
    if ask.name == "report-service":
        return _service_question(scene, ask, dialogue, version, wrong)
    if ask.name in OWN:
        return OWN[ask.name](scene, ask, dialogue, version, wrong)
    text = lines(wrong, _here(scene, ask), _parts(scene, ask), scene.say(ask.name))
    if ask.name in PLACES:
        got = scene.say("report-got-photos", n=ask.facts["photos"]) if ask.facts.get("photos") else ""
        out = (scene.say("cancel"), scene.say("call-human"))
        return Card(
            lines(wrong, got, scene.say(ask.name)), ask="location", ask_label=scene.say("send-location"), ways_out=out,
            subject=subject,
        )  # fmt: skip
    if ask.name == "urgent-now":
        return _urgent_question(scene, ask, dialogue, version)
    choices = [(f"{ask.name}-{choice}", f"a.{choice}") for choice in ask.expect.choices]
    if ask.name == "aid-long":
        choices = [(f"aid-{choice}", f"a.{choice}") for choice in ask.expect.choices]
    if ask.name == "behalf-consent":
        text = lines(wrong, scene.say("behalf-consent", name=ask.facts["whom"]), notice(scene))
    return Card(text, rows=rows(scene, dialogue, version, *([c] for c in choices), [_WAY_OUT]), subject=subject)


def _urgent_question(scene: Scene, ask: Ask[Any], dialogue: int, version: int) -> Card:
    """Is it happening now? – with the numbers on top, in case it is."""
    call = emergency.call_line(scene, ask.facts["hazard"])
    buttons = rows(scene, dialogue, version, [("urgent-now-now", "a.now")], [("urgent-now-calm", "a.calm")])
    return Card(scene.say("urgent-now"), call, buttons, subject=f"dialogue:{dialogue}")


_WAY_OUT: Spec = ("cancel", "cancel")


def _service_question(scene: Scene, ask: Ask[Any], dialogue: int, version: int, wrong: str) -> Card:
    named = [
        (scene.button(scene.say("report-service-other") if code == "other" else service_name(scene, code), f"a.{code}",
                      dialogue, version),)
        for code in ask.expect.choices
    ]  # fmt: skip
    heard = scene.say("report-heard", words=shorten(ask.facts["words"], 60)) if ask.facts["words"] else ""
    return Card(lines(wrong, heard, scene.say("report-service")), rows=tuple(named), subject=f"dialogue:{dialogue}")


def confirm(scene: Scene, ask: Ask[Any], dialogue: int, version: int, wrong: str) -> Card:
    """The one card before a request: what was understood, and one yes."""
    facts = ask.facts
    files = _files(scene, facts["photos"], facts["voices"])
    place = facts["place"]["text"] or scene.say("place-by-position")
    yes, no = ("submit", "drop") if facts["agreed"] else ("agree", "refuse")
    see = "publish" if facts["seen"] == "hide" else "hide"
    same, join = neighbour_cards.same(scene, facts["alike"], dialogue, version)
    text = lines(
        wrong,
        scene.say("confirm-what", words=brief(scene, facts["words"])),
        scene.say("confirm-where", place=place),
        scene.say("confirm-service", service=service_name(scene, facts["service"])),
        files,
        scene.say(f"confirm-seen-{facts['seen']}"),
        reviews.preview(scene, facts["words"]) if facts["seen"] == "publish" else "",
        "" if facts["agreed"] else "\n" + (notice(scene) if version <= OPENING else scene.say("notice-line")),
        same,
        scene.say("near-terms") if same and not facts["agreed"] else "",
    )
    buttons = rows(
        scene, dialogue, version,
        [(f"report-confirm-{yes}", f"a.{yes}")],
        [("report-confirm-change", "a.change"), (f"report-confirm-{no}", f"a.{no}")],
        [(f"report-confirm-{see}", f"a.{see}")],
    )  # fmt: skip
    whom = facts.get("behalf")
    title = scene.say("confirm-title-behalf", name=whom) if whom else scene.say("confirm-title")
    return Card(text, title=title, rows=join + buttons, subject=f"dialogue:{dialogue}")


def _files(scene: Scene, photos: int, voices: int) -> str:
    return lines(_photos(scene, photos), scene.say("confirm-voices", n=voices) if voices else "")


def _here(scene: Scene, ask: Ask[Any]) -> str:
    """Which building's poster was scanned."""
    building = scene.house.town.community.building(ask.facts.get("here", ""))
    return scene.say("report-here", place=building.name) if building else ""


def _parts(scene: Scene, ask: Ask[Any]) -> str:
    """The matters that one message seems to hold."""
    parts = ask.facts.get("parts", ())
    heard = scene.say("report-parts-heard") if parts else ""
    return lines(heard, *(f"{n}. {brief(scene, part)}" for n, part in enumerate(parts, 1)))


def _photos(scene: Scene, n: int) -> str:
    """How many came; where no more are taken, that too."""
    if n == PHOTOS:
        return scene.say("confirm-photos-most", n=n)
    return scene.say("confirm-photos", n=n) if n else ""
