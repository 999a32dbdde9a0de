"""Deploy in mid-talk: answers stored by one version of a flow are finished by the next, which asks one question more."""

from collections.abc import Iterator

import pytest

from flows.dialogue import Script, ask
from flows.effects.requests import OpenRequest
from flows.expect import OneOf
from flows.report import report
from flows.town import Town
from handlers.scene import Scene
from handlers.scripts import SCRIPTS
from handlers.starts import Start
from tests.talk.world import Neighbourhood, words


@pytest.fixture
def here(database: str) -> Iterator[Neighbourhood]:
    neighbourhood = Neighbourhood(database)
    yield neighbourhood
    neighbourhood.close()


def next_version(town: Town, agreed: bool) -> Script:
    """The report of tomorrow: also asks since when."""
    since = yield from ask("report-since", OneOf(("today", "before")))
    effects = yield from report(town, agreed)
    (request,) = effects
    assert isinstance(request, OpenRequest)
    return (
        OpenRequest(f"{request.description}（{since}）", request.service_code, request.place, agreed=request.agreed),
    )


def last_version(town: Town, agreed: bool) -> Script:
    """The report of tomorrow, which asks at the end."""
    effects = yield from report(town, agreed)
    yield from ask("report-loud", OneOf(("submit", "drop")))
    return effects


def deploy(monkeypatch: pytest.MonkeyPatch, version: object) -> None:
    def script(scene: Scene, start: Start) -> object:
        return lambda: version(scene.house.town, bool(start.get("agreed")))  # type: ignore[operator]

    monkeypatch.setitem(SCRIPTS, "report", script)


def test_what_was_answered_is_not_asked_again(here: Neighbourhood, monkeypatch: pytest.MonkeyPatch) -> None:
    here.worker("王")
    here.says("李", "电梯坏了")
    here.says("李", "3号楼")
    deploy(monkeypatch, next_version)
    asked = here.says("李", "/report")
    assert "report-since" in words(asked), "only what is new"
    card = words(here.presses("李", "report-since-before"))
    assert "事情：电梯坏了" in card and "地方：3号楼" in card
    here.presses("李", "同意并提交")
    assert "电梯坏了（before）" in words(here.letters("王"))


def test_a_press_on_the_old_card_is_led_to_the_new_question(
    here: Neighbourhood, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.says("李", "3号楼电梯坏了")
    deploy(monkeypatch, next_version)
    asked = words(here.presses("李", "同意并提交"))
    assert "report-since" in asked
    assert here.value("SELECT count(*) FROM request") == 0
    here.presses("李", "report-since-today")
    here.presses("李", "同意并提交")
    assert here.value("SELECT count(*) FROM request") == 1


def test_a_new_question_at_the_end_comes_after_the_yes(here: Neighbourhood, monkeypatch: pytest.MonkeyPatch) -> None:
    here.says("李", "3号楼电梯坏了")
    deploy(monkeypatch, last_version)
    assert "report-loud" in words(here.presses("李", "同意并提交"))
    here.presses("李", "report-loud-submit")
    assert here.value("SELECT count(*) FROM request") == 1


def test_an_older_version_finishes_what_a_newer_one_began(here: Neighbourhood, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as tomorrow:
        deploy(tomorrow, next_version)
        here.says("李", "3号楼电梯坏了")
        assert here.value("SELECT count(*) FROM dialogue WHERE state = 'open'") == 1
    assert "是这样吗？" in words(here.says("李", "/report"))
    here.presses("李", "同意并提交")
    assert here.value("SELECT count(*) FROM request") == 1
