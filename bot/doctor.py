"""python -m bot doctor: looks at everything a start needs and says, line by line, what is fine and what to do."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from bot import community as community_file
from bot.drawing import FONT
from bot.prepare import LOST_KEY
from bot.settings import BadSettings, Settings, load
from storage import migrate
from storage.seal import Seal

Finding = tuple[bool, str]


def examine() -> int:
    """Print the findings; 0 when all is well, 1 when something is to do."""
    try:
        settings = load()
    except BadSettings as wrong:
        for line in str(wrong).splitlines():
            print(f"✗ settings: {line}")
        return 1
    well = True
    for name, check in CHECKS.items():
        for good, said in check(settings):
            print(f"{'✓' if good else '✗'} {name}: {said}")
            well &= good
    return 0 if well else 1


def _settings(settings: Settings) -> Iterator[Finding]:
    yield True, f"read (data in {settings.data_dir}, web on {settings.host}:{settings.port})"
    for name, folder in (("LINLI_DATA_DIR", settings.data_dir), ("LINLI_BACKUP_DIR", settings.backup_dir)):
        if folder is not None and (wrong := _unusable(folder)):
            yield False, f"{name}: {wrong}"
    free = os.statvfs(_existing(settings.data_dir))
    room = free.f_bavail * free.f_frsize // 2**20
    yield room > 500, f"{room} MB free on the disk" + ("" if room > 500 else "; make room, at least 500 MB")


def _unusable(folder: Path) -> str:
    """Why nothing can be written into this folder, or its making; '' = it can."""
    there = _existing(folder)
    if not there.is_dir():
        return f"{there} is no folder: choose another place"
    if not os.access(there, os.W_OK | os.X_OK):
        return f"cannot write {there}: start Linli as a user who may, or in a folder of your own"
    return ""


def _existing(path: Path) -> Path:
    return path if path.exists() else _existing(path.absolute().parent)


def _database(settings: Settings) -> Iterator[Finding]:
    try:
        have = migrate.schema(settings.database_url)
    except Exception as error:
        yield False, f"cannot be opened ({type(error).__name__}): check LINLI_DATABASE_URL and that the server runs"
        return
    if have is None:
        yield True, "empty; the first start makes it"
    elif have > migrate.HEAD:
        yield False, f"has schema {have}, newer than this Linli ({migrate.HEAD}); install the newer version"
    else:
        yield (
            True,
            f"schema {have}" + ("" if have == migrate.HEAD else f", will become {migrate.HEAD} at the next start"),
        )


def _key(settings: Settings) -> Iterator[Finding]:
    if not settings.key_file.exists():
        made = _lived_in(settings)
        yield (
            not made,
            (
                LOST_KEY.format(settings.key_file)
                if made
                else f"{settings.key_file} will be made at first start; keep a copy away from the database"
            ),
        )
        return
    try:
        Seal.from_file(settings.key_file)
        yield True, f"{settings.key_file} (keep a copy away from the database)"
    except ValueError as error:
        yield False, str(error)


def _lived_in(settings: Settings) -> bool:
    """Is there a database that a key should exist for?"""
    try:
        return migrate.lived_in(settings.database_url)
    except Exception:
        return False


def _community(settings: Settings) -> Iterator[Finding]:
    try:
        read = community_file.read(settings.community)
    except community_file.BadCommunity as error:
        yield False, str(error)
        return
    yield True, f"{read.name}: {len(read.grids)} grids, {len(read.buildings)} buildings, {len(read.services)} services"
    if "office" not in read.phones:
        yield False, f"{settings.community}: give the office's number as office under [phones]"


def _font(settings: Settings) -> Iterator[Finding]:
    from PIL import ImageFont

    try:
        ImageFont.truetype(str(FONT), 20)
        yield True, f"{FONT.name}, for the pictures of figures and notices"
    except OSError:
        yield False, f"{FONT} cannot be read: install Linli again, the file belongs to it"


def _token(settings: Settings) -> Iterator[Finding]:
    if settings.bot_token is None:
        yield True, "no Telegram token: only the web chat will run (get one from @BotFather if you want Telegram)"
        return
    import asyncio

    from bot.channels.telegram.setup import probe

    yield asyncio.run(probe(settings.telegram_url, settings.bot_token.get_secret_value()))


CHECKS: dict[str, Callable[[Settings], Iterator[Finding]]] = {
    "settings": _settings,
    "database": _database,
    "key": _key,
    "community": _community,
    "font": _font,
    "token": _token,
}
