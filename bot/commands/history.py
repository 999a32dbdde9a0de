"""`verify`: is the history as it was written?"""

import argparse
from typing import Any


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Put the command on the command line."""
    said = "check the audit's hash chain; names the first row that was changed, prints the head"
    verify = subparsers.add_parser("verify", help=said, description=said)
    verify.add_argument("--head", default="", help="a head that was published: must be met on the way (12 digits do)")
    verify.set_defaults(run=_verify)


def _verify(args: argparse.Namespace) -> int:
    from bot.settings import load
    from storage import chain, migrate
    from storage.store import open_store

    settings = load()
    if migrate.schema(settings.database_url) is None:
        raise ValueError(
            "there is no database yet: look at LINLI_DATABASE_URL, or make one with: python -m bot migrate"
        )
    store = open_store(settings.database_url)
    try:
        found = store.read(lambda db: chain.verify(db, args.head)).result()
    finally:
        store.close()
    if found.wrong:
        raise ValueError(f"the audit was changed after {found.links} good rows: {found.wrong}")
    if not found.known:
        raise ValueError(
            f"the audit is whole, but not the one with the head {args.head}: rows were cut off or made anew"
        )
    waiting = f", {found.waiting} to be linked" if found.waiting else ""
    print(f"{found.links} rows as they were written{waiting}\nhead {found.head}")
    return 0
