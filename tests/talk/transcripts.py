"""Conversations as texts to be read aloud: `pytest tests/talk --transcripts DIR` writes one file a test and channel."""

import re
from collections.abc import Sequence
from pathlib import Path

from tests.talk.neighbour import Neighbour


def write(folder: Path, test: str, came: Sequence[Neighbour]) -> Path:
    """test: its name with its parameters.  What was said to or by each of them, in the order it was said, under a heading
    that says on whose phone it stands."""
    heard = [(when, n, said) for n, who in enumerate(came) for when, said in who.told()]
    lines, phone = [test], -1
    for _, n, said in sorted(heard, key=lambda each: each[:2]):
        if n != phone:
            lines.append(f"\n—— {came[n].name}的手机（{'网页' if came[n].channel == 'web' else 'Telegram'}）")
            phone = n
        lines.append("  " + said.strip().replace("\n", "\n      "))
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{re.sub(r'[^0-9A-Za-z_]+', '-', test).strip('-')}.txt"
    target.write_text("\n".join([*lines, ""]), "utf-8")
    return target
