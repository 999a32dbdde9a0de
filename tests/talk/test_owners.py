"""业主共同决定: a roll that is checked and frozen, codes and proxies, paper entered by two, and a count that anybody repeats."""

import json
import re
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot import voting_roll
from bot.__main__ import main
from bot.roll import BadRoll
from storage import ballots, retention, rolls, votes
from storage.db import Db, us
from storage.rolls import Entry
from tests.talk.test_votes import called, press
from tests.talk.voting import discussed, id_of_in, role
from tests.talk.world import Neighbourhood, words

HEAD = "楼,单元,房号,面积,归并,类别\n"
GOOD = (
    HEAD
    + "".join(f"3号楼,1,{n}01,{80 + n}.5,,住宅\n" for n in range(1, 7))
    + "3号楼,1,701,100,开发商,\n3号楼,1,801,100,开发商,\n"
)


@pytest.fixture
def here(database: str) -> Iterator[Neighbourhood]:
    here = Neighbourhood(database)
    yield here
    here.close()


def roll(here: Neighbourhood, folder: Path, vote: int, text: str = GOOD) -> None:
    (folder / "roll.csv").write_text(text, "utf-8")
    entries = voting_roll.read(folder / "roll.csv", here.house.town.community, areas=True)
    here.do(lambda db: rolls.fill(db, here.seal, vote, entries, here.now))


def code(here: Neighbourhood, vote: int, door: str, *, photo: bool = False) -> str:
    """What the facilitator hands over."""
    press(here, "郑", "vote.proxy" if photo else "vote.code", vote)
    said = here.says("郑", door)
    said = here.photo("郑") if photo else said
    return said[-1].text.splitlines()[1].strip()


def paper(here: Neighbourhood, who: str, vote: int, door: str, choice: str) -> str:
    press(here, who, "vote.paper", vote)
    here.says(who, door)
    here.photo(who)
    return words(here.presses(who, choice))


