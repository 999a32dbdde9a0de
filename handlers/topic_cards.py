"""What is seen of a topic: its one living card, with what this person can do now; the list of topics; a milestone in a line."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from flows.deciding import topic as rules
from flows.deciding.topic import COLLECT, DISCUSS, DRAFT, FOLLOW, PUBLISH, REFERRED, Topic
from handlers import topic_gates as gates
from handlers import topic_items, topic_texts_shown, topics
from handlers.card import Button, Card
from handlers.scene import Scene
from handlers.speak import Spec, day, lines, rows, shorten
from storage import follows, people, publications, supports, votes
from storage import topics as stored
from storage.history import topic_history

LINES = 9  # topics of a list: one a digit
WORDS = 400


def card(scene: Scene, topic: Topic) -> Card:
    """The one card a person has of a topic, edited in place."""
    stands = topics.relations(scene, topic)
    buttons = rows(scene, topic.id, topic.version, *_buttons(scene, topic, stands))
    return Card(text(scene, topic), title(scene, topic), _vote(scene, topic) + buttons, subject=topic.subject)


def _vote(scene: Scene, topic: Topic) -> tuple[tuple[Button, ...], ...]:
    """The way to its vote, for everybody."""
    vote = votes.of_topic(scene.db, topic.id) if topic.step == DISCUSS else None
    return rows(scene, vote.id, vote.version, [("topic-vote-show", "vote.show")]) if vote else ()


def title(scene: Scene, topic: Topic) -> str:
    """「议题 YT-20261123-0001 门口装无障碍坡道」"""
    return scene.say("topic-title", number=topic.number, title=topic.title or scene.say("topic-withdrawn-title"))


def text(scene: Scene, topic: Topic) -> str:
    """Everything public about it, as a few lines."""
    return lines(
        step(scene, topic),
        scene.say("topic-held") if topic.held else "",
        shorten(topic.why, WORDS),
        scene.say("topic-area", area=area(scene, topic.area)),
        _support(scene, topic),
        topic_texts_shown.brief(scene, topic),
        _leader(scene, topic),
        _until(scene, topic),
        scene.say("topic-because", reason=topic.reason) if topic.reason else "",
        _answered(scene, topic),
        topic_items.brief(scene, topic),
    )


def _until(scene: Scene, topic: Topic) -> str:
    """Until when the step goes – or until when 12345 should have answered."""
    if topic.ends_at is None:
        return ""
    key = "topic-answer-until" if topic.step == REFERRED else "topic-until"
    return scene.say(key, day=day(scene, topic.ends_at - timedelta(seconds=1)))


def _answered(scene: Scene, topic: Topic) -> str:
    said = topic_history.last_note(scene.db, topic.id, "answered") if topic.step == REFERRED else ""
    return scene.say("topic-answered", said=said) if said else ""


def _leader(scene: Scene, topic: Topic) -> str:
    """Who leads it, by name; the web tells none."""
    name = people.get(scene.db, scene.house.seal, topic.facilitator).name if topic.facilitator else ""
    return scene.say("topic-leader", name=name) if name else ""


def step(scene: Scene, topic: Topic) -> str:
    """Where it stands; what it went into, if it did."""
    into = stored.get(scene.db, topic.merged_into).number if topic.merged_into is not None else ""
    if topic.step == PUBLISH and not _hangs(scene, topic):
        return scene.say("topic-step-down")
    return scene.say(f"topic-step-{topic.step}", into=into)


def _hangs(scene: Scene, topic: Topic) -> bool:
    return any(until is None for _, until in publications.stretches(scene.db, topic.id))


def _support(scene: Scene, topic: Topic) -> str:
    n = supports.count(scene.db, topic.id, topic.text_version)
    if topic.step == COLLECT:
        return scene.say("topic-support", n=n, needed=gates.needed(scene, topic))
    return scene.say("topic-support-version", n=n, version=str(topic.text_version)) if topic.text_version else ""


def area(scene: Scene, which: str) -> str:
    """全社区 / 3号楼 / 3号楼2单元 / 第一网格"""
    kind, _, key = which.partition(":")
    community = scene.house.town.community
    if kind == "unit":
        building, _, unit = key.partition("/")
        return scene.say("area-unit", building=area(scene, f"building:{building}"), unit=unit)
    if kind == "building":
        known = community.building(key)
        return known.name if known else key
    if kind == "grid":
        return next((g.name for g in community.grids if g.key == key), key)
    return scene.say("area-all")


def _buttons(scene: Scene, topic: Topic, stands: frozenset[str]) -> list[list[Spec]]:
    """What this person can do now, in rows."""
    found: list[list[Spec]] = []
    if topic.held and "facilitator" in stands:
        found.append([("topic-show", "topic.show")])
    if topic.step in topics.SECONDED_IN and not topic.held and not topic.over:
        found.append([_second(scene, topic)])
    if topic.text_version:
        found.append([("topic-read", "topic.text")])
    found += [[spec] for spec in STEP_BUTTONS.get(topic.step, _nothing)(scene, topic, stands)]
    if "facilitator" in stands:
        found += [[spec] for verb in rules.moves(topic, frozenset({"facilitator"})) for spec in _moves(topic, verb)]
        found += (
            [[("topic-extend", "topic.extend")]]
            if topic.ends_at and topic.ends_at > scene.now and not topic.over
            else []
        )
        if topic.step in topics.DAYS and scene.now <= topics.opened(scene, topic) + rules.OPENING:
            found.append([("topic-length", "topic.length")])
    over = topic.step == COLLECT and topic.ends_at is not None and topic.ends_at <= scene.now
    if "author" in stands and over and not topics.prolonged(scene, topic):
        found.append([("topic-prolong", "topic.prolong")])
    if "author" in stands and (topic.step, "withdraw") in rules.NEXT:
        found.append([("topic-withdraw", "topic.withdraw")])
    if (
        not topic.over
        and not follows.has(scene.db, scene.person.id, topic.subject, "follow")
        and "author" not in stands
    ):
        found.append([("topic-watch", "topic.watch")])
    return found


def _second(scene: Scene, topic: Topic) -> Spec:
    homes = supports.households(scene.db, scene.house.seal, scene.person.id, topic.area)
    mine = any(supports.has(scene.db, topic.id, household, topic.text_version) for household in homes)
    if mine:
        return ("topic-unsecond", f"topic.drop-{topic.text_version}")
    return ("asked-yes" if topic.text_version else "topic-second", f"topic.second-{topic.text_version}")


def _moves(topic: Topic, verb: str) -> list[Spec]:
    if verb == "accept":
        return [("topic-accept", "topic.accept"), ("topic-accept-small", "topic.small")]
    return [(f"topic-{verb}", f"topic.{verb}")]


def _draft(scene: Scene, topic: Topic, stands: frozenset[str]) -> list[Spec]:
    writing: list[Spec] = [("topic-write", "topic.write")] if "facilitator" in stands else []
    if writing and topic_texts_shown.has_draft(scene, topic):
        writing.append(("topic-freeze", "topic.freeze"))
    return writing + _speak(topic, stands)


def _nothing(scene: Scene, topic: Topic, stands: frozenset[str]) -> list[Spec]:
    return []


def _speak(topic: Topic, stands: frozenset[str]) -> list[Spec]:
    return [("topic-speak", "topic.speak")] if "speaker" in stands and topic.text_version else []


def _discuss(scene: Scene, topic: Topic, stands: frozenset[str]) -> list[Spec]:
    talking: list[Spec] = [("topic-say-next", "say.next"), ("topic-say-new", "say.new")]
    running = stands & {"facilitator", "admin"}
    calling: list[Spec] = [("topic-vote-new", "vote.new"), ("meet-new", "meet.new")] if running else []
    return talking + calling + _speak(topic, stands)


def _publish(scene: Scene, topic: Topic, stands: frozenset[str]) -> list[Spec]:
    found: list[Spec] = [("topic-result", "topic.result"), ("topic-object", "topic.object")]
    if "facilitator" in stands:
        hangs = _hangs(scene, topic)
        found.append(("topic-correct", "topic.correct"))
        found += [("topic-posted-photo", "topic.photo"), ("topic-interrupt", "topic.interrupt")] if hangs else []
        found += [] if hangs else [("topic-repost", "topic.repost")]
    return found + ([("topic-broadcast", "topic.broadcast")] if "admin" in stands else [])


def _follow(scene: Scene, topic: Topic, stands: frozenset[str]) -> list[Spec]:
    found: list[Spec] = [("topic-result", "topic.result")]
    found += [("topic-items", "topic.items")] if topic_items.any_of(scene, topic) else []
    return found + ([("topic-add-item", "topic.item")] if "facilitator" in stands else [])


STEP_BUTTONS: dict[str, Callable[[Scene, Topic, frozenset[str]], list[Spec]]] = {
    DRAFT: _draft,
    DISCUSS: _discuss,
    PUBLISH: _publish,
    FOLLOW: _follow,
    rules.REFERRED: lambda scene, topic, stands: (
        [("topic-answer", "topic.answer")] if "facilitator" in stands and topic.ends_at else []
    ),
    rules.ARCHIVED: lambda scene, topic, stands: [("topic-result", "topic.result"), ("topic-file", "topic.file")],
}


def open_button(scene: Scene, topic: Topic) -> tuple[tuple[Button, ...], ...]:
    """看议题."""
    return rows(scene, topic.id, topic.version, [("topic-open", "topic.open")])


def milestone(scene: Scene, topic: Topic, reason: str = "") -> str:
    """「议题「…」：已立为议题」 with the public reason."""
    because = scene.say("topic-because", reason=reason) if reason else ""
    return lines(scene.say("topic-milestone", number=topic.number, title=topic.title, step=step(scene, topic)), because)


def listed(scene: Scene, found: Sequence[tuple[Topic, str]], key: str) -> Card:
    """Topics in one message, a button each.  found: with why it is there ('' = no special reason)."""
    if not found:
        return Card(scene.say("topics-none"), rows=rows(scene, 0, 0, [("topic-new", "topic.new")]))
    shown = found[:LINES]
    told = [
        scene.say(
            "topics-line", n=str(n), title=topic.title, step=step(scene, topic), why=scene.say(why) if why else ""
        )
        for n, (topic, why) in enumerate(shown, 1)
    ]
    opened = [scene.button(str(n), "topic.open", topic.id, topic.version) for n, (topic, _) in enumerate(shown, 1)]
    digits = tuple(tuple(opened[i : i + 5]) for i in range(0, len(opened), 5))
    return Card("\n".join(told), scene.say(key), digits + rows(scene, 0, 0, [("topic-new", "topic.new")]))
