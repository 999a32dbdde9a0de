"""Words: the same messages with the same variables in every language, readable by Fluent, none empty, none twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Message:
    """One message of one language.  refers: other messages and terms inside it.  simple: the variables of its shorter form
    for 大字简明; None = it has none."""

    key: str
    file: str
    variables: frozenset[str]
    refers: frozenset[str] = frozenset()
    simple: frozenset[str] | None = None


Said = dict[str, dict[str, Message]]  # language -> key -> message


def read(folder: Path, languages: Sequence[str]) -> tuple[Said, list[str]]:
    """The messages of every language under folder, and what is wrong inside single files."""
    said: Said = {}
    wrong: list[str] = []
    for language in languages:
        said[language] = {}
        paths = sorted((folder / language).glob("*.ftl"))
        if not paths:
            wrong.append(f"locales/{language}: no .ftl file; every language needs the files of {languages[0]}")
        for path in paths:
            wrong += _file(path, f"locales/{language}/{path.name}", said[language])
    return said, wrong


def _file(path: Path, name: str, known: dict[str, Message]) -> Iterable[str]:
    for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
        if isinstance(entry, ast.Junk):
            begins = (entry.content or "").strip().splitlines()[0][:40]
            yield f"{name}: Fluent cannot read 「{begins}」; {_said_of(entry)}"
        elif isinstance(entry, ast.Message | ast.Term):
            key = entry.id.name if isinstance(entry, ast.Message) else f"-{entry.id.name}"
            if key in known:
                yield f"{name}: {key} stands in {known[key].file} already; delete one of them"
            if any(attribute.id.name != "simple" for attribute in entry.attributes):
                yield f"{name}: {key} has attributes that nobody says; make them messages, or call them .simple"
            if _empty(entry):
                yield f"{name}: {key} is empty; give it words or delete it everywhere"
            usual, simple = _Inside(entry.value), _Inside(*(attribute.value for attribute in entry.attributes))
            if entry.attributes and simple.letters >= usual.letters:
                yield f"{name}: the simple form of {key} is not shorter than the usual one; shorten it or leave it out"
            variables = frozenset(simple.variables) if entry.attributes else None
            known[key] = Message(
                key, name, frozenset(usual.variables), frozenset(usual.refers | simple.refers), variables
            )


def _said_of(junk: ast.Junk) -> str:
    said = junk.annotations[0].message if junk.annotations else None
    return said or "is a line missing its key?"


def _empty(entry: ast.Message | ast.Term) -> bool:
    def blank(element: Any) -> bool:
        if isinstance(element, ast.TextElement):
            return not element.value.strip()
        return isinstance(element.expression, ast.StringLiteral) and not element.expression.value.strip()

    return entry.value is None or all(blank(element) for element in entry.value.elements)


class _Inside(Visitor):
    """Variables and references anywhere in patterns, selectors included.  letters: how long they are without the variables."""

    def __init__(self, *patterns: Any) -> None:
        self.variables: set[str] = set()
        self.refers: set[str] = set()
        self.letters = 0
        for pattern in patterns:
            self.visit(pattern)

    def visit_TextElement(self, node: Any) -> None:
        self.letters += len(node.value)

    def visit_VariableReference(self, node: Any) -> None:
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: Any) -> None:
        self.refers.add(node.id.name)

    def visit_TermReference(self, node: Any) -> None:
        self.refers.add(f"-{node.id.name}")


def compare(said: Said) -> list[str]:
    """Every language against all the others: missing messages, other variables, references to nothing."""
    wrong = []
    messages = {key: message for known in said.values() for key, message in known.items()}
    for language, known in said.items():
        for key, somewhere in messages.items():
            if key not in known:
                wrong.append(f"locales/{language}: {key} is missing; translate it from {somewhere.file}")
        for message in known.values():
            if lost := message.refers - known.keys():
                wrong.append(f"{message.file}: {message.key} refers to {_names(lost)}, which is not there")
    for key in messages:
        here = [known[key] for known in said.values() if key in known]
        wanted = here[0].variables
        wrong += [
            f"{m.file}: {key} uses {_names(m.variables, '$')}, {here[0].file} uses {_names(wanted, '$')}; use the same"
            for m in here
            if m.variables != wanted
        ]
        wrong += _simple(key, here)
    return wrong


def _simple(key: str, here: Sequence[Message]) -> Iterable[str]:
    """Its simple form: in every language or in none, with no variable that the usual one lacks."""
    if len({m.simple is None for m in here}) > 1:
        lacking = ", ".join(m.file for m in here if m.simple is None)
        yield f"{lacking}: {key} has no simple form, another language has one; write it"
    for m in here:
        if unknown := (m.simple or frozenset()) - m.variables:
            yield f"{m.file}: the simple form of {key} uses {_names(unknown, '$')}, the usual one does not; leave it out"


def _names(names: Iterable[str], mark: str = "") -> str:
    return ", ".join(f"{mark}{name}" for name in sorted(names)) or "none"
