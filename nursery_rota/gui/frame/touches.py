"""What says that somebody is at the window: keys, the mouse, fingers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


def watch(by: QObject, *, watched: bool) -> None:
    """Let ``by`` see all that happens in the program, or no more. Only as long as it matters: every event of every
    widget comes through its ``eventFilter``."""
    app = QCoreApplication.instance()
    if app is not None:
        app.removeEventFilter(by)
        if watched:
            app.installEventFilter(by)
