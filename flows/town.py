"""The town: all that a flow may know – the community, and how to read a resident's words."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice

from flows.community import Community, Service
from flows.deciding.wording import NOTHING, Wording
from flows.moderation import Hit
from flows.near import near
from flows.understanding.matters import matters
from flows.understanding.places import Place, only, put_right
from flows.understanding.reading import Reading

CATEGORIES = (
    "lighting", "elevator", "water", "drainage", "power", "gas", "fire_safety", "garbage", "noise", "air", "parking",
    "road", "green", "building", "facility", "illegal", "street", "animals", "dispute", "property", "welfare", "other",
)  # fmt: skip

Read = Callable[[str], Reading]
Judge = Callable[[str], tuple[Hit, ...]]


@dataclass(frozen=True, slots=True)
class Town:
    """All that a flow may know: the community, how to read words, and which a person must see before they are public
    (flows.moderation; of what becomes public only, never of a report).  refused: the kind of what Linli does not run (R67)."""

    community: Community
    read: Read
    unfit: Judge
    wording: Wording = NOTHING
    refused: Callable[[str], str] = lambda words: ""

    def guesses(self, text: str) -> tuple[tuple[Service, ...], bool]:
        """Services that the words may mean, best first (filled up with the community's first ones to three), and
        whether the first is sure."""
        reading = self.read(text)
        offered = [s for s in self.community.services if s.category != "other"]
        named = tuple(islice((s for key, _ in reading.category for s in offered if s.category == key), 3))
        others = (s for s in offered if not any(s is taken for taken in named))
        return (*named, *islice(others, 3 - len(named))), reading.certainty == "sure" and bool(named)

    def place(self, words: str, point: list[float] | None = None) -> Place:
        """Where the words or a position say; a Place with no text when neither does."""
        named = self.named(words) if words else None
        if point is None:
            return named or Place("")
        return replace(named, lat=point[0], long=point[1]) if named else near(point[0], point[1], self.community)

    def named(self, words: str) -> Place | None:
        """The place that the words name, by the building's own name, so that 三栋 and 3# are one building to everybody."""
        place = self.read(words).place
        building = self.community.building(place.building) if place and place.building else None
        if place is None or building is None:
            return place
        unit = f"{place.unit}单元" if place.unit else ""
        room = f"{place.room}室" if place.room else ""
        return replace(place, text=f"{building.name}{unit}{room}")

    def matters(self, words: str) -> tuple[str, ...]:
        """The matters of words that announce more than one, each as written; none when it is one."""
        return matters(words, self.read)

    def put_right(self, words: str) -> Place | None:
        """The place of words that put another one right: 「不是，是5号楼」, or nothing but 「5号楼」."""
        reading = self.read(words)
        return self.named(words) if reading.place and put_right(reading.normal, reading.place) else None

    def only_a_place(self, words: str) -> bool:
        """Do the words say where, and nothing else?"""
        reading = self.read(words)
        return reading.place is not None and only(reading.normal, reading.place)

    def filed_under(self, category: str) -> str:
        """The first service of a category, or the one for everything else."""
        return next((s.service_code for s in self.community.services if s.category == category), self.other())

    def other(self) -> str:
        """Code of the service for everything else; the last of the list if none says so."""
        services = self.community.services
        return next((s.service_code for s in services if s.category == "other"), services[-1].service_code)
