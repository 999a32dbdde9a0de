"""What the talks of the volunteer bank want done."""

from dataclasses import dataclass

from flows.understanding.places import Place


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
