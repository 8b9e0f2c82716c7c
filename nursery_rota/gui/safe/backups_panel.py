"""The backups of a file: what each holds, how it differs from now, and putting one back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nursery_rota.gui.frame.parts import button, label
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.store.backup_list import Holding, holding_of, holdings_of
from nursery_rota.store.sealing import Key
from nursery_rota.wording import plural, short_day


@dataclass(frozen=True)
class Line:
    """One backup: what it holds, the file of now, and whether it is in the second place."""

    holding: Holding
    now: Holding | None
    second: bool

    @property
    def id(self) -> Path:
        return self.holding.path


def read_lines(path: Path, folders: tuple[Path, ...], key: Key | None) -> list[Line]:
    """All backups of a file, newest first. Reads each of them: for the background."""
    found = holding_of(path, datetime.now(), key) if path.exists() else None
    present = None if found is None or found.trouble else found
    lines = [
        Line(holding, present, number > 0)
        for number, folder in enumerate(folders)
        for holding in holdings_of(path, folder, key)
    ]
    return sorted(lines, key=lambda line: (line.holding.made_at, not line.second), reverse=True)


def _when(line: Line) -> str:
    made = line.holding.made_at
    return f"{short_day(made.date())} {made.year}, {made:%H:%M}"


def _holds(line: Line) -> str:
    held = line.holding
    if held.trouble:
        return ""
    return f"{plural(held.families, 'family', 'families')}, {plural(held.duties, 'duty', 'duties')}"


def _tells(line: Line) -> str:
    return line.holding.trouble or line.holding.difference(line.now)


class BackupsPanel(Panel):
    """``wanted`` carries the backup to put back, when that was said twice; ``make`` asks for a new one."""

    wanted = Signal(object)
    make = Signal()

    def __init__(self, *, can_make: bool, parent: QWidget | None = None) -> None:
        super().__init__("Backups", parent=parent)
        self._make = button("Make a backup now", self.make.emit, sign="saved", dense=True)
        self._make.setVisible(can_make)
        self.head.addWidget(self._make)
        self.table = Table[Line](
            "Backups",
            (
                Column(
                    "Made",
                    _when,
                    order=lambda line: line.holding.made_at,
                    bold=True,
                    stretch=2,
                    second=lambda line: "second place" if line.second else "this computer",
                ),
                Column(
                    "Holds",
                    _holds,
                    order=lambda line: line.holding.duties,
                    stretch=3,
                    second=lambda line: line.holding.last_change or "",
                    tip=lambda line: (
                        f"Last change: {line.holding.last_change}" if line.holding.last_change else ""
                    ),
                ),
                Column("Compared with now", _tells, tip=_tells, stretch=3),
            ),
            empty="No backups yet. The first one comes when you close the file, or make one now.",
        )
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._ask)
        self.add(self.table, 1)
        self._strip = QWidget()
        self._strip.setProperty("role", "selection")
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        self._words = label("", wrap=True)
        self._put = button("Put this one back…", self._ask_current, dense=True)
        self._yes = button("Put it back", self._sure, role="primary", dense=True)
        self._no = button("Leave it", self._leave, dense=True)
        row.addWidget(self._words, 1)
        for part in (self._put, self._no, self._yes):
            row.addWidget(part)
        self.add(self._strip)
        self._leave()

    def reading(self) -> None:
        """The list is being read."""
        self.second.setText("Reading…")

    def show_lines(self, lines: list[Line]) -> None:
        """Newest first."""
        self.table.set_rows(lines)
        self.second.setText(plural(len(lines), "backup") if lines else "")
        self._leave()

    def _chosen(self, line: Line | None) -> None:
        self._leave()

    def _ask_current(self) -> None:
        self._ask(self.table.current())

    def _ask(self, line: Line | None) -> None:
        if line is None or not self._can(line):
            return
        self._words.setText(
            f"Put back the file as it was on {_when(line)}? The present file is kept beside it under a name with the "
            "date, so nothing is lost."
        )
        self._put.hide()
        self._yes.show()
        self._no.show()
        self._yes.setFocus()

    def _sure(self) -> None:
        line = self.table.current()
        self._leave()
        if line is not None:
            self.wanted.emit(line.holding.path)

    def _leave(self) -> None:
        line = self.table.current()
        self._strip.setVisible(bool(self.table.model.rows))
        self._words.setText(self._advice(line))
        self._put.show()
        self._put.setEnabled(line is not None and self._can(line))
        self._yes.hide()
        self._no.hide()

    @staticmethod
    def _advice(line: Line | None) -> str:
        if line is None:
            return "Choose a backup to put it back."
        return line.holding.trouble or f"Made {_when(line)}: read back and found whole."

    @staticmethod
    def _can(line: Line) -> bool:
        # One with another password can be put back with that password.
        return line.holding.trouble is None or "password" in line.holding.trouble
