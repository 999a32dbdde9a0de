"""Public words: bad ones are held, ordinary complaints are not (R55, R56)."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from bot.words import Words
from flows.moderation import BadWords, Hit, parse
from locales.lexicons import lines
from tests.understanding.house import house, said

LIST = parse(lines("moderation.tsv"))


@cache
def dictionary():
    words = Words(Path(mkdtemp()))
    assert words.wait(60)
    return words.dictionary


def held(text: str, loaded: bool = True) -> list[str]:
    normal = house().normaliser(text)
    return [hit.word for hit in (LIST.hits(normal, dictionary()) if loaded else LIST.hits(normal))]


@pytest.mark.parametrize("loaded", [True, False])
@pytest.mark.parametrize("text", [row[0] for row in said("unfit")])
def test_unfit_words_are_held_in_every_disguise(text, loaded):
    assert held(text, loaded)


@pytest.mark.parametrize("loaded", [True, False])
@pytest.mark.parametrize("text", [row[0] for row in said("fit")])
def test_innocent_words_pass(text, loaded):
    assert not held(text, loaded)


@pytest.mark.parametrize("loaded", [True, False])
def test_ordinary_complaints_are_not_held(loaded):
    texts = [row[-1] for row in said("utterances")] + [row[-1] for row in said("hazards")]
    assert len(texts) >= 300
    assert sum(bool(held(text, loaded)) for text in texts) <= 0.005 * len(texts)


def test_a_hit_tells_the_word_and_its_kind():
    assert LIST.hits("你这个傻逼,傻逼!去死吧") == (Hit("傻逼", "insult"), Hit("去死吧", "threat"))


@pytest.mark.parametrize("line", ["rude\t傻", "insult", "pass\t("])
def test_a_bad_list_is_refused_with_its_line(line):
    with pytest.raises(BadWords) as bad:
        parse(["# ok", line])
    assert bad.value.args[0] == 2
