"""What is seen of a request for help: by who asked, by volunteers who are asked, by who goes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flows.understanding.masking import mask
from flows.volunteers.aid import MATCHED, OPEN, SERVED, Aid
from handlers import consent, hours, speak
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import Spec, brief, clock, lines, rows
from storage import aids, people
from storage.aids import Asked

WHY = 4  # reasons on a card


def asker_card(scene: Scene, aid: Aid, asked: int | None = None, starts: datetime | None = None) -> Card:
    """How it stands, for who asked."""
    going = [a for a in aids.asks(scene.db, scene.house.seal, aid.id) if a.state == "accepted"]
    text = lines(
        _standing(scene, aid, going, asked, starts),
        scene.say("aid-two") if aid.step == OPEN and aid.needed == 2 else "",
        what(scene, aid),
    )
    buttons: list[Spec] = []
    if aid.step == MATCHED:
        buttons = [("aid-word", "aid.word"), ("aid-done", "aid.done")]
    out: list[Spec] = [("aid-cancel", "aid.cancel")] if aid.step in (OPEN, MATCHED) else []
    return Card(text, title(scene, aid), rows(scene, aid.id, aid.version, buttons, out), subject=f"aid:{aid.id}")


def _standing(scene: Scene, aid: Aid, going: Sequence[Asked], asked: int | None, starts: datetime | None) -> str:
    if aid.step == OPEN and starts is not None and starts > scene.now:
        return scene.say("aid-state-night", clock=clock(scene, starts))
    if aid.step == OPEN and asked == 0:
        return scene.say("aid-state-nobody")
    names = scene.say("list-separator").join(named(scene, a.person) for a in going)
    if aid.step == OPEN and going:
        return scene.say("aid-state-one", names=names)
    return scene.say(f"aid-state-{aid.step}", names=names)


def named(scene: Scene, person: int) -> str:
    """Somebody by name."""
    return speak.person(scene, person)


def title(scene: Scene, aid: Aid) -> str:
    """「求助 12 · 陪诊」"""
    skill = scene.house.town.community.skill(aid.skill)
    return scene.say("aid-title", n=str(aid.id), skill=skill.name if skill else aid.skill)


def what(scene: Scene, aid: Aid, *, whole: bool = True) -> str:
    """In which words, when, where, how long.  whole: with the door; else the building only, and the words masked."""
    building = scene.house.town.community.building(aid.building)
    where = aid.address if whole else building.name if building else scene.say("place-unknown")
    words = brief(scene, aid.words, 300)
    if stays_home(scene, aid):
        return lines(
            scene.say("aid-line-when", when=clock(scene, aid.at) if aid.at else scene.say("aid-when-any")),
            scene.say("aid-line-long", hours=hours.said(scene, aid.quarters)),
            scene.say("aid-stays-home", phone=speak.phone(scene, "office")),
        )
    return lines(
        scene.say("aid-line-words", words=words if whole else mask(words)),
        scene.say("aid-line-when", when=clock(scene, aid.at) if aid.at else scene.say("aid-when-any")),
        scene.say("aid-line-where", where=where),
        scene.say("aid-line-long", hours=hours.said(scene, aid.quarters)),
    )


def stays_home(scene: Scene, aid: Aid) -> bool:
    """Who asked said no to words going abroad: over such a channel nobody reads what is wanted, or where (R34)."""
    chat = scene.chat or people.last_chat(scene.db, scene.person.id)
    return chat is not None and consent.stays_home(scene, aid.asker, people.channel(scene.db, chat))


def ask_card(scene: Scene, aid: Aid, asked: Asked) -> Card:
    """To a volunteer: would you go?  With why they are asked."""
    why = " · ".join(_reason(scene, aid, key) for key in asked.reasons[:WHY])
    text = lines(scene.say("help-ask", why=why), what(scene, aid, whole=False))
    two = scene.say("help-two") if aid.needed == 2 else ""
    buttons = rows(scene, aid.id, 0, [("help-yes", "help.yes"), ("help-no", "help.no")])
    return Card(lines(text, two), title(scene, aid), buttons, subject=f"help:{aid.id}")


def _reason(scene: Scene, aid: Aid, key: str) -> str:
    skill = scene.house.town.community.skill(aid.skill)
    return scene.say(f"why-{key}", skill=skill.name if skill else aid.skill)


def helper_card(scene: Scene, aid: Aid, asked: Asked) -> Card:
    """To who said yes."""
    if aid.step == OPEN:
        return Card(scene.say("help-waits"), title(scene, aid), _drop(scene, aid), subject=f"help:{aid.id}")
    if aid.step == MATCHED or (aid.step == SERVED and asked.quarters is None):
        others = [
            a for a in aids.asks(scene.db, scene.house.seal, aid.id) if a.state == "accepted" and a.id != asked.id
        ]
        with_ = scene.say("help-with", name=named(scene, others[0].person)) if others else ""
        who = scene.say(
            "help-for", name=people.get(scene.db, scene.house.seal, aid.person).name or scene.say("a-neighbour")
        )
        buttons = rows(scene, aid.id, 0, [("help-done", "help.done"), ("aid-word", "help.word")])
        drop = _drop(scene, aid) if aid.step == MATCHED else ()
        text = lines(scene.say("help-yours"), who, what(scene, aid), with_)
        return Card(text, title(scene, aid), buttons + drop, subject=f"help:{aid.id}")
    return Card(scene.say(f"help-state-{aid.step}"), title(scene, aid), subject=f"help:{aid.id}")


def _drop(scene: Scene, aid: Aid) -> Any:
    return rows(scene, aid.id, 0, [("help-drop", "help.drop")])


def gone_card(scene: Scene, aid: Aid, key: str) -> Card:
    """Not needed any more."""
    return Card(scene.say(f"help-{key}"), title(scene, aid), subject=f"help:{aid.id}")


def found_card(scene: Scene, aid: Aid) -> Card:
    """News for who asked: these are coming."""
    going = [a for a in aids.asks(scene.db, scene.house.seal, aid.id) if a.state == "accepted"]
    names = scene.say("list-separator").join(named(scene, a.person) for a in going)
    buttons = rows(scene, aid.id, aid.version, [("aid-word", "aid.word")])
    return Card(scene.say("aid-found", names=names), title(scene, aid), buttons)


def dropped_card(scene: Scene, aid: Aid) -> Card:
    """News for who asked: one cannot come, others are being asked."""
    return Card(scene.say("aid-dropped-out"), title(scene, aid))


def passed_card(scene: Scene, aid: Aid, number: str) -> Card:
    """News for who asked: the grid worker has it now."""
    return Card(scene.say("aid-passed", number=number), title(scene, aid))
