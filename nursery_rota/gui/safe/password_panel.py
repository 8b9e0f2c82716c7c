"""The password of the file: whether there is one, setting and changing it, the recovery sheet, and the lock."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from nursery_rota.gui.frame.parts import button, label
from nursery_rota.gui.widgets.flow import FlowLayout
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.store.driver import can_seal

LOCK_AFTER = "lock_after_minutes"
USUAL_MINUTES = 10
_WITH = (
    "The file and its backups have a password. Whoever finds them cannot read them. A lost password cannot be undone: "
    "keep the recovery sheet locked away."
)
_WITHOUT = (
    "The file has no password: whoever can use this computer can read it, and so can other programs that know SQLite. "
    "With a password, the file and its backups are enciphered."
)
_CANNOT = "Passwords need the part “sqlcipher3”, which is not installed on this computer."
_READING = "The file is open to read. Its password can be changed where it is open to write."


def minutes_until_lock(settings: QSettings) -> int:
    """After how many minutes without a touch the window locks; 0: never."""
    stored = str(settings.value(LOCK_AFTER, USUAL_MINUTES))
    return int(stored) if stored.isdigit() else USUAL_MINUTES


class PasswordPanel(Panel):
    """Asks for things by its signals; ``minutes_changed`` after the setting was written."""

    set_wanted = Signal()
    remove_wanted = Signal()
    sheet_wanted = Signal()
    lock_wanted = Signal()
    minutes_changed = Signal()

    def __init__(self, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__("Password", parent=parent)
        self._settings = settings
        self._words = label("", wrap=True)
        self.set_one = button("Set a password…", self.set_wanted.emit)
        self.remove = button("Take it away…", self._ask_remove)
        self.sheet = button("Recovery sheet…", self.sheet_wanted.emit, sign="print")
        self.lock = button("Lock now", self.lock_wanted.emit)
        self._sure = button("Take the password away", self._remove, role="primary")
        self._keep = button("Keep it", self._show_buttons)
        self.minutes = QSpinBox()
        self.minutes.setRange(0, 240)
        self.minutes.setSuffix(" minutes without a touch")
        self.minutes.setSpecialValueText("never by itself")
        self.minutes.setAccessibleName("Lock after so many minutes without a touch")
        self.minutes.setValue(minutes_until_lock(settings))
        self.minutes.valueChanged.connect(self._minutes)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(10)
        column.addWidget(self._words)
        first, second, self._lock_row = FlowLayout(), FlowLayout(), QWidget()
        for part in (self.set_one, self.remove, self._keep, self._sure):
            first.addWidget(part)
        for part in (self.sheet, self.lock):
            second.addWidget(part)
        for row in (first, second):
            column.addLayout(row)
        lock_row = QHBoxLayout(self._lock_row)
        lock_row.setContentsMargins(0, 0, 0, 0)
        lock_row.addWidget(label("Lock after"))
        lock_row.addWidget(self.minutes)
        lock_row.addStretch(1)
        column.addWidget(self._lock_row)
        self.add(holder)
        self._has = False
        self._usable = False

    def show_state(self, *, has_password: bool, read_only: bool) -> None:
        """What there is now."""
        self._has, self._usable = has_password, can_seal() and not read_only
        words = _WITH if has_password else _WITHOUT
        if not can_seal():
            words = f"{words} {_CANNOT}"
        elif read_only:
            words = f"{words} {_READING}"
        self._words.setText(words)
        self.set_one.setText("Change the password…" if has_password else "Set a password…")
        self.set_one.setAccessibleName(self.set_one.text())
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.set_one.setVisible(True)
        self.set_one.setEnabled(self._usable)
        self.remove.setVisible(self._has)
        self.remove.setEnabled(self._usable)
        for part in (self.sheet, self.lock, self._lock_row):
            part.setVisible(self._has)
        self._sure.hide()
        self._keep.hide()

    def _ask_remove(self) -> None:
        self._words.setText(
            "Without a password, whoever can use this computer can read the file and its backups."
        )
        self.set_one.hide()
        self.remove.hide()
        self._sure.show()
        self._keep.show()
        self._keep.setFocus()

    def _remove(self) -> None:
        self._show_buttons()
        self.remove_wanted.emit()

    def _minutes(self, minutes: int) -> None:
        self._settings.setValue(LOCK_AFTER, minutes)
        self.minutes_changed.emit()
