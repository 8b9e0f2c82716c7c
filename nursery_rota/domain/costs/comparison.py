"""A trial beside the nursery's own figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nursery_rota.domain.costs.figures import CostReport


@dataclass(frozen=True)
class Difference:
    """One figure of the nursery's own report beside that of a trial, in pence; None: there is no fee."""

    label: str
    yours: int | None
    trial: int | None

    @property
    def difference(self) -> int | None:
        return None if self.yours is None or self.trial is None else self.trial - self.yours


def differences(yours: CostReport, trial: CostReport) -> tuple[Difference, ...]:
    """The figures that people compare when they try a change."""
    figures: tuple[tuple[str, Callable[[CostReport], int | None]], ...] = (
        ("Cash saving in the year", lambda r: r.cash_saving),
        ("Payroll with parents", lambda r: r.payroll_with_parents["total"]),
        ("Payroll without parents", lambda r: r.payroll_without_parents["total"]),
        ("What parents cost", lambda r: r.parent_costs),
        ("Break-even fee with parents", lambda r: r.break_even_with_parents),
        ("Break-even fee without", lambda r: r.break_even_without_parents),
        ("Left over in the year", lambda r: r.left_over),
    )
    return tuple(Difference(label, figure(yours), figure(trial)) for label, figure in figures)
