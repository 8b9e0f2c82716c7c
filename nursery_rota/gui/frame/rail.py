"""The rail at the left: one large button for each page, words always there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFont, QFontMetrics
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

WIDE, NARROW, SIDES = 88, 64, 12
"""Pixels across: usually, in a small window, and beside the words where those are longer."""


class RailButton(QToolButton):
    """Opens a page; a counter at its corner says how much there needs a look."""

    def __init__(self, action: QAction, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self._title = title
        self.setObjectName("railItem")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setText(title)
        self.setIconSize(QSize(24, 24))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        keys = action.shortcut().toString()
        self.setToolTip(f"{title} ({keys})" if keys else title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._counter = QLabel(self)
        self._counter.setObjectName("railCounter")
        self._counter.setTextFormat(Qt.TextFormat.PlainText)
        self._counter.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._counter.hide()
        self.count(0, "")
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def count(self, number: int, what: str) -> None:
        """Show ``number`` in the corner; ``what`` says it in words for the tooltip and a screen reader."""
        self._counter.setVisible(number > 0)
        self._counter.setText(str(number) if number < 100 else "99+")
        self._counter.adjustSize()
        self.setAccessibleName(f"{self._title}, {what}" if number else self._title)
        self._place()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place()

    def _place(self) -> None:
        side = max(self._counter.sizeHint().height(), self._counter.sizeHint().width())
        self._counter.resize(side, side)
        self._counter.move(min(self.width() // 2 + 8, self.width() - side - 2), 4)

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setIcon(self._action.icon())


class Rail(QFrame):
    """Pages top to bottom, Help at the foot."""

    def __init__(self, pages: Mapping[str, tuple[str, QAction]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName("Pages")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(0)
        self._buttons: dict[str, RailButton] = {}
        for key, (title, action) in pages.items():
            if key == "help":
                layout.addStretch(1)
            button = RailButton(action, title, self)
            layout.addWidget(button)
            self._buttons[key] = button
        self.narrow(False)

    def show_page(self, key: str) -> None:
        """Mark ``key`` as the page on show; a page that is not on the rail leaves all unmarked."""
        for name, button in self._buttons.items():
            button.setChecked(name == key)

    def count(self, key: str, number: int, what: str) -> None:
        self._buttons[key].count(number, what)

    def narrow(self, narrow: bool) -> None:
        """64 px instead of 88: the words stay."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.Bold)
        metrics = QFontMetrics(bold)
        words = max(metrics.horizontalAdvance(b.text()) for b in self._buttons.values())
        self.setFixedWidth(max(words + SIDES, NARROW if narrow else WIDE))
        for button in self._buttons.values():
            button.setFixedHeight(max(56 if narrow else 64, button.fontMetrics().height() + 40))
