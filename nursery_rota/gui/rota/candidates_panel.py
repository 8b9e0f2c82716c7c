"""Who could do it? Ranked people for one place, with reasons; one key or one click gives it to them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nursery_rota.domain.findings import CandidateLine, PlaceLine
from nursery_rota.gui.rota.candidates_delegate import CandidatesDelegate
from nursery_rota.gui.rota.candidates_model import CandidatesModel, Person, Summary
from nursery_rota.gui.rota.numbered_list import ButtonedList
from nursery_rota.gui.rota.panel import RuleLine
from nursery_rota.gui.theme.look import look_of
from nursery_rota.gui.widgets.buttons import sign_button
from nursery_rota.gui.widgets.flow import FlowLayout
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.gui.widgets.plain import plain_label
from nursery_rota.wording import plural

NOBODY = "Nobody can do this. The nearest way is below."
LOOKING = "Looking at every parent."


class CandidatesPanel(Panel):
    give = Signal(object)
    """A CandidateLine."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Who could do it?", parent=parent)
        self.model = CandidatesModel(self)
        self.list = _CandidatesList(self.model, self)
        self.list.setAccessibleName("Who could do it?")
        self.head.addWidget(_KeyCap("Esc", self))
        self._back = plain_label("back to Families", "second")
        self.head.addWidget(self._back)
        close = sign_button("cross", "Close", "Esc")
        close.clicked.connect(self.closed)
        self.head.addWidget(close)
        self._place = _PlaceHead(self)
        self._word = plain_label(LOOKING, parent=self)
        self._word.setContentsMargins(16, 8, 16, 8)
        self._word.setWordWrap(True)
        foot = QWidget(self)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 6, 16, 6)
        self._looked_at = plain_label("", "second", foot)
        self._hint = plain_label("Ctrl+Enter gives it to number 1", "second", foot)
        row.addWidget(self._looked_at)
        row.addStretch(1)
        row.addWidget(self._hint)
        for part in (self._place, self._word):
            self.body.addWidget(part)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(RuleLine(self))
        self.body.addWidget(foot)
        self.list.give.connect(self.give)
        self.setFocusProxy(self.list)
        self.setMinimumWidth(336)
        self._looking, self._wished = False, 0

    @property
    def is_looking(self) -> bool:
        """The place is on show, who could take it is not known yet."""
        return self._looking

    def look_for(self, place: PlaceLine) -> None:
        """Show ``place`` while it is worked out who could take it. A number typed meanwhile waits for the list."""
        self._looking, self._wished = True, 0
        self._place.set_place(place)
        self.model.set_lines(())
        self._word.setText(LOOKING)
        self._word.show()
        self._hint.hide()
        self._looked_at.clear()

    def set_place(self, place: PlaceLine, lines: Sequence[CandidateLine]) -> None:
        """Show who could take ``place``; the first who can is chosen, so that Enter gives it to them."""
        self._place.set_place(place)
        self.model.set_lines(lines)
        first = self.model.numbered(1)
        self._word.setVisible(first is None)
        self._word.setText(f"Nobody can do this. {place.nearest_way}" if place.nearest_way else NOBODY)
        self._hint.setVisible(first is not None)
        self._looked_at.setText(f"All {plural(len(lines), 'parent')} looked at.")
        self._fit()
        self.list.setCurrentIndex(self.model.first_person())
        self.list.scrollToTop()
        wished, self._looking, self._wished = self.model.numbered(self._wished), False, 0
        if wished is not None:
            self.give.emit(wished)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 9 give to that number, Ctrl+Enter to number 1, Esc goes back."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        number = 0
        if held == Qt.KeyboardModifier.NoModifier and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            number = key - Qt.Key.Key_0
        elif held == Qt.KeyboardModifier.ControlModifier and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            number = 1
        line = self.model.numbered(number)
        if self._looking and number:
            self._wished = number
        elif line is not None:
            self.give.emit(line)
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What has no room beside the rest is not shown at all."""
        both = self._looked_at.sizeHint().width() + self._hint.sizeHint().width() + 48
        self._looked_at.setVisible(both <= self.width())
        head = self.title.sizeHint().width() + self._back.sizeHint().width() + 120
        self._back.setVisible(head <= self.width())

    def sizeHint(self) -> QSize:
        return QSize(416, 600)


class _CandidatesList(ButtonedList):
    painter: CandidatesDelegate
    give = Signal(object)

    def __init__(self, model: CandidatesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.painter = CandidatesDelegate(self)
        self.setItemDelegate(self.painter)

    def _act(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index)
        if isinstance(row, Summary):
            self._rows.show_all()
        elif isinstance(row, Person) and row.line.group != "cannot":
            self.give.emit(row.line)

    def button_at(self, event: QMouseEvent) -> QModelIndex:
        point = event.position().toPoint()
        index = self.indexAt(point)
        rect = self.painter.button_rect(self.visualRect(index), self._rows.row_at(index))
        return index if rect.contains(point) else QModelIndex()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.button_at(event)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.setCurrentIndex(index)
            self._act(index)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self.button_at(event).isValid():
            self._act(self.indexAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        key = event.key()
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._act(self.currentIndex())
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
                     Qt.Key.Key_Home, Qt.Key.Key_End):  # fmt: skip
            super().keyPressEvent(event)
        else:
            event.ignore()


class _PlaceHead(QWidget):
    """The place that is looked at: its name large, its times, what it asks for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "selection")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(2)
        row = FlowLayout(None, 8)
        self._title = plain_label("", "panel", self)
        self._times = plain_label("", parent=self)
        row.addWidget(self._title)
        row.addWidget(self._times)
        self._why = plain_label("", "small", self)
        self._why.setWordWrap(True)
        column.addLayout(row)
        column.addWidget(self._why)

    def set_place(self, place: PlaceLine) -> None:
        self._title.setText(place.title)
        self._times.setText(place.times)
        self._why.setText(place.explanation)
        self._why.setVisible(bool(place.explanation))


class _KeyCap(QWidget):
    """A key as it stands on a keyboard."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        look = look_of(self)
        metrics_width = self.fontMetrics().horizontalAdvance(words)
        self.setFixedSize(metrics_width + 12, look.small_line + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.setBrush(look.colour("raised"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)
        painter.setFont(look.second)
        painter.setPen(look.colour("text"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._words)
        painter.end()
