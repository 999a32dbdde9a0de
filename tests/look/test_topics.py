"""A topic's cards on a phone of 360 px, its page and its archive, out of a whole topic."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.posters import qr
from bot.web import paper
from bot.web.assets import FOLDER
from bot.web.markup import Html, el
from handlers import topic_paper
from handlers.card import Card
from storage import topics
from tests.look.test_cards import PHONE
from tests.talk import test_topics as told
from tests.talk.world import Neighbourhood
from tests.web.desk import SampleDesk

pytestmark = pytest.mark.look


def test_a_topic_fits_a_phone(tmp_path: Path, chromium, neighbourhood: tuple[SampleDesk, str], shot) -> None:
    here = Neighbourhood(f"sqlite:///{tmp_path}/topic.db")
    told.story(here)
    wanted = {
        "lead": "立为小议题",
        "asked": "您支持这一版吗",
        "result": "结果公示",
        "landing": "落实得怎么样",
        "item": "物业，",
    }
    seen = [c for who in ("郑", "居民2", "居民1", "物业老陈") for c in here.letters(who, everything=True)]
    desk, address = neighbourhood
    for name, words in wanted.items():
        card = next(c for c in seen if words in f"{c.title}{c.text}{[b.label for b in c.buttons()]}")
        page = chromium.new_context(locale="zh-CN", **PHONE).new_page()
        page.goto(address)
        chat = list(desk.history)[-1]
        desk.history[chat].clear()
        desk.put(chat, Card(card.text, card.title, card.rows))
        page.reload()
        page.locator("#log > li").first.wait_for()
        shot(page, f"topic-{name}")
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        page.context.close()
    for name, html in _papers(here, tmp_path).items():
        file = tmp_path / f"{name}.html"
        file.write_text(html, "utf-8")
        page = chromium.new_context(**PHONE).new_page()
        page.goto(file.as_uri())
        shot(page, f"topic-{name}")
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        page.context.close()
        page = chromium.new_context(viewport={"width": 794, "height": 1123}).new_page()
        page.goto(file.as_uri())
        page.emulate_media(media="print")
        shot(page, f"topic-{name}-paper")
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        assert page.evaluate("[...document.images].every(shown => shown.naturalWidth > 0)")
        page.pdf(path=str(tmp_path / f"{name}.pdf"), format="A4")
        page.context.close()
    here.close()


def _papers(here: Neighbourhood, folder: Path) -> dict[str, str]:
    """The page, and the archive as the file it is, with its pictures inside."""

    def unit(db: Any) -> tuple[Any, Any]:
        scene = topic_paper.visitor(db, here.house, "zh-Hans", here.now)
        return topic_paper.public(scene, told.NUMBER), topic_paper.archive(scene, topics.get(db, 1))

    page, archive = here.store.read(unit).result()
    say, style = partial(here.house.words.say, "zh-Hans"), el("style", Html((FOLDER / "paper.css").read_text("utf-8")))
    code = qr(f"https://linli.example/t/{told.NUMBER}")
    assert archive.pictures, "the posted page, and what was built"
    shots = {}
    for n, id in enumerate(archive.pictures):
        shots[id] = folder / f"{id}.jpg"
        Image.new("RGB", (640, 480) if n % 2 else (480, 640), (180 - 40 * (n % 3), 200, 190)).save(shots[id])
    place = "幸福里社区"
    return {
        "page": paper.html(say, page, place, {}, style=style, code=code),
        "archive": paper.file(say, archive, place, shots, code),
    }
