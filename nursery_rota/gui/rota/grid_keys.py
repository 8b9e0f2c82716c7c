"""The keys of the rota's grids as data: which key asks for what, and where it leads."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent

_PLAIN = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_CTRL = Qt.KeyboardModifier.ControlModifier

DUTY_KEYS: dict[Qt.Key, str] = {
    Qt.Key.Key_Delete: "clear",
    Qt.Key.Key_Backspace: "clear",
    Qt.Key.Key_P: "pin",
    Qt.Key.Key_R: "reserve",
    Qt.Key.Key_O: "watch",
    Qt.Key.Key_W: "worked",
    Qt.Key.Key_M: "missed",
    Qt.Key.Key_X: "excused",
    Qt.Key.Key_T: "cannot_come",
    Qt.Key.Key_S: "swap",
    Qt.Key.Key_F2: "edit",
}
"""Pressed alone upon a duty; "cannot_come", "clear" and "edit" also upon a member of staff."""
STAFF_WISHES = ("cannot_come", "clear", "edit")
CARRY_KEYS: dict[Qt.Key, str] = {Qt.Key.Key_X: "cut", Qt.Key.Key_C: "copy", Qt.Key.Key_V: "paste"}
"""Pressed with Ctrl."""
SHIFT_KEYS: dict[Qt.Key, str] = {Qt.Key.Key_F10: "menu", Qt.Key.Key_S: "find_swap"}
"""Pressed with Shift."""
STEPS: dict[Qt.Key, tuple[int, int]] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


def asked(event: QKeyEvent) -> str:
    """The name of what ``event`` asks for: a duty key, a carry key, "open", "leave", "menu", "find_swap", or
    "" for none."""
    key = Qt.Key(event.key())
    held = event.modifiers() & ~_KEYPAD
    if held == _PLAIN:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return "open"
        if key == Qt.Key.Key_Escape:
            return "leave"
        if key == Qt.Key.Key_Menu:
            return "menu"
        return DUTY_KEYS.get(key, "")
    if held == _CTRL:
        return CARRY_KEYS.get(key, "")
    return SHIFT_KEYS.get(key, "") if held == Qt.KeyboardModifier.ShiftModifier else ""


def square_after(
    key: Qt.Key, far: bool, current: QModelIndex, rows: int, columns: int
) -> tuple[int, int] | None:
    """The row and column that a key leads to from ``current``: arrows from square to square, Home and End along the
    row, with ``far`` (Ctrl) of all rows. None where the key leads nowhere."""
    if not rows or not columns:
        return None
    row, column = (current.row(), current.column()) if current.isValid() else (0, 0)
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        last = key == Qt.Key.Key_End
        return (rows - 1 if last else 0) if far else row, columns - 1 if last else 0
    if key not in STEPS:
        return None
    down, right = STEPS[key] if current.isValid() else (0, 0)
    return max(0, min(rows - 1, row + down)), max(0, min(columns - 1, column + right))
