"""What is kept, for how long, and what the figures are made of – on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from flows.effects.requests import OpenRequest
from flows.said import Said
from flows.understanding.places import Place
from handlers import moves
from handlers.answer import answer
from handlers.scene import Scene
from handlers.strike import strike
from storage import due, figures, inbox, media, outbox, people, requests, retention
from storage.db import Conflict, Db
from tests.storage.town import NOW, opened


def said(text: str, person: str = "7", at=NOW) -> Said:
    return Said("telegram", person, person, f"m{text}", at, text=text, name="李阿姨")


def a_request(db: Db, house, step: str = "open"):
    person = people.meet(db, house.seal, "telegram", "7", "李阿姨", "zh-Hans", NOW)
    chat = people.chat(db, house.seal, "telegram", "7", person.id, NOW)
    scene = Scene(db, house, NOW, said("灯坏了"), person, chat)
    effect = OpenRequest("3号楼电梯坏了，我是李阿姨", "001", Place("3号楼", grid="g1", building="b3"))
    return scene, moves.open_request(scene, effect)


def test_words_go_when_the_notice_says_so_and_numbers_stay(database):
    with opened(database) as (store, house):

        def live(db: Db):
            inbox.put(db, house.seal, "telegram", "1", "7", {"a": 1}, NOW)
            db.run("UPDATE inbox SET state = 'done'")
            answer(db, house, said("3号楼电梯坏了"), NOW)
            scene, request = a_request(db, house)
            moves.make(scene, request, "withdraw")
            db.run("UPDATE outbox SET state = 'sent'")
            return request.id

        id = store.write(live).result()
        count = "SELECT count(*) FROM {}".format
        soon, month, years = NOW + timedelta(hours=23), NOW + timedelta(days=31), NOW + timedelta(days=800)
        assert not any(store.write(lambda db: retention.sweep(db, soon)).result().counts.values())
        dry = store.write(lambda db: retention.sweep(db, month, dry=True)).result().counts
        assert dry["updates"] == dry["drafts"] == 1 and dry["letters"] >= 1
        assert store.read(lambda db: db.value(count("inbox"))).result() == 1
        assert store.write(lambda db: retention.sweep(db, month)).result().counts == dry
        assert store.read(lambda db: [db.value(count(t)) for t in ("inbox", "outbox", "dialogue")]).result() == [
            0,
            0,
            0,
        ]
        assert "李阿姨" in store.read(lambda db: requests.get(db, id)).result().description
        store.write(lambda db: retention.sweep(db, years)).result()
        kept = store.read(lambda db: requests.get(db, id)).result()
        assert kept.description == "" and kept.service_request_id.startswith("LL-") and kept.step == "withdrawn"


def test_what_everybody_was_shown_outlives_what_nobody_used(database):
    with opened(database) as (store, house):

        def pictures(db: Db):
            person = people.meet(db, house.seal, "telegram", "9", "", "", NOW).id
            shown, unused = (media.want(db, house.seal, "photo", "telegram", ref, person, NOW) for ref in "ab")
            media.publish(db, [shown])
            return [media.ready(db, id, f"{id}.jpg", "image/jpeg") and id for id in (shown, unused)]

        shown, unused = store.write(pictures).result()
        month = store.write(lambda db: retention.sweep(db, NOW + timedelta(days=40))).result()
        assert month.files == (f"{unused}.jpg",)
        years = store.write(lambda db: retention.sweep(db, NOW + timedelta(days=800))).result()
        assert years.files == (f"{shown}.jpg",)


def test_seven_days_of_silence_close_a_request_as_not_rated(database):
    with opened(database) as (store, house):

        def handled(db: Db):
            worker = people.meet(db, house.seal, "telegram", "9", "王师傅", "zh-Hans", NOW)
            people.grant(db, worker.id, "worker", "g1", NOW)
            people.chat(db, house.seal, "telegram", "9", worker.id, NOW)
            scene, request = a_request(db, house)
            there = replace(scene, person=people.get(db, house.seal, worker.id))
            return moves.make(there, request, "handle", reason="dark").id

        id = store.write(handled).result()
        early = store.write(lambda db: strike(db, house, NOW + timedelta(days=6, hours=23))).result()
        assert early == 1, "after a day somebody is asked to call them; nothing is closed"
        assert store.write(lambda db: strike(db, house, NOW + timedelta(days=7))).result() == 1
        closed = store.read(lambda db: requests.get(db, id)).result()
        assert (closed.step, closed.outcome) == ("closed", "unrated")
        rates = store.read(lambda db: figures.rates(db, NOW)).result()
        assert rates == {"asked": 1, "taken_on": 1, "closed_unrated": 1}
        told = store.read(lambda db: [house.seal.unseal(r.body) for r in db.all("SELECT body FROM outbox")]).result()
        assert any("视为办结（未评价）" in card["text"] for card in told)


def test_a_move_on_an_old_version_changes_nothing(database):
    with opened(database) as (store, house):

        def twice(db: Db):
            scene, request = a_request(db, house)
            moves.make(scene, request, "withdraw")
            with pytest.raises(Conflict):
                requests.save(db, replace(request, step="closed", version=request.version + 1), "x", None, "", NOW)
            return requests.get(db, request.id).step

        assert store.write(twice).result() == "withdrawn"


def test_the_same_due_row_twice_is_once_and_is_claimed_once(database):
    with opened(database) as (store, _):
        for _again in range(2):
            store.write(lambda db: due.put(db, "k", "s", NOW)).result()
        assert len(store.write(lambda db: due.claim(db, NOW)).result()) == 1
        assert store.write(lambda db: due.claim(db, NOW)).result() == []


def test_a_newer_card_takes_the_place_of_an_unsent_one(database):
    with opened(database) as (store, house):

        def write(db: Db):
            chat = people.chat(db, house.seal, "telegram", "7", None, NOW)
            first = outbox.put(db, house.seal, chat, {"n": 1}, NOW, subject="dialogue:1")
            outbox.put(db, house.seal, chat, {"n": 2}, NOW, subject="dialogue:1", edits="card", replaces=True)
            return first, [(letter.card["n"], letter.edits) for letter in outbox.ready(db, house.seal, NOW, 9)]

        first, left = store.write(write).result()
        assert left == [(2, f"letter:{first}")]
