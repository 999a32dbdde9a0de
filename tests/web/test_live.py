"""The event stream and the polling that takes its place."""

import asyncio

from bot.web.site import PUBLIC, site
from bot.web.streams import Streams
from handlers.card import Card
from tests.web.desk import KEY, MemoryDesk, numbers, yes
from tests.web.town import Person, Town, in_town, served


@in_town
async def test_new_and_changed_lines_come_by_themselves(town: Town) -> None:
    person = town.person()
    await person.page()
    async with person.stream() as events:
        number = town.desk.put("web-0", Card("已派单"))
        assert [line.texts for line in (await anext(events))[1]] == [["已派单"]]
        town.desk.edit("web-0", number, Card("处理中"))
        seq, (line,) = await anext(events)
        assert (seq, line.id, line.texts) == (2, number, ["处理中"])


@in_town
async def test_a_stream_cut_and_opened_again_misses_nothing(town: Town) -> None:
    person = town.person()
    await person.page()
    async with person.stream() as events:
        town.desk.put("web-0", Card("一"))
        last, _ = await anext(events)
    for text in ("二", "三"):
        town.desk.put("web-0", Card(text))
    async with person.stream(after=0, last=str(last)) as events:
        seq, lines = await anext(events)
    assert (seq, [line.texts for line in lines]) == (3, [["二"], ["三"]])


@in_town
async def test_a_long_absence_is_caught_up_in_pieces(town: Town) -> None:
    person = town.person()
    await person.page()
    for number in range(450):
        town.desk.put("web-0", Card(str(number)))
    got: list[str] = []
    async with person.stream(after=1) as events:
        async for _, lines in events:
            got += [line.texts[0] for line in lines]
            if len(got) == 449:
                break
    assert got == [str(number) for number in range(1, 450)]


@in_town
async def test_polling_gives_the_same(town: Town) -> None:
    person = town.person()
    await person.page()
    town.desk.put("web-0", Card("一"))
    town.desk.put("web-0", Card("二"))
    assert [line.texts for line in (await person.poll(0))[1]] == [["一"], ["二"]]
    assert await person.poll(2) == (2, [])
    assert [line.texts for line in (await person.poll(1))[1]] == [["二"]]
    for odd in ("-1", "x", "9" * 30, "%C2%B2"):
        async with person.http.get(f"{town.root}/lines?after={odd}") as answer:
            assert answer.status == 200


@in_town
async def test_a_silent_stream_has_a_heartbeat(town: Town) -> None:
    person = town.person()
    await person.page()
    async with person.http.get(town.root + "/stream") as answer:
        assert answer.headers["X-Accel-Buffering"] == "no"
        seen = b""
        while seen.count(b"event: beat\ndata: .\n\n") < 3:
            seen += await answer.content.readany()
    assert seen.startswith(b"retry: 3000\n:\n")


@in_town
async def test_a_stream_nobody_reads_any_more_is_buried(town: Town) -> None:
    person = town.person()
    await person.page()
    async with person.stream() as events:
        town.desk.put("web-0", Card("一"))
        await anext(events)
        assert len(town.desk.listening["web-0"]) == 1
    while town.desk.listening["web-0"]:
        await asyncio.sleep(0.01)


@in_town
async def test_a_pressed_button_in_a_streamed_card_is_good(town: Town) -> None:
    person = town.person()
    await person.page()
    async with person.stream() as events:
        await person.say("3号楼电梯坏了")
        card = None
        async for _, lines in events:
            card = next((line for line in lines if line.buttons), None)
            if card:
                break
        assert card
    answer = await person.post({"nonce": card.nonce, "press": "s:9"}, Accept="application/json")
    assert answer.status == 204


@in_town
async def test_nobody_listens_without_a_session(town: Town) -> None:
    for path in ("/stream", "/lines"):
        async with town.person().http.get(town.root + path) as answer:
            assert answer.status == 403


def test_whoever_comes_when_all_streams_are_taken_may_poll(tmp_path) -> None:
    async def play() -> None:
        streams, desk = Streams(most=1), MemoryDesk(tmp_path)
        app = site(desk, key=KEY, uploads=tmp_path, ready=yes, metrics=numbers, streams=streams)
        async with served(app) as root:
            town = Town(desk, root, tmp_path)
            person = town.person()
            await person.page()
            async with person.stream():
                async with person.http.get(root + "/stream") as answer:
                    assert answer.status == 503
                assert await person.poll() == (0, [])
            await person.http.close()

    asyncio.run(play())


def test_a_hundred_listeners_hear_at_once_and_the_site_stops_at_once(tmp_path) -> None:
    async def play() -> None:
        desk = MemoryDesk(tmp_path)
        app = site(desk, key=KEY, uploads=tmp_path, ready=yes, metrics=numbers, doors=(PUBLIC,))
        async with served(app) as root:
            town = Town(desk, root, tmp_path)
            people = [town.person() for _ in range(100)]

            async def listen(person: Person) -> None:
                await person.page()
                async with person.stream() as events:
                    ready.release()
                    await anext(events)

            ready = asyncio.Semaphore(0)
            hearing = [asyncio.create_task(listen(person)) for person in people]
            for _ in people:
                await ready.acquire()
            for chat in {who.chat for who in desk.visitors.values()}:
                desk.put(chat, Card("停水通知"))
            await asyncio.wait_for(asyncio.gather(*hearing), 60)
            for person in people:
                await person.http.close()
            stay = town.person()
            await stay.page()
            opened = stay.stream()
            await opened.__aenter__()
            began = asyncio.get_running_loop().time()
        assert asyncio.get_running_loop().time() - began < 2
        await stay.http.close()

    async def in_time() -> None:
        async with asyncio.timeout(60):
            await play()

    asyncio.run(in_time())
