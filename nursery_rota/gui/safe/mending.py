"""What can be done about a damaged file: put back its newest good backup, or save what can still be read of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from nursery_rota.gui.dialogs.files import ROTA_FILES, FileAsker
from nursery_rota.gui.frame.file_verbs import FileVerbs
from nursery_rota.gui.frame.parts import button, label
from nursery_rota.gui.frame.safekeeping import Safekeeping
from nursery_rota.gui.safe.backups_panel import BackupsPanel, Line, read_lines
from nursery_rota.store.repair import Account, salvage
from nursery_rota.store.restoring import Restored, restore
from nursery_rota.store.sealing import Key

INTRO = (
    "This file is damaged. It has not been touched. Put back a backup: the damaged file is kept beside it. Or save "
    "what can still be read into a new file, with an account of what was saved and what was lost."
)


class MendDialog(QDialog):
    """The backups of one damaged file, and the account of what was saved of it."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(path.name)
        self.resize(820, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        column.addWidget(label(path.name, "large"))
        column.addWidget(label(INTRO, wrap=True))
        self.backups = BackupsPanel(can_make=False)
        self.backups.reading()
        column.addWidget(self.backups, 1)
        self.account = label("", wrap=True)
        self.account.hide()
        column.addWidget(self.account)
        foot = QHBoxLayout()
        self.save = button("Save what can be read…", sign="file")
        self.open_saved = button("Open the new file", role="primary")
        self.open_saved.hide()
        foot.addWidget(self.save)
        foot.addStretch(1)
        foot.addWidget(self.open_saved)
        foot.addWidget(button("Close", self.reject))
        column.addLayout(foot)

    def tell(self, words: str) -> None:
        """What came of it."""
        self.account.setText(words)
        self.account.setAccessibleName(words)
        self.account.show()


class Mending(QObject):
    """Opens the dialog when a damaged file asks for it, and does what is chosen there."""

    def __init__(self, keeping: Safekeeping, files: FileAsker, verbs: FileVerbs, window: QWidget) -> None:
        super().__init__(window)
        self._keeping, self._files, self._verbs, self._window = keeping, files, verbs, window
        self.dialog: MendDialog | None = None
        verbs.mend_wanted.connect(self.show)

    def show(self, path: Path, key: Key | None) -> None:
        """What can be done for the file at ``path``."""
        self.path, self.key = path, key
        dialog = self.dialog = MendDialog(path, self._window)
        dialog.finished.connect(self._gone)
        dialog.backups.wanted.connect(self.put_back)
        dialog.save.clicked.connect(self.ask_save)
        dialog.open()
        folders = self._keeping.backups.folders(path)
        self._keeping.errand("Reading the backups", lambda: read_lines(path, folders, key), self._show_lines)

    def put_back(self, backup: Path) -> None:
        path, key = self.path, self.key
        self._keeping.errand(
            "Putting the backup back", lambda: restore(backup, path, datetime.now(), key), self._was_put_back
        )

    def ask_save(self) -> None:
        """Ask where the new file should be, and save what can be read into it."""
        self._files.to_save("Save what can be read", f"{self.path.stem} saved.rota", ROTA_FILES, self.save_to)

    def save_to(self, target: Path) -> None:
        path, key = self.path, self.key
        folders = self._keeping.backups.folders(path)
        if self.dialog is not None:
            self.dialog.tell("Reading what can be read…")
        self._keeping.errand(
            "Saving what can be read", lambda: salvage(path, target, key, helpers=folders), self._saved
        )

    def _show_lines(self, lines: list[Line]) -> None:
        if self.dialog is not None:
            self.dialog.backups.show_lines(lines)

    def _was_put_back(self, done: Restored) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self._verbs.open_with(done.path, self.key)

    def _saved(self, account: Account) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        dialog.tell("\n".join(account.words))
        dialog.open_saved.show()
        dialog.open_saved.clicked.connect(lambda: self._open(account.path))

    def _open(self, path: Path) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self._verbs.open_with(path, self.key)

    def _gone(self) -> None:
        self.dialog = None
