"""The gazetteer: the places of a community, by every way to write their names."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from flows.community import Building, Community, Landmark
from flows.understanding.numerals import number

_ONE = str.maketrans("棟幢號樓單層東門園廳館車庫鋪甲乙丙丁座", "栋栋号楼单层东门园厅馆车库铺甲乙丙丁座")
N = r"(?:[0-9]{1,3}|[零〇一二两三四五六七八九十百幺壹贰叁肆伍陆柒捌玖拾]{1,5})"
PHASE = rf"(?:(?P<phase>{N}|[东南西北中])(?:期|区|苑|组团|弄)的?)?"
BUILDING = re.compile(
    rf"{PHASE}(?:第)?(?<![0-9零〇一二两三四五六七八九十百A-Za-z.:/-])(?P<number>{N}|[A-Za-z甲乙丙丁](?:[0-9]{{1,2}})?|[0-9]{{1,3}}[A-Za-z])"
    rf"(?P<kind>号楼|号栋|栋楼|号院|栋|座(?!位|谈|椅|机|桥|山|城)|#楼?|号(?=[0-9一二两三四五六七八九十]{{1,3}}(?:单元|门(?!口)|室))|楼(?=[0-9一二两三四五六七八九十]{{1,3}}(?:单元|门(?!口))))",
)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The community's places, ready to be looked for.  numbered: number → (phase or None, building); own: buildings' own
    names, landmarks: theirs, longest names first."""

    numbered: Mapping[str, tuple[tuple[str | None, Building], ...]]
    own: tuple[tuple[str, Building], ...]
    landmarks: tuple[tuple[str, Landmark], ...]


def gazetteer(community: Community) -> Gazetteer:
    """Of a community; made once."""
    numbered: dict[str, list[tuple[str | None, Building]]] = {}
    own: list[tuple[str, Building]] = []
    for building in community.buildings:
        for name in map(plain, (building.name, *building.aliases)):
            if read := marks(name):
                numbered.setdefault(read[1], []).append((read[0], building))
            elif len(name) > 1:
                own.append((name, building))
    marks_of_land = [(plain(name), mark) for mark in community.landmarks for name in (mark.name, *mark.aliases)]
    return Gazetteer(
        {wanted: tuple(some) for wanted, some in numbered.items()},
        tuple(sorted(own, key=lambda pair: -len(pair[0]))),
        tuple(sorted((pair for pair in marks_of_land if pair[0]), key=lambda pair: -len(pair[0]))),
    )


def plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_ONE).replace(" ", "")


def name_of(words: str | None) -> str | None:
    """A number as digits, a letter in upper case."""
    if words is None:
        return None
    value = number(words)
    return words.upper() if value is None else str(value)


def marks(name: str) -> tuple[str | None, str] | None:
    """(phase, number) of a building's name or alias, so that 二期五幢 and 2期5栋 are the same."""
    found = BUILDING.search(name.translate(_ONE)) or re.fullmatch(rf"(?P<phase>)?(?P<number>{N}|[A-Za-z])", name)
    return (name_of(found["phase"]) if found["phase"] else None, name_of(found["number"]) or "") if found else None
