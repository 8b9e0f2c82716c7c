"""One row of the sheet at the right: what is the matter in a sentence, the cell to set right, and all it says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nursery_rota.domain.drafts import ColumnRead
from nursery_rota.gui.frame.parts import Panel, Sign, button, label, mark, retire
from nursery_rota.gui.importing.row_lines import FATES, YOU_LEFT_IT, RowLine
from nursery_rota.gui.widgets.lettered import LetteredWidth
from nursery_rota.gui.widgets.tall_scroll import TallScroll
from nursery_rota.wording import plural

_NOTHING_TO_DO = {
    "new": "This row makes a new family.",
    "adds": "This row adds to a family.",
    "changes": "This row changes what is known of a family.",
    "there": "All of this is there already. Nothing will be written.",
    "out": "Nothing of this row will be written.",
}


class RowDetail(Panel):
    """``corrected`` carries row, column and text; ``left_out`` the row and whether it stays out."""

    corrected = Signal(int, int, str)
    left_out = Signal(int, bool)
    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("This row", parent=parent)
        self._line: RowLine | None = None
        self._sign = Sign("note", "muted", 18)
        self.head.insertWidget(0, self._sign)
        self._said = label("", wrap=True)
        self._field_title = label("", "strong", wrap=True)
        self.field = QLineEdit()
        self.field.returnPressed.connect(self._use)
        self._mend = label("", "second", wrap=True)
        self.use_button = button("Use it", self._use, sign="tick", role="primary")
        self.leave_button = button("Leave this row out", self._leave)
        self._cells = QGridLayout()
        self._cells.setHorizontalSpacing(12)
        self._cells.setColumnStretch(1, 1)
        self.add(self._scrolled(), 1)
        self.add(self._foot())
        LetteredWidth(self, 42, 296, 0.4)

    def _scrolled(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for widget in (self._said, self._field_title, self.field, self._mend):
            column.addWidget(widget)
        for one in (self.use_button, self.leave_button):
            column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(12)
        column.addWidget(label("What the spreadsheet says", "strong"))
        column.addLayout(self._cells)
        column.addStretch(1)
        return TallScroll(inner)

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("foot", True)
        line = QHBoxLayout(foot)
        line.setContentsMargins(16, 6, 12, 6)
        self._place = label("", "second")
        self.next_button = button("Next", self.next_wanted.emit, role="link")
        line.addWidget(self._place, 1)
        line.addWidget(self.next_button)
        return foot

    def show_line(self, line: RowLine | None, columns: Sequence[ColumnRead], looks: Sequence[int]) -> None:
        """``looks`` are the numbers of the rows that need a look."""
        same = self._line is not None and line is not None and self._line.id == line.id
        self._line = line
        self.setEnabled(line is not None)
        if line is None:
            self.title.setText("No row is chosen")
            return
        words, sign, ink = FATES[line.fate]
        self._sign.show_sign(sign, ink)
        self.title.setText(f"Row {line.id}, {line.family}" if line.family else f"Row {line.id}")
        self._said.setText(line.note or _NOTHING_TO_DO.get(line.fate, words))
        self._show_field(line, columns, same)
        self._show_cells(line, columns)
        self._show_place(line, looks)

    def _show_field(self, line: RowLine, columns: Sequence[ColumnRead], same: bool) -> None:
        wrong = line.column is not None
        head = next((c for c in columns if c.column == line.column), None)
        what = (head.meaning.rpartition(": ")[2] or head.head) if head is not None else ""
        self._field_title.setText(f"Right {what}")
        self.field.setAccessibleName(f"Right {what}")
        for widget in (self._field_title, self.field, self.use_button):
            widget.setVisible(wrong)
        if line.column is not None and not (same and self.field.hasFocus()):
            self.field.setText(line.texts.get(line.column, ""))
        mark(self.field, "wrong", wrong and line.fate == "look")
        self.field.setAccessibleDescription(line.note)
        needs_file = line.fate == "look" and not wrong
        self._mend.setText(f"Mend row {line.id} in the spreadsheet, and choose it again.")
        self._mend.setVisible(needs_file)
        self.leave_button.setVisible(
            line.fate in ("look", "new", "adds", "changes") or self._was_left_out(line)
        )
        self.leave_button.setText("Take it in again" if self._was_left_out(line) else "Leave this row out")
        self.leave_button.setAccessibleName(self.leave_button.text())

    def _show_cells(self, line: RowLine, columns: Sequence[ColumnRead]) -> None:
        while (item := self._cells.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                retire(widget)
        for row, column in enumerate(columns):
            head = label(column.head, "second", wrap=True)
            head.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._cells.addWidget(head, row, 0)
            self._cells.addWidget(label(line.texts.get(column.column, ""), "small", wrap=True), row, 1)

    def _show_place(self, line: RowLine, looks: Sequence[int]) -> None:
        if line.id in looks:
            place = looks.index(line.id) + 1
            said = (
                f"{place} of {len(looks)} rows that need a look"
                if len(looks) > 1
                else "The only row to look at"
            )
        else:
            said = (
                f"{plural(len(looks), 'row needs', 'rows need')} a look" if looks else "No row needs a look"
            )
        self._place.setText(said)
        self.next_button.setEnabled(bool(looks))

    def _was_left_out(self, line: RowLine) -> bool:
        return line.fate == "out" and line.note == YOU_LEFT_IT

    def _use(self) -> None:
        line = self._line
        if line is not None and line.column is not None:
            self.corrected.emit(line.id, line.column, self.field.text())

    def _leave(self) -> None:
        if self._line is not None:
            self.left_out.emit(self._line.id, not self._was_left_out(self._line))
