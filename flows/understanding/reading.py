"""The door of understanding: one text in, one Reading out.  Built once, never changed; a new lexicon, a new Reader."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from flows.understanding import dates, english, intents, places
from flows.understanding.gazetteer import Gazetteer
from flows.understanding.hazards import Alarm, Hazards, Urgent
from flows.understanding.lexicon import Lexicon
from flows.understanding.masking import mask
from flows.understanding.normalise import LIMIT, Normaliser
from flows.understanding.router import Certainty, Decision, Router

ORDINARY = "ordinary"  # the label of the second ear for what is no emergency
HEARD = 0.96  # probability from which the second ear asks
SHORT = 60  # characters; in a longer text the second ear hears nothing
NOISE = re.compile(
    r"\d+(?:号楼|号|栋|幢|座|单元|室|层|楼|#)?|[!-/:-~]+"
)  # where it is, and ASCII marks and letters: not what it is
PLACED = re.compile(r"\d+(?:号楼|号|栋|幢|座|单元|室|层|楼|#)|(?<=[室栋幢座单元楼#])\d{3,4}|(?<=到)\d{3,4}")
SAYS = 3  # characters: what is shorter than this is left to the list
READ = 600  # characters that intents, places and dates read


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message seems to say.

    text: as written.  normal: as read.  intents: one or more of intents.INTENTS, in the order said.
    category: (service key, probability), at most three, best first; empty when nothing is known.
    certainty: sure → route, unsure → three buttons and 其他, hopeless → the menu.
    urgent: yes → numbers at once and an urgent request, ask → one question.  hazard: key into flows.urgent.HAZARDS; None
    also when only the second ear heard something.
    masked: the text with stars for what must not become public.  dates: dates.When, below dates.ASK to be asked back.
    why: reasons for a person who wants to know."""

    text: str
    normal: str
    intents: tuple[str, ...]
    category: tuple[tuple[str, float], ...]
    certainty: Certainty
    urgent: Urgent
    hazard: str | None
    masked: str
    place: places.Place | None
    dates: tuple[dates.When, ...]
    why: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Whether the first category may be taken without asking."""
        return self.certainty == "sure"


@dataclass(frozen=True, slots=True)
class Reader:
    """lexicon: of the 22 service keys.  intents: of intents.INTENTS.  gazetteer: of the community's places.  alarms: the
    second ear, over emergency and ordinary; it asks where the hazards list is silent and nothing speaks against it.
    glossary: what English words mean to the rest; emergencies are heard in English as in Chinese."""

    lexicon: Lexicon
    hazards: Hazards
    gazetteer: Gazetteer
    intents: Lexicon
    normaliser: Normaliser
    alarms: Lexicon | None = None
    glossary: Mapping[str, str] = field(default_factory=dict)

    def read(self, text: str, now: datetime) -> Reading:
        """Everything at once.  now: aware, in the neighbourhood's zone.  Raises for nothing that a person can send."""
        normal = self.normaliser(text)
        alarm = self._alarm(normal)
        if english.reads(normal):
            normal = english.gloss(normal, self.glossary)
        start = normal[:READ]
        matters = cache(Router(self.lexicon).route)  # whole and clauses are often the same words
        wish = intents.wish(PLACED.sub("", start) or start, cache(Router(self.intents).route), matters)
        decision = matters(wish.matter)
        return Reading(
            text=text,
            normal=normal,
            intents=_with_alarm(wish.intents, alarm),
            category=() if not decision.why else decision.ranked[:3],
            certainty=decision.certainty,
            urgent=alarm.urgent,
            hazard=alarm.key,
            masked=mask(text[:LIMIT]),
            place=places.find(start, self.gazetteer),
            dates=dates.find(start, now),
            why=_reasons(wish, decision, alarm),
        )

    def _alarm(self, normal: str) -> Alarm:
        """What the hazards list says; where it is silent about a short message, what the second ear says."""
        alarm = self.hazards.alarm(normal)
        if alarm.why or self.alarms is None or len(normal) > SHORT or normal.isascii():
            return alarm
        matter = NOISE.sub("", normal)
        if len(matter) < SAYS:
            return alarm
        decision = Router(self.alarms).route(matter)
        if decision.label == ORDINARY or decision.probability < HEARD or self.hazards.cancelled(normal):
            return alarm
        return Alarm("ask", None, tuple(piece for piece, _ in decision.why))


def _with_alarm(wanted: tuple[str, ...], alarm: Alarm) -> tuple[str, ...]:
    """A certain emergency is a report, whatever else was said."""
    if alarm.urgent != "yes" or "report" in wanted:
        return wanted
    return ("report", *(intent for intent in wanted if intent not in ("chitchat", "status")))


def _reasons(wish: intents.Wish, decision: Decision, alarm: Alarm) -> tuple[str, ...]:
    """The three lines of the lexicon that spoke loudest, the intent's, and the emergency's words."""
    lines = tuple(f"{decision.label}: {piece} {weight:+.2f}" for piece, weight in decision.why)
    return (*lines, *wish.why, *((f"{alarm.key or alarm.urgent}: {' '.join(alarm.why)}",) if alarm.why else ()))
