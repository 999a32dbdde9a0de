"""A flow as a transcript: what is said, which question stands open, what it became.

follows(script, '''
机器人: report-what
居民: 3号楼电梯坏了
工单: …
''')
"""

import re
from collections.abc import Callable
from pathlib import Path

from bot.community import read
from bot.town import town
from flows.dialogue import Item, Script, Turn, turns, walk
from flows.dialogue import Talk as Stored
from flows.effects.requests import OpenRequest
from tests.fake.process import REPO

TOWN = town(read(Path(REPO / "community.toml")))
PLACE = re.compile(r"\[位置 ([\d.]+),([\d.]+)\]")


def items(words: str, at: float) -> list[Item]:
    """「[照片] 电梯坏了」 -> a photo and words; 「[submit]」 -> a press."""
    name = f"m{at}"
    if words == "[照片]":
        return [Item("photo", int(at), name, at)]
    if words == "[语音]":
        return [Item("voice", int(at), name, at)]
    if found := PLACE.fullmatch(words):
        return [Item("location", [float(found[1]), float(found[2])], name, at)]
    if words.startswith("[照片] "):
        return [Item("words", words[5:], name, at), Item("photo", int(at), name, at)]
    if words.startswith("["):
        return [Item("press", words[1:-1], name, at)]
    return [Item("words", words, name, at)]


def told(now: Turn) -> list[str]:
    """What the bot does after a turn."""
    if now.open:
        return [f"机器人: {now.why} {now.open.name}".replace(":  ", ": ")]
    lines = []
    for effect in now.effects:
        if isinstance(effect, OpenRequest):
            place = effect.place.text or f"{effect.place.lat},{effect.place.long}"
            parts = (
                effect.description,
                place,
                effect.service_code,
                f"{len(effect.photos)} 张",
                "公开" if effect.public else "",
            )
            lines.append("工单: " + " | ".join(part for part in parts if part))
        else:
            lines.append(f"结果: {effect!r}")
    return lines


def follows(script: Callable[[], Script], transcript: str, apart: float = 90.0) -> None:
    """The flow says exactly this.  apart: seconds between two messages (less than 60 is a burst)."""
    wanted = [line.strip() for line in transcript.strip().splitlines()]
    now, got, at = walk(script, Stored()), [], 0.0
    if wanted[0].startswith("机器人"):
        got += told(now)
    for line in wanted:
        if line.startswith("居民: "):
            at += apart
            now = turns(script, now.talk, items(line.removeprefix("居民: "), at))
            got += [line, *told(now)]
    assert got == wanted, "\n".join(["", *got])
