"""A posted form as a message.  What was typed survives every refusal, so that nobody has to type it twice."""

import math
from asyncio import timeout
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256

from aiohttp import BodyPartReader, web
from aiohttp.http_exceptions import HttpProcessingError

from bot.web.uploads import FILE, MEGABYTE, PAPERS, PICTURES, SOUNDS, TooBig, Tray, Unreadable

BODY = 40 * MEGABYTE
FIELD = 256 * 1024  # bytes of one typed field; far above TEXT, so that a text too long can still be given back
TEXT = 4096  # characters, as on Telegram
PHOTOS = 9
PATIENCE = 300  # seconds for the whole body on a slow line
DRAIN = 60  # seconds in which the rest of a refused body is read and thrown away
FILES = {"photo": PICTURES, "voice": SOUNDS}


@dataclass(eq=False)
class Refusal(Exception):
    """The message was not taken.  key, values: the sentence that says why; again: the same message may come again."""

    status: int
    key: str
    values: dict[str, int] = field(default_factory=dict)
    again: bool = False


@dataclass(slots=True)
class Form:
    """What came in so far.  papers: a PDF may come where a photo may."""

    tray: Tray
    papers: bool = False
    fields: dict[str, str] = field(default_factory=dict)
    size: int = 0

    @property
    def text(self) -> str:
        """The typed words: one kind of line end, no zero bytes (a database refuses them)."""
        return self.fields.get("text", "").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()

    def said(self) -> dict[str, object]:
        """What Desk.say takes; empty when nothing was said."""
        said: dict[str, object] = {}
        if self.text:
            said["text"] = self.text
        if press := self.fields.get("press"):
            said["press"] = press[:64]
            if line := self._line():
                said["line"] = line
        if place := self._place():
            said["lat"], said["long"] = place
        if self.tray.uploads:
            said["uploads"] = list(self.tray.uploads)
        return said

    def name(self, nonce: str) -> str:
        """The form's name and what it said: sent twice it is one message, but a page found again by 'back' and filled
        with other words is another."""
        parts = [self.text, *(self.fields.get(key, "") for key in ("press", "lat", "long")), *self.tray.digests]
        return f"{nonce}:{sha256(chr(0).join(parts).encode()).hexdigest()[:32]}"

    def _line(self) -> str:
        """Which line of the chat the pressed button stands on; '' if the page did not say."""
        line = self.fields.get("line", "")
        return line if line.isascii() and line.isdigit() and len(line) < 19 else ""

    def _place(self) -> tuple[float, float] | None:
        try:
            lat, long = float(self.fields["lat"]), float(self.fields["long"])
        except (KeyError, ValueError):
            return None
        good = math.isfinite(lat) and math.isfinite(long) and abs(lat) <= 90 and abs(long) <= 180
        return (lat, long) if good else None


async def read(request: web.Request, form: Form) -> None:
    """Fill the form.  Raises Refusal; then form holds the words, and its tray what must be discarded."""
    try:
        async with timeout(PATIENCE):
            if request.content_type == "multipart/form-data":
                await _parts(request, form)
            else:
                form.fields.update(
                    (key, value) for key, value in (await request.post()).items() if isinstance(value, str)
                )
    except Refusal:
        await _drain(request)
        raise
    except TimeoutError:
        raise Refusal(408, "web-not-arrived", again=True) from None
    except web.HTTPRequestEntityTooLarge:
        raise Refusal(413, "web-text-too-long", {"most": TEXT}) from None
    except (ValueError, LookupError, HttpProcessingError):
        raise Refusal(400, "web-not-arrived", again=True) from None
    if len(form.text) > TEXT:
        raise Refusal(422, "web-text-too-long", {"most": TEXT})


async def _parts(request: web.Request, form: Form) -> None:
    refusal: Refusal | None = None
    if (request.content_length or 0) > BODY:
        refusal = Refusal(413, "web-too-much", {"most": BODY // MEGABYTE})
    photos = 0
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        if part.name not in FILES:
            form.fields[part.name or ""] = await _typed(part, form)
            continue
        if refusal:  # the words before the files are read; the files of a refused message are not
            break
        counted = len(form.tray.uploads)
        refusal = await _file(part, form)
        photos += part.name == "photo" and len(form.tray.uploads) > counted
        if photos > PHOTOS:
            refusal = Refusal(422, "web-photos-too-many", {"most": PHOTOS})
    if refusal:
        raise refusal


async def _drain(request: web.Request) -> None:
    """Without this the browser, still sending, would show 'connection reset' instead of our sentence."""
    with suppress(TimeoutError, ValueError):
        async with timeout(DRAIN):
            while not request.content.at_eof():
                await request.content.readany()


async def _file(part: BodyPartReader, form: Form) -> Refusal | None:
    try:
        kinds = FILES[part.name or ""]
        papers = PAPERS if form.papers and part.name == "photo" else {}
        await form.tray.take(_chunks(part, form), kinds | papers)
    except TooBig:
        return Refusal(413, "web-file-too-big", {"most": FILE // MEGABYTE})
    except Unreadable:
        return Refusal(415, "web-file-unreadable")
    return None


async def _typed(part: BodyPartReader, form: Form) -> str:
    typed = bytearray()
    async for chunk in _chunks(part, form):
        typed += chunk[: FIELD - len(typed)]
    return typed.decode(errors="replace")


async def _chunks(part: BodyPartReader, form: Form) -> AsyncIterator[bytes]:
    """The part's bytes, counted against the whole body (a chunked body has no Content-Length to believe)."""
    while chunk := await part.read_chunk(64 * 1024):
        form.size += len(chunk)
        if form.size > BODY:
            raise Refusal(413, "web-too-much", {"most": BODY // MEGABYTE})
        yield chunk
