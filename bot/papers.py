"""Lists of our own as files: CSV that a spreadsheet opens without running anything (R24)."""

import asyncio
import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from bot.channels.base import Refused
from bot.office import Office
from storage import broadcasts

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")  # CWE-1236: a cell that begins so is computed


class Papers:
    """A source of files (bot/fetcher.py).  ref: "broadcast:3" = what became of each of its deliveries."""

    def __init__(self, office: Office):
        self._office = office

    async def fetch(self, ref: str, target: Path) -> None:
        """Raises Refused when there is no such list."""
        kind, _, id = ref.partition(":")
        if kind != "broadcast":
            raise Refused("no such list")
        rows = await self._office.read(lambda db: broadcasts.ends(db, int(id)))
        content = table(("delivery", "person", "channel", "outcome"), rows)
        await asyncio.to_thread(target.write_bytes, content)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with a BOM, every cell quoted, no cell a formula."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(head)
    writer.writerows([safe(str(cell)) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def safe(cell: str) -> str:
    """The cell with an apostrophe in front where it would be computed."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
