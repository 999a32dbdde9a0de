"""我也遇到, 关注, 附近, 催办: the buttons and commands of neighbours."""

from collections.abc import Callable

from flows.effects.requests import Join
from flows.request import ONGOING, UNDERWAY, Request
from handlers import consent, moves, neighbour_cards, neighbours, speak, together
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.house import NOTICE
from handlers.scene import Handler, Scene
from storage import follows, requests

KINDS = {"b": "building", "g": "grid", "r": "request"}
MINE = 30  # of one's own requests looked at


def _too(scene: Scene, pressed: Pressed) -> None:
    """我也遇到, on a neighbour's card."""
    request = neighbours.root(scene, requests.get(scene.db, pressed.id))
    if not neighbours.may_look(scene, request):
        return scene.reply_words("not-yours")
    if request.step not in ONGOING or request.reporter == scene.person.id:
        return _look(scene, pressed)
    if not _agreed(scene, pressed, "too"):
        return None
    return together.join(scene, request, Join(request.id))


def _agreed(scene: Scene, pressed: Pressed, action: str) -> bool:
    """Whoever has not agreed to the notice yet sees it first; the yes comes with the same button (R32)."""
    if scene.person.agreed_version >= NOTICE:
        return True
    if pressed.argument == "agreed" and consent.needs_guardian(scene):
        consent.minor(scene)
        return False
    if pressed.argument == "agreed":
        consent.agreed(scene)
        return True
    buttons = speak.rows(
        scene, pressed.id, pressed.version, [("near-agree", f"{action}.agreed")], [("cancel", "cancel")]
    )
    scene.reply(Card(speak.notice(scene), rows=buttons), anew=True)
    return False


def _look(scene: Scene, pressed: Pressed) -> None:
    """A neighbour's request, out of a list."""
    request = requests.get(scene.db, pressed.id)
    if not neighbours.may_look(scene, request):
        return scene.reply_words("not-yours")
    return scene.reply(neighbour_cards.neighbour_card(scene, request), anew=True)


def _follow(scene: Scene, pressed: Pressed) -> None:
    """关注 a request (r), a building (b.key) or a grid (g.key)."""
    subject = _subject(pressed)
    if pressed.argument == "r" and not neighbours.may_look(scene, requests.get(scene.db, pressed.id)):
        return scene.reply_words("not-yours")
    return _followed(scene, subject)


def _followed(scene: Scene, subject: str) -> None:
    follows.add(scene.db, scene.person.id, subject, "follow", scene.now)
    _again(scene, subject, "followed")


def _unfollow(scene: Scene, pressed: Pressed) -> None:
    """不再关注; somebody with the same trouble still counts."""
    subject = _subject(pressed)
    follows.drop(scene.db, scene.person.id, subject)
    _again(scene, subject, "unfollowed")


def _again(scene: Scene, subject: str, key: str) -> None:
    """The pressed card as it is now, and one sentence."""
    kind, _, id = subject.partition(":")
    if kind == "request" and scene.edits:
        scene.reply(neighbour_cards.neighbour_card(scene, requests.get(scene.db, int(id))))
    scene.reply_words(key, name=neighbour_cards.name_of(scene, subject))


def _subject(pressed: Pressed) -> str:
    kind, _, key = pressed.argument.partition(".")
    return f"{KINDS[kind]}:{key or pressed.id}"


def _urge(scene: Scene, pressed: Pressed) -> None:
    """催办, of what one reported or has the same trouble with."""
    request = neighbours.root(scene, requests.get(scene.db, pressed.id))
    if not {"reporter", "supporter"} & moves.relations(scene, request):
        return scene.reply_words("not-yours")
    if request.step not in UNDERWAY:
        return scene.reply_words("urge-too-late", number=request.service_request_id)
    return _urged(scene, request)


def _urged(scene: Scene, request: Request) -> None:
    count = together.urge(scene, request)
    scene.edits = ""
    if count is None:
        return scene.reply_words("urged-already", number=request.service_request_id)
    return scene.reply_words("urged", number=request.service_request_id, n=count)


def nearby(scene: Scene, rest: str) -> None:
    """/nearby, 附近: public requests; those of one's own building and grid first."""
    own = requests.mine(scene.db, scene.person.id, 1)
    wanted = set(follows.mine(scene.db, scene.person.id))
    wanted |= {f"building:{r.building}" for r in own} | {f"grid:{r.grid}" for r in own}
    found = [r for r in requests.public(scene.db) if r.reporter != scene.person.id]
    found.sort(key=lambda r: (f"building:{r.building}" not in wanted, f"grid:{r.grid}" not in wanted))
    scene.reply(neighbour_cards.nearby_card(scene, found), anew=True)


def follow(scene: Scene, rest: str) -> None:
    """/follow alone: what one follows; /follow 3号楼: follow that building, a grid by its name, a request by its number."""
    if not rest:
        return scene.reply(_list(scene), anew=True)
    subject = _named(scene, rest)
    return _followed(scene, subject) if subject else scene.reply_words("follow-unknown")


def _list(scene: Scene) -> Card:
    """What one follows, and the building one last spoke of as an offer."""
    known = follows.mine(scene.db, scene.person.id)
    own = requests.mine(scene.db, scene.person.id, 1)
    building = scene.house.town.community.building(own[0].building or "") if own else None
    offer = [(building.name, f"b.{building.key}")] if building and f"building:{building.key}" not in known else []
    return neighbour_cards.follows_card(scene, known, offer)


def _named(scene: Scene, words: str) -> str:
    """building:…, grid:… or request:…; '' = nothing of that name that this person may see."""
    grid = next((g for g in scene.house.town.community.grids if g.name == words), None)
    place = scene.house.town.named(words)
    request = requests.numbered(scene.db, words.upper())
    if request is not None:
        return f"request:{request.id}" if neighbours.may_look(scene, request) else ""
    if grid is not None:
        return f"grid:{grid.key}"
    return f"building:{place.building}" if place is not None and place.building else ""


def urge(scene: Scene, rest: str) -> None:
    """催一下: the one request that is under way, or which one?"""
    own = [r for r in requests.mine(scene.db, scene.person.id, MINE) if r.step in UNDERWAY]
    if not own:
        return scene.reply_words("urge-none")
    return _urged(scene, own[0]) if len(own) == 1 else scene.reply(neighbour_cards.urge_card(scene, own[:5]), anew=True)


ACTIONS: dict[str, Handler] = {
    "too": _too,
    "near": _look,
    "follow": _follow,
    "unfollow": _unfollow,
    "urge": _urge,
}
COMMANDS: dict[str, Callable[[Scene, str], None]] = {"follow": follow, "nearby": nearby}
TYPED: dict[str, Callable[[Scene, str], None]] = {"nearby-word": nearby, "urge-word": urge, "urge": urge}
