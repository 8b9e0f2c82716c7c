"""What the panels beside the grid share: a framed column with a head, and a list that paints its own rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from nursery_rota.gui.theme.look import look_of
from nursery_rota.gui.widgets.plain import plain_label, plain_tip


class Panel(QFrame):
    """A surface with rounded corners: a head with a title at the left and room for more at the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)
        self.head = QWidget(self)
        self.head.setFixedHeight(look_of(self).line + 18)
        self.head_row = QHBoxLayout(self.head)
        self.head_row.setContentsMargins(16, 0, 10, 0)
        self.head_row.setSpacing(8)
        self.title = plain_label(title, "panel", self.head)
        self.head_row.addWidget(self.title)
        self.column.addWidget(self.head)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.head.setFixedHeight(look_of(self).line + 18)


class RuleLine(QFrame):
    """One pixel between the parts of a panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rule")
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def quiet_view(view: QAbstractItemView) -> None:
    """No frame, no editing, whole pixels, mouse tracked: what every painted list needs."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setMouseTracking(True)
    view.setTabKeyNavigation(False)


class PaintedList(QListView):
    """A list whose rows are painted and measured for the width there is; tooltips are shown literally."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        quiet_view(self)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.indexAt(event.pos()).data(Qt.ItemDataRole.ToolTipRole)
            QToolTip.showText(event.globalPos(), plain_tip(words) if isinstance(words, str) else "", self)
            return True
        return super().viewportEvent(event)
