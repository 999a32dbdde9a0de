"""协商讨论: one statement at a time; said under a number, masked, held when a word asks for it; answers change and go."""

import json
from collections.abc import Iterator

import pytest

from storage import erase, mydata
from storage.erase import Traces
from tests.talk.test_votes import press
from tests.talk.voting import discussed, id_of, id_of_in, lives, role
from tests.talk.world import Neighbourhood, words


@pytest.fixture
def here(sqlite: str) -> Iterator[Neighbourhood]:
    here = Neighbourhood(sqlite)
    yield here
    here.close()


@pytest.fixture
def both(request: pytest.FixtureRequest) -> Iterator[Neighbourhood]:
    """The long one is told on PostgreSQL by `make faults`."""
    database = request.getfixturevalue("postgresql" if request.config.getoption("--all-four") else "sqlite")
    here = Neighbourhood(database)
    yield here
    here.close()


def says(here: Neighbourhood, who: str, topic: int, said: str) -> str:
    press(here, who, "say.new", topic)
    preview = words(here.says(who, said))
    return preview + words(here.presses(who, "就这样说"))


def test_who_said_it_is_told_to_two_admins_with_a_reason_and_never_in_secret(here: Neighbourhood) -> None:
    for n in (1, 2):
        lives(here, f"户{n}", f"{n}01")
    for who in ("周", "吴"):
        here.admin(who)
    role(here, "郑", "facilitator")
    topic = discussed(here, "户1")
    says(here, "户2", topic, "谁敢装我就砸了谁家的窗")
    assert "查明作者" not in press(here, "郑", "say.next", topic) and "查明作者" in press(here, "周", "say.next", topic)
    assert "查明作者" not in press(here, "户1", "say.next", topic)
    here.presses("周", "🔎 查明作者")
    here.says("周", "一楼住户受到威胁，派出所来函")
    asked = words(here.letters("吴"))
    assert "周想知道这句话是谁说的" in asked and "派出所来函" in asked and "户2" not in asked
    unveiling = here.value("SELECT id FROM unveiling")
    assert "户2" not in press(here, "周", "unveil.yes", unveiling), "nobody is the own second"
    here.presses("吴", "不同意")
    assert "没有同意" in words(here.letters("周")) and "查明" not in words(here.letters("户2"))

    press(here, "周", "say.who", here.value("SELECT id FROM statement"))
    here.says("周", "一楼住户受到威胁，公函附后")
    assert "户2" in words(here.presses("吴", "同意查明")) and "户2" in words(here.letters("周"))
    told = words(here.letters("户2"))
    assert "两位管理员查明了是您说的" in told and "公函附后" in told and "周" not in told
    verbs = here.do(lambda db: [r.verb for r in db.all("SELECT verb FROM audit WHERE verb LIKE 'Author%' ORDER BY id")])
    assert verbs == ["AuthorAsked", "AuthorNotTold", "AuthorAsked", "AuthorTold"]
    mine = here.do(lambda db: mydata.collect(db, here.seal, id_of_in(db, here, "户2"), here.now))
    assert "公函附后" in json.dumps(mine, ensure_ascii=False)


def test_a_discussion(both: Neighbourhood) -> None:
    here = both
    for n in range(1, 6):
        lives(here, f"户{n}", f"{n}01")
    role(here, "郑", "facilitator")
    topic = discussed(here, "户1")
    assert "大家看到您是" in says(here, "户1", topic, "装在东侧，东侧采光好，问我138 0013 8000")
    assert "隔十分钟" in press(here, "户1", "say.new", topic)
    here.says("外人", "/start")
    says(here, "户2", topic, "一楼不出钱才公平")
    role(here, "物", "party", "property")
    assert "物业（利害关系方）" in says(here, "物", topic, "施工要停电两天")
    assert "先用 /home" in press(here, "外人", "say.new", topic)
    press(here, "户3", "say.new", topic)
    assert "有人说过差不多的话" in words(here.says("户3", "一楼不出钱，才公平！"))
    here.presses("户3", "是，我同意这句")

    heard: dict[str, str] = {}
    shown = press(here, "户4", "say.next", topic)
    while "都听过了" not in shown:
        said = next(line for line in shown.splitlines() if "：“" in line)
        assert "13800138000" not in said.replace(" ", "") and "户" not in said.partition("：")[0]
        answer = "不同意" if "停电" in said else "同意"
        heard[said] = answer
        shown = words(here.presses("户4", answer))
    assert len(heard) == 3
    for _ in range(3):
        press(here, "户5", "say.next", topic)
        here.presses("户5", "同意")
    assert here.value("SELECT count(*) FROM response") == 7
    seen = press(here, "户5", "say.summary", topic)
    assert "3 人回答，3 句话" in seen and "最认同的" in seen and "100% 同意（44–100%），3 人表态" in seen
    assert "分歧最大的" in seen and "50% 同意" in seen

    assert "1. " in press(here, "户5", "say.mine", topic)
    here.presses("户5", "1")
    assert "您的回答：同意" in words(here.letters("户5", everything=True)[-1:])
    here.presses("户5", "撤回我的回答")
    assert here.value("SELECT count(*) FROM response") == 6
    press(here, "户1", "say.mine", topic)
    statement = here.value("SELECT min(id) FROM statement")
    press(here, "户2", "say.withdraw", statement)
    assert here.value("SELECT state FROM statement WHERE id = :id", id=statement) == "shown", "not theirs"
    press(here, "户1", "say.withdraw", statement)
    assert here.value("SELECT said FROM statement WHERE id = :id", id=statement) == ""
    assert "东侧" not in press(here, "户2", "say.next", topic)
    other = here.value("SELECT max(id) FROM statement WHERE person_id = :me", me=id_of(here, "户2"))
    assert "一楼不出钱" in json.dumps(
        here.do(lambda db: mydata.collect(db, here.seal, id_of_in(db, here, "户2"), here.now)), ensure_ascii=False
    )
    assert here.value("SELECT count(*) FROM response WHERE statement_id = :id", id=statement) == 0

    here.do(lambda db: erase.person(db, here.seal, [id_of_in(db, here, "户2")], Traces((), {}, frozenset()), here.now))
    assert here.value("SELECT said FROM statement WHERE id = :id", id=other) == "", "who is erased has said nothing"


def test_a_word_of_the_list_waits_for_a_person_and_can_be_appealed(here: Neighbourhood) -> None:
    lives(here, "户1", "101")
    lives(here, "户2", "201")
    role(here, "郑", "facilitator")
    here.admin("周")
    topic = discussed(here, "户1")
    assert "要先请工作人员看一眼" in says(here, "户1", topic, "提这个的人是傻逼")
    assert "都听过了" in press(here, "户2", "say.next", topic)
    assert "可能有骂人的话" in words(here.letters("郑"))
    here.presses("郑", "不公开")
    assert "没有公开：可能有骂人的话" in words(here.letters("户1"))
    here.presses("户1", "申诉")
    assert "作者申诉" not in words(here.letters("郑")), "somebody else looks"
    here.presses("周", "可以公开")
    assert "大家能看到了" in words(here.letters("户1"))
    assert "傻逼" in press(here, "户2", "say.next", topic)


def test_what_is_skipped_comes_later_and_the_few_do_not_lead() -> None:
    from flows.deciding.statements import Votes, most_agreed, priority

    assert priority(Votes()) > priority(Votes(skip=5)) and priority(Votes(agree=5)) > priority(Votes(disagree=5))
    assert most_agreed(Votes(agree=90, disagree=10)) > most_agreed(Votes(agree=2)) > most_agreed(Votes(1, 1)) == 0
