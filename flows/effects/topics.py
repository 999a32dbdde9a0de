"""What the talks about a topic (议题) want done."""

from dataclasses import dataclass

from flows.deciding.text import Option


@dataclass(frozen=True, slots=True)
class Propose:
    """Open a topic (议题).  area: all, grid:g1, building:b3, unit:b3/2.  agreed: see OpenRequest."""

    title: str
    why: str
    place: str
    area: str
    photos: tuple[int, ...] = ()
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class SecondTopic:
    """附议 of a topic that there is already."""

    topic: int


@dataclass(frozen=True, slots=True)
class WriteOption:
    """An option of a draft.  which: its number from 1, or new."""

    which: str
    option: Option


@dataclass(frozen=True, slots=True)
class Extension:
    """A later end of a topic's step.  until: ISO date."""

    until: str
    why: str


@dataclass(frozen=True, slots=True)
class Result:
    """What is published of a topic."""

    decision: str
    fell: str
    objection: str
    answer: str


@dataclass(frozen=True, slots=True)
class AddItem:
    """落实事项.  owner: department:物业, worker:17, group:读书会.  until: ISO date."""

    what: str
    owner: str
    until: str


@dataclass(frozen=True, slots=True)
class ItemProgress:
    """进展 of an action item."""

    said: str
    photos: tuple[int, ...]
    done: bool


@dataclass(frozen=True, slots=True)
class PostedPhoto:
    """Photos of the page as it hangs (R66)."""

    photos: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StateOpinion:
    """A statement in a discussion, as it was typed."""

    words: str


@dataclass(frozen=True, slots=True)
class AgreeInstead:
    """Somebody has said it already: agree with that statement."""

    statement: int


Deciding = (
    Propose
    | SecondTopic
    | WriteOption
    | Extension
    | Result
    | AddItem
    | ItemProgress
    | PostedPhoto
    | StateOpinion
    | AgreeInstead
)
