"""Facts: what came into being when an effect was applied or a move was made.  Past tense; told to whom by handlers/tell.py."""

from dataclasses import dataclass
from typing import Protocol

from flows.deciding.topic import Topic
from flows.request import Request


class Subject(Protocol):
    """What facts are about: a request, a topic, a shift …"""

    @property
    def subject(self) -> str:
        """Its kind and row, such as request:17."""

    @property
    def version(self) -> int:
        """It grows by one with every move."""


def row(subject: str) -> int:
    """request:17 -> 17."""
    return int(subject.partition(":")[2])


FACT = {
    "open": "RequestOpened",
    "dispatch": "RequestDispatched",
    "decline": "RequestDeclined",
    "withdraw": "RequestWithdrawn",
    "accept": "TaskAccepted",
    "handle": "TaskHandled",
    "return": "TaskReturned",
    "transfer": "TaskTransferred",
    "satisfied": "RequestRated",
    "unsatisfied": "RequestRated",
    "reopen": "RequestReopened",
    "expire": "RequestExpired",
    "supplement": "RequestSupplemented",
    "unassigned": "RequestUnassigned",
    "wait": "RequestWaits",  # kept, yet a person looks before it is dispatched (R26)
    "urgent": "EmergencyReported",
    "place": "RequestPlaced",
    "refile": "RequestRefiled",
    "support": "RequestSupported",
    "urge": "RequestUrged",
    "urged-often": "RequestUrgedOften",
    "pass-on": "RequestPassedOn",
    "not-fixed": "NotFixedElsewhere",
    "hold": "TaskHeld",
    "resume": "TaskResumed",
    "extend": "ExtensionAsked",
    "grant": "ExtensionGranted",
    "deny": "ExtensionDenied",
    "merge": "RequestMerged",
    "split": "RequestSplit",
    "settle": "RequestSettled",
    "confirm": "RequestChecked",
    "refute": "RequestRefuted",
    "resume-due": "TaskResumedByClock",
    "grow": "RequestGrew",
    "check-asked": "CheckAsked",
    "patrol": "PatrolReported",
}


TOPIC = {
    "accept": "TopicAccepted",
    "merge": "TopicMerged",
    "refer": "TopicReferred",
    "decline": "TopicDeclined",
    "withdraw": "TopicWithdrawn",
    "lapse": "TopicLapsed",
    "table": "TopicTabled",
    "return": "TopicReturned",
    "resolve": "TopicPublished",
    "follow": "TopicFollowed",
    "archive": "TopicArchived",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """about: as it is after.  by: who did it, None = the house or the clock.  former: the worker it was with before.
    note: a reason's key, or words.  photos, voices: media rows that came with it.
    row: of what belongs to it – an action item, an objection."""

    name: str
    about: Subject
    by: int | None = None
    former: int | None = None
    note: str = ""
    photos: tuple[int, ...] = ()
    voices: tuple[int, ...] = ()
    row: int = 0

    @property
    def kind(self) -> str:
        """request, topic …"""
        return self.about.subject.partition(":")[0]

    @property
    def request(self) -> Request:
        """What a fact about a request is about."""
        assert isinstance(self.about, Request)
        return self.about

    @property
    def topic(self) -> Topic:
        """What a fact about a topic is about."""
        assert isinstance(self.about, Topic)
        return self.about
