"""`households`: the roll and the sheets.  `roles`: who holds which, and taking one away beside the chat."""

import argparse
import os
from pathlib import Path
from typing import Any

LANGUAGES = ("zh-Hans", "zh-Hant", "en")


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Put the commands on the command line."""
    said = "the roll of households (户) and the sheets with their codes"
    what = subparsers.add_parser("households", help=said, description=said).add_subparsers(
        required=True, metavar="WHAT"
    )
    taken = what.add_parser("import", help="take households from a CSV: building, unit, room (楼, 单元, 房号)")
    taken.add_argument("file", type=Path)
    taken.add_argument("--dry-run", action="store_true", help="only say what would change")
    taken.set_defaults(run=_import)
    sheet = what.add_parser("sheet", help="write the A4 sheet with a code and a QR a household, to print and cut")
    sheet.add_argument("-o", "--output", type=Path, default=Path("households.html"))
    sheet.add_argument("--building", help="only this building (key or name)")
    sheet.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    sheet.add_argument("--bot", help="the bot's name on Telegram: the QR then opens the chat and registers by itself")
    sheet.set_defaults(run=_sheet)
    renew = what.add_parser("renew", help="another code for a household whose code got about")
    renew.add_argument("home", help="such as 3号楼2单元501")
    renew.set_defaults(run=_renew)
    said = "list who holds which role, or take one away (for when the chat cannot: two admins, none left to ask)"
    roles = subparsers.add_parser("roles", help=said, description=said)
    roles.add_argument("--revoke", type=int, metavar="N", help="take away the role with this number")
    roles.set_defaults(run=_roles)


def _import(args: argparse.Namespace) -> int:
    from bot.console_rolls import households_import

    print(households_import(args.file, dry=args.dry_run))
    return 0


def _sheet(args: argparse.Namespace) -> int:
    from bot.console_rolls import households_sheet

    page, count = households_sheet(args.building, args.language, args.bot)
    write_private(args.output, page)
    print(f"{count} households on {args.output}; it holds their codes: print it, then delete it")
    return 0


def write_private(path: Path, page: str) -> None:
    """For nobody else on this machine to read."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(page)


def _renew(args: argparse.Namespace) -> int:
    from bot.console_rolls import households_renew

    print(households_renew(args.home))
    return 0


def _roles(args: argparse.Namespace) -> int:
    from bot import console

    print(console.roles_revoke(args.revoke) if args.revoke else console.roles_list())
    return 0
