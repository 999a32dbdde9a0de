"""The volunteer bank's part of /figures."""

from datetime import datetime

from flows.figures import Part
from handlers import hours
from handlers.scene import Scene
from storage import bank_figures


def lines(scene: Scene, start: datetime, end: datetime) -> list[str]:
    """As sentences, every share with its denominator; nothing where nobody volunteers."""
    found, say = bank_figures.figures(scene.db, start, end), scene.say
    if not found.skilled.whole and not found.matched.whole:
        return []
    wait = str(round(found.wait.total_seconds() / 60)) if found.wait is not None else "–"
    return [
        say(
            "figures-bank-hours",
            active=str(found.active),
            hours=hours.said(scene, found.quarters),
            used=_part(found.used),
        ),
        say("figures-bank-matched", matched=_part(found.matched), minutes=wait),
        say("figures-bank-people", absent=_part(found.absent), skilled=_part(found.skilled)),
    ]


def _part(part: Part) -> str:
    return f"{part.percent}% ({part.part}/{part.whole})" if part.whole else "–"
