"""A stretch of time that somebody spoke of."""

from dataclasses import dataclass
from datetime import datetime

ASK = 0.7  # below this certainty the reading is asked back


@dataclass(frozen=True, slots=True)
class When:
    """start and end are aware and in now's zone; end is exclusive; a bare day is 00:00 to 24:00.  text: words as read.
    certainty: 0 to 1; below ASK it should be asked."""

    start: datetime
    end: datetime
    certainty: float
    text: str


Hit = tuple[int, int, When | None]  # where words begin and end, and what they mean; None: they are no time, skip them
