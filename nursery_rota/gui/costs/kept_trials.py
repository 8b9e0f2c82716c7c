"""Kept trials side by side: the figures that people compare, the nursery's own first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from nursery_rota.domain.costs.comparison import differences
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.money import pounds
from nursery_rota.gui.frame.parts import button, label
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.table import Table


@dataclass(frozen=True)
class TriedOut:
    """A kept trial with its report, or with the sentence why it cannot be tried any more."""

    name: str
    report: CostReport | None
    why: str = ""


@dataclass(frozen=True)
class FigureRow:
    """One figure: the nursery's own, then that of each trial, in words."""

    label: str
    figures: tuple[str, ...]


class KeptTrials(QDialog):
    def __init__(self, yours: CostReport, trials: Sequence[TriedOut], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kept trials side by side")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = [trial for trial in trials if trial.report is not None]
        letter = self.fontMetrics().averageCharWidth()
        self.resize(min(1200, (52 + 21 * len(shown)) * letter), max(420, 52 * letter))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(label("Kept trials side by side", "title"))
        self.table = self._make_table(yours, shown)
        column.addWidget(self.table, 1)
        for trial in shown:
            if trial.report is not None:
                says = " ".join(trial.report.trial)
                column.addWidget(label(f"{trial.name}: {says}", "second", wrap=True))
        for trial in trials:
            if trial.why:
                column.addWidget(label(f"{trial.name} cannot be tried now. {trial.why}", "second", wrap=True))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("Close", self.accept))
        column.addLayout(foot)

    @staticmethod
    def _make_table(yours: CostReport, shown: Sequence[TriedOut]) -> Table[FigureRow]:
        def figure(head: str, place: int) -> Column[FigureRow]:
            return Column(head, lambda row: row.figures[place], right=True, bold=place == 0, head_tip=head)

        heads = ("Your figures", *(trial.name for trial in shown))
        table = Table[FigureRow](
            "Kept trials side by side",
            (
                Column("In the year", lambda row: row.label, stretch=2),
                *(figure(h, i) for i, h in enumerate(heads)),
            ),
            empty="No trial is kept.",
            key=lambda row: row.label,
        )
        table.view.setSortingEnabled(False)
        columns = [differences(yours, trial.report) for trial in shown if trial.report is not None]
        table.set_rows(
            [
                FigureRow(
                    own.label.removesuffix(" in the year"),
                    tuple(_money(p, yours.currency) for p in (own.yours, *(c[row].trial for c in columns))),
                )
                for row, own in enumerate(differences(yours, yours))
            ]
        )
        return table


def _money(pence: int | None, currency: str) -> str:
    return "–" if pence is None else pounds(pence, currency)
