"""Talks about votes: calling one, entering papers, who may vote for a unit, objections to the roll."""

from collections.abc import Callable
from functools import partial
from typing import Any

from flows.deciding import convene, entering
from flows.deciding.topic import DISCUSS, NoReason, NotNow, NotYours
from flows.deciding.vote import Missing, Vote
from flows.dialogue import Ask, Talk
from flows.effects.votes import Authorise, CallVote, DeclareBox, EnterPaper
from flows.typed import typed
from handlers import letters, vote_cards, vote_rights, votes
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import lines, rows
from handlers.starts import Scripts, Start
from storage import ballots, dialogues, rolls, topics
from storage import votes as vote_rows
from storage.dialogues import Dialogue
from storage.rolls import RollLine

SCRIPTS: Scripts = {
    "vote": lambda scene, start: partial(convene.convene, str(start["title"]), tuple(start["options"])),
    "vote-paper": lambda scene, start: partial(entering.paper, int(start["options"])),
    "vote-box": lambda scene, start: entering.box,
    "vote-code": lambda scene, start: entering.owner,
    "vote-proxy": lambda scene, start: entering.proxy,
    "roll-object": lambda scene, start: partial(typed, "roll-object"),
    "roll-answer": lambda scene, start: partial(typed, "roll-answer-words"),
    "vote-cancel": lambda scene, start: partial(typed, "vote-cancel-why"),
    "vote-hurry": lambda scene, start: partial(typed, "vote-hurry-why"),
}


def _called(scene: Scene, dialogue: Dialogue, effect: CallVote) -> None:
    if not vote_rights.runs(scene):
        return scene.reply_words("not-yours")
    topic = int(dialogue.start["topic"])
    if topics.get(scene.db, topic).step != DISCUSS:
        return scene.reply_words("vote-not-discussed")
    made = vote_rows.of_topic(scene.db, topic) or votes.call(scene, topic, effect)  # somebody else may have called one
    return scene.reply(votes.manage(scene, made), anew=True)


def _entered(scene: Scene, dialogue: Dialogue, effect: EnterPaper) -> None:
    """A paper ballot; what was said about it is not kept in the talk."""
    dialogues.save(scene.db, scene.house.seal, dialogue.id, Talk(), "done", dialogue.subject, scene.now)
    vote = ballots.hold(scene.db, int(dialogue.start["vote"]))
    unit = vote_rights.unit(scene, vote.id, effect.unit)
    if "enters" not in votes.relations(scene, vote):
        return scene.reply_words("not-yours")
    if unit is None or not vote.enters_at(scene.now) or not vote.takes(effect.choice):
        return scene.reply_words("paper-no-unit" if vote.enters_at(scene.now) else "ballot-too-late")
    if not _room(scene, vote, unit):
        return scene.reply_words("paper-box-full", n=vote.box)
    reading = ballots.enter(
        scene.db, scene.house.seal, vote.id, unit.id, effect.choice, effect.scan, scene.person.id, scene.now
    )
    votes.note(scene, vote, "PaperEntered", f"unit:{unit.id}")
    scene.reply(Card(vote_cards.paper(scene, vote, unit, reading)), anew=True)
    for other in reading.choices if reading.differs else ():
        if other != scene.person.id:
            letters.write_to(scene, other, lambda theirs: Card(vote_cards.paper(theirs, vote, unit, reading)))
    return None


def _room(scene: Scene, vote: Vote, unit: RollLine) -> bool:
    """Before the close always; behind it what one of the two had entered, and as many as were said to lie in the box."""
    if vote.open_at(scene.now):
        return True
    known = {reading.unit for reading in ballots.readings(scene.db, scene.house.seal, vote.id)}
    return unit.id in known or len(ballots.late(scene.db, vote)) < vote.box


def _boxed(scene: Scene, dialogue: Dialogue, effect: DeclareBox) -> None:
    vote = ballots.hold(scene.db, int(dialogue.start["vote"]))
    if not vote_rights.runs(scene):
        return scene.reply_words("not-yours")
    try:
        moved = votes.box(scene, vote, effect.papers)
    except NotNow:
        return scene.reply_words("ballot-too-late")
    return scene.reply(votes.manage(scene, moved), anew=True)


