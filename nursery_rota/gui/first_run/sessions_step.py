"""Step 2: when children come. Parents' shifts follow from the sessions by one button."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from nursery_rota.actions import begin
from nursery_rota.domain.tables import Session, Shift
from nursery_rota.gui.dialogs.form_fields import TextField
from nursery_rota.gui.first_run.day_toggles import WEEKDAYS, DayToggles, day_names
from nursery_rota.gui.first_run.step import Fields, LinesPanel, Step, spec
from nursery_rota.gui.frame.parts import button, label
from nursery_rota.gui.pages.page import Desk
from nursery_rota.gui.widgets.flow import FlowLayout
from nursery_rota.wording import span

_USUAL: tuple[tuple[str, tuple[tuple[str, int, int], ...]], ...] = (
    ("Mornings 09:00–12:00", (("Morning", 540, 720),)),
    ("Mornings and afternoons", (("Morning", 540, 720), ("Afternoon", 720, 900))),
    ("All day 09:00–15:00", (("Day", 540, 900),)),
)


class SessionsStep(Step):
    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            2,
            "When do children come?",
            "A session is a time that children are booked for, such as Morning. Duties follow from that.",
        )
        self.days = DayToggles("On these days", WEEKDAYS)
        self.fields = Fields(
            [
                [
                    (spec("name", "Name of the session", needed=True), 2),
                    (spec("starts", "From", "time", needed=True), 2),
                    (spec("ends", "To", "time", needed=True), 2),
                ]
            ]
        )
        self.add_button = button("Add this session", self.add, sign="plus")
        self.column.addWidget(self.days)
        self.column.addWidget(self._usual())
        self.column.addWidget(self.fields)
        self.column.addWidget(self.sentence)
        line = QHBoxLayout()
        line.addWidget(self.add_button)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addSpacing(12)
        self.column.addWidget(label("Parents' shifts", "panel"))
        self.column.addWidget(
            label(
                "Parents come a little before the session and stay a little after. "
                "Change or add shifts later in Timetable.",
                "second",
                wrap=True,
            )
        )
        self.margins = Fields(
            [
                [
                    (spec("before", "Minutes before", "whole", 15, needed=True), 1),
                    (spec("after", "Minutes after", "whole", 15, needed=True), 1),
                ]
            ]
        )
        self.column.addWidget(self.margins)
        self.shifts_button = button("Make shifts from these sessions", self.make_shifts, sign="timetable")
        line = QHBoxLayout()
        line.addWidget(self.shifts_button)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addStretch(1)
        self.sessions = LinesPanel("Sessions", "None yet. Choose a usual week, or type your own.")
        self.shifts = LinesPanel("Parents' shifts", "None yet.")
        self.beside.addWidget(self.sessions)
        self.beside.addWidget(self.shifts)
        self.beside.addStretch(1)
        self.say("")

    def _usual(self) -> QWidget:
        holder = QWidget()
        line = FlowLayout(holder)
        line.addWidget(label("Usual weeks:", "second"))
        self.usual_buttons = []
        for words, sessions in _USUAL:
            one = button(words, partial(self.add_usual, sessions), dense=True)
            self.usual_buttons.append(one)
            line.addWidget(one)
        return holder

    def home(self) -> QWidget:
        field = self.fields["name"]
        return field.line if isinstance(field, TextField) else field

    def refresh(self) -> None:
        book = self.desk.bridge.book
        self.sessions.show_lines(
            [
                (f"{one.name}, {span(one.starts_at, one.ends_at)}", days, partial(self._remove, ids))
                for one, days, ids in _weeks(book.sessions)
            ]
        )
        self.shifts.show_lines(
            [
                (f"{one.name}, {span(one.starts_at, one.ends_at)}", days, None)
                for one, days, _ in _weeks(book.shifts)
            ]
        )
        self.shifts_button.setEnabled(bool(book.sessions))

    def add_usual(self, sessions: Sequence[tuple[str, int, int]]) -> None:
        names, starts, ends = zip(*sessions, strict=True)
        self._add(names, starts, ends)

    def add(self) -> bool:
        values = self.fields.values()
        if values is None:
            return False
        added = self._add([values["name"]], [values["starts"]], [values["ends"]])
        if added:
            self.fields.clear()
        return added

    def _add(self, names: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> bool:
        days = self.days.chosen()
        return self.run(lambda file: begin.add_sessions(file, names, days, starts, ends))

    def make_shifts(self) -> bool:
        values = self.margins.values()
        if values is None:
            return False
        return self.run(lambda file: begin.shifts_from_sessions(file, values["before"], values["after"]))

    def leave(self) -> bool:
        if self.fields.touched and not self.add():
            return False
        book = self.desk.bridge.book
        # Shifts are what the next steps stand on; without them nobody could be put on the rota.
        return not book.sessions or bool(book.shifts) or self.make_shifts()

    def _remove(self, ids: Sequence[int]) -> None:
        self.run(lambda file: begin.remove_sessions(file, ids))


def _weeks(rows: Iterable[Session] | Iterable[Shift]) -> list[tuple[Session | Shift, str, tuple[int, ...]]]:
    """Rows that differ in the weekday only are one line: the first of them, their days, their ids."""
    alike: dict[tuple[str, int, int], list[Session | Shift]] = defaultdict(list)
    for row in rows:
        alike[row.name, row.starts_at, row.ends_at].append(row)
    return [
        (found[0], day_names([row.weekday for row in found]), tuple(row.id for row in found))
        for _, found in sorted(alike.items(), key=lambda pair: pair[0][1:])
    ]
