"""Making the Town that flows read: the community out of the database, the reader out of locales/ and the admin's own lists.

The lists in LINLI_DATA_DIR/lexicon take the place of the shipped ones.  They are read again when they change; a bad file is
refused with its line number and the reader at work stays.
"""

import logging
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.reader import folded, reader
from bot.words import Words
from flows import moderation
from flows.community import Community
from flows.deciding import wording
from flows.town import Town
from flows.understanding import lexicon
from flows.understanding.hazard_list import BadHazards
from flows.understanding.reading import Reading
from locales import lexicons

log = logging.getLogger("linli.town")

REMEMBERED = 64  # readings: a dialogue reads the same words several times in one turn


def town(community: Community, folder: Path | None = None, words: Words | None = None) -> Town:
    """The community with a reader for its words.  folder: the admin's own lists.  words: the dictionary, loaded when it is
    first needed.  Raises BadLexicon, BadHazards, BadWords, BadWording for a list that cannot be used."""
    at_work, zone = reader(community, folder), ZoneInfo(community.zone)

    @lru_cache(maxsize=REMEMBERED)
    def read(text: str) -> Reading:
        return at_work.read(text, datetime.now(zone))

    listed = moderation.parse(lexicons.lines("moderation.tsv", folder))

    def unfit(text: str) -> tuple[moderation.Hit, ...]:
        normal = at_work.normaliser(text)
        return listed.hits(normal, words.dictionary) if words else listed.hits(normal)

    said = wording.parse(lexicons.lines("proposals.tsv", folder))
    return Town(community, read, unfit, said, lambda text: said.refused(at_work.normaliser(text)))


class Lists:
    """The admin's own lists: changed since we looked?"""

    def __init__(self, data_dir: Path):
        self.folder = data_dir / "lexicon"
        self._words = Words(data_dir)
        self._seen = self._stamp()

    def _stamp(self) -> tuple[tuple[str, int, int], ...]:
        found = [(name, self.folder / name) for name in lexicons.NAMES]
        stats = [(name, path.stat()) for name, path in found if path.is_file()]
        return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)

    def town(self, community: Community) -> Town:
        """The town with these lists.  Raises as town() does."""
        return town(community, self.folder, self._words)

    def reload(self, community: Community) -> Town | None:
        """A new Town when a list changed and can be used, else None.  Milliseconds; call it in a thread."""
        stamp = self._stamp()
        if stamp == self._seen:
            return None
        self._seen = stamp
        try:
            return self.town(community)
        except (lexicon.BadLexicon, BadHazards, moderation.BadWords, wording.BadWording) as bad:
            log.error("event=list_refused line=%s why=%r hint='the lists at work stay'", bad.args[0], bad.args[1])
            return None

    def fold(self, corrections: Iterable[dict[str, object]]) -> Path:
        """Learn the category lexicon anew with these corrections and put it in place.  Seconds; call it in a thread."""
        made = lexicon.write(folded("lexicon", corrections))
        self.folder.mkdir(parents=True, exist_ok=True)
        target = self.folder / "lexicon.tsv"
        beside = target.with_suffix(".new")
        beside.write_text(made, "utf-8", newline="\n")
        beside.replace(target)
        return target
