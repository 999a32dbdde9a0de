"""The close of a vote (计票): opened, counted and written down in one transaction, and the secret destroyed."""

import json
from dataclasses import replace
from datetime import datetime

from flows.deciding import export
from flows.deciding.approval import Approvals
from flows.deciding.export import Ballots
from flows.deciding.periods import end_of
from flows.deciding.roll import Roll, Unit
from flows.deciding.vote import Vote, move
from handlers import votes
from handlers.house import House
from handlers.vote_results import mark
from storage import audit, ballots, chain, due, meetings, rolls, topics
from storage import votes as stored
from storage.db import Db


def close(db: Db, house: House, vote: Vote, now: datetime) -> Vote:
    """The clock closes it: counted in the same transaction, the secret destroyed, the record written."""
    moved = move(vote, "close", frozenset({"clock"}), now)
    stored.save(db, moved)  # first: from here on nobody casts a ballot
    opened = ballots.open_box(db, house.seal, moved)
    present = meetings.present(db, moved)
    flaws = tuple(_flaws(db, house, moved))
    roll = rolls.roll(db, moved.id)
    record = export.publish(_unnamed(house, moved, Ballots(
        _about(db, house, moved, opened), moved.rule, roll, opened.cast, present, flaws, len(moved.options),
    )))  # fmt: skip
    counted = export.recount(record)
    outcome = "counted" if isinstance(counted, Approvals) else counted.outcome
    stored.keep_record(db, moved.id, json.dumps(record, ensure_ascii=False), export.summary(record), outcome)
    ballots.destroy(db, moved)
    audit.note(db, now, None, "VoteClosed", f"vote:{moved.id}", f"{outcome}:{record['hash']}")
    due.drop(db, f"vote:{moved.id}", *votes.CALLS, votes.LAST, votes.BEGINS)
    if not moved.rule.binding:
        votes.tell_all(db, moved, votes.DONE, now, rolls.people(db, moved.id, moved.rule.electorate))
    return stored.get(db, moved.id)


def _unnamed(house: House, vote: Vote, named: Ballots) -> Ballots:
    """The same ballots under marks: they recount to the same result."""
    units = tuple(
        Unit(mark(house, vote, u.key), u.area, u.head and mark(house, vote, u.head)) for u in named.roll.units
    )
    cast = {mark(house, vote, key): choice for key, choice in named.cast.items()}
    present = None if named.present is None else [mark(house, vote, key) for key in named.present]
    return replace(named, roll=Roll(units), cast=cast, present=present)


def _about(db: Db, house: House, vote: Vote, opened: ballots.Opened) -> dict[str, str]:
    """Public facts of the record, as text.  frozen-roll: hash of the roll by name, as it was published before the vote."""
    conflicts, unclear = ([mark(house, vote, key) for key in keys] for keys in (opened.conflicts, opened.unclear))
    links, head = chain.head(db)
    moments = {"announced": vote.announced_at, "opened": vote.opens_at, "closed": vote.closes_at}
    return {
        "number": topics.get(db, vote.topic).number, "vote": str(vote.id), "question": vote.question,
        "text": vote.text, "audit-head": f"{links}:{head}", "frozen-roll": vote.roll_hash,
        "paper-counts-before-chat": "、".join(conflicts) if not vote.secret else str(len(conflicts)),
        **({"paper-box": str(vote.box), "paper-after-close": str(len(ballots.late(db, vote)))} if vote.box else {}),
        **({"short-notice": vote.hurried} if vote.hurried else {}),
        "paper-not-counted": "、".join(unclear) if not vote.secret else str(len(unclear)),
        **{name: at.isoformat() if at else "" for name, at in moments.items()},
        **{f"option-{n}": option for n, option in enumerate(vote.options, 1)},
    }  # fmt: skip


def _flaws(db: Db, house: House, vote: Vote) -> list[str]:
    """What went wrong with notice or roll, however clear the result looks."""
    flaws = []
    if rolls.roll(db, vote.id).hash() != vote.roll_hash:
        flaws.append("roll-changed")
    met, told = meetings.of_vote(db, vote.id), vote.announced_at
    if met is not None and told is not None and vote.rule.meeting and vote.rule.notice and not vote.hurried:
        earliest = end_of(house.town.community.calendar, told, vote.rule.notice)
        flaws += ["notice-short"] if met.starts_at < earliest else []
    return flaws
