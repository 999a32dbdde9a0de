"""Telling of topics: which fact tells whom, and the card each of them reads.  handlers/tell.py carries it out.

Milestones wait for the hour a person wants them (handlers/notices.py): they are put into words when they are told."""

from collections.abc import Callable

from flows.facts import Fact
from handlers import notices, topic_asks, topic_cards, topic_groups, topic_item_cards, topic_items, topic_result_cards
from handlers.card import Card
from handlers.scene import Scene
from handlers.whom import Kind, Tell
from storage import action_items, follows, people, publications, supports, topics, votes

NEWS = "topic-told"  # kind of the due row of a milestone that waits

_LEADERS = Tell("facilitators", "topic", "new")
_BACKERS = (Tell("author", "news", "new"), Tell("supporters", "news", "new", many=True))
_ALL = (*_BACKERS, Tell("followers", "news", "new", many=True), Tell("facilitators", "topic"))

TELL: dict[str, tuple[Tell, ...]] = {
    "TopicProposed": (Tell("by", "topic"), _LEADERS, Tell("without", "topic-nobody-leads", "new")),
    "TopicShown": (Tell("author", "topic-shown", "new"), Tell("author", "topic"), Tell("facilitators", "topic")),
    "TopicSeconded": (Tell("by", "topic"), Tell("author", "topic"), Tell("facilitators", "topic")),
    "TopicUnseconded": (Tell("by", "topic"), Tell("author", "topic"), Tell("facilitators", "topic")),
    "TopicReady": (Tell("facilitators", "topic-enough", "new"), Tell("author", "topic-enough-yours", "new")),
    "TopicAccepted": (*_ALL, Tell("author", "topic")),
    "TopicMerged": _ALL,
    "TopicGrew": (Tell("author", "topic-grew", "new"), Tell("facilitators", "topic")),
    "TopicReferred": _ALL,
    "TopicDeclined": _ALL,
    "TopicWithdrawn": _ALL,
    "TopicLapsed": _ALL,
    "TopicTimed": (Tell("by", "topic"), Tell("author", "topic")),
    "TopicAnswered": (
        Tell("author", "topic-answered-note", "new"),
        Tell("supporters", "topic-answered-note", "new", many=True),
        Tell("followers", "topic-answered-note", "new", many=True),
        Tell("facilitators", "topic"),
    ),
    "TextFrozen": (
        Tell("asked", "asked", "new", many=True),
        Tell("author", "topic"),
        Tell("facilitators", "topic", "new"),
    ),
    "TopicTabled": (*_ALL, Tell("author", "topic")),
    "TopicReturned": _ALL,
    "TopicExtended": (*_BACKERS, Tell("facilitators", "topic")),
    "VoiceAdded": (Tell("by", "topic-voice-kept", "new"), Tell("facilitators", "topic-voice", "new")),
    "TopicPublished": (
        Tell("author", "result", "new"),
        Tell("supporters", "result", "new", many=True),
        Tell("followers", "result", "new", many=True),
        Tell("facilitators", "result", "new"),
    ),
    "ResultCorrected": (
        Tell("author", "correction", "new"),
        Tell("supporters", "correction", "new", many=True),
        Tell("facilitators", "topic"),
    ),
    "PostingInterrupted": _ALL,
    "PostingBegun": _ALL,
    "ObjectionMade": (Tell("by", "topic-objection-kept", "new"), Tell("facilitators", "objection", "new")),
    "ObjectionAnswered": (Tell("objector", "objection-answer", "new"), Tell("facilitators", "topic")),
    "TopicFollowed": (*_ALL, Tell("facilitators", "topic", "new")),
    "ItemAdded": (Tell("owner", "item", "new"), Tell("facilitators", "topic")),
    "ItemProgressed": (Tell("owner", "item"), Tell("facilitators", "item-progress", "new")),
    "ItemDone": (
        Tell("owner", "item"),
        Tell("author", "topic-item-done", "new"),
        Tell("supporters", "topic-item-done", "new", many=True),
        Tell("facilitators", "item", "new"),
    ),
    "ItemReopened": (Tell("owner", "item", "new"), Tell("facilitators", "topic")),
    "ItemSupervised": (Tell("owner", "item-supervised", "new"), Tell("owner", "item")),
    "AllItemsDone": (
        Tell("author", "landing", "new"),
        Tell("supporters", "landing", "new", many=True),
        Tell("facilitators", "topic"),
    ),
    "TopicLanded": (Tell("by", "topic-landed", "new"), Tell("facilitators", "topic")),
    "TopicArchived": _ALL,
}


