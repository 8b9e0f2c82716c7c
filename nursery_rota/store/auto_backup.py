"""Backups that nobody has to think of: when a file is closed, once a day, and before much comes in at once, if
something changed since.

With the first backup of each week goes the whole nursery as JSON, which outlives this program. It must not
know the window; whoever has one calls ``unless_kept`` and ``once_a_day``.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from nursery_rota.errors import FileProblem
from nursery_rota.store import opening, sealing
from nursery_rota.store.backup import (
    KEPT,
    backups_of,
    copies_of,
    folder_of,
    made_at,
    sound_copy,
    thin_out,
    write_copy,
)
from nursery_rota.store.driver import FileDatabase
from nursery_rota.store.protecting import protect_copies
from nursery_rota.store.reference import Reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.sealing import Key
from nursery_rota.store.thinning import Tiers, newest_first
from nursery_rota.store.whole_file import write_json

KEPT_AS_JSON = Tiers(daily=0, weekly=KEPT.weekly, monthly=KEPT.monthly)
"""How many of the plain copies stay."""


class AutoBackup:
    """``now`` is the clock, local time; ``root`` holds a folder of backups for each file (the user's data
    folder unless said otherwise); ``second`` is another place for the backups of a file, such as a stick, or None."""

    def __init__(
        self,
        reference: Reference,
        *,
        now: Callable[[], datetime] = datetime.now,
        root: Path | None = None,
        second: Callable[[Path], Path | None] = lambda path: None,
    ) -> None:
        self._reference, self._now, self._root, self._second = reference, now, root, second
        self.second_trouble = ""
        """Why the second place did not take the last backup; "" where it did or there is none."""

    def folder(self, file_path: Path) -> Path:
        """Where the backups of this file are."""
        return folder_of(file_path, self._root)

    def second_folder(self, file_path: Path) -> Path | None:
        """Where they are a second time; None where no second place was named."""
        place = self._second(file_path)
        return None if place is None else folder_of(file_path, place)

    def folders(self, file_path: Path) -> tuple[Path, ...]:
        """All places of the backups of this file."""
        second = self.second_folder(file_path)
        return (self.folder(file_path),) if second is None else (self.folder(file_path), second)

    def make(self, file_path: Path, key: Key | None = None) -> Path:
        """A backup now, whatever the newest one holds; answers it. ``FileProblem`` where the file is damaged or the
        folder takes nothing."""
        with sound_copy(file_path, key) as source:
            made = write_copy(source, file_path, self.folder(file_path), self._now())
            self._copy_to_second(source, file_path)
        return made

    def unless_kept(self, file_path: Path, key: Key | None = None) -> Path | None:
        """Back the file up, unless the newest backup holds the same; answers the new backup.

        Also while this program has the file open. ``FileProblem`` where the file is damaged or the folder takes
        nothing; trouble with the second place is kept in ``second_trouble``.
        """
        with sound_copy(file_path, key) as source:
            self._copy_to_second(source, file_path)
            if self._is_kept(source, file_path, self.folder(file_path)):
                return None
            made = write_copy(source, file_path, self.folder(file_path), self._now())
        if source.key is None:
            # What has a password shall not lie beside itself in plain text.
            self._write_json_once_a_week(made, file_path)
        else:
            self._seal_strays(file_path, source.key)
        return made

    def once_a_day(self, file_path: Path, key: Key | None = None) -> Path | None:
        """``unless_kept`` where no backup bears today's date; also while the file is open."""
        today = self._now().date()
        if any(made_at(copy).date() == today for copy in backups_of(file_path, self.folder(file_path))):
            return None
        return self.unless_kept(file_path, key)

    def _copy_to_second(self, source: FileDatabase, file_path: Path) -> None:
        self.second_trouble = ""
        place, folder = self._second(file_path), self.second_folder(file_path)
        if place is None or folder is None:
            return
        if not place.is_dir():
            # A stick that is not plugged in must not become a folder on the disk.
            self.second_trouble = (
                f"The second place for backups, {place}, is not there. Plug the stick in, or choose another."
            )
            return
        try:
            if not self._is_kept(source, file_path, folder):
                write_copy(source, file_path, folder, self._now())
        except FileProblem as trouble:
            self.second_trouble = str(trouble)

    def _is_kept(self, source: FileDatabase, file_path: Path, folder: Path) -> bool:
        copies = {made_at(copy): copy for copy in backups_of(file_path, folder)}
        if not copies:
            return False
        newest = copies[newest_first(copies, self._now().replace(tzinfo=None))[0]]
        try:
            with (
                opening.sqlite_in_words(newest),
                closing(opening.copy_into_memory(newest, source.key)) as copy,
            ):
                return copy.key == source.key and opening.digest(copy) == opening.digest(source)
        except FileProblem:
            # A backup that went bad keeps nothing: another one is due.
            return False

    def _seal_strays(self, file_path: Path, key: Key) -> None:
        """Plain copies of a file with a password: a program that was ended while it was set has left them, or a stick
        was not there."""
        for folder in self.folders(file_path):
            strays = [copy for copy in backups_of(file_path, folder) if sealing.salt_of(copy) is None]
            protect_copies(strays, copies_of(file_path, folder, ".json"), None, key)

    def _write_json_once_a_week(self, made: Path, file_path: Path) -> None:
        plain = copies_of(file_path, made.parent, ".json")
        week = made_at(made).isocalendar()[:2]
        if any(made_at(copy).isocalendar()[:2] == week for copy in plain):
            return
        with RotaFile.open(made, read_only=True, reference=self._reference) as copy:
            write_json(copy, made.with_suffix(".json"))
        thin_out(copies_of(file_path, made.parent, ".json"), self._now(), KEPT_AS_JSON)
