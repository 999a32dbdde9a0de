"""Headers, cookies, refusals: what a stranger, a forger and another site's page meet at the doors."""

import asyncio
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.web.guard import Arrivals, Guard, address_of, same_site
from bot.web.site import PHONES, PUBLIC
from handlers.card import Card
from tests.web.desk import KEY, MemoryDesk, application
from tests.web.town import Reader, Town, in_town, served

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)


@in_town
async def test_every_answer_carries_the_strict_headers(town: Town) -> None:
    person = town.person()
    framed = STRICT.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    table = {
        "/": (STRICT, "DENY", "no-store"),
        "/demo/resident/": (framed, "SAMEORIGIN", "no-store"),
        "/demo/worker": (framed, "SAMEORIGIN", "no-store"),
        "/demo": (STRICT + "; frame-src 'self'", "DENY", "no-store"),
        "/lines": (STRICT, "DENY", "no-store"),
        "/stream": (STRICT, "DENY", "no-store, no-transform"),
        "/healthz": (STRICT, "DENY", "no-store"),
        "/nowhere": (STRICT, "DENY", "no-store"),
        "/media/1": (STRICT, "DENY", "no-store"),
    }
    for path, (policy, frame, cache) in table.items():
        async with person.http.get(town.root + path) as answer:
            found = {name: answer.headers.get(name) for name in ("Content-Security-Policy", "X-Frame-Options")}
            assert found == {"Content-Security-Policy": policy, "X-Frame-Options": frame}, path
            assert answer.headers["Cache-Control"] == cache, path
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Referrer-Policy"] == "same-origin"
            assert answer.headers["Permissions-Policy"] == "camera=(self), microphone=(self), geolocation=(self)"
            assert "aiohttp" not in answer.headers["Server"]


@in_town
async def test_a_page_has_no_inline_script_or_style(town: Town) -> None:
    for path in ("/", "/demo", "/demo/admin/", "/nowhere"):
        async with town.person(Accept="text/html").http.get(town.root + path) as answer:
            html = await answer.text()
            assert "<style" not in html
            assert " style=" not in html
            assert " on" + "click" not in html
            assert html.count("<script") == html.count('<script src="/static/')


@in_town
async def test_style_and_script_may_be_kept_for_ever_under_their_hashed_names(town: Town) -> None:
    person = town.person()
    async with person.http.get(town.root + "/") as answer:
        html = await answer.text()
    for kind in ("css", "js", "svg"):
        name = html.split(f".{kind}")[0].rsplit("/static/", 1)[1]
        async with person.http.get(f"{town.root}/static/{name}.{kind}") as answer:
            assert answer.status == 200
            assert "immutable" in answer.headers["Cache-Control"]
    for wrong in ("chat.js", "chat-000000000000.js", "..%2fsite.py"):
        async with person.http.get(f"{town.root}/static/{wrong}") as answer:
            assert answer.status == 404


@in_town
async def test_each_door_gives_its_own_cookie(town: Town) -> None:
    person = town.person()
    table = {
        "/": ("linli", "/"),
        **{f"/demo/{r}/": (f"linli-{r}", f"/demo/{r}") for r in ("resident", "worker", "admin")},
    }
    for path, (name, where) in table.items():
        async with person.http.get(town.root + path) as answer:
            cookie = answer.cookies[name]
            assert (cookie["path"], cookie["samesite"], cookie["httponly"], cookie["secure"]) == (
                where,
                "Lax",
                True,
                "",
            )
    assert len(town.desk.visitors) == 4


@in_town
async def test_over_https_the_browser_itself_guards_the_cookie(town: Town) -> None:
    person = town.person(**{"X-Forwarded-Proto": "https"})
    for path, name in (("/", "__Host-linli"), ("/demo/worker/", "__Secure-linli-worker")):
        async with person.http.get(town.root + path) as answer:
            assert answer.cookies[name]["secure"] is True
            assert answer.cookies[name]["path"] == ("/" if name.startswith("__Host-") else "/demo/worker")


