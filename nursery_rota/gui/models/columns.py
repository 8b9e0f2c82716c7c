"""Tables for the screen: frozen rows, and columns described as data.

Knows neither the store nor any page. A model shows what it was last given; editing goes through actions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from unicodedata import combining, normalize

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication, QIcon

from nursery_rota.gui.widgets.plain import literal_tip, plain_tip

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 2
SECOND_ROLE = int(Qt.ItemDataRole.UserRole) + 3
TONE_ROLE = int(Qt.ItemDataRole.UserRole) + 4


@dataclass(frozen=True)
class Column(Generic[Row]):
    """``text`` is what stands in the cell, ``order`` what it is sorted by (the text, where left out),
    ``tip`` a longer text, ``icon`` a sign at its left, ``stretch`` the share of spare width."""

    title: str
    text: Callable[[Row], str]
    order: Callable[[Row], Any] | None = None
    tip: Callable[[Row], str] | None = None
    icon: Callable[[Row], QIcon | None] | None = None
    right: bool = False
    bold: bool = False
    stretch: int = 1
    second: Callable[[Row], str] | None = None
    """A quiet second line below the text."""
    tone: Callable[[Row], str] | None = None
    """The colour of the icon and of what is not as it should be: a token, or "" for the usual one."""
    head_tip: str = ""
    """The whole title, where somebody else chose it and it may be too long for its column."""


class RowsModel(QAbstractTableModel, Generic[Row]):
    """A read-only snapshot. Rows that stay keep their place: no reset while the number is the same."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        parent: QObject | None = None,
        more: Callable[[Row], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns: tuple[Column[Row], ...] = tuple(columns)
        self._more = more
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def words_of(self, place: int) -> str:
        """All that a search looks at in one row, ``more`` included."""
        row = self._rows[place]
        shown = [column.text(row) for column in self.columns]
        return " ".join(shown + ([self._more(row)] if self._more else [])).casefold()

    def set_rows(self, rows: Sequence[Row]) -> None:
        rows = tuple(rows)
        if len(rows) == len(self._rows):
            self._rows = rows
            if rows:
                last = self.index(len(rows) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal_tip(self.columns[section].head_tip) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows) or index.column() >= len(self.columns):
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        reader = _READERS.get(role)
        return None if reader is None else reader(row, column)


def _alignment(column: Column[Any]) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


def _spoken(row: Any, column: Column[Any]) -> str:
    second = column.second(row) if column.second else ""
    if not column.title:
        return column.tip(row) if column.tip else column.text(row)
    return ", ".join(filter(None, (f"{column.title}: {column.text(row)}", second)))


def _tip(row: Any, column: Column[Any]) -> str | None:
    return plain_tip(column.tip(row)) if column.tip else None


def _icon(row: Any, column: Column[Any]) -> QIcon | None:
    return column.icon(row) if column.icon else None


def _font(row: Any, column: Column[Any]) -> QFont | None:
    if not column.bold:
        return None
    font = QFont(QGuiApplication.font())
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _order(row: Any, column: Column[Any]) -> Any:
    return column.order(row) if column.order else sort_key(column.text(row))


def sort_key(text: str) -> str:
    """As people look names up: Å beside A, capitals no matter."""
    return "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))


_READERS: dict[int, Callable[[Any, Column[Any]], Any]] = {
    int(Qt.ItemDataRole.DisplayRole): lambda row, column: column.text(row),
    int(Qt.ItemDataRole.ToolTipRole): _tip,
    int(Qt.ItemDataRole.DecorationRole): _icon,
    int(Qt.ItemDataRole.FontRole): _font,
    int(Qt.ItemDataRole.TextAlignmentRole): lambda row, column: _alignment(column),
    int(Qt.ItemDataRole.AccessibleTextRole): _spoken,
    SORT_ROLE: _order,
    ROW_ROLE: lambda row, column: row,
    SECOND_ROLE: lambda row, column: column.second(row) if column.second else None,
    TONE_ROLE: lambda row, column: column.tone(row) if column.tone else None,
}
