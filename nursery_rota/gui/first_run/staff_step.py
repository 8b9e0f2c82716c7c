"""Step 3: who is paid to be there. What staff do not cover is left for parents."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from nursery_rota.actions import begin, rows
from nursery_rota.domain import tables as t
from nursery_rota.gui.dialogs.form_fields import TextField
from nursery_rota.gui.first_run.day_toggles import WEEKDAYS, DayToggles, day_names
from nursery_rota.gui.first_run.step import Fields, LinesPanel, Step, spec
from nursery_rota.gui.frame.parts import button
from nursery_rota.gui.pages.page import Desk

_ROLES = (
    ("manager", "manager"),
    ("deputy", "deputy"),
    ("practitioner", "practitioner"),
    ("apprentice", "apprentice"),
    ("bank", "bank staff"),
    ("other", "other"),
)
_LEVELS = ((0, "none"), (2, "level 2"), (3, "level 3"), (6, "level 6"))


class StaffStep(Step):
    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            3,
            "Who is paid to be there?",
            "Where staff are too few for the children present, a place is left for a parent.",
        )
        self.fields = Fields(
            [
                [
                    (spec("first_name", "First name", needed=True), 2),
                    (spec("last_name", "Last name"), 2),
                    (spec("role", "Role", "choice", "manager", options=_ROLES), 1),
                    (spec("level", "Holds", "choice", 3, options=_LEVELS), 1),
                ],
                [
                    (spec("starts_at", "Works from", "time", t.Minute(510), needed=True), 1),
                    (spec("ends_at", "To", "time", t.Minute(930), needed=True), 1),
                    (spec("hourly_pence", "Pay an hour, if you like", "money"), 2),
                    (spec("first_aid_until", "First aid holds until", "date"), 2),
                ],
            ]
        )
        self.days = DayToggles("Works on", WEEKDAYS)
        self.checked = QCheckBox("Vetting, references and induction have been seen")
        self.checked.setChecked(True)
        self.add_button = button("Add to the staff", self.add, sign="plus")
        for widget in (self.fields, self.days, self.checked, self.sentence):
            self.column.addWidget(widget)
        line = QHBoxLayout()
        line.addWidget(self.add_button)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addStretch(1)
        self.people = LinesPanel("Staff", "Nobody yet. A nursery run by parents alone may leave this out.")
        self.beside.addWidget(self.people)
        self.beside.addStretch(1)
        self.say("")

    def home(self) -> QWidget:
        field = self.fields["first_name"]
        return field.line if isinstance(field, TextField) else field

    def refresh(self) -> None:
        book = self.desk.bridge.book
        lines = []
        for one in book.employments:
            person = book.person[one.person_id]
            days = {p.weekday for p in book.work_patterns if p.employment_id == one.id}
            level = f", level {person.level}" if person.level else ""
            name = f"{person.first_name} {person.last_name}".strip()
            lines.append((name, f"{one.role}{level}, {day_names(days)}", partial(self._remove, person)))
        self.people.show_lines(lines)

    def add(self) -> bool:
        values = self.fields.values()
        if values is None:
            return False
        today = self.desk.bridge.today
        new = begin.NewStaff(days=self.days.chosen(), checked=self.checked.isChecked(), **values)
        if not self.run(lambda file: begin.add_staff(file, new, today)):
            return False
        self.fields.clear("first_name", "last_name", "first_aid_until", "hourly_pence")
        self.home().setFocus()
        return True

    def leave(self) -> bool:
        keys = ("first_name", "last_name", "first_aid_until", "hourly_pence")
        return not any(self.fields[key].touched for key in keys) or self.add()

    def _remove(self, person: t.Person) -> None:
        name = f"{person.first_name} {person.last_name}".strip()
        self.run(lambda file: rows.remove(file, "people", person.id, f"Removed {name}"))
