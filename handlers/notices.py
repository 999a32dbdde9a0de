"""Notices: what is told to a person who did not just say something, when they want to be told, many in one message.

What has to wait waits as a due row with a new moment, never as a letter in the outbox: it is put into words when it is told, from
how things stand then.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flows import quiet
from flows.said import Said
from handlers import speak
from handlers.card import Card
from handlers.house import House
from handlers.scene import Scene, post
from storage import due, habits, outbox, people
from storage.db import Db
from storage.due import DueRow

LATE = timedelta(minutes=15)  # after this a notice says that it comes late
SHOWN = 9  # notices in one message: each has a digit


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence, and the button that opens what it is about."""

    words: str
    action: str
    id: int
    version: int = 0
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of notice.  says: its words now, None when it has become pointless.  topic: one of flows/quiet.TOPICS.
    urgent: comes in quiet hours too, whatever was muted."""

    says: Callable[[Scene, DueRow], Note | None]
    topic: str
    urgent: bool = False


def scene_of(db: Db, house: House, person_id: int, now: datetime) -> Scene:
    """A scene in which nobody says anything: the clock strikes for this person."""
    person = people.get(db, house.seal, person_id)
    return Scene(db, house, now, Said("clock", "", "", "", now), person, people.last_chat(db, person.id) or 0)


def tell(db: Db, house: House, person: int, rows: Sequence[tuple[DueRow, Kind]], now: datetime) -> None:
    """Tell one person all of this: now and in one message, or each when they want it, or never.
    What only grew later (50, 80, 100 per cent of one clock) is said once, as it stands."""
    scene = scene_of(db, house, person, now)
    newest = {
        (row.kind.partition("-")[0], row.subject): (row, kind) for row, kind in sorted(rows, key=lambda r: r[0].at)
    }
    told: list[tuple[DueRow, Kind, Note]] = []
    for row, kind in newest.values():
        note = kind.says(scene, row)
        if note is None:
            continue
        at = when(scene, kind.topic, row.at, urgent=kind.urgent or note.urgent)
        if at is None:
            continue
        if at > now:
            due.put(db, row.kind, row.subject, at, person)
        else:
            told.append((row, kind, note))
    if told and scene.chat:
        urgent = any(kind.urgent or note.urgent for _, kind, note in told)
        priority = outbox.DISPATCH if urgent else outbox.REMINDER
        post(db, house, scene.chat, _card(scene, told), now, priority=priority)


def when(scene: Scene, topic: str, due_at: datetime, *, urgent: bool = False) -> datetime | None:
    """When the person of the scene wants to hear what was due at `due_at`; None = never."""
    community = scene.house.town.community
    theirs = habits.get(scene.db, scene.person.id, community.quiet_hours)
    return quiet.moment(theirs, topic, community.zone, due_at, scene.now, urgent=urgent)


def can_wait(scene: Scene, topic: str, kind: str, subject: str) -> bool:
    """Is this not to be told now?  Then it waits as a due row, or is dropped because they muted it."""
    at = when(scene, topic, scene.now)
    if at is not None and at > scene.now:
        due.put(scene.db, kind, subject, at, scene.person.id)
    return at != scene.now


def quiet_now(scene: Scene) -> bool:
    """Are these the person's quiet hours?  Then what cannot wait comes without a sound."""
    community = scene.house.town.community
    theirs = habits.get(scene.db, scene.person.id, community.quiet_hours)
    return quiet.quiet_until(theirs, community.zone, scene.now) is not None


def _card(scene: Scene, told: list[tuple[DueRow, Kind, Note]]) -> Card:
    """One notice, or several under one title: by topic, newest first."""
    told = sorted(told, key=lambda t: (t[0].at, t[0].id), reverse=True)
    told.sort(key=lambda t: quiet.TOPICS.index(t[1].topic))
    if len(told) == 1:
        row, _, note = told[0]
        return Card(
            _words(scene, row, note),
            rows=((scene.button(scene.say("note-open"), note.action, note.id, note.version),),),
        )
    shown = told[:SHOWN]
    lines = [f"{n}. {_words(scene, row, note)}" for n, (row, _, note) in enumerate(shown, 1)]
    if len(told) > SHOWN:
        lines.append(scene.say("notes-more", n=len(told) - SHOWN))
    opened = [scene.button(f"{n}", t[2].action, t[2].id, t[2].version) for n, t in enumerate(shown, 1)]
    rows = tuple(tuple(opened[i : i + 5]) for i in range(0, len(opened), 5))
    return Card("\n".join(lines), scene.say("notes-title", n=len(told)), rows)


def _words(scene: Scene, row: DueRow, note: Note) -> str:
    if scene.now - row.at <= LATE:
        return note.words
    return speak.lines(note.words, scene.say("note-late", clock=speak.clock(scene, row.at)))
