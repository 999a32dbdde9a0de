"""网格: who works which grid, as an admin may change it in chat."""

from flows.community import Grid
from handlers import granting, speak, town_pages
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.pages import admins_only, back, paged
from handlers.scene import Handler, Scene
from storage import people


def _grids(scene: Scene, pressed: Pressed) -> None:
    """Every grid with its workers."""
    grids = town_pages.community(scene).grids
    first = (town_pages.numbers(pressed) or [0])[0]
    named = [(scene.say("grid-line", grid=g.name, who=_crew(scene, g)), f"gridof.{n}", 0) for n, g in enumerate(grids)]
    scene.reply(
        Card(scene.say("grids-text"), scene.say("admin-grids"), paged(scene, named, first, "grid") + back(scene))
    )


def _crew(scene: Scene, grid: Grid) -> str:
    names = [speak.person(scene, worker) for worker in people.crew(scene.db, grid.key)]
    return scene.say("list-join").join(names) or scene.say("grid-nobody")


def _at(scene: Scene, pressed: Pressed) -> tuple[int, Grid] | None:
    """The grid a button is about; None, and the list, when there is none."""
    grids, numbers = town_pages.community(scene).grids, town_pages.numbers(pressed)
    if numbers and numbers[0] < len(grids):
        return numbers[0], grids[numbers[0]]
    _grids(scene, Pressed("grid", 0, 0))
    return None


def _grid(scene: Scene, pressed: Pressed) -> None:
    """One grid: who works it, and adding somebody."""
    if (found := _at(scene, pressed)) is None:
        return
    n, grid = found
    said = scene.say("grid-line", grid=grid.name, who=_crew(scene, grid))
    buttons = speak.rows(scene, 0, 0, [("grid-add", f"gridadd.{n}")], [("back", "grid")])
    scene.reply(Card(said, scene.say("admin-grids"), buttons))


def _add(scene: Scene, pressed: Pressed) -> None:
    """Which worker? – those of other grids, or somebody new."""
    if (found := _at(scene, pressed)) is None:
        return
    n, grid = found
    here = people.crew(scene.db, grid.key)
    others = [w for w in people.crew(scene.db) if w not in here]
    named = [(speak.called(scene, w), f"gridto.{n}", w) for w in others]
    buttons = paged(scene, named, (*town_pages.numbers(pressed), 0)[1], f"gridadd.{n}")
    new = speak.rows(scene, 0, 0, [("staff-invite", f"invite.worker.{n}")], [("back", f"gridof.{n}")])
    scene.reply(Card(scene.say("grid-who", grid=grid.name), scene.say("admin-grids"), buttons + new))


def _give(scene: Scene, pressed: Pressed) -> None:
    """Sure? – then this worker has this grid too."""
    if (found := _at(scene, pressed)) is None:
        return None
    n, grid = found
    if pressed.id not in people.crew(scene.db):
        return scene.reply_words("no-such-worker")
    who = speak.person(scene, pressed.id)
    if pressed.id in people.crew(scene.db, grid.key):
        return _grid(scene, Pressed(f"gridof.{n}", 0, 0))
    if town_pages.yes(pressed):
        granting.give(scene, pressed.id, "worker", grid.key)
        return scene.reply(Card(scene.say("grid-given", who=who, grid=grid.name), rows=back(scene, f"gridof.{n}")))
    buttons = speak.rows(scene, pressed.id, 0, [("change-yes", f"gridto.{n}.yes"), ("back", f"gridof.{n}")])
    return scene.reply(Card(scene.say("grid-sure", who=who, grid=grid.name), scene.say("admin-grids"), buttons))


ACTIONS: dict[str, Handler] = {
    verb: admins_only(page)
    for verb, page in {"grid": _grids, "gridof": _grid, "gridadd": _add, "gridto": _give}.items()
}
