"""Dialogues: from what was said to a stored turn, a question card, or applied effects."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from flows import announce, follow_up, limits
from flows import behalf as behalf_flow
from flows import callback as callback_flow
from flows import urgent as urgent_flow
from flows import work as work_flow
from flows.broadcast import NotNow, NotYours
from flows.deciding import saying
from flows.dialogue import BURST, Item, Script, Turn, amend, begin, turns
from flows.effects import (
    AgreeInstead,
    AskCall,
    Begin,
    Calm,
    DraftBroadcast,
    Effect,
    FileFor,
    Handle,
    HandleOne,
    Join,
    OpenRequest,
    OpenUrgent,
    Personal,
    Propose,
    Refused,
    ReviewAlone,
    SaveName,
    SavePhone,
    Say,
    ScheduleBroadcast,
    SetPlace,
    StateOpinion,
    Supplement,
    Typed,
)  # fmt: skip
from flows.patrol import patrol
from flows.report import report
from flows.said import Said
from flows.typed import typed
from flows.understanding.places import Place
from flows.volunteers.planning import Count
from handlers import (
    bank,
    broadcasts,
    bulletin,
    consent,
    emergency,
    meetings,
    moves,
    neighbours,
    persons_apply,
    questions,
    speak,
    statements,
    topic_scripts,
    topic_typed,
    topics,
    vote_talks,
    work,
)
from handlers.card import Card
from handlers.house import NOTICE
from handlers.scene import Scene, post
from handlers.typed import TYPED
from storage import broadcasts as broadcast_rows
from storage import dialogues, media, outbox, requests
from storage.dialogues import Dialogue

Start = dict[str, Any]
DRAFT_LIFE = timedelta(hours=24)
QUOTES = (
    "broadcast",
    "broadcast-reason",
    "option",
    "result",
    "item",
    "topic-typed",
    "vote",
    "vote-cancel",
    "vote-hurry",
    "meet-minutes",
)  # what is written here is meant for others: no cry for help
ALBUM = 10.0  # seconds in which the pieces of an album arrive

SCRIPTS: dict[str, Callable[[Scene, Start], Callable[[], Script]]] = {
    "report": lambda scene, start: partial(
        report, scene.house.town, bool(start.get("agreed")), neighbours.alike(scene), str(start.get("here", ""))
    ),
    "supplement": lambda scene, start: follow_up.supplement,
    "reopened": lambda scene, start: follow_up.reopened,
    "handle": lambda scene, start: follow_up.handle,
    "urgent": lambda scene, start: partial(urgent_flow.uncertain, scene.house.town, str(start.get("hazard", ""))),
    "grant-why": lambda scene, start: partial(typed, "grant-why"),
    "canned-words": lambda scene, start: partial(typed, "canned-words"),
    "broadcast": lambda scene, start: partial(
        announce.announce, scene.house.town.community, int(start.get("groups", 0)), _subjects(start)
    ),
    "broadcast-when": lambda scene, start: partial(announce.when, scene.house.town, _then(start)),
    "broadcast-reason": lambda scene, start: announce.alone,
    "whereabouts": lambda scene, start: partial(urgent_flow.whereabouts, scene.house.town),
    "callback": lambda scene, start: partial(callback_flow.callback, tuple(start["offered"]), bool(start["known"])),
    "rename": lambda scene, start: callback_flow.rename,
    "rephone": lambda scene, start: partial(callback_flow.rephone, bool(start["known"])),
    "behalf": lambda scene, start: partial(behalf_flow.behalf, scene.house.town),
    "hold": lambda scene, start: partial(work_flow.hold, scene.house.town, _then(start)),
    "extend": lambda scene, start: partial(
        work_flow.extend, scene.house.town, _then(start), date.fromisoformat(start["due"])
    ),
    "leave": lambda scene, start: partial(
        work_flow.leave, scene.house.town, _then(start), tuple(start["colleagues"]), int(start["tasks"])
    ),
    "photo": lambda scene, start: partial(work_flow.photo_first, tuple(start["tasks"])),
    "patrol": lambda scene, start: partial(patrol, scene.house.town),
    **topic_scripts.SCRIPTS,
    **vote_talks.SCRIPTS,
    **meetings.SCRIPTS,
    "say": lambda scene, start: partial(
        saying.say, statements.near(scene, int(start["topic"])), statements.shown(scene)
    ),
    **bank.SCRIPTS,
}


def _subjects(start: Start) -> announce.Subjects:
    """Topics and shifts as they were when the talk began."""
    told = start.get("subjects", {})
    return {audience: tuple(tuple(one) for one in told.get(audience, ())) for audience in announce.NOTHING}


def _then(start: Start) -> datetime:
    """When the talk began, as it was recorded: 明天 means the same day however often it is replayed."""
    return datetime.fromisoformat(start["now"])


def items(scene: Scene, papers: bool = False) -> list[Item]:
    """What was said, as material.  Files become media rows that the media loop will fetch.  papers: documents too."""
    said, at = scene.said, scene.said.said_at.timestamp()
    made = (
        [Item("words", said.text, said.message_id, at, said.album)] if said.text else []
    )  # they say what the files show
    made += [
        Item("photo" if m.kind == "photo" else "voice", _want(scene, m.kind, m.ref), said.message_id, at, said.album)
        for m in said.media
        if m.kind in ("photo", "voice")
    ]
    made += [
        Item("document", _want(scene, m.kind, m.ref), said.message_id, at)
        for m in said.media
        if m.kind == "document" and papers
    ]
    if said.location:
        made.append(Item("location", [said.location.lat, said.location.long], said.message_id, at))
    return made


def _want(scene: Scene, kind: str, ref: str) -> int:
    return media.want(scene.db, scene.house.seal, kind, scene.said.channel, ref, scene.person.id, scene.now)


def start(scene: Scene, flow: str, subject: str = "", material: list[Item] | None = None, **recorded: Any) -> None:
    """Begin a dialogue with what has been said; an older one here is let go."""
    drop(scene)
    recorded = {"agreed": scene.person.agreed_version >= NOTICE, **recorded}
    first = begin(SCRIPTS[flow](scene, recorded), material or [])
    id = dialogues.begin(
        scene.db, scene.house.seal, scene.chat, scene.person.id, flow, subject, recorded, first.talk, scene.now
    )
    stored = Dialogue(id, flow, subject, recorded, first.talk, "open", "", scene.now)
    if first.open:
        ask(scene, stored, first)
    else:
        settle(scene, stored, first)


def current(scene: Scene) -> Dialogue | None:
    """The dialogue that is open or parked here; one left alone for a day is let go (R37)."""
    known = dialogues.open_one(scene.db, scene.house.seal, scene.chat, scene.person.id)
    if known is not None and scene.now - known.touched_at > DRAFT_LIFE:
        drop(scene)
        return None
    return known


def hear(scene: Scene, dialogue: Dialogue, material: list[Item]) -> None:
    """Something said into an open dialogue."""
    script = SCRIPTS[dialogue.flow](scene, dialogue.start)
    settle(scene, dialogue, turns(script, dialogue.talk, material))


def rehear(scene: Scene, dialogue: Dialogue) -> bool:
    """An edited message of the open dialogue: told again with the new words.  False when it is none of its messages."""
    heard = {(i.message, i.kind) for i in dialogue.talk.material}
    said = [i for i in items(scene) if i.kind == "words" and (i.message, i.kind) in heard]
    if not said:
        return False
    script = SCRIPTS[dialogue.flow](scene, dialogue.start)
    before = next(i for i in dialogue.talk.material if i.message == said[0].message and i.kind == "words")
    now = amend(script, dialogue.talk, replace(said[0], at=before.at, asked=before.asked), {})
    settle(scene, dialogue, replace(now, joined=True))
    return True


def settle(scene: Scene, dialogue: Dialogue, now: Turn) -> None:
    """Store where the dialogue stands, then ask its question or apply its effects."""
    state = "open" if now.open else "done"
    dialogues.save(scene.db, scene.house.seal, dialogue.id, now.talk, state, dialogue.subject, scene.now)
    if now.open:
        ask(scene, replace(dialogue, talk=now.talk), now)
        return
    for effect in now.effects:
        apply(scene, dialogue, effect)


def ask(scene: Scene, dialogue: Dialogue, now: Turn) -> None:
    """Show the open question.  What only joined the talk changes the living card; anything else is a new message."""
    assert now.open is not None
    version = len(now.talk.material)
    card = questions.question(scene, now.open, dialogue.id, version, now.why)
    first = version <= len(scene.said.media) + 2 and dialogue.touched_at == scene.now
    shown = now.open.name == "report-confirm"  # it carries the notice itself
    if first and not dialogue.start.get("agreed") and not shown and dialogue.flow == "report":
        card = replace(card, text=f"{card.text}\n\n{speak.notice(scene)}")
    if dialogue.subject.startswith("request:"):
        card = replace(card, title=speak.about(scene, requests.get(scene.db, number(dialogue.subject))))
    if dialogue.flow == "supplement":
        place = speak.rows(scene, number(dialogue.subject), 0, [("relocate", "relocate")])
        card = replace(card, rows=(*place, *card.rows))
    waited = (scene.now - dialogue.touched_at).total_seconds()
    if now.joined and card.ask and waited < ALBUM:
        return  # the same question stands above; a message that brought a keyboard cannot be changed
    edits = "card" if now.joined and waited < BURST else ""
    if scene.edits:
        edits, scene.edits = scene.edits, ""
    post(scene.db, scene.house, scene.chat, card, scene.now, edits=edits, replaces=True)


def show(scene: Scene, dialogue: Dialogue, key: str = "") -> None:
    """Show the open question again, with a friendly line in front."""
    script = SCRIPTS[dialogue.flow](scene, dialogue.start)
    now = begin(script, dialogue.talk.material, dialogue.talk.answers)
    now = replace(now, why=key)
    if now.open:
        post(
            scene.db, scene.house, scene.chat,
            questions.question(scene, now.open, dialogue.id, len(dialogue.talk.material), key), scene.now, replaces=True,
        )  # fmt: skip


def asks_how_many(scene: Scene, dialogue: Dialogue) -> bool:
    """Is the open question one for a number?"""
    now = begin(SCRIPTS[dialogue.flow](scene, dialogue.start), dialogue.talk.material, dialogue.talk.answers)
    return now.open is not None and isinstance(now.open.expect, Count)


def drop(scene: Scene) -> bool:
    """Let go of the dialogue that is open here; was there one?"""
    known = dialogues.open_one(scene.db, scene.house.seal, scene.chat, scene.person.id)
    if known is not None:
        dialogues.save(scene.db, scene.house.seal, known.id, known.talk, "done", known.subject, scene.now)
    return known is not None


def shelve(scene: Scene) -> None:
    """Something short comes between: what is being said waits behind it."""
    if (open_ := current(scene)) is not None and open_.flow != "callback":
        dialogues.shelve(scene.db, open_.id)


def back(scene: Scene) -> None:
    """The short thing is over: what waited behind it can go on."""
    waiting = dialogues.unshelve(scene.db, scene.house.seal, scene.chat)
    if waiting is not None and scene.now - waiting.touched_at <= DRAFT_LIFE:
        parked(scene, waiting)


def parked(scene: Scene, waiting: Dialogue) -> None:
    """Something is half said: 继续 or 放弃?"""
    buttons = speak.rows(scene, waiting.id, 0, [("resume", "resume"), ("discard", "discard")])
    scene.reply(Card(scene.say(f"parked-{waiting.flow}"), rows=buttons), anew=True)


def apply(scene: Scene, dialogue: Dialogue, effect: Effect) -> None:
    """Carry out one effect; facts are remembered in the scene and told at the end of the unit."""
    if applied := work.APPLY.get(type(effect)) or topic_typed.APPLY.get(type(effect)):
        applied(scene, dialogue.subject, effect)
    elif type(effect) in bank.APPLY:
        bank.APPLY[type(effect)](scene, effect)
    else:
        APPLY[type(effect)](scene, dialogue, effect)


def _agree(scene: Scene, agreed: bool) -> None:
    """The notice was agreed to with the same button; what needs a button of its own is asked when all else is said."""
    if agreed:
        consent.agreed(scene)
        scene.afterwards = consent.ask_abroad


def _file_for(scene: Scene, dialogue: Dialogue, effect: FileFor) -> None:
    about(scene, dialogue, f"request:{persons_apply.file_for(scene, effect).id}")


def _personal(scene: Scene, dialogue: Dialogue, effect: Personal) -> None:
    persons_apply.apply(scene, effect)
    back(scene)


def _open(scene: Scene, dialogue: Dialogue, effect: OpenRequest) -> None:
    _agree(scene, effect.agreed)
    request = moves.open_request(scene, effect)
    about(scene, dialogue, f"request:{request.id}")


def _join(scene: Scene, dialogue: Dialogue, effect: Join) -> None:
    _agree(scene, effect.agreed)
    neighbours.join(scene, effect)
    dialogues.became(scene.db, dialogue.id, f"request:{effect.request}")


def _supplement(scene: Scene, dialogue: Dialogue, effect: Supplement) -> None:
    moves.supplement(scene, requests.get(scene.db, number(dialogue.subject)), effect)


def _handle(scene: Scene, dialogue: Dialogue, effect: Handle) -> None:
    request = requests.get(scene.db, number(dialogue.subject))
    moves.tried(scene, request, "handle", reason=effect.reason, photos=effect.photos)


def _handle_one(scene: Scene, dialogue: Dialogue, effect: HandleOne) -> None:
    dialogues.became(scene.db, dialogue.id, f"request:{effect.request}")
    work.handled(scene, effect)


def _calm(scene: Scene, dialogue: Dialogue, effect: Calm) -> None:
    said = Item("words", effect.words, scene.said.message_id, scene.said.said_at.timestamp())
    start(scene, "report", material=[said])


def _set_place(scene: Scene, dialogue: Dialogue, effect: SetPlace) -> None:
    moves.place(scene, requests.get(scene.db, number(dialogue.subject)), effect.place)


def _refused(scene: Scene, dialogue: Dialogue, effect: Refused) -> None:
    bulletin.refused(scene)


def _typed(scene: Scene, dialogue: Dialogue, effect: Typed) -> None:
    if dialogue.flow == "topic-typed":
        return topic_typed.typed(scene, dialogue.subject, dialogue.start, effect)
    return TYPED[effect.question](scene, dialogue.start, effect.words)


def _propose(scene: Scene, dialogue: Dialogue, effect: Propose) -> None:
    _agree(scene, effect.agreed)
    about(scene, dialogue, topics.create(scene, effect, str(dialogue.start.get("origin", ""))).subject)


def _say(scene: Scene, dialogue: Dialogue, effect: Say) -> None:
    scene.reply(Card(scene.say(effect.key, **effect.args)))


def _begin(scene: Scene, dialogue: Dialogue, effect: Begin) -> None:
    """Another talk takes over what was said."""
    message, at = scene.said.message_id, scene.said.said_at.timestamp()
    words = [Item("words", said, message, at) for said in effect.words]
    scene.edits = ""
    start(scene, effect.flow, material=[*words, *(Item("photo", id, message, at) for id in effect.photos)])


def photo_first(scene: Scene, material: list[Item]) -> bool:
    """A worker's photo outside any talk: 这是哪一单？  False = it is no photo, or there is no task to be proved."""
    if not scene.person.has("worker") or not any(item.kind == "photo" for item in material):
        return False
    tasks = work.likely(scene, material)
    if tasks:
        start(scene, "photo", material=material, tasks=list(tasks))
    return bool(tasks)


