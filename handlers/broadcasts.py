"""Broadcasts: fetch, ask the rules, write, tell the admins; and making letters of deliveries, some at a time."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, time

from flows import quiet
from flows.broadcast import Broadcast, Standing, move
from flows.effects.broadcasts import DraftBroadcast
from flows.quiet import Habits
from handlers import broadcast_cards, broadcast_shown, notices
from handlers.card import Card
from handlers.house import House
from handlers.scene import Scene, post
from storage import audiences, audit, broadcasts, due, groups, media, outbox, people
from storage.audiences import Receiver
from storage.db import Db
from storage.due import DueRow

START = "broadcast-start"
PAPERS = "papers"  # where lists of our own are fetched from: bot/papers.py
WINDOW = (
    45  # letters of one broadcast in the outbox at most: a second and a half of sending, so that a pause is at once
)


def standing(scene: Scene, broadcast: Broadcast) -> Standing:
    """How the person of the scene stands to it, now, by the database (R17)."""
    admins = people.holders(scene.db, "admin")
    return Standing(scene.person.has("admin"), scene.person.id == broadcast.author, len(admins))


def draft(scene: Scene, effect: DraftBroadcast) -> None:
    """Written: its author sees it as everybody will, and what can be done with it."""
    if not scene.person.has("admin"):
        return scene.reply_words("broadcast-admins-only")
    made = broadcasts.create(scene.db, asdict(effect), scene.person.id, scene.now)
    _note(scene, made, "draft")
    show(scene, made)
    return None


def show(scene: Scene, broadcast: Broadcast) -> None:
    """The preview in each language, exactly as it is received; then the card with what can be done."""
    for tag in broadcast.texts:
        scene.reply(broadcast_shown.received(scene, broadcast, tag), anew=True)
    scene.reply(manage(scene, broadcast), anew=True)


def manage(scene: Scene, broadcast: Broadcast) -> Card:
    """The card of an admin: where it stands and what they can do."""
    reach = broadcasts.tally(scene.db, broadcast.id) if broadcast.started_at else reachable(scene, broadcast)
    asleep = broadcasts.asleep(scene.db, broadcast.id, scene.now)
    return broadcast_cards.managing(scene, broadcast, standing(scene, broadcast), reach, asleep)


def reachable(scene: Scene, broadcast: Broadcast) -> Mapping[str, int]:
    """The dry run: how many would get it, and how many not and why."""
    found = audiences.meant(scene.db, broadcast, scene.house.languages()[0])
    muted = 0 if broadcast.urgent else sum(r.muted for r in found if r.chat is not None)
    gone = sum(r.chat is None for r in found)
    return {"reached": len(found) - muted - gone, "gone": gone, "muted": muted}


def make(scene: Scene, broadcast: Broadcast, verb: str, *, reason: str = "", at: datetime | None = None) -> Broadcast:
    """One move of a person.  Raises NotYours, NotNow, Conflict."""
    stands = standing(scene, broadcast).relations(broadcast)
    moved = move(broadcast, verb, stands, scene.now, who=scene.person.id, reason=reason, at=at)
    _write(scene.db, scene.house, moved, verb, scene.now)
    _note(scene, moved, verb)
    return moved


def _write(db: Db, house: House, moved: Broadcast, verb: str, now: datetime) -> None:
    broadcasts.save(db, moved)
    subject = f"broadcast:{moved.id}"
    due.drop(db, subject, START)
    if verb == "schedule" and moved.at is not None:
        due.put(db, START, subject, moved.at)
    if verb in ("send", "start"):
        _address(db, house, moved, now)
    if verb in ("send", "start", "resume") and moved.groups:
        _post(db, house, moved, now)
    if verb in ("pause", "abort"):
        broadcasts.recall(db, moved.id)


def _note(scene: Scene, broadcast: Broadcast, verb: str) -> None:
    subject = f"broadcast:{broadcast.id}"
    audit.note(scene.db, scene.now, scene.person.id, f"broadcast-{verb}", subject, str(broadcast.version))


def _address(db: Db, house: House, broadcast: Broadcast, now: datetime) -> None:
    """A row for everybody who gets it, with when they want to: emergencies override all of that."""
    found = audiences.meant(db, broadcast, house.languages()[0])
    known: dict[tuple[object, ...], datetime] = {}
    to: list[tuple[int, int, datetime]] = []
    for receiver in found:
        if receiver.chat is None or (receiver.muted and not broadcast.urgent):
            continue
        key = (receiver.quiet, receiver.digest)
        if key not in known:
            known[key] = _when(house, receiver, broadcast, now)
        to.append((receiver.chat, receiver.person, known[key]))
    broadcasts.deliver(db, broadcast.id, to)
    media.publish(db, (*broadcast.photos, *((broadcast.paper,) if broadcast.paper is not None else ())))


def _post(db: Db, house: House, broadcast: Broadcast, now: datetime) -> None:
    """In every linked group where it does not stand yet: a pause takes back what had not left."""
    card, there = broadcast_shown.posted(house, broadcast), broadcasts.posted(db, broadcast.id)
    for group in groups.linked(db, house.seal):
        if group.chat not in there:
            post(db, house, group.chat, card, now, priority=outbox.ALARM if broadcast.urgent else outbox.BROADCAST)


def _when(house: House, receiver: Receiver, broadcast: Broadcast, now: datetime) -> datetime:
    community, own = house.town.community, receiver.quiet
    hours = community.quiet_hours if own is None else (_time(own[0]), _time(own[1]))
    at = quiet.moment(Habits(hours, receiver.digest), "broadcasts", community.zone, now, now, urgent=broadcast.urgent)
    return at or now


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def start(db: Db, house: House, now: datetime, row: DueRow) -> list[tuple[int, str]]:
    """The moment it was scheduled for."""
    broadcast = broadcasts.get(db, row.number)
    if broadcast.step == "scheduled":
        _write(db, house, move(broadcast, "start", frozenset({"clock"}), now), "start", now)
    return []


def feed(db: Db, house: House, now: datetime, most: int, *, finish: bool) -> bool:
    """Letters for the next receivers, at most `most`, emergencies first.  finish: one that has ended may say so now.
    Is there more to do soon?"""
    busy = False
    for broadcast in broadcasts.sending(db):
        broadcasts.settle(db, broadcast.id)
        counts = broadcasts.tally(db, broadcast.id).counts
        room = min(most, WINDOW - counts.get("made", 0))
        rows = broadcasts.due(db, broadcast.id, now, room) if room > 0 else []
        for delivery, chat, person in rows:
            broadcasts.made(db, delivery, _letter(db, house, broadcast, chat, person, now))
        most -= len(rows)
        ended = not counts.get("waiting") and not counts.get("made")
        if ended and finish:
            _finish(db, house, broadcast, now)
        busy = busy or ended or bool(rows or counts.get("made"))
    return busy


def _letter(db: Db, house: House, broadcast: Broadcast, chat: int, person: int, now: datetime) -> int:
    scene = notices.scene_of(db, house, person, now)
    card = broadcast_shown.received(scene, broadcast, scene.language)
    priority = outbox.ALARM if broadcast.urgent else outbox.BROADCAST
    return post(db, house, chat, card, now, priority=priority)


def _finish(db: Db, house: House, broadcast: Broadcast, now: datetime) -> None:
    """Everybody has an outcome: done, and told to who wrote it."""
    moved = move(broadcast, "finish", frozenset({"clock"}), now)
    broadcasts.save(db, moved)
    audit.note(db, now, None, "broadcast-finish", f"broadcast:{moved.id}", str(moved.version))
    live(db, house, moved, now)
    scene = notices.scene_of(db, house, moved.author, now)
    if scene.chat:
        paper = media.want(db, house.seal, "document", PAPERS, f"broadcast:{moved.id}", moved.author, now)
        posts = broadcasts.posts(db, house.seal, moved.id)
        card = broadcast_cards.report(scene, moved, broadcasts.tally(db, moved.id), paper, posts)
        post(db, house, scene.chat, card, now, priority=outbox.DISPATCH)


def live(db: Db, house: House, broadcast: Broadcast, now: datetime) -> None:
    """The one live card of each admin who has a card of it, edited in place."""
    for admin in people.holders(db, "admin"):
        scene = notices.scene_of(db, house, admin, now)
        subject = f"broadcast:{broadcast.id}"
        if scene.chat and (admin == broadcast.author or outbox.living_card(db, scene.chat, subject)):
            card = manage(scene, broadcast)
            post(db, house, scene.chat, card, now, priority=outbox.DISPATCH, edits="card", replaces=True)


def tell(scene: Scene, broadcast: Broadcast, verb: str) -> None:
    """What an admin did, to the others whom it concerns."""
    if verb == "submit":
        for admin in people.holders(scene.db, "admin"):
            if admin != scene.person.id:
                _present(scene.as_(admin), broadcast)
    elif scene.person.id != broadcast.author and verb in ("review", "refuse", "abort"):
        author = scene.as_(broadcast.author)
        chat = people.last_chat(scene.db, broadcast.author)
        if chat is not None:
            said = broadcast_cards.news(author, broadcast, verb)
            post(scene.db, scene.house, chat, said, scene.now, priority=outbox.DISPATCH)
            if broadcast.step != "cancelled":
                post(scene.db, scene.house, chat, manage(author, broadcast), scene.now, priority=outbox.DISPATCH)


def _present(other: Scene, broadcast: Broadcast) -> None:
    """To a second admin: the preview, and the question."""
    chat = people.last_chat(other.db, other.person.id)
    if chat is None:
        return
    for tag in broadcast.texts:
        card = broadcast_shown.received(other, broadcast, tag)
        post(other.db, other.house, chat, card, other.now, priority=outbox.DISPATCH)
    post(other.db, other.house, chat, manage(other, broadcast), other.now, priority=outbox.DISPATCH)
