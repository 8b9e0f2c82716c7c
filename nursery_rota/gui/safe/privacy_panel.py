"""Privacy: what was kept long enough, one family's data handed over or erased, and who sees what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QScrollArea, QVBoxLayout, QWidget

from nursery_rota.domain.book import Book
from nursery_rota.domain.retention import DueChecks, DueFamily, due_checks, due_families
from nursery_rota.gui.frame.parts import button, label, retire
from nursery_rota.gui.widgets.flow import FlowLayout
from nursery_rota.gui.widgets.notes import NoteLine
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.wording import listing, plural

_SHOWN = 4
_FOR_GOOD = "It cannot be undone, and undo ends there."


class PrivacyPanel(Panel):
    """``forget_wanted`` carries the families and the checks that are due, ``erase_wanted`` and ``disclose_wanted`` the
    id of a family; each only after it was said twice, but for disclosing."""

    forget_wanted = Signal(object, object)
    erase_wanted = Signal(int)
    disclose_wanted = Signal(int)
    who_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Privacy", parent=parent)
        self.head.addWidget(button("Who sees what", self.who_wanted.emit, sign="help", dense=True))
        self._families: tuple[DueFamily, ...] = ()
        self._checks: tuple[DueChecks, ...] = ()
        self._doing: Callable[[], object] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(10)
        self._kept = label("", wrap=True)
        column.addWidget(self._kept)
        column.addLayout(self._list)
        self.forget = button("Forget these…", self._ask_forget)
        column.addLayout(_row(self.forget))
        self.family = QComboBox()
        self.family.setAccessibleName("Family")
        self.disclose = button("Hand over what is held…", self._disclose)
        self.erase = button("Erase…", self._ask_erase)
        column.addWidget(label("One family", "strong"))
        column.addLayout(_row(self.family, self.disclose, self.erase))
        self._words = label("", wrap=True)
        self._sure = button("", self._do, role="primary")
        self._leave = button("Leave them as they are", self._calm)
        column.addWidget(self._words)
        column.addLayout(_row(self._sure, self._leave))
        self.add(holder)
        self._calm()

    def show_book(self, book: Book, today: date, *, read_only: bool) -> None:
        """What is due in this book; nothing can be forgotten in a copy to read."""
        self._families, self._checks = due_families(book, today), due_checks(book, today)
        self._fill_list(book)
        chosen = self.family.currentData()
        self.family.clear()
        for family in sorted(book.families, key=lambda f: f.name.casefold()):
            self.family.addItem(family.name, family.id)
        self.choose(chosen)
        for part in (self.disclose, self.erase, self.family):
            part.setEnabled(self.family.count() > 0)
        for part in (self.erase, self.forget):
            part.setEnabled(part.isEnabled() and not read_only)
        self._calm()

    def choose(self, family_id: int | None) -> None:
        """Show this family in the choice."""
        place = self.family.findData(family_id)
        if place >= 0:
            self.family.setCurrentIndex(place)

    def _fill_list(self, book: Book) -> None:
        while item := self._list.takeAt(0):
            widget = item.widget()
            if widget is not None:
                retire(widget)
        due: list[DueFamily | DueChecks] = [*self._families, *self._checks]
        months = plural(book.nursery.retention_months, "month")
        if due:
            self._kept.setText(f"Kept long enough ({months} after leaving; numbers of checks 6 months):")
        else:
            self._kept.setText(f"Nothing is kept too long. Records stay {months} after a child leaves.")
        for one in due[:_SHOWN]:
            self._list.addWidget(NoteLine("bin", "muted", one.name, one.words))
        if len(due) > _SHOWN:
            self._list.addWidget(label(f"and {len(due) - _SHOWN} more", "second"))
        self.forget.setVisible(bool(due))
        self.forget.setEnabled(bool(due))

    def _ask_forget(self) -> None:
        parts = []
        if self._families:
            parts.append(plural(len(self._families), "family", "families"))
        if self._checks:
            parts.append(f"numbers of checks of {plural(len(self._checks), 'person', 'people')}")
        self._ask(
            f"Forget {listing(parts)}? Past duties, hours and savings stay as numbers. {_FOR_GOOD}",
            "Forget them for good",
            lambda: self.forget_wanted.emit(self._families, self._checks),
        )

    def _ask_erase(self) -> None:
        family_id, name = self.family.currentData(), self.family.currentText()
        self._ask(
            f"Erase the {name} family? Names, telephone numbers, notes and days of birth go from the file and its "
            f"history; past duties and credits stay as numbers. If they are still here, they leave today. {_FOR_GOOD}",
            f"Erase the {name} family".replace("&", "&&"),
            lambda: self.erase_wanted.emit(family_id),
        )

    def _disclose(self) -> None:
        self._calm()
        self.disclose_wanted.emit(self.family.currentData())

    def _ask(self, words: str, yes: str, doing: Callable[[], object]) -> None:
        self._doing = doing
        self._words.setText(words)
        self._sure.setText(yes)
        self._sure.setAccessibleName(yes.replace("&&", "&"))
        for part in (self._words, self._sure, self._leave):
            part.show()
        self._leave.setFocus()
        QTimer.singleShot(0, self._scroll_to_question)

    def _scroll_to_question(self) -> None:
        """The question stands at the foot of the panel, which may be below what is seen."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self._leave)

    def _do(self) -> None:
        doing = self._doing
        self._calm()
        if doing is not None:
            doing()

    def _calm(self) -> None:
        self._doing = None
        for part in (self._words, self._sure, self._leave):
            part.hide()


def _row(*parts: QWidget) -> FlowLayout:
    row = FlowLayout()
    for part in parts:
        row.addWidget(part)
    return row
