"""What was counted, in words and cards: for everybody after the close, for owners their own ballot, for scrutineers the count."""

from collections.abc import Sequence

from flows.deciding import export
from flows.deciding.approval import Approvals
from flows.deciding.rule import CHOICES
from flows.deciding.tally import Fraction, Tally
from flows.deciding.vote import CLOSED, COUNTED, Vote
from handlers import speak, vote_cards
from handlers.card import Card
from handlers.house import House
from handlers.scene import Scene
from handlers.speak import lines, rows
from storage import votes as stored
from storage.db import Db
from storage.rolls import RollLine


def counted(db: Db, vote: Vote) -> "Tally | Approvals | None":
    """What was counted; None before the close."""
    known = stored.summary(db, vote.id) if vote.step in COUNTED else ""
    return export.restored(known) if known else None


def told(scene: Scene, vote: Vote) -> str:
    """The result in words; '' before the close."""
    found = counted(scene.db, vote)
    return "" if found is None else result(scene, vote, found)


def result(scene: Scene, vote: Vote, counted: "Tally | Approvals") -> str:
    """The result in words: the outcome, all fractions, the rule and its article (R43).  For after the close."""
    if isinstance(counted, Approvals):
        told = [
            scene.say("result-option", option=option, n=str(counted.counted[n]))
            for n, option in enumerate(vote.options)
        ]
        return lines(scene.say("result-counted", n=str(counted.voters)), *told, scene.say("vote-not-binding"))
    sums = scene.say("result-sums", **{choice: str(counted.counted[choice]) for choice in CHOICES})
    tests = [_fraction(scene, fraction) for fraction in counted.fractions]
    flaws = [scene.say(f"flaw-{flaw}") for flaw in counted.flaws]
    law = (
        scene.say("vote-law", law="；".join(counted.rule.law))
        if counted.rule.binding
        else scene.say("vote-not-binding")
    )
    return lines(scene.say(f"outcome-{counted.outcome}"), *flaws, sums, *tests, law)


def _fraction(scene: Scene, f: Fraction) -> str:
    part, whole = (vote_cards.metres(n) if f.measure == "area" else str(n) for n in (f.part, f.whole))
    needs = scene.say("fraction-needs", share=vote_cards.share(scene, f.needs)) if f.needs else ""
    mark = "" if f.needs is None else "✓" if f.met else "✗"
    return scene.say(f"fraction-{f.test}-{f.measure}", part=part, whole=whole, needs=needs, mark=mark)


def closed(scene: Scene, vote: Vote, told: str, units: Sequence[RollLine]) -> Card:
    """After the close, for everybody; owners may look at their own ballot (核对本户票)."""
    mine = () if vote.secret else units[: vote_cards.SHOWN]
    own = tuple(
        (scene.button(scene.say("ballot-own", unit=vote_cards.named(scene, unit)), "vote.own", unit.id),)
        for unit in mine
    )
    return Card(
        lines(vote_cards.asks(scene, vote), vote_cards.hurried(scene, vote), told),
        vote_cards.title(scene, vote),
        own,
        subject=f"vote:{vote.id}",
    )


def mark(house: House, vote: Vote, unit: str) -> str:
    """What stands for a unit, or for the head it counts to, in the public record: who lives there learns it (核对本户票),
    nobody else can tell whose it is (R61: the ballots themselves stay sealed)."""
    return house.seal.digest(f"vote:{vote.id}:{unit}")[:12]


def own(scene: Scene, vote: Vote, unit: RollLine, choice: str) -> Card:
    """What is recorded for a unit."""
    said = scene.say(f"ballot-{choice}") if choice else scene.say("ballot-own-none")
    text = scene.say(
        "ballot-own-is",
        unit=vote_cards.named(scene, unit),
        choice=said,
        phone=speak.phone(scene, "office"),
        mark=mark(scene.house, vote, unit.key),
    )
    return Card(lines(vote_cards.asks(scene, vote), text), vote_cards.title(scene, vote))


def scrutiny(scene: Scene, vote: Vote, told: str, verdicts: dict[int, str], conflicts: int, unclear: int) -> Card:
    """监票: the count, and [核对无误] [有问题]."""
    odd = lines(
        scene.say("scrutiny-conflicts", n=conflicts) if conflicts else "",
        scene.say("scrutiny-unclear", n=unclear) if unclear else "",
    )
    said = scene.say(f"scrutiny-{verdicts[scene.person.id]}") if scene.person.id in verdicts else ""
    buttons = () if said or vote.step != CLOSED else rows(
        scene, vote.id, 0, [("scrutiny-is-right", "vote.right"), ("scrutiny-is-wrong", "vote.wrong")]
    )  # fmt: skip
    text = lines(vote_cards.asks(scene, vote), told, odd, scene.say("vote-roll-hash", hash=vote.roll_hash[:16]), said)
    return Card(text, scene.say("scrutiny-title", n=str(vote.id)), buttons, subject=f"scrutiny:{vote.id}")
