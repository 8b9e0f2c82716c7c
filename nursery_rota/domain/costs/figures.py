"""The cost report as one frozen value: what the page, the print, the tables and the command line show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from nursery_rota.domain.costs.breakdown import Part, SessionSaving, by_session
from nursery_rota.domain.costs.budget import BudgetLine
from nursery_rota.domain.costs.closed import ClosedPeriod
from nursery_rota.domain.costs.fees import FeeLine, break_even
from nursery_rota.domain.costs.leeway import Leeway
from nursery_rota.domain.costs.months import MonthSaving
from nursery_rota.domain.costs.parents import CostLine, InKind
from nursery_rota.domain.costs.trace import TraceLine
from nursery_rota.domain.costs.year import PostCost, YearCost
from nursery_rota.domain.money import pounds, rounded

NOTHING_CHARGED = "No hours are booked that parents are charged for, so there is no fee to work out."


@dataclass(frozen=True)
class CostReport:
    """Money in pence. Yearly figures are those of all the tax years that the period touches (as far as
    rates are known for them); ``period_saving`` is the period's share of their saving, by credited hours."""

    nursery: str
    currency: str
    start: date
    end: date
    years: tuple[YearCost, ...]
    months: tuple[MonthSaving, ...]
    sessions: tuple[SessionSaving, ...]
    """Each session of the period with a credited place."""
    by_week: tuple[Part, ...]
    by_term: tuple[Part, ...]
    by_family: tuple[Part, ...]
    trace: tuple[TraceLine, ...]
    in_kind: InKind
    """Of the period asked for; each year's stands in ``years``."""
    rates_say: tuple[str, ...]
    """Rate sets and rules used, with their marks."""
    uncertain: tuple[str, ...]
    left_out: tuple[str, ...]
    trial: tuple[str, ...]
    """What was changed for a trial, in words; empty for the nursery's own figures."""
    weeks: int
    worked_to: date | None
    budget: tuple[BudgetLine, ...] = ()
    """The budget beside what was spent and came in, with what was never planned, up to ``budget_to``."""
    budget_to: date = date.max
    may_lose: Leeway | None = None
    """How many parents may be lost before the fee must rise."""
    closed: tuple[ClosedPeriod, ...] = ()
    """Closed periods that the period touches, with what has changed since."""

    def _pence(self, name: str) -> int:
        return sum(getattr(year, name) for year in self.years)

    @property
    def cash_saving(self) -> int:
        return self._pence("saving")

    @property
    def parent_costs(self) -> int:
        return self._pence("parents_total")

    @property
    def parent_cost_lines(self) -> tuple[CostLine, ...]:
        return tuple(line for year in self.years for line in year.parent_costs)

    @property
    def discounts(self) -> int:
        return self._pence("discounts")

    @property
    def buy_outs(self) -> int:
        return self._pence("buy_outs")

    @property
    def posts(self) -> tuple[PostCost, ...]:
        return tuple(post for year in self.years for post in year.posts)

    @property
    def payroll_with_parents(self) -> dict[str, int]:
        """gross, ni, allowance, pension, total."""
        return _added(year.with_parents.figures() for year in self.years)

    @property
    def payroll_without_parents(self) -> dict[str, int]:
        """gross, ni, allowance, pension, total."""
        return _added(year.without_parents.figures() for year in self.years)

    @property
    def wages_saved(self) -> int:
        """Payroll without parents less payroll with them, before what parents cost."""
        return self.payroll_without_parents["total"] - self.payroll_with_parents["total"]

    @property
    def nursery_pays(self) -> int:
        """Payroll with parents and everything that parents cost: without parents less the saving."""
        return self.payroll_without_parents["total"] - self.cash_saving

    @property
    def period_saving(self) -> int:
        return sum(s.pence for y in self.years for s in y.shares if self.start <= s.on_date <= self.end)

    @property
    def period_minutes(self) -> int:
        """Credited minutes of the period."""
        return sum(s.minutes for y in self.years for s in y.shares if self.start <= s.on_date <= self.end)

    @property
    def by_session(self) -> tuple[Part, ...]:
        """The sessions of the period, all dates of one session of the week together."""
        return by_session(self.sessions)

    @property
    def credited_minutes(self) -> int:
        return self._pence("credited_minutes")

    @property
    def families(self) -> int:
        """Families in the year; of several years, the most there were in one."""
        return max(year.families for year in self.years)

    @property
    def per_child_hour(self) -> int | None:
        minutes = sum((y.child_minutes for y in self.years), Fraction(0))
        return rounded(Fraction(self.cash_saving) * 60 / minutes) if minutes else None

    @property
    def per_family(self) -> int | None:
        return rounded(Fraction(self.cash_saving, self.families)) if self.families else None

    @property
    def percent_off_payroll(self) -> Decimal | None:
        """The saving in per cent of the payroll without parents, to one decimal."""
        whole = self.payroll_without_parents["total"]
        return Decimal(rounded(Fraction(self.cash_saving * 1000, whole))) / 10 if whole else None

    @property
    def break_even_with_parents(self) -> int | None:
        return self._break_even("costs_with")

    @property
    def break_even_without_parents(self) -> int | None:
        return self._break_even("costs_without")

    @property
    def break_even_why(self) -> str:
        """Why there is no break-even fee, or ""."""
        return NOTHING_CHARGED if self.break_even_with_parents is None else ""

    def _break_even(self, costs: str) -> int | None:
        charged = sum((y.charged_minutes for y in self.years), Fraction(0))
        return break_even(self._pence(costs), self._pence("other_income"), charged)

    @property
    def left_over(self) -> int:
        """What fees and other income leave in the year once everything is paid."""
        return self._pence("left_over")

    @property
    def viva_ratio(self) -> Decimal | None:
        """Value of the hours given in the year to each pound spent on having volunteers, to one decimal."""
        spent = self.parent_costs
        value = sum(year.in_kind.value for year in self.years)
        return Decimal(rounded(Fraction(value * 10, spent))) / 10 if spent > 0 else None

    @property
    def headline(self) -> str:
        """The answer in one sentence."""
        amount = pounds(abs(self.cash_saving), self.currency)
        if self.cash_saving < 0:
            return f"Parents cost {amount} more than they save."
        if not self.cash_saving:
            return "Parents on duty neither save nor cost the nursery money."
        return f"Because parents take their turn, {self.nursery} saves {amount} in cash this year."

    def as_json(self) -> dict[str, Any]:
        """Plain numbers and words under their public names; people by initials, money in pence."""
        return {
            "from": self.start.isoformat(),
            "to": self.end.isoformat(),
            "tax_years": [year.rates.label for year in self.years],
            "currency": self.currency,
            "payroll": {
                "with_parents": self.payroll_with_parents,
                "without_parents": self.payroll_without_parents,
            },
            "posts": [_post(post) for post in self.posts],
            "parent_costs": self.parent_costs,
            "parent_cost_lines": [_cost(line) for line in self.parent_cost_lines],
            "discounts": self.discounts,
            "buy_outs": self.buy_outs,
            "cash_saving": self.cash_saving,
            "period": {"cash_saving": self.period_saving, "credited_minutes": self.period_minutes},
            "credited_minutes": self.credited_minutes,
            "months": [
                {
                    "month": f"{m.year}-{m.month:02d}",
                    "cash_saving": m.pence,
                    "worked": m.worked,
                    "planned": m.planned,
                    "credited_minutes": m.minutes,
                }
                for m in self.months
            ],
            "sessions": [
                {
                    "date": s.on_date.isoformat(),
                    "session": s.session,
                    "cash_saving": s.pence,
                    "credited_minutes": s.minutes,
                    "worked": s.worked,
                }
                for s in self.sessions
            ],
            "by_session": [_part(part, "session") for part in self.by_session],
            "weeks": [_part(part, "week") for part in self.by_week],
            "terms": [_part(part, "term") for part in self.by_term],
            "families": [_part(part, "family") for part in self.by_family],
            "per_child_hour": self.per_child_hour,
            "per_family": self.per_family,
            "percent_off_payroll": _number(self.percent_off_payroll),
            "break_even": {
                "with_parents": self.break_even_with_parents,
                "without_parents": self.break_even_without_parents,
                "why": self.break_even_why,
            },
            "left_over": self.left_over,
            "may_lose": _leeway(self.may_lose),
            "in_kind": _in_kind(self.in_kind),
            "viva_ratio": _number(self.viva_ratio),
            "fees": [_fee(line) for year in self.years for line in year.fees.lines],
            "budget": [_budget(line) for line in self.budget],
            "closed_periods": [_closed(period) for period in self.closed],
            "trace": [_trace(line) for line in self.trace],
            "headline": self.headline,
            "rates": list(self.rates_say),
            "uncertain": list(self.uncertain),
            "left_out": list(self.left_out),
            "trial": list(self.trial),
        }


