"""Several matters in one message: 楼道灯坏了，还有3号楼电梯也坏了，垃圾没人收.

1. Only who announces another matter (还有, 另外) is asked; the person decides, never this module.
2. A piece that is no matter by itself belongs to the one before it."""

import re
from collections.abc import Callable

from flows.understanding.reading import Reading

MOST = 4  # matters; what follows belongs to the last
_ANNOUNCED = r"另外|还有(?!多久|几天|没有|人)|還有(?!多久|幾天|沒有|人)|再就是|再有|对了|對了|顺便|順便|其次|二是"
_ENDS = re.compile(rf"[，,。；;！!\n]+|(?={_ANNOUNCED})")
_BEGINS = re.compile(rf"^\s*(?:{_ANNOUNCED})(?:就是|说一下|說一下|问下|問下)?[，,：: ]*")


def matters(text: str, read: Callable[[str], Reading]) -> tuple[str, ...]:
    """The matters of a text as they were written, at least two; none when it has one, or nothing announces another."""
    if not re.search(_ANNOUNCED, text):
        return ()
    parts: list[str] = []
    known: set[tuple[str, str | None]] = set()
    for piece in filter(None, (piece.strip() for piece in _ENDS.split(text))):
        words = _BEGINS.sub("", piece)
        about = _about(read(words)) if words else None
        if not parts or (about and known and about not in known and len(parts) < MOST):
            parts.append(words)
        elif words:
            parts[-1] += f"，{words}"
        known |= {about} if about else set()
    return tuple(parts) if len(parts) > 1 and len(known) > 1 else ()


def _about(reading: Reading) -> tuple[str, str | None] | None:
    """(service key, building) of a report that is sure by itself."""
    if "report" not in reading.intents or not reading.sure or reading.category[0][0] == "other":
        return None
    return reading.category[0][0], reading.place.building if reading.place else None
