"""Small nurseries for tests: only what a test is about has to be said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.tables import Minute
from nursery_rota.store.reference import Reference, load_reference

MONDAY = date(2026, 9, 14)
FRIDAY = date(2026, 12, 18)
TERM = t.Term(1, "Autumn", MONDAY, FRIDAY)


@cache
def reference() -> Reference:
    return load_reference()


def at(text: str) -> Minute:
    hours, minutes = text.split(":")
    return Minute(int(hours) * 60 + int(minutes))


def born(years: int, months: int = 0, on: date = MONDAY) -> date:
    """A birth date so that the child is exactly that old on the date."""
    total = on.year * 12 + on.month - 1 - years * 12 - months
    return date(total // 12, total % 12 + 1, on.day)


def children(*ages: int, family_id: int = 1, on: date = MONDAY) -> tuple[t.Child, ...]:
    """A child for each age in months."""
    return tuple(
        t.Child(i, family_id, f"Child{i}", "Test", born(0, age, on)) for i, age in enumerate(ages, start=1)
    )


def ages(**bands: int) -> tuple[int, ...]:
    """``ages(babies=1, twos=6, threes=9)`` as months, in the middle of each band."""
    months = {"babies": 12, "twos": 30, "threes": 42}
    return tuple(months[band] for band, count in bands.items() for _ in range(count))


def morning(weekday: int = 0, id_: int = 1, **changes: Any) -> t.Session:
    return replace(t.Session(id_, "Morning", weekday, at("09:00"), at("12:00")), **changes)


def duty_shift(weekday: int = 0, id_: int = 1, **changes: Any) -> t.Shift:
    return replace(t.Shift(id_, "Morning duty", weekday, at("08:45"), at("12:15")), **changes)


def parent(id_: int, family_id: int | None = None, **changes: Any) -> t.Person:
    """A parent of a family of the same number unless said, signed off long ago."""
    person = t.Person(
        id_,
        family_id if family_id is not None else id_,
        f"Parent{id_}",
        f"Family{id_}",
        date_of_birth=date(1990, 1, 1),
        signed_off_on=date(2025, 1, 1),
    )
    return replace(person, **changes)


def checks(*person_ids: int, first_aid: bool = True, **changes: Any) -> tuple[t.Check, ...]:
    """Every check that England asks of a volunteer, without end."""
    kinds = ["vetting", "references", "induction", *(["first_aid"] if first_aid else [])]
    pairs = [(person_id, kind) for person_id in person_ids for kind in kinds]
    return tuple(
        replace(t.Check(person_id * 100 + i, person_id, kind), **changes)  # type: ignore[arg-type]
        for i, (person_id, kind) in enumerate(pairs)
    )


def staff(
    id_: int, level: t.Level = 3, role: t.Role = "manager", **changes: Any
) -> dict[str, tuple[Any, ...]]:
    """One employee with checks who works 08:00 to 16:00 on every weekday."""
    return {
        "people": (
            replace(
                t.Person(
                    id_,
                    None,
                    f"Staff{id_}",
                    f"Paid{id_}",
                    date_of_birth=date(1980, 1, 1),
                    level=level,
                    under_twos_experience=True,
                ),
                **changes,
            ),
        ),
        "employments": (t.Employment(id_, id_, role, date(2020, 1, 1)),),
        "work_patterns": tuple(
            t.WorkPattern(id_ * 10 + w, id_, w, at("08:00"), at("16:00")) for w in range(5)
        ),
        "checks": (*checks(id_), t.Check(id_ * 100 + 50, id_, "baby_care")),
    }


def merged(*parts: dict[str, tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
    """Rows of several parts, table by table."""
    together: dict[str, tuple[Any, ...]] = {}
    for part in parts:
        for table, rows in part.items():
            together[table] = together.get(table, ()) + rows
    return together


def book(nursery: t.Nursery | None = None, rules: str = "england", **rows: Any) -> Book:
    """A book with the rows given; a term and families for the people in them are added where left out."""
    families = rows.setdefault(
        "families",
        tuple(
            t.Family(i, f"Family{i}")
            for i in sorted(
                {p.family_id for p in rows.get("people", ()) if p.family_id is not None}
                | {c.family_id for c in rows.get("children", ())}
            )
        ),
    )
    rows["families"] = families
    rows.setdefault("terms", (TERM,))
    return Book(
        nursery=nursery or t.Nursery(name="Test", rule_set=rules),
        rule_set=reference().rule_sets[rules],
        rates=reference().rates,
        **rows,
    )


def booked(kids: tuple[t.Child, ...], session_id: int = 1, first_id: int = 1) -> tuple[t.Booking, ...]:
    return tuple(t.Booking(first_id + i, child.id, session_id) for i, child in enumerate(kids))


def small_nursery(
    *,
    adults_there: int = 2,
    parents: int = 6,
    kids: tuple[int, ...] = ages(babies=1, twos=6, threes=9),
    nursery: t.Nursery | None = None,
    **rows: Any,
) -> Book:
    """Mondays only: 16 children who need 3 adults, two staff of level 3, parents who all count."""
    group = children(*kids)
    group = tuple(replace(c, family_id=i % parents + 1) for i, c in enumerate(group))
    team = merged(*(staff(900 + i, role="manager" if i == 0 else "deputy") for i in range(adults_there)))
    people = tuple(parent(i) for i in range(1, parents + 1))
    base: dict[str, Any] = {
        "sessions": (morning(),),
        "shifts": (duty_shift(),),
        "children": group,
        "bookings": booked(group),
        **team,
    }
    base["people"] = people + team.get("people", ())
    base["checks"] = checks(*range(1, parents + 1)) + team.get("checks", ())
    for table, given in rows.items():
        base[table] = given
    return book(nursery, **base)
