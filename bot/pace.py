"""How fast messages may leave: so many a second in all, one a second to a chat (Telegram's limits)."""

OVERALL, PER_CHAT = 1 / 29, 1.0  # seconds between two paced messages: Telegram allows 30, the network bunches them
CATCH_UP, FURTHEST = 0.3, 1.0  # seconds that pacing may make good; that a flood of replies may hold up the rest
CHATS = 4096  # remembered before those whose second is over are forgotten


class Pace:
    """Of one channel's messages, on the loop's clock."""

    def __init__(self) -> None:
        self._next = 0.0
        self._chats: dict[int, float] = {}

    def wait(self, chat: int, now: float, *, reply: bool) -> float:
        """Seconds until this chat's next message may leave; 0 = now.  Replies never wait, yet count: the others make room."""
        at = max(self._next, self._chats.get(chat, 0.0))
        if at > now and not reply:
            return at - now
        self._next = min(max(self._next, now - CATCH_UP) + OVERALL, now + FURTHEST)
        self._chats[chat] = now + PER_CHAT
        if len(self._chats) > CHATS:
            self._chats = {c: t for c, t in self._chats.items() if t > now}
        return 0.0
