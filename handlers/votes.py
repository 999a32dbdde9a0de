"""Votes: fetch, ask the rules, write.  Calling, announcing, casting, closing, counting; decides nothing itself."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from flows.deciding import export
from flows.deciding.approval import Approvals
from flows.deciding.export import Ballots
from flows.deciding.periods import end_of
from flows.deciding.tally import Tally
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
    move,
    needed,
)
from flows.effects import CallVote
from flows.understanding.masking import mask
from handlers import letters, vote_cards
from handlers.card import Card
from handlers.house import House
from handlers.scene import Scene
from storage import audit, ballots, chain, due, meetings, people, rolls, topic_texts, topics, votes
from storage.db import Db
from storage.rolls import BY_HOMES, RollLine

OPENS, CLOSES = "vote-open", "vote-close"
CALLS = {f"vote-call-{hours}": hours for hours in REMIND}  # the moment at which reminders are written
BEGINS, LAST, CHECKS, DONE = "vote-begin", "vote-last", "vote-check", "vote-done"  # what a person is told
SCRUTINEERS = 2  # who must find the count right, where there are so many
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


def announce(scene: Scene, vote: Vote) -> Vote:
    """公告: the roll is frozen, its hash is public, opening and close are fixed.  Raises NotYours, NotNow, Missing, Conflict."""
    moved = move(vote, "announce", relations(scene, vote), scene.now, ready=ready(scene, vote))
    calendar, notice = scene.house.town.community.calendar, vote.rule.notice
    opens = end_of(calendar, scene.now, notice) if notice else scene.now
    moved = replace(
        moved, announced_at=scene.now, opens_at=opens, closes_at=end_of(calendar, opens, vote.days),
        roll_hash=rolls.roll(scene.db, vote.id).hash(),
    )  # fmt: skip
    votes.save(scene.db, moved)
    note(scene, moved, "RollFrozen", moved.roll_hash)
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


def close(db: Db, house: House, vote: Vote, now: datetime) -> Vote:
    """The clock closes it: counted in the same transaction, the secret destroyed, the record written."""
    moved = move(vote, "close", frozenset({"clock"}), now)
    votes.save(db, moved)  # first: from here on nobody casts a ballot
    opened = ballots.open_box(db, house.seal, moved)
    present = meetings.present(db, moved)
    flaws = tuple(_flaws(db, house, moved))
    record = export.publish(Ballots(
        _about(db, moved, opened), moved.rule, rolls.roll(db, moved.id), opened.cast, present, flaws, len(moved.options),
    ))  # fmt: skip
    counted = export.recount(record)
    outcome = "counted" if isinstance(counted, Approvals) else counted.outcome
    db.run("UPDATE vote SET outcome = :outcome WHERE id = :id", outcome=outcome, id=moved.id)
    votes.keep_record(db, moved.id, json.dumps(record, ensure_ascii=False))
    ballots.destroy(db, moved)
    audit.note(db, now, None, "VoteClosed", f"vote:{moved.id}", f"{outcome}:{record['hash']}")
    due.drop(db, f"vote:{moved.id}", *CALLS, LAST, BEGINS)
    if not moved.rule.binding:
        tell_all(db, moved, DONE, now, rolls.people(db, moved.id, moved.rule.electorate))
    return votes.get(db, moved.id)


def _about(db: Db, vote: Vote, opened: ballots.Opened) -> dict[str, str]:
    """Public facts of the record, as text."""
    links, head = chain.head(db)
    moments = {"announced": vote.announced_at, "opened": vote.opens_at, "closed": vote.closes_at}
    return {
        "number": topics.get(db, vote.topic).number, "vote": str(vote.id), "question": vote.question,
        "text": vote.text, "audit-head": f"{links}:{head}",
        "paper-counts-before-chat": "、".join(opened.conflicts) if not vote.secret else str(len(opened.conflicts)),
        "paper-not-counted": "、".join(opened.unclear) if not vote.secret else str(len(opened.unclear)),
        **{name: at.isoformat() if at else "" for name, at in moments.items()},
        **{f"option-{n}": option for n, option in enumerate(vote.options, 1)},
    }  # fmt: skip


def _flaws(db: Db, house: House, vote: Vote) -> list[str]:
    """What went wrong with notice or roll, however clear the result looks."""
    flaws = []
    if rolls.roll(db, vote.id).hash() != vote.roll_hash:
        flaws.append("roll-changed")
    met, told = meetings.of_vote(db, vote.id), vote.announced_at
    if met is not None and told is not None and vote.rule.meeting and vote.rule.notice:
        earliest = end_of(house.town.community.calendar, told, vote.rule.notice)
        flaws += ["notice-short"] if met.starts_at < earliest else []
    return flaws


def counted(db: Db, vote: Vote) -> "Tally | Approvals | None":
    """What was counted, out of the record; None before the close."""
    record = votes.record(db, vote.id) if vote.step in COUNTED else ""
    return export.recount(json.loads(record)) if record else None


def told(scene: Scene, vote: Vote) -> str:
    """The result in words; '' before the close."""
    found = counted(scene.db, vote)
    return "" if found is None else vote_cards.result(scene, vote, found)


def ask_scrutineers(scene: Scene, vote: Vote) -> None:
    """监票: every auditor is shown the count; who runs the vote sees it too."""
    for auditor in people.holders(scene.db, "auditor"):
        letters.write_to(scene, auditor, lambda theirs: scrutiny(theirs, vote))
    letters.write_to(scene, vote.by, lambda theirs: manage(theirs, vote))


def scrutinise(scene: Scene, vote: Vote, verdict: str) -> Vote:
    """A scrutineer's word; enough of them, and the count is confirmed.  Raises NotYours, NotNow, Conflict."""
    stands = relations(scene, vote)
    confirmed = move(vote, "confirm", stands, scene.now)
    if not votes.scrutinise(scene.db, vote.id, scene.person.id, verdict, scene.now):
        return vote
    note(scene, vote, "VoteScrutinised", verdict)
    said = list(votes.verdicts(scene.db, vote.id).values())
    enough = min(SCRUTINEERS, len(people.holders(scene.db, "auditor")))
    if said.count("wrong") or said.count("right") < enough:
        letters.write_to(scene, vote.by, lambda theirs: manage(theirs, vote))
        return vote
    votes.save(scene.db, confirmed)
    if vote.rule.binding:
        tell_all(scene.db, vote, DONE, scene.now, rolls.people(scene.db, vote.id, vote.rule.electorate))
    letters.write_to(scene, vote.by, lambda theirs: manage(theirs, confirmed))
    return confirmed


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
    return vote_cards.managing(scene, vote, units, relations(scene, vote), shut, told(scene, vote))


