"""Who could do it, as a list for Qt: heads of the four groups, people to give the place to, people who cannot.

Those who would only be additional stand in one paragraph until they are asked for. Draws nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from nursery_rota.domain.findings import CandidateGroup, CandidateLine
from nursery_rota.wording import duties, some

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

GROUPS: dict[CandidateGroup, str] = {
    "counts": "Can do it, and counts",
    "waive": "Only if you waive a rule of ours",
    "additional": "Would be additional; the place stays empty",
    "cannot": "Cannot, and why",
}


@dataclass(frozen=True)
class GroupHead:
    group: CandidateGroup
    count: int


@dataclass(frozen=True)
class Person:
    """``number`` is the key that gives the place to them, 0 for none."""

    line: CandidateLine
    number: int = 0


@dataclass(frozen=True)
class Summary:
    """The people of a group in one paragraph."""

    words: str
    link: Literal["Show all"] = "Show all"


Row = GroupHead | Person | Summary


class CandidatesModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[CandidateLine, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._all_shown = False

    def set_lines(self, lines: Sequence[CandidateLine]) -> None:
        self.beginResetModel()
        self._lines, self._all_shown = tuple(lines), False
        self._rows = tuple(self._make_rows())
        self.endResetModel()

    def show_all(self) -> None:
        """Everybody who would be additional as a row of their own."""
        self.beginResetModel()
        self._all_shown = True
        self._rows = tuple(self._make_rows())
        self.endResetModel()

    def _make_rows(self) -> Iterator[Row]:
        number = 0
        for group in GROUPS:
            lines = [line for line in self._lines if line.group == group]
            if not lines:
                continue
            yield GroupHead(group, len(lines))
            if group == "additional" and not self._all_shown and len(lines) > 1:
                yield Summary(summary(lines))
                continue
            for line in lines:
                number += 1 if group == "counts" else 0
                yield Person(line, number if group == "counts" and number <= 9 else 0)

    def numbered(self, number: int) -> CandidateLine | None:
        """Who stands beside ``number``, 1 to 9."""
        people = (row for row in self._rows if isinstance(row, Person))
        return next((row.line for row in people if number and row.number == number), None)

    def first_person(self) -> QModelIndex:
        """The best there is; no index where the list is empty."""
        found = (number for number, row in enumerate(self._rows) if isinstance(row, Person))
        return self.index(next(found, -1), 0)

    def row_at(self, index: Index) -> Row | None:
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.row_at(index), GroupHead):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return _title(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Person):
            return "\n".join(filter(None, (row.line.name, row.line.why, row.line.cure)))
        return None


def _title(row: Row | None) -> str:
    match row:
        case GroupHead():
            return GROUPS[row.group]
        case Person():
            return row.line.name
        case Summary():
            return row.words
    return ""


def spoken(row: Row | None) -> str:
    match row:
        case GroupHead():
            return f"{GROUPS[row.group]}: {row.count}"
        case Summary():
            return f"{row.words} {row.link}"
        case Person():
            line = row.line
            key = f"Number {row.number}" if row.number else ""
            level = f"level {line.level}" if line.level else ""
            aid = "first aid" if line.first_aid else ""
            facts = ", ".join(filter(None, (key, line.name, level, aid, *line.pros)))
            ends = [words for words in (line.why, line.cure) if words]
            if line.group == "counts":
                ends.append(f"Then {after(line)}.")
            return " ".join([f"{facts}.", *ends])
    return ""


def sum_words(line: CandidateLine) -> str:
    """ "5 + 0.5 + 1 of 5.8: "."""
    return f"{duties(line.done)} + {duties(line.planned)} + 1 of {duties(line.owed)}: "


def after(line: CandidateLine) -> str:
    """Where the family stands once the place is theirs: "0.7 over", "1.1 to plan", "on course"."""
    if abs(line.after) * 2 <= 1:
        return "on course"
    return f"{duties(line.after)} over" if line.after > 0 else f"{duties(-line.after)} to plan"


def summary(lines: Sequence[CandidateLine]) -> str:
    """Who they are, and the reason that most of them share."""
    why, count = Counter(line.why for line in lines).most_common(1)[0]
    who = some([line.name for line in lines])
    if not why:
        return f"{who}."
    reason = why[:1].lower() + why[1:]
    return f"{who}: {reason}" if count == len(lines) else f"{who}. Most often: {reason}"
