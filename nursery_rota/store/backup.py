"""Verified copies of a file in another folder, thinned out with age.

It must not know when a backup is due; the caller says when and where.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from platformdirs import user_data_path

from nursery_rota.errors import FileInUse, FileProblem, PasswordNeeded
from nursery_rota.store import driver, leftovers, opening
from nursery_rota.store.creating import temporary_beside
from nursery_rota.store.driver import FileDatabase
from nursery_rota.store.sealing import Key
from nursery_rota.store.thinning import Tiers, staying
from nursery_rota.store.trouble import primary_code
from nursery_rota.store.verifying import faults_of, verify

__all__ = ["KEPT", "backup", "backups_of", "copies_of", "folder_of", "made_at", "thin_out", "verify"]

KEPT = Tiers()
"""How many backups of one file stay in a folder."""
_STAMP = "%Y-%m-%d %H%M%S"


def folder_of(file_path: Path, root: Path | None = None) -> Path:
    """Where the backups of a file belong: a folder of its own under ``root``, or under the user's data folder.

    Two files of the same name in different places must not thin out each other's backups.
    """
    place = sha256(str(file_path.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    base = user_data_path("Nursery Rota", appauthor=False) / "Backups" if root is None else root
    return base / f"{file_path.stem} {place}"


def backup(file_path: Path, target_dir: Path, now: datetime, key: Key | None = None) -> Path:
    """A copy of the file as it is now, verified, named by date and time; answers where it is.

    Older copies are thinned out. A file with findings is not backed up, lest it drive out good copies:
    ``FileProblem`` then, as for a folder that does not take the copy. ``key`` opens a
    sealed file; its copy is sealed too.
    """
    with sound_copy(file_path, key) as source:
        return write_copy(source, file_path, target_dir, now)


@contextmanager
def sound_copy(file_path: Path, key: Key | None = None) -> Generator[FileDatabase]:
    """The file as it is now, in memory; ``FileProblem`` where it has findings."""
    opening.refuse_path(file_path, for_writing=False)
    with ExitStack() as stack:
        try:
            with opening.sqlite_in_words(file_path):
                source = stack.enter_context(closing(opening.copy_into_memory(file_path, key)))
                findings = faults_of(source, file_path)
        except (FileInUse, PasswordNeeded):
            raise
        except FileProblem as trouble:
            findings = [str(trouble)]
        if findings:
            raise FileProblem(f"{file_path.name} is not backed up, because of this: {findings[0]}")
        yield source


def write_copy(source: FileDatabase, file_path: Path, target_dir: Path, now: datetime) -> Path:
    """``backup`` from a sound copy of the file at ``file_path``."""
    target = _free_name(target_dir, file_path, now)
    with _in_words(target_dir):
        # Whoever else works on this computer has no business with parents' phone numbers.
        target_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        leftovers.sweep_folder(target_dir)
        with temporary_beside(target) as temporary:
            opening.copy_to(source, temporary)
            if verify(temporary, source.key):
                raise FileProblem(
                    "The backup could not be read back, so it was not kept. Choose another folder or disk."
                )
            os.replace(temporary, target)
    thin_out(copies_of(file_path, target_dir), now, KEPT)
    return target


def backups_of(file_path: Path, target_dir: Path) -> tuple[Path, ...]:
    """The backups of a file in a folder, newest first."""
    return copies_of(file_path, target_dir)


def copies_of(file_path: Path, target_dir: Path, suffix: str = ".rota") -> tuple[Path, ...]:
    """The dated copies of a file in a folder that end in ``suffix``, newest first."""
    prefix = f"{file_path.stem} "
    found = (
        p
        for p in target_dir.glob(f"*{suffix}")
        if p.name.startswith(prefix) and _moment(p.stem[len(prefix) :]) is not None
    )
    return tuple(sorted(found, reverse=True))


def made_at(copy: Path) -> datetime:
    """When a backup was made, by its name; ``ValueError`` for a name that says nothing about it."""
    return datetime.strptime(copy.stem[-17:], _STAMP)


def thin_out(copies: tuple[Path, ...], now: datetime, tiers: Tiers) -> None:
    """Remove the copies that are too many for their age."""
    stay = staying(map(made_at, copies), now.replace(tzinfo=None), tiers)
    for copy in copies:
        if made_at(copy) not in stay:
            copy.unlink(missing_ok=True)


def _free_name(folder: Path, file_path: Path, now: datetime) -> Path:
    """The name for a backup made now; a second later where a clock that was put back has used it already."""
    moment = now.replace(microsecond=0)
    while (name := folder / f"{file_path.stem} {moment.strftime(_STAMP)}.rota").exists():
        moment += timedelta(seconds=1)
    return name


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _STAMP)
    except ValueError:
        return None


@contextmanager
def _in_words(folder: Path) -> Generator[None]:
    """Trouble with the place of the backups, in words."""
    try:
        yield
    except OSError as trouble:
        raise FileProblem(
            f"Backups cannot be written to {folder} ({trouble.strerror}). Choose another folder."
        ) from trouble
    except driver.OPERATIONAL_ERRORS as trouble:
        if primary_code(trouble) == "SQLITE_FULL":
            raise FileProblem(
                f"The disk with {folder} is full, so no backup was made. Make room on it."
            ) from trouble
        if primary_code(trouble) in ("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY"):
            raise FileProblem(
                f"Backups cannot be written to {folder}. Check that its disk is connected, or choose another folder."
            ) from trouble
        raise
