"""Choosing a password: twice the same, long enough, and the frank sentence about losing it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from nursery_rota.gui.frame.parts import button, label
from nursery_rota.gui.safe.password_dialog import password_line
from nursery_rota.gui.widgets.wordy_dialog import WordyDialog
from nursery_rota.store.sealing import SHORTEST

FRANK = (
    "A lost password cannot be undone. Without the password or the recovery sheet, nobody can open the file or its "
    "backups again, and neither can those who made this program."
)
BEFORE = (
    "The file and its backups are enciphered. Plain weekly copies (JSON) are removed. Traces of the plain file can "
    "stay in free parts of the disk: encrypt the disk as well."
)


class NewPasswordDialog(WordyDialog):
    """``chosen`` is called with the new password, after which the dialog closes."""

    def __init__(self, *, has_one: bool, chosen: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Change the password" if has_one else "Set a password")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(self.windowTitle(), "large"))
        column.addWidget(
            label("Three or four words that do not belong together are good.", "second", wrap=True)
        )
        self.first = password_line("New password")
        self.second = password_line("The same again")
        self.known = QCheckBox("The password or the recovery sheet\nwill be kept where it can be found")
        self.trouble = label("", wrap=True)
        self.trouble.setObjectName("fieldTrouble")
        self.trouble.hide()
        for part in (self.first, self.second):
            column.addWidget(part)
        column.addWidget(label(FRANK, "strong", wrap=True))
        if not has_one:
            column.addWidget(label(BEFORE, "second", wrap=True))
        column.addWidget(self.known)
        column.addWidget(self.trouble)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("Leave it as it is", self.reject))
        self.go = button(self.windowTitle(), self._go, role="primary")
        foot.addWidget(self.go)
        column.addLayout(foot)
        self.second.returnPressed.connect(self._go)
        self.first.setFocus()

    def _go(self) -> None:
        trouble = self._trouble()
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.fit()
        if not trouble:
            password = self.first.text()
            self.accept()
            self._chosen(password)

    def _trouble(self) -> str:
        if len(self.first.text()) < SHORTEST:
            return f"A password needs {SHORTEST} characters or more."
        if self.first.text() != self.second.text():
            return "The two are not the same. Type the second again."
        if not self.known.isChecked():
            return "Tick the sentence first: it says what a lost password means."
        return ""