def about(scene: Scene, dialogue: Dialogue, subject: str) -> None:
    """Remember what a finished dialogue became; its pressed card becomes the subject's living card."""
    dialogues.became(scene.db, dialogue.id, subject)
    if scene.edits:
        outbox.file_card(scene.db, scene.chat, subject, scene.edits, media=False)


def emergency_opened(scene: Scene, effect: OpenUrgent) -> None:
    """Open an urgent request; where it is, is asked only when nothing said it."""
    request = emergency.open_now(scene, effect)
    if not emergency.known(Place(request.address_string, lat=request.lat)):
        start(scene, "whereabouts", f"request:{request.id}")


def _broadcast(scene: Scene, dialogue: Dialogue, effect: DraftBroadcast | ReviewAlone | ScheduleBroadcast) -> None:
    """A draft; or its author decides alone, with a typed reason; or when: the card with what follows comes anew."""
    if isinstance(effect, DraftBroadcast):
        return broadcasts.draft(scene, effect)
    known = broadcast_rows.get(scene.db, number(dialogue.subject))
    try:
        if isinstance(effect, ScheduleBroadcast):
            moved = broadcasts.make(scene, known, "schedule", at=datetime.fromisoformat(effect.at))
        else:
            moved = broadcasts.make(scene, known, "review", reason=effect.reason)
    except (NotNow, NotYours):
        return scene.reply_words("stale-gone")
    return scene.reply(broadcasts.manage(scene, moved), anew=True)


