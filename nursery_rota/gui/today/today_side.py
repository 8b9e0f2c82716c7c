"""The cards beside the day: what is short, which checks run out, which birthdays matter, and thanks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from nursery_rota.domain.findings import Finding
from nursery_rota.domain.look_ahead import Change
from nursery_rota.domain.sheets import LedgerRow
from nursery_rota.domain.tables import Term
from nursery_rota.gui.frame.parts import retire
from nursery_rota.gui.today.day_lines import CheckLine, check_sentence
from nursery_rota.gui.widgets.notes import NoteLine
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.gui.widgets.tags import Tag
from nursery_rota.wording import day_month, plural

AHEAD = 7
BEING_LOOKED_AT = "Being looked at…"
NO_HOURS = "No hours have been marked as worked yet this term."
_MOST = 4
"""Lines of a card; what is further off can wait."""


class TodaySide(QScrollArea):
    day_wanted = Signal(object)
    """A date that something is short on."""
    person_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setObjectName("scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._short = Panel(f"Short in the next {AHEAD} days", dense=True)
        self._checks = Panel("Checks that run out", dense=True)
        self._changes = Panel("Birthdays that matter", dense=True)
        self._thanks = Panel("Thank you", dense=True)
        self._count = Tag("", "bad", "law")
        self._short.head.addWidget(self._count)
        for card in (self._short, self._checks, self._changes, self._thanks):
            card.title.setWordWrap(True)
            column.addWidget(card)
        column.addStretch(1)
        self._column = column
        self.setWidget(holder)
        self.show_nothing_known()

    def show_nothing_known(self) -> None:
        """Before the first answer about a nursery: no card says that all is well."""
        self._count.hide()
        for card in (self._short, self._checks, self._changes, self._thanks):
            _fill(card, (NoteLine("note", "info", "", BEING_LOOKED_AT),), "")

    def take(self, panel: QWidget) -> None:
        """Have ``panel`` among the cards, below what is short: where there is no column of its own for it."""
        self._column.insertWidget(1, panel)
        panel.show()

    def words(self) -> str:
        """All that the cards say, for tests and for reading aloud."""
        return "\n".join(line.words() for line in self.findChildren(NoteLine))

    def show_short(self, findings: Sequence[Finding]) -> None:
        self._count.setVisible(bool(findings))
        self._count.set_words(str(len(findings)))
        _fill(self._short, (self._short_line(f) for f in findings[:_MOST]), "Nothing is short.")

    def show_no_term(self) -> None:
        """Between terms nobody is needed, and nobody was."""
        self.show_short(())
        _fill(self._thanks, (), NO_HOURS)

    def show_checks(self, lines: Sequence[CheckLine], today: date) -> None:
        made = (self._check_line(line, today) for line in lines[: _MOST + 1])
        _fill(self._checks, made, "No check runs out in the next two months.")

    def show_changes(self, changes: Sequence[Change]) -> None:
        made = (NoteLine("birthday", "plum", *_dated(c)) for c in changes[:_MOST])
        _fill(self._changes, made, "No birthday changes the adults needed in the next months.")

    def show_thanks(self, rows: Sequence[LedgerRow], term: Term) -> None:
        given = sum(row.minutes_given for row in rows)
        families = plural(sum(1 for row in rows if row.minutes_given), "family", "families")
        since = (
            f"given by {families} since {day_month(term.starts_on)}. Because of them the nursery can open."
        )
        made = NoteLine("thanks", "plum", plural(given // 60, "hour"), since)
        _fill(self._thanks, (made,) if given else (), NO_HOURS)

    def _short_line(self, finding: Finding) -> NoteLine:
        sign, token = ("law", "bad") if finding.severity == "law" else ("our-rule", "warn")
        made = NoteLine(sign, token, f"{finding.where}.", finding.message, leads=True)
        made.opened.connect(lambda: self.day_wanted.emit(finding.on_date))
        return made

    def _check_line(self, line: CheckLine, today: date) -> NoteLine:
        near = (line.expires_on - today).days <= 60
        sign, token = (
            ("first-aid-ended", "bad")
            if line.past and line.what.startswith("first aid")
            else ("our-rule", "warn")
            if near
            else ("note", "info")
        )
        made = NoteLine(sign, token, line.name, check_sentence(line, today), leads=True)
        made.opened.connect(lambda: self.person_wanted.emit(line.person_id))
        return made


def _dated(change: Change) -> tuple[str, str]:
    """The sentence with its day in front in bold: "From 25 March" and what follows."""
    lead = f"From {day_month(change.on_date)}"
    return (lead, change.sentence.removeprefix(lead).strip())


def _fill(card: Panel, lines: Iterable[QWidget], empty: str) -> None:
    while (item := card.body.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            retire(widget)
    made = list(lines) or [NoteLine("ok", "ok", "", empty)]
    for line in made:
        card.add(line)
        line.show()  # at once: a card must not be blank until Qt comes round to it
