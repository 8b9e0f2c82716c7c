"""Which names cannot be printed whole on this computer, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator

from nursery_rota.documents.fonts import clean, missing_letters
from nursery_rota.documents.system_fonts import could_be_set
from nursery_rota.domain.book import Book, remembered
from nursery_rota.domain.names import full_name
from nursery_rota.wording import some


@remembered
def letters_note(book: Book) -> str:
    """Names with letters that no face here has, as a sentence with the next step; "" where there is none."""
    found = {name: missing for name in _names(book) if (missing := missing_letters(clean(name)))}
    if not found:
        return ""
    names = list(found)
    many = "name has" if len(names) == 1 else "names have"
    way_on = "Type a name in Latin letters under “known as”"
    if all(could_be_set(letter) for missing in found.values() for letter in missing):
        way_on = "Install a Noto Sans font for their script, or type a name in Latin letters"
    return (
        f"{len(names)} {many} letters that cannot be printed on this computer: {some(names)}. "
        f"A “?” stands for each. {way_on}."
    )


def _names(book: Book) -> Iterator[str]:
    """Every name that may stand on paper, once."""
    seen = {"": None, book.nursery.name: None}
    for rows in (book.families, book.rooms, book.shifts, book.sessions):
        seen |= dict.fromkeys(row.name for row in rows)
    seen |= dict.fromkeys(full_name(person) for person in book.people)
    seen |= dict.fromkeys(person.known_as or "" for person in book.people)
    yield from seen
