"""A month or term as a table for Qt. Read-only; new data comes as a new grid."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from nursery_rota.gui.rota.term_grid import Head, Line, Square, TermGrid

HEAD_ROLE = int(Qt.ItemDataRole.UserRole)
_SPOKEN = (int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.AccessibleDescriptionRole))
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_FEW = 60
"""Above so many changed squares, all are drawn anew."""


class TermModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid: TermGrid | None = None

    def set_grid(self, grid: TermGrid) -> None:
        """The same shape only tells of new content, so that the place one stands on is kept; and of few squares one
        by one, so that no others are drawn."""
        old, shape = self.grid, (len(grid.lines), len(grid.columns))
        same_shape = (
            old is not None and shape == (len(old.lines), len(old.columns)) and old.roomy == grid.roomy
        )
        if old is not None and same_shape and all(shape):
            self.grid = grid
            self._tell_squares(_changed(old, grid), shape)
            if old.columns != grid.columns:
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, shape[1] - 1)
            if [line.head for line in old.lines] != [line.head for line in grid.lines]:
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, shape[0] - 1)
            return
        self.beginResetModel()
        self.grid = grid
        self.endResetModel()

    def _tell_squares(self, changed: list[tuple[int, int]], shape: tuple[int, int]) -> None:
        if len(changed) > _FEW:
            self.dataChanged.emit(self.index(0, 0), self.index(shape[0] - 1, shape[1] - 1))
            return
        for row, column in changed:
            self.dataChanged.emit(self.index(row, column), self.index(row, column))

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


def _changed(old: TermGrid, new: TermGrid) -> list[tuple[int, int]]:
    """Row and column of each square of ``new`` that ``old``, of the same shape, has otherwise. A band is one square."""
    found: list[tuple[int, int]] = []
    for row, (before, now) in enumerate(zip(old.lines, new.lines, strict=True)):
        if before.band or now.band:
            found += [(row, 0)] if before != now else []
        else:
            squares = zip(before.squares, now.squares, strict=True)
            found += [(row, column) for column, (then, after) in enumerate(squares) if then != after]
    return found
