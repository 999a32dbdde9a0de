"""What is seen of a vote: by who may cast a ballot, by who runs it, by who counts; no card tells a choice or a count before
the close."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from flows.deciding.rule import CHOICES, Rule, Share
from flows.deciding.tally import Fraction
from flows.deciding.vote import ANNOUNCED, CANCELLED, CHECKING, OPEN, PREPARED, Vote, moves
from handlers import homes
from handlers.card import Button, Card
from handlers.scene import Scene
from handlers.speak import Spec, clock, lines, rows
from storage import homes as home_rows
from storage.ballots import Measured, Reading
from storage.rolls import Objection, RollLine

SHOWN = 8  # units of one person on a card


def title(scene: Scene, vote: Vote) -> str:
    """「表决 3 · 意见征询」"""
    return scene.say("vote-title", n=str(vote.id), preset=scene.say(f"vote-preset-{vote.preset}"))


def named(scene: Scene, unit: RollLine) -> str:
    """「3号楼2单元501」, or as it is written on the roll."""
    if unit.household is None:
        return unit.key
    return homes.named(scene, home_rows.home_of(scene.db, scene.house.seal, unit.household))


def voting(scene: Scene, vote: Vote, units: Sequence[RollLine], voted: Mapping[int, datetime]) -> Card:
    """For somebody who may cast a ballot: the question, the rule, the buttons – or first which unit."""
    if len(units) != 1:
        return choosing(scene, vote, units, voted)
    return ballot(scene, vote, units[0], voted.get(units[0].id))


def choosing(scene: Scene, vote: Vote, units: Sequence[RollLine], voted: Mapping[int, datetime]) -> Card:
    """Several units, one ballot each."""
    text = lines(asks(scene, vote), _when(scene, vote), scene.say("ballot-none" if not units else "ballot-which"))
    open_first = sorted(units, key=lambda unit: (unit.id in voted, unit.id))
    shown = tuple(
        (scene.button(_unit_label(scene, unit, unit.id in voted), "ballot.unit", unit.id),)
        for unit in open_first[:SHOWN]
    )
    return Card(text, title(scene, vote), shown + _about(scene, vote), subject=f"vote:{vote.id}")


def _unit_label(scene: Scene, unit: RollLine, voted: bool) -> str:
    return scene.say("ballot-unit-done" if voted else "ballot-unit", unit=named(scene, unit))


def ballot(scene: Scene, vote: Vote, unit: RollLine, at: datetime | None, so_far: str = "", *, one_of: int = 1) -> Card:
    """The card of one unit.  at: when its ballot was last changed; never what it says.
    so_far: answers to the first options, 0 and 1, where options are approved of.  one_of: how many units they vote for."""
    here = scene.say("ballot-for", unit=named(scene, unit))
    state = scene.say("ballot-open") if vote.open_at(scene.now) else ""
    if at is not None:
        state = scene.say("ballot-counted", clock=clock(scene, at))
    asked, buttons = _asked(scene, vote, unit, so_far)
    text = lines(asks(scene, vote), rule(scene, vote), hurried(scene, vote), _when(scene, vote), here, state, asked)
    others = rows(scene, vote.id, 0, [("ballot-others", "vote.show")]) if one_of > 1 else ()
    return Card(text, title(scene, vote), buttons + others + _about(scene, vote), subject=f"vote:{vote.id}")


def _asked(scene: Scene, vote: Vote, unit: RollLine, so_far: str) -> tuple[str, tuple[tuple[Button, ...], ...]]:
    """What is asked now, and the buttons of the answers."""
    if not vote.open_at(scene.now):
        return "", ()
    if not vote.options:
        answers: list[list[Spec]] = [[(f"ballot-{choice}", f"ballot.{choice}")] for choice in CHOICES]
        return "", rows(scene, unit.id, 0, *answers)
    n = len(so_far)
    asked = scene.say("ballot-option", n=str(n + 1), all=str(len(vote.options)), option=vote.options[n])
    return asked, rows(
        scene, unit.id, 0, [("ballot-approve", f"ballot.{so_far}1"), ("ballot-not", f"ballot.{so_far}0")]
    )


def asks(scene: Scene, vote: Vote) -> str:
    """The question."""
    return scene.say("vote-asks", question=vote.question)


def hurried(scene: Scene, vote: Vote) -> str:
    """Why there were no days of notice (R63); '' = there were."""
    return scene.say("vote-hurried", reason=vote.hurried) if vote.hurried else ""


def _about(scene: Scene, vote: Vote) -> tuple[tuple[Button, ...], ...]:
    """Beside every ballot: how many have voted, and who can see what."""
    shown: list[Spec] = [("vote-turnout", "vote.turnout"), ("vote-eyes", "vote.eyes")]
    return rows(scene, vote.id, 0, shown)


def rule(scene: Scene, vote: Vote) -> str:
    """Who decides, how many must take part and agree, and where that is written (R43)."""
    used = vote.rule
    if not used.binding:
        return scene.say("vote-not-binding")
    return lines(
        scene.say(f"vote-electorate-{used.electorate}"),
        scene.say(_measured(used, "participation"), share=share(scene, used.participation)),
        scene.say(_measured(used, "approval"), share=share(scene, used.approval)),
        scene.say("vote-law", law="；".join(used.law)),
    )


def _measured(used: Rule, test: str) -> str:
    return f"vote-{'meeting' if used.meeting else 'both'}-{test}"


def share(scene: Scene, part: Share | None) -> str:
    """过半数, 三分之二以上."""
    if part is None:
        return ""
    return scene.say(f"share-{part.of}-{part.per}-{'from' if part.inclusive else 'over'}")


def _when(scene: Scene, vote: Vote) -> str:
    """When it opens, or until when."""
    if vote.step in (PREPARED, CHECKING):
        return scene.say(f"vote-step-{vote.step}")
    if vote.step == ANNOUNCED and vote.opens_at is not None:
        return scene.say("vote-opens", clock=clock(scene, vote.opens_at))
    if vote.step == OPEN and vote.closes_at is not None:
        closes, n = clock(scene, vote.closes_at), vote.box
        counted = clock(scene, vote.counts_at) if vote.counts_at else ""
        box = scene.say("vote-box-told", n=n, clock=counted) if n else ""
        return lines(scene.say("vote-closes" if vote.open_at(scene.now) else "vote-closed-at", clock=closes), box)
    return scene.say(f"vote-step-{vote.step}")


def eyes(scene: Scene, vote: Vote) -> Card:
    """Who can see what, as it is (R28)."""
    kinds = ("until", "server", "channel", "secret" if vote.secret else "named", "paper")
    return Card("\n\n".join(scene.say(f"eyes-{kind}") for kind in kinds), scene.say("vote-eyes"))


def turnout(scene: Scene, vote: Vote, voted: Measured, whole: Measured) -> Card:
    """How many have voted, and how much is still missing: 还差 12 户 / 830 m²."""
    text = lines(_voted(scene, vote, voted, whole), _missing(scene, vote, voted, whole), _when(scene, vote))
    return Card(text, title(scene, vote))


def _voted(scene: Scene, vote: Vote, voted: Measured, whole: Measured) -> str:
    area = scene.say("turnout-area", part=metres(voted.area), whole=metres(whole.area)) if whole.area else ""
    return lines(scene.say("turnout-units", part=str(voted.units), whole=str(whole.units)), area)


def _missing(scene: Scene, vote: Vote, voted: Measured, whole: Measured) -> str:
    used = vote.rule
    if used.participation is None or used.meeting:
        return ""
    gaps = {
        measure: Fraction(
            "participation", measure, getattr(voted, measure), getattr(whole, measure), used.participation
        )
        for measure in sorted(used.measures, reverse=True)
    }
    left = [
        scene.say(f"missing-{measure}", n=metres(gap.missing) if measure == "area" else str(gap.missing))
        for measure, gap in gaps.items()
        if gap.missing
    ]
    return scene.say("turnout-missing", left=" / ".join(left)) if left else scene.say("turnout-enough")


def metres(area: int) -> str:
    """0.01 m² as m², exactly: 8950 -> 89.50."""
    return f"{area // 100}.{area % 100:02d}"


def managing(
    scene: Scene, vote: Vote, units: int, relations: frozenset[str], missing: Sequence[str], told: str
) -> Card:
    """For who runs it: where it stands, what is missing, what can be done."""
    lacking = (
        [scene.say("vote-missing", what="、".join(scene.say(f"vote-gate-{gate}") for gate in missing))]
        if missing
        else []
    )
    text = lines(
        asks(scene, vote), told or rule(scene, vote), hurried(scene, vote), _when(scene, vote),
        scene.say("vote-roll", n=str(units)),
        scene.say("vote-roll-how", n=str(vote.id)) if not units else "", *lacking,
        scene.say("vote-because", reason=vote.reason) if vote.step == CANCELLED else "",
    )  # fmt: skip
    can = [
        (f"vote-{verb}", f"vote.{verb}")
        for verb in moves(vote, relations)
        if verb in ("check", "announce", "hurry", "cancel")
    ]
    tools: list[Spec] = []
    if vote.step in (PREPARED, CHECKING, ANNOUNCED, OPEN) and vote.rule.electorate not in ("anyone", "households"):
        tools = [("vote-code", "vote.code"), ("vote-proxy", "vote.proxy")]
    paper: list[Spec] = [("vote-paper", "vote.paper")] if vote.enters_at(scene.now) else []
    paper += [("vote-box", "vote.box")] if vote.open_at(scene.now) else []
    look: list[Spec] = [("vote-turnout", "vote.turnout")] if vote.step == OPEN else []
    buttons = rows(scene, vote.id, vote.version, *([spec] for spec in can), tools, [*paper, *look])
    return Card(text, scene.say("vote-run", n=str(vote.id)), buttons, subject=f"run:{vote.id}")


def roll_line(scene: Scene, vote: Vote, unit: RollLine) -> Card:
    """名册核对: the own line, and a way to say that it is wrong (R69)."""
    counted = scene.say("roll-head", head=unit.head) if unit.head else scene.say("roll-head-own")
    text = lines(
        scene.say("roll-check"), scene.say("ballot-for", unit=named(scene, unit)),
        scene.say("roll-area", area=metres(unit.area)) if unit.area else "", counted,
        scene.say("roll-until", clock=clock(scene, vote.check_until)) if vote.check_until else "",
    )  # fmt: skip
    return Card(text, title(scene, vote), rows(scene, unit.id, 0, [("roll-wrong", "vote.object")]))


def objection(scene: Scene, vote: Vote, unit: RollLine, found: Objection) -> Card:
    """名册异议 for who runs the vote."""
    text = lines(
        scene.say("ballot-for", unit=named(scene, unit)), scene.say("roll-objection-says", words=found.said),
        scene.say("roll-answered", words=found.answer) if found.answer else "",
    )  # fmt: skip
    buttons = () if found.answer else rows(scene, found.id, 0, [("roll-answer", "vote.answer")])
    return Card(text, title(scene, vote), buttons, subject=f"objection:{found.id}")


def paper(scene: Scene, vote: Vote, unit: RollLine, reading: Reading) -> str:
    """How a paper ballot stands after an entry: never what is on it."""
    state = "differs" if reading.differs else "agreed" if reading.agreed else "first"
    return scene.say(f"paper-{state}", unit=named(scene, unit))


def listed(scene: Scene, found: Sequence[Vote]) -> Card:
    """/vote: what there is to vote on, a button each."""
    if not found:
        return Card(scene.say("votes-none"), scene.say("votes-title"))
    told = [f"{n}. {vote.question[:60]} – {_when(scene, vote)}" for n, vote in enumerate(found, 1)]
    shown = tuple((scene.button(f"{n}", "vote.show", vote.id),) for n, vote in enumerate(found, 1))
    return Card("\n".join(told), scene.say("votes-title"), shown)
