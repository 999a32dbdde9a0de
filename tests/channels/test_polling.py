"""Fetching goes on after whatever Telegram answers; waiting grows, and is short at first."""

import asyncio
from typing import Any

from telegram.error import Conflict, InvalidToken, NetworkError

from bot.channels.telegram.polling import poll


class Answers:
    """An Api whose getUpdates answers these, in order, and then no more."""

    def __init__(self, *answers: Exception | list[dict[str, Any]]) -> None:
        self.left, self.offsets = list(answers), list[int | None]()

    async def updates(self, offset: int | None, timeout: int, allowed: tuple[str, ...]) -> list[dict[str, Any]]:
        self.offsets.append(offset)
        if not self.left:
            raise asyncio.CancelledError
        answer = self.left.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


async def waits(*answers: Exception | list[dict[str, Any]]) -> tuple[list[float], list[int | None]]:
    """(pauses, offsets asked for) until there are no more answers."""
    api, pauses = Answers(*answers), list[float]()

    async def nothing(*_: object) -> None: ...

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    try:
        await poll(api, nothing, nothing, pause)  # type: ignore[arg-type]
    except asyncio.CancelledError:
        return pauses, api.offsets
    raise AssertionError("it goes on for ever")


async def test_a_refused_token_is_tried_again_soon_and_then_seldom() -> None:
    pauses, _ = await waits(*(InvalidToken("401") for _ in range(8)))
    assert pauses[0] <= 3 and pauses[-1] == 30 and pauses == sorted(pauses)


async def test_after_an_answer_waiting_begins_anew() -> None:
    pauses, offsets = await waits(NetworkError("502"), NetworkError("502"), [{"update_id": 7}], Conflict("409"))
    assert pauses == [0.5, 1.0, 0.5] and offsets == [None, None, None, 8, 8]
