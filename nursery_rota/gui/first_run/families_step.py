"""Step 4: families, from a spreadsheet or typed; and what they still lack before parents can be on duty."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nursery_rota.actions import begin
from nursery_rota.domain.book import Book
from nursery_rota.domain.eligibility import holds
from nursery_rota.domain.tables import Person
from nursery_rota.gui.dialogs.form_fields import TextField
from nursery_rota.gui.first_run.check_list import CheckList
from nursery_rota.gui.first_run.day_toggles import DayToggles
from nursery_rota.gui.first_run.step import Fields, LinesPanel, Step, spec, told
from nursery_rota.gui.frame.parts import button, label
from nursery_rota.gui.pages.page import Desk
from nursery_rota.gui.widgets.flow import FlowLayout
from nursery_rota.wording import listing, plural

_NEEDS_BIRTH = "Type the child's date of birth: it says how many adults are needed."


class FamiliesStep(Step):
    paste_wanted = Signal()
    """What was copied in a spreadsheet is to be brought in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            4,
            "Which families take turns?",
            "Bring in the spreadsheet that you have, paste its rows, or type the families one by one.",
        )
        self.import_button = button("Bring in a spreadsheet", self._to_import, sign="import")
        self.paste_button = button("Paste what I copied", self.paste_wanted.emit, sign="copy")
        self.paste_button.setToolTip("The rows that you copied in your spreadsheet, with their heads")
        self.template_button = button("Get an empty template", self._template, sign="export")
        ways = QWidget()
        flow = FlowLayout(ways)
        flow.setContentsMargins(0, 0, 0, 0)
        for one in (self.import_button, self.paste_button, self.template_button):
            flow.addWidget(one)
        self.column.addWidget(ways)
        self._lay_out_lacks()
        self.column.addWidget(label("Or type a family", "panel"))
        self.fields = Fields(
            [
                [
                    (spec("name", "Family", needed=True), 2),
                    (spec("first", "Parent's first name", needed=True), 2),
                    (spec("phone", "Phone"), 2),
                ],
                [
                    (spec("second", "Second parent's first name"), 2),
                    (spec("child", "Child's first name"), 2),
                    (spec("born", "Child born on", "date"), 2),
                ],
            ]
        )
        self.days = DayToggles("The child comes on")
        self.add_button = button("Add this family", self.add, sign="plus")
        for widget in (self.fields, self.days, self.sentence):
            self.column.addWidget(widget)
        line = QHBoxLayout()
        line.addWidget(self.add_button)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addStretch(1)
        self.families = LinesPanel(
            "Families", "No families yet. Bring in your spreadsheet, or add the first one."
        )
        self.checks = CheckList()
        self.checks.recorded.connect(self._record)
        self.beside.addWidget(self.checks)
        self.beside.addWidget(self.families)
        self.beside.addStretch(1)
        self.say("")

    def _lay_out_lacks(self) -> None:
        self._no_days, self._no_days_words = told("our-rule", "warn", "")
        self.every_button = button("They come to every session", self._book_all, dense=True)
        line = QHBoxLayout()
        line.addWidget(self._no_days, 1)
        line.addWidget(self.every_button)
        self.column.addLayout(line)

    def home(self) -> QWidget:
        field = self.fields["name"]
        return self.import_button if not self.desk.bridge.book.families else getattr(field, "line", field)

    def refresh(self) -> None:
        book = self.desk.bridge.book
        self.days.setVisible(bool(book.sessions))
        for day, one in self.days.buttons.items():
            one.setVisible(any(session.weekday == day for session in book.sessions))
        idle = without_days(book)
        self._no_days.setVisible(bool(idle))
        self.every_button.setVisible(bool(idle) and bool(book.sessions))
        names = [book.child[child].first_name for child in idle]
        who = listing(names) if len(names) < 4 else plural(len(names), "child", "children")
        self._no_days_words.setText(f"No days are booked for {who} yet.")
        self.checks.show_people(without_checks(book, self.desk.bridge.today))
        self.families.show_lines(
            [(f.name, _members(book, f.id), None) for f in reversed(book.families)], most=8
        )

    def add(self) -> bool:
        values = self.fields.values()
        if values is None or not self._child_is_whole(values):
            return False
        parents = [begin.NewParent(values["first"], phone=values["phone"] or None)]
        if values["second"]:
            parents.append(begin.NewParent(values["second"]))
        children = []
        if values["child"]:
            children = [begin.NewChild(values["child"], values["born"], self.days.chosen())]
        if not self.run(lambda file: begin.add_family(file, values["name"], parents, children)):
            return False
        self.fields.clear()
        field = self.fields["name"]
        (field.line if isinstance(field, TextField) else field).setFocus()
        return True

    def _child_is_whole(self, values: dict[str, Any]) -> bool:
        born: date | None = values["born"]
        if values["child"] and born is None:
            self.fields["born"].complain(_NEEDS_BIRTH)
            return False
        if born is not None and not values["child"]:
            self.fields["child"].complain("Type the child's first name.")
            return False
        return True

    def leave(self) -> bool:
        return not self.fields.touched or self.add()

    def _record(self, people: list[int], until: date | None) -> None:
        bridge = self.desk.bridge
        lack = without_checks(bridge.book, bridge.today)
        ticked = [person.id for person in lack if person.id in people]
        aid = [person.id for person, kinds in lack.items() if person.id in people and "first_aid" in kinds]
        first_aid = dict.fromkeys(aid, until) if until is not None else {}
        self.run(lambda file: begin.record_checks(file, ticked, bridge.today, first_aid=first_aid))

    def _book_all(self) -> None:
        idle = without_days(self.desk.bridge.book)
        self.run(lambda file: begin.book_every_session(file, idle))

    def _to_import(self) -> None:
        self.go_to.emit("import")

    def _template(self) -> None:
        self.desk.commands["template"].trigger()


def without_days(book: Book) -> list[int]:
    """The ids of children who are booked for nothing."""
    booked = {booking.child_id for booking in book.bookings}
    return [child.id for child in book.children if child.id not in booked]


def lacking(book: Book, person: Person, day: date) -> tuple[str, ...]:
    """What the rules ask of a parent before they count, and the file has no record of."""
    rules = book.rule_set.on(day).who_counts
    asked = {
        "vetting": rules.vetting,
        "references": rules.references,
        "induction": rules.induction,
        "first_aid": rules.first_aid,
    }
    kinds = [
        kind for kind, force in asked.items() if force != "off" and not holds(book, person.id, kind, day)
    ]
    return (*kinds, *(() if person.signed_off_on is not None else ("sign_off",)))


def without_checks(book: Book, day: date) -> dict[Person, tuple[str, ...]]:
    """Parents who take turns and cannot count yet, with what they lack."""
    parents = [person for person in book.people if person.family_id is not None and person.does_duties]
    found = {person: lacking(book, person, day) for person in parents}
    return {person: kinds for person, kinds in found.items() if kinds}


def _members(book: Book, family_id: int) -> str:
    parents = [person.first_name for person in book.adults_of.get(family_id, ())]
    children = [child.first_name for child in book.children_of.get(family_id, ())]
    return "; ".join(filter(None, (listing(parents), listing(children))))
