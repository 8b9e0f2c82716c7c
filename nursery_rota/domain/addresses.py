"""Which e-mail addresses a family has: of the adults who are there, as typed, if they can be addresses at all."""

from __future__ import annotations

import re
from datetime import date

from nursery_rota.domain.book import Book

_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+\.[^\s@<>,;:\"()\[\]\\.]+")


def is_address(text: str) -> bool:
    """Has the text the shape of one address? Nothing else may reach the head of a letter."""
    return bool(_ADDRESS.fullmatch(text)) and text.isascii()


def addresses_of(book: Book, family_id: int, today: date) -> tuple[str, ...]:
    """Each address once, in the order of the family's adults; empty where none can be written to."""
    adults = (p for p in book.adults_of.get(family_id, ()) if p.left_on is None or p.left_on >= today)
    found = (person.email.strip() for person in adults if person.email)
    return tuple(dict.fromkeys(address for address in found if is_address(address)))
