"""`backup`, `restore`, `rekey`, `check` on the command line."""

import argparse
from pathlib import Path
from typing import Any


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Put the four commands on the command line."""
    said = "save database and files into one sealed file, and read it again; may be done while Linli runs"
    backup = subparsers.add_parser("backup", help=said, description=said)
    backup.add_argument("file", type=Path, help="the file to write; it must not exist yet")
    backup.set_defaults(run=_backup)
    said = "make a backup the installation that the settings name; refuses while Linli runs, and to destroy anything"
    restore = subparsers.add_parser("restore", help=said, description=said)
    restore.add_argument("file", type=Path, help="what backup wrote")
    replaced = "replace what is there (SQLite, files and key are kept beside it under another name, PostgreSQL is not)"
    restore.add_argument("--overwrite", action="store_true", help=replaced)
    restore.set_defaults(run=_restore)
    said = "look whether the database is whole, no file is missing, and the key opens what is sealed"
    anew = "make a new key and seal everything with it; refuses while Linli runs"
    rekey = subparsers.add_parser("rekey", help=anew, description=anew)
    rekey.set_defaults(run=_rekey)
    check = subparsers.add_parser("check", help=said, description=said)
    check.set_defaults(run=_check)


def _backup(args: argparse.Namespace) -> int:
    from bot.backup import backup
    from bot.prepare import utc_now
    from bot.settings import load

    print(backup(load(), args.file, utc_now()))
    return 0


def _restore(args: argparse.Namespace) -> int:
    from bot.backup import restore
    from bot.prepare import utc_now
    from bot.settings import load

    print(restore(load(), args.file, utc_now(), overwrite=args.overwrite))
    return 0


def _rekey(args: argparse.Namespace) -> int:
    from bot.backup import rekey
    from bot.settings import load

    print(rekey(load()))
    return 0


def _check(args: argparse.Namespace) -> int:
    from bot.backup import check
    from bot.settings import load

    well = True
    for good, said in check(load()):
        print(f"{'✓' if good else '✗'} {said}")
        well &= good
    return 0 if well else 1
