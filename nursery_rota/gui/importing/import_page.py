"""Import families: choose a spreadsheet, look at each row's fate, set right what is wrong, and write in one step.

Holds what the person has set right (``Edits``); reading is the business of ``exchange``, writing of ``actions``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nursery_rota.actions.families_in import add_families, planned
from nursery_rota.domain.drafts import Edits, FamiliesPreview
from nursery_rota.errors import RotaProblem
from nursery_rota.exchange.families_sheet import PASTED, FamiliesSheet, open_sheet, pasted_sheet
from nursery_rota.exchange.template import write_template
from nursery_rota.gui.frame.parts import button
from nursery_rota.gui.importing.choosing import Choosing
from nursery_rota.gui.importing.columns_strip import ColumnsStrip
from nursery_rota.gui.importing.dropped import dropped_sheet
from nursery_rota.gui.importing.reading import Reading
from nursery_rota.gui.importing.row_detail import RowDetail
from nursery_rota.gui.importing.row_lines import RowLine, row_lines
from nursery_rota.gui.importing.rows_panel import ImportRows
from nursery_rota.gui.importing.rows_paper import rows_list
from nursery_rota.gui.importing.steps_trail import StepsTrail
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.gui.prints.paper_menu import PaperMenu, Paperwork
from nursery_rota.gui.widgets.decision_foot import DecisionFoot
from nursery_rota.gui.widgets.elided import ElidedLabel
from nursery_rota.wording import plural

SHEETS = "Spreadsheets (*.xlsx *.csv *.tsv *.txt)"
TEMPLATES = "Excel workbooks (*.xlsx)"
QUIET_MS = 300
"""Shorter reading shows nothing: it would only flicker."""


class ImportPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "import", "Import families")
        self._sheet: FamiliesSheet | None = None
        self._edits = Edits()
        self._preview: FamiliesPreview | None = None
        self._lines: tuple[RowLine, ...] = ()
        self._left: dict[int, Mapping[int, str]] = {}
        self._back_to = "families"
        self.setAcceptDrops(True)
        self._trail = StepsTrail(("Choose the file", "Match the columns", "Look before anything is written"))
        self._source = ElidedLabel("", "second")
        self.toolbar.addWidget(self._trail, 1)
        self.toolbar.addWidget(self._source)
        self.reading = Reading(desk.jobs, self)
        self.reading.read.connect(self._take)
        self.reading.refused.connect(self._refuse)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(QUIET_MS)
        self._slow.timeout.connect(self._show_waiting)
        self._name = ""
        self.choosing = Choosing()
        self.columns = ColumnsStrip()
        self.rows = ImportRows()
        self.detail = RowDetail()
        self.views = QStackedWidget()
        self.views.addWidget(self.choosing)
        self.views.addWidget(self._look())
        self.body.addWidget(self.views)
        self._connect()
        self.begin()

    def _look(self) -> QWidget:
        look = QWidget()
        column = QVBoxLayout(look)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.columns)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.rows, 1)
        middle.addWidget(self.detail)
        column.addLayout(middle, 1)
        column.addWidget(self._foot())
        return look

    def _foot(self) -> QWidget:
        self.back_button = button("Choose another", self.begin, sign="prev")
        self.cancel_button = button("Cancel", self._leave, sign="cross")
        self.paper = PaperMenu("Print this list", self.desk, self._list_on_paper, self)
        self.import_button = button("Import", self._write, sign="import", role="primary")
        ways = (self.back_button, self.cancel_button, self.paper.button)
        foot = DecisionFoot("What to do with this list", ways, self.import_button)
        foot.sentence.setText("Nothing has been written yet. One undo takes it all back.")
        return foot

    def _connect(self) -> None:
        self.choosing.file_wanted.connect(self._ask_file)
        self.choosing.paste_wanted.connect(self.paste)
        self.choosing.template_wanted.connect(self.save_template)
        self.choosing.cancelled.connect(self._cancel_reading)
        self.columns.changed.connect(self._change_column)
        self.rows.chosen.connect(self._show_detail)
        self.rows.opened.connect(self._to_field)
        self.detail.corrected.connect(self._correct)
        self.detail.left_out.connect(self._leave_out)
        self.detail.next_wanted.connect(self._next_look)

    # -- coming and going -------------------------------------------------------------------------

    def forget(self) -> None:
        super().forget()
        self.begin()

    def begin(self) -> None:
        """Nothing chosen: whatever was being looked at is forgotten, nothing of it was written."""
        self.reading.cancel()
        self._slow.stop()
        self._sheet, self._preview, self._lines = None, None, ()
        self._source.setText("")
        self._trail.show_step(0)
        self.choosing.say("")
        self.choosing.waiting.hide()
        self.views.setCurrentIndex(0)

    def return_to(self, key: str) -> None:
        """The page that is shown when this one is done."""
        self._back_to = key

    def home(self) -> QWidget:
        return self.choosing.file_button if self._sheet is None else self.rows.table.view

    def refresh(self) -> None:
        if self._sheet is not None:
            self._understand()

    def _leave(self) -> None:
        self.begin()
        self.go_to.emit(self._back_to)

    # -- choosing ---------------------------------------------------------------------------------

    def _ask_file(self) -> None:
        self.desk.files.to_open("Bring in families", SHEETS, self.read_file)

    def read_file(self, path: Path) -> None:
        """Read the spreadsheet and show what would happen."""
        self._read(path.name, lambda: open_sheet(path))

    def paste(self) -> None:
        """The table on the clipboard, as a spreadsheet program put it there."""
        text = QGuiApplication.clipboard().text()
        self._read(PASTED, lambda: pasted_sheet(text))

    def _read(self, name: str, source: Callable[[], FamiliesSheet]) -> None:
        self.begin()
        self._name = name
        self._slow.start()
        self.reading.begin(name, source)

    def _show_waiting(self) -> None:
        if self.reading.running:
            self.choosing.waiting.begin(self._name)

    def _cancel_reading(self) -> None:
        self.begin()
        self.choosing.file_button.setFocus()

    def save_template(self) -> None:
        self.desk.files.to_save("Where should the template go?", "families.xlsx", TEMPLATES, self._template)

    def _template(self, target: Path) -> None:
        try:
            write_template(target)
        except RotaProblem as trouble:
            self.desk.notices.say(str(trouble), "our-rule")
        else:
            said = f"The template was saved as {target.name}. Fill it in, then choose it here."
            self.desk.notices.say(said, "done")

    def _refuse(self, sentence: str) -> None:
        self.begin()
        self.choosing.say(sentence)
        self.choosing.file_button.setFocus()

    # -- looking ----------------------------------------------------------------------------------

    def _take(self, sheet: FamiliesSheet) -> None:
        self._slow.stop()
        self.choosing.waiting.hide()
        self._sheet, self._edits, self._left = sheet, Edits(), {}
        self._trail.show_step(2)
        self._understand()
        self.views.setCurrentIndex(1)
        if self.isVisible():
            self.rows.table.view.setFocus()
        looks = self._looks()
        if looks:
            self.rows.choose(looks[0])

    def _understand(self) -> None:
        """Read the sheet again with what was set right, and say each row's fate in the nursery of now."""
        sheet = self._sheet
        if sheet is None:
            return
        self._preview = sheet.preview(self._edits)
        outcome = planned(self.desk.bridge.book, self._preview)
        self._lines = row_lines(self._preview, outcome, self._edits, self._left)
        self.columns.show_columns(self._preview.columns)
        self.rows.show_lines(self._lines)
        taken = sum(line.taken for line in self._lines)
        left = len(self._lines) - taken
        words = f"Import {plural(taken, 'row')}" + (f", leave out {left}" if left else "")
        file = self.desk.bridge.file
        self.import_button.setText(f" {words}")
        self.import_button.setAccessibleName(words)
        self.import_button.setEnabled(taken > 0 and file is not None and not file.read_only)
        self._source.setText(f"{sheet.name}, {plural(len(self._lines), 'row')}")

    def _looks(self) -> list[int]:
        return [line.id for line in self._lines if line.fate == "look"]

    def _show_detail(self, line: RowLine | None) -> None:
        columns = self._preview.columns if self._preview is not None else ()
        self.detail.show_line(line, columns, self._looks())

    def _to_field(self, line: RowLine) -> None:
        target = self.detail.field if line.column is not None else self.detail.leave_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_look(self) -> None:
        line, looks = self.rows.table.current(), self._looks()
        if looks:
            after = [number for number in looks if line is not None and number > line.id]
            self.rows.choose(after[0] if after else looks[0])

    def _change_column(self, column: int, meaning: str) -> None:
        self._edits = replace(self._edits, meanings={**self._edits.meanings, column: meaning})
        self._understand()

    def _correct(self, row: int, column: int, text: str) -> None:
        self._edits = replace(self._edits, cells={**self._edits.cells, (row, column): text})
        self._understand()
        self.rows.choose(row)

    def _leave_out(self, row: int, out: bool) -> None:
        known = self._edits.left_out
        if out:
            self._left[row] = next((line.texts for line in self._lines if line.id == row), {})
        self._edits = replace(self._edits, left_out=known | {row} if out else known - {row})
        self._understand()
        self.rows.choose(row)

    def _list_on_paper(self) -> Paperwork | None:
        sheet = self._sheet
        if sheet is None:
            return None
        shown = rows_list(self._lines, sheet.name, self.desk.bridge.book.nursery.name)
        now = datetime.now()

        def make() -> bytes:
            from nursery_rota.documents.plain_list import plain_list

            return plain_list(shown, printed_at=now)

        return Paperwork(f"Import of {Path(sheet.name).stem}", make)

    # -- writing ----------------------------------------------------------------------------------

    def _write(self) -> None:
        sheet = self._sheet
        if sheet is not None and self.import_button.isEnabled():
            self.desk.keeping.before("Import", lambda: self._write_now(sheet))

    def _write_now(self, sheet: FamiliesSheet) -> None:
        """Unless it was cancelled, or done, while the backup was made."""
        preview = self._preview
        if preview is None or sheet is not self._sheet:
            return
        self._sheet = None  # the change that follows is not to be looked at as if to come
        done = self.desk.bridge.do(lambda file: add_families(file, preview, dry_run=False))
        if done is None:
            self._sheet = sheet
        else:
            self._leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._write()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_sheet(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_sheet(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.read_file(path)
