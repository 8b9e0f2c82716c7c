"""How a document is printed: paper, how much stands together, large print, dates, families; only what it has.

Below them, ways to give it out other than by printer. Knows no document, only which choices one has.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from nursery_rota.documents.choices import OFFERED, Choices, Option, PaperName
from nursery_rota.domain.tables import Family, Term
from nursery_rota.domain.wall_span import Span
from nursery_rota.gui.frame.parts import Panel, label
from nursery_rota.gui.prints.print_dates import BY_WEEK, FOR_HOURS, USUAL, DatesChoice
from nursery_rota.gui.prints.print_families import FamiliesChoice
from nursery_rota.gui.widgets.buttons import SegmentedButtons

_DATES = {"day": BY_WEEK, "supervision": BY_WEEK, "hours": FOR_HOURS}
_SPANS: dict[str, Span] = {"week": "week", "month": "month", "term": "term"}
_PAPERS: dict[str, PaperName] = {"A4": "A4", "A3": "A3"}


class PrintOptions(Panel):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__("How to print it", dense=True)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        holder.setObjectName("scrolled")
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(16, 12, 12, 12)
        self._column.setSpacing(6)
        self.paper = SegmentedButtons((("A4", "A4"), ("A3", "A3")))
        self.paper.chosen.connect(self.changed)
        self.span = SegmentedButtons((("week", "Week"), ("month", "Month"), ("term", "Term")))
        self.span.chosen.connect(self.changed)
        self.large = QCheckBox("Large print")
        self.large.toggled.connect(self._toggled)
        self._about_large = label("", "second", wrap=True)
        self.dates = DatesChoice()
        self.dates.changed.connect(self.changed)
        self.families = FamiliesChoice()
        self.families.changed.connect(self.changed)
        self._groups: dict[Option, QWidget] = {
            "span": self._group("Together on a page", self.span),
            "paper": self._group("Paper", self.paper),
            "large": self._group("", self.large, self._about_large),
            "dates": self._group("Dates", self.dates),
            "families": self._group("Families", self.families),
        }
        self._column.addStretch(1)
        scroll.setWidget(holder)
        self.add(scroll, 1)
        self._key = ""
        self.show_for("wall")

    def _group(self, title: str, *parts: QWidget) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(6)
        if title:
            head = label(title)
            head.setObjectName("fieldTitle")
            column.addWidget(head)
        for part in parts:
            column.addWidget(
                part,
                0,
                Qt.AlignmentFlag.AlignLeft if isinstance(part, SegmentedButtons) else Qt.AlignmentFlag(0),
            )
        self._column.addWidget(group)
        return group

    def show_for(self, key: str) -> None:
        """Only the choices that the document ``key`` has."""
        self._key = key
        offered = OFFERED[key]
        for option, group in self._groups.items():
            group.setVisible(option in offered)
        self.dates.offer(_DATES.get(key, USUAL))
        self._say_large()

    def add_below(self, widget: QWidget) -> None:
        """Under the choices, at the foot of the panel where there is room."""
        self._column.addWidget(widget)

    def set_term(self, term: Term) -> None:
        self.dates.set_term(term)

    def set_book(self, term: Term, families: Sequence[Family]) -> None:
        self.dates.set_term(term)
        self.families.set_families(families)

    def choices(self, today: date) -> Choices:
        """What is chosen, as far as the document has it."""
        offered = OFFERED[self._key]
        first, last = self.dates.dates(today) if "dates" in offered else (None, None)
        return Choices(
            paper=_PAPERS[self.paper.current()] if "paper" in offered else "A4",
            span=_SPANS[self.span.current()] if "span" in offered else "week",
            large="large" in offered and self.large.isChecked(),
            first=first,
            last=last,
            families=self.families.chosen() if "families" in offered else None,
        )

    def _toggled(self) -> None:
        self._say_large()
        self.changed.emit()

    def _say_large(self) -> None:
        wall = self._key == "wall"
        words = (
            "At least 16 points: on A4 a day a page, on A3 the pages enlarged."
            if wall
            else ("At least 16 points, on A3 paper.")
        )
        self._about_large.setText(words)