@in_town
async def test_a_cookie_that_we_did_not_give_opens_nothing(town: Town) -> None:
    good = Guard(KEY).cookie("A" * 43)
    for cookie, status in ((good, 200), (good[:-1] + "x", 403), ("A" * 43, 403), ("A" * 43 + ".é", 403), ("", 403)):
        async with town.person(Cookie=f"linli={cookie}").http.get(town.root + "/lines") as answer:
            assert answer.status == status, cookie
    async with town.person(Cookie=f"linli-worker={good}").http.get(town.root + "/lines") as answer:
        assert answer.status == 403


@in_town
async def test_another_sites_page_cannot_speak_for_a_resident(town: Town) -> None:
    person, stranger = town.person(), town.person()
    own, foreign = (await person.page()).nonce, (await stranger.page()).nonce
    table = [
        ({"nonce": own}, "https://evil.example", 403),
        ({"nonce": own}, "null", 403),
        ({"nonce": own}, town.root + "0", 403),
        ({"nonce": own}, "http://[broken", 403),
        ({"nonce": foreign}, town.root, 403),
        ({"nonce": own[:-1] + ("0" if own[-1] != "0" else "1")}, town.root, 403),
        ({"nonce": "short." + own.split(".")[1]}, town.root, 403),
        ({}, town.root, 403),
    ]
    for fields, origin, status in table:
        answer = await person.post({**fields, "text": "我是坏人"}, Origin=origin)
        assert answer.status == status, (fields, origin)
    browser = {"Origin": town.root, "Sec-Fetch-Site": "same-origin"}
    answer = await person.post({"nonce": own, "text": "x"}, follow=True, **browser)
    assert answer.status == 200
    assert [said for _, said in town.desk.said] == [{"text": "x"}]


@in_town
async def test_without_an_origin_the_fetch_metadata_decides(town: Town) -> None:
    person = town.person()
    for site, status in (("cross-site", 403), ("same-site", 403), ("same-origin", 303), (None, 303)):
        fields = {"nonce": (await person.page()).nonce, "text": str(site)}
        headers = {"Sec-Fetch-Site": site} if site else {}
        async with person.http.post(town.root + "/say", data=fields, headers=headers, allow_redirects=False) as answer:
            assert answer.status == status, site


@pytest.mark.parametrize(
    ("origin", "host", "forwarded", "good"),
    [
        ("https://linli.example", "linli.example", "", True),
        ("https://linli.example:8443", "linli.example:8443", "", True),
        ("https://linli.example:8443", "linli.example", "", True),  # a proxy that drops the port
        ("https://linli.example", "127.0.0.1:8080", "linli.example", True),  # a proxy that rewrites Host
        ("https://linli.example.evil.example", "linli.example", "", False),
        ("https://evil.example", "127.0.0.1:8080", "linli.example", False),
        ("https://linli.example", "127.0.0.1:8080", "", False),
        ("null", "linli.example", "", False),
        ("", "linli.example", "", False),
    ],
)
def test_origin_is_compared_with_the_host_behind_any_proxy(origin: str, host: str, forwarded: str, good: bool) -> None:
    from aiohttp.test_utils import make_mocked_request

    headers = {"Host": host, "Origin": origin, "X-Forwarded-Host": forwarded}
    assert same_site(make_mocked_request("POST", "/say", headers=headers)) is good


@in_town
async def test_words_survive_a_page_that_was_open_too_long(town: Town) -> None:
    person = town.person()
    answer = await person.post({"nonce": "old", "text": "水管 <漏> 了"})
    page = Reader(await answer.text())
    assert (answer.status, page.typed) == (403, "水管 <漏> 了")
    assert "Cookie" in page.notice
    answer = await person.post({"nonce": "old", "text": "水管 <漏> 了"})
    page = Reader(await answer.text())
    assert "再点一次" in page.notice
    await person.post({"nonce": page.nonce, "text": page.typed})
    assert town.desk.said == [("web-0", {"text": "水管 <漏> 了"})]


