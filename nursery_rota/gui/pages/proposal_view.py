"""A filled rota as a proposal: what was proved, what would change, how fair it is. Nothing is changed yet."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nursery_rota.domain.proposal import FamilyFairness, Proposal
from nursery_rota.gui.frame.parts import Panel, Sign, Tag, button, label, retire
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.pages.change_list import KINDS, ChangeList
from nursery_rota.gui.pages.fairness_chart import FAIRNESS_COLUMNS, FairnessChart, signed
from nursery_rota.gui.pages.fill_run import FillResult
from nursery_rota.wording import plural, short_day

HALF = 0.5


class ProposalView(QWidget):
    accepted = Signal()
    discarded = Signal()
    again = Signal()
    show_everyone = Signal(object)
    """An ``Unfilled`` place: who was looked at, and why not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: FillResult | None = None
        self._stale = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._headline_panel())
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self._change_panel(), 5)
        middle.addWidget(self._fairness_panel(), 4)
        column.addLayout(middle, 1)
        column.addWidget(self._foot())

    # -- parts ------------------------------------------------------------------------------------

    def _headline_panel(self) -> Panel:
        panel = Panel("The proposal", headed=False)
        line = QHBoxLayout()
        line.setContentsMargins(20, 14, 20, 14)
        line.setSpacing(16)
        self._sign = Sign("ok", "ok", 28)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        self._headline = label("", "title")
        self._explanation = label("", wrap=True)
        words.addWidget(self._headline)
        words.addWidget(self._explanation)
        words.addStretch(1)
        line.addLayout(words, 2)
        facts = QGridLayout()
        facts.setHorizontalSpacing(8)
        facts.setVerticalSpacing(1)
        facts.setRowStretch(3, 1)
        self._facts: dict[str, tuple[Sign, QLabel, QLabel]] = {}
        for place, name in enumerate(("Lawful places filled", "Fair shares", "Kept", "Wishes")):
            sign = Sign("tick", "ok", 16)
            facts.addWidget(sign, 0, 2 * place)
            facts.addWidget(label(name, "strong"), 0, 2 * place + 1)
            facts.setColumnStretch(2 * place + 1, 1)
            what, proved = label(""), label("", "second")
            facts.addWidget(what, 1, 2 * place + 1)
            facts.addWidget(proved, 2, 2 * place + 1)
            self._facts[name] = (sign, what, proved)
        line.addLayout(facts, 3)
        panel.body.addLayout(line)
        return panel

    def _change_panel(self) -> Panel:
        panel = Panel("What would change")
        self._tags = QHBoxLayout()
        panel.head.insertLayout(1, self._tags)
        self.changes = ChangeList()
        panel.add(self.changes, 1)
        self._empty_box = QFrame()
        self._empty_box.setProperty("box", "bad")
        box = QVBoxLayout(self._empty_box)
        box.setContentsMargins(16, 8, 16, 10)
        head = QHBoxLayout()
        head.addWidget(Sign("law", "bad"))
        self._empty_title = label("", "strong")
        head.addWidget(self._empty_title, 1)
        head.addWidget(button("Show everyone and why", self._everyone, role="link"))
        box.addLayout(head)
        self._empty_why = label("", wrap=True)
        self._empty_why.setMinimumHeight(3 * self.fontMetrics().height())
        box.addWidget(self._empty_why)
        panel.add(self._empty_box)
        return panel

    def _fairness_panel(self) -> Panel:
        panel = Panel("Fairness")
        for words, token, sign in (("now", "edge", "empty"), ("proposed", "accent", "counts")):
            panel.head.addWidget(Sign(sign, token, 14))
            panel.head.addWidget(label(words, "second"))
        self._twin = button("As a table", self._toggle_table, dense=True)
        panel.head.addWidget(self._twin)
        sums = QHBoxLayout()
        sums.setContentsMargins(16, 6, 16, 6)
        self._sums = {}
        for name in ("Most over", "Most under", "Over half a duty out"):
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(label(name, "second"))
            figure = label("", "strong")
            pair.addWidget(figure)
            sums.addLayout(pair, 1)
            self._sums[name] = figure
        panel.body.addLayout(sums)
        self.chart = FairnessChart()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self.chart)
        self.chart.setAutoFillBackground(False)
        scroll.setAccessibleName("Fairness, now and proposed")
        self.table = Table[FamilyFairness](
            "Fairness, now and proposed",
            FAIRNESS_COLUMNS,
            empty="No families owe duties in this term.",
            key=lambda row: row.family_id,
        )
        self._twins = QStackedWidget()
        self._twins.addWidget(scroll)
        self._twins.addWidget(self.table)
        panel.add(self._twins, 1)
        return panel

    def _foot(self) -> Panel:
        panel = Panel("What to do with it", headed=False)
        line = QHBoxLayout()
        line.setContentsMargins(16, 10, 16, 10)
        line.addWidget(button("Discard", self.discarded.emit, sign="cross"))
        self._again = button("Run again", self.again.emit, sign="fill")
        line.addWidget(self._again)
        line.addStretch(1)
        self._said = label("", "second")
        line.addWidget(self._said)
        self.accept_button = button("Accept as draft", self.accepted.emit, sign="tick", role="primary")
        line.addWidget(self.accept_button)
        panel.body.addLayout(line)
        return panel

    # -- showing ----------------------------------------------------------------------------------

    def show_result(self, result: FillResult) -> None:
        self._result = result
        self.set_stale(False)
        proposal = result.proposal
        proved = {stage for stage, proof in result.plan.proof.items() if proof.proved}
        sure = {"fill", "fairness"} <= proved
        self._sign.show_sign("ok" if sure else "note", "ok" if sure else "info")
        self._headline.setText(proposal.headline)
        self._explanation.setText(proposal.explanation)
        self._show_facts(proposal, proved)
        self._show_changes(proposal)
        self._show_fairness(proposal)
        self._show_unfilled(proposal)

    def set_stale(self, stale: bool) -> None:
        """The rota has changed since: the proposal answers another question, and can only be run again."""
        self._stale = stale
        self.accept_button.setEnabled(not stale)
        self._again.setVisible(stale)
        self._said.setText(
            "The rota has changed since. Run again."
            if stale
            else "Accepting makes a draft, not a published rota. You can undo it in one step."
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and not self._stale:
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.discarded.emit()
        else:
            super().keyPressEvent(event)

    def _show_facts(self, proposal: Proposal, proved: set[str]) -> None:
        out = _out(proposal, now=False)
        preferred, against = proposal.wishes
        facts = {
            "Lawful places filled": (f"{proposal.filled} of {proposal.places}", "fill"),
            "Fair shares": (
                f"{out} further out" if out else "all within half a duty",
                "fairness",
            ),
            "Kept": (f"{plural(proposal.kept, 'place')}, {plural(proposal.pinned, 'pin')}", "changes"),
            "Wishes": (f"{preferred} preferred, {against} not", "comfort"),
        }
        for name, (words, stage) in facts.items():
            sign, what, said = self._facts[name]
            what.setText(words)
            said.setText("proved" if stage in proved else "best so far")
            sign.show_sign("tick" if stage in proved else "note", "ok" if stage in proved else "info")

    def _show_changes(self, proposal: Proposal) -> None:
        while (item := self._tags.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                retire(widget)
        for kind, count in Counter(change.kind for change in proposal.changes).items():
            words, sign, token = KINDS[kind]
            self._tags.addWidget(Tag(f"{count} {words.lower()}", token, sign))
        self._tags.addWidget(Tag(f"{proposal.kept} kept", "muted", "tick"))
        self.changes.show_changes(proposal.changes)

    def _show_fairness(self, proposal: Proposal) -> None:
        rows = sorted(proposal.fairness, key=lambda row: row.before, reverse=True)
        self.chart.show_rows(rows)
        self.table.set_rows(rows)
        for name, pick in (("Most over", max), ("Most under", min)):
            before = pick((float(row.before) for row in rows), default=0.0)
            after = pick((float(row.after) for row in rows), default=0.0)
            self._sums[name].setText(f"{signed(before)} → {signed(after)}")
        now, then = _out(proposal, now=True), _out(proposal, now=False)
        self._sums["Over half a duty out"].setText(f"{plural(now, 'family', 'families')} → {then or 'none'}")

    def _show_unfilled(self, proposal: Proposal) -> None:
        empty = proposal.unfilled
        self._empty_box.setVisible(bool(empty))
        if not empty:
            return
        first = empty[0]
        needs = f", needs {first.needs}" if first.needs else ""
        if len(empty) == 1:
            self._empty_title.setText(
                f"1 place stays empty: {short_day(first.on_date)}, {first.shift}{needs}"
            )
            self._empty_why.setText(first.why)
            return
        self._empty_title.setText(f"{len(empty)} places stay empty")
        lines = [f"{short_day(one.on_date)}, {one.shift}: {one.why}" for one in empty[:3]]
        more = [f"And {plural(len(empty) - 3, 'more', 'more')}, shown in the grid."] if len(empty) > 3 else []
        self._empty_why.setText("\n".join(lines + more))

    def _everyone(self) -> None:
        if self._result is not None and self._result.proposal.unfilled:
            self.show_everyone.emit(self._result.proposal.unfilled[0])

    def _toggle_table(self) -> None:
        table = self._twins.currentIndex() == 0
        self._twins.setCurrentIndex(1 if table else 0)
        self._twin.setText("As a chart" if table else "As a table")


def _out(proposal: Proposal, *, now: bool) -> int:
    values = ((row.before if now else row.after) for row in proposal.fairness)
    return sum(1 for value in values if abs(value) > HALF)
