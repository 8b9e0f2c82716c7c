"""Where a file lies: on this computer, on another one, or in a folder that a cloud service copies about.

It looks at names and at what the system says of the disk; it opens nothing and reaches for no network.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Literal

Kind = Literal["here", "network", "cloud"]

_CLOUDS = (
    "onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud", "com~apple~clouddocs", "cloudstorage",
    "nextcloud", "owncloud", "pcloud", "box sync", "seafile", "syncthing", "mega", "creative cloud files",
)  # fmt: skip
_REMOTE = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "ncpfs", "afs", "9p", "davfs", "fuse.davfs"}
)
_DRIVE_REMOTE = 4

WORDS: dict[Kind, str] = {
    "here": "",
    "network": (
        "This file lies on another computer. It works, but keep that connection up, and close the file before "
        "somebody else opens it. A second place for backups is wise."
    ),
    "cloud": (
        "A cloud service copies this folder. It works, but close the file before you open it on another computer: the "
        "service may keep two versions. Parents’ data leaves this computer with it."
    ),
}
"""What to say about each kind, once."""


def kind_of(path: Path) -> Kind:
    """What sort of place holds ``path``."""
    parts = [part.casefold() for part in path.absolute().parts[:-1]]
    if any(
        part == cloud or part.startswith((f"{cloud} ", f"{cloud}-")) for part in parts for cloud in _CLOUDS
    ):
        return "cloud"
    return "network" if _is_remote(path.absolute()) else "here"


def same_disk(one: Path, other: Path) -> bool:
    """Whether both would be lost with one disk, as far as the system tells; they need not exist yet."""
    try:
        return _existing(one).stat().st_dev == _existing(other).stat().st_dev
    except OSError:
        return False


def _existing(path: Path) -> Path:
    return next(place for place in (path.absolute(), *path.absolute().parents) if place.exists())


def _is_remote(path: Path) -> bool:
    if str(path).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _DRIVE_REMOTE)
    return _file_system_of(path, Path("/proc/mounts")) in _REMOTE


def _file_system_of(path: Path, mounts: Path) -> str:
    """The kind of file system, by the longest place of a mount that holds ``path``; "" where nobody says."""
    try:
        lines = [line.split() for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines()]
    except OSError:
        return ""
    holding = [
        (len(words[1]), words[2])
        for words in lines
        if len(words) > 2 and os.path.commonpath([words[1], str(path)]) == words[1]
    ]
    return max(holding)[1] if holding else ""
