"""Saying things by plain forms: everything works without the script."""

import io
import json

from bot.web.desk import Line
from handlers.card import Button, Card
from tests.web.town import Reader, Town, in_town


@in_town
async def test_a_resident_without_script_types_and_presses(town: Town) -> None:
    person = town.person()
    assert (await person.page()).lines == []
    page = await person.say("3号楼电梯坏了")
    assert [(line.mine, line.texts) for line in page.lines] == [
        (True, ["3号楼电梯坏了"]),
        (False, ["我这样理解，对吗？", "3号楼电梯坏了"]),
    ]
    card = page.lines[-1]
    assert card.buttons == {"提交": "s:9", "改一改": "c:9"}
    answer = await person.post({"nonce": card.nonce, "press": card.buttons["提交"]})
    assert town.desk.said[-1] == ("web-0", {"press": "s:9"})
    assert Reader(await answer.text()).lines[-1].texts[-1].endswith("✓ 已记录")


@in_town
async def test_a_form_leads_back_to_the_end_of_the_page(town: Town) -> None:
    for prefix in ("", "/demo/worker"):
        person = town.person(prefix)
        answer = await person.post({"nonce": (await person.page()).nonce, "text": "好"}, follow=False)
        assert (answer.status, answer.headers["Location"]) == (303, f"{prefix}/#end")


@in_town
async def test_the_script_gets_no_page(town: Town) -> None:
    person = town.person()
    nonce = (await person.page()).nonce
    answer = await person.post({"nonce": nonce, "text": "好"}, Accept="application/json")
    assert (answer.status, await answer.read(), "Linli-Before" in answer.headers) == (204, b"", False)
    answer = await person.post({"nonce": nonce, "text": "好"}, Accept="application/json")
    assert (answer.status, "Linli-Before" in answer.headers) == (204, True)
    answer = await person.post({"nonce": "stale", "text": "好"}, Accept="application/json")
    assert (answer.status, (await answer.json())["reload"]) == (403, True)


@in_town
async def test_the_same_form_sent_twice_is_one_message(town: Town) -> None:
    person = town.person()
    nonce = (await person.page()).nonce
    for _ in range(3):
        assert (await person.post({"nonce": nonce, "text": "灯不亮"})).status == 200
    assert len(town.desk.said) == 1


@in_town
async def test_other_words_in_a_page_found_again_by_back_are_another_message(town: Town) -> None:
    person = town.person()
    nonce = (await person.page()).nonce
    for text in ("灯不亮", "水也停了"):
        await person.post({"nonce": nonce, "text": text})
    assert [said["text"] for _, said in town.desk.said] == ["灯不亮", "水也停了"]


@in_town
async def test_what_a_person_types_is_shown_as_typed(town: Town) -> None:
    person = town.person()
    hostile = [
        '<script>alert(1)</script><img src=x onerror="alert(1)">',
        "a < b & c > d \"引号\" '单'",
        "</textarea></p></li>",
        "مرحبا \u202eevil\u202c שלום",
        "零\u200b宽\ufeff字",
        "👨‍👩‍👧‍👦🏳️‍🌈 emoji",
        "第一行\n\n  第三行",
    ]
    for text in hostile:
        page = await person.say(text)
        assert page.lines[-2].texts == [text]
        assert page.lines[-1].texts[-1] == text
    async with person.http.get(town.root + "/") as answer:
        html = await answer.text()
    assert "<script>alert" not in html
    assert "<img src=x" not in html


@in_town
async def test_a_card_cannot_carry_markup_either(town: Town) -> None:
    person = town.person()
    await person.page()
    bad = '"><script>'
    rows = (
        (
            Button(bad, bad),
            Button("网页", url="javascript:alert(1)"),
            Button("好", url="https://gov.example/a?b=1&c=2"),
        ),
    )
    links = ((bad, "javascript:alert(1)"), ("地图", "https://map.example/?q=1&r=2"), (bad, "//evil.example"))
    town.desk.put("web-0", Card(bad, bad, rows, links=links))
    async with person.http.get(town.root + "/") as answer:
        html = await answer.text()
    assert "<script>" not in html
    assert "javascript:" not in html
    assert 'href="//' not in html
    assert 'href="https://gov.example/a?b=1&amp;c=2"' in html
    assert Reader(html).lines[0].buttons == {bad: bad}


@in_town
async def test_line_ends_are_one_kind_and_zero_bytes_are_none(town: Town) -> None:
    await town.person().say("一\r\n二\r三\0四  ")
    assert town.desk.said == [("web-0", {"text": "一\n二\n三四"})]


