"""What a program that was ended in the middle left beside a file: hidden copies that nobody will finish.

They hold the nursery's data, so they go when the file is next opened. It must not touch what a running program is
still writing.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from glob import escape
from pathlib import Path

SALVAGE_PREFIX = "nursery-rota-"
"""How the folders begin in which a damaged file is read."""
_HOUR = 3600


def sweep_beside(path: Path) -> int:
    """Remove unfinished copies of the file at ``path``; answers how many there were."""
    return _sweep(path.parent, f".{escape(path.name)}.*.new*", rf"\.{re.escape(path.name)}\.(\d+)\.new")


def sweep_folder(folder: Path) -> int:
    """Remove all unfinished copies in a folder of backups."""
    return _sweep(folder, ".*.new*", r"\..+\.(\d+)\.new")


def sweep_salvage(root: Path | None = None) -> int:
    """Remove folders of repairs that were broken off an hour ago or longer."""
    gone = 0
    for folder in (root or Path(tempfile.gettempdir())).glob(f"{SALVAGE_PREFIX}*"):
        try:
            old = time.time() - folder.stat().st_mtime > _HOUR
        except OSError:
            continue
        if old and folder.is_dir() and not folder.is_symlink():
            shutil.rmtree(folder, ignore_errors=True)
            gone += not folder.exists()
    return gone


def _sweep(folder: Path, pattern: str, name: str) -> int:
    gone = 0
    for leftover in folder.glob(pattern):
        # SQLite keeps its journal beside the copy, under a longer name.
        found = re.fullmatch(rf"{name}(-journal|-wal|-shm)?", leftover.name)
        if found and not _is_running(int(found[1])):
            try:
                leftover.unlink()
            except OSError:
                continue  # Windows does not remove what somebody has open: then it is no leftover
            gone += 1
    return gone


def _is_running(process: int) -> bool:
    if process == os.getpid():
        return True
    if sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
