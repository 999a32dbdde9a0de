"""Large letters, the privacy page, settings and 我的信息 at 360 px in the three languages: to be looked at."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.look.phones import HOUSE, Phone, Running

pytestmark = pytest.mark.look
WORDS = {
    "zh-CN": ("字大一点", "字放大了", "3号楼电梯坏了", "您的信息怎么用", "设置", "我的信息"),
    "zh-TW": ("字大一點", "字放大了", "3号楼电梯坏了", "您的資料怎麼用", "設定", "我的資料"),
    "en": (
        "larger letters",
        "letters are larger",
        "the lift in building 3 is broken",
        "How your information",
        "Settings",
        "My data",
    ),
}


@pytest.mark.parametrize("locale", list(WORDS))
def test_who_reads_large_letters(
    running: Callable[..., Running], glass: Callable[..., Any], shot: Callable[[Any, str], None], locale: str
) -> None:
    larger, done, lift, notice, settings, data = WORDS[locale]
    page = glass(
        running("run", LINLI_COMMUNITY=str(HOUSE / "community.toml")).address,
        locale=locale,
        viewport={"width": 360, "height": 740},
    )
    phone = Phone(page)
    for command, seen, name in (
        ("/privacy", notice, "privacy"),
        ("/settings", settings, "settings"),
        ("/mydata", data, "mydata"),
    ):
        phone.say(command)
        phone.sees(seen)
        shot(page, f"persons-{name}-{locale}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, "nothing sticks out"
    phone.say(larger)
    phone.sees(done)
    page.reload()
    phone.say(lift)
    page.locator("button[name=press]", has_text="1 ").last.wait_for()
    shot(page, f"persons-large-{locale}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, "nothing sticks out"
    assert page.locator("body.large").count() == 1
