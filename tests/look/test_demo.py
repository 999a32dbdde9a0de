"""The whole loop as a newcomer meets it: a real process, a real browser, three phones.  The pictures are for people."""

import re
import time
from typing import Any

import pytest

from tests.look.phones import HOUSE, SEEN, Phone, Running, lift

pytestmark = pytest.mark.look

LAPTOP = {"viewport": {"width": 1366, "height": 640}}  # 1366 × 768 less what the browser keeps for itself
MOBILE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}
NUMBER = re.compile(r"LL-\d{8}-\d{4}")
LIFT = "3号楼电梯坏了"


def three(page: Any) -> list[Phone]:
    """The resident's, the worker's and the admin's phone on the demo page."""
    phones = [Phone(page.frame_locator(f"#web-demo-{who} iframe")) for who in ("resident", "worker", "admin")]
    for phone in phones:
        phone.here.locator("textarea").wait_for()
    return phones


def look(page: Any, phone: Phone, shot: Any, name: str) -> None:
    """A picture; on a small screen of the phone that is spoken of."""
    if page.viewport_size["width"] < 500:
        phone.here.locator(".composer").scroll_into_view_if_needed()
    shot(page, name)


def visible(phone: Phone, label: str) -> bool:
    """Can the button be seen and pressed without scrolling the chat?"""
    inside = """button => { const its = button.getBoundingClientRect();
        const ours = document.querySelector('main').getBoundingClientRect();
        return its.top >= ours.top && its.bottom <= ours.bottom; }"""
    return bool(phone.button(label).evaluate(inside))


def pair_of(line: Any) -> tuple[int, int]:
    """Pixels of the before-after picture, once it is drawn."""
    image = line.locator("img")
    image.wait_for(timeout=SEEN)
    loaded = "image => image.complete && image.naturalWidth || new Promise(done => { image.onload = () => done(0); })"
    image.evaluate(loaded)
    return image.evaluate("image => image.naturalWidth"), image.evaluate("image => image.naturalHeight")


@pytest.mark.parametrize(("screen", "photo"), [(LAPTOP, True), (MOBILE, False)], ids=["laptop", "mobile"])
def test_a_lift_is_reported_repaired_found_wanting_and_repaired(running, glass, shot, tmp_path, screen, photo):
    name = "laptop" if photo else "mobile"
    page = glass(running().address + "/demo", **screen)
    resident, worker, admin = three(page)
    look(page, resident, shot, f"loop-{name}-1-empty")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    if screen is LAPTOP:
        whole = page.evaluate("document.documentElement.scrollHeight - document.documentElement.clientHeight")
        assert whole <= 0, "three whole phones are to be seen without scrolling"

    if photo:
        resident.say(photos=[lift(tmp_path, "before")])
        resident.sees("出了什么事")
        look(page, resident, shot, f"loop-{name}-2-photo-first")
    resident.say(LIFT)
    card = resident.sees("是这样吗")
    assert ("照片：1 张" in card.inner_text()) is photo
    assert visible(resident, "同意并提交")
    look(page, resident, shot, f"loop-{name}-3-understood")
    resident.press("同意并提交")
    status = resident.sees("已派给网格员王师傅")
    number = NUMBER.findall(status.inner_text())[0]
    assert resident.lacks("同意并提交"), "the pressed card became the status card"
    look(page, resident, shot, f"loop-{name}-4-number")

    worker.sees("新任务，请接单")
    assert visible(worker, "接单")
    look(page, worker, shot, f"loop-{name}-5-task")
    worker.press("接单")
    resident.sees("王师傅已接单，在办了")
    assert worker.lacks("接单")
    look(page, worker, shot, f"loop-{name}-6-accepted")
    worker.press("已处理")
    asked = worker.sees("请发一张处理后的照片")
    assert number in asked.inner_text()
    assert visible(worker, "看不出变化")
    look(page, worker, shot, f"loop-{name}-7-proof-asked")
    worker.say(photos=[lift(tmp_path, "after", (1600, 1200), mended=True)])

    rate = resident.sees("修好了吗?")
    wide, high = pair_of(rate)
    assert (wide > 1.5 * high) is photo, "before and after side by side, or the one that there is"
    assert all(visible(resident, label) for label in ("已解决·满意", "已解决·不满意", "没解决"))
    look(page, resident, shot, f"loop-{name}-8-mended")
    resident.press("没解决")
    resident.sees("哪里没修好")
    assert resident.lacks("已解决·满意")
    look(page, resident, shot, f"loop-{name}-9-not-mended")
    admin.sees(f"{number}（3号楼）居民说没解决")
    resident.say("门还是关不上，夹到人了")
    resident.sees("已转给办事的人")

    worker.sees("居民补充：门还是关不上，夹到人了")
    task = worker.here.locator("#log > li", has_text="居民说没解决，重新交办").last
    task.get_by_text("门还是关不上").wait_for()
    look(page, worker, shot, f"loop-{name}-10-again")
    worker.press("接单")
    task.get_by_text("您已接单").wait_for()
    assert "门还是关不上" in task.inner_text(), "the reason stays where the worker looks"
    worker.press("已处理")
    worker.here.locator("#log > li", has_text="请发一张处理后的照片").nth(1).wait_for()
    worker.say(photos=[lift(tmp_path, "again", mended=True)])
    resident.here.locator("#log > li", has_text="修好了吗?").last.wait_for(timeout=SEEN)
    look(page, resident, shot, f"loop-{name}-11-mended-again")
    resident.press("已解决·满意")
    resident.sees("谢谢！记下了：已解决·满意")
    resident.sees("已办结。您评价：满意")
    worker.sees("居民回复：已解决·满意")
    look(page, worker, shot, f"loop-{name}-12-closed")
    assert resident.count("上报时间") == 1, "one status card, edited in place"
    admin.say("/tasks")
    admin.sees("没有等着派的工单")
    look(page, admin, shot, f"loop-{name}-13-admin")


