"""The lexicon as a file that people edit, and learning it."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from bot.reader import folded
from flows.understanding import corpus, learn, lexicon
from flows.understanding.evaluate import evaluate
from flows.understanding.router import Router
from locales.lexicons import lines, text

ROOT = Path(__file__).parents[2]
GOOD = "#linli-lexicon\t1\n#labels\ta\tb\n灯\t2\t1\t-1\n水\t2\t-1\t1\n"


def test_a_lexicon_written_and_read_is_the_same():
    shipped = lexicon.parse(lines("lexicon.tsv"))
    assert len(shipped.labels) == 22
    assert lexicon.write(shipped) == text("lexicon.tsv")


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ("灯\t2\t1\n", 5),
        ("灯灯灯灯\t2\t1\t1\n", 5),
        ("门\tx\t1\t1\n", 5),
        ("门\t0\t1\t1\n", 5),
        ("门\t2\tnan\t1\n", 5),
        ("门\t2\t1e99\t1\n", 5),
        ("灯\t2\t1\t-1\n", 5),
    ],
)
def test_a_bad_line_is_refused_with_its_number(wrong, line):
    with pytest.raises(lexicon.BadLexicon) as bad:
        lexicon.parse((GOOD + wrong).split("\n"))
    assert bad.value.args[0] == line


@pytest.mark.parametrize("head", ["", "#linli-lexicon\t1\n", "#linli-lexicon\t1\n#labels\ta\n", "#labels\ta\tb\n"])
def test_a_file_without_a_head_is_refused(head):
    with pytest.raises(lexicon.BadLexicon):
        lexicon.parse(head.split("\n"))


def test_an_edited_line_changes_the_decision():
    before, after = (Router(lexicon.parse(source.split("\n"))) for source in (GOOD, GOOD + "灯泡\t9\t-9\t9\n"))
    assert before.route("灯泡").label == "a"
    assert after.route("灯泡").label == "b"
    assert after.route("灯泡").why[0][0] == "灯泡"


def test_a_text_that_says_nothing_known_is_hopeless():
    assert Router(lexicon.parse(GOOD.split("\n"))).route("xyz").certainty == "hopeless"


def _corpus() -> list[corpus.Example]:
    rows = [
        {"text": f"{word}{n}", "label": label}
        for n in range(40)
        for word, label in (("灯坏", "a"), ("水漏", "b"), ("门锁", "c"))
    ]
    return corpus.examples(rows, str)


def test_learning_is_the_same_to_the_byte_in_any_process():
    names = "from tests.understanding.test_lexicon import _corpus, learn, lexicon"
    code = f"{names}; print(lexicon.write(learn.learn(_corpus())))"
    texts = {
        hashlib.sha256(
            subprocess.run(
                [sys.executable, "-c", code], cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
            ).stdout
        ).hexdigest()
        for seed in ("1", "2")
    }
    assert len(texts) == 1


def test_what_was_learnt_is_known():
    router = Router(learn.learn(_corpus()))
    decisions = [router.route(example.text) for example in _corpus()]
    figures = evaluate(decisions, [example.label for example in _corpus()])
    assert figures.accuracy == figures.macro_f1 == figures.top3 == 1.0


@pytest.mark.parametrize(
    "row", [{}, {"text": "a"}, {"label": "x"}, {"text": " ", "label": "x"}, {"text": "a", "label": "x", "weight": -1}]
)
def test_a_corpus_with_a_bad_row_is_refused(row):
    with pytest.raises(corpus.BadCorpus) as bad:
        corpus.examples([{"text": "好", "label": "x"}, row], str)
    assert bad.value.args[0] == 2


@pytest.mark.faults
def test_the_shipped_intents_are_what_learning_gives():
    assert lexicon.write(folded("intents", ())) == text("intents.tsv")


@pytest.mark.faults
def test_a_correction_is_learnt_by_the_nightly_fold():
    unseen = "三号楼的丁字杆歪了"
    before = Router(lexicon.parse(lines("lexicon.tsv"))).route(unseen)
    assert before.label != "facility" or before.certainty != "sure"
    after = Router(folded("lexicon", [{"text": unseen, "label": "facility"}])).route(unseen)
    assert after.label == "facility"
    assert after.probability > before.probability or before.label != "facility"
