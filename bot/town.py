"""Making the Town that flows read: the community out of the database, the words out of locales/."""

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from flows.community import Community
from flows.reading import Keywords, Town


def town(community: Community) -> Town:
    """The community with a reader for its words."""
    table = dict(_lines(files("locales").joinpath("lexicon/keywords.tsv").read_text("utf-8").splitlines()))
    own = {s.category: s.keywords for s in community.services if s.keywords}
    things = {key: (*words, *own.get(key, ())) for key, words in table.items() if key != "trouble"}
    read = Keywords(community, things, table["trouble"]).read
    return Town(community, lru_cache(maxsize=64)(read))  # one message is read at every step of its dialogue


def _lines(lines: Iterable[str]) -> Iterable[tuple[str, tuple[str, ...]]]:
    for line in lines:
        if line and not line.startswith("#"):
            key, _, words = line.partition("\t")
            yield key, tuple(words.split())
