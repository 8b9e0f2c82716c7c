"""An invented year of costs, as the report on paper gets it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from nursery_rota.domain.costs.fees import FeeIncome
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.months import MonthSaving
from nursery_rota.domain.costs.parents import CostLine, InKind
from nursery_rota.domain.costs.payroll import Payroll
from nursery_rota.domain.costs.trace import TraceLine
from nursery_rota.domain.costs.year import YearCost
from nursery_rota.domain.rates import RateYear

RATES = RateYear(
    label="2026/27",
    starts_on=date(2026, 4, 6),
    ends_on=date(2027, 4, 5),
    currency="GBP",
    minimum_wage_pence=1271,
    minimum_wage_18_to_20_pence=1085,
    minimum_wage_under_18_pence=800,
    minimum_wage_apprentice_pence=800,
    ni_rate=Decimal("0.15"),
    ni_threshold_pence=500_000,
    ni_upper_secondary_pence=5_027_000,
    employment_allowance_pence=1_050_000,
    pension_trigger_pence=1_000_000,
    pension_lower_pence=624_000,
    pension_upper_pence=5_027_000,
    pension_rate=Decimal("0.03"),
    holiday_rate=Decimal("0.1207"),
    vetting_volunteer_pence=2200,
    vetting_years=3,
    first_aid_course_pence=12_000,
    first_aid_years=3,
    source="",
    mark="V2",
)
WITHOUT = Payroll(6_410_795, 736_619, 736_619, 136_164, 6_546_959, ())
WITH = Payroll(5_030_542, 604_581, 604_581, 113_476, 5_144_018, ())
IN_KIND = InKind(Fraction(1292 * 60), 1_642_132, (1271,), "at £12.71 an hour")
MONTHS = tuple(
    MonthSaving(
        2026 + (m > 12), (m - 1) % 12 + 1, worked * 100, planned * 100, 1, closed=not worked + planned
    )
    for m, worked, planned in zip(
        range(4, 16),
        (975, 1036, 1524, 1239, 0, 894, 1178, 1000, 0, 0, 0, 0),
        (0, 0, 0, 0, 0, 0, 0, 381, 975, 1381, 1036, 1320),
        strict=True,
    )
)
TRACE = (
    TraceLine(
        "Payroll without parents", "Payroll without parents", "whole employer, tax year 2026/27", 6_546_959, 0
    ),
    TraceLine("Ruth Okafor", "R. O.", "37.5 h × 38 weeks × £17.00 × 1.1207", 2_714_896, 1),
    TraceLine("Piotr Zieliński", "P. Z.", "37.5 h × 38 weeks × £14.50 × 1.1207", 2_315_646, 1),
    TraceLine("Place 1, filled by parents", "Place 1", "25.5 h × 38 weeks × £12.71 × 1.1207", 1_380_253, 1),
    TraceLine("Employer NI", "Employer NI", "7,366.19 less allowance 7,366.19", 0, 1),
    TraceLine("Pension", "Pension", "627.27 + 507.49 + 226.88", 136_164, 1),
    TraceLine("Payroll with parents", "Payroll with parents", "the same without place 1", -5_144_018, 0),
    TraceLine("What parents cost", "What parents cost", "training and expenses", -108_867, 0),
    TraceLine("First aid courses", "First aid courses", "23 parents × £120.00 ÷ 3 years", -92_000, 1),
    TraceLine(
        "Vetting administration", "Vetting administration", "23 parents × £22.00 ÷ 3 years", -16_867, 1
    ),
    TraceLine("Discounts, buy-outs", "Discounts, buy-outs", "none", 0, 0),
    TraceLine("Cash saving", "Cash saving", "whole tax year 2026/27", 1_294_074, 0, total=True),
)


def year(**changes: object) -> YearCost:
    base = YearCost(
        rates=RATES,
        without_parents=WITHOUT,
        with_parents=WITH,
        posts=(),
        parent_costs=(CostLine("First aid courses", "", 92_000), CostLine("Vetting", "", 16_867)),
        discounts=0,
        buy_outs=0,
        in_kind=IN_KIND,
        staff=2,
        families=24,
        child_minutes=Fraction(15_591 * 60),
        charged_minutes=Fraction(12_000 * 60),
        fees=FeeIncome(()),
        other_costs=0,
        other_income=0,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def report(**changes: object) -> CostReport:
    """A year in which parents hold one required place."""
    base = CostReport(
        nursery="Plum Lane Nursery",
        currency="GBP",
        start=RATES.starts_on,
        end=RATES.ends_on,
        years=(year(),),
        months=MONTHS,
        sessions=(),
        by_week=(),
        by_term=(),
        by_family=(),
        trace=TRACE,
        in_kind=IN_KIND,
        rates_say=(
            "Rates 2026/27 end on 5 April 2027; from secondary sources: check against the current text.",
        ),
        uncertain=("Payroll is an annual approximation: real payslips are worked out by week or month.",),
        left_out=("Sick pay, unpaid leave and overtime.",),
        trial=(),
        weeks=38,
        worked_to=date(2026, 11, 20),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def losing() -> CostReport:
    """Staff meet the ratio alone, and parents earn a discount: they cost more than they save."""
    months = tuple(MonthSaving(2026, m, -128_000, 0, 0, closed=False) for m in range(4, 13))
    return report(
        years=(year(without_parents=WITH, parent_costs=(), discounts=1_152_000),),
        months=months,
        worked_to=None,
    )
