"""The figures at the head of the costs page: the saving, per unit, the break-even fee, the hours given."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.money import pounds
from nursery_rota.gui.costs.money_charts import FeeBars
from nursery_rota.gui.frame.parts import Sign, label, mark
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.wording import day_range

_SHARES = (5, 3, 3, 3)
_ONLY = "Only places the law requires count. What parents cost is taken off."


class CostCards(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._cards = (self._saving_card(), self._units_card(), self._fee_card(), self._hours_card())
        self._wide: bool | None = None
        self.arrange(True)

    def arrange(self, wide: bool) -> None:
        """All four beside each other, or two and two."""
        if wide == self._wide:
            return
        self._wide = wide
        for place, card in enumerate(self._cards):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, *((0, place) if wide else divmod(place, 2)))
            self._grid.setColumnStretch(place, _SHARES[place] if wide else int(place < 2))

    def _saving_card(self) -> Panel:
        panel = _card("The saving")
        self._lead = label("", wrap=True)
        self._saving = label("", "headline")
        panel.add(self._lead)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._saving)
        self._unit = label("in cash this year", "strong", wrap=True)
        line.addWidget(self._unit, 1, Qt.AlignmentFlag.AlignBottom)
        self._unit.setContentsMargins(0, 0, 0, 8)
        panel.body.addLayout(line)
        self._says = label(_ONLY, "second", wrap=True)
        panel.add(self._says)
        panel.body.addStretch(1)
        return panel

    def _units_card(self) -> Panel:
        panel = _card("For each")
        self._units = _pairs(panel, ("a child-hour booked", "a family", "off the payroll"))
        return panel

    def _fee_card(self) -> Panel:
        panel = _card("Break-even fee, a child-hour")
        panel.add(label("Break-even fee, a child-hour", "strong"))
        self.fees = FeeBars()
        panel.add(self.fees)
        self._fee_why = label("", "second", wrap=True)
        panel.add(self._fee_why)
        panel.body.addStretch(1)
        return panel

    def _hours_card(self) -> Panel:
        panel = _card("Hours given")
        line = QHBoxLayout()
        line.addWidget(Sign("thanks", "plum", 18))
        self._hours = label("", "strong")
        line.addWidget(self._hours, 1)
        panel.body.addLayout(line)
        self._worth = label("", wrap=True)
        panel.add(self._worth)
        panel.add(label("Not cash. Not in the saving, never added to it.", "second", wrap=True))
        panel.body.addStretch(1)
        return panel

    def show_report(self, report: CostReport) -> None:
        currency, saving = report.currency, report.cash_saving
        cost = saving < 0
        self._lead.setText(
            f"At {report.nursery}, parents cost more than they save:"
            if cost
            else f"Because parents take their turn, {report.nursery} saves"
        )
        self._saving.setText(pounds(abs(saving), currency))
        self._saving.setAccessibleName(report.headline)
        mark(self._saving, "tone", "bad" if cost else "accent")
        years = " and ".join(year.rates.label for year in report.years)
        whole = len(report.years) == 1 and not _is_part(report)
        self._unit.setText("in cash this year" if whole else f"in cash, {years}")
        self._says.setText(_ONLY if not _is_part(report) else _part_words(report))
        percent = report.percent_off_payroll
        for name, value in (
            ("a child-hour booked", _money(report.per_child_hour, currency)),
            ("a family", _money(report.per_family, currency)),
            ("off the payroll", "–" if percent is None else f"{percent}%".replace("-", "−")),
        ):
            self._units[name].setText(value)
        self.fees.show_fees(report.break_even_with_parents, report.break_even_without_parents, currency)
        self._fee_why.setText(report.break_even_why)
        self._fee_why.setVisible(bool(report.break_even_why))
        self._hours.setText(f"Hours given: {float(report.in_kind.hours):,.0f}")
        rates = sorted(report.in_kind.rates_pence)
        at = f" at {pounds(rates[0], currency)}" if len(rates) == 1 else ""
        self._worth.setText(f"worth {pounds(report.in_kind.value, currency)}{at}")


def _is_part(report: CostReport) -> bool:
    """Whether the period is less than the tax years that it touches."""
    first, last = report.years[0].rates.starts_on, report.years[-1].rates.ends_on
    return (report.start, report.end) != (first, last)


def _part_words(report: CostReport) -> str:
    part = pounds(report.period_saving, report.currency)
    return f"{day_range(report.start, report.end, ' to ')}: {part} of it, by the hours parents are counted."


def _card(name: str) -> Panel:
    panel = Panel(name, headed=False)
    panel.body.setContentsMargins(20, 12, 16, 12)
    panel.body.setSpacing(4)
    return panel


def _pairs(panel: Panel, names: tuple[str, ...]) -> dict[str, QLabel]:
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    figures = {}
    for place, name in enumerate(names):
        figure = label("–", "large")
        grid.addWidget(figure, place, 0)
        grid.addWidget(label(name, "second"), place, 1)
        figures[name] = figure
    grid.setColumnStretch(1, 1)
    panel.body.addLayout(grid)
    panel.body.addStretch(1)
    return figures


def _money(pence: int | None, currency: str) -> str:
    return "–" if pence is None else pounds(pence, currency)
