"""A topic on paper: everything public about it in sections, for the page /t/NUMBER, for the notice board and for the archive
(协商档案, Art. 39).  Nobody is named but departments; bot/web/paper.py makes HTML of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from flows.deciding.periods import posted_until
from flows.deciding.statements import interval
from flows.deciding.topic import Topic
from flows.said import Said
from handlers import topic_cards, topic_items, topic_result_cards, topic_texts_shown, vote_cards, vote_results
from handlers.house import House
from handlers.scene import Scene
from handlers.speak import clock, lines, local
from storage import action_items, meetings, publications, statements, supports, topic_texts, voices
from storage import topics as stored
from storage import votes as vote_rows
from storage.db import Db
from storage.history import topic_history
from storage.people import Person


@dataclass(frozen=True, slots=True)
class Section:
    """heading, paragraphs (a line each), pictures: media rows that everybody may see."""

    heading: str
    lines: tuple[str, ...]
    pictures: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """title; lead: how it stands; hash: of what was published; record: is there a record of its vote to recount?"""

    number: str
    title: str
    lead: str
    sections: tuple[Section, ...] = field(default=())
    hash: str = ""
    record: bool = False

    @property
    def pictures(self) -> tuple[int, ...]:
        """All that it shows."""
        return tuple(id for section in self.sections for id in section.pictures)


Part = Callable[[Scene, Topic], Section | None]


def visitor(db: Db, house: House, language: str, now: datetime) -> Scene:
    """Somebody who reads a page: nobody in particular."""
    return Scene(db, house, now, Said("web", "", "", "", now), Person(0, language, 0, ()), 0)


def public(scene: Scene, number: str) -> Paper | None:
    """What everybody may read; None = there is no such topic, or a person has to look at it first (R55)."""
    topic = stored.numbered(scene.db, number)
    if topic is None or topic.held:
        return None
    return _paper(scene, topic, (_about, _text, _counted, _result, _objections, _items, _path))


def archive(scene: Scene, topic: Topic) -> Paper:
    """议题表, 方案, 会议与签到, 意见, 表决统计, 公示, 异议, 落实, 经过."""
    return _paper(
        scene, topic,
        (_about, _versions, _meetings, _statements, _counted, _result, _posted, _objections, _items, _path),
    )  # fmt: skip


def _paper(scene: Scene, topic: Topic, parts: Sequence[Part]) -> Paper:
    entries = publications.entries(scene.db, topic.id)
    found = tuple(section for part in parts if (section := part(scene, topic)) and (section.lines or section.pictures))
    return Paper(
        topic.number, topic.title or scene.say("topic-withdrawn-title"), topic_cards.step(scene, topic), found,
        entries[0].hash if entries else "", bool(vote_rows.published(scene.db, topic.number)),
    )  # fmt: skip


def _about(scene: Scene, topic: Topic) -> Section:
    n = supports.count(scene.db, topic.id, topic.text_version)
    said = [
        topic.why,
        scene.say("topic-area", area=topic_cards.area(scene, topic.area)),
        scene.say("paper-support", n=n),
    ]
    if topic.created_at is not None:
        said.append(scene.say("paper-since", clock=_dated(scene, topic.created_at)))
    return Section(scene.say("paper-about"), tuple(line for line in said if line), topic.photos)


def _text(scene: Scene, topic: Topic) -> Section | None:
    """The text that holds, and what departments and interested parties say of it (R70)."""
    text = topic_texts.version(scene.db, topic.id, topic.text_version)
    if text is None:
        return None
    hashed = scene.say("text-hash", version=str(text.version), hash=text.hash)
    return Section(
        scene.say("paper-text"),
        (*topic_texts_shown.options(scene, text.options).split("\n"), hashed, *_voices(scene, topic)),
    )


def _voices(scene: Scene, topic: Topic) -> list[str]:
    return [
        scene.say(f"voice-{v.kind}", label=topic_texts_shown.label(scene, v.kind, v.label), said=v.said)
        for v in voices.of_topic(scene.db, topic.id)
    ]


def _versions(scene: Scene, topic: Topic) -> Section:
    """Every version that was frozen, each with its hash."""
    told: list[str] = []
    for text in topic_texts.frozen(scene.db, topic.id):
        told += [scene.say("text-hash", version=str(text.version), hash=text.hash)]
        told += topic_texts_shown.options(scene, text.options).split("\n")
    return Section(scene.say("paper-text"), (*told, *_voices(scene, topic)))


def _meetings(scene: Scene, topic: Topic) -> Section:
    held = meetings.of_topic(scene.db, topic.id)
    told = [
        line
        for m in held
        for line in (
            scene.say(
                "paper-meeting", clock=_dated(scene, m.starts_at), place=m.place, n=meetings.signed(scene.db, m.id)
            ),
            m.minutes,
        )
        if line
    ]
    return Section(scene.say("paper-meetings"), tuple(told), tuple(id for m in held for id in m.photos))


def _statements(scene: Scene, topic: Topic) -> Section:
    """What was said, under numbers, with how many agreed and between which shares that is certain."""
    shown = list(reversed(statements.newest(scene.db, topic.id)))
    counted = statements.counts(scene.db, [s.id for s in shown])
    told = []
    for s in shown:
        v = counted[s.id]
        low, high = interval(v.agree, v.agree + v.disagree)
        told.append(
            scene.say(
                "paper-statement",
                said=s.said,
                agree=str(v.agree),
                disagree=str(v.disagree),
                low=f"{low:.0%}",
                high=f"{high:.0%}",
            )
        )
    return Section(scene.say("paper-statements"), tuple(told))


def _counted(scene: Scene, topic: Topic) -> Section | None:
    vote = vote_rows.of_topic(scene.db, topic.id)
    told = vote_results.told(scene, vote) if vote else ""
    if vote is None or not told:
        return None
    return Section(scene.say("paper-counted"), tuple(lines(vote_cards.hurried(scene, vote), told).split("\n")))


def _result(scene: Scene, topic: Topic) -> Section | None:
    """What was published, and every correction of it."""
    entries = publications.entries(scene.db, topic.id)
    if not entries:
        return None
    facts = entries[0].body
    said = [
        scene.say("result-decided", said=facts["decision"]),
        scene.say("result-because", said=facts["fell"]) if facts["fell"] else "",
        scene.say("result-against", said=facts["objection"]),
        scene.say("result-answered", said=facts["answer"]),
        scene.say(f"rule-{facts['rule']}", law="、".join(facts["law"])),
        scene.say("paper-at", clock=_dated(scene, entries[0].at)),
        topic_result_cards.posted(scene, topic),
        *(scene.say("result-correction", n=str(e.entry - 1), said=e.body["said"]) for e in entries[1:]),
        scene.say("result-where", basis=facts["rule"].partition("-")[0]),
    ]
    return Section(scene.say("paper-result"), tuple(line for line in said if line))


def _dated(scene: Scene, at: datetime) -> str:
    """「2026年11月23日 周一 09:00」: it is read years later."""
    return scene.say("paper-dated", year=str(local(at, scene.house.town.community.zone).year), clock=clock(scene, at))


def _until(scene: Scene, topic: Topic, until: datetime | None) -> str:
    """When it came down; of what hangs still, when the fifteen days were over."""
    if until is not None:
        return _dated(scene, until)
    full = posted_until(scene.house.town.community.calendar, publications.stretches(scene.db, topic.id))
    return (
        scene.say("paper-full", clock=_dated(scene, full - timedelta(seconds=1))) if full and full <= scene.now else "…"
    )


def _posted(scene: Scene, topic: Topic) -> Section:
    """When it hung, and the photos that show it (R66)."""
    told = [
        scene.say("paper-hung", since=_dated(scene, since), until=_until(scene, topic, until))
        for since, until in publications.stretches(scene.db, topic.id)
    ]
    return Section(scene.say("paper-posted"), tuple(told), publications.pictures(scene.db, topic.id))


def _objections(scene: Scene, topic: Topic) -> Section:
    """Objections with their answers; one that waits for its answer is only counted."""
    found = publications.objections(scene.db, topic.id)
    told = [scene.say("paper-objection", said=o.said, answer=o.answer) for o in found if o.answered_at]
    waiting = len(found) - len(told)
    return Section(
        scene.say("paper-objections"), (*told, *([scene.say("paper-waiting", n=waiting)] if waiting else []))
    )


def _items(scene: Scene, topic: Topic) -> Section:
    """落实, with progress; late is said, and how people rate it in the end."""
    told: list[str] = []
    pictures: list[int] = []
    for item in action_items.of_topic(scene.db, topic.id):
        notes = action_items.notes(scene.db, item.id)
        told.append(topic_items.line(scene, item, named=False))
        told += [scene.say(f"item-note-{note.verb}", said=note.said) for note in notes if note.said]
        pictures += [id for note in notes for id in note.photos]
    landed = action_items.landed(scene.db, topic.id)
    told += [scene.say("paper-landed", answer=scene.say(f"landing-{a}"), n=n) for a, n in sorted(landed.items())]
    return Section(scene.say("paper-items"), tuple(told), tuple(pictures))


def _path(scene: Scene, topic: Topic) -> Section:
    """经过: every move with its day and public reason."""
    told = [
        scene.say("paper-step", clock=_dated(scene, e.at), what=scene.say(f"did-{e.verb}"), why=e.note or "none")
        for e in topic_history.everything(scene.db, topic.id)
    ]
    return Section(scene.say("paper-path"), tuple(told))
