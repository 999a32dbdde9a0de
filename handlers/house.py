"""What every handler may use: the neighbourhood, its words and keys, and what is remembered only in memory."""

from dataclasses import dataclass, field
from datetime import datetime

from flows.limits import Bucket
from flows.town import Town
from handlers.words import Words
from storage.seal import Seal

NOTICE = 2  # version of the notice (R32) in locales/*/notice.ftl; a new text gets a new number and is shown again


@dataclass(slots=True)
class House:
    """Made by bot/ at start; town is replaced as a whole when the community changes."""

    town: Town
    words: Words
    seal: Seal
    flood: bool = True  # R26's limits on what one person may send
    bot_link: str = ""  # https://t.me/…, once known
    web_link: str = ""  # public address of the web chat
    reminded: dict[int, datetime] = field(default_factory=dict)  # when somebody blocked was last told so, by person
    buckets: dict[int, Bucket] = field(default_factory=dict)  # by person

    def languages(self) -> tuple[str, ...]:
        """The community's languages, its first one first."""
        return self.town.community.languages
