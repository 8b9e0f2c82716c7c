"""Step 5: the term for which the first rota is made. Bank holidays come by themselves."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from nursery_rota.actions import begin, rows
from nursery_rota.domain.book import Book
from nursery_rota.domain.tables import Term
from nursery_rota.gui.dialogs.form_fields import TextField
from nursery_rota.gui.first_run.progress import suggested_term
from nursery_rota.gui.first_run.step import Fields, LinesPanel, Step, spec
from nursery_rota.gui.frame.parts import button, label
from nursery_rota.gui.pages.page import Desk
from nursery_rota.wording import day_range


class TermStep(Step):
    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            5,
            "When is the next term?",
            "The rota is made for one term. The dates below are a guess: put your own in their place.",
        )
        self.fields = Fields(
            [
                [
                    (spec("name", "Name of the term", needed=True), 2),
                    (spec("starts_on", "First day", "date", needed=True), 2),
                    (spec("ends_on", "Last day", "date", needed=True), 2),
                ],
                [
                    (spec("half_from", "Half-term, if any: from", "date"), 2),
                    (spec("half_to", "To", "date"), 2),
                ],
            ]
        )
        self.add_button = button("Add this term", self.add, sign="plus")
        self.column.addWidget(self.fields)
        self.column.addWidget(self.sentence)
        line = QHBoxLayout()
        line.addWidget(self.add_button)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addWidget(
            label(
                "Bank holidays of your country are filled in. Training days and other closed days are added in "
                "Timetable.",
                "second",
                wrap=True,
            )
        )
        self.column.addStretch(1)
        self.terms = LinesPanel("Terms", "None yet.")
        self.closed = LinesPanel("Closed days in them", "None.")
        self.beside.addWidget(self.terms)
        self.beside.addWidget(self.closed)
        self.beside.addStretch(1)
        self.say("")

    def home(self) -> QWidget:
        field = self.fields["name"]
        return field.line if isinstance(field, TextField) else field

    def refresh(self) -> None:
        book = self.desk.bridge.book
        if not book.terms and not self.fields.touched:
            name, first, last = suggested_term(self.desk.bridge.today)
            self.fields.settle_on(name=name, starts_on=first, ends_on=last)
        terms = sorted(book.terms, key=lambda term: term.starts_on)
        self.terms.show_lines(
            [(t.name, day_range(t.starts_on, t.ends_on), partial(self._remove, t)) for t in terms]
        )
        self.closed.show_lines(_closed(book))

    def add(self) -> bool:
        values = self.fields.values()
        if values is None:
            return False
        first, last = values["half_from"], values["half_to"]
        if (first is None) != (last is None):
            lacking = self.fields["half_from" if first is None else "half_to"]
            lacking.complain("Type both days of half-term, or neither.")
            lacking.setFocus()
            return False
        half = (first, last) if first is not None else None
        done = self.run(
            lambda file: begin.add_term(file, values["name"], values["starts_on"], values["ends_on"], half)
        )
        if done:
            self.fields.settle_on(name="", starts_on=None, ends_on=None, half_from=None, half_to=None)
        return done

    def leave(self) -> bool:
        if self.desk.bridge.book.terms and not self.fields.touched:
            return True
        return self.add()

    def _remove(self, term: Term) -> None:
        self.run(lambda file: rows.remove(file, "terms", term.id, f"Removed {term.name}"))


def _closed(book: Book) -> list[tuple[str, str, None]]:
    inside = [
        closure
        for closure in sorted(book.closures, key=lambda closure: closure.starts_on)
        if any(t.starts_on <= closure.ends_on and closure.starts_on <= t.ends_on for t in book.terms)
    ]
    return [(c.reason or "Closed", day_range(c.starts_on, c.ends_on), None) for c in inside]
