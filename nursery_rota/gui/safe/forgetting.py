"""Erasing and handing over from the window: what the privacy panel asks for is done here, and told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from nursery_rota.actions.erase import Erased
from nursery_rota.domain.retention import DueChecks, DueFamily
from nursery_rota.errors import RotaProblem
from nursery_rota.exchange.disclosure import PAGE, disclose
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.gui.safe import tasks
from nursery_rota.gui.safe.privacy_panel import PrivacyPanel
from nursery_rota.store.reference import Reference
from nursery_rota.wording import listing, plural


class Forgetting(QObject):
    """``page`` comes up again when the work is done."""

    def __init__(self, desk: Desk, reference: Reference, panel: PrivacyPanel, page: Page) -> None:
        super().__init__(page)
        self._desk, self._reference, self._page = desk, reference, page
        panel.forget_wanted.connect(self.forget)
        panel.erase_wanted.connect(self.erase)
        panel.disclose_wanted.connect(self.ask_disclose)

    def erase(self, family_id: int) -> None:
        """Forget one family for good."""
        file, keeping, today = self._desk.bridge.file, self._desk.keeping, self._desk.bridge.today
        if file is not None:
            folders = keeping.backups.folders(file.path)
            keeping.apart(
                "Erasing the family",
                lambda path, key: tasks.erase(path, key, family_id, today, self._reference, folders),
                self._erased,
            )

    def forget(self, families: Sequence[DueFamily], checks: Sequence[DueChecks]) -> None:
        """Forget all that was kept long enough."""
        file, keeping, today = self._desk.bridge.file, self._desk.keeping, self._desk.bridge.today
        if file is not None:
            folders = keeping.backups.folders(file.path)
            keeping.apart(
                "Forgetting what was kept long enough",
                lambda path, key: tasks.forget(path, key, families, checks, today, self._reference, folders),
                self._forgotten,
            )

    def ask_disclose(self, family_id: int) -> None:
        """A folder with all that is held about a family."""
        self._desk.files.folder(
            "Where should the folder for the family go?", lambda place: self._disclose(family_id, place)
        )

    def _disclose(self, family_id: int, place: Path) -> None:
        bridge = self._desk.bridge
        if bridge.file is None or family_id not in bridge.book.family:
            return
        name = bridge.book.family[family_id].name
        safe = "".join(letter if letter.isalnum() or letter in " -_'" else " " for letter in name)
        folder = place / f"About the {' '.join(safe.split())} family"
        try:
            rows = disclose(bridge.file, family_id, folder, today=bridge.today)
        except RotaProblem as trouble:
            self._desk.notices.say(str(trouble), "law")
            return
        count = plural(sum(rows.values()), "row")
        self._desk.notices.say(f"{count} written to “{folder.name}”. They begin with “{PAGE}”.", "done")

    def _erased(self, done: Erased) -> None:
        staff = f" {listing(done.staff)} stays as staff." if done.staff else ""
        opened = f" {plural(done.opened, 'duty is', 'duties are')} open again." if done.opened else ""
        self._tell(f"The family is erased from the file and its history.{opened}{staff}", done.backups)

    def _forgotten(self, done: tasks.Forgotten) -> None:
        parts = []
        if done.families:
            parts.append(plural(done.families, "family", "families"))
        if done.checks:
            parts.append(plural(done.checks, "number of a check", "numbers of checks"))
        self._tell(f"{listing(parts) or 'Nothing'} forgotten for good.", done.backups)

    def _tell(self, words: str, backups: Sequence[Path]) -> None:
        self._page.go_to.emit(self._page.key)
        if not backups:
            self._desk.notices.say(words, "note")
            return
        count = plural(len(backups), "older backup still holds", "older backups still hold")
        self._desk.notices.say(
            f"{words} {count} what was erased.",
            "our-rule",
            button="Remove them and make a new one",
            doing=lambda: self._remove(backups),
        )

    def _remove(self, backups: Sequence[Path]) -> None:
        self._desk.keeping.errand(
            "Removing older backups",
            lambda: tasks.remove_copies(backups),
            lambda count: self._desk.keeping.make(),
        )
