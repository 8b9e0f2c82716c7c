"""The verbs of the grid: give, clear, move, swap, pin, mark, copy a week. One step each, named for undo."""

from __future__ import annotations

from datetime import date, timedelta

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import shifts_on
from nursery_rota.domain.eligibility import ACTIVE
from nursery_rota.domain.names import full_name
from nursery_rota.domain.tables import Duty, DutyStatus
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.step import Step
from nursery_rota.wording import day_month, plural, short_day

_MARKS = {
    "planned": "planned",
    "confirmed": "confirmed",
    "worked": "worked",
    "missed": "missed",
    "excused": "excused",
    "cancelled": "cancelled",
}


def assign(
    file: RotaFile,
    *,
    on_date: date,
    shift_id: int,
    room_id: int | None,
    person_id: int,
    observing: bool = False,
    reserve: bool = False,
) -> int:
    """Give a place to a person and answer the duty's id. ``NotPossible`` where they hold it already."""
    book = file.book()
    person, shift = book.person[person_id], book.shift[shift_id]
    label = f"Gave {shift.name} on {short_day(on_date)} to {full_name(person)}"
    with file.step(label) as step:
        return _give(
            step,
            book,
            Duty(
                0,
                on_date,
                shift_id,
                room_id,
                person_id,
                origin="manual",
                observing=observing,
                reserve=reserve,
            ),
        )


def clear(file: RotaFile, duty_id: int) -> None:
    """Take a person off a place."""
    book = file.book()
    duty = find_duty(book, duty_id)
    with file.step(f"Cleared {duty_title(book, duty)}") as step:
        step.delete("duties", duty_id)


def move(
    file: RotaFile,
    duty_id: int,
    *,
    on_date: date,
    shift_id: int,
    room_id: int | None,
    reserve: bool | None = None,
) -> None:
    """Move a duty to another place; it stays pinned if it was. ``reserve`` makes it first call there, or no
    longer; None leaves that as it is."""
    book = file.book()
    duty = find_duty(book, duty_id)
    who, shift = full_name(book.person[duty.person_id]), book.shift[shift_id]
    becomes = duty.reserve if reserve is None else reserve
    if (duty.on_date, duty.shift_id, duty.room_id, duty.reserve) == (on_date, shift_id, room_id, becomes):
        return
    _refuse_double(book, on_date, shift_id, duty.person_id, beside=duty.id)
    with file.step(f"Moved {who} to {shift.name} on {short_day(on_date)}") as step:
        step.update(
            "duties",
            duty_id,
            {
                "on_date": on_date,
                "shift_id": shift_id,
                "room_id": room_id,
                "reserve": becomes,
                "origin": "manual",
            },
        )


def copy(file: RotaFile, duty_id: int, *, on_date: date, shift_id: int, room_id: int | None) -> int:
    """Give the same person another place as well."""
    person_id = find_duty(file.book(), duty_id).person_id
    return assign(file, on_date=on_date, shift_id=shift_id, room_id=room_id, person_id=person_id)


def swap(file: RotaFile, duty_id: int, other_duty_id: int) -> None:
    """Two people take each other's places."""
    book = file.book()
    one, other = find_duty(book, duty_id), find_duty(book, other_duty_id)
    if one.person_id == other.person_id:
        raise NotPossible("Both duties are the same person's, so there is nothing to swap.")
    _refuse_double(book, one.on_date, one.shift_id, other.person_id, beside=other.id)
    _refuse_double(book, other.on_date, other.shift_id, one.person_id, beside=one.id)
    names = " and ".join(full_name(book.person[d.person_id]) for d in (one, other))
    with file.step(f"Swapped {names}") as step:
        for gone in (one, other):
            step.delete("duties", gone.id)
        for place, person in ((one, other), (other, one)):
            step.insert(
                "duties",
                {
                    "on_date": place.on_date,
                    "shift_id": place.shift_id,
                    "room_id": place.room_id,
                    "person_id": person.person_id,
                    "origin": "swap",
                    "status": "planned",
                },
            )


def set_pinned(file: RotaFile, duty_id: int, pinned: bool) -> None:
    """Keep a duty where it is when the rota is filled, or let it go."""
    book = file.book()
    word = "Pinned" if pinned else "Unpinned"
    with file.step(f"{word} {duty_title(book, find_duty(book, duty_id))}") as step:
        step.update("duties", duty_id, {"pinned": pinned})