def _added(figures: Iterable[dict[str, int]]) -> dict[str, int]:
    """Sums by name, in the order of their first appearance."""
    every = list(figures)
    names = dict.fromkeys(name for one in every for name in one)
    return {name: sum(one.get(name, 0) for one in every) for name in names}


def _part(part: Part, kind: str) -> dict[str, Any]:
    return {
        kind: part.label,
        "cash_saving": part.pence,
        "worked": part.worked,
        "planned": part.planned,
        "credited_minutes": part.minutes,
    }


def _fee(line: FeeLine) -> dict[str, Any]:
    return {
        "children": line.label,
        "charged_hours": float(Fraction(line.charged_minutes, 60)),
        "charged": line.charged,
        "funded_hours": float(Fraction(line.funded_minutes, 60)),
        "funded": line.funded,
    }


def _leeway(found: Leeway | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "percent": float(found.percent),
        "parents": found.parents,
        "of": found.of,
        "fees": list(found.steps),
        "says": found.says,
    }


def _closed(period: ClosedPeriod) -> dict[str, Any]:
    return {
        "from": period.starts_on.isoformat(),
        "to": period.ends_on.isoformat(),
        "closed_on": period.closed_on.isoformat(),
        "figures": [
            {"line": f.label, "closed": f.frozen, "now": f.now, "adjustment": f.since} for f in period.figures
        ],
    }


def _budget(line: BudgetLine) -> dict[str, Any]:
    return {
        "category": line.category,
        "income": line.income,
        "budget": line.budget,
        "actual": line.actual,
        "better": line.better,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _post(post: PostCost) -> dict[str, Any]:
    return {
        "place": post.post.number,
        "hours": float(post.cost.hours),
        "weeks": post.post.weeks,
        "level": post.post.level,
        "duties": len(post.post.duty_ids),
        "how": post.cost.how,
        "gross": post.cost.gross,
        "ni": post.cost.ni,
        "allowance": post.allowance,
        "pension": post.cost.pension,
        "total": post.total,
    }


def _cost(line: CostLine) -> dict[str, Any]:
    return {"line": line.label, "how": line.how, "pence": line.pence}


def _trace(line: TraceLine) -> dict[str, Any]:
    return {
        "line": line.short,
        "how": line.how,
        "pence": line.pence,
        "depth": line.depth,
        "total": line.total,
    }


def _in_kind(given: InKind) -> dict[str, Any]:
    return {
        "hours": float(given.hours),
        "value": given.value,
        "rates": list(given.rates_pence),
        "method": given.method,
        "left_out": given.excludes,
        "says": given.says,
    }
