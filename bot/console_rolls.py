"""What the command line does with rolls: who lives where, the sheets with codes, who may vote."""

from datetime import datetime
from functools import partial
from pathlib import Path

from bot import roll, voting_roll
from bot.console import opened
from bot.prepare import utc_now
from bot.settings import load
from bot.sheet import Slip, named, sheet
from flows.community import Community
from flows.deciding.vote import Vote
from flows.understanding import places
from flows.understanding.gazetteer import gazetteer
from handlers.words import Words
from storage import audit, homes, people, rolls, votes
from storage.db import Db
from storage.seal import Seal


def households_import(file: Path, *, dry: bool) -> str:
    """The roll's households into the database: what is new, what the roll does not have, how many stay.  Raises BadRoll."""
    settings = load()
    seal, now = Seal.from_file(settings.key_file), utc_now()
    with opened(settings) as (store, community):
        lines = roll.read(file, community)
        known = {h.home for h in store.read(lambda db: homes.everybody(db, seal)).result()}
        wanted = dict.fromkeys(line.home for line in lines)

        def unit(db: Db) -> int:
            for home in wanted:
                homes.household(db, seal, home, now)
            settled = [_settle(db, seal, line, now) for line in lines if line.telegram]
            audit.note(db, now, None, "RollImported", "console", f"households:{len(wanted)}:residents:{sum(settled)}")
            return sum(settled)

        residents = 0 if dry else store.write(unit).result()
    new, gone = [h for h in wanted if h not in known], [h for h in known if h not in wanted]
    said = [f"+ {_door(community, h)}" for h in new] + [
        f"? {_door(community, h)}: known, not on this roll" for h in gone
    ]
    return "\n".join([*said, f"{len(new)} new, {len(wanted) - len(new)} known, {residents} residents entered"
                      + (", nothing written (dry run)" if dry else "")])  # fmt: skip


def ballots_roll(file: Path, number: int, *, dry: bool) -> str:
    """The roll of a vote out of a CSV, before it is checked or announced.  Raises BadRoll, ValueError for no such vote."""
    settings = load()
    seal, now = Seal.from_file(settings.key_file), utc_now()
    with opened(settings) as (store, community):

        def look(db: Db) -> Vote:
            try:
                vote = votes.get(db, number)
            except LookupError:
                raise ValueError(f"there is no vote {number}") from None
            if vote.step != "prepared":
                raise ValueError(f"vote {number} is {vote.step}: its roll cannot be changed any more")
            return vote

        vote = store.read(look).result()
        entries = voting_roll.read(file, community, areas="area" in vote.rule.measures)

        def unit(db: Db) -> None:
            look(db)
            rolls.fill(db, seal, number, entries, now)
            for entry in entries:
                if entry.telegram and (line := rolls.by_key(db, number, entry.key)) is not None:
                    person = people.meet(db, seal, "telegram", entry.telegram, "", "", now)
                    rolls.enter(db, line.id, person.id, "roll", None, now)
            audit.note(db, now, None, "RollImported", f"vote:{number}", f"units:{len(entries)}")

        if not dry:
            store.write(unit).result()
    heads = len({entry.head or f"#{entry.key}" for entry in entries})
    area = sum(entry.area for entry in entries)
    voters = sum(bool(entry.telegram) for entry in entries)
    said = f"{len(entries)} units, {heads} persons, {area // 100}.{area % 100:02d} m², {voters} with a voter"
    return said + (", nothing written (dry run)" if dry else "")


def _settle(db: Db, seal: Seal, line: roll.Line, now: datetime) -> bool:
    """Somebody whom the roll names by their number on Telegram lives there."""
    person = people.meet(db, seal, "telegram", line.telegram, "", "", now)
    return homes.settle(db, person.id, homes.household(db, seal, line.home, now), "roll", None, now)


def _door(community: Community, home: homes.Home) -> str:
    known = community.building(home.building)
    unit = f"{home.unit}单元" if home.unit else ""
    return f"{known.name if known else home.building}{unit}{home.room}"


def households_sheet(building: str | None, language: str, bot: str | None) -> tuple[str, int]:
    """The sheet as HTML, and how many households are on it.  Raises ValueError for a building that is none."""
    settings = load()
    seal = Seal.from_file(settings.key_file)
    words = Words()
    with opened(settings) as (store, community):
        keys = {b.key for b in community.buildings if building in (None, b.key, b.name)}
        if not keys:
            raise ValueError(f"there is no building {building!r}")

        def unit(db: Db) -> list[homes.Household]:
            chosen = [h for h in homes.everybody(db, seal) if h.home.building in keys]
            audit.note(db, utc_now(), None, "SheetPrinted", "console", f"households:{len(chosen)}")
            return chosen

        chosen = store.write(unit).result()
    link = f"https://t.me/{bot.removeprefix('@')}?start=home_{{code}}" if bot else "/home {code}"
    say = partial(words.say, language)
    slips = [
        Slip(named(community, h.home, say), f"{h.code[:4]}-{h.code[4:]}", link.format(code=h.code)) for h in chosen
    ]
    return sheet(say("sheet-title", name=community.name), [slips], say, "sheet"), len(chosen)


def households_renew(said: str) -> str:
    """Another code for a household.  Raises ValueError when the words name none that is known."""
    settings = load()
    seal = Seal.from_file(settings.key_file)
    with opened(settings) as (store, community):
        place = places.find(said, gazetteer(community))
        home = (
            homes.Home(place.building, place.unit or "", place.room)
            if place and place.building and place.room
            else None
        )

        def unit(db: Db) -> str:
            found = homes.find(db, seal, home) if home else None
            if found is None:
                raise ValueError(f"no household {said!r} is known; see: python -m bot households import --help")
            homes.renew(db, seal, found)
            audit.note(db, utc_now(), None, "HomeCodeRenewed", f"household:{found}")
            return f"{said} has another code now; print its sheet again"

        return store.write(unit).result()
