"""Sheets with codes: A4 pages to print and cut, a slip a household or an owner's unit with its code and a QR, to be put into the
letter box – or, for a vote, into an envelope."""

import html
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from flows.community import Community
from storage.homes import Home

STYLE = """
@page { size: A4; margin: 10mm }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 190mm; font: 12pt/1.4 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif }
.slips + .slips { break-before: page }
.slips { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(88mm, 100%), 1fr)) }
section { border: 1px dashed #888; padding: 5mm; break-inside: avoid; display: grid; grid-template-columns: 1fr 30mm;
  gap: 2mm 3mm; align-content: start; min-height: 62mm }
h1 { font-size: 12pt; margin: 0; grid-column: 1 / 3 }
p { margin: 0 }
.home { font-size: 15pt; font-weight: bold }
.code { font: bold 17pt monospace; white-space: nowrap }
.how { grid-column: 1 / 3; font-size: 10.5pt; white-space: pre-line }
svg { width: 30mm; height: 30mm }
"""
Say = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Slip:
    """What is cut out.  home: whose it is, in words.  code: as it is typed.  link: what the QR opens."""

    home: str
    code: str
    link: str


def sheet(title: str, buildings: Iterable[Sequence[Slip]], say: Say, kind: str) -> str:
    """A page of HTML.  buildings: the slips of each, which begin on a page of their own.  say: a sentence in the sheet's
    language.  kind: sheet (of households) or voters; KIND-code and KIND-how say what the code is for."""
    import segno

    def slip(one: Slip) -> str:
        qr = segno.make(one.link, error="m").svg_inline(omitsize=True, border=2)
        return (
            f"<section><h1>{html.escape(title)}</h1>"
            f"<div><p class=home>{html.escape(one.home)}</p><p>{html.escape(say(f'{kind}-code'))}</p>"
            f"<p class=code>{one.code}</p></div>{qr}<p class=how>{html.escape(say(f'{kind}-how', code=one.code))}</p></section>"
        )

    slips = "\n".join(f"<div class=slips>\n{chr(10).join(map(slip, one))}\n</div>" for one in buildings)
    return (
        f'<!doctype html>\n<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{html.escape(title)}</title><style>{STYLE}</style></head><body>{slips}</body></html>\n"
    )


def named(community: Community, home: Home, say: Say) -> str:
    """「3号楼2单元501」"""
    known = community.building(home.building)
    unit = say("home-unit", unit=home.unit) if home.unit else ""
    return say("home-named", building=known.name if known else home.building, unit=unit, room=home.room)
