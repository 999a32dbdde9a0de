"""The word lists of the house, as lines and text.  Files that an admin may edit live beside the defaults' names."""

from importlib.resources import files
from pathlib import Path

NAMES = (
    "english.tsv", "tw2sp.tsv", "hazards.tsv", "intents.tsv", "lexicon.tsv", "alarms.tsv", "moderation.tsv", "proposals.tsv",
)  # fmt: skip


def text(name: str, folder: Path | None = None) -> str:
    """The list with this name: the admin's own in `folder` if there is one, else the default.  UTF-8, \\n line ends."""
    if folder is not None and (folder / name).is_file():
        return (folder / name).read_text("utf-8-sig")
    return (files("locales") / "lexicon" / name).read_text("utf-8-sig")


def lines(name: str, folder: Path | None = None) -> list[str]:
    """The same, line by line."""
    return text(name, folder).split("\n")
