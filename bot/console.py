"""What the command line does to the database, beside a running process or without one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from bot import community as community_file
from bot import roll, voting_roll
from bot.app import seed, utc_now
from bot.pictures import Pictures
from bot.settings import Settings, load
from bot.sheet import Slip, named, sheet
from bot.town import Lists
from flows.community import Community
from flows.deciding.vote import Vote
from flows.understanding import places
from flows.understanding.gazetteer import gazetteer
from handlers.words import Words
from storage import audit, corrections, homes, migrate, people, retention, roles, rolls, votes
from storage import town as towns
from storage.db import Db
from storage.seal import Seal
from storage.store import Store, open_store


@contextmanager
def opened(settings: Settings) -> Iterator[tuple[Store, Community]]:
    """The database, migrated and seeded; no lock, so that `run` may go on beside it."""
    migrate.migrate(settings.database_url, utc_now())
    store = open_store(settings.database_url)
    try:
        yield store, seed(store, settings)
    finally:
        store.close()


def claim(role: str, grid: str | None) -> str:
    """A one-time code for a role.  Raises ValueError when a worker's grid, or the department, is missing or unknown."""
    settings = load()
    seal = Seal.from_file(settings.key_file)
    with opened(settings) as (store, community):
        key = grid if role == "department" else _grid(community, grid) if grid else None
        if role == "worker" and key is None:
            raise ValueError(f"say which grid: claim worker --grid {' | '.join(g.key for g in community.grids)}")
        if role == "department" and key not in community.helping:
            raise ValueError(f"say which department: claim department --grid {' | '.join(community.helping)}")

        def unit(db: Db) -> str:
            audit.note(db, utc_now(), None, "RoleOffered", "console", f"{role}:{key or ''}")
            return people.new_claim(db, seal, role, key, utc_now())

        return store.write(unit).result()


def _grid(community: Community, said: str) -> str:
    """A grid by key, name, or its place in the list."""
    for n, grid in enumerate(community.grids, 1):
        if said in (grid.key, grid.name, str(n)):
            return grid.key
    raise ValueError(
        f"there is no grid {said!r}; there are {', '.join(f'{g.key} ({g.name})' for g in community.grids)}"
    )


def retain(*, dry: bool) -> str:
    """One sweep (R37), or what it would take.  A line a kind."""
    import asyncio

    settings = load()
    with opened(settings) as (store, _):
        gone = store.write(lambda db: retention.sweep(db, utc_now(), dry=dry)).result()
    if not dry:
        asyncio.run(Pictures(settings.data_dir).forget(gone.files))
    return "\n".join(f"{kind}: {n}" for kind, n in gone.counts.items())


def posters(target: Path, telegram: str, language: str | None) -> str:
    """Write the sheets for the doors.  Raises ValueError when no code could be drawn."""
    from functools import partial

    from bot.posters import document
    from handlers.words import Words

    settings = load()
    with opened(settings) as (_, community):
        say = partial(Words().say, language or community.languages[0])
        target.write_text(document(say, community, settings.web_url or "", telegram), "utf-8")
    return f"{len(community.buildings)} pages in {target}; open it in a browser and print it on A4"


def fold() -> str:
    """Fold residents' and workers' corrections into the lexicon now; a running process reads it within seconds."""
    settings = load()
    seal = Seal.from_file(settings.key_file)
    with opened(settings) as (store, _):
        rows = store.read(lambda db: corrections.rows(db, seal)).result()
    target = Lists(settings.data_dir).fold(rows)
    return f"{len(rows)} corrections folded into {target}"


def community_diff() -> str:
    """What `apply` would change."""
    settings = load()
    with opened(settings) as (_, known):
        return "\n".join(community_file.differences(known, community_file.read(settings.community))) or "no difference"


def community_apply() -> str:
    """The file's community into the database; a running process sees it after a restart."""
    settings = load()
    with opened(settings) as (store, known):
        wanted = community_file.read(settings.community)
        lines = community_file.differences(known, wanted)
        if not lines:
            return "no difference"

        def unit(db: Db) -> None:
            towns.save(db, wanted)
            audit.note(db, utc_now(), None, "CommunityChanged", "console", f"lines:{len(lines)}")

        store.write(unit).result()
    return "\n".join([*lines, "applied; restart the running process to see it"])


def community_export() -> str:
    """The database's community as community.toml."""
    with opened(load()) as (_, known):
        return community_file.write(known).rstrip("\n")


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


def roles_list() -> str:
    """Every role held: its number, what it is, who."""
    settings = load()
    seal = Seal.from_file(settings.key_file)
    with opened(settings) as (store, _):

        def unit(db: Db) -> list[str]:
            return [
                f"{held.id:>5}  {held.role} {held.grid}  person {held.person} {people.get(db, seal, held.person).name}"
                for held in roles.staff(db)
            ]

        return "\n".join(store.read(unit).result()) or "nobody holds a role; begin with: python -m bot claim admin"


def roles_revoke(number: int) -> str:
    """Take a role away.  Raises ValueError for a number that is none, and for the last admin."""
    with opened(load()) as (store, _):

        def unit(db: Db) -> str:
            held = roles.held(db, number)
            if held is None:
                raise ValueError(f"there is no role {number}; see: python -m bot roles")
            if held.role == "admin" and roles.admins(db) <= 1:
                raise ValueError("this is the last admin: make another one first (python -m bot claim admin)")
            if held.role == "worker":
                raise ValueError("take it away in chat (/admin), so that the worker's tasks find somebody else")
            roles.revoke(db, number, utc_now())
            audit.note(db, utc_now(), None, "RoleRevoked", f"person:{held.person}", f"{held.role}:{held.grid}")
            return f"{held.role} taken from person {held.person}"

        return store.write(unit).result()
