"""The place of a position: which grid a phone's coordinates are in.  Pure; the community is an argument."""

from math import cos, hypot, radians

from flows.community import Community
from flows.understanding.places import Place

NEAR = 600.0  # metres: further from every building is no place of ours


def near(lat: float, long: float, community: Community) -> Place:
    """The place of a position: the nearest building within NEAR metres gives the grid; further away has none."""
    best = min(
        (
            (metres(lat, long, b.lat, b.long), b)
            for b in community.buildings
            if b.lat is not None and b.long is not None
        ),
        key=lambda pair: pair[0],
        default=None,
    )
    if best is None or best[0] > NEAR:
        return Place("", lat=lat, long=long, certainty=0.3)
    return Place("", grid=best[1].grid, lat=lat, long=long, certainty=0.8)


def metres(lat: float, long: float, lat2: float | None, long2: float | None) -> float:
    """How far one position is from another; good enough for some kilometres."""
    dy = ((lat2 or 0) - lat) * 111_320
    return hypot(dy, ((long2 or 0) - long) * 111_320 * cos(radians(lat)))
