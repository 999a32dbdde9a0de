"""Free time in words: what people write, and that nothing they write breaks it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.community import read
from bot.town import town
from flows.volunteers import freetime, offer
from tests.fake.process import REPO

TOWN = town(read(REPO / "community.toml"))
SAID = {
    "周三下午": "2@13-18",
    "週三下午、周五晚上七點以後": "2@13-18 4@19-22",
    "每周二四上午": "13@8-12",
    "平时晚上": "01234@18-22",
    "周一至周五 18:30-21:00": "01234@19-21",
    "星期三、五的下午两点到四点": "24@14-16",
    "禮拜二、四早上九點到十一點半": "13@9-11",
    "礼拜天一整天": "6@8-21",
    "会修灯，周六周日都行": "56@8-21",
    "天天早上": "0123456@6-9",
    "工作日下班后": "01234@18-22",
    "晚上八点以前": "0123456@8-20",
    "下午，周三": "2@13-18",
    "周三下午三点": "2@15-17",
    "weekends after 7pm": "56@19-22",
    "Mon-Fri mornings": "01234@8-12",
    "7-9pm on Sundays": "6@19-21",
    "Wednesday afternoons and Saturday 9am to 11am": "2@13-18 5@9-11",
    "每天10点到12点，周日除外": "",
    "我有一点空": "",
    "3号楼2单元501": "",
    "王阿姨 13812345678": "",
}


def keys(words: str) -> tuple[str, ...]:
    return freetime.read(words, lambda said: TOWN.read(said).normal)


@pytest.mark.parametrize("said", SAID)
def test_free_time_is_read_as_people_write_it(said: str) -> None:
    assert keys(said) == tuple(SAID[said].split())


PIECES = st.lists(
    st.sampled_from([*SAID, "周", "末", "三", "到", "点", "半", "以后", "99:99", "，", " ", "24点", "pm"]), max_size=5
)


@given(PIECES.map("".join) | st.text(max_size=30))
def test_whatever_is_written_is_hours_of_a_week(words: str) -> None:
    for key in keys(words):
        assert freetime.KEY.fullmatch(key)
        free = offer.hours((key,))
        assert free, key
        assert all(0 <= hour < 7 * 24 for hour in free)
