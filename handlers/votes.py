"""Votes: fetch, ask the rules, write.  Calling, announcing, opening, casting; decides nothing itself.
What happens at the close is in vote_count and vote_scrutiny."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from flows.deciding.periods import end_of
from flows.deciding.vote import (
    ANNOUNCED,
    CANCELLED,
    CHECK,
    CHECKING,
    COUNTED,
    OPEN,
    PREPARED,
    REMIND,
    Vote,
    boxed,
    move,
    needed,
)
from flows.effects.votes import CallVote
from flows.understanding.masking import mask
from handlers import vote_cards, vote_results
from handlers.card import Card
from handlers.house import House
from handlers.scene import Scene
from storage import audit, ballots, due, rolls, topic_texts, topics, votes
from storage.db import Db
from storage.history import topic_history
from storage.rolls import BY_HOMES, RollLine

OPENS, CLOSES = "vote-open", "vote-close"
CALLS = {f"vote-call-{hours}": hours for hours in REMIND}  # the moment at which reminders are written
BEGINS, LAST, CHECKS, DONE = "vote-begin", "vote-last", "vote-check", "vote-done"  # what a person is told
DELEGATES = (4, 5)  # 居民代表 of the 组成人员 (Art. 28)


def relations(scene: Scene, vote: Vote) -> frozenset[str]:
    """How the person of the scene stands to the vote, now, by the database (R17, R70)."""
    runs = scene.person.has("facilitator") or scene.person.has("admin")
    stands = {
        "facilitator": runs,
        "scrutineer": scene.person.has("auditor") and not runs,
        "enters": (runs or scene.person.has("worker")) and not scene.person.has("party"),
    }
    return frozenset(relation for relation, so in stands.items() if so)


def call(scene: Scene, topic: int, effect: CallVote) -> Vote:
    """A vote on a topic.  An opinion, and an assembly of households, is asked of the households known; an opinion at once."""
    known = topics.get(scene.db, topic)
    text = topic_texts.version(scene.db, topic, known.text_version)
    made = votes.create(
        scene.db, scene.house.seal, topic, effect.preset, mask(effect.question), tuple(map(mask, effect.options)),
        known.area, text.hash if text else "", effect.days, scene.person.id, scene.now, studied=effect.studied,
        lawful=effect.lawful, secret=secrets.token_bytes(32),
    )  # fmt: skip
    note(scene, made, "VoteCalled", made.preset)
    if made.rule.electorate in BY_HOMES:
        rolls.from_households(scene.db, scene.house.seal, made.id, made.area)
    if made.rule.binding or missing(scene, made, "announce"):
        return made
    return begin(scene.db, scene.house, announce(scene, made), scene.now)


def ready(scene: Scene, vote: Vote) -> frozenset[str]:
    """Which gates of the vote are open."""
    gates = set()
    if rolls.size(scene.db, vote.id):
        gates.add("roll")
    if vote.check_until is not None and scene.now >= vote.check_until:
        gates.add("roll-checked")
    if not rolls.unanswered(scene.db, scene.house.seal, vote.id):
        gates.add("objections-answered")
    if vote.studied and vote.lawful:
        gates.add("gates-of-law")
    if vote.rule.electorate != "delegates" or _four_fifths(rolls.lines(scene.db, vote.id)):
        gates.add("four-fifths")
    return frozenset(gates)


def _four_fifths(lines: Sequence[RollLine]) -> bool:
    """居民代表应当占组成人员的五分之四以上 (Art. 28)."""
    delegates, (of, per) = sum(line.kind == "delegate" for line in lines), DELEGATES
    return delegates * per >= len(lines) * of


def missing(scene: Scene, vote: Vote, verb: str) -> list[str]:
    """Gates of a move that are shut."""
    opened = ready(scene, vote)
    return [gate for gate in needed(vote, verb) if gate not in opened]


def check(scene: Scene, vote: Vote) -> Vote:
    """名册核对: everybody on the roll is shown the own line.  Raises NotYours, NotNow, Missing, Conflict."""
    moved = move(vote, "check", relations(scene, vote), scene.now, ready=ready(scene, vote))
    moved = replace(moved, check_until=end_of(scene.house.town.community.calendar, scene.now, CHECK))
    votes.save(scene.db, moved)
    note(scene, moved, "RollShown")
    tell_all(scene.db, moved, CHECKS, scene.now, rolls.people(scene.db, moved.id, moved.rule.electorate))
    return moved


def announce(scene: Scene, vote: Vote, hurry: str = "") -> Vote:
    """公告: the roll is frozen, its hash is public, opening and close are fixed.  hurry: why without the days of notice (R63).
    Raises NotYours, NotNow, NoReason, Missing, Conflict."""
    verb, why = "hurry" if hurry else "announce", mask(hurry)
    moved = move(vote, verb, relations(scene, vote), scene.now, ready=ready(scene, vote), reason=why)
    calendar, notice = scene.house.town.community.calendar, 0 if hurry else vote.rule.notice
    opens = end_of(calendar, scene.now, notice) if notice else scene.now
    moved = replace(
        moved, announced_at=scene.now, opens_at=opens, closes_at=end_of(calendar, opens, vote.days),
        roll_hash=rolls.roll(scene.db, vote.id).hash(),
    )  # fmt: skip
    votes.save(scene.db, moved)
    note(scene, moved, "RollFrozen", moved.roll_hash)
    if hurry:
        note(scene, moved, "NoticeShortened")
        known = topics.get(scene.db, moved.topic)
        topic_history.note(scene.db, known.id, known.version, "hurry", scene.person.id, why, scene.now)
    subject = f"vote:{moved.id}"
    assert moved.closes_at is not None
    due.put(scene.db, CLOSES, subject, moved.closes_at)
    for kind, hours in CALLS.items():
        if (at := moved.closes_at - timedelta(hours=hours)) > opens:
            due.put(scene.db, kind, subject, at)
    due.put(scene.db, OPENS, subject, opens)
    if notice:
        tell_all(scene.db, moved, BEGINS, scene.now, rolls.people(scene.db, moved.id, moved.rule.electorate))
    return moved


def begin(db: Db, house: House, vote: Vote, now: datetime) -> Vote:
    """It opens, by the clock; everybody on the roll is asked."""
    moved = move(vote, "open", frozenset({"clock"}), now)
    votes.save(db, moved)
    audit.note(db, now, None, "VoteOpened", f"vote:{vote.id}", str(moved.version))
    tell_all(db, moved, BEGINS, now, rolls.people(db, moved.id, moved.rule.electorate))
    return moved


def tell_all(db: Db, vote: Vote, kind: str, at: datetime, whom: Sequence[int]) -> None:
    """A due row a person: the clock words and sends them some at a time, when each wants to hear."""
    due.put_many(db, kind, f"vote:{vote.id}", at, whom)


def cast(scene: Scene, vote: Vote, unit: RollLine, choice: str) -> bool:
    """One ballot; False when it said that before.  The caller has asked whether it may be cast."""
    changed = ballots.cast(scene.db, scene.house.seal, vote, unit, choice, scene.person.id, scene.now)
    if changed:
        note(scene, vote, "BallotCast", f"unit:{unit.id}")
    return changed


def box(scene: Scene, vote: Vote, papers: int) -> Vote:
    """票箱: the papers that wait are public before the close, and the count waits for them.  Raises NotNow, Conflict."""
    moved = boxed(vote, papers, scene.now)
    assert moved.counts_at is not None
    votes.save(scene.db, moved)
    note(scene, moved, "BoxDeclared", str(papers))
    due.drop(scene.db, f"vote:{moved.id}", CLOSES)
    due.put(scene.db, CLOSES, f"vote:{moved.id}", moved.counts_at)
    return moved


def cancel(scene: Scene, vote: Vote, reason: str) -> Vote:
    """Called off, for a public reason.  Raises NotYours, NotNow, NoReason, Conflict."""
    moved = move(vote, "cancel", relations(scene, vote), scene.now, reason=mask(reason))
    votes.save(scene.db, moved)
    ballots.destroy(scene.db, moved)
    note(scene, moved, "VoteCancelled")
    due.drop(scene.db, f"vote:{moved.id}", OPENS, CLOSES, *CALLS, LAST, BEGINS, CHECKS)
    return moved


def call_off(scene: Scene, topic: int, reason: str) -> None:
    """The topic left its discussion without a result: what was voted on is not the text any more."""
    vote = votes.of_topic(scene.db, topic)
    if vote is not None and vote.step in (PREPARED, CHECKING, ANNOUNCED, OPEN):
        cancel(scene, vote, reason)


def manage(scene: Scene, vote: Vote) -> Card:
    """The card of who runs it."""
    verb = {"prepared": "check" if vote.rule.electorate == "owners" else "announce", "checking": "announce"}.get(
        vote.step
    )
    shut = missing(scene, vote, verb) if verb else []
    units = rolls.size(scene.db, vote.id)
    return vote_cards.managing(scene, vote, units, relations(scene, vote), shut, vote_results.told(scene, vote))


def show(scene: Scene, vote: Vote) -> Card:
    """For whoever looks: their ballot, or the result."""
    units = rolls.theirs(scene.db, vote.id, scene.person.id, vote.rule.electorate)
    if vote.step in COUNTED:
        return vote_results.closed(scene, vote, vote_results.told(scene, vote), units)
    if vote.step == CANCELLED:
        return vote_results.closed(scene, vote, scene.say("vote-because", reason=vote.reason), ())
    if scene.person.has("party"):
        return Card(scene.say("ballot-party"), vote_cards.title(scene, vote))
    return vote_cards.voting(scene, vote, units, ballots.voted(scene.db, [unit.id for unit in units]))


def note(scene: Scene, vote: Vote, verb: str, detail: str = "") -> None:
    """A line of the audit."""
    audit.note(scene.db, scene.now, scene.person.id, verb, f"vote:{vote.id}", detail or str(vote.version))


def turnout(scene: Scene, vote: Vote) -> Card:
    """How many have voted."""
    return vote_cards.turnout(scene, vote, ballots.turnout(scene.db, vote.id), ballots.roll_size(scene.db, vote.id))
