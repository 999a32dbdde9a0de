"""The queue of updates a bot has not confirmed, and how getUpdates reads it.

Laws: an offset confirms everything below it; what is not confirmed comes again; a batch is at most 100; ids grow by
one but may start anew lower or higher after a quiet week; an offset more than ten beyond the end is an error inside
Telegram, which then falls back to the head of the queue and confirms nothing (tdlib's TQueue and Client.cpp).
"""

import asyncio
import itertools
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.fake.refusals import POLL_AND_HOOK, TWO_POLLERS, Refused, conflict

Json = dict[str, Any]
USUAL = {"message", "edited_message", "channel_post", "edited_channel_post", "inline_query", "chosen_inline_result"}
USUAL |= {"callback_query", "shipping_query", "pre_checkout_query", "poll", "poll_answer", "my_chat_member"}
USUAL |= {"chat_join_request", "chat_boost", "removed_chat_boost"}


@dataclass(eq=False)
class Update:
    """One update and what became of it.  lane: Telegram keeps order within a lane only."""

    id: int
    kind: str
    body: Json
    lane: tuple[str, int]
    delivered: list[float] = field(default_factory=list)  # loop times at which a batch or a push carried it out
    confirmed: float | None = None

    def json(self) -> Json:
        return {"update_id": self.id, self.kind: self.body}


class Updates:
    def __init__(self, changed: Callable[[], None], first: int = 700000001) -> None:
        self.changed = changed  # told when something was delivered or confirmed, or a poll begins to wait
        self.ids = itertools.count(first)
        self.pending: deque[Update] = deque()
        self.all: list[Update] = []
        self.allowed = set(USUAL)
        self.poller: asyncio.Future[Refused | None] | None = None  # a long poll that waits
        self.pushed = asyncio.Event()
        self.webhook: Json | None = None

    def restart(self, first: int) -> None:
        """From now on ids count from here, as after a quiet week."""
        assert not self.pending, "ids start anew only on an empty queue"
        self.ids = itertools.count(first)

    def push(self, kind: str, body: Json, update_id: int | None = None) -> Update:
        """Queue an update.  update_id: use this one (a re-used id) instead of the next."""
        user = (body.get("from") or {}).get("id", 0)
        lane = ("callback", user) if kind == "callback_query" else ("chat", (body.get("chat") or {}).get("id", user))
        update = Update(next(self.ids) if update_id is None else update_id, kind, body, lane)
        if kind in self.allowed:
            self.pending.append(update)
            self.all.append(update)
            self.wake()
        return update

    def wake(self) -> None:
        self.pushed.set()
        if self.poller and not self.poller.done():
            self.poller.set_result(None)

    def allow(self, kinds: Any) -> None:
        if isinstance(kinds, list):
            self.allowed = set(kinds) or set(USUAL)

    def confirm(self, update: Update, at: float) -> None:
        update.confirmed = at
        self.pending.remove(update)
        self.changed()

    def take(self, offset: int, limit: int) -> list[Update]:
        """Confirm below offset, return the batch from there."""
        now = asyncio.get_running_loop().time()
        head = self.pending[0].id if self.pending else 0
        tail = self.pending[-1].id + 1 if self.pending else 0
        if offset < 0:
            offset = max(head, tail + offset)
        if offset and offset <= tail + 10:
            for update in [u for u in self.pending if u.id < offset]:
                self.confirm(update, now)
        elif not self.pending:
            return []
        batch = list(self.pending)[:limit]
        for update in batch:
            update.delivered.append(now)
        self.changed()
        return batch

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Update]:
        """getUpdates.  Raises Refused (409) when a webhook is set or another poll takes over."""
        if self.webhook:
            raise conflict(POLL_AND_HOOK)
        self.stop_poller(conflict(TWO_POLLERS))
        limit = limit if 1 <= limit <= 100 else 100
        batch = self.take(offset, limit)
        if batch or not timeout:
            return batch
        waiting = self.poller = asyncio.get_running_loop().create_future()
        self.changed()
        try:
            refusal = await asyncio.wait_for(waiting, min(timeout, 50))
        except TimeoutError:
            return []
        finally:
            if self.poller is waiting:
                self.poller = None
        if refusal:
            raise refusal
        return self.take(offset, limit)

    def stop_poller(self, refusal: Refused) -> None:
        if self.poller and not self.poller.done():
            self.poller.set_result(refusal)
        self.poller = None
