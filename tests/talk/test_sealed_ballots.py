"""Until the close nothing tells a choice or a result: two towns that differ in nothing but the choices look alike to everybody –
every card of everybody, and every column of the database that is not sealed."""

import json
from pathlib import Path
from typing import Any

import pytest

import handlers.votes
from flows.deciding.vote import Vote
from handlers import topic_paper
from handlers.scene import Scene
from storage import mydata, rolls, topics, votes
from storage.db import Db
from storage.rolls import Entry
from storage.tables import metadata
from tests.talk.test_owners import paper
from tests.talk.test_votes import called, press
from tests.talk.voting import discussed, id_of_in, lives, role
from tests.talk.world import Neighbourhood

RANDOM = {"ticket": {"code"}, "secret_choice": {"tag"}, "person": set[str](), "claim": {"code"}, "meeting": {"code"}}
EVERYBODY = ("户0", "户1", "户2", "郑", "周", "冯")
ASKS = (
    "/vote",
    "/topics",
    "/mine",
    "/tasks",
    "/status",
    "/figures",
    "/settings",
    "/privacy",
    "/help",
    "/admin",
    "/roles",
    "/home",
)
BUTTONS = ("vote.show", "vote.turnout", "vote.eyes", "vote.manage", "vote.right")


def town(folder: Path, name: str, *, first: str, second: str) -> tuple[Neighbourhood, dict[str, int]]:
    """An opinion and an owners' vote, open; two of three have voted, one on paper."""
    here = Neighbourhood(f"sqlite:///{folder / name}.db")
    for n in range(3):
        lives(here, f"户{n}", f"{n + 1}01")
    for who, held in (("郑", "facilitator"), ("冯", "auditor")):
        role(here, who, held)
    here.admin("周")
    opinion = called(
        here, "意见征询", "就用议题这一句", "同意、不同意、弃权", "30 天", "发起", topic=discussed(here, "户0")
    )
    owners = called(here, "业主共同决定（一般事项）", "就用议题这一句", "30 天", "发起", topic=discussed(here, "户1"))

    def fill(db: Db) -> None:
        rolls.fill(db, here.seal, owners, [Entry(f"b3-1-{n + 1}01", 8000 + n) for n in range(3)], here.now)
        for n in range(3):
            line = rolls.by_key(db, owners, f"b3-1-{n + 1}01")
            assert line is not None
            rolls.enter(db, line.id, id_of_in(db, here, f"户{n}"), "roll", None, here.now)

    here.do(fill)
    press(here, "郑", "vote.check", owners)
    here.later(days=9)
    press(here, "郑", "vote.announce", owners)
    here.later(days=17)
    for vote in (opinion, owners):
        units = [
            int(r.id) for r in here.do(lambda db, v=vote: db.all("SELECT id FROM roll_unit WHERE vote_id = :v", v=v))
        ]
        press(here, "户0", f"ballot.{second}", units[0])
        press(here, "户0", f"ballot.{first}", units[0])
        press(here, "户1", f"ballot.{second}", units[1])
    for who in ("郑", "周"):
        paper(here, who, owners, "b3-1-301", {"yes": "同意", "no": "不同意"}[first])
    return here, {"opinion": opinion, "owners": owners}


def looks(here: Neighbourhood, open_: dict[str, int]) -> dict[str, Any]:
    """Everything that anybody can get to see, and every word of the database that is not sealed."""
    for who in EVERYBODY:
        for asked in ASKS:
            here.says(who, asked)
        for action in BUTTONS:
            for vote in open_.values():
                if action != "vote.right":
                    press(here, who, action, vote)
        for unit in range(1, 7):
            press(here, who, "vote.own", unit)
            press(here, who, "ballot.unit", unit)
    seen: dict[str, Any] = {who: [c.as_json() for c in here.letters(who, everything=True)] for who in EVERYBODY}
    seen["records"] = [here.do(lambda db, v=v: votes.record(db, v)) for v in open_.values()]
    seen["pages"] = [
        here.do(lambda db, p=page, k=kind: shown(db, here, p, k)) for page in (1, 2) for kind in ("page", "file")
    ]
    seen["mydata"] = [
        json.dumps(here.do(lambda db, w=w: mydata.collect(db, here.seal, id_of_in(db, here, w), here.now)), default=str)
        for w in EVERYBODY
    ]
    seen["due"] = [
        tuple(r) for r in here.do(lambda db: db.all("SELECT kind, subject, at, person_id FROM due ORDER BY id"))
    ]
    seen["tables"] = {table: here.do(lambda db, t=table: plain(db, t)) for table in sorted(metadata.tables)}
    return seen


def shown(db: Db, here: Neighbourhood, id: int, kind: str) -> str:
    """The topic's page for everybody, and its archive."""
    topic, visitor = topics.get(db, id), topic_paper.visitor(db, here.house, "zh-Hans", here.now)
    return repr(topic_paper.public(visitor, topic.number) if kind == "page" else topic_paper.archive(visitor, topic))


def plain(db: Db, table: str) -> list[dict[str, Any]]:
    """Its rows without what is sealed or drawn; how long something sealed is may tell nothing either."""
    rows = (
        db.all(f"SELECT * FROM {table} ORDER BY 1")
        if table != "secret_choice"
        else db.all("SELECT vote_id, choice FROM secret_choice")
    )
    keep = RANDOM.get(table, set())
    return [{k: len(v) if isinstance(v, bytes) else v for k, v in r._asdict().items() if k not in keep} for r in rows]


def test_two_towns_that_voted_otherwise_look_alike_until_the_close(tmp_path: Path) -> None:
    one, votes_ = town(tmp_path, "one", first="yes", second="no")
    other, _ = town(tmp_path, "other", first="no", second="yes")
    mine, theirs = looks(one, votes_), looks(other, votes_)
    for what, seen in mine.items():
        assert seen == theirs[what], f"{what} tells a choice or a result"
    assert mine["records"] == ["", ""] and "已计入" in json.dumps(mine["户0"], ensure_ascii=False)
    for here in (one, other):
        here.later(days=60)
    assert looks(one, votes_)["records"] != looks(other, votes_)["records"], "then they differ, or this shows nothing"
    one.close()
    other.close()


def test_the_twins_would_notice_a_leak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The naive way: an audit that says what was pressed, as every other line of it does."""
    honest = handlers.votes.note

    def note(scene: Scene, vote: Vote, verb: str, detail: str = "") -> None:
        honest(scene, vote, verb, scene.said.press.data.partition(":")[0] if scene.said.press else detail)

    monkeypatch.setattr(handlers.votes, "note", note)
    seen = []
    for name, first, second in (("one", "yes", "no"), ("other", "no", "yes")):
        here, _ = town(tmp_path, name, first=first, second=second)
        seen.append(here.do(lambda db: plain(db, "audit")))
        here.close()
    assert seen[0] != seen[1]


@pytest.mark.parametrize("press_", ["ballot.yes:h:0:abcdefgh"])
def test_what_is_kept_of_a_person_shows_no_press_of_a_ballot(press_: str) -> None:
    raw = {"callback_query": {"data": press_, "from": {"id": 7}}, "press": press_}
    assert "yes" not in json.dumps(mydata.unmarked(raw)) and mydata.unmarked({"text": "3号楼"}) == {"text": "3号楼"}
