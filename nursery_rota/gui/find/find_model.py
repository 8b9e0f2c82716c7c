"""The finds as a list for Qt, and how a line of it is drawn."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nursery_rota.gui.find.finds import Find
from nursery_rota.gui.theme.icons import paint_icon
from nursery_rota.gui.theme.look import look_of
from nursery_rota.gui.theme.strokes import text, width_of

_SPOKEN = (int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.ToolTipRole))
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class FindModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._finds: tuple[Find, ...] = ()

    def set_finds(self, finds: tuple[Find, ...]) -> None:
        self.beginResetModel()
        self._finds = finds
        self.endResetModel()

    def find(self, row: int) -> Find | None:
        return self._finds[row] if 0 <= row < len(self._finds) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._finds)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        find = self.find(index.row()) if index.isValid() else None
        if find is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return find.title
        return find.spoken if role in _SPOKEN else None


class FindDelegate(QStyledItemDelegate):
    """Sign, title, and at the right what it is or its keys."""

    def __init__(self, view: QListView, model: FindModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, look_of(self._view).row + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        find = self._model.find(index.row())
        if find is None:
            return
        look, rect = look_of(self._view), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("selection"))
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), look.colour("accent"))
        side = look.sign
        box = QRect(rect.left() + 14, rect.top() + (rect.height() - side) // 2, side, side)
        paint_icon(painter, find.sign or "next", box, look.colour("muted"))
        inner = rect.adjusted(14 + side + 10, 0, -14, 0)
        second = min(width_of(find.second, look.second) + 2, inner.width() * 3 // 5)
        title = min(width_of(find.title, look.name) + 2, inner.width() - second - 12)
        shown = QRect(inner.left(), inner.top(), title, inner.height())
        text(painter, shown, find.title, look.name, look.colour("text"))
        beside = QRect(inner.right() - second, inner.top(), second, inner.height())
        text(painter, beside, find.second, look.second, look.colour("muted"), right=True)
        painter.restore()
