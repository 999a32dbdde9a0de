"""`words` and `search` over a neighbourhood with three requests."""

import pytest

from bot.__main__ import main
from flows.effects.requests import OpenRequest
from flows.said import Said
from flows.understanding.places import Place
from handlers import moves
from handlers.scene import Scene
from storage import people
from storage.db import Db
from tests.storage.town import FILE, NOW, opened

DESCRIPTIONS = ("3号楼的电梯又坏了，我的电话是13800138000", "花园的草坪没人浇水", "电梯按钮失灵，霓虹灯牌要换")


@pytest.fixture
def neighbourhood(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path / 'linli.db'}"
    for name, value in (
        ("DATABASE_URL", url),
        ("DATA_DIR", tmp_path),
        ("KEY_FILE", tmp_path / "key"),
        ("COMMUNITY", FILE),
    ):
        monkeypatch.setenv(f"LINLI_{name}", str(value))
    with opened(url) as (store, house):

        def unit(db: Db) -> None:
            person = people.meet(db, house.seal, "telegram", "7", "李阿姨", "zh-Hans", NOW)
            chat = people.chat(db, house.seal, "telegram", "7", person.id, NOW)
            scene = Scene(db, house, NOW, Said("telegram", "7", "7", "m1", NOW, text="灯坏了"), person, chat)
            for words in DESCRIPTIONS:
                moves.open_request(scene, OpenRequest(words, "001", Place("3号楼", grid="g1", building="b3")))

        store.write(unit).result()


def test_requests_are_found_by_their_words_without_what_is_private(neighbourhood, capsys):
    assert main(["search", "電梯"]) == 0
    second, first = sorted(capsys.readouterr().out.splitlines(), reverse=True)
    assert "3号楼的电梯又坏了" in first and "按钮失灵" in second
    assert "13800138000" not in first
    assert main(["search", "电梯", "坏"]) == 0
    assert "又坏了" in capsys.readouterr().out.splitlines()[0]


def test_the_editor_is_shown_words_that_the_lexicon_lacks(neighbourhood, capsys):
    assert main(["words", "--most", "40"]) == 0
    words = [line.split()[1] for line in capsys.readouterr().out.splitlines()]
    assert "霓虹灯" in words
    assert not {"电梯", "13800138000"} & set(words)
