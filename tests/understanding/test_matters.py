"""Several matters in one message are told apart only when another one is announced."""

import pytest

from flows.understanding.matters import matters
from flows.understanding.reading import Reading
from tests.understanding.house import NOW, house, said


def read(text: str) -> Reading:
    return house().read(text, NOW)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("楼道灯坏了，还有3号楼电梯也坏了，垃圾没人收", ("楼道灯坏了", "3号楼电梯也坏了", "垃圾没人收")),
        ("樓道燈壞了，還有垃圾沒人收", ("樓道燈壞了", "垃圾沒人收")),
        ("你好，楼道灯坏了。另外，垃圾桶满了", ("你好，楼道灯坏了", "垃圾桶满了")),
        ("灯坏了还有人管吗", ()),
        ("电梯坏了，还有我妈腿脚不好", ()),
        ("楼道灯坏了，垃圾没人收", ()),
        ("我家停水，另外想报名志愿者", ()),
        ("", ()),
    ],
)
def test_each_matter_keeps_its_words(text: str, parts: tuple[str, ...]) -> None:
    assert matters(text, read) == parts


def test_one_matter_stays_one() -> None:
    apart = [row[-1] for row in said("utterances") if matters(row[-1], read)]
    assert len(apart) <= 10, apart
