"""What the clock does with votes, and what it tells people: opening, reminders to units that have not voted, the close."""

from datetime import datetime

from flows.deciding.vote import ANNOUNCED, CHECKING, COUNTED, OPEN, Vote
from handlers import notices, vote_cards, vote_count, vote_scrutiny, votes
from handlers.house import House
from handlers.notices import Kind, Note
from handlers.scene import Scene
from handlers.speak import clock, lines
from storage import ballots, rolls
from storage import votes as rows
from storage.db import Db
from storage.due import DueRow

Told = list[tuple[int, str]]


def opens(db: Db, house: House, now: datetime, row: DueRow) -> Told:
    """The moment that was announced."""
    vote = rows.get(db, row.number)
    if vote.step == ANNOUNCED:
        votes.begin(db, house, vote, now)
    return []


def closes(db: Db, house: House, now: datetime, row: DueRow) -> Told:
    """Counted at once; a vote that never opened, because nothing ran here, opens and closes empty."""
    vote = rows.get(db, row.number)
    if vote.step == ANNOUNCED:
        vote = votes.begin(db, house, vote, now)
    if vote.step == OPEN:
        closed = vote_count.close(db, house, vote, now)
        vote_scrutiny.ask_scrutineers(notices.scene_of(db, house, closed.by, now), closed)
    return []


def calls(db: Db, house: House, now: datetime, row: DueRow) -> Told:
    """72, 24 and 2 hours before the close: a row for everybody with a unit that has not voted."""
    vote = rows.get(db, row.number)
    if vote.step == OPEN:
        votes.tell_all(db, vote, votes.LAST, now, rolls.idle(db, vote.id, vote.rule.electorate))
    return []


def begun(scene: Scene, row: DueRow) -> Note | None:
    """There is a vote, or there will be."""
    vote = rows.get(scene.db, row.number)
    if vote.step not in (ANNOUNCED, OPEN) or vote.opens_at is None or vote.closes_at is None or _all_voted(scene, vote):
        return None
    if scene.now >= vote.closes_at:
        return None
    key = "vote-news-open" if vote.step == OPEN else "vote-news-announced"
    said = scene.say(
        key, question=vote.question, opens=clock(scene, vote.opens_at), closes=clock(scene, vote.closes_at)
    )
    return Note(lines(said, vote_cards.hurried(scene, vote)), "vote.show", vote.id)


def last_call(scene: Scene, row: DueRow) -> Note | None:
    """Only while one of their units has not voted."""
    vote = rows.get(scene.db, row.number)
    if vote.closes_at is None or not vote.open_at(scene.now):
        return None
    if _all_voted(scene, vote):
        return None
    return Note(
        scene.say("vote-news-last", question=vote.question, closes=clock(scene, vote.closes_at)), "vote.show", vote.id
    )


def done(scene: Scene, row: DueRow) -> Note | None:
    """It is counted – and confirmed, where it binds."""
    vote = rows.get(scene.db, row.number)
    if vote.step not in COUNTED:
        return None
    outcome = "" if vote.options else scene.say(f"outcome-{vote.outcome}")
    return Note(scene.say("vote-news-done", question=vote.question, outcome=outcome), "vote.show", vote.id)


def _all_voted(scene: Scene, vote: Vote) -> bool:
    """Has each of their units a ballot?"""
    units = rolls.theirs(scene.db, vote.id, scene.person.id, vote.rule.electorate)
    return bool(units) and len(ballots.voted(scene.db, [unit.id for unit in units])) == len(units)


def shown(scene: Scene, row: DueRow) -> Note | None:
    """名册核对."""
    vote = rows.get(scene.db, row.number)
    if vote.step != CHECKING or vote.check_until is None:
        return None
    said = scene.say("vote-news-roll", question=vote.question, until=clock(scene, vote.check_until))
    return Note(said, "vote.show", vote.id)


ACTS = {votes.OPENS: opens, votes.CLOSES: closes, **dict.fromkeys(votes.CALLS, calls)}
NOTICES = {
    votes.BEGINS: Kind(begun, "broadcasts"),
    votes.LAST: Kind(last_call, "reminders"),
    votes.CHECKS: Kind(shown, "broadcasts"),
    votes.DONE: Kind(done, "news"),
}