def number(subject: str) -> int:
    """request:17 -> 17."""
    return int(subject.partition(":")[2])


def add_words(scene: Scene, request_id: int, words: str) -> None:
    """An edited message of a request that is still open becomes a 补充."""
    request = requests.get(scene.db, request_id)
    if request.status == "open" and "reporter" in moves.relations(scene, request):
        moves.supplement(scene, request, Supplement(words))
    else:
        scene.reply_words("edit-too-late", number=request.service_request_id)


def late_picture(scene: Scene, said: Said) -> bool:
    """A picture of an album whose dialogue is finished already belongs to what that dialogue made."""
    if not said.album or not said.media:
        return False
    last = dialogues.recent(scene.db, scene.house.seal, scene.chat)
    if last is None or last.album != said.album or not last.subject.startswith("request:"):
        return False
    stage = "after" if last.flow in ("handle", "photo") else "before"
    ids = [item.value for item in items(scene) if item.kind in ("photo", "voice")]
    if stage == "before" and not media.room(scene.db, number(last.subject), limits.PHOTOS):
        scene.reply_words("photos-enough", n=limits.PHOTOS)
        return True
    media.keep(scene.db, ids, number(last.subject), scene.person.id, stage)
    return True


APPLY: dict[type, Callable[[Scene, Dialogue, Any], None]] = {
    OpenRequest: _open,
    Join: _join,
    FileFor: _file_for,
    AskCall: _personal,
    SaveName: _personal,
    SavePhone: _personal,
    Supplement: _supplement,
    Handle: _handle,
    HandleOne: _handle_one,
    OpenUrgent: lambda scene, dialogue, effect: emergency_opened(scene, effect),
    Calm: _calm,
    SetPlace: _set_place,
    Refused: _refused,
    Begin: _begin,
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
}
