"""住户: where people live, by a code, by the worker's word; moving out."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from storage import homes
from storage.homes import Home
from tests.talk.street import Here
from tests.talk.world import Neighbourhood, words

FLAT = Home("b3", "2", "501")


@pytest.fixture
def there(database: str) -> Iterator[Neighbourhood]:
    made = Neighbourhood(database)
    yield made
    made.close()


def code_of(there: Neighbourhood, home: Home = FLAT) -> str:
    there.do(lambda db: homes.household(db, there.seal, home, there.now))
    known = there.do(lambda db: homes.everybody(db, there.seal))
    return next(h.code for h in known if h.home == home)


def test_a_family_of_three_types_the_code_of_their_sheet(there: Neighbourhood) -> None:
    code = code_of(there)
    for who in ("李", "李妈", "李爸"):
        assert "登记好了，您住3号楼2单元501" in words(there.says(who, f"/home {code[:4]}-{code[4:].lower()}"))
    assert "已经登记在" in words(there.says("李", f"/home {code}"))
    assert there.value("SELECT count(*) FROM residence WHERE until IS NULL") == 3
    assert there.value("SELECT count(DISTINCT household_id) FROM residence") == 1


def test_the_qr_of_the_sheet_opens_the_chat_with_the_code(there: Neighbourhood) -> None:
    code = code_of(there)
    assert "登记好了" in words(there.says("李", f"/start home_{code}"))


def test_one_person_has_two_homes_and_moves_out_of_one(there: Neighbourhood) -> None:
    first, second = code_of(there), code_of(there, Home("b5", "", "102"))
    there.says("李", f"/home {first}")
    there.says("李", f"/home {second}")
    assert "🏠 3号楼2单元501\n🏠 5号楼102" in words(there.says("李", "/home"))
    there.presses("李", "搬走了：3号楼2单元501")
    assert "不再住3号楼2单元501" in words(there.presses("李", "✅ 是，搬走了"))
    assert "3号楼" not in words(there.says("李", "/home")).partition("登记住处")[0]
    assert there.value("SELECT count(*) FROM residence") == 2, "what was stays written"
    there.says("李", f"/home {first}")
    assert there.value("SELECT count(*) FROM residence") == 3


def test_guessing_is_five_an_hour(there: Neighbourhood) -> None:
    code = code_of(there)
    for n in range(5):
        assert "住户码不对" in words(there.says("陌", f"/home AAAAAAA{'BCDEF'[n]}"))
    assert "请过一小时再试" in words(there.says("陌", f"/home {code}"))
    assert "请过一小时再试" in words(there.says("陌", f"/start home_{code}"))
    there.now += timedelta(hours=1)
    assert "登记好了" in words(there.says("陌", f"/home {code}"))


def test_a_code_that_got_about_is_renewed(there: Neighbourhood) -> None:
    old = code_of(there)
    there.do(lambda db: homes.renew(db, there.seal, homes.find(db, there.seal, FLAT) or 0))
    assert code_of(there) != old
    assert "住户码不对" in words(there.says("陌", f"/home {old}"))
    assert "登记好了" in words(there.says("李", f"/home {code_of(there)}"))


def test_an_address_on_no_roll_is_refused_where_there_is_a_roll(there: Neighbourhood) -> None:
    code_of(there)
    assert "名册里没有3号楼9单元909" in words(there.says("陌", "/home 3号楼9单元909"))
    assert there.value("SELECT count(*) FROM home_ask") == 0


def test_without_a_worker_the_admins_are_asked_and_nobody_answers_for_themselves(there: Neighbourhood) -> None:
    there.admin("周")
    there.says("周", "/home 3号楼2单元501")
    assert "🏠" not in words(there.letters("周"))
    there.says("李", "/home 3号楼2单元501")
    assert "李说自己住3号楼2单元501" in words(there.letters("周"))
    assert "🏠 住户确认 2 户" in words(there.says("周", "/admin"))
    there.presses("周", "🏠 住户确认 2 户")
    assert there.value("SELECT count(*) FROM residence") == 0
    cards = there.letters("周", everything=True)
    own = next(c for c in reversed(cards) if "周说自己住" in c.text)
    from flows.said import Press

    there.says("周", press=Press(own.buttons()[0].data))
    assert there.value("SELECT count(*) FROM residence") == 0, "not about oneself"


def test_asked_twice_is_asked_once(there: Neighbourhood) -> None:
    there.worker("王")
    for _ in range(2):
        there.says("李", "/home 3-2-501")
    assert there.value("SELECT count(*) FROM home_ask") == 1


def test_addresses_are_sealed(there: Neighbourhood) -> None:
    code_of(there)
    there.says("李", "/home 3号楼3单元777")
    for table in ("household", "home_ask", "audit", "residence"):
        for row in there.do(lambda db, table=table: db.all(f"SELECT * FROM {table}")):
            assert not re.search(r"(单元|-)777", str([v for v in row if isinstance(v, str)]))


def linked(there: Neighbourhood, one: str, other: str) -> str:
    """The second types the code of the first."""
    code = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", words(there.says(one, "/link")))
    assert code
    return words(there.says(other, f"/link {code[0]}"))


def test_who_is_one_person_on_two_channels_has_one_home(there: Neighbourhood) -> None:
    there.says("李", f"/home {code_of(there)}")
    linked(there, "李二", "李")
    for who in ("李", "李二"):
        assert "🏠 3号楼2单元501" in words(there.says(who, "/home"))
        assert "已经登记在" in words(there.says(who, f"/home {code_of(there)}"))
    there.presses("李二", "搬走了：3号楼2单元501")
    assert "不再住" in words(there.presses("李二", "✅ 是，搬走了"))


def test_two_homes_are_two_people(there: Neighbourhood) -> None:
    there.says("李", f"/home {code_of(there)}")
    there.says("孙", f"/home {code_of(there, Home('b5', '', '102'))}")
    linked(there, "李", "孙")
    assert there.value("SELECT count(*) FROM person WHERE merged_into IS NOT NULL") == 0


async def test_the_grid_worker_says_who_lives_here(here: Here) -> None:
    worker, resident, other = await here.worker(), await here.neighbour("张阿姨"), await here.neighbour("别人")
    await resident.asks(f"/home {here.home}2单元501", "已请网格员核对")
    card = await worker.waits_for("住户核对", f"住{here.home}2单元501")
    assert card.labels == ["✅ 是这里的住户", "不是"]
    await worker.presses("✅ 是这里的住户")
    await worker.waits_for("记下了：是")
    await resident.waits_for(f"登记好了，您住{here.home}2单元501")
    await other.asks(f"/home {here.home}2单元501", "已请网格员核对")
    await worker.waits_for("住户核对")
    await worker.presses("不是")
    await other.waits_for("没能核对上")
    assert here.home in (await resident.asks("/home", "我的家")).text


async def test_an_address_that_is_none_is_asked_for_again(here: Here) -> None:
    resident = await here.neighbour()
    await resident.asks("/home 我住这里", "没看明白是哪一户")
    await resident.asks("/home", "登记住处")
