"""The volunteers' cards on a phone of 360 px, and what is drawn for them: certificate and honours list; to be looked at."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.drawing import draw
from flows.effects.bank import AskAid, PlanShifts
from flows.said import Press
from flows.understanding.places import Place
from flows.volunteers.ledger import MINT, POLICY, Entry
from flows.volunteers.offer import Known
from handlers import aid_cards, aid_hours_cards, shift_cards, shifts, volunteers
from handlers.buttons import data
from handlers.card import Card
from handlers.notices import scene_of
from storage import aids, ledger, media
from storage import shifts as stored
from storage import volunteers as offers
from storage.db import Db
from tests.look.conftest import SHOTS
from tests.look.test_cards import PHONE, TONGUES
from tests.talk.situations import whose
from tests.talk.world import Neighbourhood
from tests.web.desk import SampleDesk

pytestmark = pytest.mark.look
NAMES = ("安大姐", "包大叔", "程老师", "丁小妹")


def bank(here: Neighbourhood, language: str) -> dict[str, list[Card]]:
    """What a week of the bank shows: signing up, a shift with its list, the code, a pasted name, hours that differ, honour."""
    for name in ("王师傅", "周主任", *NAMES):
        here.says(name, "/start")
        here.says(name, f"/language {language}")
    here.worker("王师傅")
    here.admin("周主任")
    here.says(NAMES[0], "/volunteer")
    signing = here.letters(NAMES[0], everything=True)[-1:]
    at = here.now + timedelta(days=5)
    span = (at.isoformat(), (at + timedelta(hours=2)).isoformat())
    said = PlanShifts("重阳节陪老人聊天", "东门", (span,), 2, "", "爬楼梯，两人一组", "平安 PA-2026-1", False)

    def unit(db: Db) -> dict[str, list[Card]]:
        for n, name in enumerate(NAMES):
            me = whose(here, name)
            known = Known(("repair", "patrol"), ("wd-am", "2@13-18", "56@19-22"), ("mandarin",), "b3", "g1")
            offers.enrol(db, here.seal, me, known, "all", "", here.now)
            offers.offering(db, me, known.skills, [])
            offers.enlist(db, me, True)
            db.run("UPDATE person SET name = :name WHERE id = :id", name=here.seal.seal(name), id=me)
            ledger.post(
                db, Entry(f"shift:{n}:{me}", "earn", MINT, ledger.account(me), 44 - 9 * n), POLICY, None, here.now
            )
        scenes = {name: scene_of(db, here.house, whose(here, name), here.now) for name in ("王师傅", "周主任", *NAMES)}
        shifts.opened(scenes["王师傅"], said)
        for name in NAMES[:3]:
            assert shifts.join(scenes[name], stored.get(db, 1)) == ""
        plan = stored.get(db, 1)
        line = stored.present(db, plan)[0]
        mine = offers.get(db, whose(here, NAMES[0]))
        assert mine is not None
        said_help = AskAid(
            "repair", "厨房的灯不亮了，换一个灯泡", Place("3号楼2单元501", "b3", grid="g1"), "", 4, False, False
        )
        elder = whose(here, NAMES[3])
        number = aids.create(db, here.seal, said_help, elder, elder, None, "mandarin", 1, here.now)
        aids.ask(db, number, 1, [(whose(here, NAMES[0]), ("same-building", "has-skill", "not-asked-yet"))], here.now)
        aid = aids.get(db, here.seal, number)
        asked = aids.asks(db, here.seal, number)[0]
        differs = replace(asked, quarters=8, heard=2)
        return {
            "offer": [volunteers.card(scenes[NAMES[0]], mine)],
            "shift": [shift_cards.card(scenes[NAMES[2]], plan)],
            "lead": [shift_cards.lead_card(scenes["王师傅"], plan)],
            "which": [shift_cards.which_card(scenes["王师傅"], plan, line, [whose(here, n) for n in NAMES[1:3]])],
            "ask": [aid_cards.ask_card(scenes[NAMES[0]], aid, asked)],
            "judge": [aid_hours_cards.judge_card(scenes["周主任"], aid, differs)],
        }

    made = here.do(unit)
    made["honour"] = here.says(NAMES[0], "/hours")[-1:]
    made["certificate"] = here.says(NAMES[0], press=Press(data(here.seal, whose(here, NAMES[0]), "honour.paper")))
    made["month"] = here.says(NAMES[0], press=Press(data(here.seal, whose(here, NAMES[0]), "honour.month")))
    return {"signing": signing, **made}


def test_the_bank_fits_a_phone(tmp_path: Path, chromium: Any, neighbourhood: tuple[SampleDesk, str], shot: Any) -> None:
    """In Traditional Chinese: its letters are the widest."""
    language = "zh-Hant"
    here = Neighbourhood(f"sqlite:///{tmp_path}/bank.db")
    cards = bank(here, language)
    drawn = [w.ref for w in here.do(lambda db: media.wanted(db, here.seal, here.now)) if w.channel == "drawing"]
    desk, address = neighbourhood
    page = chromium.new_context(locale=TONGUES[language], **PHONE).new_page()
    page.goto(address)
    chat = list(desk.history)[-1]
    for name, shown in cards.items():
        desk.history[chat].clear()
        for card in shown:
            desk.put(chat, Card(card.text, card.title, card.rows))
        page.reload()
        page.locator("#log > li").first.wait_for()
        shot(page, f"bank-{name}")
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, name
    page.context.close()
    assert len(drawn) == 2, "the certificate, and the month's list"
    SHOTS.mkdir(exist_ok=True)
    for n, described in enumerate(drawn):
        draw(described, SHOTS / f"bank-drawn-{n}.png")
    here.close()
