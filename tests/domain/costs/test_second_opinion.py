"""A thousand nurseries made by chance, each worked out a second time: in Decimal, by plain loops over days and
people, from the rows themselves, and without any of the program's own steps in between."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

import pytest

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.costs.breakdown import NOT_NAMED
from nursery_rota.domain.costs.what_if import WhatIf
from nursery_rota.domain.costs.year import year_cost
from nursery_rota.domain.credited import CreditedPlace
from tests.domain.costs.nursery import (
    END,
    FIRST_MONDAY,
    START,
    Y26,
    book,
    employee,
    merged,
    parents,
    place,
    report,
)

NURSERIES, WHOLE_REPORTS = 1000, 30
BASE = book()
"""Books made of this one share what is known of its calendar."""
PENNY = Decimal("0.01")
PRECISE = Context(prec=50, rounding=ROUND_HALF_UP)


@dataclass(frozen=True)
class Chance:
    book: Book
    places: tuple[CreditedPlace, ...]
    trained: int


@pytest.fixture(scope="module", autouse=True)
def _calendar_known_once() -> None:
    report(BASE)


def nursery_by_chance(seed: int) -> Chance:
    chance = random.Random(seed)
    staff = [
        employee(
            number,
            f"Staff {number}",
            chance.randint(800, 2500),
            chance.choice((600, 1275, 1530, 2250, 2400)),
            born=START - timedelta(days=chance.randint(17 * 365, 60 * 365)),
            role=chance.choice(("manager", "practitioner", "apprentice")),
            starts_on=START + timedelta(days=chance.choice((-700, -400, 0, 60, 200))),
            weeks_per_year=float(chance.choice((38, 39, 40, 52))),
            pension=chance.random() < 0.8,
            pension_percent=float(chance.choice((3, 5))),
        )
        for number in range(1, chance.randint(0, 4) + 1)
    ]
    trained = chance.randint(0, 20)
    lines = tuple(
        t.LedgerLine(i, START + timedelta(days=chance.randint(-30, 380)), kind, category, chance.randint(1, 200000))
        for i, (kind, category) in enumerate(
            chance.sample(
                [("cost", "discounts"), ("income", "buy-out"), ("cost", "Parents’ expenses"), ("cost", "rent"),
                 ("income", "grant"), ("cost", "wages"), ("cost", "refreshments")],
                chance.randint(0, 5),
            ),
            start=1,
        )
    )  # fmt: skip
    weeks = [FIRST_MONDAY + timedelta(weeks=n) for n in range(chance.randint(0, 8))]
    places = tuple(
        place(week + timedelta(days=day), rank, minutes=chance.choice((180, 270, 360)))
        for week in weeks
        for day in range(5)
        for rank in range(1, chance.randint(0, 3) + 1)
    )
    settings = t.Nursery(
        name="Chance",
        replacement_rate_pence=chance.choice((None, 1345, 1508)),
        allowance_used_elsewhere_pence=chance.choice((0, 0, 500000, 1050000)),
    )
    rows = merged(*staff, parents(trained), {"ledger_lines": lines})
    return Chance(replace(BASE, nursery=settings, **rows), places, trained)


def pennies(amount: Decimal) -> Decimal:
    return amount.quantize(PENNY, rounding=ROUND_HALF_UP)


def whole_years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class Slip:
    """One person's year: what every day earns, and what is owed on it."""

    def __init__(self) -> None:
        self.pay = Decimal(0)
        self.insured = Decimal(0)
        self.pensionable = Decimal(0)

    def earn(self, pay: Decimal, *, insured: bool, pension: Decimal) -> None:
        self.pay += pay
        self.insured += pay if insured else 0
        self.pensionable += pay * pension

    def costs(self) -> tuple[Decimal, Decimal, Decimal]:
        """Gross, insurance, pension, each to the penny."""
        gross = self.pay * Decimal("1.1207")
        if not gross:
            return Decimal(0), Decimal(0), Decimal(0)
        grown = self.insured / self.pay
        due = grown * max(Decimal(0), gross - 5000) + (1 - grown) * max(Decimal(0), gross - 50270)
        saved = Decimal(0)
        if gross > 10000:
            saved = self.pensionable / self.pay * (min(gross, Decimal(50270)) - 6240)
        return pennies(gross), pennies(due * 15 / 100), pennies(saved)


