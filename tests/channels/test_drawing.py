"""Sheets: every word of ours can be drawn, and whatever is described makes a picture or is refused."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFont

from bot.channels.base import Refused
from bot.drawing import FONT, WIDE, draw
from handlers.words import LANGUAGES
from tests.fake.process import REPO

words = st.text(max_size=60)
blocks = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(("title", "text", "small", "head")), words),
        st.tuples(st.just("tiles"), st.lists(st.tuples(words, words, words), max_size=5)),
        st.tuples(st.just("bars"), st.lists(st.tuples(words, st.integers(0, 10**6), words), max_size=8)),
    ),
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(described=blocks)
def test_any_words_fit_on_a_sheet(described: list[object], tmp_path_factory: pytest.TempPathFactory) -> None:
    target = tmp_path_factory.mktemp("sheet") / "sheet.png"
    draw(json.dumps({"blocks": described}), target)
    with Image.open(target) as made:
        assert made.width == WIDE and made.format == "PNG"


@pytest.mark.parametrize(
    "wrong", ["", "[]", "{}", '{"blocks": [["dance", ""]]}', '{"blocks": [["tiles", [1]]]}', '{"blocks": 7}']
)
def test_what_is_no_sheet_is_refused(wrong: str, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        draw(wrong, tmp_path / "sheet.png")


def test_the_font_has_every_character_of_ours() -> None:
    font = ImageFont.truetype(str(FONT), 20)
    empty = font.getmask("\U0010fffd").getbbox()
    said = {
        c
        for language in LANGUAGES
        for file in (REPO / "locales" / language).glob("figures.ftl")
        for c in file.read_text("utf-8")
    }
    shown = {c for c in said if c.isprintable() and not c.isspace()}
    assert [c for c in sorted(shown) if font.getmask(c).getbbox() in (None, empty)] == []
