"""Meetings: called, signed in to by the code in the room – or by two members of staff for who has no phone –, minuted (R62)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from flows.deciding import meet
from flows.deciding.vote import ANNOUNCED, COUNTED, OPEN, PREPARED, Vote
from flows.dialogue import Ask
from flows.effects.votes import CallMeeting, KeepMinutes, SignFor
from flows.understanding.masking import mask
from handlers import vote_cards, vote_rights
from handlers.card import Card
from handlers.notices import Kind, Note
from handlers.scene import Scene
from handlers.speak import clock, lines, rows
from handlers.starts import Scripts, then
from storage import audit, codes, due, meetings, rolls
from storage import votes as vote_rows
from storage.db import us
from storage.dialogues import Dialogue
from storage.due import DueRow
from storage.meetings import Meeting

NEWS = "meet-news"
CODE = 6  # characters on the wall of the room
EARLY, LATE = timedelta(hours=2), timedelta(hours=12)  # people sign in around the beginning
LONGEST = 4000  # characters of minutes

SCRIPTS: Scripts = {
    "meet": lambda scene, start: partial(meet.call, scene.house.town, then(start)),
    "meet-minutes": lambda scene, start: meet.minutes,
    "meet-sign": lambda scene, start: meet.without_phone,
}


def _called(scene: Scene, dialogue: Dialogue, effect: CallMeeting) -> None:
    """Its code is told to who called it, once; everybody on the roll of its vote hears when and where."""
    if not vote_rights.runs(scene):
        return scene.reply_words("not-yours")
    topic, at = int(dialogue.start["topic"]), datetime.fromisoformat(effect.at)
    vote = assembly(scene, topic)
    if vote is not None and (vote.opens_at is None or at < vote.opens_at):
        key = "meet-announce-first" if vote.opens_at is None else "meet-too-early"
        return scene.reply_words(key, clock=clock(scene, vote.opens_at) if vote.opens_at else "")
    code = codes.drawn(CODE)
    made = meetings.create(
        scene.db,
        scene.house.seal,
        topic,
        vote.id if vote else None,
        at,
        mask(effect.place),
        code,
        scene.person.id,
        scene.now,
    )
    _note(scene, "MeetingCalled", made)
    if vote is not None:
        whom = rolls.people(scene.db, vote.id, vote.rule.electorate)
        due.put_many(scene.db, NEWS, f"meeting:{made.id}", scene.now, whom)
    scene.reply(card(scene, made), anew=True)
    return scene.reply(Card(scene.say("meet-code", code=code)), anew=True)


def assembly(scene: Scene, topic: int) -> Vote | None:
    """The vote that needs a meeting, if there is one."""
    vote = vote_rows.of_topic(scene.db, topic)
    return vote if vote is not None and vote.rule.meeting and vote.step in (PREPARED, ANNOUNCED, OPEN) else None


def _minuted(scene: Scene, dialogue: Dialogue, effect: KeepMinutes) -> None:
    met = meetings.get(scene.db, int(dialogue.start["meeting"]))
    if not vote_rights.runs(scene):
        return scene.reply_words("not-yours")
    meetings.minute(scene.db, met.id, mask(effect.words)[:LONGEST], effect.photos)
    _note(scene, "MeetingMinuted", met)
    return scene.reply(card(scene, meetings.get(scene.db, met.id)), anew=True)


def _signed(scene: Scene, dialogue: Dialogue, effect: SignFor) -> None:
    """代签到: counts when a second member of staff has seen them too."""
    met = meetings.get(scene.db, int(dialogue.start["meeting"]))
    if not may_sign_for(scene):
        return scene.reply_words("not-yours")
    line = vote_rights.unit(scene, met.vote, effect.unit) if met.vote is not None else None
    if met.vote is not None and line is None:
        return scene.reply_words("paper-no-unit")
    if not _time_to_sign(scene, met):
        return scene.reply_words("meet-not-now", clock=clock(scene, met.starts_at))
    key = line.key if line else effect.unit
    how = meetings.sign_for(scene.db, met.id, line.id if line else None, key, scene.person.id, scene.now)
    _note(scene, "SignedInFor", met, how)
    return scene.reply(Card(scene.say(f"meet-sign-{how}", unit=key)), anew=True)


APPLY: dict[type, Callable[[Scene, Dialogue, Any], None]] = {
    CallMeeting: _called,
    KeepMinutes: _minuted,
    SignFor: _signed,
}


def may_sign_for(scene: Scene) -> bool:
    """Staff, and no interested party (R70)."""
    return (vote_rights.runs(scene) or scene.person.has("worker")) and not scene.person.has("party")


def sign_in(scene: Scene, code: str) -> Meeting | None:
    """签到 by the code in the room; None = there is no such meeting now."""
    met = meetings.by_code(scene.db, scene.house.seal, code.strip().upper())
    if met is None or not _time_to_sign(scene, met):
        return None
    if meetings.sign_in(scene.db, met.id, scene.person.id, scene.now):
        _note(scene, "SignedIn", met)
    return met


def _time_to_sign(scene: Scene, met: Meeting) -> bool:
    vote = vote_rows.get(scene.db, met.vote) if met.vote is not None else None
    if vote is not None and vote.step in COUNTED:
        return False
    return met.starts_at - EARLY <= scene.now <= met.starts_at + LATE


def card(scene: Scene, met: Meeting) -> Card:
    """When, where, how many; for staff what can be done."""
    text = lines(
        scene.say("meet-at", clock=clock(scene, met.starts_at), place=met.place),
        scene.say("meet-signed", n=meetings.signed(scene.db, met.id)),
        scene.say("meet-minutes-are", words=met.minutes) if met.minutes else "",
        scene.say("meet-photos-are", n=len(met.photos)) if met.photos else "",
    )
    buttons = rows(scene, met.id, 0, [("meet-sign", "meet.sign")]) if may_sign_for(scene) else ()
    if vote_rights.runs(scene):
        buttons += rows(scene, met.id, 0, [("meet-write", "meet.minutes")])
    return Card(text, scene.say("meet-title", n=str(met.id)), buttons, subject=f"meeting:{met.id}")


def question(scene: Scene, ask: Ask[Any], dialogue: int, version: int, wrong: str) -> Card:
    """The questions of these talks."""
    given = {name: str(value) for name, value in ask.facts.items()}
    if "at" in given:
        given["at"] = clock(scene, datetime.fromisoformat(given["at"]))
    choices = [[(f"{ask.name}-{choice}", f"a.{choice}")] for choice in ask.expect.choices]
    buttons = rows(scene, dialogue, version, *choices, [("cancel", "cancel")])
    return Card(lines(wrong, scene.say(ask.name, **given)), rows=buttons, subject=f"dialogue:{dialogue}")


def news(scene: Scene, row: DueRow) -> Note | None:
    """There will be a meeting."""
    met = meetings.get(scene.db, row.number)
    if met.starts_at < scene.now:
        return None
    vote = vote_rows.get(scene.db, met.vote) if met.vote is not None else None
    said = scene.say("meet-news", clock=clock(scene, met.starts_at), place=met.place)
    return Note(lines(said, vote_cards.hurried(scene, vote) if vote else ""), "meet.show", met.id)


def _note(scene: Scene, verb: str, met: Meeting, detail: str = "") -> None:
    audit.note(scene.db, scene.now, scene.person.id, verb, f"meeting:{met.id}", detail or f"at:{us(met.starts_at)}")


NOTICES = {NEWS: Kind(news, "broadcasts")}
