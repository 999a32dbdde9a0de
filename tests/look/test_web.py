"""The web chat in a real browser: what is asserted here a machine can see; the pictures are for people."""

import re
from typing import Any

import pytest

from tests.web.desk import lift

pytestmark = pytest.mark.look

SIZES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 860}},
    "phone": {
        "viewport": {"width": 360, "height": 740},
        "device_scale_factor": 2,
        "has_touch": True,
        "is_mobile": True,
    },
    "zoom200": {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2},
    "tiny": {"viewport": {"width": 180, "height": 370}, "device_scale_factor": 2},
}


@pytest.fixture
def visit(chromium, neighbourhood):
    """Open a path as somebody; page errors and refused inline code fail the test."""
    contexts, errors = [], []

    def go(path="/", size="phone", **how):
        context = chromium.new_context(**{"locale": "zh-CN", **SIZES[size], **how})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if "Content Security" in said.text else None)
        page.goto(neighbourhood[1] + path)
        page.wait_for_load_state("load")
        page.wait_for_timeout(250)
        return page

    yield go
    for context in contexts:
        context.close()
    assert errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", list(SIZES))
def test_the_chat_fits(visit, shot, size, scheme):
    page = visit(size=size, color_scheme=scheme)
    shot(page, f"chat-{size}-{scheme}")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    assert page.evaluate("document.querySelector('main').scrollTop") == 0
    small = page.evaluate(
        """Array.from(document.querySelectorAll('button, .extra, .links a, textarea'))
        .map(e => [e.outerHTML.slice(0, 60), e.getBoundingClientRect()])
        .filter(([_, r]) => r.width > 0 && (r.height < 47.9 || r.width < 44)).map(([h]) => h)"""
    )
    assert small == []
    page.locator("main").evaluate("main => main.scrollTop = -1e6")
    shot(page, f"chat-{size}-{scheme}-top")


@pytest.mark.parametrize("size", ["desktop", "phone", "zoom200"])
def test_without_script(visit, shot, size):
    page = visit("/#end", size=size, java_script_enabled=False)
    shot(page, f"plain-{size}")
    page.locator("textarea").fill("3号楼门禁坏了\n刷卡没反应")
    page.locator(".send >> visible=true").click()
    page.get_by_role("button", name="提交").last.click()
    shot(page, f"plain-{size}-answered")
    assert "✓ 已记录" in page.locator("#log > li").last.inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_three_phones(visit, shot, size, scheme):
    page = visit("/demo", size=size, color_scheme=scheme)
    page.wait_for_timeout(500)
    shot(page, f"demo-{size}-{scheme}")
    page.screenshot(path=f"tests/look/shots/demo-{size}-{scheme}-whole.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    texts = [
        page.frame_locator(f"#web-demo-{role} iframe").locator("h1").inner_text() for role in ("resident", "worker")
    ]
    assert ["居民" in texts[0], "网格员" in texts[1]] == [True, True]


def test_a_message_is_seen_at_once_and_once(visit, shot, neighbourhood):
    page = visit()
    page.locator("textarea").fill("楼道灯 <b>不亮</b>")
    page.get_by_role("button", name="发送", exact=True).click()
    page.locator("#log > li.theirs", has_text="楼道灯").wait_for()
    assert page.locator("#log > li.mine", has_text="楼道灯 <b>不亮</b>").count() == 1
    assert page.locator("#unsent > li").count() == 0
    assert page.locator("textarea").input_value() == ""
    page.get_by_role("button", name="提交").last.click()
    page.locator("#log > li", has_text="✓ 已记录").wait_for()
    shot(page, "sent")


def test_on_a_broken_line_nothing_is_lost_and_nothing_doubled(visit, shot, neighbourhood):
    desk, _ = neighbourhood
    page = visit()
    # the worst case: the message arrives, its answer does not
    page.route("**/say", lambda route: (route.fetch(), route.abort()))
    page.locator("textarea").fill("水管爆了")
    page.get_by_role("button", name="发送", exact=True).click()
    page.wait_for_timeout(600)
    page.unroute("**/say")
    assert page.locator("#log > li.mine", has_text="水管爆了").count() == 1
    page.route("**/say", lambda route: route.abort())
    page.locator("textarea").fill("快来人")
    page.get_by_role("button", name="发送", exact=True).click()
    page.get_by_role("button", name="没发出去").wait_for()
    shot(page, "not-sent")
    page.unroute("**/say")
    page.get_by_role("button", name="没发出去").last.click()
    page.locator("#log > li.mine", has_text="快来人").wait_for()
    page.wait_for_timeout(300)
    assert [said.get("text") for _, said in desk.said] == ["水管爆了", "快来人"]
    assert page.locator("#unsent > li").count() == 0
    shot(page, "sent-again")


