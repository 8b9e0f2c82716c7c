"""Which session of a day is meant: a row of buttons, hidden where there is one session only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from nursery_rota.domain.attending import Attendance
from nursery_rota.gui.frame.parts import mark, retire
from nursery_rota.wording import span


class SessionSwitch(QWidget):
    chosen = Signal(int)
    """A session's id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addStretch(1)
        self._group = QButtonGroup(self)
        self._buttons: dict[int, QPushButton] = {}

    def show_sessions(self, sessions: Sequence[Attendance], chosen: int | None) -> None:
        if [s.session_id for s in sessions] != list(self._buttons):
            self._make(sessions)
        for session_id, made in self._buttons.items():
            made.setChecked(session_id == chosen)
        self.setVisible(len(sessions) > 1)

    def _make(self, sessions: Sequence[Attendance]) -> None:
        for made in self._buttons.values():
            self._group.removeButton(made)
            retire(made)
        self._buttons = {}
        for place, session in enumerate(sessions):
            made = QPushButton(session.session.replace("&", "&&"))
            made.setCheckable(True)
            made.setProperty("role", "segment")
            edge = "first" if place == 0 else "last" if place == len(sessions) - 1 else ""
            mark(made, "edge", edge)
            made.setAccessibleName(
                f"Children of {session.session}, {span(session.starts_at, session.ends_at)}"
            )
            made.clicked.connect(self._clicked)
            made.setProperty("session", session.session_id)
            self._group.addButton(made)
            self._line.insertWidget(place, made)
            self._buttons[session.session_id] = made

    def _clicked(self) -> None:
        made = self._group.checkedButton()
        if made is not None:
            self.chosen.emit(int(made.property("session")))
