"""The file of a backup: a tar sealed in chunks (storage/sealed_file.py): manifest.json, database, linli.key (only under a
passphrase), then media/, uploads/ and lexicon/ of LINLI_DATA_DIR."""

import io
import json
import os
import shutil
import tarfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, cast

from bot import __version__
from bot.settings import Settings
from storage import copies
from storage.copies import Copied
from storage.seal import masters
from storage.sealed_file import Damaged, Opener, Sealer, header, needs_passphrase, opens, read_header, sync

FOLDERS = ("media", "uploads", "lexicon")  # of LINLI_DATA_DIR


def write(settings: Settings, part: Path, database: Path, copied: Copied, now: datetime) -> None:
    passphrase = _passphrase(settings)
    newest = masters(settings.key_file)[0]
    line = header(None if passphrase else newest)
    part.touch(mode=0o600)
    with part.open("wb") as file:
        sealer = Sealer(file, line, passphrase or newest)
        with tarfile.open(fileobj=cast(IO[bytes], sealer), mode="w|") as tar:
            about = {
                "linli": __version__, "made_at": now.isoformat(), "kind": copied.kind, "schema": copied.schema,
                "counts": copied.counts,
            }  # fmt: skip
            _add(tar, "manifest.json", json.dumps(about).encode())
            tar.add(database, "database")
            if passphrase is not None:
                _add(tar, "linli.key", settings.key_file.read_bytes())
            for name in FOLDERS:
                for path in sorted((settings.data_dir / name).glob("*")):
                    if path.is_file() and path.suffix != ".part":
                        with suppress(FileNotFoundError):  # its time had come (R37)
                            tar.add(path, f"{name}/{path.name}")
        sealer.close()
        sync(part, file)


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(content)
    tar.addfile(info, io.BytesIO(content))


def verify(settings: Settings, part: Path, folder: Path) -> tuple[Copied, int]:
    """Open it, read every byte, look at the database in it."""
    copied, files = unpack(settings, part, folder / "again", only_read=True)
    database = folder / "again" / "database"
    if copied.kind == "sqlite":
        return copies.whole(database), files
    copies.readable(database, copied.counts)
    return copied, files


def unpack(settings: Settings, source: Path, folder: Path, *, only_read: bool = False) -> tuple[Copied, int]:
    """Everything into the folder; what was copied, how many files beside the database.  only_read: these need no room."""
    with source.open("rb") as file:
        line = read_header(file)
        secret = _secret(settings, line)
        with tarfile.open(fileobj=cast(IO[bytes], Opener(file, line, secret)), mode="r|") as tar:
            files = sum(_take(tar, member, folder, only_read) for member in tar)
    about = json.loads((folder / "manifest.json").read_text("utf-8"))
    return Copied(about["kind"], about["schema"], about["counts"]), files


def _take(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path, only_read: bool) -> bool:
    """One member; True for a file of the installation."""
    parts = PurePosixPath(member.name).parts
    known = parts in {("manifest.json",), ("database",), ("linli.key",)} or (len(parts) == 2 and parts[0] in FOLDERS)
    content = tar.extractfile(member)
    if not known or content is None or parts[-1] in ("..", "."):
        raise Damaged(f"the backup holds something that is not ours: {member.name!r}")
    target = Path(os.devnull) if only_read and len(parts) == 2 else folder.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not target.exists():
        target.touch(mode=0o600)
    with target.open("wb") as file:
        shutil.copyfileobj(content, file, 1 << 20)
    return len(parts) == 2


def _secret(settings: Settings, line: bytes) -> bytes:
    if not needs_passphrase(line):
        if not settings.key_file.exists():
            raise OSError(
                f"this backup opens with the key it was made with: put that file at {settings.key_file} first"
            )
        keys = masters(settings.key_file)
        return next((key for key in keys if opens(line, key)), keys[0])
    passphrase = _passphrase(settings)
    if passphrase is None:
        raise OSError(
            "this backup opens with a passphrase: write it into a file, name it as LINLI_BACKUP_PASSPHRASE_FILE"
        )
    return passphrase


def _passphrase(settings: Settings) -> bytes | None:
    if settings.backup_passphrase_file is None:
        return None
    said = settings.backup_passphrase_file.read_text("utf-8").strip()
    if len(said) < 12:
        raise ValueError(f"the passphrase in {settings.backup_passphrase_file} is shorter than 12 characters")
    return said.encode()
