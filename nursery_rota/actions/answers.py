"""When somebody can come: the standing answers for weekly shifts, several in one step. Dated ones are plain rows."""

from __future__ import annotations

from collections.abc import Collection

from nursery_rota.domain.book import Book
from nursery_rota.domain.names import full_name
from nursery_rota.domain.tables import Answer, Availability
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.wording import plural, weekday_short

_WORDS = {"prefer": "prefers", "yes": "yes", "avoid": "rather not", "no": "no", None: "not said"}


def answer_shifts(file: RotaFile, person_id: int, shift_ids: Collection[int], answer: Answer | None) -> int:
    """Give the same standing answer for these shifts; None takes the shifts' own answers back, so that what was
    said for the weekday or for all holds again. How many shifts it was given for."""
    book = file.book()
    shifts = [shift for shift in book.shifts if shift.id in shift_ids]
    if not shifts:
        return 0
    first = f"{weekday_short(shifts[0].weekday)} {shifts[0].name}"
    more = f" and {plural(len(shifts) - 1, 'more', 'more')}" if len(shifts) > 1 else ""
    label = f"{full_name(book.person[person_id])}: {_WORDS[answer]}, {first}{more}"
    with file.step(label) as step:
        for shift in shifts:
            own = _own(book, person_id, shift.id)
            for row in own if answer is None else own[1:]:
                step.delete("availability", row.id)
            if answer is not None and own:
                step.update("availability", own[0].id, {"answer": answer})
            elif answer is not None:
                values = {"person_id": person_id, "shift_id": shift.id, "answer": answer}
                step.insert("availability", values)
    return len(shifts)


def _own(book: Book, person_id: int, shift_id: int) -> list[Availability]:
    """The answers without dates for just this shift."""
    return [
        row
        for row in book.availability_of.get(person_id, ())
        if row.shift_id == shift_id and row.starts_on is None and row.ends_on is None
    ]
