"""What the admins see of a broadcast, who write, review and watch it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from flows.announce import NOTHING, options
from flows.broadcast import DRAFTED, REFUSALS, SENDING, Broadcast, Standing, Tally, bar, moves
from flows.dialogue import Ask
from handlers.card import Card, Picture
from handlers.scene import Scene
from handlers.speak import Spec, clock, lines, rows
from storage import audiences

RIGHTS = (
    ("send", "rights to send"),
    ("send", "write_forbidden"),
    ("pin", "rights to manage pinned"),
    ("gone", "blocked:"),
)
RATE = 28.0  # messages a second, to guess the time left before it is measured


def managing(
    scene: Scene, broadcast: Broadcast, standing: Standing, reach: Mapping[str, int] | Tally,
    asleep: tuple[int, datetime | None] = (0, None),
) -> Card:  # fmt: skip
    """An admin's card of it: one, edited in place."""
    counted = _progress(scene, broadcast, reach, asleep) if isinstance(reach, Tally) else _dry(scene, reach)
    missing = [tag for tag in scene.house.languages() if tag not in broadcast.texts]
    named = "、".join(scene.house.words.say(tag, "language-name") for tag in missing)
    text = lines(
        scene.say(f"broadcast-step-{broadcast.step}", clock=clock(scene, broadcast.at) if broadcast.at else ""),
        scene.say("broadcast-to", audience=audience(scene, broadcast.audience, broadcast.which)),
        scene.say("broadcast-posted-too") if broadcast.groups else "",
        counted,
        scene.say("broadcast-missing", languages=named) if missing and broadcast.step == DRAFTED else "",
        scene.say("broadcast-because", reason=broadcast.reason) if broadcast.reason else "",
    )
    can = moves(broadcast, standing.relations(broadcast))
    shown = [verb for verb in can if verb != "submit" or standing.admins > 1]
    buttons = [[spec] for verb in shown for spec in _buttons(verb, can)]
    buttons.append([("broadcast-text", "broadcast.text"), ("broadcast-page", "broadcast.page")])
    return Card(
        text, scene.say("broadcast-title", n=str(broadcast.id)), rows(scene, broadcast.id, broadcast.version, *buttons),
        subject=f"broadcast:{broadcast.id}",
    )  # fmt: skip


def _buttons(verb: str, can: tuple[str, ...]) -> list[Spec]:
    if verb == "review":
        alone = "submit" in can  # the author: only with a reason
        return [("broadcast-alone", "broadcast.alone")] if alone else [("broadcast-review", "broadcast.review")]
    if verb == "refuse":
        return [("broadcast-refuse", "broadcast.refuse")]
    if verb == "schedule":
        return [
            ("broadcast-at-9", "broadcast.at9"),
            ("broadcast-at-18", "broadcast.at18"),
            ("broadcast-at-other", "broadcast.when"),
        ]
    own = {
        "submit": "broadcast-submit", "send": "broadcast-send", "pause": "broadcast-pause",
        "resume": "broadcast-resume", "abort": "broadcast-abort",
    }  # fmt: skip
    return [(own[verb], f"broadcast.{verb}")]


def _dry(scene: Scene, reach: Mapping[str, int]) -> str:
    """So many would get it; so many not, and why."""
    said = scene.say("broadcast-reach", n=reach["reached"])
    gone = scene.say("broadcast-gone", n=reach["gone"]) if reach["gone"] else ""
    return lines(said, gone, scene.say("broadcast-muted", n=reach["muted"]) if reach["muted"] else "")


