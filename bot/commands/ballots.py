"""`ballots roll`: the units that may vote, out of a CSV; `ballots codes`: a sheet with a code a unit.  `tally`: count a published
record again, with nothing but the file."""

import argparse
from pathlib import Path
from typing import Any

from bot.commands.households import LANGUAGES, write_private


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Put the commands on the command line."""
    said = "votes: take the roll (名册) of one from a CSV"
    what = subparsers.add_parser("ballots", help=said, description=said).add_subparsers(required=True, metavar="WHAT")
    about = (
        "columns: building, unit, room (楼, 单元, 房号) or key (编号); area (面积), head (归并), kind (类别), telegram"
    )
    roll = what.add_parser("roll", help="the units that may vote, anew", description=about)
    roll.add_argument("file", type=Path)
    roll.add_argument("--vote", type=int, required=True, metavar="N", help="the vote's number, as its card says")
    roll.add_argument("--dry-run", action="store_true", help="only say what would be taken")
    roll.set_defaults(run=_roll)
    codes = what.add_parser(
        "codes", help="write the A4 sheet with an owner's code a unit, a page a building, for envelopes"
    )
    codes.add_argument("--vote", type=int, required=True, metavar="N", help="the vote's number, as its card says")
    codes.add_argument("-o", "--output", type=Path, default=Path("voters.html"))
    codes.add_argument("--building", help="only this building (key or name)")
    codes.add_argument("--all", action="store_true", help="also units that somebody votes for already")
    codes.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    codes.add_argument("--bot", help="the bot's name on Telegram: the QR then opens the chat by itself")
    codes.set_defaults(run=_codes)
    said = "count the published record of a vote (/t/NUMBER.json) again; names what was changed in it"
    tally = subparsers.add_parser("tally", help=said, description=said)
    tally.add_argument("file", type=Path)
    tally.set_defaults(run=_tally)


def _roll(args: argparse.Namespace) -> int:
    from bot.console_rolls import ballots_roll

    print(ballots_roll(args.file, args.vote, dry=args.dry_run))
    return 0


def _codes(args: argparse.Namespace) -> int:
    from bot.voting_codes import print_

    page, count = print_(args.vote, args.building, args.language, args.bot, everybody=args.all)
    write_private(args.output, page)
    print(f"{count} codes on {args.output}; they stand nowhere else: print it, then delete it")
    return 0


def _tally(args: argparse.Namespace) -> int:
    import json

    from flows.deciding.export import Changed, recount

    try:
        counted = recount(json.loads(args.file.read_bytes()))
    except Changed as changed:
        where, why = changed.args
        raise ValueError(f"the record does not hold: {where}: {why}") from None
    except ValueError as error:
        raise ValueError(f"the record cannot be read: {error}") from None
    print("\n".join(_plain(counted)))
    return 0


def _plain(counted: Any) -> list[str]:
    from flows.deciding.approval import Approvals

    if isinstance(counted, Approvals):
        return [f"{counted.voters} ballots", *(f"option {n}: {count}" for n, count in enumerate(counted.counted, 1))]
    told = [f"{f.test} by {f.measure}: {f.part} of {f.whole}{_needs(f)}" for f in counted.fractions]
    sums = ", ".join(f"{choice} {n}" for choice, n in counted.counted.items())
    law = "; ".join(counted.rule.law) or "an opinion, without legal force"
    flaws = [f"flaw: {flaw}" for flaw in counted.flaws]
    return [f"{counted.outcome} by the rule {counted.rule.key} ({law})", *flaws, sums, *told]


def _needs(fraction: Any) -> str:
    if fraction.needs is None:
        return ""
    share = f"{fraction.needs.of}/{fraction.needs.per}"
    least = "at least" if fraction.needs.inclusive else "more than"
    return f", needs {least} {share}: {'met' if fraction.met else f'{fraction.missing} missing'}"
