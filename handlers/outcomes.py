"""What the effects of a finished talk do.  Facts are remembered in the scene and told at the end of the unit.

Effects that begin another talk are not here: handlers/talk.py begins talks."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from flows.broadcast import NotNow, NotYours
from flows.effects.broadcasts import DraftBroadcast, ReviewAlone, ScheduleBroadcast
from flows.effects.persons import AskCall, AskRights, FileFor, Personal, SaveName, SavePhone
from flows.effects.requests import Handle, Join, OpenRequest, Refused, SetPlace, Supplement
from flows.effects.talk import Say, Typed
from flows.effects.topics import AgreeInstead, Propose, StateOpinion
from flows.effects.work import HandleOne
from flows.facts import row
from handlers import (
    bank,
    broadcasts,
    bulletin,
    consent,
    meetings,
    moves,
    neighbours,
    persons_apply,
    persons_rights,
    speak,
    statements,
    topic_typed,
    topics,
    vote_talks,
    waiting,
    work,
)
from handlers.card import Card
from handlers.scene import Scene
from handlers.typed import TYPED
from storage import broadcasts as broadcast_rows
from storage import dialogues, outbox, requests
from storage.dialogues import Dialogue

Outcome = Callable[[Scene, Dialogue, Any], None]


def _agree(scene: Scene, agreed: bool) -> None:
    """The notice was agreed to with the same button; what needs a button of its own is asked when all else is said."""
    if agreed:
        consent.agreed(scene)
        scene.afterwards = consent.ask_abroad


def about(scene: Scene, dialogue: Dialogue, subject: str) -> None:
    """Remember what a finished dialogue became; its pressed card becomes the subject's living card."""
    dialogues.became(scene.db, dialogue.id, subject)
    if scene.edits:
        outbox.file_card(scene.db, scene.chat, subject, scene.edits, media=False)


def _open(scene: Scene, dialogue: Dialogue, effect: OpenRequest) -> None:
    _agree(scene, effect.agreed)
    request = moves.open_request(scene, effect)
    about(scene, dialogue, f"request:{request.id}")


def _join(scene: Scene, dialogue: Dialogue, effect: Join) -> None:
    _agree(scene, effect.agreed)
    neighbours.join(scene, effect)
    dialogues.became(scene.db, dialogue.id, f"request:{effect.request}")


def _file_for(scene: Scene, dialogue: Dialogue, effect: FileFor) -> None:
    about(scene, dialogue, f"request:{persons_apply.file_for(scene, effect).id}")


def _propose(scene: Scene, dialogue: Dialogue, effect: Propose) -> None:
    _agree(scene, effect.agreed)
    about(scene, dialogue, topics.create(scene, effect, str(dialogue.start.get("origin", ""))).subject)


def _personal(scene: Scene, dialogue: Dialogue, effect: Personal) -> None:
    persons_apply.apply(scene, effect)
    waiting.back(scene)


def _supplement(scene: Scene, dialogue: Dialogue, effect: Supplement) -> None:
    moves.supplement(scene, requests.get(scene.db, row(dialogue.subject)), effect)


def _handle(scene: Scene, dialogue: Dialogue, effect: Handle) -> None:
    request = requests.get(scene.db, row(dialogue.subject))
    moves.tried(scene, request, "handle", reason=effect.reason, photos=effect.photos)


def _handle_one(scene: Scene, dialogue: Dialogue, effect: HandleOne) -> None:
    dialogues.became(scene.db, dialogue.id, f"request:{effect.request}")
    work.handled(scene, effect)


def _set_place(scene: Scene, dialogue: Dialogue, effect: SetPlace) -> None:
    """It is said back, in a new message: the keyboard that could send the position goes with it."""
    placed = moves.place(scene, requests.get(scene.db, row(dialogue.subject)), effect.place)
    scene.reply(Card(scene.say("place-noted", place=speak.where(scene, placed)), unask=True), anew=True)


def _refused(scene: Scene, dialogue: Dialogue, effect: Refused) -> None:
    bulletin.refused(scene)


def _typed(scene: Scene, dialogue: Dialogue, effect: Typed) -> None:
    if dialogue.flow == "topic-typed":
        return topic_typed.typed(scene, dialogue.subject, dialogue.start, effect)
    return TYPED[effect.question](scene, dialogue.start, effect.words)


def _broadcast(scene: Scene, dialogue: Dialogue, effect: DraftBroadcast | ReviewAlone | ScheduleBroadcast) -> None:
    """A draft; or its author decides alone, with a typed reason; or when: the card with what follows comes anew."""
    if isinstance(effect, DraftBroadcast):
        return broadcasts.draft(scene, effect)
    known = broadcast_rows.get(scene.db, row(dialogue.subject))
    try:
        if isinstance(effect, ScheduleBroadcast):
            moved = broadcasts.make(scene, known, "schedule", at=datetime.fromisoformat(effect.at))
        else:
            moved = broadcasts.make(scene, known, "review", reason=effect.reason)
    except (NotNow, NotYours):
        return scene.reply_words("stale-gone")
    return scene.reply(broadcasts.manage(scene, moved), anew=True)


def _say(scene: Scene, dialogue: Dialogue, effect: Say) -> None:
    scene.reply(Card(scene.say(effect.key, **effect.args)))


def _plain(act: Callable[[Scene, Any], None]) -> Outcome:
    """One that needs nothing of the talk."""
    return lambda scene, dialogue, effect: act(scene, effect)


def _of_subject(act: Callable[[Scene, str, Any], None]) -> Outcome:
    """One that needs nothing of the talk but what it is about."""
    return lambda scene, dialogue, effect: act(scene, dialogue.subject, effect)


OUTCOMES: dict[type, Outcome] = {
    OpenRequest: _open,
    Join: _join,
    FileFor: _file_for,
    AskCall: _personal,
    AskRights: lambda scene, dialogue, effect: persons_rights.asked(scene, dialogue, effect),
    SaveName: _personal,
    SavePhone: _personal,
    Supplement: _supplement,
    Handle: _handle,
    HandleOne: _handle_one,
    SetPlace: _set_place,
    Refused: _refused,
    DraftBroadcast: _broadcast,
    ReviewAlone: _broadcast,
    ScheduleBroadcast: _broadcast,
    Say: _say,
    Typed: _typed,
    Propose: _propose,
    **vote_talks.APPLY,
    **meetings.APPLY,
    StateOpinion: lambda scene, dialogue, effect: statements.said(scene, dialogue, effect),
    AgreeInstead: lambda scene, dialogue, effect: statements.agreed(scene, dialogue, effect),
    **{effect: _plain(act) for effect, act in bank.APPLY.items()},
    **{effect: _of_subject(act) for effect, act in (*work.APPLY.items(), *topic_typed.APPLY.items())},
}
