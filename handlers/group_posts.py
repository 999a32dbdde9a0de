"""What linked groups are told: results, anonymous."""

from flows.facts import Fact
from handlers import speak
from handlers.card import Card
from handlers.scene import Scene, post
from storage import groups, outbox, requests

DONE = ("RequestRated", "RequestExpired")  # facts that a linked group hears of


def tell(scene: Scene) -> None:
    """What was finished in this unit, to every linked group: anonymous public facts only."""
    done = [fact for fact in scene.facts if fact.name in DONE]
    linked = groups.linked(scene.db, scene.house.seal) if done else []
    for group in linked:
        for fact in done:
            card = Card(_result(scene, fact), quiet=True)
            post(scene.db, scene.house, group.chat, card, scene.now, priority=outbox.BROADCAST)


def _result(scene: Scene, fact: Fact) -> str:
    """「✅ LL-… 3号楼 电梯：办结了」 – the place and the kind only of what is public, and never the words."""
    request = requests.get(scene.db, fact.request.id)
    house, language = scene.house, scene.house.languages()[0]
    building = house.town.community.building(request.building or "")
    what = f"{building.name} {speak.service_name(scene, request.service_code)}" if building and request.public else ""
    return house.words.say(language, "group-done", number=request.service_request_id, what=what or "none")
