"""How people are called on rotas: first name and initial, with enough letters to tell two apart."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping

from nursery_rota.domain.book import Book, remembered_while
from nursery_rota.domain.tables import Person


def look_up_key(name: str) -> str:
    """For sorting as people look names up: accents and capitals do not matter, so that Åkesson stands by A."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def full_name(person: Person) -> str:
    """First and last name as typed."""
    return f"{person.first_name} {person.last_name}".strip()


def call_name(person: Person) -> str:
    """The name a person goes by."""
    return person.known_as or person.first_name


@remembered_while("people")
def short_names(book: Book) -> Mapping[int, str]:
    """ "Róisín M." by person; where two would agree, as many letters as it takes ("Anna Kov.", "Anna Kow.").

    Two people of exactly the same name are told apart by a number.
    """
    letters = {p.id: min(1, len(p.last_name)) for p in book.people}
    people = {p.id: p for p in book.people}
    while True:
        names = {i: _with_letters(people[i], count) for i, count in letters.items()}
        shared = Counter(name.rstrip(".") for name in names.values())
        clashing = [
            i
            for i, name in names.items()
            if shared[name.rstrip(".")] > 1 and letters[i] < len(people[i].last_name)
        ]
        if not clashing:
            return _numbered(names)
        for i in clashing:
            letters[i] += 1


def _with_letters(person: Person, letters: int) -> str:
    last = person.last_name
    if not last:
        return call_name(person)
    if letters >= len(last):
        return f"{call_name(person)} {last}"
    return f"{call_name(person)} {last[:letters].rstrip()}."


def _numbered(names: Mapping[int, str]) -> Mapping[int, str]:
    seen: Counter[str] = Counter()
    alike = Counter(names.values())
    numbered = {}
    for i, name in sorted(names.items()):
        seen[name] += 1
        numbered[i] = f"{name} ({seen[name]})" if alike[name] > 1 else name
    return numbered
