"""Accepting a mended rota: the absence and every change of hands in one step, which one undo takes back."""

from __future__ import annotations

from nursery_rota.domain.book import Book
from nursery_rota.domain.mended import Mended
from nursery_rota.domain.tables import Duty
from nursery_rota.domain.vacancies import replaced_answers
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.step import Step


def accept_mended(file: RotaFile, mended: Mended) -> int:
    """Write a mended rota down and answer how many rows of the rota changed. Of somebody who is away, the days
    are noted as days they cannot come, and their duties then as excused.

    ``NotPossible`` if the rota has changed since: the answer would be to another question.
    """
    book = file.book()
    if book is not mended.book:
        raise NotPossible("The rota has changed since. Mend it again.")
    before = {d.id: d for d in book.duties}
    after = {d.id: d for d in mended.proposal.duties}
    gone = sorted(before.keys() - after.keys())
    changed = [d for i, d in after.items() if i in before and before[i] != d]
    new = [d for d in after.values() if d.id < 0]
    count = len(gone) + len(changed) + len(new)
    if not count and mended.away is None:
        return 0
    with file.step(mended.label) as step:
        _note_absence(step, book, mended)
        for duty_id in gone:
            step.delete("duties", duty_id)
        for duty in changed:
            step.update("duties", duty.id, _differences(before[duty.id], duty))
        for duty in new:
            step.insert("duties", {name: value for name, value in vars(duty).items() if name != "id"})
    return count


def _note_absence(step: Step, book: Book, mended: Mended) -> None:
    away = mended.away
    if away is None:
        return
    for answer in replaced_answers(book, away):
        step.delete("availability", answer.id)
    step.insert(
        "availability",
        {
            "person_id": away.person_id,
            "answer": "no",
            "starts_on": away.starts_on,
            "ends_on": away.ends_on,
        },
    )


def _differences(before: Duty, after: Duty) -> dict[str, object]:
    return {name: value for name, value in vars(after).items() if getattr(before, name) != value}
