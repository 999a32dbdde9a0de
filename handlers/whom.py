"""Which fact tells whom, with which card: the table.  handlers/tell.py carries it out at the end of every unit.

Here is the table of requests; another kind of subject brings a Kind of its own (the KINDS of handlers/tell.py)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from flows.facts import Fact
from handlers.card import Card
from handlers.scene import Scene

How = Literal["edit", "new"]


@dataclass(frozen=True, slots=True)
class Tell:
    """edit: the living card changes silently.  new: a message of its own, for what a person must do or know.
    many: perhaps the whole neighbourhood – slow post, and a card changes only where there is one.

    Of requests – followers: 关注, 我也遇到; area: of its building or grid, when it is public; checkers: 抽查."""

    who: str
    card: str  # key of the kind's cards, or a sentence of locales/
    how: How = "edit"
    many: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of subject is told of.  table: fact -> whom.  receivers: who a line means, ids of persons.  cards: what
    one of them reads, as things stand at the end of the unit.  waits: was it put off for them, or muted?
    urgent: is it heard at night too?  begin, end: once in every unit."""

    table: Mapping[str, tuple[Tell, ...]]
    receivers: Callable[[Scene, Tell, Fact], list[int]]
    cards: Callable[[Scene, Tell, Fact], list[Card]]
    waits: Callable[[Scene, Tell, Fact], bool] = lambda scene, line, fact: False
    urgent: Callable[[Scene, Fact], bool] = lambda scene, fact: False
    begin: Callable[[Scene], None] = lambda scene: None
    end: Callable[[Scene], None] = lambda scene: None


TELL: dict[str, tuple[Tell, ...]] = {
    "RequestOpened": (Tell("reporter", "status"), Tell("area", "neighbour", "new", many=True)),
    "RequestDispatched": (
        Tell("worker", "evidence", "new"),  # first, so that the card with the buttons is the last thing to be seen
        Tell("worker", "task", "new"),
        Tell("reporter", "status"),
        Tell("reporter", "news-dispatched", "new"),
        Tell("admins", "queue"),
        Tell("followers", "neighbour", many=True),
    ),
    "EmergencyReported": (Tell("admins", "news-urgent", "new"),),
    "RequestRefiled": (Tell("reporter", "status"), Tell("worker", "task")),
    "RequestPlaced": (Tell("reporter", "status"), Tell("worker", "task", "new"), Tell("admins", "queue", "new")),
    "RequestUnassigned": (Tell("admins", "queue", "new"),),
    "RequestWaits": (Tell("admins", "queue", "new"), Tell("reporter", "news-waits", "new")),
    "RequestDeclined": (
        Tell("reporter", "status"),
        Tell("reporter", "news-declined", "new"),
        Tell("admins", "queue"),
        Tell("followers", "neighbour", "new", many=True),
    ),
    "RequestWithdrawn": (
        Tell("reporter", "status"),
        Tell("former", "task"),
        Tell("former", "news-withdrawn", "new"),
        Tell("admins", "queue"),
        Tell("followers", "neighbour", "new", many=True),
    ),
    "TaskAccepted": (
        Tell("worker", "task"),
        Tell("reporter", "status"),
        Tell("followers", "neighbour", many=True),
    ),
    "TaskReturned": (
        Tell("former", "task"),
        Tell("reporter", "status"),
        Tell("reporter", "news-returned", "new"),
        Tell("followers", "neighbour", many=True),
    ),
    "TaskTransferred": (
        Tell("former", "task"),
        Tell("worker", "evidence", "new"),
        Tell("worker", "task", "new"),
        Tell("reporter", "status"),
        Tell("followers", "neighbour", many=True),
    ),
    "TaskHandled": (
        Tell("worker", "task"),
        Tell("reporter", "status"),
        Tell("reporter", "rate", "new"),
        Tell("followers", "neighbour", "new", many=True),
    ),
    "RequestRated": (
        Tell("reporter", "status"),
        Tell("reporter", "rated"),
        Tell("worker", "task"),
        Tell("worker", "news-rated", "new"),
        Tell("followers", "neighbour", many=True),
    ),
    "RequestReopened": (
        Tell("reporter", "status"),
        Tell("reporter", "rated"),
        Tell("worker", "task", "new"),
        Tell("admins", "news-reopened", "new"),
        Tell("followers", "neighbour", "new", many=True),
        Tell("by", "neighbour"),
    ),
    "RequestExpired": (
        Tell("reporter", "status"),
        Tell("reporter", "rated"),
        Tell("reporter", "news-expired", "new"),
        Tell("worker", "task"),
        Tell("followers", "neighbour", many=True),
    ),
    "RequestSupplemented": (
        Tell("worker", "task"),
        Tell("worker", "evidence", "new"),
        Tell("worker", "supplement", "new"),
        Tell("by", "news-supplemented", "new"),
    ),
    "RequestSupported": (
        Tell("by", "neighbour"),
        Tell("by", "joined", "new"),
        Tell("worker", "task"),
        Tell("reporter", "status"),
    ),
    "RequestUrged": (Tell("worker", "urged", "new"),),
    "RequestUrgedOften": (Tell("admins", "urged", "new"),),
    "RequestPassedOn": (Tell("reporter", "status", "new"),),
    "NotFixedElsewhere": (Tell("reporter", "news-not-fixed", "new"),),
    "TaskHeld": (
        Tell("worker", "task"),
        Tell("reporter", "status"),
        Tell("reporter", "news-held", "new"),
        Tell("followers", "neighbour", "new", many=True),
    ),
    "TaskResumed": (Tell("worker", "task"), Tell("reporter", "status"), Tell("followers", "neighbour", many=True)),
    "TaskResumedByClock": (
        Tell("worker", "task", "new"),
        Tell("reporter", "status"),
        Tell("followers", "neighbour", many=True),
    ),
    "ExtensionAsked": (Tell("worker", "task"), Tell("admins", "extension", "new")),
    "ExtensionGranted": (
        Tell("admins", "extension"),
        Tell("worker", "task"),
        Tell("worker", "news-granted", "new"),
        Tell("reporter", "status"),
        Tell("reporter", "news-extended", "new"),
        Tell("followers", "neighbour", many=True),
    ),
    "ExtensionDenied": (Tell("admins", "extension"), Tell("worker", "task"), Tell("worker", "news-denied", "new")),
    "RequestMerged": (
        Tell("former", "task"),
        Tell("reporter", "status"),
        Tell("reporter", "news-merged", "new"),
        Tell("followers", "neighbour", many=True),
        Tell("admins", "queue"),
    ),
    "RequestGrew": (Tell("worker", "task"), Tell("reporter", "status")),
    "RequestSplit": (
        Tell("reporter", "status"),
        Tell("reporter", "news-split", "new"),
        Tell("followers", "neighbour", many=True),
    ),
    "PatrolReported": (Tell("worker", "task", "new"),),
    "RequestSettled": (Tell("worker", "task"),),
    "CheckAsked": (Tell("checkers", "check", "new"),),
    "RequestChecked": (Tell("by", "check"), Tell("worker", "news-checked", "new")),
    "RequestRefuted": (Tell("by", "check"), Tell("worker", "task", "new")),
}


CAN_WAIT = ("news-dispatched", "news-rated", "news-withdrawn", "news-expired")  # nothing to be done: not at night
OWN_TOO = ("RequestUnassigned", "EmergencyReported", "RequestPlaced")  # admins hear these even of their own
MANY = 3  # tasks that one person gets in one unit: from here on a list instead of a card each
