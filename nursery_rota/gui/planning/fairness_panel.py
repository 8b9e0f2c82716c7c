"""How fair a proposal is: the sums, the chart and its table, of one term at a time where it changes several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from nursery_rota.domain.proposal import FamilyFairness, TermShares
from nursery_rota.gui.frame.parts import Sign, button, label, retire
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.planning.fairness_chart import FAIRNESS_COLUMNS, FairnessChart, FairnessLegend, signed
from nursery_rota.gui.rota.panel import RuleLine
from nursery_rota.gui.widgets.buttons import SegmentedButtons
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.wording import plural

HALF = 0.5
_NAMED = 2
"""Families for whom it is said at once why they are far from their share."""
_OVER, _UNDER, _OUT = "Most over its share", "Most under its share", "More than half a duty out"


class FairnessPanel(Panel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Fairness", parent=parent)
        self.head.addWidget(FairnessLegend())
        self._twin = button("As a table", self._toggle_table, dense=True)
        self.head.addWidget(self._twin)
        self._shares: tuple[TermShares, ...] = ()
        self.switch: SegmentedButtons | None = None
        """The names of the terms, to choose from; none where there is but one."""
        self._switch_box = QWidget()
        self._switch_line = QHBoxLayout(self._switch_box)
        self._switch_line.setContentsMargins(16, 8, 16, 2)
        self.add(self._switch_box)
        self.body.addLayout(self._sum_line())
        self.add(RuleLine())
        self._twins = QStackedWidget()
        self._twins.addWidget(self._scrolled_chart())
        self.table = Table[FamilyFairness](
            "Fairness, now and proposed",
            FAIRNESS_COLUMNS,
            empty="No families owe duties in this term.",
            key=lambda row: row.family_id,
        )
        self._twins.addWidget(self.table)
        self.add(self._twins, 1)
        self.why = label("", "small", wrap=True)
        self.why.setContentsMargins(16, 6, 16, 8)
        self.add(self.why)

    def _sum_line(self) -> QHBoxLayout:
        sums = QHBoxLayout()
        sums.setContentsMargins(16, 6, 16, 6)
        self._sums: dict[str, tuple[QLabel, QLabel]] = {}
        for name in (_OVER, _UNDER, _OUT):
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(label(name, "second"))
            before, after = label(""), label("", "strong")
            line = QHBoxLayout()
            line.setSpacing(6)
            for part in (before, Sign("next", "text", 14), after):
                line.addWidget(part)
            line.addStretch(1)
            pair.addLayout(line)
            sums.addLayout(pair, 1)
            self._sums[name] = (before, after)
        return sums

    def _scrolled_chart(self) -> QScrollArea:
        self.chart = FairnessChart()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self.chart)
        self.chart.setAutoFillBackground(False)
        scroll.setAccessibleName("Fairness, now and proposed")
        return scroll

    # -- showing ----------------------------------------------------------------------------------

    def show_shares(self, shares: Sequence[TermShares]) -> None:
        """Those of the first term; a button for each where there are several."""
        self._shares = tuple(shares)
        if self.switch is not None:
            retire(self.switch)
            self.switch = None
        if len(shares) > 1:
            self.switch = SegmentedButtons([(str(each.term.id), each.term.name) for each in shares])
            self.switch.setAccessibleName("Term")
            self.switch.chosen.connect(self._chosen)
            self._switch_line.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        self._switch_box.setVisible(self.switch is not None)
        self._show(self._shares[0])

    def _chosen(self, key: str) -> None:
        self._show(next(each for each in self._shares if str(each.term.id) == key))

    def _show(self, shares: TermShares) -> None:
        rows = sorted(shares.fairness, key=lambda row: row.before, reverse=True)
        self.chart.show_rows(rows)
        self.table.set_rows(rows)
        for name, pick in ((_OVER, max), (_UNDER, min)):
            before = pick((float(row.before) for row in rows), default=0.0)
            after = pick((float(row.after) for row in rows), default=0.0)
            self._say_sum(name, signed(before), signed(after))
        now, then = (len(families_out((shares,), now=when)) for when in (True, False))
        out = f"{plural(now, 'family', 'families')}" if now else "none"
        self._say_sum(_OUT, out, str(then) if then else "none")
        self._say_why([row for row in rows if row.why])

    def _say_why(self, far: Sequence[FamilyFairness]) -> None:
        """Why some families cannot come nearer to their shares; of many the first ones, each at its dot."""
        lines = [f"{row.family}: {row.why}" for row in far[:_NAMED]]
        if len(far) > _NAMED:
            lines.append(
                f"{plural(len(far) - _NAMED, 'more family', 'more families')}: the tip at each says why."
            )
        self.why.setText("\n".join(lines))
        self.why.setVisible(bool(lines))

    def _say_sum(self, name: str, before: str, after: str) -> None:
        for figure, words in zip(self._sums[name], (before, after), strict=True):
            figure.setText(words)

    def _toggle_table(self) -> None:
        table = self._twins.currentIndex() == 0
        self._twins.setCurrentIndex(1 if table else 0)
        self._twin.setText("As a chart" if table else "As a table")


def families_out(shares: Sequence[TermShares], *, now: bool) -> set[int]:
    """The families more than half a duty from their share in any of the terms, ``now`` or as proposed."""
    return {
        row.family_id
        for each in shares
        for row in each.fairness
        if abs(row.before if now else row.after) > HALF
    }
