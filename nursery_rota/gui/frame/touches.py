"""What says that somebody is at the window: keys, the mouse, fingers."""

from __future__ import annotations

from PySide6.QtCore import QEvent

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
