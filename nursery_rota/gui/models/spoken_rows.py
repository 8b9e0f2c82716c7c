"""The model of a painted list: frozen rows, each with a sentence that is read out. Knows nothing of what they say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""The row itself."""
NOWHERE = QModelIndex()


class SpokenRows(QAbstractListModel, Generic[Row]):
    """A subclass says ``spoken``; and ``tip`` and ``can_be_chosen`` where they differ by row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def spoken(self, row: Row) -> str:
        """The row in one sentence."""
        raise TypeError(f"{type(self).__name__} does not say how a row is read out")

    def tip(self, row: Row) -> str:
        """What the mouse is told, as typed; "" for nothing."""
        return self.spoken(row)

    def can_be_chosen(self, row: Row) -> bool:
        """False for heads and notes, which can only be read."""
        return True

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        able = Qt.ItemFlag.ItemIsEnabled
        return able | Qt.ItemFlag.ItemIsSelectable if self.can_be_chosen(row) else able

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.spoken(row)
        return self.tip(row) or None if role == Qt.ItemDataRole.ToolTipRole else None

    def row_at(self, index: Index) -> Row | None:
        """The row of ``index``; None where there is none (any more)."""
        return self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None
