"""Who has a file open: SQLite's own lock says whether, a note beside the file says who.

The note alone means nothing: it stays behind when a computer loses power, the lock does not.
"""

from __future__ import annotations

import errno
import getpass
import json
import platform
from datetime import datetime
from pathlib import Path
from typing import Any

from nursery_rota.errors import FileInUse, FileProblem
from nursery_rota.store import driver
from nursery_rota.store.trouble import primary_code

_PATIENCE_SECONDS = 0.3
"""How long to wait for a lock: longer than the blink for which a backup program holds one."""
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def user_name() -> str:
    """Who sits at this computer, as the system calls them; "somebody" where it does not say."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # Windows without USERNAME, or a user id without an entry in the list of users.
        return "somebody"


def note_path(path: Path) -> Path:
    """The note beside ``path`` that says who holds it."""
    return path.with_name(f".{path.name}.lock")


def take(connection: Any, path: Path) -> None:
    """Take the lock for as long as the connection lives; ``FileInUse`` with the holder's name otherwise."""
    connection.execute(f"PRAGMA busy_timeout = {int(_PATIENCE_SECONDS * 1000)}")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    try:
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except driver.OPERATIONAL_ERRORS as trouble:
        if primary_code(trouble) not in ("SQLITE_BUSY", "SQLITE_LOCKED"):
            raise
        raise busy(path) from trouble


def write_note(path: Path, now: datetime) -> None:
    """Say beside the file who holds it from ``now``; ``FileProblem`` where the note cannot be written.

    A full disk is no reason to keep anybody from reading: the lock holds without a note, only the name is missing then.
    """
    note = {"user": user_name(), "machine": platform.node(), "since": now.isoformat(timespec="minutes")}
    try:
        note_path(path).write_text(json.dumps(note), encoding="utf-8")
    except OSError as trouble:
        if trouble.errno in _FULL:
            remove_note(path)
            return
        raise FileProblem(
            f"{note_path(path)} cannot be written ({trouble.strerror}). Remove it, or move {path.name} to a folder "
            "of your own."
        ) from trouble


def remove_note(path: Path) -> None:
    """Take the note away; nothing happens where somebody else has already done so."""
    note_path(path).unlink(missing_ok=True)


def busy(path: Path) -> FileInUse:
    """What to say about a file that somebody else holds."""
    return FileInUse(f"{holder(path)} You can read it here; changes must wait.")


def holder(path: Path) -> str:
    """The sentence that says who holds the file, as far as the note tells."""
    try:
        note = json.loads(note_path(path).read_text(encoding="utf-8"))
        since = datetime.fromisoformat(note["since"])
        user, machine = str(note["user"]), str(note["machine"])
    except (OSError, ValueError, KeyError, TypeError):
        # No note, or one that is half written: another program holds the file, and that is all we know.
        return "Another program has this file open."
    day = "" if since.date() == datetime.now(since.tzinfo).date() else f" on {since.day} {since:%B}"
    return f"{user} has this file open on {machine} since {since:%H:%M}{day}."
