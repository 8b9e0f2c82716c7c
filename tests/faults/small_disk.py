"""A disk that is soon full: a small file system in memory where the system lets us have one, or a limit on how large
a file may grow.

Both are taken by the process that asks for them and end with it, so that work on them is done in a process of its own.
"""

from __future__ import annotations

import ctypes
import errno
import os
import resource
import signal
from functools import cache
from pathlib import Path

BLOCK = 4096
"""Bytes that a file system in memory gives out at once; also the size of a page of SQLite."""
_SIZE = 24 * 2**20
_NEW_MOUNTS, _NEW_USERS, _PRIVATE, _RECURSIVE = 0x20000, 0x10000000, 1 << 18, 1 << 14


class SmallDisk:
    """A file system of its own at ``folder``, seen by this process alone."""

    kind = "a small file system"

    def __init__(self, folder: Path) -> None:
        _own_mounts()
        _mount(b"tmpfs", folder, b"tmpfs", 0, f"size={_SIZE},mode=700".encode())
        self.folder = folder
        self._ballast = folder / "ballast"

    def leave(self, room: int) -> None:
        """Fill the disk up, but for ``room`` bytes: whole blocks."""
        free = os.statvfs(self.folder)
        with open(self._ballast, "wb") as ballast:
            os.posix_fallocate(ballast.fileno(), 0, free.f_bavail * free.f_frsize - room)

    def make_room(self) -> None:
        """As a person would who was told that the disk is full."""
        self._ballast.unlink(missing_ok=True)


class SmallFiles:
    """Where no file system can be had: no file grows over the largest there is by more than the room that is left. What
    a real full disk allows, writing again where something stands already, is allowed; copies are never refused."""

    kind = "a limit on the size of files"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def leave(self, room: int) -> None:
        largest = max(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest + room, resource.RLIM_INFINITY))

    def make_room(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def small_disk(folder: Path) -> SmallDisk | SmallFiles:
    """The best there is here. To be called in a process of its own."""
    folder.mkdir(exist_ok=True)
    return SmallDisk(folder) if can_mount(folder) else SmallFiles(folder)


@cache
def can_mount(folder: Path) -> bool:
    """Whether this system gives us a file system."""
    child = os.fork()
    if child == 0:
        try:
            SmallDisk(folder)
        except OSError:
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def _own_mounts() -> None:
    """What is mounted from now on is seen by this process alone. Who is not the system's owner becomes one in a world
    of their own."""
    user, group = os.geteuid(), os.getegid()
    libc = _libc()
    if libc.unshare(_NEW_MOUNTS | (_NEW_USERS if user else 0)):
        raise OSError(ctypes.get_errno(), "no mounts of our own")
    if user:
        for name, words in (("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")):
            Path("/proc/self", name).write_text(words)
    _mount(b"none", Path("/"), None, _PRIVATE | _RECURSIVE, None)


def _mount(source: bytes, place: Path, kind: bytes | None, flags: int, options: bytes | None) -> None:
    if _libc().mount(source, os.fsencode(place), kind, flags, options):
        raise OSError(ctypes.get_errno(), "cannot be mounted")


@cache
def _libc() -> ctypes.CDLL:
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "unshare"):
        raise OSError(errno.ENOSYS, "this system has no mounts of one's own")
    libc.mount.argtypes = (ctypes.c_char_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_ulong, ctypes.c_char_p)
    return libc
