"""What residents want and what it is about, on sentences that the lexicons never saw."""

from collections import defaultdict

from flows.understanding import grow
from locales.lexicons import lines
from tests.understanding.house import NOW, house, said

SLICES = ("plain", "dialect", "typo", "short", "negated", "mixed")


def test_no_sentence_of_the_test_is_an_example_of_the_lexicons():
    grown = {row["text"] for name in ("categories", "intents") for row in grow.rows(lines(f"examples-{name}.tsv"))}
    shared = [text for *_, text in said("utterances") if len(text) > 5 and text in grown]
    assert len(shared) <= 3, shared
    assert len(said("utterances")) >= 300


def test_most_wishes_are_understood_in_every_way_of_talking():
    hits: dict[str, list[bool]] = defaultdict(list)
    for slice_, wanted, _, text in said("utterances"):
        hits[slice_].append(set(house().read(text, NOW).intents) == set(wanted.split(",")))
    shares = {slice_: sum(marks) / len(marks) for slice_, marks in hits.items()}
    assert set(shares) == set(SLICES)
    assert min(shares.values()) >= 0.80, shares
    assert sum(map(sum, hits.values())) / sum(map(len, hits.values())) >= 0.93, shares


def test_most_matters_find_their_service_among_twenty_two():
    rows = [(key, house().read(text, NOW).category) for _, _, key, text in said("utterances") if key]
    assert len({key for key, _ in rows}) == 22
    assert sum(guess[0][0] == key for key, guess in rows) / len(rows) >= 0.85
    assert sum(key in [name for name, _ in guess] for key, guess in rows) / len(rows) >= 0.95


def test_two_wishes_in_one_message_are_both_heard():
    assert house().read("楼道灯坏了，另外我想报名志愿者", NOW).intents == ("report", "volunteer")


def test_where_it_is_says_nothing_about_what_is_wanted():
    assert house().read("4#1单元502漏水到402", NOW).intents == ("report",)


def test_asking_about_an_old_report_opens_no_new_one():
    assert house().read("我上周报的路灯修好了吗", NOW).intents == ("status",)


def test_a_certain_emergency_is_a_report_whatever_else_was_said():
    reading = house().read("谢谢，另外3号楼着火了快来", NOW)
    assert (reading.urgent, reading.hazard) == ("yes", "fire")
    assert reading.intents[0] == "report"


def test_every_decision_names_its_three_lines():
    reading = house().read("3号楼电梯坏了", NOW)
    assert reading.category[0][0] == "elevator"
    assert len([line for line in reading.why if line.startswith("elevator: ")]) == 3
    assert reading.place is not None and reading.place.building == "b3"
