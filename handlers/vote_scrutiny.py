"""监票: auditors look at the count and say whether it is right; enough of them, and it is confirmed (R70)."""

import json

from flows.deciding.vote import Vote, move
from handlers import letters, vote_results, votes
from handlers.card import Card
from handlers.scene import Scene
from storage import people, rolls
from storage import votes as stored

SCRUTINEERS = 2  # who must find the count right, where there are so many


def ask_scrutineers(scene: Scene, vote: Vote) -> None:
    """监票: every auditor is shown the count; who runs the vote sees it too."""
    for auditor in people.holders(scene.db, "auditor"):
        letters.write_to(scene, auditor, lambda theirs: card(theirs, vote))
    letters.write_to(scene, vote.by, lambda theirs: votes.manage(theirs, vote))


def scrutinise(scene: Scene, vote: Vote, verdict: str) -> Vote:
    """A scrutineer's word; enough of them, and the count is confirmed.  Raises NotYours, NotNow, Conflict."""
    stands = votes.relations(scene, vote)
    confirmed = move(vote, "confirm", stands, scene.now)
    if not stored.scrutinise(scene.db, vote.id, scene.person.id, verdict, scene.now):
        return vote
    votes.note(scene, vote, "VoteScrutinised", verdict)
    said = list(stored.verdicts(scene.db, vote.id).values())
    enough = min(SCRUTINEERS, len(people.holders(scene.db, "auditor")))
    if said.count("wrong") or said.count("right") < enough:
        letters.write_to(scene, vote.by, lambda theirs: votes.manage(theirs, vote))
        return vote
    stored.save(scene.db, confirmed)
    if vote.rule.binding:
        votes.tell_all(scene.db, vote, votes.DONE, scene.now, rolls.people(scene.db, vote.id, vote.rule.electorate))
    letters.write_to(scene, vote.by, lambda theirs: votes.manage(theirs, confirmed))
    return confirmed


def card(scene: Scene, vote: Vote) -> Card:
    """The card of a scrutineer."""
    about = dict(line[:2] for line in json.loads(stored.record(scene.db, vote.id))["about"])
    odd = [_many(about[name], secret=vote.secret) for name in ("paper-counts-before-chat", "paper-not-counted")]
    return vote_results.scrutiny(
        scene, vote, vote_results.told(scene, vote), stored.verdicts(scene.db, vote.id), odd[0], odd[1]
    )


def _many(said: str, *, secret: bool) -> int:
    return int(said) if secret else len(said.split("、")) if said else 0
