"""Who may vote for a unit, and who runs a vote: asked of the database at the moment of the press (R17, R27)."""

from datetime import timedelta

from flows.deciding.vote import Vote
from handlers import letters, vote_cards, votes
from handlers.card import Card
from handlers.scene import Scene
from storage import attempts, codes, rolls, tickets
from storage import votes as vote_rows
from storage.homes import Home
from storage.rolls import RollLine, key_of

PURPOSE, LIFE = "voter", timedelta(days=30)
SHEET_LIFE = timedelta(days=90)  # of a code on paper: roll, notice and the vote itself take their time
CODE = 10  # characters of a code that is typed: 32^10


def runs(scene: Scene) -> bool:
    """Do they run votes?"""
    return scene.person.has("facilitator") or scene.person.has("admin")


def unit(scene: Scene, vote: int, words: str) -> RollLine | None:
    """The line of the roll that somebody names: as it is written there, or as a door is said."""
    if (found := rolls.by_key(scene.db, vote, words.strip())) is not None:
        return found
    place = scene.house.town.read(words).place
    if place is None or not place.building or not place.room:
        return None
    return rolls.by_key(scene.db, vote, key_of(Home(place.building, place.unit or "", place.room)))


def code(scene: Scene, vote: Vote, line: RollLine, papers: tuple[int, ...]) -> str:
    """A one-time code for who stands before the desk: owner, or – with a signed paper – proxy."""
    votes.note(scene, vote, "VoterCodeMade", f"unit:{line.id}:{'proxy' if papers else 'code'}")
    body = {"vote": vote.id, "unit": line.key, "papers": list(papers), "by": scene.person.id}
    token = codes.drawn(CODE)
    return tickets.make(scene.db, scene.house.seal, PURPOSE, scene.now, LIFE, body=body, token=token)


def redeem(scene: Scene, words: str) -> Vote | None:
    """The code makes them a voter; the vote.  None = it is wrong, or was used."""
    body = tickets.use(scene.db, scene.house.seal, PURPOSE, codes.plain(words), scene.person.id, scene.now)
    if not isinstance(body, dict):
        attempts.wrong(scene.db, scene.person.id, scene.now)
        return None
    line = rolls.by_key(scene.db, int(body["vote"]), str(body["unit"]))
    if line is None:
        return None  # the roll was imported anew, without this unit
    how = "proxy" if body["papers"] else "code"
    rolls.enter(scene.db, line.id, scene.person.id, how, body["by"], scene.now, authority=body["papers"])
    vote = vote_rows.get(scene.db, line.vote)
    votes.note(scene, vote, "VoterEntered", f"unit:{line.id}:{how}")
    if body["by"] is not None:  # the code goes from the chat of who gave it
        used = vote_cards.named(scene, line)
        letters.edit(
            scene, int(body["by"]), code_card(line), lambda theirs: Card(theirs.say("vote-code-used", unit=used))
        )
    return vote


def code_card(line: RollLine) -> str:
    """The subject of the card with a unit's code."""
    return f"voter:{line.id}"