def test_pulling_the_plug_loses_nothing(running, glass, shot, tmp_path):
    demo: Running = running()
    page = glass(demo.address + "/demo", **LAPTOP)
    resident, worker, _ = three(page)
    resident.say(LIFT)
    resident.press("同意并提交")
    worker.sees("新任务，请接单")
    stale = Phone(glass(demo.address + "/demo/worker/", **MOBILE, java_script_enabled=False), script=False)
    worker.press("接单")
    resident.sees("王师傅已接单")
    said = resident.lines(), worker.lines()

    demo.kill()
    resident.say("还要等多久")  # into the dark
    resident.here.get_by_text("没发出去").wait_for()
    shot(page, "killed-1-dark")
    demo.start()
    resident.here.get_by_text("没发出去").click()
    resident.here.locator("#unsent > li").wait_for(state="detached")
    shot(page, "killed-2-back")
    stale.press("接单")
    stale.sees("已记录")
    shot(stale.here, "killed-3-old-button")
    page.reload()
    resident, worker, _ = three(page)
    resident.sees("还要等多久")
    assert [resident.lines()[: len(said[0])], worker.lines()[: len(said[1])]] == [*said]
    worker.press("已处理")
    worker.sees("请发一张处理后的照片")
    worker.press("电话里解决了")
    resident.sees("没有照片：电话里解决了")
    shot(page, "killed-4-goes-on")


