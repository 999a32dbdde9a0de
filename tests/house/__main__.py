"""python -m tests.house [--docs]: complain about the house, or bring up to date what is made from other files."""

import sys
from pathlib import Path

from tests.house import files, keys, licences, papers, schema, words

ROOT = Path(__file__).parents[2]
LANGUAGES = ("zh-Hans", "zh-Hant", "en")
ROOMS = ("bot", "handlers", "flows")  # where keys are used


def complaints(root: Path) -> list[str]:
    """Everything that is wrong with the house at root."""
    said, wrong = words.read(root / "locales", LANGUAGES)
    code = keys.read(root, ROOMS)
    return [
        *wrong,
        *words.compare(said),
        *keys.unused(said, code),
        *keys.unknown(said, code),
        *licences.check(root / "requirements.lock"),
        *files.check(root),
        *papers.check(root),
    ]


def main() -> int:
    """0 = in order."""
    if "--docs" in sys.argv:
        for name in (*papers.write(ROOT), *schema.write()):
            print(f"wrote {name}")
        return 0
    found = complaints(ROOT)
    for line in found:
        print(line)
    print(f"house: {len(found)} to put right" if found else "house: in order")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
