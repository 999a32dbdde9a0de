"""The demo: an invented neighbourhood, three phones, nobody to ask for a token.  What is said survives a restart."""

from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import time

from bot.app import App
from storage import people
from storage.db import Db

PEOPLE = (  # door, name, role, grid
    ("demo-resident", "李阿姨", None, None),
    ("demo-worker", "王师傅", "worker", None),
    ("demo-admin", "陈主任", "admin", None),
)


@dataclass
class Demo(App):
    """An App whose three people are there from the start."""

    async def _open(self, stack: AsyncExitStack) -> None:
        await super()._open(stack)
        awake = replace(
            self.house.town.community, quiet_hours=(time(), time())
        )  # whoever tries it at night sees it all
        self.house.town = self.lists.town(awake)
        await self.office.write(self._people)

    def _people(self, db: Db) -> None:
        """The resident, the worker (of every grid) and the admin, with their roles; once."""
        now, community = self.clock(), self.house.town.community
        for door, name, role, _ in PEOPLE:
            if people.find_chat(db, self.seal, "web", door) is not None:
                continue
            person = people.meet(db, self.seal, "web", door, name, community.languages[0], now)
            people.chat(db, self.seal, "web", door, person.id, now)
            grids = [g.key for g in community.grids] if role == "worker" else [None]
            for grid in grids:
                if role:
                    people.grant(db, person.id, role, grid, now)
