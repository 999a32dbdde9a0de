"""Cards of a worker's day and of neighbours, as the handlers make them, on a phone of 360 px in three languages."""

from collections.abc import Iterator
from typing import Any

import pytest

from handlers.card import Card
from tests.talk.world import Neighbourhood
from tests.web.desk import SampleDesk

pytestmark = pytest.mark.look

PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}
TONGUES = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en-GB"}
MATTERS = ("电梯坏了，门关不上", "2单元楼道灯不亮", "水管漏水", "下水道堵了", "垃圾桶满了没人清")
AGREE = {"zh-Hans": "同意并提交", "zh-Hant": "同意並提交", "en": "Agree and send it in"}


@pytest.fixture
def day(tmp_path: Any, request: pytest.FixtureRequest) -> Iterator[dict[str, list[Card]]]:
    """Thirty tasks of one worker, and a neighbour with the same trouble; all read this language."""
    here, language = Neighbourhood(f"sqlite:///{tmp_path}/day.db"), request.param
    here.worker("王师傅")
    here.says("王师傅", f"/language {language}")
    for n in range(30):
        who = f"居民{n}"
        here.says(who, f"/language {language}")
        here.says(who, f"{n % 4 + 1}号楼{MATTERS[n % 5]}")
        here.presses(who, AGREE[language])
    here.later(days=9)
    for n in range(3):
        who = f"新居民{n}"
        here.says(who, f"/language {language}")
        here.says(who, f"{n + 1}号楼{MATTERS[n]}")
        here.presses(who, AGREE[language])
    cards = {"list": here.says("王师傅", "/tasks")[-1:]}
    here.says("王师傅", "1")
    cards["task"] = here.letters("王师傅", everything=True)[-1:]
    cards["photo"] = here.photo("王师傅")
    here.says("王师傅", "/cancel")
    here.says("邻居", f"/language {language}")
    cards["same"] = here.says("邻居", "3号楼电梯坏了，门关不上，我叫李小明，电话13812345678")
    yield cards
    here.close()


@pytest.mark.parametrize("day", list(TONGUES), indirect=True)
def test_the_cards_fit_a_phone(day, chromium, neighbourhood: tuple[SampleDesk, str], shot, request):
    desk, address = neighbourhood
    language = request.node.callspec.params["day"]
    for name, cards in day.items():
        page = chromium.new_context(locale=TONGUES[language], **PHONE).new_page()
        page.goto(address)
        chat = list(desk.history)[-1]
        desk.history[chat].clear()
        for card in cards:
            desk.put(chat, Card(card.text, card.title, card.rows, links=card.links))
        page.reload()
        page.locator("#log > li").nth(len(cards) - 1).wait_for()
        page.locator("main").evaluate("main => main.scrollTop = 0")
        shot(page, f"day-{language}-{name}")
        page.locator("main").evaluate("main => main.scrollTop = -1e6")
        shot(page, f"day-{language}-{name}-top")
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        page.context.close()
