"""The households' sheet: an A4 page to print and cut, a slip a household with its code and a QR, to be put into the letter box."""

import html
from collections.abc import Callable, Sequence

from flows.community import Community
from storage.homes import Household

STYLE = """
@page { size: A4; margin: 10mm }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 190mm; font: 12pt/1.4 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif }
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


def sheet(community: Community, households: Sequence[Household], say: Say, link: str) -> str:
    """A page of HTML.  say: a sentence in the sheet's language.  link: what the QR opens, with {code} in it."""
    import segno

    def slip(household: Household) -> str:
        qr = segno.make(link.format(code=household.code), error="m").svg_inline(omitsize=True, border=2)
        code = f"{household.code[:4]}-{household.code[4:]}"
        return (
            f"<section><h1>{html.escape(say('sheet-title', name=community.name))}</h1>"
            f"<div><p class=home>{html.escape(named(community, household, say))}</p><p>{html.escape(say('sheet-code'))}</p>"
            f"<p class=code>{code}</p></div>{qr}<p class=how>{html.escape(say('sheet-how', code=code))}</p></section>"
        )

    slips = "\n".join(slip(household) for household in households)
    title = html.escape(say("sheet-title", name=community.name))
    return (
        f'<!doctype html>\n<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{STYLE}</style></head><body><div class=slips>\n{slips}\n</div></body></html>\n"
    )


def named(community: Community, household: Household, say: Say) -> str:
    """「3号楼2单元501」"""
    home = household.home
    known = community.building(home.building)
    unit = say("home-unit", unit=home.unit) if home.unit else ""
    return say("home-named", building=known.name if known else home.building, unit=unit, room=home.room)
