"""What can be found by typing: commands, families, people, days; and how well each fits what was typed.

Owns matching and order. Knows no widget; names are plain text everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import closure_on, term_on, within
from nursery_rota.domain.names import full_name
from nursery_rota.domain.tables import Child, Family, Person
from nursery_rota.gui.find.days import read_day
from nursery_rota.gui.models.columns import sort_key
from nursery_rota.wording import listing, long_day

FindKind = Literal["command", "family", "staff", "day"]
MOST = 12
"""Lines that are offered at once."""


@dataclass(frozen=True)
class Find:
    """One line of the list. ``key`` is the command, ``id`` the family or person, ``on_date`` the day.
    ``more`` are words that find it too, but are not shown."""

    kind: FindKind
    title: str
    second: str
    sign: str
    key: str = ""
    id: int = 0
    on_date: date | None = None
    more: str = ""

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.title, self.second) if part)


def found(text: str, commands: Iterable[Find], book: Book | None, today: date) -> tuple[Find, ...]:
    """What fits ``text``, best first. Of nothing typed: the commands, as they stand in the menus."""
    commands = tuple(commands)
    if not text.strip():
        return commands[:MOST]
    day = read_day(text, today) if book is not None else None
    dated = (_of_day(book, day),) if book is not None and day is not None else ()
    people = (*families(book, today), *staff(book, today)) if book is not None else ()
    ranked = [
        (rank, number, find)
        for number, find in enumerate((*people, *commands))
        if (rank := _rank(text, find)) is not None
    ]
    ranked.sort(key=lambda one: one[:2])
    return (*dated, *(find for _, _, find in ranked))[:MOST]


def _rank(text: str, find: Find) -> int | None:
    """0: the title begins with it; 1: a word of the title does; 2: words beside it do; None: no."""
    typed = sort_key(text).split()
    title, beside = sort_key(find.title), sort_key(f"{find.second} {find.more}")
    if title.startswith(" ".join(typed)):
        return 0
    if _begin(typed, title.split()):
        return 1
    return 2 if _begin(typed, [*title.split(), *beside.split()]) else None


def _begin(typed: list[str], words: list[str]) -> bool:
    """Does each typed word begin a word here, with or without the signs around it?"""
    plain = [part for word in words for part in re.split(r"[^\w'’]+", word) if part]
    return all(any(word.startswith(part) for word in (*words, *plain)) for part in typed)


def families(book: Book, today: date) -> tuple[Find, ...]:
    """Families, then their parents and children one by one: each leads to the family."""
    finds: list[Find] = []
    for family in book.families:
        adults, children = book.adults_of.get(family.id, ()), book.children_of.get(family.id, ())
        finds.append(_of_family(family, adults, children, today))
        finds += [_of_member(full_name(adult), "parent", family) for adult in adults]
        finds += [
            _of_member(f"{child.first_name} {child.last_name}".strip(), "child", family) for child in children
        ]
    return tuple(finds)


def _of_family(family: Family, adults: Iterable[Person], children: Iterable[Child], today: date) -> Find:
    names = listing([adult.first_name for adult in adults])
    gone = family.left_on is not None and family.left_on < today
    second = f"Family, left: {names}" if gone else f"Family: {names}"
    return Find("family", family.name, second, "families", id=family.id)


def _of_member(name: str, what: str, family: Family) -> Find:
    sign = "child" if what == "child" else "families"
    return Find("family", name, f"{what.capitalize()}, {family.name}", sign, id=family.id)


def staff(book: Book, today: date) -> tuple[Find, ...]:
    """Everybody with a contract, once."""
    finds: dict[int, Find] = {}
    for contract in book.employments:
        person = book.person.get(contract.person_id)
        if person is not None:
            role = contract.role if within(today, None, contract.ends_on) else f"{contract.role}, left"
            finds[person.id] = Find("staff", full_name(person), f"Staff, {role}", "staff", id=contract.id)
    return tuple(finds.values())


def _of_day(book: Book, day: date) -> Find:
    closure, term = closure_on(book, day), term_on(book, day)
    second = term.name if term is not None else "Not in a term"
    if closure is not None:
        second = f"Closed: {closure.reason}" if closure.reason else "Closed"
    return Find("day", f"{long_day(day)} {day.year}", second, "calendar", on_date=day)
