"""What the talks about votes (表决) and meetings want done."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CallVote:
    """A vote is called; see flows/deciding/vote.py.  options: to approve of; () = yes, no, abstain."""

    preset: str
    question: str
    options: tuple[str, ...]
    days: int
    studied: str
    lawful: bool


@dataclass(frozen=True, slots=True)
class EnterPaper:
    """A paper ballot as somebody reads it.  unit: as it is written on the roll.  scan: media row."""

    unit: str
    choice: str
    scan: int


@dataclass(frozen=True, slots=True)
class DeclareBox:
    """So many paper ballots were received and are entered after the close."""

    papers: int


@dataclass(frozen=True, slots=True)
class Authorise:
    """Somebody may cast a unit's ballot: its owner, handed a code in person, or – with a signed paper – a proxy."""

    unit: str
    papers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CallMeeting:
    """A meeting on a topic.  at: ISO moment."""

    at: str
    place: str


@dataclass(frozen=True, slots=True)
class KeepMinutes:
    """会议记录.  photos: media rows."""

    words: str
    photos: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SignFor:
    """Somebody without a phone is at a meeting.  unit: as it is said."""

    unit: str


Voting = CallVote | EnterPaper | DeclareBox | Authorise | CallMeeting | KeepMinutes | SignFor
