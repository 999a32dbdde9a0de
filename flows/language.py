"""Which of our languages somebody reads, from a BCP 47 tag; aware of scripts (Babel's negotiation fails on zh_TW)."""

from collections.abc import Sequence

TRADITIONAL = {"tw", "hk", "mo", "hant"}


def negotiate(tags: str, offered: Sequence[str]) -> str:
    """tags: 'zh-TW', 'zh_hk' or a whole Accept-Language header.  The first offered language that fits; else offered[0]."""
    for tag in tags.split(","):
        parts = tag.split(";")[0].strip().lower().replace("_", "-").split("-")
        wanted = parts[0]
        if wanted in ("zh", "yue", "cmn"):
            wanted = "zh-Hant" if TRADITIONAL & set(parts) or (wanted == "yue" and "hans" not in parts) else "zh-Hans"
        for language in offered:
            if language.lower() == wanted.lower() or language.split("-")[0] == wanted:
                return language
    return offered[0]