def scrutiny(scene: Scene, vote: Vote) -> Card:
    """The card of a scrutineer."""
    about = dict(line[:2] for line in json.loads(votes.record(scene.db, vote.id))["about"])
    odd = [_many(about[name], secret=vote.secret) for name in ("paper-counts-before-chat", "paper-not-counted")]
    return vote_cards.scrutiny(scene, vote, told(scene, vote), votes.verdicts(scene.db, vote.id), odd[0], odd[1])


def _many(said: str, *, secret: bool) -> int:
    return int(said) if secret else len(said.split("、")) if said else 0


def show(scene: Scene, vote: Vote) -> Card:
    """For whoever looks: their ballot, or the result."""
    units = rolls.theirs(scene.db, vote.id, scene.person.id, vote.rule.electorate)
    if vote.step in COUNTED:
        return vote_cards.closed(scene, vote, told(scene, vote), units)
    if vote.step == CANCELLED:
        return vote_cards.closed(scene, vote, scene.say("vote-because", reason=vote.reason), ())
    if scene.person.has("party"):
        return Card(scene.say("ballot-party"), vote_cards.title(scene, vote))
    return vote_cards.voting(scene, vote, units, ballots.voted(scene.db, [unit.id for unit in units]))


def note(scene: Scene, vote: Vote, verb: str, detail: str = "") -> None:
    """A line of the audit."""
    audit.note(scene.db, scene.now, scene.person.id, verb, f"vote:{vote.id}", detail or str(vote.version))


def turnout(scene: Scene, vote: Vote) -> Card:
    """How many have voted."""
    return vote_cards.turnout(scene, vote, ballots.turnout(scene.db, vote.id), ballots.roll_size(scene.db, vote.id))