@in_town
async def test_health_tells_no_more_than_it_must(town: Town) -> None:
    person = town.person()
    for path, text in (("/healthz", "ok\n"), ("/readyz", "ready\n")):
        async with person.http.get(town.root + path) as answer:
            assert (answer.status, await answer.text()) == (200, text)
    async with person.http.get(town.root + "/metrics") as answer:
        assert "linli_up 1\n" in await answer.text()
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")


@in_town
async def test_a_browser_that_is_lost_finds_home_in_its_own_language(town: Town) -> None:
    for language, words in (("zh-TW", "找不到這一頁"), ("en-GB", "no such page"), ("zh-CN,zh;q=0.9", "没有这一页")):
        person = town.person(**{"Accept": "text/html", "Accept-Language": language})
        async with person.http.get(town.root + "/nowhere") as answer:
            assert answer.status == 404
            assert words in await answer.text()


@in_town
async def test_when_storage_is_down_the_page_says_so(town: Town) -> None:
    async def down(*_: object, **__: object) -> None:
        raise OSError("disk full: 13800138000")

    town.desk.lines = down  # type: ignore[assignment,method-assign]
    async with town.person(Accept="text/html").http.get(town.root + "/") as answer:
        html = await answer.text()
        assert answer.status == 503
        assert "13800138000" not in html


def test_very_many_new_sessions_from_one_address_are_slowed() -> None:
    at = [0.0]
    brake = Arrivals(most=3, seconds=60, clock=lambda: at[0])
    assert [brake.may_enter("198.51.100.7") for _ in range(4)] == [True, True, True, False]
    assert brake.may_enter("203.0.113.9")
    assert all(brake.may_enter("") for _ in range(10))
    at[0] = 61
    assert brake.may_enter("198.51.100.7")


def test_a_proxy_on_this_machine_is_believed_about_addresses_and_nobody_else() -> None:
    from aiohttp.test_utils import make_mocked_request

    def seen(peer: str, forwarded: str) -> str:
        request = make_mocked_request("GET", "/", headers={"X-Forwarded-For": forwarded})
        return address_of(request.clone(remote=peer))

    assert seen("127.0.0.1", "1.2.3.4, 198.51.100.7") == "198.51.100.7"
    assert seen("203.0.113.9", "198.51.100.7") == "203.0.113.9"
    assert seen("127.0.0.1", "") == ""
    assert seen("127.0.0.1", "2001:db8:1:2:3::4") == seen("127.0.0.1", "2001:db8:1:2:9::9")


def test_the_crowd_is_told_in_words(tmp_path: Path) -> None:
    async def play() -> None:
        async with served(application(MemoryDesk(tmp_path), (PUBLIC,))) as root:
            headers = {"X-Forwarded-For": "198.51.100.7", "Accept": "text/html"}
            statuses = []
            for _ in range(121):
                async with ClientSession(headers=headers) as http, http.get(root + "/") as answer:
                    statuses.append(answer.status)
            assert statuses == [200] * 120 + [429]

    asyncio.run(play())


@in_town
async def test_the_demo_shows_three_phones(town: Town) -> None:
    async with town.person().http.get(town.root + "/demo") as answer:
        html = await answer.text()
    assert [door.prefix for door in PHONES if f'src="{door.prefix}/"' in html] == [door.prefix for door in PHONES]
    assert all(f"<h2>{word}</h2>" in html for word in ("居民", "网格员", "管理员"))


def test_the_front_of_a_demo_leads_to_its_phones(tmp_path: Path) -> None:
    async def play() -> None:
        async with served(application(MemoryDesk(tmp_path), PHONES)) as root, ClientSession() as http:
            async with http.get(root + "/") as answer:
                assert (answer.status, answer.url.path) == (200, "/demo")
            async with http.get(root + "/demo/worker/nowhere", headers={"Accept": "text/html"}) as answer:
                assert 'href="/demo/worker"' in await answer.text()

    asyncio.run(play())


@in_town
async def test_one_door_never_shows_anothers_lines(town: Town) -> None:
    resident, worker = town.person("/demo/resident"), town.person("/demo/worker")
    await resident.page()
    town.desk.put("demo/resident-0", Card("只给居民"))
    assert (await worker.page()).lines == []
    assert (await resident.page()).lines[0].texts == ["只给居民"]
