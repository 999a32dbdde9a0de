"""Near-duplicates and search, without a dictionary and with one."""

from hypothesis import given
from hypothesis import strategies as st

from flows.alike import ALIKE, likeness, nearest, search

REQUESTS = {1: "三号楼电梯坏了没人修", 2: "花园的草坪没人浇水", 3: "3号楼的电梯又坏了", 4: "地下车库积水很深"}
SAME = (
    ("三号楼电梯坏了没人修", "3号楼的电梯又坏了"),
    ("垃圾桶满了好几天没人清", "垃圾好久没清运了,垃圾桶都满了"),
    ("水管爆了", "自来水管爆裂,水喷出来了"),
    ("井盖松了会响", "井盖松动,车一压就响"),
    ("路灯不亮", "小区东门路灯坏了"),
    ("单元门锁坏了", "单元门关不上,门锁坏了"),
    ("下水道堵了往外冒污水", "下水道堵塞,臭水流一地"),
    ("充电桩坏了", "充电桩充不上电"),
)
OTHERS = (
    ("三号楼电梯坏了没人修", "东边路灯一直不亮"),
    ("垃圾桶满了好几天没人清", "地下车库灯不亮"),
    ("水管爆了", "停车位被别人占着"),
    ("楼上天天半夜装修", "草长得太高没人剪"),
)


def test_the_same_matter_in_other_words_is_alike():
    assert [pair for pair in SAME if likeness(*pair) < ALIKE] == []


def test_other_matters_are_not():
    assert [pair for pair in OTHERS if likeness(*pair) >= ALIKE] == []


@given(st.text(), st.text())
def test_likeness_is_a_share_and_has_no_direction(one, other):
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1


def test_the_nearest_comes_first():
    assert [key for key, _ in nearest("三号楼的电梯坏了,没人来修啊", REQUESTS)] == [1, 3]
    assert nearest("", REQUESTS) == []


def test_search_finds_what_holds_the_words():
    assert search("电梯", REQUESTS) == [3, 1]
    assert search("车库 积水", REQUESTS) == [4]
    assert search("飞机", REQUESTS) == search("", REQUESTS) == []
