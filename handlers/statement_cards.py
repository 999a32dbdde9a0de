"""What is seen of a discussion: one statement at a time; what most agree with and what divides; the own answers."""

from collections.abc import Mapping, Sequence

from flows.deciding.statements import Votes, division, interval, most_agreed
from flows.deciding.topic import Topic
from handlers.card import Button, Card
from handlers.scene import Scene
from handlers.speak import lines, rows, shorten
from storage.statements import Statement

TOP = 3  # statements of a kind in the summary
SHOWN = 8  # own answers on a card


def title(scene: Scene, topic: Topic) -> str:
    """「大家怎么说 · 加装电梯」"""
    return scene.say("say-title", title=shorten(topic.title, 40))


def who(scene: Scene, statement: Statement) -> str:
    """「三号居民」, or whom an interested party speaks for (R59, R70)."""
    if statement.label:
        return scene.say("say-party", label=statement.label)
    return scene.say("say-resident", n=str(statement.number))


def _quoted(scene: Scene, statement: Statement) -> str:
    return scene.say("say-quoted", who=who(scene, statement), words=statement.said)


def one(scene: Scene, topic: Topic, statement: Statement, answer: str, left: int) -> Card:
    """A statement with its three answers.  answer: the own one so far.  left: how many wait behind it."""
    text = lines(
        _quoted(scene, statement),
        scene.say("say-answered", answer=scene.say(f"say-{answer}")) if answer else "",
        scene.say("say-left", n=left) if left else "",
    )
    asked = [("say-agree", "say.agree"), ("say-disagree", "say.disagree"), ("say-skip", "say.skip")]
    buttons = rows(scene, statement.id, 0, asked, [("say-take-back", "say.back")] if answer else [])
    if scene.person.has("admin") and not statement.label and statement.person != scene.person.id:
        buttons += rows(scene, statement.id, 0, [("unveil-ask", "say.who")])
    return Card(text, title(scene, topic), buttons + ways(scene, topic), subject=f"say:{topic.id}")


def done(scene: Scene, topic: Topic) -> Card:
    """Nothing to answer now."""
    return Card(scene.say("say-all-answered"), title(scene, topic), ways(scene, topic), subject=f"say:{topic.id}")


def ways(scene: Scene, topic: Topic) -> tuple[tuple[Button, ...], ...]:
    """What else there is to do in a discussion."""
    return rows(
        scene, topic.id, 0, [("say-new", "say.new")], [("say-summary", "say.summary"), ("say-mine", "say.mine")]
    )


def summary(scene: Scene, topic: Topic, found: Sequence[Statement], counts: Mapping[int, Votes], people: int) -> Card:
    """最认同的, 分歧最大的: share of those who took a side, with its interval and how many they are."""
    agreed = [s for s in sorted(found, key=lambda s: -most_agreed(counts[s.id])) if most_agreed(counts[s.id])][:TOP]
    others = [s for s in found if s not in agreed and division(counts[s.id])]
    divided = sorted(others, key=lambda s: -division(counts[s.id]))[:TOP]
    text = lines(
        scene.say("say-people", n=people, statements=len(found)),
        scene.say("say-most-agreed") if agreed else "",
        *(_measured(scene, s, counts[s.id]) for s in agreed),
        scene.say("say-most-divided") if divided else "",
        *(_measured(scene, s, counts[s.id]) for s in divided),
    )
    buttons = rows(scene, topic.id, 0, [("say-next", "say.next")])
    return Card(text, title(scene, topic), buttons, subject=f"say:{topic.id}")


def _measured(scene: Scene, statement: Statement, votes: Votes) -> str:
    sides = votes.agree + votes.disagree
    low, high = interval(votes.agree, sides)
    share = scene.say(
        "say-share", share=f"{100 * votes.agree / sides:.0f}%", low=f"{100 * low:.0f}", high=f"{100 * high:.0f}%",
        n=str(sides),
    )  # fmt: skip
    return lines(f"· {_quoted(scene, statement)}", f"  {share}")


def mine(scene: Scene, topic: Topic, own: Sequence[Statement], answered: Sequence[tuple[Statement, str]]) -> Card:
    """我的回答: the own statements, to withdraw; the answers to others, to change."""
    said = [scene.say("say-own", words=s.said, state=scene.say(f"say-state-{s.state}")) for s in own]
    told = [
        scene.say("say-my-answer", n=str(n), answer=scene.say(f"say-{answer}"), words=shorten(s.said, 40))
        for n, (s, answer) in enumerate(answered[:SHOWN], 1)
    ]
    text = lines(*said, *told) or scene.say("say-nothing-yet")
    gone = tuple(
        (scene.button(scene.say("say-withdraw", words=shorten(s.said, 12)), "say.withdraw", s.id),) for s in own[:SHOWN]
    )
    change = tuple(scene.button(f"{n}", "say.show", s.id) for n, (s, _) in enumerate(answered[:SHOWN], 1))
    return Card(text, title(scene, topic), (*gone, change) if change else gone, subject=f"say:{topic.id}")


def look(scene: Scene, topic: Topic, statement: Statement) -> Card:
    """A word is on the list: a person looks before others see it (R55)."""
    text = lines(
        scene.say("public-appealed") if statement.appealed else "",
        scene.say("public-why", why=scene.say(f"unfit-{statement.kind}")),
        scene.say("public-preview", words=statement.said),
    )
    buttons = rows(scene, statement.id, 0, [("public-yes", "say.pass"), ("public-no", "say.bar")])
    return Card(text, title(scene, topic), buttons)


def told(scene: Scene, topic: Topic, statement: Statement) -> Card:
    """How that ended, for its author."""
    refused = statement.state == "refused"
    text = scene.say(
        "say-told-refused" if refused else "say-told-shown",
        words=statement.said,
        why=scene.say(f"unfit-{statement.kind}"),
    )
    appeal = rows(scene, statement.id, 0, [("appeal", "say.appeal")]) if refused and not statement.appealed else ()
    return Card(text, title(scene, topic), appeal)
