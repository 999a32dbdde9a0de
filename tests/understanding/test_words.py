"""jieba behind its adapter: late, harmless, on tokens."""

import os
import sys
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from bot.words import Words


@cache
def words() -> Words:
    made = Words(Path(mkdtemp()))
    assert made.wait(60)
    return made


def test_before_it_is_loaded_nobody_waits(monkeypatch, tmp_path):
    monkeypatch.setattr(Words, "_load", lambda self: None)
    assert Words(tmp_path).cut("电梯坏了") == ["电梯", "梯坏", "坏了"]
    assert Words(tmp_path).dictionary("电梯坏了") is None


def test_its_cache_lies_in_our_folder():
    assert (words()._folder / "jieba.cache").is_file()


def test_paddle_is_out_of_reach(monkeypatch):
    assert words().dictionary("电梯") == ["电梯"]
    monkeypatch.setattr(os, "system", lambda command: pytest.fail(f"ran {command}"))
    for module in ("jieba", "jieba._compat"):
        if module in sys.modules:
            with pytest.raises(RuntimeError):
                sys.modules[module].enable_paddle()


def test_the_editor_is_shown_words_that_the_lexicon_lacks():
    hints = words().hints(["充电桩坏了", "充电桩没电", "电梯坏了"], {"电梯"})
    assert hints[0][1] == 2
    assert "电梯" not in [word for word, _ in hints]
