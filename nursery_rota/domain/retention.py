"""What the nursery has kept long enough: families whose records are due to be forgotten, and checks of those who left.

Defaults of the trade: duty and ratio records three years after the child leaves (the nursery's own setting), checks
of volunteers six months after they leave. It decides nothing; whoever looks after the file does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nursery_rota.domain.book import Book
from nursery_rota.domain.names import full_name
from nursery_rota.domain.tables import Family, Person
from nursery_rota.wording import full_date, plural

CHECKS_MONTHS = 6
"""How long numbers of checks stay after a volunteer leaves."""


@dataclass(frozen=True)
class DueFamily:
    """A family whose time is over: it left on ``left_on``, its records were to be kept until ``until``."""

    id: int
    name: str
    left_on: date
    until: date

    @property
    def words(self) -> str:
        return f"left on {full_date(self.left_on)}, kept until {full_date(self.until)}"


@dataclass(frozen=True)
class DueChecks:
    """Someone who left and whose ``checks`` still bear their numbers."""

    id: int
    name: str
    left_on: date
    until: date
    checks: tuple[int, ...]

    @property
    def words(self) -> str:
        numbers = plural(len(self.checks), "number of a check", "numbers of checks")
        return f"left on {full_date(self.left_on)}: {numbers} to be forgotten, the dates stay"


def due_families(book: Book, today: date) -> tuple[DueFamily, ...]:
    """Families that left so long ago that their records are due, longest ago first."""
    found = []
    for family in book.families:
        left = left_on(book, family)
        if left is None or not _says_who(book, family):
            continue
        until = months_later(left, book.nursery.retention_months)
        if until <= today:
            found.append(DueFamily(family.id, family.name, left, until))
    return tuple(sorted(found, key=lambda due: (due.left_on, due.name)))


def due_checks(book: Book, today: date) -> tuple[DueChecks, ...]:
    """People who left half a year ago and whose checks still bear numbers, longest ago first. Staff are not among
    them: other rules hold for employment."""
    found = []
    for person in book.people:
        left = _person_left(book, person)
        numbered = tuple(c.id for c in book.checks if c.person_id == person.id and c.reference)
        if left is None or not numbered or book.employments_of.get(person.id):
            continue
        until = months_later(left, CHECKS_MONTHS)
        if until <= today:
            found.append(DueChecks(person.id, full_name(person), left, until, numbered))
    return tuple(sorted(found, key=lambda due: (due.left_on, due.name)))


def left_on(book: Book, family: Family) -> date | None:
    """The day the last of the family left: its own day of leaving, or that of its last child; None while it is
    here."""
    children = [child for child in book.children if child.family_id == family.id]
    if family.left_on is None and (not children or any(child.leaves_on is None for child in children)):
        return None
    days = [child.leaves_on for child in children if child.leaves_on is not None]
    return max([*days, *([family.left_on] if family.left_on else [])])


def months_later(day: date, months: int) -> date:
    """The same day so many months on, or the last day of that month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def _person_left(book: Book, person: Person) -> date | None:
    family = book.family.get(person.family_id or 0)
    own = [day for day in (person.left_on, left_on(book, family) if family else None) if day is not None]
    return min(own) if own else None


def _says_who(book: Book, family: Family) -> bool:
    """Whether anything still says who they were: what an erasure leaves has no names, and is not erased again."""
    names = {(p.first_name, p.last_name) for p in book.people if p.family_id == family.id}
    names |= {(c.first_name, c.last_name) for c in book.children if c.family_id == family.id}
    return not family.name.startswith(FORMER_FAMILY) or not names <= _NAMELESS


FORMER_FAMILY = "Left family"
"""How a family is called whose name was forgotten, with a number after it."""
_NAMELESS = {("Former", "parent"), ("Former", "child")}