def _progress(scene: Scene, broadcast: Broadcast, tally: Tally, asleep: tuple[int, datetime | None]) -> str:
    """The bar, the numbers, the time left; or that it is night, and when the others get it."""
    n = tally.counts
    drawn = scene.say(
        "broadcast-bar", bar=bar(tally.settled, tally.total), done=str(tally.settled), all=str(tally.total)
    )
    outcomes = scene.say(
        "broadcast-outcomes", sent=str(n.get("sent", 0)), failed=str(n.get("failed", 0)),
        blocked=str(n.get("blocked", 0)), unknown=str(n.get("unknown", 0)),
    )  # fmt: skip
    if broadcast.step != SENDING or broadcast.started_at is None:
        return lines(drawn, outcomes)
    if asleep[1] is not None:
        return lines(drawn, outcomes, scene.say("broadcast-asleep", n=asleep[0], clock=clock(scene, asleep[1])))
    left = tally.seconds_left((scene.now - broadcast.started_at).total_seconds(), RATE)
    minutes = int(left // 60)
    when = (
        scene.say("broadcast-left-minutes", n=minutes) if minutes else scene.say("broadcast-left-seconds", n=int(left))
    )
    return lines(drawn, outcomes, when if tally.waiting else "")


def audience(scene: Scene, kind: str, which: str) -> str:
    """全体 / 第一网格 / 3号楼 / 网格员 / English."""
    if kind == "all":
        return scene.say("broadcast-audience-all")
    if kind == "role":
        return scene.say(f"broadcast-role-{which}")
    if kind in NOTHING:
        return scene.say(f"broadcast-people-{kind}", name=audiences.named(scene.db, kind, which))
    if kind == "language":
        return scene.house.words.say(which, "language-name")
    named = {option[0]: option[1] for option in options(scene.house.town.community, kind)}
    return named.get(which, which)


def report(
    scene: Scene, broadcast: Broadcast, tally: Tally, paper: int, groups: Sequence[tuple[str, str, str]]
) -> Card:
    """How it ended, as a message of its own.  paper: the media row of the list.  groups: (title, state, trouble)."""
    n = tally.counts
    outcomes = scene.say(
        "broadcast-outcomes", sent=str(n.get("sent", 0)), failed=str(n.get("failed", 0)),
        blocked=str(n.get("blocked", 0)), unknown=str(n.get("unknown", 0)),
    )  # fmt: skip
    unknown = scene.say("broadcast-unknown-why") if n.get("unknown") else ""
    told = [_in_group(scene, *group) for group in groups]
    text = lines(scene.say("broadcast-report-all", all=str(tally.total)), outcomes, unknown, *told)
    title = scene.say("broadcast-report-title", n=str(broadcast.id))
    return Card(text, title, media=(Picture("document", (paper,)),), without=text)


def _in_group(scene: Scene, title: str, state: str, trouble: str) -> str:
    """One group: posted and pinned, or which right the admin has to give us there."""
    lacks = next((name for name, words in RIGHTS if words in trouble.lower()), "")
    if not lacks:
        lacks = {"sent": "pin" if trouble else "nothing", "failed": "failed"}.get(state, "unknown")
    return scene.say(f"broadcast-group-{lacks}", title=title)


def page(scene: Scene, broadcast: Broadcast, paper: int) -> Card:
    """The A4 page, to be printed and put up.  paper: the media row of the page."""
    title = scene.say("broadcast-title", n=str(broadcast.id))
    said = scene.say("broadcast-page-here")
    return Card(
        said, title, rows(scene, broadcast.id, 0, [("back", "broadcast.show")]), (Picture("paper", (paper,)),), said
    )


def news(scene: Scene, broadcast: Broadcast, verb: str) -> Card:
    """What a second admin did with it, for its author."""
    why = (
        scene.say(f"broadcast-refused-{broadcast.reason}") if verb == "refuse" and broadcast.reason in REFUSALS else ""
    )
    return Card(scene.say(f"broadcast-news-{verb}", n=str(broadcast.id), why=why))


def refusals(scene: Scene, broadcast: Broadcast) -> Card:
    """退回: why?"""
    given: list[list[Spec]] = [[(f"broadcast-refused-{why}", f"broadcast.refuse-{why}")] for why in REFUSALS]
    buttons = rows(scene, broadcast.id, broadcast.version, *given, [("back", "broadcast.show")])
    title = scene.say("broadcast-title", n=str(broadcast.id))
    return Card(scene.say("broadcast-refuse-why"), title, buttons, subject=f"broadcast:{broadcast.id}")


def question(scene: Scene, ask: Ask[Any], dialogue: int, version: int, wrong: str) -> Card:
    """The questions while it is written."""
    name, _, tag = ask.name.partition(".")
    if name == "broadcast-words":
        tongue = scene.house.words.say(tag, "language-name")
        text = scene.say("broadcast-words-more" if ask.expect.choices else "broadcast-words", tongue=tongue)
    elif name == "broadcast-when-sure":
        text = scene.say(name, clock=clock(scene, datetime.fromisoformat(str(ask.facts["at"]))))
    else:
        text = scene.say(name)
    choices = tuple(
        (scene.button(_label(scene, ask, name, choice), f"a.{choice}", dialogue, version),)
        for choice in ask.expect.choices
    )
    out = rows(scene, dialogue, version, [("cancel", "cancel")])
    return Card(lines(wrong, text), rows=choices + out, subject=f"dialogue:{dialogue}")


def _label(scene: Scene, ask: Ask[Any], name: str, choice: str) -> str:
    if name in ("broadcast-which", "broadcast-about"):
        return audience(scene, str(ask.facts["audience"]), choice)
    return scene.say(f"{name}-{choice}")


def listed(scene: Scene, found: list[Broadcast]) -> Card:
    """The last ones, a button each."""
    said = [f"{b.id}. {scene.say(f'broadcast-short-{b.step}')}：{b.words(scene.language)[:20]}" for b in found]
    opened = tuple((scene.button(f"{b.id}", "broadcast.show", b.id, b.version),) for b in found)
    new = rows(scene, 0, 0, [("broadcast-new", "broadcast.new")])
    return Card("\n".join(said), scene.say("broadcast-list"), opened + new)
