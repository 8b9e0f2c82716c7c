"""Where the figures come from: lines that add up, from the cash saving down to one person's hours and rate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from nursery_rota.domain.costs.payroll import Payroll
from nursery_rota.domain.costs.posts import Post
from nursery_rota.domain.costs.year import YearCost
from nursery_rota.domain.credited import CreditedPlace
from nursery_rota.domain.money import plain
from nursery_rota.wording import listing


@dataclass(frozen=True)
class TraceLine:
    """One line. Lines of one depth add up to the line of less depth above them; those of depth 0 to the
    ``total`` at the end. ``short`` is the label for paper (people by initials), ``duty_ids`` are the duties
    behind it, ``places`` what they fill."""

    label: str
    short: str
    how: str
    pence: int
    depth: int
    duty_ids: tuple[int, ...] = ()
    total: bool = False
    places: tuple[CreditedPlace, ...] = ()


def trace(years: Iterable[YearCost]) -> tuple[TraceLine, ...]:
    """All lines and the total. With more than one tax year each has a line of its own, its lines below."""
    every = tuple(years)
    if len(every) == 1:
        found = list(_year(every[0]))
    else:
        found = []
        for year in every:
            found.append(_line(f"Tax year {year.rates.label}", "its cash saving", year.saving, 0))
            found.extend(replace(line, depth=line.depth + 1) for line in _year(year))
    labels = listing([year.rates.label for year in every])
    end = _line("Cash saving", f"whole tax year {labels}", sum(year.saving for year in every), 0)
    return (*found, replace(end, total=True))


def _line(label: str, how: str, pence: int, depth: int, short: str = "") -> TraceLine:
    return TraceLine(label, short or label, how, pence, depth)


def _year(year: YearCost) -> Iterator[TraceLine]:
    without = year.without_parents
    yield _line("Payroll without parents", f"whole employer, tax year {year.rates.label}", without.total, 0)
    yield from _payroll(year, without, 1)
    yield _line("Payroll with parents", _with_parents(year), -year.with_parents.total, 0)
    yield from _payroll(year, year.with_parents, -1)
    yield _line("What parents cost", "training and expenses", -year.parents_total, 0)
    for cost in year.parent_costs:
        yield _line(cost.label, cost.how, -cost.pence, 1)
    yield from _settled(year)


def _payroll(year: YearCost, pay: Payroll, sign: int) -> Iterator[TraceLine]:
    behind: list[Post | None] = [*[None] * year.staff, *(p.post for p in year.posts)]
    # Staff come first, then a post for each place; with parents there may be staff only.
    for employee, post in zip(pay.employees, behind, strict=False):
        short = employee.initials[:1].upper() + employee.initials[1:]
        line = _line(employee.name, employee.how, sign * employee.gross, 1, short)
        yield line if post is None else replace(line, duty_ids=post.duty_ids, places=post.places)
    how = f"{plain(pay.ni)} less allowance {plain(pay.allowance)}"
    if not year.rates.employment_allowance_pence:
        how = " + ".join(plain(e.ni) for e in pay.employees if e.ni) or "none"
    if year.rates.ni_rate:
        yield _line(year.rates.ni_name, how, sign * (pay.ni - pay.allowance), 1)
    parts = " + ".join(plain(e.pension) for e in pay.employees if e.pension)
    yield _line("Pension", parts or "none", sign * pay.pension, 1)
    if year.rates.contributions:
        names = listing([c.name for c in year.rates.contributions])
        parts = " + ".join(plain(e.other) for e in pay.employees if e.other)
        yield _line(names, parts or "none", sign * pay.other, 1)


def _with_parents(year: YearCost) -> str:
    if not year.posts:
        return "the same: parents fill no required place"
    numbers = listing([str(p.post.number) for p in year.posts])
    places = f"place {numbers}" if len(year.posts) == 1 else f"places {numbers}"
    if len(year.with_parents.employees) == len(year.without_parents.employees):
        return f"staff, also where parents leave {places} empty"
    return f"the same without {places}"


def _settled(year: YearCost) -> Iterator[TraceLine]:
    sums = [("Fee discounts given for duties", -year.discounts), ("Duties bought out", year.buy_outs)]
    happened = [(label, pence) for label, pence in sums if pence]
    how = "entries under Budget" if happened else "none"
    yield _line("Discounts, buy-outs", how, sum(pence for _, pence in happened), 0)
    for label, pence in happened:
        yield _line(label, how, pence, 1)
