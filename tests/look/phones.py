"""What a hand and an eye do: a demo that runs in a process of its own, and phones on which somebody writes and presses."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image, ImageDraw

HOUSE = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SEEN = 20_000  # ms within which what somebody waits for must be there, also on a busy machine


def browser() -> str:
    """The Chromium of this machine.  CHROMIUM=… names one that is not in the PATH."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    assert found, "no browser: install Debian's package chromium, or say CHROMIUM=/path/to/one"
    return found


@dataclass
class Running:
    """`python -m bot COMMAND` in a folder; kill() is -9, start() begins again on the same port and data."""

    folder: Path
    command: str = "demo"
    port: int = 0
    process: "subprocess.Popen[bytes] | None" = None
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> float:
        """Seconds until it is ready."""
        self.port = self.port or _free_port()
        clean = {name: value for name, value in os.environ.items() if not name.startswith("LINLI_")}
        env = {**clean, "PYTHONPATH": str(HOUSE), "LINLI_PORT": str(self.port), **self.settings}
        begun = time.monotonic()
        with (self.folder / "said.log").open("ab") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", self.command], cwd=self.folder, env=env, stdout=said, stderr=said
            )
        while time.monotonic() - begun < 60:
            with suppress(URLError, OSError), urlopen(f"{self.address}/readyz", timeout=2) as answer:
                if answer.status == 200:
                    return time.monotonic() - begun
            assert self.process.poll() is None, self.log()
            time.sleep(0.02)
        raise AssertionError(self.log())

    def code(self, role: str) -> str:
        """What `python -m bot claim` prints."""
        env = {**os.environ, "PYTHONPATH": str(HOUSE), **self.settings}
        claim = [sys.executable, "-m", "bot", "claim", role]
        return subprocess.run(
            claim, cwd=self.folder, env=env, capture_output=True, text=True, check=True
        ).stdout.strip()

    def kill(self) -> None:
        """As if the plug was pulled."""
        assert self.process
        self.process.kill()
        self.process.wait(10)

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)

    def log(self) -> str:
        return (self.folder / "said.log").read_text("utf-8", "replace")


@dataclass
class Phone:
    """One chat on the screen.  here: a page, or the frame of a page; what Playwright calls a locator's ground."""

    here: Any
    script: bool = True

    def say(self, words: str = "", photos: Sequence[Path] = ()) -> None:
        """Write, choose photos, send."""
        if photos:
            self.here.locator("input[name=photo]").set_input_files([str(path) for path in photos])
        if photos and self.script:
            self.here.locator("#chosen button").nth(len(photos) - 1).wait_for()
        if words:
            self.here.locator("textarea").fill(words)
        self.here.locator(".typing .send").click()

    def press(self, label: str) -> None:
        """The newest button of that name."""
        self.button(label).click()

    def button(self, label: str, *, exact: bool = True) -> Any:
        button = self.here.locator("button[name=press]").get_by_text(label, exact=exact).last
        button.wait_for(timeout=SEEN)
        return button

    def sees(self, words: str) -> Any:
        """The newest line with these words, once it is there."""
        line = self.here.locator("#log > li", has_text=words).last
        line.wait_for(timeout=SEEN)
        return line

    def lacks(self, label: str) -> bool:
        """The button is gone, or goes within a moment."""
        button = self.here.locator("button[name=press]").get_by_text(label, exact=True).last
        button.wait_for(state="detached", timeout=SEEN)
        return True

    def count(self, words: str) -> int:
        return int(self.here.locator("#log > li", has_text=words).count())

    def lines(self) -> list[str]:
        return [str(text) for text in self.here.locator("#log > li").all_inner_texts()]


def lift(folder: Path, name: str, size: tuple[int, int] = (1200, 1600), *, mended: bool = False) -> Path:
    """A photo of a lift: dark with a gap between the doors, or bright and closed."""
    wide, high = size
    image = Image.new("RGB", size, "#c9cfd2" if mended else "#6d6a66")
    draw = ImageDraw.Draw(image)
    left, right, top, foot = wide * 0.25, wide * 0.75, high * 0.18, high * 0.92
    draw.rectangle((left - 20, top - 20, right + 20, foot), fill="#3b3f42")
    gap = 2 if mended else wide * 0.09
    door = "#aeb8bf" if mended else "#82807b"
    draw.rectangle((left, top, wide / 2 - gap, foot), fill=door)
    draw.rectangle((wide / 2 + gap, top, right, foot), fill=door)
    draw.rectangle((wide * 0.42, high * 0.07, wide * 0.58, high * 0.13), fill="#2e7d32" if mended else "#b3261e")
    draw.ellipse((right + 60, high * 0.5, right + 110, high * 0.5 + 50), fill="#f6c344" if mended else "#333")
    path = folder / f"{name}.jpg"
    image.save(path, quality=88)
    return path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
