"""A month or term as a table for Qt. Read-only; new data comes as a new grid."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from nursery_rota.gui.rota.term_grid import Head, Line, Square, TermGrid

HEAD_ROLE = int(Qt.ItemDataRole.UserRole)
_SPOKEN = (int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.AccessibleDescriptionRole))
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TermModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid: TermGrid | None = None

    def set_grid(self, grid: TermGrid) -> None:
        """The same shape only tells of new content, so that the place one stands on is kept."""
        old, shape = self.grid, (len(grid.lines), len(grid.columns))
        if old is not None and shape == (len(old.lines), len(old.columns)) and all(shape):
            self.grid = grid
            self.dataChanged.emit(self.index(0, 0), self.index(shape[0] - 1, shape[1] - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, shape[1] - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, shape[0] - 1)
            return
        self.beginResetModel()
        self.grid = grid
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        lines = self.grid.lines if self.grid else ()
        return lines[row] if 0 <= row < len(lines) else None

    def square(self, row: int, column: int) -> Square | None:
        line = self.line(row)
        return line.squares[column] if line and 0 <= column < len(line.squares) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.grid is None else len(self.grid.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.grid is None else len(self.grid.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        square = self.square(index.row(), index.column()) if index.isValid() else None
        if square is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return square.words or ", ".join(line.chip.name for line in square.lines if line.chip)
        return square.spoken if role in _SPOKEN else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        head = self._head(section, orientation)
        if head is None:
            return None
        if role == HEAD_ROLE:
            return head
        if role == Qt.ItemDataRole.DisplayRole:
            return head.title
        return (head.spoken or head.title) if role in _SPOKEN else None

    def _head(self, section: int, orientation: Qt.Orientation) -> Head | None:
        if orientation == Qt.Orientation.Vertical:
            line = self.line(section)
            return line.head if line else None
        columns = self.grid.columns if self.grid else ()
        return columns[section] if 0 <= section < len(columns) else None