def test_where_streams_are_cut_polling_takes_over(visit, neighbourhood):
    page = visit("/nowhere")
    page.route("**/stream*", lambda route: route.abort())
    page.goto(neighbourhood[1] + "/")
    page.locator("textarea").fill("还能收到吗")
    page.get_by_role("button", name="发送", exact=True).click()
    page.locator("#log > li.theirs", has_text="还能收到吗").wait_for(timeout=8000)
    assert page.locator("#unsent > li").count() == 0


def test_whoever_reads_further_up_stays_there(visit, shot, neighbourhood):
    page = visit()
    main = page.locator("main")
    main.evaluate("main => main.scrollTop = -600")
    top = page.locator("#l4").bounding_box()["y"]
    with page.expect_response("**/say"):
        page.evaluate(
            """() => { const f = new FormData(document.querySelector('#say')); f.set('text', '别处来的');
            return fetch('/say', {method: 'POST', body: f, headers: {Accept: 'application/json'}}); }"""
        )
    page.locator("#newer").wait_for()
    assert abs(page.locator("#l4").bounding_box()["y"] - top) < 3
    shot(page, "newer")
    page.locator("#newer").click()
    assert abs(main.evaluate("main => main.scrollTop")) < 3


def test_photos_are_shown_before_they_go(visit, shot, neighbourhood, tmp_path):
    paths = []
    for number, open_ in enumerate((True, False)):
        paths.append(tmp_path / f"{number}.jpg")
        lift(open_, (3000, 2000)).save(paths[-1], quality=100 if number else 80)
    page = visit()
    page.locator("input[name=photo]").set_input_files([str(path) for path in paths])
    page.locator("#chosen button").nth(1).wait_for()
    page.locator("textarea").fill("两张")
    shot(page, "chosen")
    page.get_by_role("button", name="发送", exact=True).click()
    page.locator("#log > li.mine img").nth(2).wait_for()
    page.wait_for_timeout(500)
    shot(page, "photos-sent")
    assert len(neighbourhood[0].said[0][1]["uploads"]) == 2
    assert page.locator("#log > li.mine img").last.evaluate("img => img.naturalWidth") > 0


def test_a_place_is_one_tap(visit, shot, neighbourhood):
    page = visit(geolocation={"latitude": 31.23, "longitude": 121.47}, permissions=["geolocation"])
    page.get_by_role("button", name="位置").click()
    page.locator("#log > li.mine", has_text=re.compile("31.23")).wait_for()
    assert neighbourhood[0].said[0][1] == {"lat": 31.23, "long": 121.47}
    page.locator("textarea").fill("路灯坏了")
    page.get_by_role("button", name="发送", exact=True).click()
    page.get_by_role("button", name="发送我的位置").wait_for()
    shot(page, "asks-place")


def test_a_refused_place_is_answered_in_words(visit, shot):
    page = visit(permissions=[])
    page.evaluate("() => { navigator.geolocation.getCurrentPosition = (good, bad) => bad({code: 1}); }")
    page.get_by_role("button", name="位置").click()
    page.get_by_text("手机没有允许看位置").wait_for()
    shot(page, "place-refused")


def test_a_voice_note_is_recorded(visit, shot, neighbourhood):
    page = visit(permissions=["microphone"])
    page.get_by_role("button", name="语音").click()
    page.get_by_text("正在录音 0:01").wait_for()
    shot(page, "recording")
    page.locator("#record-send").click()
    page.locator("#log > li.mine audio").wait_for()
    shot(page, "voice-sent")
    assert neighbourhood[0].said[0][1]["uploads"][0].mime == "audio/webm"


@pytest.mark.parametrize("language", ["zh-TW", "en-GB"])
def test_other_languages(visit, shot, language):
    page = visit(locale=language)
    shot(page, f"language-{language}")


def test_letters_twice_the_size(visit, shot):
    page = visit()
    page.evaluate("document.documentElement.style.fontSize = '225%'")
    page.wait_for_timeout(100)
    shot(page, "letters-200")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_sorry(visit, shot):
    shot(visit("/nowhere"), "sorry")


def test_the_keyboard_alone_is_enough(visit, shot):
    page = visit(size="desktop")
    page.locator("textarea").focus()
    page.keyboard.type("3号楼没水")
    page.keyboard.press("Enter")
    page.locator("#log > li.theirs", has_text="没水").wait_for()
    page.get_by_role("button", name="提交").last.focus()
    page.keyboard.press("Tab")
    shot(page, "focus")
    page.keyboard.press("Enter")
    page.locator("#log > li", has_text="✓ 已记录").wait_for()
