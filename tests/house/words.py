"""Words: the same messages with the same variables in every language, readable by Fluent, none empty, none twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Message:
    """One message of one language.  refers: other messages and terms inside it."""

    key: str
    file: str
    variables: frozenset[str]
    refers: frozenset[str] = frozenset()


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
            if entry.attributes:
                yield f"{name}: {key} has attributes, which nobody says; make them messages"
            if _empty(entry):
                yield f"{name}: {key} is empty; give it words or delete it everywhere"
            found = _Inside()
            found.visit(entry)
            known[key] = Message(key, name, frozenset(found.variables), frozenset(found.refers))


def _said_of(junk: ast.Junk) -> str:
    return junk.annotations[0].message if junk.annotations else "is a line missing its key?"


def _empty(entry: ast.Message | ast.Term) -> bool:
    def blank(element: Any) -> bool:
        if isinstance(element, ast.TextElement):
            return not element.value.strip()
        return isinstance(element.expression, ast.StringLiteral) and not element.expression.value.strip()

    return entry.value is None or all(blank(element) for element in entry.value.elements)


class _Inside(Visitor):
    """Variables and references anywhere in a message, selectors included."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.refers: set[str] = set()

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
    return wrong


def _names(names: Iterable[str], mark: str = "") -> str:
    return ", ".join(f"{mark}{name}" for name in sorted(names)) or "none"
