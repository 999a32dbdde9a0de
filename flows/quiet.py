"""When a person may be told something that can wait: quiet hours, one digest a day, topics they do not want to hear of.

All of it is reckoned on the neighbourhood's clock at the moment it matters, so it holds over midnight, over a night that is an
hour longer, and when the neighbourhood changes its zone while something waits.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING = time(8)  # of who has no quiet hours
TOPICS = ("news", "reminders", "broadcasts")  # what can be muted
CHOICES = (
    (21, 8),
    (22, 7),
    (20, 9),
    (0, 0),
)  # quiet hours to choose from, besides the community's; (0, 0) = never quiet


@dataclass(frozen=True, slots=True)
class Habits:
    """quiet: from, to, local; both the same = never.  digest: one message a day."""

    quiet: tuple[time, time]
    digest: bool = False
    muted: frozenset[str] = field(default_factory=frozenset)

    @property
    def digest_at(self) -> time:
        """When the one message of the day comes, local."""
        return self.quiet[1] if self.quiet[0] != self.quiet[1] else MORNING


def quiet_until(habits: Habits, zone: str, now: datetime) -> datetime | None:
    """When the quiet hours in which `now` lies end; None = it is not quiet now."""
    start, end = habits.quiet
    if start == end:
        return None
    here = now.astimezone(ZoneInfo(zone)).time()
    inside = start <= here < end if start < end else here >= start or here < end
    return next_at(end, zone, now) if inside else None


def next_at(clock: time, zone: str, moment: datetime) -> datetime:
    """The first moment from `moment` on at which the neighbourhood's clock says `clock`; aware, in `moment`'s zone."""
    here = moment.astimezone(ZoneInfo(zone))
    for day in (here.date(), here.date() + timedelta(1)):
        first, again = (datetime.combine(day, clock.replace(fold=fold), here.tzinfo).astimezone(UTC) for fold in (0, 1))
        for at in (first, max(first, again)):  # in the night that is an hour longer the clock says so twice
            if at >= moment:
                return at.astimezone(moment.tzinfo)
    raise AssertionError("a day has no such hour")


def moment(
    habits: Habits, topic: str, zone: str, due: datetime, now: datetime, *, urgent: bool = False
) -> datetime | None:
    """When to tell what was due at `due`: `now` or later; None = never.  Urgent things ignore all habits."""
    if urgent:
        return now
    if topic in habits.muted:
        return None
    if habits.digest and (at := next_at(habits.digest_at, zone, due)) > now:
        return at
    return quiet_until(habits, zone, now) or now