def test_codes_for_a_whole_building_lie_in_envelopes_and_nowhere_else(
    sqlite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Neighbourhood(sqlite)
    for name, value in (
        ("DATABASE_URL", sqlite),
        ("DATA_DIR", str(tmp_path)),
        ("KEY_FILE", str(tmp_path / "linli.key")),
    ):
        monkeypatch.setenv(f"LINLI_{name}", value)
    (tmp_path / "linli.key").write_text(f"{(b'k' * 32).hex()}\n")
    (tmp_path / "linli.key").chmod(0o600)
    for who in ("业1", "业2", "业3", "郑"):
        here.says(who, "/start")
    role(here, "郑", "facilitator")
    vote = called(here, "业主共同决定（一般事项）", "就用议题这一句", "7 天", "发起", topic=discussed(here, "业1"))
    roll(here, tmp_path, vote, GOOD + "b1,,101,70,,\n")
    first = code(here, vote, "3号楼1单元101")
    here.says("业1", f"/vote {first}")
    shown = "SELECT body FROM outbox ORDER BY id DESC LIMIT 20"
    later = [here.seal.unseal(r.body) for r in here.do(lambda db: db.all(shown))]
    assert any("3号楼1单元101 的表决码已经用了" in str(body) for body in later), (
        "the code goes from the chat of who gave it"
    )

    file = tmp_path / "voters.html"
    assert main(["ballots", "codes", "--vote", str(vote), "-o", str(file), "--bot", "@LinliBot"]) == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    page = file.read_text("utf-8")
    assert page.count("<div class=slips>") == 2, "a page a building"
    codes = re.findall(r"<p class=code>([A-Z2-9]{5}-[A-Z2-9]{5})<", page)
    assert len(set(codes)) == 8 and "3号楼1单元101" not in page, "nobody gets a second one"
    kept = here.do(
        lambda db: [
            repr(tuple(r)) for t in ("ticket", "audit", "outbox", "inbox") for r in db.all(f"SELECT * FROM {t}")
        ]
    )
    assert not any(one in row or one.replace("-", "") in row for one in codes for row in kept)

    assert main(["ballots", "codes", "--vote", str(vote), "-o", str(file), "--building", "3号楼"]) == 0
    again = re.findall(r"<p class=code>(.*?)<", file.read_text("utf-8"))
    assert len(again) == 7
    assert "不对，或者已经用过" in words(here.says("业2", f"/vote {codes[1]}")), "the sheet before is void"
    assert "准备中" in words(here.says("业2", f"/vote {again[0].lower()}"))
    scanned = codes[0].replace("-", "")  # of the other building: it is good still
    assert "1号楼101" in words(here.says("业3", f"/start v-{scanned}"))
    assert "不对，或者已经用过" in words(here.says("业2", f"/start v-{scanned}"))
    for wrong in (["--vote", "99"], ["--vote", str(vote), "--building", "99号楼"]):
        assert main(["ballots", "codes", *wrong, "-o", str(file)]) != 0
    here.close()


def test_paper_that_came_in_time_is_entered_after_the_close_and_no_more_than_was_said(
    sqlite: str, tmp_path: Path
) -> None:
    here = Neighbourhood(sqlite)
    for who in ("业1", "郑", "周"):
        here.says(who, "/start")
    role(here, "郑", "facilitator")
    here.admin("周")
    role(here, "冯", "auditor")
    vote = called(here, "业主共同决定（一般事项）", "就用议题这一句", "3 天", "发起", topic=discussed(here, "业1"))
    roll(here, tmp_path, vote)
    here.says("业1", f"/vote {code(here, vote, '3号楼1单元101')}")
    press(here, "郑", "vote.check", vote)
    here.later(days=9)
    press(here, "郑", "vote.announce", vote)
    here.later(days=17)
    assert "再有一位同事" in paper(here, "周", vote, "3号楼1单元201", "同意")  # one of the two, before the close
    press(here, "郑", "vote.box", vote)
    assert "没看懂" in words(here.says("郑", "好多"))
    assert "还要录入的纸质票：2 张" in words(here.says("郑", "两张"))
    assert "纸质票：2 张" in press(here, "业1", "vote.show", vote), "everybody reads the number before the close"
    closes = here.do(lambda db: votes.get(db, vote)).closes_at
    here.at(closes + timedelta(minutes=1))
    assert here.value("SELECT step FROM vote") == "open" and not here.value("SELECT record FROM vote")
    late = press(here, "业1", "ballot.yes", unit(here, "b3-1-101"))
    assert "已经截止" in late and "同意\n" not in press(here, "业1", "vote.show", vote)
    assert "已计入" in paper(here, "郑", vote, "3号楼1单元201", "同意"), (
        "what one had entered in time is not of the two"
    )
    for door in ("3号楼1单元301", "3号楼1单元401"):
        for who in ("周", "郑"):
            paper(here, who, vote, door, "不同意")
    assert "2 张都录了" in paper(here, "周", vote, "3号楼1单元501", "不同意")
    assert "截止" in press(here, "郑", "vote.box", vote) + words(here.says("郑", "9")), (
        "the number was said before the close"
    )
    assert "✅" not in press(here, "郑", "vote.show", vote)
    here.later(days=2)
    record = here.do(lambda db: votes.record(db, vote))
    about = {line[0]: line[1] for line in json.loads(record)["about"]}
    assert (about["paper-box"], about["paper-after-close"]) == ("2", "2")
    assert "同意 1，不同意 2" in press(here, "业1", "vote.show", vote)
    assert "哪一户" not in press(here, "周", "vote.paper", vote)
    here.close()


def test_owners_decide(here: Neighbourhood, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for who in ("业1", "业2", "业3", "代", "郑", "周"):
        here.says(who, "/start")
    role(here, "郑", "facilitator")
    here.admin("周")
    role(here, "冯", "auditor")
    topic = discussed(here, "业1")
    vote = called(here, "业主共同决定（特别事项）", "就用议题这一句", "7 天", "发起", topic=topic)
    assert "名册还是空的" in words(here.letters("郑", everything=True))
    assert "还缺：名册" in press(here, "郑", "vote.check", vote)
    roll(here, tmp_path, vote)

    for who, door in (("业1", "3号楼1单元101"), ("业2", "b3-1-201")):
        assert "准备中" in words(here.says(who, f"/vote {code(here, vote, door)}"))
    used = code(here, vote, "3号楼1单元301")
    here.says("业3", f"/vote {used}")
    assert "不对，或者已经用过" in words(here.says("外人", f"/vote {used}"))
    here.says("代", f"/vote {code(here, vote, '3号楼1单元401', photo=True)}")

    assert "开始名册核对" in press(here, "郑", "vote.manage", vote)
    press(here, "郑", "vote.check", vote)
    here.later(minutes=1)
    assert "请核对表决名册" in words(here.letters("业1"))
    line = press(here, "业1", "vote.show", vote)
    assert "面积：81.50 m²" in line and "算一人" in line
    here.presses("业1", "这一行有错")
    here.says("业1", "面积应是 81.60 平方米")
    assert "还缺：名册核对期满、名册异议的答复" in press(here, "郑", "vote.announce", vote)
    objection = here.value("SELECT max(id) FROM roll_objection")
    press(here, "郑", "vote.answer", objection)
    here.says("郑", "登记簿上就是 81.50")
    assert "登记簿上就是 81.50" in words(here.letters("业1"))
    assert "还缺：名册核对期满" in press(here, "郑", "vote.announce", vote)
    here.later(days=9)
    card = press(here, "郑", "vote.announce", vote)
    assert "开始投票" in card and here.value("SELECT length(roll_hash) FROM vote") == 64
    assert "还没有开始投票" in press(here, "业1", "ballot.yes", unit(here, "b3-1-101"))
    here.later(days=17)

    told = words(here.says("业1", "/vote"))
    assert "四分之三以上" in told and "民法典 278" in told and "实名" in told
    here.presses("业1", "不同意")
    here.presses("业1", "同意")
    for who in ("业2", "业3", "代"):
        here.says(who, "/vote")
        here.presses(who, "同意")
    shown = press(here, "业1", "vote.turnout", vote)
    assert "已投 4 / 8 户" in shown and "还差 1 户 / 137.34 m²" in shown
    assert "再有一位同事" in paper(here, "周", vote, "3号楼1单元501", "同意")
    assert "不一样" in paper(here, "郑", vote, "3号楼1单元501", "不同意")
    assert "不一样" in words(here.letters("周"))
    assert "已计入" in paper(here, "郑", vote, "3号楼1单元501", "同意")
    for who in ("周", "郑"):
        paper(here, who, vote, "3号楼1单元301", "不同意")
    paper(here, "周", vote, "3号楼1单元601", "同意")
    paper(here, "周", vote, "3号楼1单元701", "弃权")
    paper(here, "郑", vote, "3号楼1单元701", "弃权")

    assert "截止以后" in press(here, "业1", "vote.own", unit(here, "b3-1-101"))
    here.later(days=9)
    assert "以纸质票为准的：1 户" in (asked := words(here.letters("冯"))) and "没有计入的：1 户" in asked
    after = press(here, "业1", "vote.show", vote)
    assert (
        "❌ 未通过" in after
        and "✓ 参与人数 6 / 7" in after
        and "✗ 同意人数 4 / 6" in after
        and "✓ 参与面积 517.50" in after
    )
    assert "记录的是：不同意" in press(here, "业3", "vote.own", unit(here, "b3-1-301")), "the signed paper counts"
    assert "不同意" not in press(here, "业1", "vote.own", unit(here, "b3-1-301")), "of the own unit only"
    here.presses("冯", "核对无误")
    assert "scrutinised" in here.do(lambda db: votes.gates(db, topic))

    here.do(lambda db: db.run("UPDATE media SET file = 'scan.jpg'"))
    scans = "SELECT count(*) FROM media WHERE stage = 'ballot' AND file <> ''"
    for days, kept in ((400, True), (800, False)):
        here.do(lambda db, d=days: retention.sweep(db, here.now + timedelta(days=d)))
        assert bool(here.value(scans)) is kept, "signed papers are kept a year and more (R61)"

    file = tmp_path / "record.json"
    file.write_text(here.do(lambda db: votes.record(db, vote)), "utf-8")
    assert main(["tally", str(file)]) == 0
    assert "rejected by the rule owners-special (民法典 278)" in capsys.readouterr().out
    forged = json.loads(file.read_text("utf-8"))
    assert "b3-1" not in file.read_text("utf-8"), "no unit by its name"
    assert (mine := re.search(r"写作 (\w{12})", press(here, "业3", "vote.own", unit(here, "b3-1-301"))))
    assert [mine[1], "no"] in [line[:2] for line in forged["ballots"]], "who lives there finds the own line"
    changed = next(line for line in forged["ballots"] if line[1] == "no")
    changed[1] = "yes"
    file.write_text(json.dumps(forged), "utf-8")
    assert main(["tally", str(file)]) == 1
    assert f"ballots line {forged['ballots'].index(changed) + 1}" in capsys.readouterr().err


def test_who_has_many_units_gets_through_all_of_them(sqlite: str) -> None:
    here = Neighbourhood(sqlite)
    here.says("开发商", "/start")
    role(here, "郑", "facilitator")
    vote = called(here, "业主共同决定（一般事项）", "就用议题这一句", "7 天", "发起", topic=discussed(here, "郑"))

    def fill(db: Db) -> None:
        rolls.fill(db, here.seal, vote, [Entry(f"u{n}", 9000, "开发商") for n in range(20)], here.now)
        for line in rolls.lines(db, vote):
            rolls.enter(db, line.id, id_of_in(db, here, "开发商"), "code", None, here.now)
        db.run("UPDATE vote SET step = 'open', closes_at = :end WHERE id = :id", end=us(here.now) * 2, id=vote)

    here.do(fill)
    for n in range(20):
        assert f"u{n}" in words(here.says("开发商", "/vote") if not n else here.presses("开发商", "其他几户"))
        here.presses("开发商", f"u{n}")
        here.presses("开发商", "同意")
    assert here.do(lambda db: ballots.turnout(db, vote)) == ballots.Measured(20, 1, 180000)
    here.close()


def unit(here: Neighbourhood, key: str) -> int:
    return int(here.value("SELECT id FROM roll_unit WHERE unit_key = :key", key=key))


def test_a_roll_is_taken_whole_or_not_at_all(tmp_path: Path) -> None:
    from bot.community import read
    from tests.fake.process import REPO

    bad = HEAD + (
        "3号楼,1,101,80.5,,住宅\n99号楼,1,101,80,,\n3号楼,1,102,很大,,\n3号楼,1,101,80.5,,\n3号楼,1,103,1.234,,\n"
        "3号楼,1,104,80,,城堡\n"
    )
    (tmp_path / "roll.csv").write_text(bad, "utf-8")
    with pytest.raises(BadRoll) as told:
        voting_roll.read(tmp_path / "roll.csv", read(REPO / "community.toml"), areas=True)
    assert [line.partition(":")[0] for line in str(told.value).splitlines()[1:]] == [
        f"line {n}" for n in (3, 4, 5, 6, 7)
    ]
    (tmp_path / "roll.csv").write_text("编号,类别\n张代表,居民代表\n主任,居委会成员\n", "utf-8")
    found = voting_roll.read(tmp_path / "roll.csv", read(REPO / "community.toml"), areas=False)
    assert [(e.key, e.kind) for e in found] == [("张代表", "delegate"), ("主任", "committee")]
