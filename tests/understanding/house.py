"""What the tests of understanding share: the house's reader and the tables of things said."""

from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from bot.reader import reader
from flows.understanding.reading import Reader
from tests.understanding.town import TOWN

SAID = Path(__file__).parent / "said"
LETTERS = Path(__file__).parents[3] / "shared/data/routing/dev.jsonl"
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=timezone(timedelta(hours=8)))  # a Sunday


@cache
def house() -> Reader:
    """The shipped lexicons over the test town."""
    return reader(TOWN)


def said(name: str) -> list[list[str]]:
    """The rows of a table, as lists of cells."""
    lines = (SAID / f"{name}.tsv").read_text("utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
