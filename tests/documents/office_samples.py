"""An invented nursery for the papers of the office: hard names, a hidden family, phones with and without consent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from tests.documents.sheet_samples import HARD_NAMES
from tests.making import MONDAY, small_nursery

NURSERY = "Plum Lane <b>& Söns</b>"
HIDDEN = "Verborgen"
LONG = "Maximiliana-Alexandrina Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh"


def office_book(parents: int = 12, **rows: Any) -> Book:
    """Mondays only. Family 1 is hidden on prints; odd people share their phone, even ones do not."""
    book = small_nursery(
        parents=parents, nursery=t.Nursery(name=NURSERY, replacement_rate_pence=1271), **rows
    )
    names = dict(enumerate((HIDDEN, *HARD_NAMES, LONG), start=1))
    people = tuple(
        replace(
            p,
            first_name=names.get(p.id, p.first_name),
            last_name="" if p.id in names else p.last_name,
            phone=f"07700 {900000 + p.id}",
            share_phone=p.id % 2 == 1,
        )
        for p in book.people
    )
    families = tuple(
        replace(f, name=names.get(f.id, f.name), hide_on_prints=f.id == 1) for f in book.families
    )
    return replace(book, people=people, families=families)


def duty(id_: int, person: int, weeks: int = 0, **changes: Any) -> t.Duty:
    return replace(t.Duty(id_, MONDAY + timedelta(weeks=weeks), 1, None, person), **changes)


def letters(text: str) -> str:
    """Text without the spaces and hyphens at which a long name may be broken over lines."""
    return "".join(c for c in text if c.isalnum())


def published(book: Book, *duties: t.Duty) -> Book:
    """The same book after an issue 4 that holds these duties."""
    issued = tuple(
        t.PublishedDuty(i, 1, d.on_date, d.shift_id, d.room_id, d.person_id, d.reserve)
        for i, d in enumerate(duties, start=1)
    )
    issue = t.Publication(1, 1, 4, "2026-09-10T15:44:00", "Ruth Okafor")
    return replace(book, publications=(issue,), published_duties=issued)
