"""What the short talks of a worker want done."""

from dataclasses import dataclass

from flows.understanding.places import Place


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


Work = Hold | Extend | Leave | HandleOne | OpenPatrol
