"""The words of locales/ in memory: Fluent messages by language and key.  What speak says, it takes from here."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
SIMPLE = "-simple"  # after a language: its simplified form, a registered variant subtag of BCP 47 (简明)
GROUPED = 1000  # from here on Fluent writes numbers as the language does: 1,000

Parts = tuple[tuple[bool, str], ...]  # (is it the name of an argument?, words or name)


class Words:
    """say(language, key, **args).  A missing message is a bug that a resident must not meet: the key is said instead, and
    tests/house.py finds it before."""

    def __init__(self, languages: Iterable[str] = LANGUAGES):
        self._bundles: dict[str, tuple[FluentBundle, dict[str, Parts]]] = {}
        self._plain: dict[tuple[str, str], str] = {}
        self._everywhere: dict[str, frozenset[str]] = {}
        self.languages = tuple(languages)

    def say(self, language: str, key: str, **args: Any) -> str:
        """The message in this language, or in its simple form: `language` may end in SIMPLE.  args: str, or int where the
        message chooses a plural."""
        if not args:
            known = self._plain.get((language, key))
            if known is not None:
                return known
        bundle, plain = self._bundle(language)
        if args and (parts := plain.get(key)) is not None and all(map(_short, args.values())):
            return "".join([str(args.get(said, f"{{${said}}}")) if named else said for named, said in parts])
        if not bundle.has_message(key):
            return key
        pattern = bundle.get_message(key).value
        said = key if pattern is None else str(bundle.format_pattern(pattern, args)[0])
        if not args:
            self._plain[language, key] = said
        return said

    def has(self, key: str) -> bool:
        """Is there such a message?"""
        return bool(self._bundle(self.languages[0])[0].has_message(key))

    def everywhere(self, key: str) -> frozenset[str]:
        """What the message reads in every language: a typed 「取消」 is understood whatever language was chosen.  A message
        of several phrases has a | between them."""
        known = self._everywhere.get(key)
        if known is None:
            said = (self.say(language, key).casefold().split("|") for language in self.languages)
            known = self._everywhere[key] = frozenset(word for words in said for word in words)
        return known

    def _bundle(self, language: str) -> tuple[FluentBundle, dict[str, Parts]]:
        bundle = self._bundles.get(language)
        if bundle is None:
            known = language.removesuffix(SIMPLE) in LANGUAGES
            bundle = self._bundles[language] = _load(language if known else LANGUAGES[0])
        return bundle


@cache
def _load(tag: str) -> tuple[FluentBundle, dict[str, Parts]]:
    """All messages, and those that are words and arguments only in pieces: most are, and need no resolver."""
    language = tag.removesuffix(SIMPLE)
    bundle = FluentBundle([language], use_isolating=False)
    plain: dict[str, Parts] = {}
    for file in _files(language):
        messages = [entry for entry in file.body if isinstance(entry, ast.Message)]
        if tag != language:
            messages = [_simple(message) for message in messages]
        bundle.add_resource(ast.Resource([*messages, *(entry for entry in file.body if isinstance(entry, ast.Term))]))
        plain |= {m.id.name: parts for m in messages if m.value and (parts := _parts(m.value.elements))}
    return bundle, plain


@cache
def _files(language: str) -> tuple[ast.Resource, ...]:
    """What the files of this language say, read once for its usual and its simple form."""
    paths = sorted(files("locales").joinpath(language).iterdir(), key=lambda f: f.name)
    return tuple(FluentResource(f.read_text(encoding="utf-8")) for f in paths if f.name.endswith(".ftl"))


def _simple(message: ast.Message) -> ast.Message:
    """As it is said to somebody who chose 大字简明: its .simple, where it has one."""
    shorter = next((a.value for a in message.attributes if a.id.name == "simple"), message.value)
    return ast.Message(message.id, shorter)


def _parts(elements: Iterable[ast.TextElement | ast.Placeable]) -> Parts:
    """() when there is more in it than words and arguments."""
    parts = []
    for element in elements:
        if isinstance(element, ast.TextElement):
            parts.append((False, element.value))
        elif isinstance(element.expression, ast.VariableReference):
            parts.append((True, element.expression.id.name))
        else:
            return ()
    return tuple(parts)


def _short(value: object) -> bool:
    """Reads the same to Fluent and to str()."""
    return isinstance(value, str) or (type(value) is int and -GROUPED < value < GROUPED)
