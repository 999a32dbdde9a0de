"""Takes every row of every commit as it comes, and what a look finds as well: what a queue in memory does until it is thought
through."""

from collections.abc import Sequence

from bot.feed import Feed, Look, R


class EagerFeed(Feed[R]):
    """The naive way."""

    def offer(self, rows: Sequence[R]) -> list[R] | None:
        self.held.update(row.id for row in rows)
        return list(rows)

    async def look(self, look: Look[R]) -> list[R]:
        held = frozenset(self.held)
        rows, self.missed = await look(self.free, held)
        self.held.update(row.id for row in rows)
        return rows