def _authorised(scene: Scene, dialogue: Dialogue, effect: Authorise) -> None:
    vote = vote_rows.get(scene.db, int(dialogue.start["vote"]))
    unit = vote_rights.unit(scene, vote.id, effect.unit)
    if not vote_rights.runs(scene):
        return scene.reply_words("not-yours")
    if unit is None:
        return scene.reply_words("paper-no-unit")
    code = vote_rights.code(scene, vote, unit, effect.papers)
    said = scene.say("vote-code-is", unit=vote_cards.named(scene, unit), code=code)
    return scene.reply(Card(said, subject=vote_rights.code_card(unit)), anew=True)


APPLY: dict[type, Callable[[Scene, Dialogue, Any], None]] = {
    CallVote: _called,
    EnterPaper: _entered,
    Authorise: _authorised,
    DeclareBox: _boxed,
}


def _object(scene: Scene, start: Start, words: str) -> None:
    """名册异议: kept, and shown to who runs the vote."""
    unit = rolls.line(scene.db, int(start["unit"]))
    assert unit is not None
    vote = vote_rows.get(scene.db, unit.vote)
    if vote.step != "checking" or not rolls.may(scene.db, unit, scene.person.id, vote.rule.electorate):
        return scene.reply_words("roll-too-late")
    made = rolls.object_(scene.db, scene.house.seal, unit, scene.person.id, words[:600], scene.now)
    votes.note(scene, vote, "RollObjected", f"unit:{unit.id}")
    letters.write_to(scene, vote.by, lambda theirs: vote_cards.objection(theirs, vote, unit, made))
    return scene.reply_words("roll-objected")


def _answer(scene: Scene, start: Start, words: str) -> None:
    """Answered in writing (R69)."""
    found = rolls.objection(scene.db, scene.house.seal, int(start["objection"]))
    if found is None or not vote_rights.runs(scene):
        return scene.reply_words("not-yours")
    if not rolls.answer(scene.db, found.id, words[:600], scene.person.id, scene.now):
        return scene.reply_words("roll-answered-before")
    votes.note(scene, vote_rows.get(scene.db, found.vote), "RollObjectionAnswered", f"objection:{found.id}")
    letters.write_to(scene, found.person, lambda theirs: Card(theirs.say("roll-answered", words=words[:600])))
    return scene.reply_words("roll-answer-sent")


def _for_a_reason(step: Callable[[Scene, Vote, str], Vote]) -> Callable[[Scene, Start, str], None]:
    """A step of the vote for the reason typed, which is public: called off, or 临时通知 (R63)."""

    def typed(scene: Scene, start: Start, words: str) -> None:
        vote = vote_rows.get(scene.db, int(start["vote"]))
        try:
            moved = step(scene, vote, words[:600])
        except (NotYours, NotNow, NoReason, Missing):
            return scene.reply_words("stale-gone")
        return scene.reply(votes.manage(scene, moved), anew=True)

    return typed


TYPED: dict[str, Callable[[Scene, Start, str], None]] = {
    "roll-object": _object,
    "roll-answer-words": _answer,
    "vote-cancel-why": _for_a_reason(votes.cancel),
    "vote-hurry-why": _for_a_reason(votes.announce),
}


def question(scene: Scene, ask: Ask[Any], dialogue: int, version: int, wrong: str) -> Card:
    """The questions of these talks."""
    given = {name: str(value) for name, value in ask.facts.items()}
    if "preset" in given:
        given["preset"] = scene.say(f"vote-preset-{given['preset']}")
    text = lines(wrong, scene.say(ask.name, **given))
    choices = [[(f"{ask.name}-{choice}", f"a.{choice}")] for choice in ask.expect.choices]
    return Card(
        text, rows=rows(scene, dialogue, version, *choices, [("cancel", "cancel")]), subject=f"dialogue:{dialogue}"
    )


QUESTIONS = ("vote-", "paper-", "proxy-", "roll-")
