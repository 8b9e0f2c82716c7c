"""Who is really there: every child of a session with what is known of them today, marked by click or key.

Only says what was asked for; the page turns it into actions.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nursery_rota.domain.attending import Attendance, ChildLine
from nursery_rota.gui.frame.parts import button, label
from nursery_rota.gui.today.attendance_list import ChildList
from nursery_rota.gui.today.session_switch import SessionSwitch
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.gui.widgets.plain import literal_tip
from nursery_rota.gui.widgets.search import SearchField
from nursery_rota.wording import plural


class AttendancePanel(Panel):
    away = Signal(int)
    """A child's id: not there today."""
    comes = Signal(int, int)
    """A child's id and a session's: there all the same."""
    left = Signal()
    session_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Who is really there?", parent=parent)
        self._shown: Attendance | None = None
        self._typed = ""
        self.head.addWidget(button("Done", self.left.emit, dense=True, tip="Back to the day (Esc)"))
        self.switch = SessionSwitch()
        self.switch.chosen.connect(self.session_chosen)
        self.search = SearchField("Find a child")
        self.search.textChanged.connect(self._narrow)
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.switch)
        column.addWidget(self.search)
        self.add(top)
        self.list = ChildList()
        self.list.away.connect(self.away)
        self.list.comes.connect(self._comes)
        self.add(self.list, 1)
        self.add(self._foot())

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("foot", True)
        column = QHBoxLayout(foot)
        column.setContentsMargins(16, 8, 16, 8)
        self.sum = label("", "strong", wrap=True)
        self.keys = label("Space or a click changes it; − away, + there", "second", wrap=True)
        column.addWidget(self.sum, 1)
        column.addWidget(self.keys, 1)
        return foot

    def show_day(self, sessions: Sequence[Attendance], chosen: int | None) -> None:
        self._shown = next((s for s in sessions if s.session_id == chosen), sessions[0] if sessions else None)
        self.switch.show_sessions(sessions, self._shown.session_id if self._shown else None)
        self._tell()

    def _narrow(self, typed: str) -> None:
        self._typed = typed.strip().casefold()
        self._tell()

    def _tell(self) -> None:
        shown = self._shown
        if shown is None:
            self.second.setText("")
            self.list.set_lines((), ())
            self.sum.setText("No session is held on this day.")
            return
        self.second.setText(shown.session)
        lines = [line for line in shown.lines if self._typed in line.name.casefold()]
        due = [line for line in lines if line.state != "not booked"]
        self.list.set_lines(due, [line for line in lines if line.state == "not booked"])
        adults = plural(shown.needed, "adult")
        self.sum.setText(f"{shown.there} of {shown.expected} expected. {adults} needed.")
        self.sum.setToolTip(literal_tip(shown.why))

    def _comes(self, line: ChildLine) -> None:
        if self._shown is not None:
            self.comes.emit(line.child_id, self._shown.session_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
