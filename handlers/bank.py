"""The volunteer bank: what finished talks of it want done."""

from collections.abc import Callable
from typing import Any

from flows.effects import Enrol, Prove
from handlers import volunteers
from handlers.scene import Scene

APPLY: dict[type, Callable[[Scene, Any], None]] = {
    Enrol: volunteers.enrol,
    Prove: volunteers.prove,
}
