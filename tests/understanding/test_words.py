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
    made.start()
    assert made.wait(60)
    return made


def test_before_it_is_loaded_nobody_waits():
    assert Words(Path("unused")).cut("电梯坏了") == ["电梯", "梯坏", "坏了"]


def test_its_cache_lies_in_our_folder():
    assert (words()._folder / "jieba.cache").is_file()


def test_paddle_is_out_of_reach(monkeypatch):
    words()
    monkeypatch.setattr(os, "system", lambda command: pytest.fail(f"ran {command}"))
    for module in ("jieba", "jieba._compat"):
        if module in sys.modules:
            with pytest.raises(RuntimeError):
                sys.modules[module].enable_paddle()


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("机房的24口交换机坏了", ()),
        ("24 口 交 换 机", ()),
        ("口交", ("口交",)),
        ("你这个傻逼", ("傻逼",)),
        ("傻 逼", ("傻逼",)),
    ],
)
def test_moderation_looks_at_words(text, held):
    assert words().bad_words(text, ["口交", "傻逼"]) == held


def test_ordinary_complaints_are_not_held():
    from tests.understanding.house import said

    banned = ["口交", "傻逼", "法轮", "操你", "妈的", "共产", "去死", "色情"]
    texts = [row[-1] for row in said("utterances")] + [row[-1] for row in said("hazards") if row[0] == "no"]
    assert len(texts) >= 300
    assert sum(bool(words().bad_words(text, banned)) for text in texts) <= 0.005 * len(texts)


def test_nearly_the_same_request_is_found():
    others = {"1": "三号楼电梯坏了没人修", "2": "花园的草坪没人浇水", "3": "3号楼的电梯又坏了"}
    assert words().near("三号楼电梯坏了，没人修啊", others)[0][0] == "1"
    assert words().search("电梯", others) == ["1", "3"] or set(words().search("电梯", others)) == {"1", "3"}
    assert words().search("飞机", others) == []


def test_the_editor_is_shown_words_that_the_lexicon_lacks():
    hints = words().hints(["充电桩坏了", "充电桩没电", "电梯坏了"], {"电梯"})
    assert hints[0][1] == 2
    assert "电梯" not in [word for word, _ in hints]
