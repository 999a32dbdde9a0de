"""Which fact tells whom, with which card: the table.  handlers/tell.py carries it out at the end of every unit."""

from dataclasses import dataclass
from typing import Literal

Who = Literal["reporter", "worker", "former", "admins", "by", "followers", "area", "checkers"]
How = Literal["edit", "new"]


@dataclass(frozen=True, slots=True)
class Tell:
    """edit: the living card changes silently.  new: a message of its own, for what a person must do or know.
    followers: of the request (关注, 我也遇到).  area: of its building or grid, when it is public."""

    who: Who
    card: str  # key of CARDS, or news-… (a sentence of locales/)
    how: How = "edit"


TELL: dict[str, tuple[Tell, ...]] = {
    "RequestOpened": (Tell("reporter", "status"), Tell("area", "neighbour", "new")),
    "RequestDispatched": (
        Tell("worker", "evidence", "new"),  # first, so that the card with the buttons is the last thing to be seen
        Tell("worker", "task", "new"),
        Tell("reporter", "status"),
        Tell("reporter", "news-dispatched", "new"),
        Tell("admins", "queue"),
        Tell("followers", "neighbour"),
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
        Tell("followers", "neighbour", "new"),
    ),
    "RequestWithdrawn": (
        Tell("reporter", "status"),
        Tell("former", "task"),
        Tell("former", "news-withdrawn", "new"),
        Tell("admins", "queue"),
        Tell("followers", "neighbour", "new"),
    ),
    "TaskAccepted": (
        Tell("worker", "task"),
        Tell("reporter", "status"),
        Tell("followers", "neighbour"),
    ),
    "TaskReturned": (
        Tell("former", "task"),
        Tell("reporter", "status"),
        Tell("reporter", "news-returned", "new"),
        Tell("followers", "neighbour"),
    ),
    "TaskTransferred": (
        Tell("former", "task"),
        Tell("worker", "evidence", "new"),
        Tell("worker", "task", "new"),
        Tell("reporter", "status"),
        Tell("followers", "neighbour"),
    ),
    "TaskHandled": (
        Tell("worker", "task"),
        Tell("reporter", "status"),
        Tell("reporter", "rate", "new"),
        Tell("followers", "neighbour", "new"),
    ),
    "RequestRated": (
        Tell("reporter", "status"),
        Tell("reporter", "rated"),
        Tell("worker", "task"),
        Tell("worker", "news-rated", "new"),
        Tell("followers", "neighbour"),
    ),
    "RequestReopened": (
        Tell("reporter", "status"),
        Tell("reporter", "rated"),
        Tell("worker", "task", "new"),
        Tell("admins", "news-reopened", "new"),
        Tell("followers", "neighbour", "new"),
        Tell("by", "neighbour"),
    ),
    "RequestExpired": (
        Tell("reporter", "status"),
        Tell("reporter", "rated"),
        Tell("reporter", "news-expired", "new"),
        Tell("worker", "task"),
        Tell("followers", "neighbour"),
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
        Tell("followers", "neighbour", "new"),
    ),
    "TaskResumed": (Tell("worker", "task"), Tell("reporter", "status"), Tell("followers", "neighbour")),
    "TaskResumedByClock": (Tell("worker", "task", "new"), Tell("reporter", "status"), Tell("followers", "neighbour")),
    "ExtensionAsked": (Tell("worker", "task"), Tell("admins", "extension", "new")),
    "ExtensionGranted": (
        Tell("admins", "extension"),
        Tell("worker", "task"),
        Tell("worker", "news-granted", "new"),
        Tell("reporter", "status"),
        Tell("reporter", "news-extended", "new"),
        Tell("followers", "neighbour"),
    ),
    "ExtensionDenied": (Tell("admins", "extension"), Tell("worker", "task"), Tell("worker", "news-denied", "new")),
    "RequestMerged": (
        Tell("former", "task"),
        Tell("reporter", "status"),
        Tell("reporter", "news-merged", "new"),
        Tell("followers", "neighbour"),
        Tell("admins", "queue"),
    ),
    "RequestGrew": (Tell("worker", "task"), Tell("reporter", "status")),
    "RequestSplit": (Tell("reporter", "status"), Tell("reporter", "news-split", "new"), Tell("followers", "neighbour")),
    "PatrolReported": (Tell("worker", "task", "new"),),
    "RequestSettled": (Tell("worker", "task"),),
    "CheckAsked": (Tell("checkers", "check", "new"),),
    "RequestChecked": (Tell("by", "check"), Tell("worker", "news-checked", "new")),
    "RequestRefuted": (Tell("by", "check"), Tell("worker", "task", "new")),
}


CAN_WAIT = ("news-dispatched", "news-rated", "news-withdrawn", "news-expired")  # nothing to be done: not at night
OWN_TOO = ("RequestUnassigned", "EmergencyReported", "RequestPlaced")  # admins hear these even of their own
MANY = 3  # tasks that one person gets in one unit: from here on a list instead of a card each
