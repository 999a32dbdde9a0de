"""Posters on paper, the browser inside WeChat, and what the author of public words sees."""

import re
from functools import partial
from pathlib import Path

import pytest

from bot.community import read
from bot.posters import document
from handlers.words import LANGUAGES, Words
from tests.fake.process import REPO

pytestmark = pytest.mark.look

A4 = {"viewport": {"width": 794, "height": 1123}}
WECHAT = (
    "Mozilla/5.0 (Linux; Android 10; HMA-AL00) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/86.0.4240.99 "
    "XWEB/4313 MMWEBSDK/20220805 Mobile Safari/537.36 MicroMessenger/8.0.27.2220(0x28001B37) WeChat/arm64 NetType/4G"
)
TAGS = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en-GB"}
SAID = {"zh-Hans": "电梯坏了，电话", "zh-Hant": "電梯壞了，電話", "en": "The lift is broken, my phone is"}
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}
REFUSED = """
delete window.EventSource; delete window.MediaRecorder;
Object.defineProperty(navigator, 'mediaDevices', {value: undefined});
Object.defineProperty(navigator, 'clipboard', {value: undefined});
Object.defineProperty(navigator, 'geolocation', {value: {getCurrentPosition: (_, no) => no({code: 1})}});
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_poster_is_one_page(glass, shot, tmp_path: Path, language: str) -> None:
    community = read(REPO / "community.toml")
    file = tmp_path / "posters.html"
    file.write_text(
        document(partial(Words().say, language), community, "https://linli.example.org", "linli_bot"), "utf-8"
    )
    page = glass(file.as_uri(), **A4)
    shot(page, f"poster-{language}")
    lost = "Array.from(document.querySelectorAll('section')).filter(s => s.scrollHeight > s.clientHeight + 1).length"
    assert page.evaluate(lost) == 0, "nothing falls off the sheet"
    page.pdf(path=str(tmp_path / "posters.pdf"), prefer_css_page_size=True)
    sheets = len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "posters.pdf").read_bytes()))
    assert sheets in (len(community.buildings), len(community.buildings) + 1)


def wechat(page) -> None:
    """As the browser inside WeChat has it."""
    page.context.add_init_script(REFUSED)
    page.reload()
    page.wait_for_load_state("load")


def says(page, words: str) -> None:
    page.locator("textarea").fill(words)
    page.locator("button.send >> visible=true").click()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chat_works_inside_wechat(glass, running, shot, language: str) -> None:
    """No event stream, no voice, no place, no clipboard: lines come by asking, words can be handed on."""
    say, words = partial(Words().say, language), SAID[language]
    started = running("run", LINLI_COMMUNITY=str(REPO / "community.toml"))
    page = glass(f"{started.address}/?b=b3", user_agent=WECHAT, locale=TAGS[language], **PHONE)
    wechat(page)
    assert page.evaluate("typeof EventSource") == "undefined"
    assert page.locator("#record").is_hidden()
    says(page, f"{words} 13912345678")
    page.get_by_role("button", name=say("report-confirm-publish")).click(timeout=15000)
    preview = page.get_by_text(say("public-preview", words="").strip()).last
    preview.wait_for(timeout=15000)
    preview.evaluate("it => it.scrollIntoView({block: 'start'})")
    shot(page, f"wechat-preview-{language}")
    page.get_by_role("button", name=say("report-confirm-agree")).click(timeout=15000)
    page.get_by_text(re.compile(r"LL-\d{8}-\d{4}")).first.wait_for(timeout=15000)
    button = page.locator(".copy >> visible=true").last
    page.evaluate("document.addEventListener('copy', () => { window.copied = String(document.activeElement.value) })")
    button.click()
    page.get_by_text(say("web-copied")).wait_for(timeout=5000)
    shot(page, f"wechat-copied-{language}")
    copied = page.evaluate("window.copied || ''")
    assert words in copied and "<" not in copied, copied
    assert page.locator("a[href^='tel:']").count() > 0


def test_a_stream_that_is_cut_off_is_replaced_by_asking(glass, running) -> None:
    started = running("run", LINLI_COMMUNITY=str(REPO / "community.toml"))
    page = glass(f"{started.address}/", user_agent=WECHAT, **PHONE)
    page.context.route("**/stream*", lambda route: route.abort())
    page.reload()
    page.wait_for_load_state("load")
    says(page, "3号楼电梯坏了")
    page.get_by_role("button", name="同意并提交").wait_for(timeout=20000)
