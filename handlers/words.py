"""The words of locales/ in memory: Fluent messages by language and key.  What speak says, it takes from here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
SIMPLE = "-simple"  # after a language: its simplified form, a registered variant subtag of BCP 47 (简明)
GROUPED = 1000  # from here on Fluent writes numbers as the language does: 1,000

Parts = tuple[tuple[bool, str], ...]  # (is it the name of an argument?, words or name)
VALUE = ast.Message(
    ast.Identifier("any-value"), ast.Pattern([ast.Placeable(ast.VariableReference(ast.Identifier("it")))])
)


@dataclass(frozen=True, slots=True)
class Form:
    """The messages of a language in its usual or simple form.  parts: those of words and arguments only, which are most, in
    pieces; bundle: the others, which need Fluent's resolver (a tree of objects for each of them took 5 MB a language)."""

    parts: dict[str, Parts]
    bundle: FluentBundle

    def has(self, key: str) -> bool:
        """Is there such a message?"""
        return key in self.parts or bool(self.bundle.has_message(key))

    def say(self, key: str, args: dict[str, Any]) -> str:
        """The message; the key when there is none."""
        parts = self.parts.get(key)
        if parts is not None:
            return "".join([self._value(said, args) if named else said for named, said in parts])
        return self._resolve(key, args) if self.bundle.has_message(key) else key

    def _value(self, name: str, args: dict[str, Any]) -> str:
        value = args.get(name)
        if isinstance(value, str):
            return value
        if value is None:
            return f"{{${name}}}"
        return str(value) if _short(value) else self._resolve(VALUE.id.name, {"it": value})

    def _resolve(self, key: str, args: dict[str, Any]) -> str:
        pattern = self.bundle.get_message(key).value
        return key if pattern is None else str(self.bundle.format_pattern(pattern, args)[0])


class Words:
    """say(language, key, **args).  A missing message is a bug that a resident must not meet: the key is said instead, and
    tests/house.py finds it before."""

    def __init__(self, languages: Iterable[str] = LANGUAGES):
        self._forms: dict[str, Form] = {}
        self._plain: dict[tuple[str, str], str] = {}
        self._everywhere: dict[str, frozenset[str]] = {}
        self.languages = tuple(languages)

    def say(self, language: str, key: str, **args: Any) -> str:
        """The message in this language, or in its simple form: `language` may end in SIMPLE.  args: str, or int where the
        message chooses a plural."""
        if args:
            return self._form(language).say(key, args)
        known = self._plain.get((language, key))
        if known is None:
            known = self._plain[language, key] = self._form(language).say(key, args)
        return known

    def has(self, key: str) -> bool:
        """Is there such a message?"""
        return self._form(self.languages[0]).has(key)

    def everywhere(self, key: str) -> frozenset[str]:
        """What the message reads in every language: a typed 「取消」 is understood whatever language was chosen.  A message
        of several phrases has a | between them."""
        known = self._everywhere.get(key)
        if known is None:
            said = (self.say(language, key).casefold().split("|") for language in self.languages)
            known = self._everywhere[key] = frozenset(word for words in said for word in words)
        return known

    def _form(self, language: str) -> Form:
        form = self._forms.get(language)
        if form is None:
            base = language.removesuffix(SIMPLE)
            usual, simple = _load(base if base in LANGUAGES else LANGUAGES[0])
            form = self._forms[language] = simple if base != language else usual
        return form


@cache
def _load(language: str) -> tuple[Form, Form]:
    """All messages, as they are usually said and as they are said to somebody who chose 大字简明: by their .simple, where they
    have one.  File by file: what was read of one is forgotten before the next."""
    usual, simple = (FluentBundle([language], use_isolating=False) for _ in range(2))
    parts: dict[str, Parts] = {}
    shorter: dict[str, Parts] = {}
    for bundle in (usual, simple):
        bundle.add_resource(ast.Resource([VALUE]))
    for file in files("locales").joinpath(language).iterdir():
        if file.name.endswith(".ftl"):
            said = FluentResource(file.read_text(encoding="utf-8")).body
            usual.add_resource(ast.Resource(_keep(said, parts)))
            simple.add_resource(ast.Resource(_keep(map(_simple, said), shorter, known=parts)))
    return Form(parts, usual), Form(shorter, simple)


def _keep(
    entries: Iterable[ast.EntryType], parts: dict[str, Parts], known: Mapping[str, Parts] = MappingProxyType({})
) -> list[ast.EntryType]:
    """Messages of words and arguments into `parts` (the same object as in `known` where they are the same); the rest."""
    rest: list[ast.EntryType] = []
    for entry in entries:
        made = _parts(entry.value.elements) if isinstance(entry, ast.Message) and entry.value else ()
        if made and isinstance(entry, ast.Message):
            name = entry.id.name
            parts[name] = known[name] if known.get(name) == made else made
        else:
            rest.append(entry)
    return rest


def _simple(entry: ast.EntryType) -> ast.EntryType:
    """Its .simple, where it has one."""
    if not isinstance(entry, ast.Message):
        return entry
    return next((ast.Message(entry.id, a.value) for a in entry.attributes if a.id.name == "simple"), entry)


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
