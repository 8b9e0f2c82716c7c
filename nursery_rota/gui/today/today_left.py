"""The left column of Today: who is on, the children, the day before, and the line that marks. It scrolls as one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from nursery_rota.gui.today.day_list import DayList
from nursery_rota.gui.today.today_children import ChildrenCard
from nursery_rota.gui.today.today_marks import MarksBar
from nursery_rota.gui.today.today_past import PastCard


class TodayLeft(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = DayList()
        self.children_card = ChildrenCard()
        self.past = PastCard()
        self.marks = MarksBar()
        holder = QWidget()
        holder.setObjectName("scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.people, self.children_card, self.past):
            column.addWidget(part)
        column.addStretch(1)
        self._holder = holder
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self.marks)

    def fit(self, most: int) -> None:
        """At least as wide as its cards must be, but not wider than ``most``."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(min(most, self._holder.minimumSizeHint().width() + bar))

    def show_chosen(self) -> None:
        """Scroll to the chosen person."""
        spot = self.people.visualRect(self.people.currentIndex()).center()
        self._scroll.ensureVisible(20, self.people.y() + spot.y(), 0, 40)
