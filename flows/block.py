"""Blocking: why, how long, and what somebody who is blocked may still do."""

from datetime import timedelta

REASONS = ("abuse", "untrue", "advert")
DAYS = (1, 7, 30)  # at most; a longer one is another decision
RIGHTS = ("privacy", "mydata", "deletemydata", "settings", "language", "help")  # commands that nobody loses (R35)


def read(argument: str) -> tuple[str, int]:
    """ "abuse-7" -> ("abuse", 7); days 0 = not chosen yet.  ("", 0) for anything else."""
    reason, _, days = argument.partition("-")
    if reason not in REASONS:
        return "", 0
    return reason, int(days) if days.isdigit() and int(days) in DAYS else 0


def lasts(days: int) -> timedelta:
    """How long."""
    return timedelta(days=days)
