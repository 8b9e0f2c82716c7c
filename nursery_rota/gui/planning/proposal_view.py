"""A filled rota as a proposal: what was proved, what would change, how fair it is. Nothing is changed yet."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from nursery_rota.domain.proposal import Proposal
from nursery_rota.gui.frame.parts import Sign, button, label, retire
from nursery_rota.gui.planning.change_list import KINDS, ChangeList
from nursery_rota.gui.planning.fairness_panel import FairnessPanel
from nursery_rota.gui.planning.fill_run import FillResult
from nursery_rota.gui.planning.proposal_head import ProposalHead
from nursery_rota.gui.widgets.decision_foot import DecisionFoot
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.gui.widgets.tags import Tag
from nursery_rota.wording import plural, short_day

SIDE_BY_SIDE, USUAL_CHARACTER = 900, 8
"""Width in pixels for two panels side by side, where an average character is so wide."""


class ProposalView(QWidget):
    accepted = Signal()
    discarded = Signal()
    again = Signal()
    grid_wanted = Signal()
    """The rota as it would be, in the week grid."""
    compare = Signal()
    """Beside the rota of now and other proposals."""
    show_everyone = Signal(object)
    """An ``Unfilled`` place: who was looked at, and why not."""

    def __init__(self, paper: QPushButton) -> None:
        """``paper`` prints the changes."""
        super().__init__()
        self._result: FillResult | None = None
        self._stale = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        holder.setObjectName("scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        scroll.setWidget(holder)
        outer.addWidget(scroll, 1)
        self.head = ProposalHead()
        column.addWidget(self.head)
        middle = self._middle = QHBoxLayout()
        middle.setSpacing(8)
        self._changes_box, self.fairness = self._change_panel(), FairnessPanel()
        middle.addWidget(self._changes_box, 5)
        middle.addWidget(self.fairness, 4)
        column.addLayout(middle, 1)
        outer.addWidget(self._foot(paper))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panels stand one below the other where there is little width at this text size."""
        super().resizeEvent(event)
        wide = self.width() >= SIDE_BY_SIDE * self.fontMetrics().averageCharWidth() / USUAL_CHARACTER
        self.head.arrange(wide)
        way = QBoxLayout.Direction
        self._middle.setDirection(way.LeftToRight if wide else way.TopToBottom)
        lines = 14 * self.fontMetrics().height()
        for panel in (self._changes_box, self.fairness):
            panel.setMinimumHeight(lines)

    # -- parts ------------------------------------------------------------------------------------

    def _change_panel(self) -> Panel:
        panel = Panel("What would change")
        tags = QWidget()
        self._tags = QHBoxLayout(tags)
        self._tags.setContentsMargins(0, 0, 0, 0)
        self._tags.setSpacing(8)
        panel.beside_title(tags)
        self.changes = ChangeList()
        panel.add(self.changes, 1)
        self._empty_box = QFrame()
        self._empty_box.setProperty("box", "bad")
        box = QVBoxLayout(self._empty_box)
        box.setContentsMargins(16, 8, 16, 10)
        box.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Sign("law", "bad"))
        self._empty_title = label("", "strong", wrap=True)
        head.addWidget(self._empty_title, 1)
        head.addWidget(button("Show everyone and why", self._everyone, role="link"))
        box.addLayout(head)
        self._empty_why = label("", "small", wrap=True)
        box.addWidget(self._empty_why)
        panel.add(self._empty_box)
        return panel

    def _foot(self, paper: QPushButton) -> DecisionFoot:
        self.look = button("Look at it in the grid", self.grid_wanted.emit, sign="rota")
        self._again = button("Run again", self.again.emit, sign="fill")
        ways = (
            button("Discard", self.discarded.emit, sign="cross"),
            self.look,
            paper,
            self._again,
            button("Compare", self.compare.emit, sign="rota"),
        )
        self.accept_button = button("Accept as draft", self.accepted.emit, sign="tick", role="primary")
        foot = DecisionFoot("What to do with it", ways, self.accept_button)
        self._said = foot.sentence
        return foot

    # -- showing ----------------------------------------------------------------------------------

    def show_result(self, result: FillResult) -> None:
        self._result = result
        self.set_stale(False)
        proposal = result.proposal
        self.head.show_result(result)
        self._changes_box.second.setText(proposal.terms)
        self._show_changes(proposal)
        self.fairness.show_shares(proposal.shares)
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

    def _show_changes(self, proposal: Proposal) -> None:
        while (item := self._tags.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                retire(widget)
        for kind, count in Counter(change.kind for change in proposal.changes).items():
            words, sign, token = KINDS[kind]
            self._tags.addWidget(Tag(f"{count} {words.lower()}", token, sign))
        pinned = f", {proposal.pinned} pinned" if proposal.pinned else ""
        self._tags.addWidget(Tag(f"{proposal.kept} kept{pinned}", "muted", "tick"))
        self.changes.show_changes(proposal.changes)

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
