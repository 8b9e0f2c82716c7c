"""Bank holidays of the nursery's region as closures, in one step. They are facts of the calendar that nobody
should have to type; one day may be added or removed by hand afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from nursery_rota.domain.book import Book
from nursery_rota.domain.tables import Closure
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.wording import plural


def add_bank_holidays(file: RotaFile, first_year: int, last_year: int) -> int:
    """Close the nursery on the region's bank holidays of the years, both included, that fall on a weekday and
    on which it is open so far. How many were added; adding them again adds none."""
    new = new_bank_holidays(file.book(), first_year, last_year)
    if new:
        with file.step(f"Added {plural(len(new), 'bank holiday')}") as step:
            for closure in new:
                step.insert("closures", {k: v for k, v in vars(closure).items() if k != "id"})
    return len(new)


def new_bank_holidays(book: Book, first_year: int, last_year: int) -> list[Closure]:
    """The closures that ``add_bank_holidays`` would add, for a step that adds more than these."""
    known = _holidays(book.nursery.holiday_region, first_year, last_year)
    return [
        Closure(0, day, day, "bank_holiday", name)
        for day, name in sorted(known.items())
        if day.weekday() < 5 and not any(c.starts_on <= day <= c.ends_on for c in book.closures)
    ]


def _holidays(region: str, first_year: int, last_year: int) -> Mapping[date, str]:
    """Names by date. ``NotPossible`` for a region that is not known."""
    # Loaded here because it takes longer to load than everything else together.
    import holidays

    country, _, part = region.partition("-")
    try:
        found = holidays.country_holidays(
            country, subdiv=part or None, years=range(first_year, last_year + 1), language="en_GB"
        )
    except NotImplementedError as unknown:  # the library's word for a region that it does not know
        raise NotPossible(
            f"The holidays of “{region}” are not known here. Choose another region, or type the closed days."
        ) from unknown
    return dict(found)