def slips(of: Book) -> list[Slip]:
    """Day by day: contract weeks spread evenly over the 365 days of the tax year."""
    found = []
    for person in of.people:
        for job in of.employments:
            if job.person_id != person.id or person.date_of_birth is None:
                continue
            worked = sum(
                p.ends_at - p.starts_at - p.break_minutes
                for p in of.work_patterns
                if p.employment_id == job.id
            )
            weekly = Decimal(worked) / 60 + Decimal(str(job.extra_hours_per_week))
            wage = next(Decimal(r.hourly_pence) / 100 for r in of.pay_rates if r.employment_id == job.id)
            whole_year = weekly * Decimal(str(job.weeks_per_year)) * wage
            slip, by_age = Slip(), defaultdict(int)
            first = max(START, job.starts_on)
            for n in range((END - first).days + 1):
                by_age[whole_years(person.date_of_birth, first + timedelta(days=n))] += 1
            for age, count in by_age.items():
                slip.earn(
                    whole_year * count / 365,
                    insured=age >= (25 if job.role == "apprentice" else 21),
                    pension=Decimal(str(job.pension_percent)) / 100
                    if job.pension and age >= 22
                    else Decimal(0),
                )
            found.append(slip)
    return found


def post_slips(chance: Chance) -> list[Slip]:
    wage = chance.book.nursery.replacement_rate_pence or 1271
    posts: dict[int, Slip] = defaultdict(Slip)
    for one in chance.places:
        posts[one.rank].earn(Decimal(one.minutes) / 60 * wage / 100, insured=True, pension=Decimal("0.03"))
    return list(posts.values())


def employer_pays(people: list[Slip], elsewhere: int) -> Decimal:
    gross, due, saved = (
        (sum(part, Decimal(0)) for part in zip(*(s.costs() for s in people), strict=True))
        if people
        else (Decimal(0),) * 3
    )
    free = max(Decimal(0), Decimal(10500) - Decimal(elsewhere) / 100)
    return gross + due - min(due, free) + saved


def saving_again(chance: Chance) -> tuple[Decimal, Decimal, Decimal]:
    """Payroll without parents, payroll with them, and the saving, in pounds."""
    staff, elsewhere = slips(chance.book), chance.book.nursery.allowance_used_elsewhere_pence
    without = employer_pays([*staff, *post_slips(chance)], elsewhere)
    alone = employer_pays(staff, elsewhere)
    spent = pennies(chance.trained * Decimal(120) / 3) + pennies(chance.trained * Decimal(22) / 3)
    for line in chance.book.ledger_lines:
        if START <= line.on_date <= END:
            if line.category in ("discounts", "Parents’ expenses", "refreshments"):
                spent += Decimal(line.amount_pence) / 100
            elif line.category == "buy-out":
                spent -= Decimal(line.amount_pence) / 100
    return without, alone, without - alone - spent


def test_a_thousand_nurseries_cost_the_same_by_a_second_computation() -> None:
    assert (Y26.ni_rate, Y26.ni_threshold_pence) == (Decimal("0.15"), 500000)
    assert (Y26.employment_allowance_pence, Y26.holiday_rate) == (1050000, Decimal("0.1207"))
    for seed in range(NURSERIES):
        chance = nursery_by_chance(seed)
        found = year_cost(chance.book, Y26, lambda _from, _to: chance.places, lambda _from, _to: 0, WhatIf())  # noqa: B023
        with localcontext(PRECISE):
            wanted = tuple(amount * 100 for amount in saving_again(chance))
        assert (found.without_parents.total, found.with_parents.total, found.saving) == wanted, (
            f"nursery {seed}"
        )
        minutes = sum(p.minutes for p in chance.places)
        assert sum(p.cost.hours for p in found.posts) * 60 == minutes, "posts' hours are the credited hours"
        assert sum(share.pence for share in found.place_shares) == (found.saving if minutes else 0)


def test_a_family_that_hides_is_not_named_beside_what_it_saved() -> None:
    chance = next(c for c in map(nursery_by_chance, range(50)) if c.places)
    shown = report(chance.book, chance.places)
    hidden = replace(
        chance.book, families=tuple(replace(f, hide_on_prints=True) for f in chance.book.families)
    )
    (together,) = report(hidden, chance.places).by_family
    assert together.label == NOT_NAMED
    assert together.pence == sum(part.pence for part in shown.by_family) == shown.cash_saving


def test_every_way_of_dividing_the_saving_adds_up_to_it() -> None:
    for seed in range(WHOLE_REPORTS):
        chance = nursery_by_chance(seed)
        found = report(chance.book, chance.places)
        if chance.places:
            assert sum(one.pence for one in found.sessions) == found.cash_saving
            assert sum(one.pence for one in found.by_session) == found.cash_saving
            assert sum(one.pence for one in found.by_family) == found.cash_saving
        for parts in (found.by_week, found.by_term, found.months):
            assert sum(part.pence for part in parts) == found.cash_saving
        middle = FIRST_MONDAY + timedelta(days=17)
        halves = (
            report(chance.book, chance.places, START, middle),
            report(chance.book, chance.places, middle + timedelta(days=1), END),
        )
        assert sum(half.period_saving for half in halves) == found.cash_saving
        if chance.places:
            assert all(sum(one.pence for one in half.sessions) == half.period_saving for half in halves)
