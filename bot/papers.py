"""Files of our own: lists as CSV that a spreadsheet opens without running anything (R24), and pages to print."""

import asyncio
import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.channels.base import Refused
from bot.notice_page import page
from bot.office import Office
from bot.topic_pages import TopicPages
from flows.volunteers.ledger import QUARTERS
from handlers import broadcast_shown, speak
from handlers.house import House
from storage import broadcasts, honours, ledger, people
from storage.db import Db

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")  # CWE-1236: a cell that begins so is computed


STATEMENT = ("name", "activity", "kind", "date", "hours", "organisation")  # columns of a statement of hours


class Papers:
    """A source of files (bot/fetcher.py).  ref: "broadcast:3" = what became of each of its deliveries, "page:3:zh-Hans" = the
    broadcast as a page, beginning with this language; "topic:3" = the archive of a topic; "hours:7:zh-Hans" = the services of
    a volunteer."""

    def __init__(self, office: Office, house: House, folder: Path, clock: Callable[[], datetime]):
        self._office, self._house = office, house
        self._topics = TopicPages(office, house, folder, clock)

    async def fetch(self, ref: str, target: Path) -> None:
        """Raises Refused when there is no such file."""
        kind, _, rest = ref.partition(":")
        id, _, language = rest.partition(":")
        if kind == "broadcast":
            content = await self._list(int(id))
        elif kind == "page":
            content = await self._page(int(id), language)
        elif kind == "hours":
            content = await self._hours(int(id), language)
        elif kind == "topic":
            content = await self._topics.archive(int(id))
        else:
            raise Refused("no such file")
        await asyncio.to_thread(target.write_bytes, content)

    async def _list(self, id: int) -> bytes:
        rows = await self._office.read(lambda db: broadcasts.ends(db, id))
        return table(("delivery", "person", "channel", "outcome"), rows)

    async def _page(self, id: int, language: str) -> bytes:
        house = self._house
        known = await self._office.read(lambda db: broadcasts.get(db, id))
        written = [tag for tag in house.languages() if tag in known.texts]
        written.sort(key=lambda tag: tag != language)
        cards = [broadcast_shown.shown(house, known, tag) for tag in written]
        written_at = known.started_at or known.created_at
        at = speak.local(written_at, house.town.community.zone) if written_at else None
        made = page(
            partial(house.words.say, written[0]), house.town.community, cards, at, house.web_link or house.bot_link
        )
        return made.encode()

    async def _hours(self, person: int, language: str) -> bytes:
        """Every service of a volunteer, in the columns of the community's state system (志愿服务条例 19)."""
        house = self._house
        say = partial(house.words.say, language)
        seal, community = house.seal, house.town.community

        def read(db: Db) -> tuple[str, list[honours.Service]]:
            accounts = [ledger.account(id) for id in people.selves(db, person)]
            return people.get(db, seal, person).name, honours.services(db, accounts)

        name, served = await self._office.read(read)
        rows = []
        for each in served:
            skill = community.skill(each.what) if each.kind == "aid" else None
            known = {
                "name": name, "activity": skill.name if skill else each.what, "kind": say(f"statement-kind-{each.kind}"),
                "date": speak.local(each.at, community.zone).strftime("%Y-%m-%d"), "hours": f"{each.quarters / QUARTERS:g}",
                "organisation": community.name,
            }  # fmt: skip
            rows.append([known[field] for field in self._columns()])
        return table([community.statement.get(field) or say(f"statement-{field}") for field in self._columns()], rows)

    def _columns(self) -> Sequence[str]:
        listed = [field for field in self._house.town.community.statement if field in STATEMENT]
        return listed or STATEMENT


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with a BOM, every cell quoted, no cell a formula."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(head)
    writer.writerows([safe(str(cell)) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def safe(cell: str) -> str:
    """The cell with an apostrophe in front where it would be computed."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
