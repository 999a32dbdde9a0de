"""One way of writing for many."""

import pytest

from flows.understanding.normalise import LIMIT
from tests.understanding.house import house


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("３號樓電梯壞了", "3号楼电梯坏了"),
        ("电 梯 坏 了", "电梯坏了"),
        ("电\u200b梯\ufeff坏\u2060了", "电梯坏了"),
        ("电梯🛗坏了❗️", "电梯坏了"),
        ("𨋢壞咗", "电梯坏了"),
        ("瓦斯漏氣", "煤气漏气"),
        ("阿婆暈低咗", "阿婆晕倒了"),
        ("著火了", "着火了"),
        ("我想做志工", "我想做志愿者"),
        ("为什么什么都没有", "为什么什么都没有"),
        ("抬头看看", "抬头看看"),
        ("乾隆年間", "乾隆年间"),
        ("hello world", "hello world"),
        ("  \n ", ""),
    ],
)
def test_it_reads_as(written, read):
    assert house().normaliser(written) == read


def test_simplified_text_is_left_alone_and_twice_is_once():
    for text in ("小区门口的路灯坏了，麻烦修一下。", "我家漏水，3号楼2单元"):
        once = house().normaliser(text)
        assert house().normaliser(once) == once
        assert once.replace(",", "，") == text


def test_no_text_is_longer_than_a_message():
    assert len(house().normaliser("ﷺ" * 9000)) <= LIMIT
