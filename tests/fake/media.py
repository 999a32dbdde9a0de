"""Pictures and other files inside calls: uploaded, attached, or named by file_id."""

import io
from typing import Any

from PIL import Image

from tests.fake.params import Params
from tests.fake.refusals import bad
from tests.fake.world import World

Json = dict[str, Any]
PHOTO_BYTES = 10 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024


def picture(width: int = 640, height: int = 480, colour: tuple[int, int, int] = (120, 140, 160)) -> bytes:
    """A JPEG to send."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "JPEG")
    return out.getvalue()


def photo_sizes(world: World, data: bytes) -> list[Json]:
    """PhotoSize objects, smallest first.  Refuses what Telegram cannot process as a photo."""
    if len(data) > PHOTO_BYTES:
        raise bad(f"file of size {len(data)} bytes is too big for a photo; the maximum size is {PHOTO_BYTES} bytes")
    if not data:
        raise bad("file must be non-empty")
    try:
        with Image.open(io.BytesIO(data)) as image:
            width, height = image.size
            image.load()
    except Exception:
        raise bad("IMAGE_PROCESS_FAILED") from None
    if width + height > 10000 or max(width, height) > 20 * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    small = min(1.0, 90 / max(width, height))
    thumb = picture(max(1, int(width * small)), max(1, int(height * small)))
    sizes = [world.file(thumb, "photo", width=max(1, int(width * small)), height=max(1, int(height * small)))]
    return [*sizes, world.file(data, "photo", width=width, height=height)]


def given_file(params: Params, field: str, value: Any) -> tuple[str, bytes] | None:
    """The uploaded file a field means, directly or as attach://name; None when it names one Telegram has."""
    value = str(value or "")
    if value.startswith("attach://"):
        return params.files.get(value.removeprefix("attach://"))
    return None if value else params.files.get(field)


def content(world: World, params: Params, kind: str, value: Any) -> Json:
    """The media fields of a Message, such as {"photo": [sizes]}.  kind: photo, voice, document."""
    upload = given_file(params, kind, value)
    if upload is None:
        name = str(value or "")
        if not name or name.startswith("attach://"):
            raise bad(f"there is no {kind} in the request")
        known = world.files.get(name)
        if known is None:
            raise bad("wrong file identifier/HTTP URL specified")
        if known["kind"] != kind:
            raise bad(f"can't use file of type {known['kind'].capitalize()} as {kind.capitalize()}")
        return {kind: known["sizes"]} if kind == "photo" else {kind: known["info"]}
    filename, data = upload
    if kind == "photo":
        sizes = photo_sizes(world, data)
        for size in sizes:
            world.files[size["file_id"]]["sizes"] = sizes
        return {"photo": sizes}
    if not data:
        raise bad("file must be non-empty")
    if kind == "voice":
        return {"voice": world.file(data, "voice", duration=params.number("duration", 1), mime_type="audio/ogg")}
    return {"document": world.file(data, "document", file_name=filename, mime_type="application/octet-stream")}


def of(message: Json) -> str:
    """What kind of media a Message carries; '' for none."""
    return next((kind for kind in ("photo", "voice", "document", "video", "location") if kind in message), "")


def ids(message: Json) -> list[str]:
    """Its unique ids, to see whether an edit changes anything."""
    kind = of(message)
    found = message.get(kind) or []
    return [one["file_unique_id"] for one in (found if isinstance(found, list) else [found]) if "file_unique_id" in one]
