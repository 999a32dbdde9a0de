"""Neighbours around one request: what is alike, who joins, who may look."""

from flows.alike import likeness
from flows.effects.requests import Join
from flows.neighbours import SHARED, Alike
from flows.request import ONGOING, Request
from flows.understanding.places import Place
from handlers import together
from handlers.scene import Scene
from storage import follows, requests

LOOKED_AT = 20  # requests of one service at one place that are compared


def alike(scene: Scene) -> Alike:
    """What other people have reported of the same service at the same place, likeliest first."""

    def look(service_code: str, place: Place, words: str) -> list[int]:
        service = scene.house.town.community.service(service_code)
        shared = service is not None and service.category in SHARED
        found = requests.alike(scene.db, service_code, place, scene.person.id, shared, LOOKED_AT)
        return sorted(found, key=lambda id: (-likeness(words, found[id]), id))

    return look


def join(scene: Scene, effect: Join) -> None:
    """我也遇到, out of a report: behind that request, or behind the one it was merged into meanwhile."""
    request = root(scene, requests.get(scene.db, effect.request))
    if request.step not in ONGOING:
        return scene.reply_words("near-gone", number=request.service_request_id)
    return together.join(scene, request, effect)


def root(scene: Scene, request: Request) -> Request:
    """The request that is worked on: itself, or what it was merged into."""
    while request.merged_into is not None:
        request = requests.get(scene.db, request.merged_into)
    return request


def may_look(scene: Scene, request: Request) -> bool:
    """Public, or one's own business: reported, supported or followed (R22)."""
    subject, me = f"request:{request.id}", scene.person.id
    known = any(follows.has(scene.db, me, subject, kind) for kind in ("support", "follow"))
    return request.public or known or request.reporter == me
