"""Calendar files of a book: one for each family and one of everybody, in the nursery's own time zone."""

from __future__ import annotations

from datetime import date, datetime

from nursery_rota.domain.book import Book
from nursery_rota.domain.family_sheet import family_sheets
from nursery_rota.domain.regions import time_zone
from nursery_rota.domain.tables import Family, Term
from nursery_rota.errors import NotPossible
from nursery_rota.exchange.calendar_file import family_calendar, rota_calendar

WHOLE_ROTA = "Whole rota.ics"


def all_calendars(book: Book, term: Term, today: date, made_at: datetime) -> dict[str, bytes]:
    """Every calendar by file name: each family's, and the whole rota's last. Families of one name get a
    number, so that none is lost."""
    files: dict[str, bytes] = {}
    for sheet in family_sheets(book, term, today):
        name = plain_name(sheet.family)
        taken = sum(other == f"{name}.ics" or other.startswith(f"{name} (") for other in files)
        file_name = f"{name} ({taken + 1}).ics" if taken else f"{name}.ics"
        files[file_name] = calendar_of(book, term, today, made_at, book.family[sheet.family_id])
    files[WHOLE_ROTA] = calendar_of(book, term, today, made_at, None)
    return files


def plain_name(name: str) -> str:
    """A family's name as the name of a file on any system."""
    kept = "".join(letter if letter.isalnum() or letter in " -'" else " " for letter in name)
    return " ".join(kept.split()) or "Family"


def calendar_of(book: Book, term: Term, today: date, made_at: datetime, family: Family | None) -> bytes:
    """The calendar of one family, or of everybody without ``family``. A new issue updates the old entries."""
    found = family_sheets(book, term, today)
    zone = time_zone(book.nursery.holiday_region)
    issue = found[0].issue if found else None
    sequence = issue.number if issue else 0
    if family is None:
        return rota_calendar(found, made_at=made_at, tz=zone, sequence=sequence)
    mine = next((s for s in found if s.family_id == family.id), None)
    if mine is None:
        raise NotPossible(f"The {family.name} family has no duties in {term.name}, or is hidden on prints.")
    return family_calendar(mine, made_at=made_at, tz=zone, sequence=sequence)
