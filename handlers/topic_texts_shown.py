"""The text of a topic as it is read: options of clauses, what changed between two versions, what departments say of it."""

from collections.abc import Sequence

from flows.deciding.text import Option, changes
from flows.deciding.topic import Topic
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import lines, rows
from storage import topic_texts, voices

SHOWN = 12  # changes a message holds


def has_draft(scene: Scene, topic: Topic) -> bool:
    """Is something written that is not frozen?"""
    return topic_texts.draft(scene.db, topic.id) is not None


def brief(scene: Scene, topic: Topic) -> str:
    """The titles of the options, a line each."""
    text = topic_texts.version(scene.db, topic.id, topic.text_version) if topic.text_version else None
    return (
        "\n".join(scene.say("option-line", n=str(n), title=o.title) for n, o in enumerate(text.options, 1))
        if text
        else ""
    )


def card(scene: Scene, topic: Topic) -> Card:
    """The whole text that holds, or – for who writes it – the draft."""
    text = topic_texts.version(scene.db, topic.id, topic.text_version)
    if text is None:
        return Card(scene.say("text-none"))
    said = [options(scene, text.options), scene.say("text-hash", version=str(text.version), hash=text.hash[:12])]
    said += [
        scene.say(f"voice-{voice.kind}", label=label(scene, voice.kind, voice.label), said=voice.said)
        for voice in voices.of_topic(scene.db, topic.id)
    ]
    title = scene.say("text-title", title=topic.title, version=str(text.version))
    return Card(lines(*said), title, rows(scene, topic.id, topic.version, [("back", "topic.open")]))


def label(scene: Scene, kind: str, name: str) -> str:
    """Who speaks: the department's name, or the body an interested party stands for."""
    return scene.say(f"body-{name}") if kind == "party" else name


def options(scene: Scene, given: Sequence[Option]) -> str:
    """Numbered options of numbered clauses, each with cost, who and until when."""
    return "\n\n".join(_option(scene, n, option) for n, option in enumerate(given, 1))


def _option(scene: Scene, n: int, option: Option) -> str:
    clauses = [f"{n}.{m} {clause}" for m, clause in enumerate(option.clauses, 1)]
    cost = scene.say("option-cost-line", cost=yuan(option.cost)) if option.cost is not None else ""
    until = scene.say("option-until-line", day=option.until.isoformat()) if option.until else ""
    who = scene.say("option-who-line", who=option.who) if option.who else ""
    return lines(scene.say("option-line", n=str(n), title=option.title), *clauses, cost, who, until)


def yuan(cents: int | None) -> str:
    """12000.00 -> 「12,000」."""
    whole, part = divmod(cents or 0, 100)
    return f"{whole:,}.{part:02}" if part else f"{whole:,}"


def diff(scene: Scene, topic: Topic) -> str:
    """What the text that holds changes in the one before it, a line each."""
    frozen = topic_texts.frozen(scene.db, topic.id)
    if len(frozen) < 2:
        return options(scene, frozen[-1].options) if frozen else ""
    found = changes(frozen[-2].options, frozen[-1].options)
    told = [_change(scene, *change) for change in found[:SHOWN]]
    more = scene.say("change-more", n=len(found) - SHOWN) if len(found) > SHOWN else ""
    return lines(*told, more)


def _change(scene: Scene, how: str, which: str, before: str, after: str) -> str:
    number, _, part = which.partition(".")
    named = scene.say(f"part-{part}", n=number) if part in ("cost", "who", "until") else which
    return scene.say(f"change-{how}", part=named, before=before, after=after)
