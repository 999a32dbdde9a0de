"""What we keep about somebody, as a text they can read (/mydata)."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from handlers import homes, speak
from handlers.card import Card
from handlers.scene import Scene
from storage.homes import Home

NAME = "linli-mydata"


def files(scene: Scene, kept: dict[str, Any], subject: str = "") -> None:
    """One for people, one for programs.  kept: as storage/mydata.collect gives it.  subject: the id of whose
    they are, when it is not the reader: by that they are erased with the rest."""
    day = speak.local(scene.now, scene.house.town.community.zone).strftime("%Y%m%d")
    text, plain = readable(scene, kept), json.dumps(kept, ensure_ascii=False, indent=1)
    for key, end, made in (("data-file-text", "txt", text), ("data-file-json", "json", plain)):
        scene.reply(
            Card(scene.say(key), subject=f"{end}:{subject}" if subject else "", file=(f"{NAME}-{day}.{end}", made)),
            anew=True,
        )


def readable(scene: Scene, kept: dict[str, Any]) -> str:
    """kept: as storage/mydata.collect gives it."""
    return "\n".join(_lines(scene, kept)) + "\n"


def _lines(scene: Scene, kept: dict[str, Any]) -> Iterator[str]:
    person, nothing = kept["person"], scene.say("data-nothing")
    yield scene.say("export-title", name=scene.house.town.community.name, clock=_clock(scene, kept["exported_at"]))
    yield ""
    yield scene.say("data-name", name=person["name"] or nothing)
    yield scene.say("data-phone", phone=person["phone"] or nothing)
    yield scene.say("export-home", home=person["home"] or nothing)
    for lived in kept["residences"]:
        home = Home(lived["building"], lived["unit"], lived["room"])
        yield scene.say("home-line", home=homes.named(scene, home))
    yield scene.say("export-channels", channels=scene.say("list-separator").join(person["channels"]) or nothing)
    yield from ("", scene.say("export-consents"))
    for consent in kept["consents"]:
        yield _consent(scene, consent)
    for request in kept["requests"]:
        yield ""
        yield from _request(scene, request)
    yield from ("", scene.say("export-messages", n=len(kept["messages"])))


def _consent(scene: Scene, consent: dict[str, Any]) -> str:
    kind = scene.say(f"kind-{consent['kind']}")
    if not consent["given_at"]:
        return scene.say("export-consent-refused", kind=kind, clock=_clock(scene, consent["withdrawn_at"]))
    given = scene.say("export-consent-given", kind=kind, clock=_clock(scene, consent["given_at"]))
    if not consent["withdrawn_at"]:
        return given
    return given + scene.say("export-consent-ended", clock=_clock(scene, consent["withdrawn_at"]))


def _request(scene: Scene, request: dict[str, Any]) -> Iterator[str]:
    yield scene.say("status-title", number=request["service_request_id"])
    yield scene.say("confirm-what", words=request["description"] or scene.say("by-voice"))
    yield scene.say("confirm-where", place=request["address_string"] or scene.say("place-unknown"))
    yield scene.say("confirm-service", service=speak.service_name(scene, request["service_code"]))
    yield scene.say("status-since", clock=_clock(scene, request["requested_datetime"]))
    yield scene.say("export-step", step=scene.say(f"short-{request['step']}"))
    for event in request["history"]:
        if event["verb"] == "supplement":
            yield scene.say("supplement-for", words=event["note"])
    if request["files"]:
        yield scene.say("export-files", n=len(request["files"]))


def _clock(scene: Scene, iso: str) -> str:
    return speak.clock(scene, datetime.fromisoformat(iso))
