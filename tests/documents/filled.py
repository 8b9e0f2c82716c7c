"""The sample nursery with a rota, made by taking turns: quick, the same each time, and lawful enough for paper."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import cycle
from pathlib import Path

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.places import places
from nursery_rota.paths import resources
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.whole_file import import_tables
from tests.making import reference

TODAY = date(2026, 11, 20)


@cache
def sample(name: str = "plum-lane") -> Book:
    """A sample as it comes, with nothing planned."""
    tables = json.loads((resources() / "sample" / f"{name}.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.rota"
        import_tables(path, tables, reference())
        with RotaFile.open(path, read_only=True, reference=reference()) as file:
            return file.book()


@cache
def plum_lane() -> tuple[Book, t.Term, date]:
    """With every place of the first term taken but one, a first call, a change since the issue, an override."""
    book = sample()
    term = book.terms[0]
    parents = cycle([p.id for p in book.people if p.family_id is not None and p.does_duties])
    duties = []
    for place in places(book, term.starts_on, term.ends_on):
        for _ in range(max(len(place.required), 1)):
            status: t.DutyStatus = "worked" if place.on_date < TODAY else "planned"
            number = len(duties) + 1
            duties.append(t.Duty(number, place.on_date, place.shift.id, place.room_id, next(parents), status))
    empty = next(d for d in duties if d.on_date == date(2026, 11, 24))
    standing_by = next(d for d in duties if d.on_date == date(2026, 11, 26))
    issues = (
        t.Publication(1, term.id, 3, "2026-11-06T16:00:00", "Ruth Okafor"),
        t.Publication(2, term.id, 4, "2026-11-20T15:40:00", "Ruth Okafor", "Ngozi is being asked."),
    )
    issued = tuple(
        t.PublishedDuty(d.id, 2, d.on_date, d.shift_id, d.room_id, d.person_id, d.reserve)
        for d in duties
        if d.on_date != date(2026, 11, 25)
    )
    kept = tuple(replace(d, reserve=d is standing_by) for d in duties if d is not empty)
    return replace(book, duties=kept, publications=issues, published_duties=issued), term, TODAY
