"""The script of every dialogue, made of what was recorded when it began."""

from datetime import date
from functools import partial

from flows import announce, follow_up
from flows import behalf as behalf_flow
from flows import callback as callback_flow
from flows import urgent as urgent_flow
from flows import work as work_flow
from flows.deciding import saying
from flows.patrol import patrol
from flows.report import report
from flows.typed import typed
from handlers import bank, meetings, neighbours, statements, topic_scripts, vote_talks
from handlers.starts import Scripts, Start, then

QUOTES = (
    "broadcast",
    "broadcast-reason",
    "option",
    "result",
    "item",
    "topic-typed",
    "vote",
    "vote-cancel",
    "vote-hurry",
    "meet-minutes",
    "certificate-why",
    "unveil-why",
)  # what is written here is meant for others: no cry for help


def _subjects(start: Start) -> announce.Subjects:
    """Topics and shifts as they were when the talk began."""
    told = start.get("subjects", {})
    return {audience: tuple(tuple(one) for one in told.get(audience, ())) for audience in announce.NOTHING}


SCRIPTS: Scripts = {
    "report": lambda scene, start: partial(
        report,
        scene.house.town,
        bool(start.get("agreed")),
        neighbours.alike(scene),
        str(start.get("here", "")),
        apart=bool(start.get("apart")),
    ),
    "supplement": lambda scene, start: follow_up.supplement,
    "reopened": lambda scene, start: follow_up.reopened,
    "handle": lambda scene, start: follow_up.handle,
    "urgent": lambda scene, start: partial(urgent_flow.uncertain, scene.house.town, str(start.get("hazard", ""))),
    "unveil-why": lambda scene, start: partial(typed, "unveil-why", 8),
    "grant-why": lambda scene, start: partial(typed, "grant-why"),
    "canned-words": lambda scene, start: partial(typed, "canned-words"),
    "broadcast": lambda scene, start: partial(
        announce.announce, scene.house.town.community, int(start.get("groups", 0)), _subjects(start)
    ),
    "broadcast-when": lambda scene, start: partial(announce.when, scene.house.town, then(start)),
    "broadcast-reason": lambda scene, start: announce.alone,
    "whereabouts": lambda scene, start: partial(urgent_flow.whereabouts, scene.house.town),
    "callback": lambda scene, start: partial(callback_flow.callback, tuple(start["offered"]), bool(start["known"])),
    "rename": lambda scene, start: callback_flow.rename,
    "rephone": lambda scene, start: partial(callback_flow.rephone, bool(start["known"])),
    "behalf": lambda scene, start: partial(behalf_flow.behalf, scene.house.town),
    "rights": lambda scene, start: behalf_flow.rights,
    "hold": lambda scene, start: partial(work_flow.hold, scene.house.town, then(start)),
    "extend": lambda scene, start: partial(
        work_flow.extend, scene.house.town, then(start), date.fromisoformat(start["due"])
    ),
    "leave": lambda scene, start: partial(
        work_flow.leave, scene.house.town, then(start), tuple(start["colleagues"]), int(start["tasks"])
    ),
    "photo": lambda scene, start: partial(work_flow.photo_first, tuple(start["tasks"])),
    "patrol": lambda scene, start: partial(patrol, scene.house.town),
    **topic_scripts.SCRIPTS,
    **vote_talks.SCRIPTS,
    **meetings.SCRIPTS,
    "say": lambda scene, start: partial(
        saying.say, statements.near(scene, int(start["topic"])), statements.shown(scene)
    ),
    **bank.SCRIPTS,
}
