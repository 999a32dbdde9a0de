"""The command line: what is wrong is said in a line, with what to do, never as a traceback."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.community import BadCommunity, read
from bot.prepare import prepare
from bot.settings import load
from storage import people
from storage.seal import Seal
from storage.store import open_store
from tests.fake.process import REPO

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
GRID = '[[grids]]\nkey = "g1"\nname = "第一网格"\n'


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite: str) -> Path:
    """An empty folder of one's own, and a database that nobody has talked to."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LINLI_DATABASE_URL", sqlite)
    monkeypatch.setenv("LINLI_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("LINLI_KEY_FILE", str(tmp_path / "var" / "linli.key"))
    monkeypatch.setenv("LINLI_COMMUNITY", str(REPO / "community.toml"))
    return tmp_path


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("due --until gestern", "write it like 2026-12-31T18:00"),
        ("tick --now 9999-12-31T23:59:59Z", "write it like"),
        ("tick --now 0001-01-01", "write it like"),
        ("learn none.jsonl -o made.tsv", "none.jsonl is not there"),
        ("backup /proc/x", "is not there"),
        ("tally .", "is a folder"),
    ],
)
def test_what_was_typed_wrong_is_said(call: str, said: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Seal.from_file(home / "var" / "linli.key")
    assert main(call.split()) == 1
    out = capsys.readouterr()
    assert said in out.err and "Errno" not in out.err


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("BOT_TOKEN", "123:abc def", "a token looks like"),
        ("TELEGRAM_URL", "https://", "an address such as https://"),
        ("TELEGRAM_URL", "https://[x", "an address such as https://"),
        ("WEB_URL", "https://x.org:99999", "an address such as https://"),
        ("WEBHOOK_URL", "https://[x/hook", "LINLI_WEBHOOK_URL: an address such as https://"),
        ("WEBHOOK_URL", "https://x.org/say", "needs a path of its own"),
        ("DATABASE_URL", "sqlite:///x.db?mode=ro", "nothing behind the name of the file"),
        ("DATABASE_URL", "sqlite:////proc", "look at LINLI_DATABASE_URL"),
        ("PORT", "80a", "LINLI_PORT: a number from 0 to 65535"),
        ("LOG", "loud", "LINLI_LOG: say debug, info, warning or error"),
        ("HOST", "192.0.2.1", "LINLI_HOST is no address of this computer"),
    ],
)
def test_a_setting_that_makes_no_sense_says_what_does(
    name: str, value: str, said: str, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LINLI_WEBHOOK_SECRET", "s" * 32)
    monkeypatch.setenv(f"LINLI_{name}", value)
    assert main(["run"]) == 1
    assert said in capsys.readouterr().err


def test_the_doctor_looks_at_the_folders(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "file").write_text("x")
    for name in ("DATA_DIR", "BACKUP_DIR"):
        monkeypatch.setenv(f"LINLI_{name}", str(home / "file"))
        assert main(["doctor"]) == 1
        assert f"LINLI_{name}: {home / 'file'} is no folder" in capsys.readouterr().out
        monkeypatch.setenv(f"LINLI_{name}", str(home))


@pytest.mark.parametrize("command", ["check", "verify"])
def test_where_no_database_is_nothing_is_well(
    command: str, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LINLI_DATABASE_URL", f"sqlite:///{home / 'none.db'}")
    assert main([command]) == 1
    out = capsys.readouterr()
    assert "there is no database yet" in out.out + out.err
    assert not (home / "none.db").exists()


def test_a_lost_key_stops_the_start_and_a_new_house_makes_one(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = load()
    main(["doctor"])
    assert "will be made at first start" in capsys.readouterr().out
    store, seal, _ = prepare(settings, NOW)
    store.write(lambda db: people.meet(db, seal, "web", "w1", "王阿姨", "zh-Hans", NOW)).result()
    store.close()
    settings.key_file.unlink()
    with pytest.raises(ValueError, match="put the key file back"):
        prepare(settings, NOW)
    assert not settings.key_file.exists(), "a new key would lock everybody out"
    assert main(["doctor"]) == 1
    assert "put the key file back" in capsys.readouterr().out
    open_store(settings.database_url, lock=True).close()  # nobody holds it


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[grids]]\nkey = "g1"\n', "[[grids]] number 1: name is missing"),
        (f'{GRID}colour = "red"\n', "[[grids]] number 1: colour means nothing here"),
        ('quite_hours = ["21:00", "08:00"]\n', "did you mean quiet_hours?"),
        ('quiet_hours = ["21:00", "25:00"]\n', 'quiet_hours: from and to, such as ["21:00", "08:00"]'),
        ("quiet_hours = 21\n", "quiet_hours: from and to"),
        ("name = [1", "Unclosed array"),
        ('[[grids]]\nkey = "g1"\nname = ""\n', "[[grids]] number 1: name is missing"),
        ("phones = 110\n", "phones must be a table of its own"),
        ("[phones]\noffice = 110\n", "[phones] office must be words in quotes"),
        ('departments = "物业"\n', 'departments must be a list such as ["一", "二"]'),
        ("zone = 8\n", "zone must be words in quotes"),
        ('grids = "g1"\n', "grids must be tables of its own"),
        ("[topics]\nhotspott = 3\n", "[topics] hotspott means nothing here; did you mean hotspot?"),
        ("[topics]\nhotspot = 0\n", "[topics] hotspot must be a whole number, 1 or more"),
        (
            f"buildings = []\nservices = []\n{GRID}[calendar]\noff = 2027-02-08\n",
            "[calendar] off: a list of days without quotes",
        ),
        (
            f'{GRID}[[buildings]]\nkey="b1"\nname="1号楼"\ngrid="g1"\nlat="31.2"\n',
            "[[buildings]] number 1: lat must be degrees",
        ),
        (f'{GRID}[[buildings]]\nkey="b1"\nname="1号楼"\ngrid="g1"\naliases="一栋"\n', "aliases must be a list"),
        (
            f'working_hours = ["18:00", "09:00"]\nbuildings = []\nservices = []\n{GRID}',
            "the office opens (18:00) before",
        ),
        ('working_hours = ["09:00+08:00", "18:00"]\n', "working_hours: from and to"),
    ],
)
def test_a_wrong_line_of_the_community_is_named(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    file.write_text(text if "name = [" in text else f'name = "x"\n{text}', "utf-8-sig")  # as Notepad saves it
    with pytest.raises(BadCommunity) as wrong:
        read(file)
    assert said in str(wrong.value)


def test_a_corpus_of_two_lines_teaches_two_words(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = home / "c.jsonl"
    corpus.write_text('{"text": "电梯坏了", "label": "lift"}\n{"title": "垃圾没人收", "label": "waste"}\n', "utf-8")
    assert main(["learn", str(corpus), "-o", str(home / "made.tsv")]) == 0
    assert main(["evaluate", str(home / "made.tsv"), str(corpus), "--json"]) == 0
    assert '"accuracy": 1.0' in capsys.readouterr().out
