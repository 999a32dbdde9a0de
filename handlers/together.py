"""Several people and one request, several requests and one trouble: 我也遇到, 催办, 合并 and 拆分, and the worker's own find."""

from flows.effects.requests import Join, OpenRequest, Supplement
from flows.effects.work import OpenPatrol
from flows.facts import FACT, Fact
from flows.limits import PHOTOS
from flows.neighbours import URGES, may_urge
from flows.request import Request
from handlers import moves, neighbour_cards
from handlers.moves import make, remember
from handlers.scene import Scene
from storage import follows, media, requests
from storage.history import request_history


def join(scene: Scene, request: Request, effect: Join) -> None:
    """我也遇到: one more behind a request, who hears of it from now on; their words and files stay with it."""
    subject = f"request:{request.id}"
    follows.add(scene.db, scene.person.id, subject, "follow", scene.now)
    if not follows.add(scene.db, scene.person.id, subject, "support", scene.now):
        return _again(scene, request, effect)
    request_history.note(scene.db, request.id, request.version, "support", scene.person.id, effect.text, scene.now)
    photos = effect.photos[: media.room(scene.db, request.id, PHOTOS)]
    media.keep(scene.db, (*photos, *effect.voices), request.id, scene.person.id, "before")
    return remember(scene, Fact(FACT["support"], request, scene.person.id))


def _again(scene: Scene, request: Request, effect: Join) -> None:
    """They stand behind it already: what they say now is added to it."""
    scene.reply(neighbour_cards.neighbour_card(scene, request))
    if effect.text or effect.photos or effect.voices:
        moves.supplement(scene, request, Supplement(effect.text, effect.photos, effect.voices))


def urge(scene: Scene, request: Request) -> int | None:
    """催办: how many there are now; None = this person has, since the last working day began."""
    last = request_history.last_at(scene.db, request.id, "urge", scene.person.id)
    if not may_urge(last, scene.now, scene.house.town.community.calendar):
        return None
    request_history.note(scene.db, request.id, request.version, "urge", scene.person.id, "", scene.now)
    count = request_history.count(scene.db, request.id, "urge")
    remember(scene, Fact(FACT["urge"], request, scene.person.id))
    if count % URGES == 0 or request.worker is None:
        remember(scene, Fact(FACT["urged-often"], request, scene.person.id))
    return count


def pass_on(scene: Scene, request: Request) -> bool:
    """撤回 while neighbours have the same trouble: the request goes on, reported by the first of them.  False = nobody is there."""
    heir = follows.first(scene.db, request.id, request.reporter)
    if heir is None:
        return False
    requests.inherit(scene.db, request.id, heir)
    request_history.note(scene.db, request.id, request.version, "pass-on", scene.person.id, "", scene.now)
    remember(scene, Fact(FACT["pass-on"], requests.get(scene.db, request.id), scene.person.id))
    return True


def merge(scene: Scene, request: Request, into: Request) -> None:
    """合并: who reported it and who stands behind it stand behind the other one from now on."""
    merged = make(scene, request, "merge", into=into)
    subject = f"request:{into.id}"
    follows.carry(scene.db, merged.id, into.id, scene.now)
    for kind in ("follow", "support"):
        follows.add(scene.db, merged.reporter, subject, kind, scene.now, via=merged.id)
    remember(scene, Fact(FACT["grow"], requests.get(scene.db, into.id), scene.person.id))


def split(scene: Scene, request: Request) -> None:
    """拆分: it stands alone again, with who has what it was merged into."""
    root = requests.get(scene.db, request.merged_into or request.id)
    alone = make(scene, request, "split")
    follows.take_back(scene.db, alone.id)
    if root.worker is not None:
        make(scene, alone, "dispatch", by_house=True, worker=root.worker)
    else:
        remember(scene, Fact(FACT["unassigned"], alone))


def open_patrol(scene: Scene, effect: OpenPatrol) -> Request:
    """巡查上报: the worker's own finding goes to the worker; mended on the spot it is closed in the same breath."""
    told = len(scene.facts)
    made = OpenRequest(effect.description, effect.service_code, effect.place, effect.before, effect.voices)
    request = moves.create(scene, made)
    request = make(scene, request, "dispatch", by_house=True, worker=scene.person.id)
    request = make(scene, request, "accept")
    del scene.facts[told:]  # nobody is told what they have just done themselves
    if effect.done:
        return make(scene, request, "handle", reason=effect.reason, photos=effect.after)
    remember(scene, Fact(FACT["patrol"], request, scene.person.id))
    return request
