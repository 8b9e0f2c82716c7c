"""The week as a table for Qt: rows are shifts, columns are days. Read-only; new data comes as a new sheet.

Owns what a square says to a screen reader. Knows nothing of drawing, nor of the chosen chip.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from nursery_rota.domain.sheets import Cell, Day, GridRow, WeekSheet
from nursery_rota.wording import long_day, plural

CELLS_ROLE = int(Qt.ItemDataRole.UserRole)
DAY_ROLE = CELLS_ROLE + 1
ROW_ROLE = CELLS_ROLE + 2
_SPOKEN = (int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.AccessibleDescriptionRole))
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class WeekModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet: WeekSheet | None = None

    def set_sheet(self, sheet: WeekSheet) -> None:
        """The same shape only tells of new content, so that the place one stands on is kept."""
        old, shape = self._sheet, (len(sheet.rows), len(sheet.days))
        if old is not None and shape == (len(old.rows), len(old.days)) and all(shape):
            self._sheet = sheet
            self.dataChanged.emit(self.index(0, 0), self.index(shape[0] - 1, shape[1] - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, shape[1] - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, shape[0] - 1)
            return
        self.beginResetModel()
        self._sheet = sheet
        self.endResetModel()

    @property
    def sheet(self) -> WeekSheet | None:
        return self._sheet

    def day(self, column: int) -> Day | None:
        days = self._sheet.days if self._sheet else ()
        return days[column] if 0 <= column < len(days) else None

    def row_at(self, row: int) -> GridRow | None:
        rows = self._sheet.rows if self._sheet else ()
        return rows[row] if 0 <= row < len(rows) else None

    def cells(self, row: int, column: int) -> tuple[Cell, ...]:
        found = self.row_at(row)
        return found.cells[column] if found and 0 <= column < len(found.cells) else ()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self._sheet is None else len(self._sheet.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self._sheet is None else len(self._sheet.days)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cells = self.cells(index.row(), index.column())
        if role == CELLS_ROLE:
            return cells
        if role == Qt.ItemDataRole.DisplayRole:
            return ", ".join(chip.name for cell in cells for chip in cell.chips)
        if role in _SPOKEN:
            return self._spoken(index.row(), index.column())
        return None

    def _spoken(self, row: int, column: int) -> str:
        day, found = self.day(column), self.row_at(row)
        if day is None or found is None:
            return ""
        if day.closed is not None:
            reason = day.closed[:1].lower() + day.closed[1:]
            return f"{long_day(day.on_date)}, closed, {reason}"
        cells = self.cells(row, column)
        if not cells:
            return f"{long_day(day.on_date)}, {found.title}: nothing here"
        return " ".join(cell.spoken for cell in cells)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal:
            return self._day_head(section, role)
        row = self.row_at(section)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return ", ".join((row.title, *row.times)) if role in _SPOKEN else None

    def _day_head(self, section: int, role: int) -> object:
        day = self.day(section)
        if day is None:
            return None
        if role == DAY_ROLE:
            return day
        if role == Qt.ItemDataRole.DisplayRole:
            return day.title
        return day_sentence(day) if role in _SPOKEN else None


def day_sentence(day: Day) -> str:
    """ "Thursday 26 November, 1 adult short"."""
    today = ", today" if day.is_today else ""
    if day.closed is not None:
        return f"{long_day(day.on_date)}{today}, closed, {day.closed}"
    state = f"{plural(day.short, 'adult')} short" if day.short else "covered"
    return f"{long_day(day.on_date)}{today}, {state}"
