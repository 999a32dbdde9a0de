"""What the talks about a broadcast (群发) want done."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DraftBroadcast:
    """A broadcast as written; see flows/broadcast.py."""

    kind: str
    texts: dict[str, str]
    audience: str
    which: str
    photos: tuple[int, ...]
    report: bool
    source: str
    level: str
    issued: str
    paper: int | None = None
    groups: bool = False
    opens: str = ""


@dataclass(frozen=True, slots=True)
class ScheduleBroadcast:
    """When it is to be sent.  at: ISO, aware."""

    at: str


@dataclass(frozen=True, slots=True)
class ReviewAlone:
    """The author reviews the own broadcast, and says why."""

    reason: str


Broadcasting = DraftBroadcast | ScheduleBroadcast | ReviewAlone
