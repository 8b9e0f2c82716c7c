"""The families of a nursery as a spreadsheet that people can go on with, and that can be brought in again.

One row for each child, or for each family without one, in the columns of the template. It must not know the window.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import within
from nursery_rota.domain.tables import Child, Family, Person
from nursery_rota.exchange.template import HEADS, Cell, write_sheet
from nursery_rota.wording import DAYS

_PARENTS = 2
"""The template has columns for so many; further parents are named in the notes."""


def write_families(target: Path, book: Book, today: date) -> int:
    """Write the families that are here on ``today`` or will be; how many rows. ``FileProblem`` where the file cannot be
    written. It holds what is private: phone numbers, dates of birth, notes."""
    rows = list(family_rows(book, today))
    write_sheet(target, rows)
    return len(rows)


def family_rows(book: Book, today: date) -> Iterable[tuple[Cell, ...]]:
    """The cells of each row, in the order of the template's columns."""
    for family in sorted(book.families, key=lambda f: f.name.casefold()):
        if not within(today, None, family.left_on):
            continue
        parents = [p for p in book.adults_of.get(family.id, ()) if within(today, None, p.left_on)]
        children = [c for c in book.children_of.get(family.id, ()) if within(today, None, c.leaves_on)]
        shown: list[Child | None] = [*children] or [None]
        for child in shown:
            cells = _cells(book, family, parents, child, today)
            yield tuple(cells.get(head, "") for head in HEADS)


def _cells(
    book: Book, family: Family, parents: list[Person], child: Child | None, today: date
) -> dict[str, Cell]:
    cells: dict[str, Cell] = {"Surname": family.name}
    for number, parent in enumerate(parents[:_PARENTS], 1):
        cells |= {
            f"Parent {number} first name": parent.first_name,
            f"Parent {number} last name": parent.last_name,
            f"Parent {number} phone": parent.phone or "",
            f"Parent {number} e-mail": parent.email or "",
        }
    further = [f"{p.first_name} {p.last_name}".strip() for p in parents[_PARENTS:]]
    notes = [family.notes, *([f"Also: {', '.join(further)}"] if further else [])]
    if child is not None:
        name = child.first_name if child.last_name == family.name else f"{child.first_name} {child.last_name}"
        cells |= {
            "Child first name": name.strip(),
            "Child date of birth": child.date_of_birth,
            "Child start date": child.starts_on or "",
            "Days": _days(book, child, today),
        }
        notes.append(child.notes)
    cells["Notes"] = "; ".join(note for note in notes if note)
    return cells


def _days(book: Book, child: Child, today: date) -> str:
    """ "Mo We Fr": the weekdays with a booking that runs, or will."""
    weekdays = {
        book.session[b.session_id].weekday
        for b in book.bookings
        if b.child_id == child.id and within(today, None, b.ends_on)
    }
    return " ".join(DAYS[day][:2] for day in sorted(weekdays))
