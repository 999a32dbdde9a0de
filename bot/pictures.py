"""Pictures: checked, re-encoded without what the camera wrote into them, composed side by side (R25).  Pillow is loaded late."""

import asyncio
import os
import uuid
import warnings
from collections.abc import Sequence
from pathlib import Path

from handlers.card import Card
from storage.media import File

BIGGEST = 20_000_000  # bytes of a file
PIXELS = 50_000_000
SIDE = 1600  # pixels of the longer side of what is kept
PANEL, GAP, EDGE = 900, 72, 10  # pixels: longest side of a half of a before-after picture, between them, around each
VOICE = {b"OggS": ("ogg", "audio/ogg"), b"\x1aE\xdf\xa3": ("webm", "audio/webm"), b"ID3": ("mp3", "audio/mpeg")}


PDF = b"%PDF-"
PAPERS = (  # first bytes, suffix, content type
    (PDF, "pdf", "application/pdf"),
    (b"\xef\xbb\xbf", "csv", "text/csv"),
    (b"<!doctype html>", "html", "text/html"),
)


class Unreadable(Exception):
    """The bytes are no picture or sound that we take."""


class Pictures:
    """The media folder.  All work is done in threads."""

    def __init__(self, folder: Path):
        self.folder = folder / "media"
        self.uploads = folder / "uploads"
        for place in (self.folder, self.uploads):
            place.mkdir(parents=True, exist_ok=True, mode=0o700)

    async def write(self, target: Path, content: bytes) -> None:
        """Write a downloaded file."""
        await asyncio.to_thread(target.write_bytes, content)

    async def forget(self, names: Sequence[str], uploads: Sequence[str] = ()) -> None:
        """Delete these files and the pairs made of them, and these uploads as they came."""

        def unlink() -> None:
            for name in names:
                for path in (self.folder / name, *self.folder.glob(f"*{Path(name).stem}*")):
                    path.unlink(missing_ok=True)
            for ref in uploads:
                (self.uploads / Path(ref).name).unlink(missing_ok=True)

        if names or uploads:
            await asyncio.to_thread(unlink)

    async def keep(self, kind: str, source: Path, *, own: bool = False) -> tuple[str, str]:
        """Check and re-encode; (name of ours, content type).  own: we wrote it (bot/papers.py).  Raises Unreadable."""
        return await asyncio.to_thread(self._keep, kind, source, own)

    def _keep(self, kind: str, source: Path, own: bool) -> tuple[str, str]:
        if source.stat().st_size > BIGGEST:
            raise Unreadable("too big")
        if kind == "voice":
            return self._keep_voice(source)
        if kind == "document":
            return self._keep_document(source, own)
        name = f"{uuid.uuid4().hex}.jpg"
        _save(_open(source), self.folder / name)
        return name, "image/jpeg"

    def _keep_document(self, source: Path, own: bool) -> tuple[str, str]:
        """A PDF of an admin's; of our own a list or a page.  Nothing that somebody sent is ever served as a page."""
        content = source.read_bytes()
        made = [kind for head, *kind in PAPERS if content.startswith(head) and (own or head == PDF)]
        if not made:
            raise Unreadable("no document that we take")
        ((suffix, mime),) = made[:1]
        name = f"{uuid.uuid4().hex}.{suffix}"
        (self.folder / name).write_bytes(content)
        (self.folder / name).chmod(0o600)
        return name, mime

    def _keep_voice(self, source: Path) -> tuple[str, str]:
        head = source.read_bytes()[:16]
        kind = next((k for magic, k in VOICE.items() if head.startswith(magic)), None)
        if kind is None and head[4:8] == b"ftyp":
            kind = ("m4a", "audio/mp4")
        if kind is None:
            raise Unreadable("no sound that we know")
        name = f"{uuid.uuid4().hex}.{kind[0]}"
        (self.folder / name).write_bytes(source.read_bytes())
        (self.folder / name).chmod(0o600)
        return name, kind[1]

    async def paths(self, card: Card, files: Sequence[File]) -> tuple[list[Path], list[Path]]:
        """(photos, voice notes) of a card that are ready; a before-after pair is one picture."""
        known = {f.id: f for f in files if f.state == "ready"}
        photos: list[Path] = []
        voices: list[Path] = []
        for picture in card.media:
            there = [self.folder / known[i].file for i in picture.ids if i in known]
            if picture.kind == "voice":
                voices += there
            elif picture.kind in ("document", "paper"):
                continue
            elif picture.kind == "before-after" and len(there) == 2:
                photos.append(await asyncio.to_thread(self._compose, there[0], there[1]))
            else:
                photos += there[-1:] if picture.kind == "before-after" else there
        return photos, voices

    def documents(self, card: Card, files: Sequence[File]) -> list[Path]:
        """Lists and papers that go with a card and are ready."""
        wanted = [id for picture in card.media if picture.kind in ("document", "paper") for id in picture.ids]
        return [self.folder / f.file for f in files if f.state == "ready" and f.id in wanted]

    async def pair(self, before: File, after: File) -> Path:
        """Two ready pictures as one."""
        return await asyncio.to_thread(self._compose, self.folder / before.file, self.folder / after.file)

    def _compose(self, before: Path, after: Path) -> Path:
        """Both beside each other with an arrow between; made once."""
        target = self.folder / f"{before.stem}-{after.stem}.jpg"
        if target.exists():
            return target
        from PIL import Image, ImageDraw, ImageOps

        fitted = []
        for path in (before, after):
            with Image.open(path) as image:
                fitted.append(ImageOps.contain(image.convert("RGB"), (PANEL, PANEL)))
        high = max(half.height for half in fitted)
        wide = [max(half.width, high // 2) for half in fitted]
        canvas = Image.new("RGB", (sum(wide) + GAP + 4 * EDGE, high + 2 * EDGE), "white")
        draw, left = ImageDraw.Draw(canvas), 0
        for half, width, colour in zip(fitted, wide, ("#8a9096", "#2e7d32"), strict=True):
            draw.rectangle((left, 0, left + width + 2 * EDGE - 1, high + 2 * EDGE - 1), "#eceff0", colour, EDGE)
            canvas.paste(half, (left + EDGE + (width - half.width) // 2, EDGE + (high - half.height) // 2))
            left += width + 2 * EDGE + GAP
        middle, tip = high // 2 + EDGE, wide[0] + 2 * EDGE + GAP - 8
        draw.polygon([(tip - GAP + 16, middle - 56), (tip, middle), (tip - GAP + 16, middle + 56)], fill="#2e7d32")
        _write(canvas, target)
        return target


def _open(source: Path):  # type: ignore[no-untyped-def]
    """The picture, upright, at most SIDE pixels long.  A decompression bomb is refused, not warned of."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(source, formats=("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")) as image:
                image.draft("RGB", (SIDE, SIDE))
                upright = ImageOps.exif_transpose(image).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning) as error:
        raise Unreadable(type(error).__name__) from None
    upright.thumbnail((SIDE, SIDE))
    return upright


def _save(image, target: Path) -> None:  # type: ignore[no-untyped-def]
    _write(image, target)


def _write(image, target: Path) -> None:  # type: ignore[no-untyped-def]
    """A JPEG with nothing in it but the picture, whole or not at all."""
    part = target.with_suffix(".part")
    image.save(part, "JPEG", quality=85, optimize=False)
    part.chmod(0o600)
    os.replace(part, target)
