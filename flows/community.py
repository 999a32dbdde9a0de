"""The neighbourhood (社区) as the rules see it: grids, buildings, services, phones.  A value; storage makes it from rows."""

from dataclasses import dataclass, field
from datetime import date, time

from flows.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid (网格): the area one grid worker looks after."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Building:
    """A building (楼栋).  aliases: every other way people write it, such as 三栋, 3棟, 3幢."""

    key: str
    name: str
    grid: str
    aliases: tuple[str, ...] = ()
    lat: float | None = None  # WGS-84 degrees
    long: float | None = None


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place with a name that is no building: 东门, 中心花园."""

    name: str
    grid: str
    aliases: tuple[str, ...] = ()
    lat: float | None = None
    long: float | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """A service of the list (服务目录), named as in Open311.  category: one of the 22 keys of flows/services.py."""

    service_code: str
    service_name: str
    category: str
    description: str = ""
    keywords: tuple[str, ...] = ()
    group: str = ""
    department: str = ""
    accept_hours: int = 2  # working hours until somebody should have taken it on (签收)
    days: int = 5  # working days until it should be done (处置); both are local configuration (R46)


@dataclass(frozen=True, slots=True)
class Skill:
    """What a volunteer may offer (志愿服务).  keywords: how residents ask for it.  proof: the law asks for a professional
    qualification (志愿服务条例 16).  visits: neighbours can ask for it (求助); else it is for activities only."""

    key: str  # a-z, 0-9 and -, at most 20 of them
    name: str
    keywords: tuple[str, ...] = ()
    proof: bool = False
    visits: bool = True


@dataclass(frozen=True, slots=True)
class Reward:
    """What hours can be given back for (积分兑换, 爱心超市): goods or a service, never money.  quarters: of an hour."""

    key: str
    name: str
    quarters: int


@dataclass(frozen=True, slots=True)
class Community:
    """All that a flow may know of the place it works for."""

    name: str
    zone: str = "Asia/Shanghai"  # IANA name
    languages: tuple[str, ...] = ("zh-Hans", "zh-Hant", "en")
    phones: dict[str, str] = field(default_factory=dict)  # office, gas, lift, property, …
    working_hours: tuple[time, time] = (time(9), time(18))
    quiet_hours: tuple[time, time] = (time(21), time(8))
    grids: tuple[Grid, ...] = ()
    buildings: tuple[Building, ...] = ()
    landmarks: tuple[Landmark, ...] = ()
    services: tuple[Service, ...] = ()
    departments: tuple[str, ...] = ()
    skills: tuple[Skill, ...] = ()
    rewards: tuple[Reward, ...] = ()
    statement: dict[str, str] = field(
        default_factory=dict
    )  # columns of a volunteer's statement: field -> heading, in order
    days_off: tuple[date, ...] = ()  # the neighbourhood's own table; it wins over the State Council's
    days_on: tuple[date, ...] = ()  # 调休: weekends that are worked
    support_households: int = 5  # 附议 that a topic needs: at least so many households,
    support_percent: int = 1  # or so many percent of the verified ones of its area
    hotspot: int = 10  # requests of one service in one grid in 30 days that become a suggested topic

    @property
    def calendar(self) -> WorkCalendar:
        """When the office works."""
        return WorkCalendar(self.zone, *self.working_hours, frozenset(self.days_off), frozenset(self.days_on))

    @property
    def helping(self) -> tuple[str, ...]:
        """Departments that may be asked for help (协办): the listed ones, then those that only a service names."""
        return tuple(dict.fromkeys((*self.departments, *(s.department for s in self.services if s.department))))

    def service(self, service_code: str) -> Service | None:
        """The service with this code, or None."""
        return next((s for s in self.services if s.service_code == service_code), None)

    def skill(self, key: str) -> Skill | None:
        """The skill with this key, or None."""
        return next((s for s in self.skills if s.key == key), None)

    def building(self, key: str) -> Building | None:
        """The building with this key, or None."""
        return next((b for b in self.buildings if b.key == key), None)
