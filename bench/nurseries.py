"""Made-up nurseries as whole books: rows of the tables, for measuring the file and what is worked out of it.

Each follows from its size alone. The people have no names of anybody; what is measured is their number.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.store.reference import Reference

OPENS = date(2026, 9, 7)
CLOSES = date(2027, 7, 16)
TERMS = (
    ("Autumn", OPENS, date(2026, 12, 18)),
    ("Spring", date(2027, 1, 4), date(2027, 3, 26)),
    ("Summer", date(2027, 4, 12), CLOSES),
)
SESSIONS = (("Morning", 9 * 60, 12 * 60), ("Afternoon", 12 * 60 + 30, 15 * 60 + 30))
DAY_STARTS, DAY_ENDS = t.Minute(8 * 60 + 30), t.Minute(16 * 60)

Rows = dict[str, list[Any]]


def rows(families: int, *, duties_done: int = 0) -> Rows:
    """A nursery open on five days with two sessions, one of staff for every twenty families, two at least.

    ``duties_done`` duties are spread over the year's mornings, as in a file that has been used.
    """
    draw = Random(families)
    made: Rows = {name: [] for name in t.TABLES}
    made["terms"] = [t.Term(i, *term) for i, term in enumerate(TERMS, 1)]
    _timetable(made)
    for number in range(1, families + 1):
        _family(made, number, draw)
    for _ in range(max(2, families // 20)):
        _employee(made)
    _duties(made, duties_done)
    return made


def book(families: int, reference: Reference) -> Book:
    """The same nursery as a book, with England's rules, that no file has seen."""
    nursery = t.Nursery(name=f"{families} families")
    whole: dict[str, Any] = {
        name: tuple(table) for name, table in rows(families).items() if name != "nursery"
    }
    return Book(nursery, reference.rule_set_of(nursery), reference.rates, **whole)


def _timetable(made: Rows) -> None:
    for weekday in range(5):
        for name, starts, ends in SESSIONS:
            here = len(made["sessions"]) + 1
            made["sessions"].append(t.Session(here, name, weekday, t.Minute(starts), t.Minute(ends)))
            made["shifts"].append(
                t.Shift(here, f"{name} duty", weekday, t.Minute(starts - 15), t.Minute(ends + 15))
            )


def _family(made: Rows, number: int, draw: Random) -> None:
    made["families"].append(t.Family(number, f"Family {number}", joined_on=OPENS - timedelta(days=400)))
    for first_name in ("Ann", "Ben"):
        person = t.Person(
            len(made["people"]) + 1, number, first_name, f"Parent {number}", signed_off_on=OPENS, level=0
        )
        made["people"].append(person)
        _checks(made, person.id, draw.random() < 0.4)
        away = t.Availability(len(made["availability"]) + 1, person.id, None, draw.randrange(5), "no")
        made["availability"].append(away)
    for _ in range(draw.choice((1, 1, 2))):
        born = OPENS - timedelta(days=draw.randrange(400, 1500))
        child = t.Child(len(made["children"]) + 1, number, "Kit", f"Parent {number}", born, starts_on=OPENS)
        made["children"].append(child)
        for session in draw.sample(made["sessions"], 4):
            made["bookings"].append(t.Booking(len(made["bookings"]) + 1, child.id, session.id))


def _checks(made: Rows, person: int, first_aid: bool) -> None:
    kinds: list[t.CheckKind] = ["vetting", "references", "induction", "safeguarding"]
    if first_aid:
        kinds.append("first_aid")
    for kind in kinds:
        number = len(made["checks"]) + 1
        made["checks"].append(t.Check(number, person, kind, None, OPENS, CLOSES + timedelta(days=90)))


def _employee(made: Rows) -> None:
    first = not made["employments"]
    person = t.Person(
        len(made["people"]) + 1, None, "Staff", str(len(made["people"])), level=3, does_duties=False
    )
    made["people"].append(person)
    _checks(made, person.id, first_aid=True)
    post = t.Employment(
        len(made["employments"]) + 1,
        person.id,
        "manager" if first else "practitioner",
        OPENS - timedelta(days=700),
    )
    made["employments"].append(post)
    made["pay_rates"].append(t.PayRate(post.id, post.id, post.starts_on, 1500))
    for weekday in range(5):
        number = len(made["work_patterns"]) + 1
        made["work_patterns"].append(t.WorkPattern(number, post.id, weekday, DAY_STARTS, DAY_ENDS))


def _duties(made: Rows, wanted: int) -> None:
    """Adults of families in turn, one a day on one shift, until there are enough."""
    adults = [person.id for person in made["people"] if person.family_id is not None]
    days = [OPENS + timedelta(days=i) for i in range((CLOSES - OPENS).days)]
    workdays = [day for day in days if day.weekday() < 5]
    for number in range(wanted):
        day = workdays[number % len(workdays)]
        shift = made["shifts"][2 * day.weekday()]
        made["duties"].append(t.Duty(number + 1, day, shift.id, None, adults[number % len(adults)]))
