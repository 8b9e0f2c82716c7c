"""Calendar files of a book: one for each family and one of everybody, in the nursery's own time zone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from nursery_rota.domain.book import Book
from nursery_rota.domain.family_sheet import family_sheets
from nursery_rota.domain.issues import stamp
from nursery_rota.domain.regions import time_zone
from nursery_rota.domain.sheets import IssueStamp
from nursery_rota.domain.tables import Family, Term
from nursery_rota.errors import NotPossible
from nursery_rota.exchange.calendar_file import family_calendar, rota_calendar

WHOLE_ROTA = "Whole rota.ics"


def all_calendars(
    book: Book, term: Term, today: date, made_at: datetime, *, reminder: bool = True
) -> dict[str, bytes]:
    """Every calendar by file name: each family's, and the whole rota's last."""
    found = family_sheets(book, term, today)
    zone = time_zone(book.nursery.holiday_region)
    names = file_names([sheet.family for sheet in found])
    files = {
        f"{name}.ics": family_calendar(
            sheet, made_at=made_at, tz=zone, sequence=sequence_of(sheet.issue), reminder=reminder
        )
        for name, sheet in zip(names, found, strict=True)
    }
    sequence = sequence_of(stamp(book, term))
    files[WHOLE_ROTA] = rota_calendar(found, made_at=made_at, tz=zone, sequence=sequence)
    return files


def file_names(families: Sequence[str]) -> list[str]:
    """A name of a file for each family; families of one name get a number, so that none is lost."""
    names: list[str] = []
    for family in families:
        name = plain_name(family)
        taken = {other.casefold() for other in names}
        number = 2
        while name.casefold() in taken:
            name = f"{plain_name(family)} ({number})"
            number += 1
        names.append(name)
    return names


def plain_name(name: str) -> str:
    """A family's name as the name of a file on any system."""
    kept = "".join(letter if letter.isalnum() or letter in " -'" else " " for letter in name)
    return " ".join(kept.split()) or "Family"


def calendar_of(
    book: Book,
    term: Term,
    today: date,
    made_at: datetime,
    family: Family | None,
    *,
    reminder: bool = True,
) -> bytes:
    """The calendar of one family, or of everybody without ``family``. A new issue updates the old entries.

    ``reminder``: an alarm the evening before, for a family's own calendar.
    """
    found = family_sheets(book, term, today, None if family is None else (family.id,))
    zone = time_zone(book.nursery.holiday_region)
    sequence = sequence_of(stamp(book, term))
    if family is None:
        return rota_calendar(found, made_at=made_at, tz=zone, sequence=sequence)
    if not found:
        raise NotPossible(f"The {family.name} family has no duties in {term.name}, or is hidden on prints.")
    return family_calendar(found[0], made_at=made_at, tz=zone, sequence=sequence, reminder=reminder)


def sequence_of(issue: IssueStamp | None) -> int:
    """Rises with each issue, and between two issues once something has changed: RFC 5545, 3.8.7.4."""
    return 2 * issue.number + (issue.changes_since > 0) if issue is not None else 0
