"""荣誉: hours, points and levels, and the month's list."""

import json
from datetime import timedelta

from flows.volunteers import honour
from handlers import hours, speak
from handlers.card import Card, Picture
from handlers.scene import Scene
from handlers.speak import Spec, lines, local, rows
from storage import honours, ledger, media, people, volunteers
from storage.honours import Earned

MOST = 10  # on the month's list
THANKS = 3  # notes that are shown


def accounts(scene: Scene, person: int) -> list[str]:
    """Theirs, and those of the guests they were."""
    return [ledger.account(id) for id in people.selves(scene.db, person)]


def served(scene: Scene) -> Earned:
    """All that the person of the scene gave."""
    return honours.earned(scene.db, accounts(scene, scene.person.id))


def card(scene: Scene, first: str = "") -> Card:
    """时长 and 荣誉."""
    given, mine = served(scene), volunteers.get(scene.db, scene.person.id)
    total = honour.points(given.quarters)
    above = honour.next_level(total)
    text = lines(
        first,
        scene.say("honour-hours", hours=hours.said(scene, given.total), times=str(given.times)),
        scene.say("honour-held", hours=hours.said(scene, hours.held(scene, scene.person.id))),
        scene.say("honour-points", points=str(total), level=scene.say(f"level-{honour.level(total)}")),
        scene.say("honour-next", level=scene.say(f"level-{above[0]}"), n=above[1]) if above else "",
    )
    notes = honours.thanks(scene.db, scene.house.seal, scene.person.id, THANKS)
    text = lines(text, *(scene.say("honour-thanks", words=words) for words in notes))
    listed = "honour-unlist" if mine and mine.listed else "honour-list-me"
    prove: list[Spec] = (
        [("honour-certificate", "honour.paper"), ("honour-statement", "honour.csv")] if given.times else []
    )
    more: list[Spec] = [("honour-rewards", "honour.rewards"), ("honour-month", "honour.month")]
    own: list[Spec] = [(listed, "honour.unlist" if mine and mine.listed else "honour.list")] if mine else []
    return Card(text, scene.say("honour-title"), rows(scene, 0, 0, prove, more, own), subject="honour")


def month_card(scene: Scene) -> Card:
    """光荣榜: this month's, of those who want to stand on it; with a picture."""
    community = scene.house.town.community
    here = local(scene.now, community.zone)
    start = here.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    found = honours.month(scene.db, start, scene.now + timedelta(seconds=1), MOST)
    title = scene.say("honour-month-title", name=community.name, month=str(here.month))
    told = [(speak.person(scene, person), quarters) for person, quarters in found]
    if not told:
        return Card(scene.say("honour-month-nobody"), title)
    bars = [[f"{n}. {name}", quarters, hours.said(scene, quarters)] for n, (name, quarters) in enumerate(told, 1)]
    blocks = [["title", title], ["bars", bars], ["gap", ""], ["small", scene.say("honour-month-thanks")]]
    drawn = json.dumps({"blocks": blocks}, ensure_ascii=False)
    picture = media.want(scene.db, scene.house.seal, "photo", "drawing", drawn, scene.person.id, scene.now)
    text = "\n".join(f"{name}　{said}" for name, _, said in bars)
    return Card(text, title, media=(Picture("photo", (picture,)),), without=text)