@in_town
async def test_4096_characters_are_taken_and_more_are_given_back(town: Town) -> None:
    person = town.person()
    await person.say("长" * 4096)
    page = await person.say("长" * 4097)
    assert len(town.desk.said) == 1
    assert page.typed == "长" * 4097
    assert "4,096" in page.notice
    fields = {"nonce": page.nonce, "text": "长" * 100_000}
    answer = await person.post(fields, Accept="application/json")
    assert (answer.status, (await answer.json())["again"]) == (422, False)


@in_town
async def test_nothing_said_is_nothing_stored(town: Town) -> None:
    page = await town.person().say("  \n ", photo=b"", voice=b"")
    assert town.desk.said == []
    assert page.notice == ""


@in_town
async def test_a_place_is_a_place_only_if_it_is_on_earth(town: Town) -> None:
    person = town.person()
    for lat, long in (("31.23", "121.47"), ("nan", "1"), ("91", "0"), ("0", "-181"), ("inf", "inf"), ("x", "1")):
        await person.say("在这儿", lat=lat, long=long)
    assert [set(said) for _, said in town.desk.said] == [{"text", "lat", "long"}] + [{"text"}] * 5
    assert town.desk.said[0][1] == {"text": "在这儿", "lat": 31.23, "long": 121.47}


@in_town
async def test_a_urlencoded_form_is_a_form_too(town: Town) -> None:
    person = town.person()
    fields = {"nonce": (await person.page()).nonce, "text": "楼道灯 <不亮>"}
    async with person.http.post(town.root + "/say", data=fields) as answer:
        assert Reader(await answer.text()).lines[0].texts == ["楼道灯 <不亮>"]


@in_town
async def test_a_body_that_is_no_form_harms_nobody(town: Town) -> None:
    person = town.person()
    await person.page()
    for kind, body in (
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=text\r\n\r\ncut"),
        ("multipart/form-data; boundary=x", b"--x\r\ngarbage"),
        ("application/json", json.dumps({"text": "x"}).encode()),
        ("application/x-www-form-urlencoded; charset=klingon", b"text=x"),
        ("application/x-www-form-urlencoded", io.BytesIO(b"text=" + b"x" * 2_000_000)),
    ):
        async with person.http.post(town.root + "/say", data=body, headers={"Content-Type": kind}) as answer:
            assert 400 <= answer.status < 500, kind
    assert town.desk.said == []


@in_town
async def test_when_nothing_can_be_stored_the_words_stay(town: Town) -> None:
    person = town.person()
    town.desk.broken = True
    nonce = (await person.page()).nonce
    answer = await person.post({"nonce": nonce, "text": "漏水", "photo": b"\xff\xd8\xff" + b"x" * 100})
    page = Reader(await answer.text())
    assert (answer.status, page.typed, town.files()) == (503, "漏水", [])
    answer = await person.post({"nonce": nonce, "text": "漏水"}, Accept="application/json")
    assert (answer.status, (await answer.json())["again"]) == (503, True)
    town.desk.broken = False
    await person.post({"nonce": nonce, "text": "漏水"})
    assert [said for _, said in town.desk.said] == [{"text": "漏水"}]


@in_town
async def test_an_edited_card_stays_in_its_place(town: Town) -> None:
    person = town.person()
    await person.page()
    first = town.desk.put("web-0", Card("已派单"))
    town.desk.put("web-0", Card("别的事"))
    town.desk.edit("web-0", first, Card("处理中"))
    page = await person.page()
    assert [line.texts for line in page.lines] == [["处理中"], ["别的事"]]


@in_town
async def test_the_page_speaks_the_visitors_language(town: Town) -> None:
    for language, tag, word in (("zh-TW", "zh-Hant", "傳送"), ("en-US", "en", "Send"), ("zh-CN", "zh-Hans", "发送")):
        async with town.person(**{"Accept-Language": language}).http.get(town.root + "/") as answer:
            html = await answer.text()
            assert f'<html lang="{tag}">' in html
            assert f">{word}</button>" in html


@in_town
async def test_the_date_stands_above_the_first_line_of_a_day(town: Town) -> None:
    from datetime import timedelta

    person = town.person()
    await person.page()
    for text in ("一", "二"):
        town.desk.put("web-0", Card(text))
    town.desk.now += timedelta(days=1)
    town.desk.put("web-0", Card("三"))
    assert isinstance(town.desk.history["web-0"][0], Line)
    async with person.http.get(town.root + "/") as answer:
        html = await answer.text()
    assert html.count("new-day") == 2
    assert "11月22日" in html
    assert "11月23日" in html
