"""The naive backup: copy the file while somebody writes into it."""

import shutil
from pathlib import Path


def backup(database: Path, target: Path) -> None:
    """What `cp linli.db backup.db` in a nightly script does."""
    shutil.copyfile(database, target)
