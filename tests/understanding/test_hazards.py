"""Emergencies: never missed, seldom imagined."""

from dataclasses import replace

import pytest

from flows.understanding.hazard_list import BadHazards, parse
from flows.urgent import HAZARDS, numbers
from locales.lexicons import lines
from tests.understanding.house import NOW, house, said


def alarm(text: str):
    return house().hazards.alarm(house().normaliser(text))


def test_emergencies_are_heard():
    rows = [(key, text, alarm(text)) for want, key, text in said("hazards") if want == "yes"]
    missed = [text for _, text, found in rows if found.urgent != "yes"]
    assert len(rows) >= 80
    assert len(missed) <= 0.05 * len(rows), missed
    ours = {"gas": "1", "lift": "2", "office": "3"}
    called = [(text, numbers(key, ours), numbers(found.key or "", ours)[0]) for key, text, found in rows]
    wrong = [text for text, right, first in called if first not in right and text not in missed]
    assert len(wrong) <= 0.05 * len(rows), wrong


def test_ordinary_messages_raise_no_alarm():
    texts = [text for want, _, text in said("hazards") if want == "no"]
    false = [text for text in texts if alarm(text).urgent == "yes"]
    asked = [text for text in texts if alarm(text).urgent == "ask"]
    assert len(texts) >= 99
    assert len(false) + len(asked) <= len(texts) / 99, (false, asked)


HERE = (
    "在{n}号楼",
    "就在{n}栋后面",
    "我家在{n}号楼{n}单元",
    "{n}号楼对面",
    "靠近{n}幢的那条路",
    "不在家，我在老家",
    "从西门进来右手边",
)


@pytest.mark.parametrize("where", HERE)
@pytest.mark.parametrize("n", [3, 45, 119])
def test_where_it_is_is_no_emergency(where, n):
    assert house().read(where.format(n=n), NOW).urgent == "no"


@pytest.mark.parametrize(
    "text", ["燃气味很重", "燃氣味很重", "燃　气　味很重", "燃\u200b气味很重", "然气味很重", "瓦斯味很重"]
)
def test_gas_is_gas_however_it_is_written(text):
    assert alarm(text).key == "gas"


@pytest.mark.parametrize(
    ("figure", "earnest"),
    [
        ("电梯又罢工了，爬了十二层，腿都断了", "爬楼梯摔下来腿断了"),
        ("昨天着火的那家现在怎么样了", "昨天开始着火现在还在烧"),
        ("外卖骑手闯进小区飙车", "有人闯进小区拿刀砍人"),
        ("这菜价要跳楼了", "他说要跳楼了"),
        ("打120要钱吗", "快打120，人快不行了"),
        ("路面有裂缝很久了", "墙裂了好大的缝，楼要塌了"),
    ],
)
def test_a_manner_of_speaking_is_no_emergency(figure, earnest):
    assert (house().read(figure, NOW).urgent, house().read(earnest, NOW).urgent) == ("no", "yes")


def test_torn_means_ask():
    assert (
        alarm("昨天着火的那家又冒烟了，快来").urgent == "ask" or alarm("昨天着火的那家又冒烟了，快来").urgent == "yes"
    )
    assert alarm("墙上的瓷砖快要掉").urgent in ("ask", "yes")


def test_a_letter_is_read_only_at_its_beginning():
    assert alarm("关于绿化的一些想法。" * 20 + "着火了").urgent == "no"
    assert alarm("着火了。" + "我们这里的情况是这样的。" * 20).urgent == "yes"


def test_every_hazard_has_someone_to_call():
    ours = {"gas": "010-9", "lift": "2", "office": "3"}
    assert {rule.key for rule in house().hazards.rules} <= HAZARDS.keys()
    assert all(numbers(key, ours) for key in HAZARDS)
    assert numbers("fire", {}) == [("fire", "119")]
    assert numbers("gas", ours) == [("gas", "010-9"), ("fire", "119")]
    assert numbers("despair", {})[0] == ("despair", "12356")
    assert numbers("silent", {}) == [("silent", "12110")]
    assert [key for key, _ in numbers("", {})] == ["fire", "police", "ambulance"]


@pytest.mark.parametrize(
    "line", ["rule\tgas\tmaybe\tA B\t3", "rule\tgas\tyes\tA B\tx", "nonsense", "rule\tgas\tyes\tA", "now\tnow\t-\t("]
)
def test_a_bad_list_is_refused_with_its_line(line):
    with pytest.raises(BadHazards) as bad:
        parse(["# ok", line])
    assert bad.value.args[0] == 2


def test_the_second_ear_only_asks_and_only_where_nothing_speaks_against_it():
    deaf = replace(house(), hazards=parse(["words\tX\tx", "rule\tfire\tyes\tX", *_cancels()]))
    text = "厨房起火了，火苗很高，快来人"
    reading = deaf.read(text, NOW)
    assert (reading.urgent, reading.hazard) == ("ask", None)
    assert deaf.read("上次报的" + text, NOW).urgent == "no"
    asked = [row[-1] for row in said("utterances") if house().read(row[-1], NOW).urgent != "no"]
    assert len(asked) <= len(said("utterances")) / 99, asked


def _cancels() -> list[str]:
    return [line for line in lines("hazards.tsv") if line.startswith(("cancel", "now"))]
