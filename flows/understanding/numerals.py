"""Numbers as people write them: 三, 十二, 一百零三, 一二三, 12."""

import re

_DIGITS = (
    {char: value for value, char in enumerate("零一二三四五六七八九")}
    | {
        "两": 2,
        "〇": 0,
        "幺": 1,
    }
    | {char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")}
)


_SOME = re.compile(r"(十?)([一二两三四五六七八九])([二三四五六七八九])")


def some(words: str) -> tuple[int, int] | None:
    """两三, 十七八, 三五: from here to there; None when one number is said."""
    found = _SOME.fullmatch(words)
    if not found:
        return None
    ten, few, more = 10 * bool(found[1]), _DIGITS[found[2]], _DIGITS[found[3]]
    return (ten + few, ten + more) if more - few in (1, 2) else None


def number(words: str) -> int | None:
    """三 → 3, 十二 → 12, 二十 → 20, 一百零三 → 103, 12 → 12; None for anything else."""
    words = words.replace("拾", "十").replace("廿", "二十").replace("卅", "三十")
    if words.isdecimal() and words.isascii():
        return int(words)
    total, last = 0, 0
    if "十" not in words and "百" not in words:  # 一二三 read digit by digit
        digits = [_DIGITS.get(char) for char in words]
        return None if None in digits or not digits else int("".join(map(str, digits)))
    for char in words:
        if char in "十百":
            total += (last or 1) * (10 if char == "十" else 100)
            last = 0
        elif char in _DIGITS:
            last = _DIGITS[char]
        else:
            return None
    return total + last
