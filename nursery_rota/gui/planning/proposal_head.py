"""The answer of a fill, large: what was proved, what it rests on, how long it took."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from nursery_rota.domain.issues import newest_issue
from nursery_rota.gui.frame.parts import Sign, label
from nursery_rota.gui.planning.fairness_panel import families_out
from nursery_rota.gui.planning.fill_run import FillResult
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.wording import plural

_FACTS = ("Lawful places filled", "Fair shares", "Kept", "Wishes")


class ProposalHead(Panel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("The proposal", headed=False, parent=parent)
        self.body.setContentsMargins(20, 12, 20, 12)
        self.body.setSpacing(8)
        line = self._line = QHBoxLayout()
        line.setSpacing(16)
        line.addLayout(self._verdict(), 9)
        upright = QFrame()
        upright.setProperty("role", "rule")
        upright.setFixedWidth(1)
        line.addWidget(upright)
        line.addLayout(self._grid(), 16)
        self.body.addLayout(line)
        self.body.addLayout(self._time())
        self.arrange(True)

    def arrange(self, wide: bool) -> None:
        """Verdict and facts beside each other, or one below the other with the facts two and two."""
        way = QBoxLayout.Direction
        self._line.setDirection(way.LeftToRight if wide else way.TopToBottom)
        for place, name in enumerate(_FACTS):
            row, column = (0, place) if wide else divmod(place, 2)
            for widget, down, across in zip(self._cells[name], (0, 0, 1, 2), (0, 1, 1, 1), strict=True):
                self._facts_grid.removeWidget(widget)
                self._facts_grid.addWidget(widget, 3 * row + down, 2 * column + across)
            self._facts_grid.setColumnStretch(2 * place + 1, 1 if wide or place < 2 else 0)

    def _verdict(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(12)
        self._sign = Sign("ok", "ok", 26)
        self.headline = label("", "title", wrap=True)
        head.addWidget(self._sign)
        head.addWidget(self.headline, 1)
        self._explanation = label("", wrap=True)
        self._explanation.setAlignment(Qt.AlignmentFlag.AlignTop)
        words.addLayout(head)
        words.addWidget(self._explanation, 1)
        return words

    def _grid(self) -> QGridLayout:
        facts = self._facts_grid = QGridLayout()
        facts.setHorizontalSpacing(8)
        facts.setVerticalSpacing(1)
        facts.setRowStretch(6, 1)
        self._cells: dict[str, tuple[QWidget, ...]] = {}
        self._facts: dict[str, tuple[Sign, QLabel, QLabel]] = {}
        for name in _FACTS:
            sign = Sign("tick", "ok", 16)
            what, proved = label("", wrap=True), label("", "second", wrap=True)
            self._cells[name] = (sign, label(name, "strong"), what, proved)
            self._facts[name] = (sign, what, proved)
        return facts

    def _time(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        bar = QProgressBar()
        bar.setRange(0, 1)
        bar.setValue(1)
        bar.setTextVisible(False)
        bar.setAccessibleName("Finished")
        line.addWidget(bar, 1)
        line.addWidget(Sign("tick", "text", 14))
        self.finished = label("", "strong")
        line.addWidget(self.finished)
        return line

    def show_result(self, result: FillResult) -> None:
        proposal = result.proposal
        proved = result.proved
        sure = {"fill", "fairness"} <= proved or {"fill", "changes"} <= proved
        sign, ink = ("ok", "ok") if sure else ("note", "info")
        self._sign.show_sign(*(("law", "bad") if proposal.disagreements else (sign, ink)))
        self.headline.setText(proposal.headline)
        self._explanation.setText(proposal.explanation)
        took = plural(max(1, round(result.seconds)), "second")
        self.finished.setText(f"Stopped after {took}" if result.stopped else f"Finished in {took}")
        self.finished.setToolTip(f"Seed {result.seed}: the same nursery and seed give the same rota")
        self._show_facts(result, proved)

    def _show_facts(self, result: FillResult, proved: frozenset[str]) -> None:
        proposal = result.proposal
        unpublished = newest_issue(result.book, result.term) is None
        out = len(families_out(proposal.shares, now=False))
        preferred, against = proposal.wishes
        pins = f", all {plural(proposal.pinned, 'pin')}" if proposal.pinned else ""
        facts = {
            "Lawful places filled": (f"{proposal.filled} of {proposal.places}", "fill"),
            "Fair shares": (
                f"{plural(out, 'family', 'families')} over half a duty out"
                if out
                else "all within half a duty",
                "fairness",
            ),
            "Kept": (f"{plural(proposal.kept, 'place')}{pins}", "changes"),
            "Wishes": (f"{preferred} preferred, {against} “rather not”", "comfort"),
        }
        for name, (words, stage) in facts.items():
            sign, what, said = self._facts[name]
            what.setText(words)
            said.setText("proved" if stage in proved else result.unproved)
            sign.show_sign("tick" if stage in proved else "note", "ok" if stage in proved else "info")
        if unpublished and not result.mends:
            self._facts["Kept"][2].setText("nothing was published yet")
