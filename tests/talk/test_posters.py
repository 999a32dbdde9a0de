"""楼门码: a page for each door, whose code opens the chat with the building filled in."""

import re
from functools import partial

import pytest
import segno

from bot.community import read
from bot.posters import document, qr, telegram_address, web_address
from handlers.words import LANGUAGES, Words
from tests.fake.process import REPO
from tests.talk.neighbour import OnTheWeb, Page
from tests.talk.street import Here
from tests.talk.test_report import QUESTION

COMMUNITY = read(REPO / "community.toml")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_building_has_a_page_with_its_own_code(language: str) -> None:
    made = document(partial(Words().say, language), COMMUNITY, "https://linli.example.org/", "linli_bot")
    pages = made.split("<section>")[1:]
    assert len(pages) == len(COMMUNITY.buildings)
    for page, building in zip(pages, COMMUNITY.buildings, strict=True):
        assert building.name in page and COMMUNITY.phones["office"] in page and "119" in page
        assert qr(web_address("https://linli.example.org", building.key)) in page
        assert qr(telegram_address("linli_bot", building.key)) in page
    assert "{" not in re.sub(r"<style>.*?</style>", "", made, flags=re.S), "every variable is given"


def test_the_code_is_the_address_and_nothing_else() -> None:
    """What stands on the page is the matrix that encodes the address, at a level that survives dirt."""
    address = web_address("https://linli.example.org", "b3")
    assert address == "https://linli.example.org/?b=b3"
    assert segno.make(address, error="q", micro=False).error in ("Q", "H")
    assert qr(address) != qr(web_address("https://linli.example.org", "b4"))
    payload = telegram_address("@linli_bot", "b3").partition("?start=")[2]
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload)


def test_without_an_address_there_is_nothing_to_print() -> None:
    with pytest.raises(ValueError, match="LINLI_WEB_URL"):
        document(partial(Words().say, "zh-Hans"), COMMUNITY, "", "")


@pytest.fixture(params=["web"])
def channel(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def test_who_scans_the_code_is_not_asked_where(here: Here) -> None:
    resident = await here.neighbour()
    assert isinstance(resident, OnTheWeb)
    async with resident.http.get(f"{resident.person.root}/?b=b{here.house}") as answer:
        page = Page(await answer.text())
        assert answer.status == 200 and not answer.url.query, "the code is not sent again by a reload"
    assert any(f"您在{here.home}。" in "".join(line.texts) for line in page.lines)
    assert not any("/start" in "".join(line.texts) for line in page.lines if line.mine)
    card = await resident.asks("电梯坏了，按了没反应", QUESTION)
    assert f"地方：{here.home}" in card.text


async def test_words_win_over_the_code_and_a_wrong_code_is_a_page(here: Here) -> None:
    resident = await here.neighbour()
    assert isinstance(resident, OnTheWeb)
    for key in (f"b{here.house}", "b99999", "../etc", "<b>"):
        async with resident.http.get(f"{resident.person.root}/", params={"b": key}) as answer:
            assert answer.status == 200
    other = here.house + 1
    assert f"地方：{other}号楼" in (await resident.asks(f"{other}号楼电梯坏了，按了没反应", QUESTION)).text
