"""History: every change with its time and who made it; back to any point in one step."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QLineEdit, QWidget

from nursery_rota.gui.frame.parts import Panel, button
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.store.history import ActionLine
from nursery_rota.wording import plural, short_day

LIMIT = 500


def _when(line: ActionLine) -> str:
    at = datetime.fromisoformat(line.at)
    return f"{short_day(at.date())}, {at:%H:%M}"


class HistoryPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "history", "History")
        self.add_undo_buttons()
        panel = Panel("Changes", dense=True)
        search = QLineEdit()
        search.setObjectName("search")
        search.setPlaceholderText("Find a change or a person")
        search.setAccessibleName("Find a change or a person")
        panel.head.addWidget(search)
        self._back = button("Undo back to here", self.go_back, sign="undo", dense=True)
        self._back.setEnabled(False)
        panel.head.addWidget(self._back)
        self.table = Table[ActionLine](
            "Changes",
            (
                Column("When", _when, order=lambda line: line.at),
                Column("What", lambda line: line.label, bold=True, stretch=4),
                Column("By", lambda line: line.by_whom),
                Column("Now", lambda line: "in the file" if line.state == "done" else "undone"),
            ),
            empty="Nothing has been changed yet.",
        )
        search.textChanged.connect(self.table.search)
        self.table.chosen.connect(self._chosen)
        panel.add(self.table, 1)
        self._panel = panel
        self.body.addWidget(panel, 1)

    def home(self) -> QWidget:
        return self.table.view

    def refresh(self) -> None:
        file = self.desk.bridge.file
        lines = file.history(LIMIT) if file is not None else ()
        self.table.set_rows(lines)
        self._panel.second.setText("newest first" if lines else "")
        self._chosen(self.table.current())

    def go_back(self) -> None:
        """Undo everything after the chosen line; said in the notice, and itself taken back by redo."""
        line = self.table.current()
        if line is not None:
            self.desk.bridge.do(lambda file: file.undo_to(line.id))

    def _chosen(self, line: ActionLine | None) -> None:
        rows = self.table.model.rows
        going = 0 if line is None else sum(1 for row in rows if row.id > line.id and row.state == "done")
        file = self.desk.bridge.file
        self._back.setEnabled(bool(going and line and line.state == "done" and file and not file.read_only))
        text = f"Undo back to here ({plural(going, 'change')})" if going else "Undo back to here"
        self._back.setText(text)
