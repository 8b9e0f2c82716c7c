"""Backups of the nursery's file: made when it is closed after changes, or when asked; and looking for damage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from nursery_rota.errors import RotaProblem
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.frame.notices import NoticeBar
from nursery_rota.store.auto_backup import AutoBackup
from nursery_rota.store.backup import backup, backups_of, made_at, verify
from nursery_rota.wording import listing, plural, short_day


class Safekeeping:
    """``backups`` makes and finds copies; ``now`` is the clock."""

    def __init__(
        self,
        bridge: Bridge,
        notices: NoticeBar,
        backups: AutoBackup,
        *,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._bridge, self._notices, self._backups, self._now = bridge, notices, backups, now

    def newest_words(self) -> str:
        """ "Backup made and checked Tue 24 Nov, 12:05", or that there is none."""
        file = self._bridge.file
        found = backups_of(file.path, self._backups.folder(file.path)) if file is not None else ()
        if not found:
            return "No backup yet: the first comes when you close"
        made = max(made_at(copy) for copy in found)
        return f"Backup made and checked {short_day(made.date())}, {made:%H:%M}"

    def make(self) -> None:
        """A verified copy now, and where it is."""
        file = self._bridge.file
        if file is None:
            return
        try:
            made = backup(file.path, self._backups.folder(file.path), self._now())
        except RotaProblem as trouble:
            self._notices.say(str(trouble), "law")
        else:
            self._notices.say(f"Backup made and checked: {made.name}, in {made.parent}.", "done")

    def look(self) -> None:
        """Look for damage in the file as it is on disk; nothing in it is changed."""
        file = self._bridge.file
        if file is None:
            return
        try:
            found = verify(file.path)
        except RotaProblem as trouble:
            found = [str(trouble)]
        if found:
            words = (
                f"{plural(len(found), 'fault')} found: {listing(found[:3])} The newest backup may be better."
            )
            self._notices.say(words, "law")
        else:
            self._notices.say("The file is whole: everything in it can be read and fits together.", "done")

    def close(self) -> str:
        """Close the file, with a backup if it was changed; a sentence where that could not be made, else ""."""
        file = self._bridge.file
        if file is None:
            return ""
        path, read_only = file.path, file.read_only
        self._bridge.attach(None)
        try:
            if not read_only:
                self._backups.at_close(path)
        except RotaProblem as trouble:
            return f"No backup of {path.name} was made when it was closed. {trouble}"
        return ""
