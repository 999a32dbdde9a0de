"""The head of the audit's chain in the linked group: once a day, and it is one that verify knows."""

import re
from collections.abc import Iterator

import pytest

from handlers import head
from storage import chain, groups, people
from tests.talk.world import Neighbourhood, words


@pytest.fixture
def here(database: str) -> Iterator[Neighbourhood]:
    made = Neighbourhood(database)
    yield made
    made.close()


def linked(here: Neighbourhood) -> None:
    """A group that an admin linked this morning."""
    here.admin("周")

    def unit(db: object) -> None:
        chat = people.chat(db, here.seal, "plain", "群", None, here.now)  # type: ignore[arg-type]
        groups.link(db, here.seal, chat, "楼友", 1, here.now)  # type: ignore[arg-type]
        head.plan(db, here.house, here.now)  # type: ignore[arg-type]

    here.do(unit)
    here.do(chain.link)


def test_the_head_is_posted_every_evening_and_verify_knows_it(here: Neighbourhood) -> None:
    linked(here)
    here.later(hours=12)
    told = words(here.letters("群"))
    shown = re.search(r"[0-9a-f]{16}", told)
    assert shown and "📒 到第 1 条为止的记录" in told
    here.do(chain.link)
    assert here.do(lambda db: chain.verify(db, shown[0])).known
    here.later(hours=24)
    again = words(here.letters("群"))
    assert "📒 到第 2 条为止的记录" in again and shown[0] not in again
    assert here.value("SELECT count(*) FROM audit WHERE verb = 'HeadPublished'") == 2


def test_after_three_days_down_it_is_posted_once(here: Neighbourhood) -> None:
    linked(here)
    here.later(days=3, hours=12)
    assert words(here.letters("群")).count("📒") == 1
    here.later(seconds=10)
    assert here.letters("群") == []


def test_without_a_group_it_is_posted_nowhere(here: Neighbourhood) -> None:
    linked(here)
    here.do(lambda db: groups.unlink(db, id=1))
    here.later(hours=12)
    assert here.letters("群") == []
    assert here.value("SELECT count(*) FROM due WHERE kind = 'head' AND done_at IS NULL") == 0
