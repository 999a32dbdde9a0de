"""Files: nothing of the machine they were written on, no registry in a lock, no secret."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

REGISTRY = re.compile(r"--index-url|--extra-index-url|--find-links|--trusted-host|\w://")
MACHINE = re.compile(r"(?<![\w.:/-])/(?:work|root|home)/[\w.-]")
TOKEN = re.compile(r"(?<!\d)\d{8,}:[\w-]{35}(?![\w-])")
OURS = re.compile(r"fake|test", re.IGNORECASE)  # a token that says what it is


def check(root: Path) -> list[str]:
    """Every tracked text file under root."""
    wrong = []
    for name in tracked(root):
        content = (root / name).read_bytes()
        if b"\0" not in content:
            wrong += look(name, content.decode("utf-8", "replace"))
    return wrong


def tracked(root: Path) -> list[str]:
    """What git keeps; without git every file that is not hidden."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        names: Iterable[str] = listed.stdout.split("\0")
    else:
        names = (path.relative_to(root).as_posix() for path in root.rglob("*"))
        names = (name for name in names if not any(part.startswith((".", "__")) for part in name.split("/")))
    return sorted(name for name in names if name and (root / name).is_file())


def look(name: str, text: str) -> list[str]:
    """What is wrong with one file."""
    wrong = []
    lock = name.endswith(".lock")
    for n, line in enumerate(text.splitlines(), 1):
        if lock and REGISTRY.search(line):
            wrong.append(f"{name}:{n}: names a registry; lock again with `make lock`")
        if found := MACHINE.search(line):
            wrong.append(f"{name}:{n}: {found[0]}… is a path of one machine; say it relative to the repository")
        if any(not OURS.search(token) for token in TOKEN.findall(line)):
            wrong.append(f"{name}:{n}: this looks like a bot token; take it out and revoke it at @BotFather")
    return wrong
