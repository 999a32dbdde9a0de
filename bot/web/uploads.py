"""Files on their way in: streamed to disk under names of our own, known by their first bytes, not their name (R25)."""

import asyncio
import os
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from bot.web.desk import Upload

MEGABYTE = 1 << 20
FILE = 15 * MEGABYTE  # one file
BLOCK = 256 * 1024  # written at once, so that memory stays small whatever is sent

PICTURES = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
PAPERS = {".pdf": "application/pdf"}
SOUNDS = {".ogg": "audio/ogg", ".webm": "audio/webm", ".m4a": "audio/mp4", ".mp3": "audio/mpeg", ".amr": "audio/amr"}
# (offset, first bytes, suffix).  HEIC is not here: nothing in this house can open it, and phones convert it when asked.
MAGIC = (
    (0, b"\xff\xd8\xff", ".jpg"),
    (0, b"\x89PNG\r\n\x1a\n", ".png"),
    (8, b"WEBP", ".webp"),
    (0, b"%PDF-", ".pdf"),
    (0, b"OggS", ".ogg"),
    (0, b"\x1a\x45\xdf\xa3", ".webm"),
    (4, b"ftyp", ".m4a"),
    (0, b"ID3", ".mp3"),
    (0, b"\xff\xfb", ".mp3"),
    (0, b"\xff\xf3", ".mp3"),
    (0, b"#!AMR", ".amr"),
)
NOT_SOUND = (b"heic", b"heix", b"mif1", b"msf1", b"avif")  # brands of ftyp that are pictures


class TooBig(Exception):
    """The file is larger than FILE."""


class Unreadable(Exception):
    """The first bytes are no kind of file that was asked for."""


def suffix_of(head: bytes) -> str:
    """The suffix that the first bytes earn, '' for none.  head: at least 12 bytes of the file."""
    if head[4:8] == b"ftyp" and head[8:12] in NOT_SOUND:
        return ""
    if head[:4] == b"RIFF" and head[8:12] != b"WEBP":
        return ""
    return next((suffix for at, magic, suffix in MAGIC if head[at : at + len(magic)] == magic), "")


def is_sound(ref: str) -> bool:
    """Whether an upload's name says that it is to be heard, not seen."""
    return Path(ref).suffix in SOUNDS


def is_paper(ref: str) -> bool:
    """Whether it is to be read."""
    return Path(ref).suffix in PAPERS


@dataclass(slots=True)
class Tray:
    """The files of one message.  Leave it by keep(), or by discard() when the message was not taken."""

    folder: Path
    uploads: list[Upload] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)

    async def take(self, chunks: AsyncIterator[bytes], kinds: dict[str, str]) -> None:
        """Store one file.  kinds: suffix → content type that may come here.  Raises TooBig, Unreadable, OSError; then
        nothing of it is left on disk.  An empty file (a form field left empty) is no file."""
        block = bytearray()
        async for chunk in chunks:
            block += chunk
            if len(block) >= BLOCK:
                break
        if not block:
            return
        suffix = suffix_of(bytes(block[:16]))
        if suffix not in kinds:
            raise Unreadable
        path = self.folder / f"{secrets.token_hex(16)}{suffix}"
        file = await asyncio.to_thread(_create, path)
        try:
            size, digest = await _pour(file, block, chunks)
            await asyncio.to_thread(os.fsync, file)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        finally:
            os.close(file)
        self.uploads.append(Upload(path.name, kinds[suffix], size))
        self.digests.append(digest)

    def discard(self) -> None:
        """Remove everything that was taken."""
        for upload in self.uploads:
            (self.folder / upload.ref).unlink(missing_ok=True)
        self.uploads.clear()


async def _pour(file: int, block: bytearray, chunks: AsyncIterator[bytes]) -> tuple[int, str]:
    """Write block and the rest; returns size in bytes and SHA-256."""
    size, digest = 0, sha256()
    while block:
        size += len(block)
        if size > FILE:
            raise TooBig
        digest.update(block)
        await asyncio.to_thread(_write, file, bytes(block))
        block.clear()
        async for chunk in chunks:
            block += chunk
            if len(block) >= BLOCK:
                break
    return size, digest.hexdigest()


def _create(path: Path) -> int:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)


def _write(file: int, block: bytes) -> None:
    view = memoryview(block)
    while view:
        view = view[os.write(file, view) :]
