"""What a page says when it has nothing yet, with the ways on from there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nursery_rota.gui.widgets.buttons import plain_button, primary_button
from nursery_rota.gui.widgets.plain import plain_label


class EmptyState(QWidget):
    """What a page says when it has nothing yet, and the ways on from there."""

    chosen = Signal(str)
    """The key of the button that was pressed."""

    def __init__(
        self, title: str, words: str, buttons: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        """``buttons`` are (key, words); the first is the main one."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 24, 16, 24)
        column.setSpacing(8)
        column.addStretch(1)
        for text, role in ((title, "large"), (words, "second")):
            label = plain_label(text, role, self)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setVisible(bool(text))
            column.addWidget(label)
        self.buttons: dict[str, QPushButton] = {}
        for number, (key, text) in enumerate(buttons):
            button = primary_button(text, parent=self) if number == 0 else plain_button(text, parent=self)
            button.setObjectName(key)
            button.clicked.connect(self._press)
            self.buttons[key] = button
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def _press(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.chosen.emit(sender.objectName())
