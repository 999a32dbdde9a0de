"""Keys: every message is said somewhere in the code, and what the code says by name is there, with all it needs.

Keys are found by reading the code (ast), not by running it.  A string that equals a key uses it.  An f-string such as
f"step-{request.step}" is a pattern whose holes stand for any other string of the code, or a number: "step-open" fits because
"open" stands somewhere in flows/, "step-asleep" does not.
"""

import ast
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.house.words import Said

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
PIECE = re.compile(r"[a-z0-9-]*")
SAYS = {
    "say": 2,
    "words": 2,
    "reply_words": 1,
    "Say": 1,
    "Unclear": 1,
}  # function -> the key is among its first arguments
GIVES = ("say", "words", "reply_words")  # these take the message's variables by name

Part = str | None  # None = a hole
Pattern = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody says something by name.  given: names of the variables; None = not to be seen from here."""

    where: str
    pattern: Pattern
    given: frozenset[str] | None


@dataclass(slots=True)
class Code:
    """What the rooms contain.  strings: every one that could be a key or a part of one."""

    strings: set[str] = field(default_factory=set)
    patterns: dict[Pattern, None] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)

    def uses(self, key: str) -> bool:
        """Is this key said somewhere?"""
        return key in self.strings or any(self.fits(pattern, key) for pattern in self.patterns)

    def fits(self, pattern: Pattern, text: str) -> bool:
        """Could the f-string become this text?"""
        if not pattern:
            return not text
        first, rest = pattern[0], pattern[1:]
        if first is not None:
            return text.startswith(first) and self.fits(rest, text[len(first) :])
        ends = range(1, len(text) + 1)
        return any((text[:n] in self.strings or text[:n].isdigit()) and self.fits(rest, text[n:]) for n in ends)


def read(root: Path, rooms: Sequence[str]) -> Code:
    """All strings, patterns and calls of the rooms."""
    code = Code()
    for room in rooms:
        for path in sorted((root / room).rglob("*.py")):
            _module(ast.parse(path.read_text(encoding="utf-8")), path.relative_to(root).as_posix(), code)
    return code


def unused(said: Said, code: Code) -> list[str]:
    """Messages that nobody says."""
    messages = {key: message for known in said.values() for key, message in known.items()}
    referred = {key for message in messages.values() for key in message.refers}
    return [
        f"{message.file}: {key} is said nowhere; delete it in every language, or say it"
        for key, message in messages.items()
        if key not in referred and not code.uses(key)
    ]


def unknown(said: Said, code: Code) -> list[str]:
    """Calls that say what is not there, or leave out a variable (the reader would see 「{$name}」)."""
    messages = {key: message for known in said.values() for key, message in known.items()}
    wrong = []
    for call in code.calls:
        name = "".join("…" if part is None else part for part in call.pattern)
        fitting = [key for key in messages if code.fits(call.pattern, key)]
        if not fitting:
            wrong.append(f"{call.where}: says {name}, which is in no locale; write it in locales/ or correct the key")
        for key in fitting if call.given is not None and None not in call.pattern else ():
            if lost := messages[key].variables - (call.given or frozenset()):
                lacking = ", ".join(f"${v}" for v in sorted(lost))
                wrong.append(f"{call.where}: says {key} without {lacking}; hand it over")
    return wrong


def _module(tree: ast.Module, file: str, code: Code) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value):
            code.strings.add(node.value)
        elif isinstance(node, ast.JoinedStr | ast.BinOp) and (pattern := _pattern(node)):
            code.patterns[pattern] = None
        elif isinstance(node, ast.Call):
            code.calls += _says(node, file)
        elif isinstance(node, ast.List) and file.startswith("handlers/"):
            code.calls += _buttons(node, file)


def _pattern(node: ast.expr) -> Pattern | None:
    """The parts of an f-string or a sum that could make a key; None = it cannot."""
    if isinstance(node, ast.Constant):
        return (node.value,) if isinstance(node.value, str) and KEY.fullmatch(node.value) else None
    parts = _parts(node)
    known = [part for part in parts if part is not None]
    return tuple(parts) if "".join(known) and all(PIECE.fullmatch(part) for part in known) else None


def _parts(node: ast.expr) -> list[Part]:
    if isinstance(node, ast.JoinedStr):
        return [str(v.value) if isinstance(v, ast.Constant) else None for v in node.values]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [*_parts(node.left), *_parts(node.right)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else [None]


def _says(node: ast.Call, file: str) -> Iterable[Call]:
    """say("key", n=1), words.say(language, "key"), reply_words("a" if so else "b"), Say("key", {"n": 1}) …"""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    given = frozenset(k.arg for k in node.keywords if k.arg) if name in GIVES else None
    if any(k.arg is None for k in node.keywords):
        given = None
    for argument in node.args[: SAYS.get(name, 0)]:
        either = (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,)
        for one in either:
            if isinstance(one, ast.Constant | ast.JoinedStr | ast.BinOp) and (pattern := _pattern(one)):
                yield Call(f"{file}:{node.lineno}", pattern, given)


def _buttons(node: ast.List, file: str) -> Iterable[Call]:
    """[("accept", "accept"), …]: a list of (label key, action) is a row of buttons."""
    for pair in node.elts:
        if isinstance(pair, ast.Tuple) and len(pair.elts) == 2 and (pattern := _pattern(pair.elts[0])):
            action = pair.elts[1]
            if isinstance(action, ast.JoinedStr) or (
                isinstance(action, ast.Constant) and isinstance(action.value, str)
            ):
                yield Call(f"{file}:{pair.lineno}", pattern, frozenset())
