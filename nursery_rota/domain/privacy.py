"""Whose name and phone may stand on paper: families that hide from prints, phones shown by consent only."""

from __future__ import annotations

from nursery_rota.domain.book import Book, remembered_while
from nursery_rota.domain.names import full_name
from nursery_rota.domain.tables import Person


@remembered_while("families", "people")
def hidden(book: Book, person_id: int) -> bool:
    """Is the person of a family that no print may name?"""
    family = book.family.get(book.person[person_id].family_id or 0)
    return family is not None and family.hide_on_prints


def shown_name(book: Book, person_id: int) -> str:
    """The whole name, for papers that stay in the office; "" for a person whom no print may name."""
    return "" if hidden(book, person_id) else full_name(book.person[person_id])


def may_be_rung(book: Book, person: Person) -> bool:
    """Is this a parent who does duties, has a phone, and agreed that other parents may see it?"""
    return (
        person.family_id in book.family
        and person.does_duties
        and person.share_phone
        and bool(person.phone)
        and not hidden(book, person.id)
    )