def _leaders(scene: Scene, fact: Fact) -> list[int]:
    """The facilitator; every one of them while nobody has taken it on."""
    holders = people.holders(scene.db, "facilitator")
    current = topics.get(scene.db, fact.topic.id)
    return [current.facilitator] if current.facilitator in holders else holders


def _supporters(scene: Scene, fact: Fact) -> list[int]:
    """Who seconded it, without its author and facilitator, who hear of it anyway."""
    apart = {fact.topic.author, *_leaders(scene, fact), fact.by}
    return [person for person in supports.people(scene.db, fact.topic.id) if person not in apart]


def _followers(scene: Scene, fact: Fact) -> list[int]:
    """Who follows it, and who voted on it."""
    apart = {fact.topic.author, *_leaders(scene, fact), fact.by, *supports.people(scene.db, fact.topic.id)}
    listening = (*follows.followers(scene.db, fact.about.subject), *votes.voters(scene.db, fact.topic.id))
    return [person for person in dict.fromkeys(listening) if person not in apart]


def _author(scene: Scene, fact: Fact) -> list[int]:
    return (
        [] if fact.by == fact.topic.author and fact.name not in ("TopicSeconded", "TextFrozen") else [fact.topic.author]
    )


WHO: dict[str, Callable[[Scene, Fact], list[int]]] = {
    "by": lambda scene, fact: [] if fact.by is None else [fact.by],
    "author": _author,
    "facilitators": _leaders,
    "without": lambda scene, fact: [] if people.holders(scene.db, "facilitator") else people.holders(scene.db, "admin"),
    "supporters": _supporters,
    "followers": _followers,
    "asked": lambda scene, fact: supports.to_ask(scene.db, fact.topic.id, fact.topic.text_version),
    "objector": lambda scene, fact: [publications.objection(scene.db, fact.row).person],
    "owner": lambda scene, fact: topic_items.owners(scene, action_items.get(scene.db, fact.row)),
}


def _cards(scene: Scene, line: Tell, fact: Fact) -> list[Card]:
    if line.card in CARDS:
        return [CARDS[line.card](scene, fact)]
    topic = topics.get(scene.db, fact.topic.id)
    said = scene.say(line.card, number=topic.number, title=topic.title, note=fact.note)
    return [Card(said, rows=topic_cards.open_button(scene, topic))]


def _news(scene: Scene, fact: Fact) -> Card:
    topic = topics.get(scene.db, fact.topic.id)
    return Card(topic_cards.milestone(scene, topic, fact.note), rows=topic_cards.open_button(scene, topic))


CARDS: dict[str, Callable[[Scene, Fact], Card]] = {
    "topic": lambda scene, fact: topic_cards.card(scene, topics.get(scene.db, fact.topic.id)),
    "news": _news,
    "asked": lambda scene, fact: topic_asks.asked(scene, topics.get(scene.db, fact.topic.id)),
    "result": lambda scene, fact: topic_result_cards.result(scene, topics.get(scene.db, fact.topic.id)),
    "correction": lambda scene, fact: topic_result_cards.correction(scene, topics.get(scene.db, fact.topic.id)),
    "objection": topic_result_cards.objection,
    "objection-answer": topic_result_cards.answered,
    "item": lambda scene, fact: topic_item_cards.card(scene, action_items.get(scene.db, fact.row)),
    "item-progress": topic_item_cards.progressed,
    "landing": lambda scene, fact: topic_item_cards.landing(scene, topics.get(scene.db, fact.topic.id)),
}


def _waits(scene: Scene, line: Tell, fact: Fact) -> bool:
    return line.card == "news" and notices.can_wait(scene, "news", NEWS, fact.about.subject)


KIND = Kind(TELL, lambda scene, line, fact: WHO[line.who](scene, fact), _cards, _waits, end=topic_groups.tell)
