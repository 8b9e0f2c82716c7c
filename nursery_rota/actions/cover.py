"""Cover: who was asked to come instead of somebody, what they said, and the change of people as one step.

Nothing is marked when a parent rings to say that they can't come: the duty becomes excused in the step that
brings the cover and books the make-up, so that one undo takes back all of it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from nursery_rota.actions.duties import duty_title, find_duty
from nursery_rota.domain.book import Book
from nursery_rota.domain.eligibility import ACTIVE
from nursery_rota.domain.make_up import MakeUp, make_up_note, make_up_of
from nursery_rota.domain.names import full_name
from nursery_rota.domain.tables import CoverAnswer, CoverRequest, Duty
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.step import Step
from nursery_rota.wording import short_day

Absent = Literal["excused", "missed"]
_SAID: dict[CoverAnswer, str] = {
    "asked": "asked again",
    "yes": "can come",
    "no": "can’t come either",
    "no_answer": "no answer",
}


def ask(file: RotaFile, duty_id: int, person_id: int, now: datetime, said: CoverAnswer = "asked") -> int:
    """Note that a person is being asked to take over a duty, when, and what they ``said`` at once; the id of
    the note. Asking again keeps the older note: who was rung how often is part of the answer."""
    book = file.book()
    duty = find_duty(book, duty_id)
    label = f"Asked {full_name(book.person[person_id])} to come on {short_day(duty.on_date)}"
    if said != "asked":
        label += f": {_SAID[said]}"
    values = {
        "duty_id": duty_id,
        "person_id": person_id,
        "asked_at": now.isoformat(timespec="minutes"),
        "answer": said,
    }
    with file.step(label) as step:
        return step.insert("cover_requests", values)


def answer(file: RotaFile, request_id: int, said: CoverAnswer) -> None:
    """Note what somebody who was asked has said. ``NotPossible`` where the note is gone."""
    book = file.book()
    request = next((r for r in book.cover_requests if r.id == request_id), None)
    if request is None:
        raise NotPossible("This note of a call is no longer there.")
    with file.step(f"{full_name(book.person[request.person_id])}: {_SAID[said]}") as step:
        step.update("cover_requests", request_id, {"answer": said})


def cover(
    file: RotaFile,
    duty_id: int,
    person_id: int,
    *,
    make_up: bool,
    absent: Absent = "excused",
    booked: MakeUp | None = None,
) -> int:
    """One step: the duty becomes ``absent``, ``person_id`` gets the place, and what they were asked is
    answered with yes. With ``make_up`` the account of the absent person's family gets a line that says so; its
    amount is nothing, because a duty that was not worked is owed anyway. ``booked`` is the place that the
    absent person takes instead. The id of the new duty.

    ``NotPossible`` where the duty is gone or over, or the person has the place already.
    """
    book = file.book()
    duty = find_duty(book, duty_id)
    _refuse(book, duty, person_id)
    who = full_name(book.person[person_id])
    with file.step(f"{who} covers {duty_title(book, duty)}{_later(booked)}") as step:
        step.update("duties", duty_id, {"status": absent})
        _book_make_up(step, book, duty, booked)
        covering = _give(step, book, duty, person_id)
        for request in _open_requests(book, duty_id, person_id):
            step.update("cover_requests", request.id, {"answer": "yes"})
        family_id = book.person[duty.person_id].family_id
        if make_up and family_id is not None:
            note = f"Make-up owed: {duty_title(book, duty)}, covered by {who}"
            step.insert(
                "credits", {"family_id": family_id, "on_date": duty.on_date, "kind": "make_up", "note": note}
            )
        return covering


def mark_missed(file: RotaFile, duty_id: int, booked: MakeUp | None = None) -> None:
    """One step: somebody did not come, and makes up for it on the date of ``booked``, where one is given.
    ``NotPossible`` where the duty is gone, or its make-up stands already."""
    book = file.book()
    duty = find_duty(book, duty_id)
    with file.step(f"Marked {duty_title(book, duty)} as missed{_later(booked)}") as step:
        step.update("duties", duty_id, {"status": "missed"})
        _book_make_up(step, book, duty, booked)


def _later(booked: MakeUp | None) -> str:
    return f"; make-up on {booked.title}" if booked is not None else ""


def _book_make_up(step: Step, book: Book, duty: Duty, booked: MakeUp | None) -> None:
    """The same person takes a place later on, with a note that says what for."""
    if booked is None:
        return
    standing = make_up_of(book, duty)
    if standing is not None:
        raise NotPossible(f"{duty_title(book, standing)} makes up for this duty already.")
    values = {
        "on_date": booked.on_date,
        "shift_id": booked.shift_id,
        "room_id": booked.room_id,
        "person_id": duty.person_id,
        "origin": "manual",
        "note": make_up_note(duty),
    }
    step.insert("duties", values)


def _refuse(book: Book, duty: Duty, person_id: int) -> None:
    if duty.status not in ("planned", "confirmed"):
        raise NotPossible(f"{duty_title(book, duty)} is {duty.status} already, so nobody has to cover it.")
    if person_id == duty.person_id:
        raise NotPossible(
            f"{full_name(book.person[person_id])} has this duty; somebody else has to cover it."
        )
    own = _own(book, duty, person_id)
    if own is not None and own.status in ACTIVE and not own.reserve:
        raise NotPossible(f"{duty_title(book, own)} stands already; choose somebody else.")


def _own(book: Book, duty: Duty, person_id: int) -> Duty | None:
    """The duty that the person has on the same shift already: as first call, or one that fell out."""
    held = book.duties_of.get(person_id, ())
    return next((d for d in held if (d.on_date, d.shift_id) == (duty.on_date, duty.shift_id)), None)


def _give(step: Step, book: Book, duty: Duty, person_id: int) -> int:
    """A new duty, or the first call becomes one: a person is on a shift once only."""
    place = {"room_id": duty.room_id, "status": "planned", "origin": "cover", "reserve": False}
    own = _own(book, duty, person_id)
    if own is not None:
        step.update("duties", own.id, place)
        return own.id
    values = {"on_date": duty.on_date, "shift_id": duty.shift_id, "person_id": person_id, **place}
    return step.insert("duties", values)


def _open_requests(book: Book, duty_id: int, person_id: int) -> list[CoverRequest]:
    return [
        r for r in book.cover_requests if (r.duty_id, r.person_id, r.answer) == (duty_id, person_id, "asked")
    ]
