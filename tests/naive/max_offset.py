"""The naive way to fetch: the next offset is the highest id ever stored, plus one (php-telegram-bot/core #659)."""

from collections.abc import Awaitable, Callable
from typing import Any


async def poll(
    api: Any, store: Callable[[list[dict[str, Any]]], Awaitable[None]], known: set[int], rounds: int
) -> None:
    """So many rounds; known: ids that are stored."""
    for _ in range(rounds):
        updates = await api.updates(max(known, default=-1) + 1, 0, ())
        fresh = [update for update in updates if update["update_id"] not in known]
        await store(fresh)
        known |= {update["update_id"] for update in fresh}
