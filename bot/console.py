"""What the command line does to the database, beside a running process or without one."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from bot import community as community_file
from bot.pictures import Pictures
from bot.prepare import seed, utc_now
from bot.settings import Settings, load
from bot.town import Lists
from flows.community import Community
from handlers.words import Words
from storage import audit, claims, corrections, migrate, people, retention, roles
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
            return claims.new_claim(db, seal, role, key, utc_now())

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

    from bot.posters import document

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