def set_observing(file: RotaFile, duty_id: int, observing: bool) -> None:
    """Let somebody watch only, or serve."""
    book = file.book()
    duty = find_duty(book, duty_id)
    who = full_name(book.person[duty.person_id])
    label = (
        f"{who} watches on {short_day(duty.on_date)}"
        if observing
        else f"{who} serves on {short_day(duty.on_date)}"
    )
    with file.step(label) as step:
        step.update("duties", duty_id, {"observing": observing})


def set_reserve(file: RotaFile, duty_id: int, reserve: bool) -> None:
    """Make a duty a first call, or a duty again."""
    book = file.book()
    word = "made first call" if reserve else "made a duty again"
    with file.step(f"{duty_title(book, find_duty(book, duty_id))}: {word}") as step:
        step.update("duties", duty_id, {"reserve": reserve})


def mark(file: RotaFile, duty_id: int, status: DutyStatus, minutes_worked: int | None = None) -> None:
    """Say what became of a duty. ``minutes_worked`` where it differs from the shift's times."""
    book = file.book()
    changes: dict[str, object] = {"status": status}
    if minutes_worked is not None:
        changes["minutes_worked"] = minutes_worked
    with file.step(f"Marked {duty_title(book, find_duty(book, duty_id))} as {_MARKS[status]}") as step:
        step.update("duties", duty_id, changes)


def mark_day_worked(file: RotaFile, day: date) -> int:
    """Mark every duty of a day that is still planned as worked; how many they were."""
    duties = [d for d in file.book().duties if d.on_date == day and d.status in ("planned", "confirmed")]
    if duties:
        with file.step(f"Marked {short_day(day)} as worked") as step:
            for duty in duties:
                step.update("duties", duty.id, {"status": "worked"})
    return len(duties)


def copy_week(file: RotaFile, from_monday: date, to_monday: date) -> int:
    """Copy one week's duties to another, leaving out who is there already and shifts that do not run;
    copying again adds nothing. How many were copied."""
    book = file.book()
    shift_days = to_monday - from_monday
    held = {(d.on_date, d.shift_id, d.person_id) for d in book.duties}
    new = [
        d
        for d in book.duties
        if from_monday <= d.on_date < from_monday + timedelta(days=7)
        and d.status in ACTIVE
        and (d.on_date + shift_days, d.shift_id, d.person_id) not in held
        and any(s.id == d.shift_id for s in shifts_on(book, d.on_date + shift_days))
    ]
    if new:
        label = f"Copied {plural(len(new), 'duty', 'duties')} to the week of {day_month(to_monday)}"
        with file.step(label) as step:
            for d in new:
                copied = Duty(
                    0,
                    d.on_date + shift_days,
                    d.shift_id,
                    d.room_id,
                    d.person_id,
                    observing=d.observing,
                    reserve=d.reserve,
                )
                _give(step, book, copied)
    return len(new)


def _give(step: Step, book: Book, duty: Duty) -> int:
    _refuse_double(book, duty.on_date, duty.shift_id, duty.person_id)
    values = {name: value for name, value in vars(duty).items() if name != "id"}
    return step.insert("duties", values)


def _refuse_double(
    book: Book, on_date: date, shift_id: int, person_id: int, beside: int | None = None
) -> None:
    for duty in book.duties_of.get(person_id, ()):
        if (duty.on_date, duty.shift_id) == (on_date, shift_id) and duty.id != beside:
            who = full_name(book.person[person_id])
            raise NotPossible(f"{who} has {book.shift[shift_id].name} on {short_day(on_date)} already.")


def find_duty(book: Book, duty_id: int) -> Duty:
    """The duty; ``NotPossible`` where it is gone."""
    duty = book.duty.get(duty_id)
    if duty is None:
        raise NotPossible("This duty is no longer in the rota.")
    return duty


def duty_title(book: Book, duty: Duty) -> str:
    """ "Ana's Morning duty on Thu 26 Nov", for labels."""
    who = full_name(book.person[duty.person_id])
    return f"{who}’s {book.shift[duty.shift_id].name} on {short_day(duty.on_date)}"
