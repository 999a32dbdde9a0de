"""The words of locales/ in memory: Fluent messages by language and key.  What speak says, it takes from here."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("zh-Hans", "zh-Hant", "en")


class Words:
    """say(language, key, **args).  A missing message is a bug that a resident must not meet: the key is said instead, and
    tests/house.py finds it before."""

    def __init__(self, languages: Iterable[str] = LANGUAGES):
        self._bundles: dict[str, FluentBundle] = {}
        self._plain: dict[tuple[str, str], str] = {}
        self._everywhere: dict[str, frozenset[str]] = {}
        self.languages = tuple(languages)

    def say(self, language: str, key: str, **args: Any) -> str:
        """The message in this language.  args: str, or int where the message chooses a plural."""
        if not args:
            known = self._plain.get((language, key))
            if known is not None:
                return known
        bundle = self._bundle(language)
        if not bundle.has_message(key):
            return key
        pattern = bundle.get_message(key).value
        said = key if pattern is None else str(bundle.format_pattern(pattern, args)[0])
        if not args:
            self._plain[language, key] = said
        return said

    def has(self, key: str) -> bool:
        """Is there such a message?"""
        return bool(self._bundle(self.languages[0]).has_message(key))

    def everywhere(self, key: str) -> frozenset[str]:
        """What the message reads in every language: a typed 「取消」 is understood whatever language was chosen.  A message
        of several phrases has a | between them."""
        known = self._everywhere.get(key)
        if known is None:
            said = (self.say(language, key).casefold().split("|") for language in self.languages)
            known = self._everywhere[key] = frozenset(word for words in said for word in words)
        return known

    def _bundle(self, language: str) -> FluentBundle:
        bundle = self._bundles.get(language)
        if bundle is None:
            bundle = self._bundles[language] = _load(language if language in LANGUAGES else LANGUAGES[0])
        return bundle


@cache
def _load(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted(files("locales").joinpath(language).iterdir(), key=lambda f: f.name):
        if file.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
