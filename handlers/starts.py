"""What is recorded when a talk begins, and the scripts that are made of it: the same however often a talk is replayed."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from flows.dialogue import Script
from handlers.scene import Scene

Start = dict[str, Any]
Scripts = dict[str, Callable[[Scene, Start], Callable[[], Script]]]


def then(start: Start) -> datetime:
    """When the talk began, as it was recorded: 明天 means the same day however often it is replayed."""
    return datetime.fromisoformat(start["now"])
