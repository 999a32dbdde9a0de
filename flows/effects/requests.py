"""What the talks of residents want done about requests (工单)."""

from dataclasses import dataclass

from flows.understanding.places import Place


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


Reporting = OpenRequest | Join | Supplement | Handle | Refused | OpenUrgent | Calm | SetPlace
