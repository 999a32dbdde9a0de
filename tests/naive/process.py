"""The naive bot as a process."""

import sys

from tests.fake.process import Bot


class NaiveBot(Bot):
    """Stock python-telegram-bot.  Without a web site: ready when it asks for updates."""

    command = (sys.executable, "-m", "tests.naive.ptb_bot")

    async def until_ready(self) -> None:
        assert self.telegram
        fetched = ("getUpdates", "setWebhook")
        await self.telegram.world.until(lambda: self.telegram and self.telegram.called(*fetched), self.patience)
