"""Facts: what came into being when an effect was applied or a move was made.  Past tense; told to whom by handlers/tell.py."""

from dataclasses import dataclass

from flows.request import Request

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


@dataclass(frozen=True, slots=True)
class Fact:
    """name: one of FACT's values.  request: as it is after.  by: who did it, None = the house or the clock.
    former: the worker it was with before.  note: a reason's key, or words.  photos, voices: media rows that came with it."""

    name: str
    request: Request
    by: int | None = None
    former: int | None = None
    note: str = ""
    photos: tuple[int, ...] = ()
    voices: tuple[int, ...] = ()
