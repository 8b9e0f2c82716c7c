"""Fields that hold parts of a week: the sessions a child comes to, and the days somebody works. Ticks and toggles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QWidget

from nursery_rota.domain.tables import Session
from nursery_rota.gui.dialogs.form_fields import Field
from nursery_rota.gui.frame.parts import label
from nursery_rota.gui.models.fields import FieldSpec
from nursery_rota.wording import clock, weekday_name, weekday_short


class SessionsField(Field):
    """A tick for each session of the week; the value is their ids."""

    def __init__(self, spec: FieldSpec, sessions: Iterable[Session], parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        rows = sorted(sessions, key=lambda s: (s.starts_at, s.name, s.weekday))
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        days = sorted({session.weekday for session in rows})
        names = list(dict.fromkeys(session.name for session in rows))
        for column, day in enumerate(days, start=1):
            grid.addWidget(label(weekday_short(day), "second"), 0, column, Qt.AlignmentFlag.AlignHCenter)
        for line, name in enumerate(names, start=1):
            grid.addWidget(label(name, "second", wrap=True), line, 0)
        self.boxes: dict[int, QCheckBox] = {}
        for session in rows:
            box = QCheckBox()
            says = f"{weekday_name(session.weekday)} {session.name}, from {clock(session.starts_at)}"
            box.setAccessibleName(says)
            box.setToolTip(says)
            box.clicked.connect(self.settle)
            cell = names.index(session.name) + 1, days.index(session.weekday) + 1
            grid.addWidget(box, *cell, Qt.AlignmentFlag.AlignHCenter)
            self.boxes[session.id] = box
        if not rows:
            grid.addWidget(
                label("No sessions yet. Say in Timetable when children come.", "second", wrap=True), 1, 0
            )
        grid.setColumnStretch(0, 1)
        self.finish(holder)

    def write(self, value: Any) -> None:
        for session_id, box in self.boxes.items():
            box.setChecked(session_id in (value or ()))

    def read(self) -> tuple[int, ...]:
        return tuple(session_id for session_id, box in self.boxes.items() if box.isChecked())


class WeekdaysField(Field):
    """A toggle for each day; the value is the chosen weekdays, 0 is Monday."""

    def __init__(
        self, spec: FieldSpec, days: Sequence[int] = range(7), parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, parent)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        self.toggles: dict[int, QPushButton] = {}
        for day in days:
            toggle = QPushButton(weekday_short(day))
            toggle.setCheckable(True)
            toggle.setAutoDefault(False)
            toggle.setProperty("dense", True)
            toggle.setAccessibleName(f"{spec.title}: {weekday_name(day)}")
            toggle.clicked.connect(self.settle)
            line.addWidget(toggle)
            self.toggles[day] = toggle
        line.addStretch(1)
        self.finish(holder)

    def write(self, value: Any) -> None:
        for day, toggle in self.toggles.items():
            toggle.setChecked(day in (value or ()))

    def read(self) -> tuple[int, ...]:
        return tuple(day for day, toggle in self.toggles.items() if toggle.isChecked())
