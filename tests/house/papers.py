"""Papers: short enough to be read, the two READMEs say the same, every ADR has its four parts, links lead somewhere."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from handlers.commands import COMMANDS
from tests.talk.matrix import page

LONGEST = 120  # lines of ARCHITECTURE.md
PARTS = ("Context", "Choice", "What was given up", "How we would notice it was wrong")
TABLE = re.compile(r"(?<=<!-- settings: made by `make docs` -->\n).*?(?=<!-- /settings -->)", re.DOTALL)
ROW = re.compile(r"^\| `(LINLI_\w+)` \| (.*?) \|", re.MULTILINE)
HEADING = re.compile(r"^##+ ", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\| `(/[a-z]+)", re.MULTILINE)  # rows of the table of commands
COMMENT = re.compile(r"(?<=\S) +# .*")  # behind a command of a block
MATRIX = "docs/authorisation.md"
LINK = re.compile(r"\]\(([^)#:]+?\.(?:md|toml|tsv|py|ftl))(?:#[^)]*)?\)")


def check(root: Path) -> list[str]:
    """All papers of the house."""
    architecture, readme, chinese = (_text(root / n) for n in ("ARCHITECTURE.md", "README.md", "README.zh.md"))
    adrs = {path.name: _text(path) for path in sorted((root / "docs/adr").glob("[0-9]*.md"))}
    pages = [root / "README.md", root / "README.zh.md", root / "ARCHITECTURE.md", root / "CHANGELOG.md"]
    return [
        *short(architecture),
        *settings(readme, table(_settings())),
        *alike(readme, chinese),
        *commands(readme, COMMANDS),
        *matrix(_text(root / MATRIX)),
        *decisions(adrs, _text(root / "docs/adr/README.md")),
        *links([*pages, *sorted((root / "docs").rglob("*.md"))], root),
    ]


def write(root: Path) -> list[str]:
    """Bring the generated tables up to date; the files that changed."""
    made = {"README.md": TABLE.sub(lambda _: table(_settings()), _text(root / "README.md")), MATRIX: page()}
    changed = [name for name, text in made.items() if text != _text(root / name)]
    for name in changed:
        (root / name).write_text(made[name], encoding="utf-8")
    return changed


def short(architecture: str) -> list[str]:
    """ARCHITECTURE.md is there and is read at one sitting."""
    lines = architecture.count("\n")
    if not lines:
        return ["ARCHITECTURE.md: is missing or empty"]
    return [f"ARCHITECTURE.md: {lines} lines, at most {LONGEST}; take something out"] if lines > LONGEST else []


def settings(readme: str, wanted: str) -> list[str]:
    """The README's table is the one that bot/settings.py makes."""
    found = TABLE.search(readme)
    if not found:
        return ["README.md: the marks around the settings table are gone; put them back from git"]
    return [] if found[0] == wanted else ["README.md: the settings table is out of date; run `make docs`"]


def commands(readme: str, known: Iterable[str]) -> list[str]:
    """Whatever can be sent to the bot stands in the README."""
    told = {row[1:] for row in COMMAND.findall(readme)}
    return [f"README.md: /{name} is missing from the table of commands" for name in sorted(set(known) - told)]


def matrix(shown: str) -> list[str]:
    """The table of who may do what is the one that the tests drive."""
    return [] if shown == page() else [f"{MATRIX}: is out of date; run `make docs`"]


def alike(readme: str, chinese: str) -> list[str]:
    """README.zh.md has the same settings with the same defaults, the same commands, as many headings."""
    wrong = []
    for what, pattern in {"settings": ROW, "commands": COMMAND, "blocks of code": FENCE, "headings": HEADING}.items():
        ours, theirs = (sorted(pattern.findall(COMMENT.sub("", text))) for text in (readme, chinese))
        if ours != theirs:
            odd = sorted({str(x) for x in ours} ^ {str(x) for x in theirs}) or f"{len(ours)} and {len(theirs)}"
            wrong.append(f"README.zh.md: other {what} than README.md ({odd}); they say the same")
    return wrong


def decisions(adrs: dict[str, str], index: str) -> list[str]:
    """ADRs are numbered without gaps, stand in the index and have the four parts."""
    wrong = []
    for n, (name, text) in enumerate(adrs.items(), 1):
        if not name.startswith(f"{n:04d}-"):
            wrong.append(f"docs/adr/{name}: should be number {n:04d}")
        if f"({name})" not in index:
            wrong.append(f"docs/adr/README.md: does not list {name}")
        wrong += [f"docs/adr/{name}: has no part 「## {part}」" for part in PARTS if f"\n## {part}\n" not in text]
    return wrong


def links(pages: Iterable[Path], root: Path) -> list[str]:
    """Links to files of the repository lead to files."""
    return [
        f"{page.relative_to(root).as_posix()}: links to {target}, which is not there"
        for page in pages
        for target in LINK.findall(_text(page))
        if not (page.parent / target).is_file()
    ]


def table(model: Any) -> str:
    """The settings as a table, from the model's fields."""
    rows = ["| name | default | meaning |", "|---|---|---|"]
    for name, about in model.model_fields.items():
        default = {None: "–", True: "`on`", False: "`off`"}.get(about.default, f"`{about.default}`")
        rows.append(f"| `LINLI_{name.upper()}` | {default} | {about.description} |")
    return "\n".join(rows) + "\n"


def _settings() -> Any:
    from bot.settings import Settings

    return Settings


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
