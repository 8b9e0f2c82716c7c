"""Asking for a password: one field, one sentence of trouble, and a wait that grows with every wrong try.

It must not know what the password opens; ``try_it`` is asked, and answers when it knows.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nursery_rota.gui.frame.parts import button, label

FREE_TRIES = 2
LONGEST_WAIT = 60


def wait_after(wrong: int) -> int:
    """Seconds to wait after so many wrong passwords: none at first, then 2, 4, 8 and so on, a minute at most."""
    return 0 if wrong <= FREE_TRIES else min(2 ** (wrong - FREE_TRIES), LONGEST_WAIT)


def password_line(name: str) -> QLineEdit:
    """A field whose letters are not shown."""
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setAccessibleName(name)
    line.setPlaceholderText(name)
    line.setMaxLength(1024)
    return line


class PasswordForm(QWidget):
    """``tried`` carries what was typed. ``refuse`` shows why it does not open; ``wrong`` counts."""

    tried = Signal(str)
    grown = Signal()
    """A sentence more is shown."""

    def __init__(self, title: str, go: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wrong = 0
        self._left = 0
        self._go_words = go
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.title = label(title, "large", wrap=True)
        self.line = password_line("Password or recovery key")
        self.trouble = label("", wrap=True)
        self.trouble.setObjectName("fieldTrouble")
        self.trouble.hide()
        self.go = button(go, self._go, role="primary")
        column.addWidget(self.title)
        column.addWidget(self.line)
        column.addWidget(self.trouble)
        self.foot = QHBoxLayout()
        self.foot.addStretch(1)
        self.foot.addWidget(self.go)
        column.addLayout(self.foot)
        self.line.returnPressed.connect(self._go)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._count_down)

    def refuse(self, words: str) -> None:
        """It was wrong: say so, and wait a while before the next try."""
        self.wrong += 1
        self.trouble.setText(words)
        self.trouble.setAccessibleName(words)
        self.trouble.show()
        self.grown.emit()
        self._left = wait_after(self.wrong)
        self._show_wait()
        if self._left:
            self._tick.start()
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """As it comes up first; wrong tries stay counted."""
        self.line.clear()
        self.trouble.hide()
        self._show_wait()

    def _go(self) -> None:
        if not self.go.isEnabled() or not self.line.text():
            return
        self.go.setEnabled(False)
        self.go.setText("Looking…")
        self.tried.emit(self.line.text())

    def _count_down(self) -> None:
        self._left = max(0, self._left - 1)
        if not self._left:
            self._tick.stop()
        self._show_wait()

    def _show_wait(self) -> None:
        self.go.setEnabled(not self._left)
        self.go.setText(f"Wait {self._left} s" if self._left else self._go_words)


class PasswordDialog(QDialog):
    """Asks for the password of a file. ``given`` is called with what was typed; it answers by ``form.refuse`` or by
    closing the dialog."""

    def __init__(self, title: str, given: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Password")
        self.setMinimumWidth(440)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        self.form = PasswordForm(title, "Open the file")
        self.form.tried.connect(given)
        self.form.foot.insertWidget(1, button("Leave it closed", self.reject))
        column.addWidget(self.form)
        self.form.grown.connect(self.adjustSize)
