"""/admin on a phone of 360 px and the households' sheet, in three languages; the pictures are for people."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot import community, notice_page, sheet
from handlers.card import Card
from handlers.words import Words
from storage.homes import Home
from tests.look.phones import HOUSE, Phone, Running

pytestmark = pytest.mark.look
SMALL = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}
LANGUAGES = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en-GB"}
PAGES = {
    "staff": ("人员", "人員", "People"),
    "grids": ("网格", "網格", "Grids"),
    "services": ("服务", "服務", "Services"),
    "calendar": ("日历", "日曆", "Calendar"),
}


def narrow(page: Any) -> bool:
    """Does everything fit without scrolling sideways?"""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return bool(wide <= 0)


def test_an_admin_with_a_phone(
    running: Callable[..., Running], glass: Callable[..., Any], shot: Callable[[Any, str], None], tmp_path: Path
) -> None:
    home = {"LINLI_COMMUNITY": str(HOUSE / "community.toml")}
    there = running("run", **home)
    for n, (language, locale) in enumerate(LANGUAGES.items()):
        page = glass(there.address, **SMALL, locale=locale)
        phone = Phone(page)
        for words in (f"/claim {there.code('admin')}", f"/language {language}"):
            phone.say(words)
            page.wait_for_timeout(600)
        phone.say("/admin")
        phone.sees(PAGES["staff"][n])
        shot(page, f"admin-{language}")
        assert narrow(page)
        for name, label in PAGES.items():
            phone.press(label[n])
            page.wait_for_timeout(600)
            shot(page, f"admin-{name}-{language}")
            assert narrow(page)
            phone.say("/admin")
            page.wait_for_timeout(600)


def test_the_figures_on_a_phone(
    running: Callable[..., Running], glass: Callable[..., Any], shot: Callable[[Any, str], None]
) -> None:
    there = running("run", LINLI_COMMUNITY=str(HOUSE / "community.toml"))
    page = glass(there.address, **SMALL)
    phone = Phone(page)
    for words in (
        f"/claim {there.code('admin')}",
        "3号楼电梯坏了",
        "同意并提交",
        "5号楼3单元路灯不亮",
        "提交",
        "/admin",
    ):
        phone.say(words)
        page.wait_for_timeout(900)
    phone.press("数字")
    phone.sees("响应率")
    picture = page.locator("#log > li .photo img").last
    picture.wait_for(timeout=20_000)
    page.wait_for_timeout(1500)
    picture.scroll_into_view_if_needed()
    shot(page, "figures")
    assert narrow(page)


def test_a_notice_to_put_up_is_one_page(
    glass: Callable[..., Any], shot: Callable[[Any, str], None], tmp_path: Path
) -> None:
    neighbourhood = community.read(HOUSE / "community.toml")
    say = partial(Words().say, "zh-Hans")
    long = "各位居民：\n11月25日（周三）上午9:00至11:00，1号楼至6号楼停水，请提前接水。\n" * 12
    for name, words in (("short", "周三上午停水，请提前接水。"), ("long", long)):
        cards = [Card(words, "📢 幸福里社区通知")]
        file = tmp_path / "notice.html"
        file.write_text(notice_page.page(say, neighbourhood, cards, None, "https://linli.example/"), "utf-8")
        page = glass(f"file://{file}", viewport={"width": 794, "height": 1123})
        shot(page, f"notice-{name}")
        assert page.evaluate("document.documentElement.scrollHeight") <= 1124, name


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_the_sheet_of_the_households(
    glass: Callable[..., Any], shot: Callable[[Any, str], None], tmp_path: Path, language: str
) -> None:
    say = partial(Words().say, language)
    place = community.read(HOUSE / "community.toml")
    codes = [(Home("b3", "2", f"{n}01"), f"ABCD{n}FGH") for n in range(2, 8)]
    link = "https://t.me/LinliBot?start=home_"
    slips = [sheet.Slip(sheet.named(place, home, say), code, f"{link}{code}") for home, code in codes]
    made = sheet.sheet(say("sheet-title", name=place.name), [slips], say, "sheet")
    file = tmp_path / "sheet.html"
    file.write_text(made, "utf-8")
    for name, size in (("phone", SMALL), ("paper", {"viewport": {"width": 794, "height": 1123}})):
        page = glass(f"file://{file}", **size)
        shot(page, f"sheet-{name}-{language}")
        assert narrow(page)
    envelopes = [replace(slip, code=f"ABCDE-{n}GHJK", link=f"{link}{n}") for n, slip in enumerate(slips)]
    title = say("voters-title", name=place.name, n="3")
    file.write_text(sheet.sheet(title, [envelopes, envelopes], say, "voters"), "utf-8")
    page = glass(f"file://{file}", viewport={"width": 794, "height": 1123})
    shot(page, f"voters-paper-{language}")
    assert narrow(page)
