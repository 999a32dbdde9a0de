"""Whom a broadcast reaches that is meant for the people of a topic or the volunteers of a shift."""

from datetime import UTC, datetime, timedelta

from flows.broadcast import Broadcast
from storage import audiences, people, topics
from storage.db import Db, us
from tests.storage.town import opened

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def test_the_people_of_a_topic_and_of_a_shift(database: str) -> None:
    with opened(database) as (store, house):

        def unit(db: Db) -> tuple[dict[str, int], int, int]:
            ids = {}
            for name in ("author", "speaker", "helper", "waiting", "nobody"):
                person = people.meet(db, house.seal, "plain", name, name, "zh-Hans", NOW)
                people.chat(db, house.seal, "plain", name, person.id, NOW)
                ids[name] = person.id
            topic = topics.create(
                db, "YT-20261123-0001", ids["author"], title="加装电梯", why="", place="", area="all", photos=(),
                origin="resident", held="", now=NOW, ends_at=None,
            ).id  # fmt: skip
            db.insert("pseudonym", topic_id=topic, person_id=ids["speaker"], number=1)
            shift = db.insert(
                "shift", version=1, step="open", title="周六清扫", place="", starts_at=us(NOW), risk="", insurance="",
                ends_at=us(NOW + timedelta(hours=2)), slots=1, skill="", adults=False, organiser_id=ids["author"],
                secret=b"x", created_at=us(NOW),
            )  # fmt: skip
            for name, state in (("helper", "in"), ("waiting", "waiting")):
                db.insert("shift_place", shift_id=shift, person_id=ids[name], state=state, asked_at=us(NOW), dispute="")
            return ids, topic, shift

        ids, topic, shift = store.write(unit).result()

        def reached(audience: str, which: int) -> set[int]:
            meant = Broadcast(1, 1, "reviewed", "notice", {"zh-Hans": "x"}, ids["author"], audience, str(which))
            return {r.person for r in store.read(lambda db: audiences.meant(db, meant, "zh-Hans")).result()}

        assert reached("topic", topic) == {ids["author"], ids["speaker"]}
        assert reached("shift", shift) == {ids["helper"]}
        assert store.read(audiences.subjects).result() == {
            "topic": [[str(topic), "YT-20261123-0001 加装电梯"]],
            "shift": [[str(shift), "周六清扫"]],
        }
