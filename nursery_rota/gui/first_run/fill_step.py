"""Step 6: is everything there? Then the rota is filled, as a proposal on its own page."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.demand import demand
from nursery_rota.domain.tables import Term
from nursery_rota.gui.first_run.families_step import without_checks, without_days
from nursery_rota.gui.first_run.step import Step
from nursery_rota.gui.frame.parts import Panel, Sign, button, label, retire
from nursery_rota.gui.pages.page import Desk
from nursery_rota.wording import day_range, plural

Line = tuple[bool, str, str]
"""Is it there, the sentence, and the step to go to."""


class FillStep(Step):
    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            6,
            "Fill the rota",
            "The program proposes who comes when, as fairly as your rules allow. Nothing is changed until you accept.",
        )
        self.panel = Panel("What is there", dense=True)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(16, 8, 12, 10)
        self._lines.setSpacing(8)
        self.panel.body.addLayout(self._lines)
        self.column.addWidget(self.panel)
        self.column.addWidget(self.sentence)
        self.column.addStretch(1)
        self.lines: list[Line] = []
        self.say("")

    def refresh(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                retire(widget)
        self.lines = readiness(self.desk.bridge.book, self.term, self.desk.bridge.today)
        for line in self.lines:
            self._lines.addWidget(self._line(*line))

    @property
    def term(self) -> Term | None:
        """The term to be filled: the one that runs, else the next."""
        return self.desk.bridge.term_on(self.desk.bridge.today)

    @property
    def can_fill(self) -> bool:
        book = self.desk.bridge.book
        return bool(self.term is not None and book.shifts and book.children)

    def _line(self, there: bool, words: str, step: str) -> QFrame:
        holder = QFrame()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        sign = Sign("ok", "ok", 18) if there else Sign("our-rule", "warn", 18)
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(words, wrap=True), 1)
        if not there:
            go = button("Go there", lambda: self.step_wanted.emit(step), role="link")
            go.setAccessibleName(f"Go there: {words}")
            line.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        return holder


def readiness(book: Book, term: Term | None, today: date) -> list[Line]:
    """What a first rota stands on, and what would leave places empty."""
    children, families = len(book.children), len(book.families)
    said = f"{plural(families, 'family', 'families')} with {plural(children, 'child', 'children')}"
    idle, unchecked = without_days(book), without_checks(book, today)
    lines = [
        _line(
            book.sessions,
            plural(len(book.sessions), "session") + " a week",
            "When do children come?",
            "sessions",
        ),
        _line(
            book.shifts,
            plural(len(book.shifts), "shift") + " for parents",
            "No shift for parents yet.",
            "sessions",
        ),
        _line(
            book.employments,
            f"{len(book.employments)} on the staff",
            "No staff yet: parents fill all.",
            "staff",
        ),
        _line(book.families, said, "No families yet.", "families"),
        _line(
            term,
            f"{term.name}, {day_range(term.starts_on, term.ends_on)}" if term else "",
            "No term yet.",
            "term",
        ),
    ]
    if idle:
        lines.append((False, f"No days are booked for {plural(len(idle), 'child', 'children')}.", "families"))
    if unchecked:
        who = plural(len(unchecked), "parent lacks", "parents lack")
        lines.append((False, f"{who} checks or first aid on record, and cannot count yet.", "families"))
    level = _level_wanted(book, term)
    if level:
        lines.append(
            (False, f"The law asks for one more adult with level {level}. No parent holds it yet.", "staff")
        )
    return lines


def _level_wanted(book: Book, term: Term | None) -> int:
    """The highest level that open places of the term's first full week ask for and no parent holds; 0: none."""
    if term is None:
        return 0
    monday = monday_of(term.starts_on) + timedelta(weeks=1)
    asked = max(
        (level for one in demand(book, monday, monday + timedelta(days=6)) for level in one.open_levels),
        default=0,
    )
    held = max((p.level for p in book.people if p.family_id is not None and p.does_duties), default=0)
    return asked if asked > held else 0


def _line(there: object, is_so: str, is_not: str, step: str) -> Line:
    return (True, f"{is_so}.", step) if there else (False, is_not, step)
