"""Sheets: words, numbers and bars drawn as a picture for a phone.  A sheet is a list of blocks, described by handlers in JSON;
it takes the way of every other picture (wanted, made, ready), so letters wait for it and go without it if it cannot be made.

The font holds the common characters; one it lacks is drawn as an empty box, and the same words stand in the message."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.channels.base import Refused

FONT = Path(__file__).parent / "fonts" / "NotoSansCJKsc-Regular-subset.otf"
WIDE, EDGE = 1080, 44  # pixels: a phone's width at three to the point
INK, SOFT, GREEN, PALE, PAPER = "#1d2321", "#5b6663", "#1b5e4b", "#dfeee8", "#ffffff"
TITLE, TEXT, SMALL, BIG = 62, 48, 44, 88  # pixels; the smallest is 13 points on a phone
LONGEST = 40  # blocks of a sheet
CLOSING = "，。；：、！？）」”"  # no line begins with these
QR, SEAL = 620, 380  # pixels


class Drawer:
    """Where pictures come from that nobody has taken: a channel that is only fetched from."""

    async def fetch(self, ref: str, target: Path) -> None:
        """Draw the sheet described by `ref` (JSON: {"blocks": [[kind, contents], …]}).  Raises Refused for no sheet."""
        await asyncio.to_thread(draw, ref, target)


def draw(described: str, target: Path) -> None:
    """The same, at once."""
    from PIL import Image, ImageDraw

    try:
        blocks = json.loads(described)["blocks"][:LONGEST]
        pen = Pen(ImageDraw.Draw(Image.new("RGB", (1, 1))))
        for kind, contents in blocks:
            BLOCKS[kind](pen, contents)
        canvas = Image.new("RGB", (WIDE, pen.y + EDGE), PAPER)
        pen = Pen(ImageDraw.Draw(canvas))
        for kind, contents in blocks:
            BLOCKS[kind](pen, contents)
    except (ValueError, KeyError, TypeError) as error:
        raise Refused(f"no sheet: {type(error).__name__}") from None
    canvas.save(target, "PNG")


def _whole(words: str, cut: int) -> int:
    """Where to break instead, so that no number is torn and no line begins with a full stop."""
    back = cut
    while back > cut // 2 and (words[back] in CLOSING or (words[back - 1].isdigit() and words[back].isdigit())):
        back -= 1
    return back if back > cut // 2 else cut


class Pen:
    """Where on the sheet the next block begins, and what writes there."""

    def __init__(self, on: Any) -> None:
        self.on, self.y = on, EDGE
        self._fonts: dict[int, Any] = {}

    def font(self, size: int) -> Any:
        """The font at so many pixels."""
        from PIL import ImageFont

        if size not in self._fonts:
            self._fonts[size] = ImageFont.truetype(str(FONT), size, layout_engine=ImageFont.Layout.BASIC)
        return self._fonts[size]

    def write(
        self, x: float, y: float, words: str, size: int, colour: str = INK, *, bold: bool = False, anchor: str = "la"
    ) -> None:
        """One line at a point."""
        self.on.text(
            (x, y), words, colour, self.font(size), anchor=anchor, stroke_width=1 if bold else 0, stroke_fill=colour
        )

    def wide(self, words: str, size: int) -> float:
        """How many pixels a line takes."""
        return float(self.font(size).getlength(words))

    def fold(self, words: str, size: int, most: float) -> list[str]:
        """The words in lines of at most so many pixels, broken between Chinese characters or at spaces."""
        lines = []
        for line in words.split("\n"):
            rest = line
            while self.wide(rest, size) > most:
                cut = next(n for n in range(len(rest) - 1, 0, -1) if self.wide(rest[:n], size) <= most)
                space = rest.rfind(" ", cut // 2, cut + 1)
                cut = space if space > 0 and rest[cut].isascii() and not rest[cut].isspace() else cut
                cut = _whole(rest, cut)
                lines.append(rest[:cut].rstrip())
                rest = rest[cut:].lstrip()
            lines.append(rest)
        return lines

    def short(self, words: str, size: int, most: float) -> str:
        """The words on one line, with … for what is cut off."""
        lines = self.fold(words, size, most)
        return words if len(lines) == 1 else self.fold(words, size, most - size)[0] + "…"

    def paragraph(self, words: str, size: int, colour: str = INK, *, bold: bool = False) -> None:
        """Words over the whole width."""
        for line in self.fold(words, size, WIDE - 2 * EDGE):
            self.write(EDGE, self.y, line, size, colour, bold=bold)
            self.y += round(size * 1.45)


def _gap(pen: Pen, words: str) -> None:
    pen.y += 28


def _title(pen: Pen, words: str) -> None:
    pen.paragraph(words, TITLE, GREEN, bold=True)
    pen.y += 8


def _text(pen: Pen, words: str) -> None:
    pen.paragraph(words, TEXT)
    pen.y += 12


def _small(pen: Pen, words: str) -> None:
    pen.paragraph(words, SMALL, SOFT)
    pen.y += 8


def _head(pen: Pen, words: str) -> None:
    pen.y += 28
    pen.paragraph(words, TEXT + 4, INK, bold=True)


def _big(pen: Pen, words: str) -> None:
    """One line in the middle, to be read from afar."""
    pen.y += 16
    pen.write(WIDE / 2, pen.y, words, 2 * BIG, INK, bold=True, anchor="ma")
    pen.y += round(2 * BIG * 1.3)


def _qr(pen: Pen, contents: str) -> None:
    """A code to be scanned, as wide as a thumb and two fingers; it survives a quarter of dirt."""
    import segno

    rows = segno.make(contents, error="q", micro=False).matrix
    dot = QR // len(rows)
    left = (WIDE - dot * len(rows)) // 2
    pen.y += 24
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                at = (left + x * dot, pen.y + y * dot)
                pen.on.rectangle((*at, at[0] + dot - 1, at[1] + dot - 1), "#000000")
    pen.y += dot * len(rows) + 24


def _sealed(pen: Pen, contents: list[str]) -> None:
    """A code to be scanned on the left, and room for a seal (盖章) on the right, with what goes there."""
    import segno

    link, label = contents
    rows = segno.make(link, error="q", micro=False).matrix
    dot, top = SEAL // len(rows), pen.y + 24
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                at = (EDGE + x * dot, top + y * dot)
                pen.on.rectangle((*at, at[0] + dot - 1, at[1] + dot - 1), "#000000")
    right = WIDE - EDGE - SEAL
    for n in range(0, 360, 12):
        pen.on.arc((right, top, right + SEAL, top + SEAL), n, n + 7, SOFT, 3)
    pen.write(right + SEAL / 2, top + SEAL / 2, label, SMALL, SOFT, anchor="mm")
    pen.y = top + SEAL + 24


def _tiles(pen: Pen, tiles: list[list[str]]) -> None:
    """Two in a row: a big figure, what it is, how it was before."""
    gap, high = 24, 252
    pen.y += 16
    wide = (WIDE - 2 * EDGE - gap) / 2
    for n, (big, label, note) in enumerate(tiles):
        x, y = EDGE + (n % 2) * (wide + gap), pen.y + (n // 2) * (high + gap)
        pen.on.rounded_rectangle((x, y, x + wide, y + high), 28, PALE)
        size = BIG if pen.wide(big, BIG) <= wide - 56 else TITLE - 8
        pen.write(x + 28, y + 100, big, size, GREEN, bold=True, anchor="ls")
        pen.write(x + 28, y + 162, pen.short(label, SMALL, wide - 56), SMALL, INK, anchor="ls")
        pen.write(x + 28, y + 220, pen.short(note, SMALL - 4, wide - 56), SMALL - 4, SOFT, anchor="ls")
    pen.y += (len(tiles) + 1) // 2 * (high + gap)


def _bars(pen: Pen, bars: list[list[Any]]) -> None:
    """A line each: name, a bar as long as its value, the value in words."""
    top = max((float(value) for _, value, _ in bars), default=0) or 1
    names = min(max((pen.wide(name, SMALL) for name, _, _ in bars), default=0), 360)
    said = max((pen.wide(shown, SMALL) for _, _, shown in bars), default=0)
    room = WIDE - 2 * EDGE - names - said - 48
    for name, value, shown in bars:
        pen.write(EDGE, pen.y, pen.short(name, SMALL, names), SMALL)
        x = EDGE + names + 24
        pen.on.rounded_rectangle((x, pen.y + 13, x + max(room * float(value) / top, 6), pen.y + 51), 8, GREEN)
        pen.write(WIDE - EDGE, pen.y, shown, SMALL, SOFT, anchor="ra")
        pen.y += 72


BLOCKS: dict[str, Callable[[Pen, Any], None]] = {
    "gap": _gap,
    "title": _title,
    "text": _text,
    "small": _small,
    "head": _head,
    "tiles": _tiles,
    "bars": _bars,
    "big": _big,
    "qr": _qr,
    "sealed": _sealed,
}
