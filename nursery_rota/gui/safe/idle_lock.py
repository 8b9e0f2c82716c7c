"""The lock of the window: after a while without a touch the content is hidden, and the password is asked.

The file stays open and held, so that what was being typed is still there afterwards. Only files with a password
lock. It must not know what the pages show.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.frame.parts import Sign, label
from nursery_rota.gui.frame.touches import TOUCHES, watch
from nursery_rota.gui.jobs import Jobs
from nursery_rota.gui.safe.errand import Errand
from nursery_rota.gui.safe.password_dialog import PasswordForm
from nursery_rota.store import sealing
from nursery_rota.store.sealing import Key


class LockPage(QWidget):
    """What is seen instead of the nursery."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Locked")
        self.form = PasswordForm("", "Open again")
        self.form.setMaximumWidth(440)
        column = QVBoxLayout(self)
        column.addStretch(2)
        head = QHBoxLayout()
        head.addStretch(1)
        head.addWidget(Sign("lock", "muted", 32))
        head.addStretch(1)
        column.addLayout(head)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.form, 2)
        row.addStretch(1)
        column.addLayout(row)
        note = label(
            "Everything is saved. The file stays open here, so that nobody else can change it.", "second"
        )
        note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(note)
        column.addStretch(3)


class IdleLock(QObject):
    """``cover`` is what the window shows: its first widget, or the page of the lock. ``minutes`` says after how long
    (0: never)."""

    locked_changed = Signal(bool)

    def __init__(
        self,
        window: QMainWindow,
        cover: QStackedWidget,
        bridge: Bridge,
        jobs: Jobs,
        minutes: Callable[[], int],
    ) -> None:
        super().__init__(window)
        self._window, self._cover, self._bridge = window, cover, bridge
        self._jobs, self._minutes = jobs, minutes
        self.page = LockPage()
        self.page.form.tried.connect(self._try)
        cover.addWidget(self.page)
        self._hidden: list[QDialog] = []
        self._title = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.lock)
        bridge.ready.connect(self.restart)

    @property
    def locked(self) -> bool:
        return self._cover.currentWidget() is self.page

    def restart(self) -> None:
        """Count from now: after a touch, or when another file or setting holds."""
        file, minutes = self._bridge.file, self._minutes()
        if file is not None and file.key is not None and minutes and not self.locked:
            self._timer.start(minutes * 60_000)
        else:
            self._timer.stop()
        watch(self, watched=self._timer.isActive())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES and self._timer.isActive():
            self._timer.start()
        return False

    def lock(self) -> None:
        """Hide all that is open; nothing happens for a file without a password."""
        file = self._bridge.file
        if file is None or file.key is None or self.locked:
            return
        self._timer.stop()
        watch(self, watched=False)
        self._hidden = [d for d in self._window.findChildren(QDialog) if d.isVisible()]
        for dialog in self._hidden:
            dialog.hide()
        self._title = self._window.windowTitle()
        self._window.setWindowTitle("Nursery Rota, locked")
        self._window.menuBar().setEnabled(False)
        self.page.form.title.setText(f"{file.path.name} is locked")
        self.page.form.clear()
        self._cover.setCurrentWidget(self.page)
        self.page.form.line.setFocus()
        self.locked_changed.emit(True)

    def unlock(self) -> None:
        """Show what was hidden."""
        if not self.locked:
            return
        self._cover.setCurrentIndex(0)
        self._window.menuBar().setEnabled(True)
        self._window.setWindowTitle(self._title)
        for dialog in self._hidden:
            dialog.open()
        self._hidden = []
        self.page.form.wrong = 0
        self.page.form.clear()
        self.locked_changed.emit(False)
        self.restart()

    def _try(self, typed: str) -> None:
        file = self._bridge.file
        if file is None or file.key is None:
            self.unlock()
            return
        salt = file.key.salt
        Errand(
            self._jobs,
            "Trying the password",
            lambda: sealing.key_from_typed(typed, salt),
            self._judge,
            _never,
            self,
        ).begin()

    def _judge(self, key: Key) -> None:
        file = self._bridge.file
        if file is None or file.key is None or file.key.same(key):
            self.unlock()
        else:
            self.page.form.refuse(
                "This is not the password. Mind capital letters and the keyboard’s language."
            )


def _never(trouble: Exception) -> None:
    raise trouble
