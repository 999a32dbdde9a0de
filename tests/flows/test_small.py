"""Buttons, places, limits, languages, the community's file, the settings."""

import dataclasses
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import community as file
from bot.settings import BadSettings, load
from flows.language import negotiate
from flows.limits import MESSAGES, Bucket, pour
from flows.near import near
from handlers import buttons
from handlers.presses import ACTIONS
from handlers.words import LANGUAGES
from storage.seal import Seal
from tests.fake.process import REPO
from tests.flows.follows import TOWN

SEAL = Seal(b"k" * 32)
whole = st.integers(0, 2**40)


@given(
    st.sampled_from(sorted(ACTIONS)),
    st.sampled_from(["", "submit", "need-material", "p6", "zh-Hans"]),
    whole,
    st.integers(0, 9999),
    whole,
)
def test_a_button_comes_back_as_it_was_made(verb: str, argument: str, id: int, version: int, person: int) -> None:
    action = f"{verb}.{argument}" if argument else verb
    made = buttons.data(SEAL, person, action, id, version)
    assert len(made.encode()) <= 64
    assert buttons.read(SEAL, person, made) == buttons.Pressed(action, id, version)
    assert buttons.read(SEAL, person + 1, made) is None, "it is for one person"


@given(st.integers(0, 60), st.characters(), st.integers(1, 999))
def test_a_button_with_one_sign_changed_is_refused(at: int, sign: str, id: int) -> None:
    made = buttons.data(SEAL, 7, "accept", id, 3)
    changed = made[: at % len(made)] + sign + made[at % len(made) + 1 :]
    assert changed == made or buttons.read(SEAL, 7, changed) is None


@given(st.text(max_size=64))
def test_an_invented_button_is_refused(data: str) -> None:
    assert buttons.read(SEAL, 7, data) is None


@pytest.mark.parametrize(
    ("words", "building"),
    [("3号楼", "b3"), ("三栋", "b3"), ("3棟", "b3"), ("3#", "b3"), ("３号楼", "b3"), ("十二幢", "b12"), ("十号楼", "b10"),
     ("12号樓", "b12"), ("3号楼2单元", "b3"), ("13号楼", None), ("我家", None), ("303室", None)],
)  # fmt: skip
def test_buildings_are_found(words: str, building: str | None) -> None:
    place = TOWN.read(f"在{words}门口").place
    assert (place.building if place else None) == building


@given(st.text(max_size=200), st.floats(-90, 90), st.floats(-180, 180))
def test_no_words_and_no_position_upset_the_search(text: str, lat: float, long: float) -> None:
    TOWN.read(text)
    near(lat, long, TOWN.community)


@given(st.lists(st.floats(0, 30), max_size=80))
def test_nobody_sends_more_than_the_bucket_holds_and_hears_of_it_once_a_minute(pauses: list[float]) -> None:
    bucket, now, passed, told = Bucket(), 0.0, 0, []
    for pause in pauses:
        now += pause
        bucket, fine, tell = pour(bucket, now)
        passed += fine
        told += [now] if tell else []
    assert passed <= MESSAGES + now * MESSAGES / 60 + 1
    assert all(later - earlier >= 60 for earlier, later in pairwise(told))


@pytest.mark.parametrize(
    ("tags", "language"),
    [("zh-TW", "zh-Hant"), ("zh_hk", "zh-Hant"), ("zh-Hant-CN", "zh-Hant"), ("zh", "zh-Hans"), ("zh-cn", "zh-Hans"),
     ("yue", "zh-Hant"), ("en-GB", "en"), ("fr", "zh-Hans"),
     ("", "zh-Hans"), ("fr-FR,en;q=0.8,zh-TW;q=0.5", "en"), (";;,,", "zh-Hans")],
)  # fmt: skip
def test_languages(tags: str, language: str) -> None:
    assert negotiate(tags, LANGUAGES) == language


@given(st.text(max_size=80))
def test_any_tag_is_some_language(tags: str) -> None:
    assert negotiate(tags, LANGUAGES) in LANGUAGES


def test_the_community_comes_back_from_its_file(tmp_path: Path) -> None:
    known = file.read(REPO / "community.toml")
    again = tmp_path / "again.toml"
    again.write_text(file.write(known), "utf-8")
    assert file.read(again) == known
    assert file.differences(known, file.read(again)) == []


@settings(max_examples=30)
@given(name=st.text(min_size=1, max_size=30))
def test_any_name_survives_the_file(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    days = (date(2027, 2, 8),)
    known = dataclasses.replace(file.read(REPO / "community.toml"), name=name, phones={"office": name}, days_off=days)
    again = tmp_path_factory.mktemp("c") / "again.toml"
    again.write_text(file.write(known), "utf-8", newline="")
    assert file.read(again) == known


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [("LINLI_PROT", "1", "did you mean LINLI_PORT?"), ("LINLI_XYZZY", "1", "LINLI_XYZZY is no setting of Linli"),
     ("LINLI_PORT", "many", "LINLI_PORT"), ("LINLI_FLOOD", "maybe", "say on or off"), ("LINLI_BOT_TOKEN", "abc", "BotFather"),
     ("LINLI_DATABASE_URL", "mysql://x", "sqlite:///"), ("LINLI_LOG", "loud", "LINLI_LOG"),
     ("LINLI_WEBHOOK_URL", "http://example.org/x", "https://"), ("LINLI_WEB_URL", "nope", "https://linli.example.org"),
     ("LINLI_DATABASE_URL", "sqlite:///", "which file"), ("LINLI_BACKUP_PASSPHRASE_FILE", "/none", "is not there")],
)  # fmt: skip
def test_a_wrong_setting_stops_the_start_with_a_clear_line(
    name: str, value: str, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings) as stopped:
        load()
    assert said in str(stopped.value) and "abc" not in str(stopped.value)
