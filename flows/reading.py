"""Understanding a message, for now by keywords: which service, is it a problem at all, where.  Pure; words come in as data."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from flows.community import Community, Service
from flows.places import Place, find, near

Certainty = Literal["sure", "unsure", "hopeless"]

CATEGORIES = (
    "lighting", "elevator", "water", "drainage", "power", "gas", "fire_safety", "garbage", "noise", "air", "parking",
    "road", "green", "building", "facility", "illegal", "street", "animals", "dispute", "property", "welfare", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message seems to say.  category: (key, weight) best first, at most 3.  intents: report, human, …"""

    text: str
    intents: tuple[str, ...] = ()
    category: tuple[tuple[str, float], ...] = ()
    certainty: Certainty = "hopeless"
    place: Place | None = None
    urgent: Literal["yes", "ask", "no"] = "no"
    hazard: str | None = None


Read = Callable[[str], Reading]


@dataclass(frozen=True, slots=True)
class Keywords:
    """things: category -> words that name it.  troubles: words that say something is wrong."""

    community: Community
    things: dict[str, tuple[str, ...]]
    troubles: tuple[str, ...]

    def read(self, text: str) -> Reading:
        """A plain match: the category with most of its words in the text; sure when one category leads."""
        hits = {key: sum(word in text for word in words) for key, words in self.things.items()}
        best = sorted((key for key in hits if hits[key]), key=lambda key: -hits[key])
        trouble = any(word in text for word in self.troubles)
        sure = bool(best) and (len(best) == 1 or hits[best[0]] > hits[best[1]])
        certainty: Certainty = "sure" if sure else "unsure" if best else "hopeless"
        intents = ("report",) if best or trouble else ()
        category = tuple((key, float(hits[key])) for key in best[:3])
        return Reading(text, intents, category, certainty, find(text, self.community))


@dataclass(frozen=True, slots=True)
class Town:
    """All that a flow may know: the community and how to read words."""

    community: Community
    read: Read

    def guesses(self, text: str) -> tuple[tuple[Service, ...], bool]:
        """Services that the words may mean, best first (filled up with the community's first ones to three), and
        whether the first is sure."""
        reading = self.read(text)
        offered = [s for s in self.community.services if s.category != "other"]
        named = [s for key, _ in reading.category for s in offered if s.category == key]
        filled = dict.fromkeys((*named, *offered))
        return tuple(filled)[:3], reading.certainty == "sure" and bool(named)

    def place(self, words: str, point: list[float] | None = None) -> Place:
        """Where the words or a position say; a Place with no text when neither does."""
        named = self.read(words).place if words else None
        if point is None:
            return named or Place("")
        return replace(named, lat=point[0], long=point[1]) if named else near(point[0], point[1], self.community)

    def filed_under(self, category: str) -> str:
        """The first service of a category, or the one for everything else."""
        return next((s.service_code for s in self.community.services if s.category == category), self.other())

    def other(self) -> str:
        """Code of the service for everything else; the last of the list if none says so."""
        services = self.community.services
        return next((s.service_code for s in services if s.category == "other"), services[-1].service_code)
