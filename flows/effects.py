"""What a finished dialogue wants done.  Handlers apply effects in order inside the unit of work."""

from dataclasses import dataclass, field
from typing import Any

from flows.deciding.text import Option
from flows.understanding.places import Place


@dataclass(frozen=True, slots=True)
class Say:
    """Tell the person something: a locale key and what it needs."""

    key: str
    args: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """Open a request (工单).  photos, voices: media row ids.  public: neighbours may see it."""

    description: str
    service_code: str
    place: Place
    photos: tuple[int, ...] = ()
    voices: tuple[int, ...] = ()
    public: bool = False
    chosen: bool = False  # the service was chosen by hand: something to learn from
    agreed: bool = False  # the notice was shown and agreed to with this submission (R32)


@dataclass(frozen=True, slots=True)
class Join:
    """我也遇到: stand behind a request that somebody else opened, with the own words and files.  agreed: see OpenRequest."""

    request: int
    text: str = ""
    photos: tuple[int, ...] = ()
    voices: tuple[int, ...] = ()
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Supplement:
    """补充情况: words and files added to a request."""

    text: str
    photos: tuple[int, ...] = ()
    voices: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Handle:
    """已处理: the worker's report with after-photos, or why there are none."""

    photos: tuple[int, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """The person does not agree to the notice: nothing is kept."""


@dataclass(frozen=True, slots=True)
class OpenUrgent:
    """An emergency: a request without any tap.  hazard: a key of flows/urgent.py."""

    description: str
    hazard: str
    place: Place
    photos: tuple[int, ...] = ()
    voices: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Calm:
    """It was no emergency: what was said begins an ordinary report."""

    words: str


@dataclass(frozen=True, slots=True)
class SetPlace:
    """Where an urgent request is, said after it was opened."""

    place: Place


@dataclass(frozen=True, slots=True)
class AskCall:
    """Somebody wants to be called.  phone: '' = the one they gave before.  when: a slot of flows/callback.py."""

    phone: str
    when: str


@dataclass(frozen=True, slots=True)
class SaveName:
    """What they want to be called."""

    name: str


@dataclass(frozen=True, slots=True)
class SavePhone:
    """Their phone; '' = forget it."""

    phone: str


@dataclass(frozen=True, slots=True)
class FileFor:
    """代居民上报.  how: a key of flows/consent.PROVED; voice: the media row that proves it."""

    name: str
    phone: str
    home: str
    how: str
    voice: int | None
    opened: OpenRequest


@dataclass(frozen=True, slots=True)
class AskRights:
    """Somebody without a chat wants to see (export) or delete (erase) what we keep of them.  whom: words that say who:
    number and code of a receipt, or a phone.  how, voice: see FileFor."""

    whom: str
    wanted: str
    how: str
    voice: int | None


Personal = AskCall | SaveName | SavePhone


@dataclass(frozen=True, slots=True)
class Typed:
    """Words somebody was asked to write.  question: its locale key; handlers/typed.py says what becomes of them."""

    question: str
    words: str


@dataclass(frozen=True, slots=True)
class Hold:
    """挂起.  why: one of WAIT_REASONS.  until: the ISO date on which it goes on."""

    why: str
    until: str


@dataclass(frozen=True, slots=True)
class Extend:
    """延期申请.  until: the ISO date asked for."""

    why: str
    until: str


@dataclass(frozen=True, slots=True)
class Leave:
    """请假.  first, last: ISO dates, both included.  give: what is at hand goes to the stand-in too."""

    first: str
    last: str
    stand_in: int
    give: bool


@dataclass(frozen=True, slots=True)
class HandleOne:
    """已处理 of this request, proved by photos that came first."""

    request: int
    photos: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Begin:
    """Another dialogue goes on with what was said."""

    flow: str
    words: list[str]
    photos: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OpenPatrol:
    """巡查上报.  done: mended on the spot; after: photos of it, or reason why there are none."""

    description: str
    service_code: str
    place: Place
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    voices: tuple[int, ...] = ()
    done: bool = False
    reason: str = ""


Work = Hold | Extend | Leave | HandleOne | Begin | OpenPatrol


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


Deciding = Propose | SecondTopic | WriteOption | Extension | Result | AddItem | ItemProgress | PostedPhoto


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


@dataclass(frozen=True, slots=True)
class StateOpinion:
    """A statement in a discussion, as it was typed."""

    words: str


@dataclass(frozen=True, slots=True)
class AgreeInstead:
    """Somebody has said it already: agree with that statement."""

    statement: int


@dataclass(frozen=True, slots=True)
class Enrol:
    """志愿者登记: what somebody offers.  guardian, phone: of who is under 18; '' = of age, or said before."""

    skills: tuple[str, ...]
    times: tuple[str, ...]
    reach: str
    languages: tuple[str, ...]
    building: str
    grid: str
    guardian: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Prove:
    """The proof of a qualification.  photo: a media row."""

    photo: int


@dataclass(frozen=True, slots=True)
class AskAid:
    """求助.  name, phone, home, how, voice: of who is helped when somebody else asks for them (see FileFor); '' = the asker.
    at: ISO moment, '' = any time."""

    skill: str
    words: str
    place: Place
    at: str
    quarters: int
    dialect: bool
    agreed: bool
    name: str = ""
    phone: str = ""
    home: str = ""
    how: str = ""
    voice: int | None = None


@dataclass(frozen=True, slots=True)
class PlanShifts:
    """An activity as its organiser told it.  spans: (starts, ends) as ISO moments, one shift each."""

    title: str
    place: str
    spans: tuple[tuple[str, str], ...]
    slots: int
    skill: str
    risk: str
    insurance: str
    adults: bool


Bank = Enrol | Prove | AskAid | PlanShifts

Effect = (
    Say
    | CallVote
    | EnterPaper
    | Authorise
    | DeclareBox
    | StateOpinion
    | AgreeInstead
    | CallMeeting
    | KeepMinutes
    | SignFor
    | AskCall
    | SaveName
    | SavePhone
    | AskRights
    | FileFor
    | Typed
    | OpenRequest
    | Join
    | Supplement
    | Handle
    | Refused
    | OpenUrgent
    | Calm
    | SetPlace
    | DraftBroadcast
    | ReviewAlone
    | ScheduleBroadcast
    | Work
    | Deciding
    | Bank
)
