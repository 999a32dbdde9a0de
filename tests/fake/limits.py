"""Telegram's limits on sending, as bot authors measure them: 30/s in all, 1/s a chat (small burst), 20/min a group."""

import math
from collections import defaultdict, deque
from dataclasses import dataclass, field

from tests.fake.refusals import too_many


@dataclass
class Bucket:
    rate: float  # a second
    size: float
    level: float = -1.0
    at: float = 0.0

    def wait(self, now: float) -> float:
        """Seconds until one may be taken; 0 = now."""
        self.level = self.size if self.level < 0 else min(self.size, self.level + (now - self.at) * self.rate)
        self.at = now
        return 0.0 if self.level >= 1 else (1 - self.level) / self.rate


@dataclass
class Limits:
    overall: float = 30.0
    per_chat: float = 1.0
    burst: float = 5.0
    per_group_minute: int = 20
    strictness: int = 1  # retry_after is at least this many seconds
    total: Bucket = field(init=False)
    chats: dict[int, Bucket] = field(init=False)
    groups: dict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def __post_init__(self) -> None:
        self.total = Bucket(self.overall, self.overall)
        self.chats = defaultdict(lambda: Bucket(self.per_chat, self.burst))

    def check(self, chat_id: int, now: float) -> None:
        """Count one message, or raise Refused 429."""
        waits = [self.total.wait(now), self.chats[chat_id].wait(now)]
        group = self.groups[chat_id]
        while group and now - group[0] >= 60:
            group.popleft()
        if chat_id < 0 and len(group) >= self.per_group_minute:
            waits.append(60 - (now - group[0]))
        if max(waits) > 0:
            raise too_many(max(self.strictness, math.ceil(max(waits))))
        self.total.level -= 1
        self.chats[chat_id].level -= 1
        group.append(now)
