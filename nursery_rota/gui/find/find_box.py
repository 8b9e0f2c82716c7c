"""The floating list of Ctrl+K: a line to type in, what fits below it; Enter does it, Esc leaves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QListView, QVBoxLayout, QWidget

from nursery_rota.gui.find.find_model import FindDelegate, FindModel
from nursery_rota.gui.find.finds import Find
from nursery_rota.gui.rota.panel import PaintedList, RuleLine
from nursery_rota.gui.theme.look import look_of
from nursery_rota.gui.widgets.plain import plain_label
from nursery_rota.gui.widgets.search import SearchField

HINT = "Find any action, person, family or day"
NOTHING = "Nothing fits. Try part of a name, an action such as “publish”, or a day such as “26 nov”."
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
WIDE, ROWS = 620, 9


class FindBox(QFrame):
    """Floats over ``window``; asks ``look_up`` what fits. What was chosen leaves as a signal."""

    chosen = Signal(object)

    def __init__(self, window: QWidget, look_up: Callable[[str], tuple[Find, ...]]) -> None:
        super().__init__(window)
        self._look_up = look_up
        self._before: QWidget | None = None
        self.setProperty("panel", True)
        self.setAccessibleName("Find anything")
        self.setAutoFillBackground(True)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(16)
        shadow.setOffset(0, 2)
        shadow.setColor(QColor(0, 0, 0, 38))
        self.setGraphicsEffect(shadow)
        self.line = SearchField(HINT)
        self.model = FindModel(self)
        self.list = PaintedList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(FindDelegate(self.list, self.model))
        self.list.setAccessibleName("What fits")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.nothing = plain_label(NOTHING, "second")
        self.nothing.setWordWrap(True)
        self.nothing.setContentsMargins(14, 10, 14, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for part in (self.line, RuleLine(), self.list, self.nothing):
            column.addWidget(part)
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self._do)
        self.list.clicked.connect(self._do)
        self.line.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Empty, in front, with the keyboard in it."""
        self._before = self.window().focusWidget()
        self.line.clear()
        self._typed("")
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Back to where the keyboard was."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def _typed(self, words: str) -> None:
        self.model.set_finds(self._look_up(words))
        self.list.setCurrentIndex(self.model.index(0, 0))
        some = self.model.rowCount() > 0
        self.list.setVisible(some)
        self.nothing.setVisible(not some)
        self._fit()

    def _fit(self) -> None:
        """Below the head of the window, in its middle, as tall as what was found."""
        window = self.window()
        rows = min(ROWS, self.model.rowCount())
        self.list.setFixedHeight(max(1, rows) * (look_of(self.list).row + 4))
        self.setFixedWidth(min(max(WIDE, look_of(self).line * 34), window.width() - 32))
        self.adjustSize()
        self.move(QPoint((window.width() - self.width()) // 2, 72))

    def _do(self) -> None:
        find = self.model.find(self.list.currentIndex().row())
        if find is not None:
            self.leave()
            self.chosen.emit(find)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go through the list while one types; a click elsewhere leaves."""
        if watched is self.window():
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._fit()
            return False
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and not self.isActiveWindow():
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        return False

    def _key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Escape:
            self.leave()
            return True
        if key not in _LIST_KEYS:
            return False
        rows = self.model.rowCount()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -ROWS}.get(key, ROWS)
        if rows:
            row = self.list.currentIndex().row() + step
            row = row % rows if abs(step) == 1 else max(0, min(rows - 1, row))
            self.list.setCurrentIndex(self.model.index(row, 0))
            self.line.setAccessibleDescription(str(self.model.index(row, 0).data()))
        return True