def test_without_script_everything_works(running, glass, shot, tmp_path):
    address = running().address
    plain = {"java_script_enabled": False, **MOBILE}
    resident = Phone(glass(address + "/demo/resident/", **plain), script=False)
    worker = Phone(glass(address + "/demo/worker/", **plain), script=False)

    def refresh(phone: Phone) -> None:
        """刷新 brings a new page each time, not a jump within the old one."""
        phone.here.evaluate("document.body.dataset.old = 'yes'")
        phone.here.get_by_role("link", name="刷新").click()
        phone.here.locator("body:not([data-old])").wait_for()

    def again(phone: Phone, words: str) -> None:
        """Press 刷新 until the words are there, as one does."""
        until = time.monotonic() + 4 * SEEN / 1000  # every page is a whole one, and the machine may be busy
        while not phone.count(words):
            assert time.monotonic() < until, phone.lines()
            refresh(phone)

    for _ in range(3):
        refresh(resident)
    resident.say(LIFT, [lift(tmp_path, "before")])
    shot(resident.here, "plain-1-understood")
    resident.press("同意并提交")
    resident.sees("已派给网格员王师傅")
    shot(resident.here, "plain-2-number")
    again(worker, "新任务，请接单")
    shot(worker.here, "plain-3-task")
    worker.press("已处理")
    worker.sees("请发一张处理后的照片")
    shot(worker.here, "plain-4-proof-asked")
    worker.say("", [lift(tmp_path, "after", mended=True)])
    again(resident, "修好了吗?")
    wide, high = pair_of(resident.sees("修好了吗?"))
    assert wide > 1.5 * high
    shot(resident.here, "plain-5-mended")
    resident.press("没解决")
    resident.sees("哪里没修好")
    resident.say("门还是关不上")
    again(worker, "居民补充：门还是关不上")
    shot(worker.here, "plain-6-again")


WORDS = {  # said, button, button
    "zh-TW": ("3號樓電梯壞了", "同意並提交", "補充情況"),
    "en-GB": ("3号楼, the lift is broken", "Agree and send it in", "Add something"),
}


@pytest.mark.parametrize("language", list(WORDS))
def test_in_other_languages_with_nobody_on_duty(running, glass, shot, language):
    said, agree, more = WORDS[language]
    house: Running = running("run", LINLI_COMMUNITY=str(HOUSE / "community.toml"))
    chief = Phone(glass(house.address, locale=language, **MOBILE))
    chief.say(f"/claim {house.code('admin')}")
    page = glass(house.address, locale=language, **MOBILE)
    resident = Phone(page)
    resident.here.locator("#log > li").first.wait_for()
    shot(page, f"tongue-{language}-1-hello")
    resident.say(said)
    resident.button(agree)
    shot(page, f"tongue-{language}-2-understood")

    page.reload()  # in the middle of it
    second = page.context.new_page()
    second.goto(house.address)
    tab = Phone(second)
    assert tab.button(agree).is_visible()
    resident.press(agree)
    resident.button(more)
    tab.button(more)
    assert tab.lacks(agree), "the second tab has heard of it"
    assert tab.lines() == resident.lines()
    shot(page, f"tongue-{language}-3-number")
    number = NUMBER.findall("".join(resident.lines()))[0]
    chief.sees(number)
    shot(chief.here, f"tongue-{language}-4-queue")


def test_what_is_in_no_grid_waits_with_the_admin(running, glass, shot):
    page = glass(running().address + "/demo", **LAPTOP)
    resident, worker, admin = three(page)
    resident.say("路灯不亮")
    resident.sees("在哪里？")
    shot(page, "queue-1-where")
    resident.say("老粮站后面")
    resident.press("同意并提交")
    admin.sees("这一单没有人办，派给谁？")
    shot(page, "queue-2-admin")
    admin.button("派给 王师傅", exact=False).click()
    worker.sees("新任务，请接单")
    admin.sees("已派给网格员王师傅")
    resident.sees("已派给网格员王师傅")
    shot(page, "queue-3-dispatched")


def test_a_change_far_up_is_noticed(running, glass, shot):
    page = glass(running().address + "/demo", **LAPTOP)
    resident, worker, _ = three(page)
    resident.say(LIFT)
    resident.press("同意并提交")
    for n in range(3):
        resident.say("/help")
        resident.here.locator("#log > li.theirs", has_text="/privacy").nth(n).wait_for()
    worker.press("接单")
    hint = resident.here.locator("#newer", has_text="有变化")
    hint.wait_for(timeout=SEEN)
    shot(page, "changed-1-hint")
    hint.click()
    hint.wait_for(state="hidden")
    assert resident.sees("已接单，在办了").evaluate("li => li.getBoundingClientRect().top") > 0
    shot(page, "changed-2-seen")
