"""楼门码: an A4 page for the door of each building, printed from the browser.  The code opens the chat with the building filled
in; big plain words, and a phone number for whoever has no smartphone."""

from collections.abc import Callable

import segno

from bot.web.markup import Html, el
from flows.community import Building, Community

Say = Callable[..., str]
STYLE = """
@page { size: A4; margin: 0 }
* { box-sizing: border-box; margin: 0 }
body { font-family: "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #1d2321 }
section { width: 210mm; height: 297mm; padding: 16mm 18mm; page-break-after: always; overflow: hidden;
  display: flex; flex-direction: column; align-items: center; text-align: center }
.place { font-size: 14mm; font-weight: 700; line-height: 1.2 }
h1 { font-size: 21mm; line-height: 1.2; color: #1b5e4b; margin-top: 3mm }
.steps { font-size: 7.4mm; line-height: 1.4; margin-top: 4mm; white-space: pre-line }
.codes { display: flex; gap: 14mm; margin: 5mm 0 3mm; align-items: flex-start }
.codes svg { width: 82mm; height: 82mm; display: block }
.codes .second svg { width: 56mm; height: 56mm }
.codes p { font-size: 5.6mm; max-width: 90mm; line-height: 1.35; margin-top: 2mm }
.codes .second p { max-width: 60mm }
.call { border: 1.2mm solid #1b5e4b; border-radius: 5mm; padding: 5mm 10mm; margin-top: auto; width: 100% }
.call p { font-size: 7.4mm } .call b { font-size: 17mm; line-height: 1.25; white-space: nowrap }
.urgent { font-size: 8mm; font-weight: 700; margin-top: 5mm }
.small { font-size: 4.2mm; margin-top: 3mm; color: #4a5653; word-break: break-all }
"""


def web_address(root: str, building: str) -> str:
    """What the code of a building says: the chat on the web."""
    return f"{root.rstrip('/')}/?b={building}"


def telegram_address(name: str, building: str) -> str:
    """The same, in Telegram."""
    return f"https://t.me/{name.lstrip('@')}?start=b-{building}"


def qr(address: str) -> Html:
    """The code as a drawing of the page; it survives a quarter of dirt."""
    return Html(segno.make(address, error="q", micro=False).svg_inline(border=2, omitsize=True))


def page(say: Say, community: Community, building: Building, codes: list[tuple[str, str]]) -> Html:
    """One sheet.  codes: (locale key of the line below, address), the likelier one first."""
    office = community.phones.get("office") or say("phone-office")
    drawn = [
        el("div", qr(address), el("p", say(key)), class_="first" if n == 0 else "second")
        for n, (key, address) in enumerate(codes)
    ]
    return el(
        "section",
        el("p", f"{community.name} {building.name}", class_="place"),
        el("h1", say("poster-title")),
        el("p", say("poster-how", place=building.name), class_="steps"),
        el("div", *drawn, class_="codes"),
        el("div", el("p", say("poster-no-phone")), el("b", office), class_="call"),
        el("p", say("poster-urgent"), class_="urgent"),
        el("p", codes[0][1], class_="small"),
    )


def document(say: Say, community: Community, web: str, telegram: str) -> str:
    """All sheets.  web: root of the site or ''; telegram: the bot's name or ''.  Raises ValueError without either."""
    if not web and not telegram:
        raise ValueError("set LINLI_WEB_URL to the public address of the web chat, or say --telegram BOTNAME")
    sheets = []
    for building in community.buildings:
        codes = [("poster-web", web_address(web, building.key))] if web else []
        codes += [("poster-telegram", telegram_address(telegram, building.key))] if telegram else []
        sheets.append(page(say, community, building, codes))
    head = el("head", el("meta", charset="utf-8"), el("title", say("poster-title")), el("style", Html(STYLE)))
    return "<!doctype html>" + el("html", head, el("body", *sheets), lang=say("web-lang"))
