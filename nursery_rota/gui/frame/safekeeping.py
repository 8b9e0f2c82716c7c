"""Backups of the nursery's file: made when it is closed after changes, once a day, or when asked; looking for damage;
and the work that needs the file closed for a moment.

Owns when a backup is due in the window, and the second place. Panels show what it tells.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from nursery_rota.errors import FileInUse, RotaProblem
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.frame.notices import NoticeBar
from nursery_rota.gui.jobs import Jobs
from nursery_rota.gui.safe.door import Door
from nursery_rota.gui.safe.errand import Errand
from nursery_rota.store.auto_backup import AutoBackup
from nursery_rota.store.backup import backups_of, made_at
from nursery_rota.store.place import same_disk
from nursery_rota.store.reference import Reference
from nursery_rota.store.sealing import Key
from nursery_rota.store.verifying import verify
from nursery_rota.wording import listing, plural, short_day

_OFTEN_MS = 30 * 60 * 1000
_REMIND_DAYS = 30
_REMIND_FROM = 3
"""Backups there must be before anybody is reminded where they stand."""

Reopen = Callable[[Path, Key | None, Callable[[], object]], object]


class Safekeeping(QObject):
    """``changed`` when backups or their places are others. ``reopen`` opens a file in the window again,
    and goes on when it is there."""

    changed = Signal()

    def __init__(
        self,
        bridge: Bridge,
        jobs: Jobs,
        notices: NoticeBar,
        reference: Reference,
        settings: QSettings,
        *,
        reopen: Reopen,
        door: Door,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(bridge)
        self._bridge, self._jobs, self._notices, self._settings = bridge, jobs, notices, settings
        self._reopen, self.door, self._now = reopen, door, now
        self.backups = AutoBackup(reference, now=now, second=self.second_place)
        self._daily = QTimer(self)
        self._daily.setInterval(_OFTEN_MS)
        self._daily.timeout.connect(self.once_a_day)
        self._daily.start()

    # -- where backups stand ----------------------------------------------------------------------

    def second_place(self, path: Path) -> Path | None:
        """The folder or stick that was named for backups of this file, on this computer."""
        stored = self._settings.value(f"second_place/{self._name(path)}", "")
        return Path(str(stored)) if stored else None

    def name_second_place(self, place: Path | None) -> None:
        """Keep backups in ``place`` too (None: no longer); the first copy goes there at once."""
        file = self._bridge.file
        if file is None:
            return
        key = f"second_place/{self._name(file.path)}"
        if place is None:
            self._settings.remove(key)
            self.changed.emit()
        else:
            self._settings.setValue(key, str(place))
            self.make()

    def place_advice(self) -> str:
        """What to say about where backups stand; "" where all is well."""
        file = self._bridge.file
        if file is None:
            return ""
        second = self.second_place(file.path)
        if second is None:
            if not same_disk(file.path, self.backups.folder(file.path)):
                return ""
            return (
                "All backups are on the same disk as the file: one theft, one fire takes both. Name a second place, "
                "such as a USB stick that is kept elsewhere."
            )
        if not second.is_dir():
            return f"The second place, {second}, is not there now. Backups go there again when it is."
        if same_disk(file.path, second):
            return (
                f"The second place, {second}, is on the same disk as the file. A stick or a share is safer."
            )
        return ""

    def remind(self) -> None:
        """Say ``place_advice`` once in a month, when there is something to lose."""
        file = self._bridge.file
        if (
            file is None
            or file.read_only
            or len(backups_of(file.path, self.backups.folder(file.path))) < _REMIND_FROM
        ):
            return
        last = str(self._settings.value("reminded_of_places", ""))
        today = self._now().date()
        if last and (today - date.fromisoformat(last)).days < _REMIND_DAYS:
            return
        advice = self.place_advice()
        if advice:
            self._settings.setValue("reminded_of_places", today.isoformat())
            self._notices.say(advice, "note")

    def newest_words(self) -> str:
        """ "Backup made and checked Tue 24 Nov, 12:05", or that there is none."""
        file = self._bridge.file
        found = backups_of(file.path, self.backups.folder(file.path)) if file is not None else ()
        if not found:
            return "No backup yet: the first comes when you close"
        made = max(made_at(copy) for copy in found)
        return f"Backup made and checked {short_day(made.date())}, {made:%H:%M}"

    # -- beside the open file ---------------------------------------------------------------------

    def make(self) -> None:
        """A verified copy now, and where it is."""
        file = self._bridge.file
        if file is not None:
            path, key = file.path, file.key
            self.errand("Making a backup", lambda: self.backups.make(path, key), self._made)

    def once_a_day(self) -> None:
        """A backup where today has none yet; told only when it could not be made."""
        file = self._bridge.file
        if file is not None and not file.read_only and file.changed:
            path, key = file.path, file.key
            self.errand(
                "Making the daily backup", lambda: self.backups.once_a_day(path, key), self._made_quietly
            )

    def before(self, what: str, then: Callable[[], object]) -> None:
        """``then``, after a backup of what the file holds now. Where none can be made, the person is asked whether to
        go on without; ``what`` names what is about to happen, such as "Import"."""
        file = self._bridge.file
        if file is None:
            return
        path, key = file.path, file.key

        def go_on() -> None:
            if self._bridge.file is file:
                then()

        def made(_: Path | None) -> None:
            self.changed.emit()
            go_on()

        def refused(trouble: RotaProblem) -> None:
            words = f"No backup could be made first, so nothing was brought in yet. {trouble}"
            self._notices.say(words, "law", button=f"{what} without a backup", doing=go_on)

        def work() -> Path | None:
            return self.backups.unless_kept(path, key)

        Errand(self._jobs, "Making a backup first", work, made, refused, self).begin()

    def look(self) -> None:
        """Look for damage in the file as it is on disk; nothing in it is changed."""
        file = self._bridge.file
        if file is not None:
            path, key = file.path, file.key
            self.errand("Looking for damage", lambda: verify(path, key), self._looked)

    def close(self) -> str:
        """Close the file, with a backup if it was changed; a sentence where that could not be made, else ""."""
        file = self._bridge.file
        if file is None:
            return ""
        path, read_only, key = file.path, file.read_only, file.key
        self._bridge.attach(None)
        try:
            if not read_only:
                self.backups.unless_kept(path, key)
        except FileInUse:
            return ""  # another errand or program has it already; it makes the backup when it closes
        except RotaProblem as trouble:
            return f"No backup of {path.name} was made when it was closed. {trouble}"
        return self.backups.second_trouble

    # -- with the file closed for a moment --------------------------------------------------------

    def apart(
        self, name: str, work: Callable[[Path, Key | None], Any], done: Callable[[Any], object]
    ) -> None:
        """Close the file, do the work on it in the background, and open it again. ``work`` may answer a new key by
        a result with the attribute ``key``; ``done`` is called when the file is open again."""
        file = self._bridge.file
        if file is None:
            return
        path, key = file.path, file.key
        self._bridge.attach(None)
        self._notices.say(f"{name}…", "note")

        def finished(result: Any) -> None:
            def then() -> None:
                self.changed.emit()
                done(result)

            self._reopen(path, getattr(result, "key", key), then)

        def refused(trouble: RotaProblem) -> None:
            self._reopen(path, key, lambda: self._notices.say(str(trouble), "law"))

        Errand(self._jobs, name, lambda: work(path, key), finished, refused, self).begin()

    def errand(self, name: str, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        """Work in the background; trouble is said in the notice bar."""
        Errand(self._jobs, name, work, done, self._refused, self).begin()

    def _made(self, made: Path) -> None:
        self._say_second_or(f"Backup made and checked: {made.name}, in {made.parent}.")
        self.changed.emit()

    def _made_quietly(self, made: Path | None) -> None:
        if made is not None:
            self.changed.emit()
        if self.backups.second_trouble:
            self._notices.say(self.backups.second_trouble, "our-rule")

    def _say_second_or(self, words: str) -> None:
        trouble = self.backups.second_trouble
        self._notices.say(trouble or words, "our-rule" if trouble else "done")

    def _looked(self, found: list[str]) -> None:
        if found:
            words = (
                f"{plural(len(found), 'fault')} found: {listing(found[:3])} The newest backup may be better: see "
                "“The file” under Tools."
            )
            self._notices.say(words, "law")
        else:
            self._notices.say("The file is whole: everything in it can be read and fits together.", "done")

    def _refused(self, trouble: RotaProblem) -> None:
        self._notices.say(str(trouble), "law")

    @staticmethod
    def _name(path: Path) -> str:
        # A slash would begin a group within the settings.
        return str(path.absolute()).replace("/", "|").replace("\\", "|")
