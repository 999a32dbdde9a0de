"""What the command line does to the database, beside a running process or without one."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot import community as community_file
from bot.app import seed, utc_now
from bot.pictures import Pictures
from bot.settings import Settings, load
from bot.town import Lists
from flows.community import Community
from storage import corrections, migrate, people, retention
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
        code: str = store.write(lambda db: people.new_claim(db, seal, role, key, utc_now())).result()
    return code


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

        store.write(unit).result()
    return "\n".join([*lines, "applied; restart the running process to see it"])


def community_export() -> str:
    """The database's community as community.toml."""
    with opened(load()) as (_, known):
        return community_file.write(known).rstrip("\n")
