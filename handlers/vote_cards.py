"""What is seen of a vote: by who may cast a ballot, by who runs it, by who counts; no card tells a choice or a count before
the close."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from flows.deciding.approval import Approvals
from flows.deciding.rule import CHOICES, Rule, Share
from flows.deciding.tally import Fraction, Tally
from flows.deciding.vote import ANNOUNCED, CANCELLED, CHECKING, CLOSED, OPEN, PREPARED, Vote, moves
from handlers import homes, speak
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
    text = lines(_question(scene, vote), _when(scene, vote), scene.say("ballot-none" if not units else "ballot-which"))
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
    state = scene.say("ballot-open") if vote.step == OPEN else ""
    if at is not None:
        state = scene.say("ballot-counted", clock=clock(scene, at))
    asked, buttons = _asked(scene, vote, unit, so_far)
    text = lines(_question(scene, vote), rule(scene, vote), _when(scene, vote), here, state, asked)
    others = rows(scene, vote.id, 0, [("ballot-others", "vote.show")]) if one_of > 1 else ()
    return Card(text, title(scene, vote), buttons + others + _about(scene, vote), subject=f"vote:{vote.id}")


def _asked(scene: Scene, vote: Vote, unit: RollLine, so_far: str) -> tuple[str, tuple[tuple[Button, ...], ...]]:
    """What is asked now, and the buttons of the answers."""
    if vote.step != OPEN:
        return "", ()
    if not vote.options:
        answers: list[list[Spec]] = [[(f"ballot-{choice}", f"ballot.{choice}")] for choice in CHOICES]
        return "", rows(scene, unit.id, 0, *answers)
    n = len(so_far)
    asked = scene.say("ballot-option", n=str(n + 1), all=str(len(vote.options)), option=vote.options[n])
    return asked, rows(
        scene, unit.id, 0, [("ballot-approve", f"ballot.{so_far}1"), ("ballot-not", f"ballot.{so_far}0")]
    )


def _question(scene: Scene, vote: Vote) -> str:
    return scene.say("vote-asks", question=vote.question)


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
        scene.say(_measured(used, "participation"), share=_share(scene, used.participation)),
        scene.say(_measured(used, "approval"), share=_share(scene, used.approval)),
        scene.say("vote-law", law="；".join(used.law)),
    )


def _measured(used: Rule, test: str) -> str:
    return f"vote-{'meeting' if used.meeting else 'both'}-{test}"


def _share(scene: Scene, share: Share | None) -> str:
    if share is None:
        return ""
    return scene.say(f"share-{share.of}-{share.per}-{'from' if share.inclusive else 'over'}")


def _when(scene: Scene, vote: Vote) -> str:
    """When it opens, or until when."""
    if vote.step in (PREPARED, CHECKING):
        return scene.say(f"vote-step-{vote.step}")
    if vote.step == ANNOUNCED and vote.opens_at is not None:
        return scene.say("vote-opens", clock=clock(scene, vote.opens_at))
    if vote.step == OPEN and vote.closes_at is not None:
        return scene.say("vote-closes", clock=clock(scene, vote.closes_at))
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
    part, whole = (metres(n) if f.measure == "area" else str(n) for n in (f.part, f.whole))
    needs = scene.say("fraction-needs", share=_share(scene, f.needs)) if f.needs else ""
    mark = "" if f.needs is None else "✓" if f.met else "✗"
    return scene.say(f"fraction-{f.test}-{f.measure}", part=part, whole=whole, needs=needs, mark=mark)


def closed(scene: Scene, vote: Vote, told: str, units: Sequence[RollLine]) -> Card:
    """After the close, for everybody; owners may look at their own ballot (核对本户票)."""
    own = () if vote.secret else tuple(
        (scene.button(scene.say("ballot-own", unit=named(scene, unit)), "vote.own", unit.id),) for unit in units[:SHOWN]
    )  # fmt: skip
    return Card(lines(_question(scene, vote), told), title(scene, vote), own, subject=f"vote:{vote.id}")


def own(scene: Scene, vote: Vote, unit: RollLine, choice: str) -> Card:
    """What is recorded for a unit."""
    said = scene.say(f"ballot-{choice}") if choice else scene.say("ballot-own-none")
    text = scene.say("ballot-own-is", unit=named(scene, unit), choice=said, phone=speak.phone(scene, "office"))
    return Card(lines(_question(scene, vote), text), title(scene, vote))


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
        _question(scene, vote), told or rule(scene, vote), _when(scene, vote), scene.say("vote-roll", n=str(units)),
        scene.say("vote-roll-how", n=str(vote.id)) if not units else "", *lacking,
        scene.say("vote-because", reason=vote.reason) if vote.step == CANCELLED else "",
    )  # fmt: skip
    can = [
        (f"vote-{verb}", f"vote.{verb}") for verb in moves(vote, relations) if verb in ("check", "announce", "cancel")
    ]
    tools: list[Spec] = []
    if vote.step in (PREPARED, CHECKING, ANNOUNCED, OPEN) and vote.rule.electorate not in ("anyone", "households"):
        tools = [("vote-code", "vote.code"), ("vote-proxy", "vote.proxy")]
    paper: list[Spec] = [("vote-paper", "vote.paper")] if vote.step == OPEN else []
    look: list[Spec] = [("vote-turnout", "vote.turnout")] if vote.step == OPEN else []
    buttons = rows(scene, vote.id, vote.version, *([spec] for spec in can), tools, [*paper, *look])
    return Card(text, scene.say("vote-run", n=str(vote.id)), buttons, subject=f"run:{vote.id}")


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
    text = lines(_question(scene, vote), told, odd, scene.say("vote-roll-hash", hash=vote.roll_hash[:16]), said)
    return Card(text, scene.say("scrutiny-title", n=str(vote.id)), buttons, subject=f"scrutiny:{vote.id}")


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
