"""docs/screenshot.png, the README's picture, from a real demo in the middle of its story: python -m tests.look.picture"""

import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.look.phones import HOUSE, Phone, Running, browser, lift


def story(page: object, folder: Path) -> None:
    """A lift is repaired and the resident is asked; a street lamp that is in no grid waits with the admin."""
    frame = page.frame_locator  # type: ignore[attr-defined]
    resident, worker, admin = (Phone(frame(f"#web-demo-{who} iframe")) for who in ("resident", "worker", "admin"))
    resident.say("3号楼电梯坏了，门关不上", [lift(folder, "before")])
    resident.press("同意并提交")
    worker.press("接单")
    resident.sees("已接单")
    resident.say("路灯不亮")
    resident.sees("在哪里？")
    resident.say("老粮站后面")
    resident.press("提交")
    admin.sees("这一单没有人办")
    worker.press("已处理")
    worker.sees("请发一张处理后的照片")
    worker.say(photos=[lift(folder, "after", mended=True)])
    rate = resident.sees("修好了吗?").locator("img")
    rate.evaluate("image => image.complete || new Promise(done => { image.onload = done; })")
    for phone in (resident, worker, admin):  # what has just changed no longer shines
        phone.here.locator(".changed").first.wait_for(state="detached")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        demo = Running(Path(folder))
        demo.start()
        chromium = play.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        try:
            page = chromium.new_page(locale="zh-CN", viewport={"width": 1366, "height": 860})
            page.goto(demo.address + "/demo")
            story(page, Path(folder))
            shot = Path(folder) / "shot.png"
            page.screenshot(path=str(shot))
            with Image.open(shot) as picture:
                picture.convert("RGB").quantize(256).save(HOUSE / "docs" / "screenshot.png", optimize=True)
        finally:
            chromium.close()
            demo.stop()


if __name__ == "__main__":
    main()
