"""A nursery made by hand for the tests of costs: two staff, 24 families, one place filled by parents."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, get_type_hints

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.report import cost_report
from nursery_rota.domain.credited import CreditedPlace
from nursery_rota.domain.rates import RateTable, RateYear
from nursery_rota.domain.ruleset import PerSession, Qualification, RuleSet, RuleVersion, WhoCounts
from nursery_rota.domain.tables import Minute

_RATES = Path(__file__).resolve().parents[3] / "resources" / "rates"
START, END = date(2026, 4, 6), date(2027, 4, 5)
FIRST_MONDAY = date(2026, 4, 13)
_TRAINING: tuple[t.CheckKind, ...] = ("first_aid", "vetting")
LENGTHS = (270, 270, 270, 360, 360)
"""Minutes of the session of each weekday: three of 4.5 hours, two of 6."""


def shipped(name: str) -> RateYear:
    """One of the rate files that the program brings, read here without the program's own reader."""
    raw: dict[str, Any] = tomllib.loads((_RATES / name).read_text(encoding="utf-8"))
    kinds = get_type_hints(RateYear)
    typed: dict[str, Any] = {k: Decimal(v) if kinds[k] is Decimal else v for k, v in raw.items()}
    return RateYear(**typed)


Y25, Y26 = shipped("uk-2025-26.toml"), shipped("uk-2026-27.toml")
RATES = RateTable((Y25, Y26))
RULES = RuleSet(
    key="england",
    name="England",
    country="GB-ENG",
    source="made up",
    mark="V2",
    seen_on=date(2026, 11, 1),
    versions=(RuleVersion(None, (), WhoCounts(), Qualification(), PerSession()),),
)


def mondays(weeks: int = 38, first: date = FIRST_MONDAY) -> list[date]:
    """School weeks from ``first``, with five weeks of summer holiday from mid July on."""
    found = [first + timedelta(weeks=n) for n in range(60)]
    return [m for m in found if not date(2026, 7, 20) <= m <= date(2026, 8, 31)][:weeks]


def place(day: date, rank: int = 1, start: int = 540, minutes: int = 180, **more: Any) -> CreditedPlace:
    """One credited place; its duty is numbered by the day."""
    row = CreditedPlace(
        on_date=day,
        session_id=1,
        room_id=None,
        shift_id=1,
        duty_id=day.toordinal() * 10 + rank,
        person_id=1,
        rank=rank,
        starts_at=start,
        ends_at=start + minutes,
        minutes=minutes,
        level=0,
        worked=day <= date(2026, 11, 20),
    )
    return replace(row, **more)


def one_place(weeks: int = 38) -> tuple[CreditedPlace, ...]:
    """One required place filled by parents all year: 25.5 hours a week."""
    return tuple(
        place(monday + timedelta(days=d), minutes=length)
        for monday in mondays(weeks)
        for d, length in enumerate(LENGTHS)
    )


def employee(
    number: int, name: str, pence: int, weekly_minutes: int = 2250, **more: Any
) -> dict[str, tuple[Any, ...]]:
    """Rows of one member of staff who works ``weekly_minutes`` in equal days, Monday to Friday."""
    first, last = name.split(" ", 1)
    born = more.pop("born", date(1980, 5, 17))
    daily, extra = divmod(weekly_minutes, 5)
    employment = t.Employment(
        number, number, more.pop("role", "practitioner"), more.pop("starts_on", date(2019, 9, 1)), **more
    )
    return {
        "people": (t.Person(number, None, first, last, date_of_birth=born),),
        "employments": (
            replace(employment, extra_hours_per_week=employment.extra_hours_per_week + extra / 60),
        ),
        "pay_rates": (t.PayRate(number, number, date(2019, 9, 1), pence),),
        "work_patterns": tuple(
            t.WorkPattern(number * 10 + d, number, d, Minute(480), Minute(510 + daily), break_minutes=30)
            for d in range(5)
        ),
    }


def parents(count: int) -> dict[str, tuple[Any, ...]]:
    """Families with one parent each, of whom all hold first aid and vetting."""
    ids = range(101, 101 + count)
    return {
        "families": tuple(t.Family(i, f"Family {i}") for i in ids),
        "people": tuple(t.Person(i, i, f"Parent{i}", "Lane") for i in ids),
        "checks": tuple(
            t.Check(i * 10 + n, i, kind, issued_on=date(2025, 9, 1), expires_on=date(2028, 8, 31))
            for i in ids
            for n, kind in enumerate(_TRAINING)
        ),
    }


def merged(*groups: dict[str, tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
    rows: dict[str, tuple[Any, ...]] = {}
    for group in groups:
        for name, more in group.items():
            rows[name] = rows.get(name, ()) + more
    return rows


def book(
    *groups: dict[str, tuple[Any, ...]], nursery: t.Nursery | None = None, rates: RateTable = RATES
) -> Book:
    return Book(nursery or t.Nursery(name="Plum Lane Nursery"), RULES, rates, **merged(*groups))


def ruth_and_piotr() -> dict[str, tuple[Any, ...]]:
    return merged(
        employee(1, "Ruth Okafor", 1700, role="manager"), employee(2, "Piotr Zieliński", 1450, role="deputy")
    )


def plum_lane(**rows: tuple[Any, ...]) -> Book:
    """Ruth, Piotr, 24 families, of whose parents 23 are trained."""
    families = merged(
        parents(23), {"families": (t.Family(900, "New"),), "people": (t.Person(900, 900, "New"),)}
    )
    return book(ruth_and_piotr(), families, rows)


def report(
    of: Book,
    places: tuple[CreditedPlace, ...] = (),
    start: date = START,
    end: date = END,
    *,
    child_minutes: int = 0,
    what_if: dict[str, Any] | None = None,
) -> CostReport:
    """The cost report with these credited places and so many child-minutes in each tax year."""

    def credited(first: date, last: date) -> tuple[CreditedPlace, ...]:
        return tuple(p for p in places if first <= p.on_date <= last)

    return cost_report(
        of, start, end, credited, child_minutes=lambda _first, _last: child_minutes, what_if=what_if
    )
