"""python -m bot …: the command line.  Imports happen inside the commands, so that --help answers at once."""

import argparse
import errno
import os
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bot import __version__
from bot.commands import ballots, history, households, keeping, routing, understanding, words

WRONG_PLACE = {
    errno.ENOENT: "is not there: look at the name, or make its folder",
    errno.EEXIST: "is there already, and is no folder: choose another place",
    errno.ENOTDIR: "cannot be: a part of its path is no folder. Choose another place",
    errno.EISDIR: "is a folder, not a file: choose another name",
}
ROLES = ("admin", "worker", "facilitator", "auditor", "department")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit code: 0 done, 1 something to mend (said on stderr), 2 the words of the call."""
    args = _parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = args.run
    try:
        return command(args)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        said = _plain(error)
        if said is None:
            raise
        print(f"linli: {said}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Linli (邻里), a bot for a city neighbourhood")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add(commands, "run", "run the neighbourhood (settings: LINLI_… or .env, see README.md)", _run)
    _add(
        commands,
        "demo",
        "run an invented neighbourhood in var/demo; three phones in the browser, no token needed",
        _demo,
    )
    _add(commands, "migrate", "bring the database to this version's schema (run does it too)", _migrate)
    claim = _add(
        commands, "claim", "print a one-time code (24 h) for a role; send it to the bot as /claim CODE", _claim
    )
    claim.add_argument("role", choices=ROLES)
    claim.add_argument(
        "--grid", help="the worker's grid (key or name in community.toml), or the department that is to help (协办)"
    )
    community = _add(commands, "community", "compare, apply or write community.toml", _community)
    community.add_argument("what", choices=("diff", "apply", "export"))
    retain = _add(commands, "retain", "forget what has been kept long enough (run does it every hour)", _retain)
    retain.add_argument("--dry-run", action="store_true", help="only count it")
    _add(commands, "doctor", "check settings, database, key, community file, font and token; says what to do", _doctor)
    posters = _add(commands, "posters", "write 楼门码: an A4 page with a code for the door of each building", _posters)
    posters.add_argument("file", nargs="?", default="posters.html", type=Path)
    posters.add_argument("--telegram", default="", metavar="BOTNAME", help="also a code that opens this bot")
    posters.add_argument("--language", choices=("zh-Hans", "zh-Hant", "en"), help="default: the community's first")
    _add(commands, "fold", "learn from corrections now (run does it every night)", _fold)
    keeping.add(commands)
    due = _add(commands, "due", "list what is to happen by itself: when, kind, subject, person", _due)
    due.add_argument("--until", metavar="T", help="only up to this moment, such as 2026-12-31T18:00")
    tick = _add(commands, "tick", "do what is due (run does it every 5 s); for drills at another moment", _tick)
    tick.add_argument("--now", metavar="T", help="the moment to act at")
    routing.add(commands)
    understanding.add(commands)
    words.add(commands)
    history.add(commands)
    households.add(commands)
    ballots.add(commands)
    _add(commands, "version", "print the version", _version)
    return parser


def _add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, help_: str,
         run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:  # fmt: skip
    parser = commands.add_parser(name, help=help_, description=help_)
    parser.set_defaults(run=run)
    return parser


def _plain(error: Exception) -> str | None:
    """What to tell the person at the console about an error that is no bug; None = it is one."""
    from bot.community import BadCommunity
    from bot.settings import BadSettings
    from storage.connect import Locked
    from storage.copies import NotWhole
    from storage.migrate import TooNew

    if isinstance(error, PermissionError) and error.filename:
        return f"cannot write {error.filename}: start Linli as a user who may, or in a folder of your own"
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return "the port is taken, perhaps by another Linli. Choose another one: LINLI_PORT=8081 make run"
    if isinstance(error, socket.gaierror) or (isinstance(error, OSError) and error.errno == errno.EADDRNOTAVAIL):
        return "LINLI_HOST is no address of this computer: 127.0.0.1 for itself alone, 0.0.0.0 for everybody"
    if isinstance(error, OSError) and error.filename and error.errno in WRONG_PLACE:
        return f"{error.filename} {WRONG_PLACE[error.errno]}"
    if isinstance(error, BadSettings | BadCommunity | TooNew | Locked | NotWhole | ValueError | OSError):
        return str(error)
    if type(error).__module__.startswith(("sqlite3", "psycopg")):
        return f"the database: {error}\nlook at LINLI_DATABASE_URL, and whether this user may write there"
    return None


def _run(args: argparse.Namespace) -> int:
    from bot import logs, loop
    from bot.app import App
    from bot.settings import load

    settings = load()
    logs.setup(settings.log, settings.bot_token.get_secret_value() if settings.bot_token else None)
    loop.run(App(settings).run())
    return 0


def _demo(args: argparse.Namespace) -> int:
    from bot import demo, logs, loop
    from bot.settings import load

    home = Path("var/demo")
    settings = load(
        database_url=f"sqlite:///{home / 'linli.db'}", data_dir=home, key_file=home / "linli.key",
        community=Path(__file__).parents[1] / "community.toml",
    )  # fmt: skip
    logs.setup("warning" if "LINLI_LOG" not in os.environ else settings.log)
    loop.run(demo.Demo(settings, demo=True).run())
    return 0


def _migrate(args: argparse.Namespace) -> int:
    from bot.prepare import utc_now
    from bot.settings import load
    from storage.migrate import migrate

    if not migrate(load().database_url, utc_now(), print):
        print("nothing to do")
    return 0


def _claim(args: argparse.Namespace) -> int:
    from bot.console import claim

    print(claim(args.role, args.grid))
    return 0


def _community(args: argparse.Namespace) -> int:
    from bot import console

    print(getattr(console, f"community_{args.what}")())
    return 0


def _retain(args: argparse.Namespace) -> int:
    from bot.console import retain

    print(retain(dry=args.dry_run))
    return 0


def _doctor(args: argparse.Namespace) -> int:
    from bot.doctor import examine

    return examine()


def _posters(args: argparse.Namespace) -> int:
    from bot.console import posters

    print(posters(args.file, args.telegram, args.language))
    return 0


def _fold(args: argparse.Namespace) -> int:
    from bot.console import fold

    print(fold())
    return 0


def _due(args: argparse.Namespace) -> int:
    from bot.drill import coming

    for line in coming(args.until):
        print(line)
    return 0


def _tick(args: argparse.Namespace) -> int:
    from bot.drill import tick_at

    print(tick_at(args.now))
    return 0


def _version(args: argparse.Namespace) -> int:
    print(f"linli {__version__}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
