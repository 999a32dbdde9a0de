"""Licences: what is installed beside Linli may be handed on with it under Apache-2.0."""

import re
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)==", re.MULTILINE)

FINE = frozenset({  # permissive, or weak copyleft that stops at its own files
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "HPND", "ISC", "MIT", "MIT-0", "MIT-CMU",
    "MPL-2.0", "PSF-2.0", "Python-2.0", "Unlicense", "Zlib", "ZPL-2.1",
})  # fmt: skip
SEPARATE = {  # LGPL: fine as a library of its own that the user can exchange; named in README.md
    "python-telegram-bot": "LGPL-3.0-only",
    "psycopg": "LGPL-3.0-only",
    "psycopg-binary": "LGPL-3.0-only",
}
SAME = {  # words of older packages -> SPDX
    "apache 2.0": "Apache-2.0",
    "apl 2": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd license": "BSD-3-Clause",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
    "gnu lesser general public license v3 (lgplv3)": "LGPL-3.0-only",
}


def check(lock: Path, look: Callable[[str], Any] = metadata) -> list[str]:
    """Every distribution that the lock names and that is installed here.  look: name -> its metadata."""
    wrong = []
    for name in PINNED.findall(lock.read_text(encoding="utf-8")):
        try:
            licence = of(look(name))
        except PackageNotFoundError:
            continue  # for another platform
        if not fits(licence) and SEPARATE.get(name.lower()) != licence:
            said = licence or "no licence"
            wrong.append(
                f"{lock.name}: {name} says {said}; replace it, or have its licence read and listed in {__name__}"
            )
    return wrong


def of(about: Any) -> str:
    """The licence as an SPDX expression, or in the package's own words; '' = none."""
    if expression := about.get("License-Expression"):
        return str(expression)
    classified = [c.rsplit(" :: ", 1)[-1] for c in about.get_all("Classifier", []) if c.startswith("License :: ")]
    own = (about.get("License") or "").strip().splitlines()
    for words in (*own[:1], *classified):
        if _spdx(words) in FINE or words.lower() in SAME:
            return _spdx(words)
    return " / ".join((*own[:1], *classified))


def _spdx(words: str) -> str:
    return SAME.get(words.lower(), words)


def fits(expression: str) -> bool:
    """MIT; Apache-2.0 AND MIT (all must fit); Apache-2.0 OR GPL-3.0-only (one must)."""
    either = [part.split(" AND ") for part in expression.replace("(", "").replace(")", "").split(" OR ")]
    return any(all(one.strip() in FINE for one in all_) for all_ in either)
