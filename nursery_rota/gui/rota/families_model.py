"""Families and their parents as a tree of two levels for Qt, with searching and sorting. Read-only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from nursery_rota.domain.sheets import LedgerRow
from nursery_rota.gui.rota.dragging import PERSON_MIME, DragSource, pack
from nursery_rota.wording import duties

LEDGER_ROLE = int(Qt.ItemDataRole.UserRole)
PERSON_ROLE = LEDGER_ROLE + 1
Index = QModelIndex | QPersistentModelIndex
Order = Literal["to_do", "name"]
_NOWHERE = QModelIndex()
_FAMILY = 0
"""Internal number of a family's index; that of a parent is the row of the family and 1."""


@dataclass(frozen=True)
class PersonChip:
    """A parent as a chip of the families panel; ``name`` is the short one ("Ngozi E.")."""

    person_id: int
    name: str
    full_name: str
    level: int
    first_aid: bool


def _people_of(
    rows: Sequence[LedgerRow], people: Mapping[int, Sequence[PersonChip]]
) -> tuple[tuple[PersonChip, ...], ...]:
    return tuple(tuple(people.get(row.family_id, ())) for row in rows)


class FamiliesModel(QAbstractItemModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LedgerRow, ...] = ()
        self._people: tuple[tuple[PersonChip, ...], ...] = ()
        self._places: dict[Order, Sequence[int]] = {}

    def places(self, order: Order) -> Sequence[int]:
        """Where each family stands in this order, row by row; worked out once, not for each comparison."""
        if order not in self._places:
            ordered = sorted(range(len(self._rows)), key=lambda number: _order_key(self._rows[number], order))
            places = [0] * len(ordered)
            for place, number in enumerate(ordered):
                places[number] = place
            self._places[order] = places
        return self._places[order]

    def set_ledger(self, rows: Sequence[LedgerRow], people: Mapping[int, Sequence[PersonChip]]) -> None:
        self.beginResetModel()
        self._rows, self._people = tuple(rows), _people_of(rows, people)
        self._places.clear()
        self.endResetModel()

    def renew(self, rows: Sequence[LedgerRow], people: Mapping[int, Sequence[PersonChip]]) -> bool:
        """Take these accounts and tell of those that differ; False, and nothing is taken, where other families or
        other people are among them."""
        same = [r.family_id for r in rows] == [r.family_id for r in self._rows]
        if not (rows and same and _people_of(rows, people) == self._people):
            return False
        before, self._rows = self._rows, tuple(rows)
        self._places.clear()
        for number, (old, new) in enumerate(zip(before, self._rows, strict=True)):
            if old != new:
                index = self.index(number, 0)
                self.dataChanged.emit(index, index)
        return True

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _FAMILY)

    def parent(self, child: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        if not child.isValid() or child.internalId() == _FAMILY:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, _FAMILY)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if not parent.isValid():
            return len(self._rows)
        return len(self._people[parent.row()]) if parent.internalId() == _FAMILY else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        if index.isValid() and index.internalId() != _FAMILY:
            usual |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if index.internalId() == _FAMILY:
            return _family_data(self._rows[index.row()], self._people[index.row()], role)
        return _person_data(self._people[index.internalId() - 1][index.row()], role)

    def mimeTypes(self) -> list[str]:
        return [PERSON_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        person = next((p for i in indexes if isinstance(p := i.data(PERSON_ROLE), PersonChip)), None)
        return pack(DragSource("person", person.person_id)) if person else QMimeData()

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


def _family_data(row: LedgerRow, people: Sequence[PersonChip], role: int) -> object:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return row.family
        case _ if role == LEDGER_ROLE:
            return row
        case Qt.ItemDataRole.ToolTipRole:
            return f"{account_sentence(row)}\n{row.why}"
        case Qt.ItemDataRole.AccessibleTextRole:
            return account_sentence(row)
        case Qt.ItemDataRole.AccessibleDescriptionRole:
            return ", ".join(person.full_name for person in people)
    return None


def _person_data(person: PersonChip, role: int) -> object:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return person.name
        case _ if role == PERSON_ROLE:
            return person
        case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
            level = f"level {person.level}" if person.level else ""
            aid = "first aid" if person.first_aid else ""
            return ", ".join(filter(None, (person.full_name, level, aid)))
    return None


def _order_key(row: LedgerRow, order: Order) -> tuple[Fraction, str]:
    return (Fraction(0) if order == "name" else row.balance, row.family.casefold())


def course(row: LedgerRow) -> str:
    """ "on course" within half a duty, else "1.1 to plan" or "0.6 over"."""
    if abs(row.balance) * 2 <= 1:
        return "on course"
    return f"{duties(row.balance)} over" if row.balance > 0 else f"{duties(-row.balance)} to plan"


def account_sentence(row: LedgerRow) -> str:
    """ "Eze: 5 done and 0.5 planned of 5.8 duties owed this term, on course"."""
    missed = f", {duties(row.missed)} missed" if row.missed else ""
    counted = duties(row.done + row.credits)
    return (
        f"{row.family}: {counted} done and {duties(row.planned)} planned of {duties(row.owed)} duties "
        f"owed this term{missed}, {course(row)}"
    )


class FamiliesOrder(QSortFilterProxyModel):
    """Most still to do first, or by name; a search finds families and the parents in them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order: Order = "to_do"
        self._wanted = ""
        self.setDynamicSortFilter(True)
        self.sort(0)

    def set_order(self, order: Order) -> None:
        self._order = order
        self.invalidate()

    def search(self, words: str) -> None:
        self._wanted = words.strip().casefold()
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if not self._wanted or source_parent.isValid():
            return True
        source = self.sourceModel()
        family = source.index(source_row, 0)
        people = (source.index(row, 0, family) for row in range(source.rowCount(family)))
        chips = [chip for i in people if isinstance(chip := i.data(PERSON_ROLE), PersonChip)]
        names = [str(family.data()), *(chip.full_name for chip in chips)]
        return any(self._wanted in name.casefold() for name in names)

    def lessThan(self, left: Index, right: Index) -> bool:
        source = self.sourceModel()
        if left.internalId() != _FAMILY or not isinstance(source, FamiliesModel):
            return left.row() < right.row()
        places = source.places(self._order)
        return places[left.row()] < places[right.row()]
