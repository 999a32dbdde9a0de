"""The roll of households and their sheet, as the person at the console meets them – on both databases."""

import re
from pathlib import Path

import pytest

from bot import console, console_rolls
from bot.community import read as read_community
from bot.roll import BadRoll, Line
from bot.roll import read as read_roll
from bot.voting_roll import read as read_votes
from storage import chain
from storage.homes import Home
from storage.store import open_store
from tests.fake.process import REPO

GOOD = "楼,单元,房号,telegram\n3号楼,2,501,\n3号楼,2单元,502室,77\nb1,,101,\n"


@pytest.fixture
def here(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LINLI_DATABASE_URL", database)
    monkeypatch.setenv("LINLI_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("LINLI_KEY_FILE", str(tmp_path / "linli.key"))
    return tmp_path


def roll(here: Path, text: str, encoding: str = "utf-8") -> Path:
    file = here / "roll.csv"
    file.write_bytes(text.encode(encoding))
    return file


def test_a_dry_run_says_what_would_change_and_changes_nothing(here: Path) -> None:
    said = console_rolls.households_import(roll(here, GOOD), dry=True)
    assert "+ 3号楼2单元501" in said and "3 new, 0 known" in said and "nothing written" in said
    assert "3 new" in console_rolls.households_import(roll(here, GOOD), dry=True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_what_a_spreadsheet_saves_is_read(here: Path, encoding: str) -> None:
    assert "3 new, 0 known, 1 residents entered" in console_rolls.households_import(
        roll(here, GOOD, encoding), dry=False
    )
    said = console_rolls.households_import(
        roll(here, "building,unit,room\n3号楼,2,501\n3号楼,2,503\n", encoding), dry=False
    )
    assert "+ 3号楼2单元503" in said and "? 3号楼2单元502: known, not on this roll" in said and "1 new, 1 known" in said


def test_one_wrong_line_and_nothing_is_taken(here: Path) -> None:
    bad = "楼,单元,房号\n3号楼,2,501\n99号楼,1,1\n3号楼,2,\n3号楼,2,501\n3号楼,2,五零一\n"
    with pytest.raises(BadRoll) as told:
        console_rolls.households_import(roll(here, bad), dry=False)
    assert re.findall(r"line (\d+):", str(told.value)) == ["3", "4", "5", "6"]
    assert "3 new" in console_rolls.households_import(roll(here, GOOD), dry=False)
    with pytest.raises(BadRoll, match="the first line"):
        console_rolls.households_import(roll(here, "name,phone\n1,2\n"), dry=False)


def test_a_table_is_read_however_it_was_saved(tmp_path: Path) -> None:
    """Another separator, another end of line, Excel's empty lines at the end, full-width figures, "Unicode text"."""
    town = read_community(REPO / "community.toml")
    for saved in (
        "楼;单元;房号\r\n3号楼;2;501\r\n;;\r\n".encode(),
        "楼\t单元\t房号\r３号楼\t２\t５０１\r".encode(),
        "楼，单元，房号\n\n3号楼　，2，501\n，，\n".encode(),
        "楼,单元,房号\n3号楼,2,501\n".encode("utf-16"),
    ):
        (tmp_path / "r.csv").write_bytes(saved)
        assert read_roll(tmp_path / "r.csv", town) == [Line(Home("b3", "2", "501"), "")], saved
        entries = read_votes(tmp_path / "r.csv", town, areas=False)
        assert [entry.home for entry in entries] == [Home("b3", "2", "501")], saved


@pytest.mark.parametrize(
    ("saved", "said"),
    [
        ("楼,房号\n\n3号楼,501\n9楼,1\n".encode(), "line 4: there is no building '9楼'"),  # as the spreadsheet counts
        (b"PK\x03\x04", "is a workbook: save it as CSV"),
        (b"building,room\nb3," + b"5" * 200_000, "line 2 is no line of a table"),
    ],
)
def test_what_is_no_table_is_said(saved: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_bytes(saved)
    with pytest.raises(BadRoll, match=re.escape(said)):
        read_roll(tmp_path / "r.csv", read_community(REPO / "community.toml"))


def test_the_sheet_has_a_slip_a_household_and_can_be_printed_again(here: Path) -> None:
    console_rolls.households_import(roll(here, GOOD), dry=False)
    page, count = console_rolls.households_sheet(None, "zh-Hans", "@LinliBot")
    assert count == page.count("<section>") == page.count("<svg") == 3
    codes = re.findall(r"<p class=code>([A-Z2-9]{4}-[A-Z2-9]{4})<", page)
    assert len(set(codes)) == 3 and "<script" not in page
    assert console_rolls.households_sheet(None, "en", None)[0].count(codes[0]) == 2
    assert console_rolls.households_sheet("3号楼", "zh-Hant", None)[1] == 2
    with pytest.raises(ValueError, match="no building"):
        console_rolls.households_sheet("99", "en", None)
    assert "another code" in console_rolls.households_renew("3号楼2单元501")
    again = re.findall(r"<p class=code>(.*?)<", console_rolls.households_sheet(None, "zh-Hans", None)[0])
    assert len(set(codes) & set(again)) == 2


def test_the_console_never_takes_the_last_admin(here: Path, database: str) -> None:
    with pytest.raises(ValueError, match="no role 7"):
        console.roles_revoke(7)
    assert "nobody holds a role" in console.roles_list()
    store = open_store(database)
    for n in (1, 2):
        store.write(lambda db, n=n: db.insert("person", id=n, language="", simple=False, created_at=0)).result()
        store.write(lambda db, n=n: db.insert("role", person_id=n, role="admin", granted_at=0)).result()
    assert "admin taken from person 1" in console.roles_revoke(1)
    with pytest.raises(ValueError, match="the last admin"):
        console.roles_revoke(2)
    store.close()


def test_what_the_console_does_is_in_the_audit(here: Path, database: str) -> None:
    console_rolls.households_import(roll(here, GOOD), dry=False)
    console_rolls.households_sheet(None, "zh-Hans", None)
    console_rolls.households_renew("3号楼2单元501")
    console.claim("admin", None)
    store = open_store(database)
    verbs = [r.verb for r in store.read(lambda db: db.all("SELECT verb FROM audit ORDER BY id")).result()]
    assert verbs == ["RollImported", "SheetPrinted", "HomeCodeRenewed", "RoleOffered"]
    store.write(chain.link).result()
    assert store.read(chain.verify).result().wrong == ""
    store.close()
