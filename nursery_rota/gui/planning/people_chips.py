"""Parents as chips of the families panel, worked out from the book. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from nursery_rota.domain.book import Book, remembered_while
from nursery_rota.domain.calendar import within
from nursery_rota.domain.eligibility import holds
from nursery_rota.domain.names import full_name, short_names
from nursery_rota.gui.rota.families_model import PersonChip

_FIRST_AID = ("first_aid", "first_aid_emergency")


@remembered_while("people", "checks")
def people_chips(book: Book, today: date) -> Mapping[int, tuple[PersonChip, ...]]:
    """Parents who do duties, by family."""
    short = short_names(book)
    return {
        family_id: tuple(
            PersonChip(
                person.id,
                short[person.id],
                full_name(person),
                person.level,
                any(holds(book, person.id, kind, today) for kind in _FIRST_AID),
            )
            for person in people
            if person.does_duties and within(today, None, person.left_on)
        )
        for family_id, people in book.adults_of.items()
    }
