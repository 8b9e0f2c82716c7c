"""What happens to families during a year: joining, a child starting or leaving, a family leaving, a parent who is
taken on. Each is one step, so that one undo takes all of it back.

What was so before the day stays as it was: bookings end, they are not removed. It must not know forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from nursery_rota.domain.book import Book
from nursery_rota.domain.names import full_name
from nursery_rota.domain.tables import Booking, Child, Duty, Minute, Role
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.step import Step
from nursery_rota.wording import clock, full_date, short_date

ComingDuties = Literal["free", "keep"]


@dataclass(frozen=True)
class Starter:
    """A child that comes to the nursery: ``sessions`` are booked from its first day on."""

    first_name: str
    last_name: str
    date_of_birth: date
    starts_on: date | None
    sessions: tuple[int, ...] = ()
    room_id: int | None = None


@dataclass(frozen=True)
class Joiner:
    """A parent of a family that joins, who takes turns."""

    first_name: str
    last_name: str
    phone: str | None = None


@dataclass(frozen=True)
class Post:
    """Paid work that is taken up: days of the week worked from ``starts_at`` to ``ends_at``. ``hourly_pence`` may
    not be known yet."""

    role: Role
    starts_on: date
    days: tuple[int, ...]
    starts_at: Minute
    ends_at: Minute
    hourly_pence: int | None = None


def coming_duties(book: Book, family_id: int, last_day: date) -> tuple[Duty, ...]:
    """The duties of a family after ``last_day`` that still stand, by date."""
    people = [person.id for person in book.adults_of.get(family_id, ())]
    found = [
        duty
        for person in people
        for duty in book.duties_of.get(person, ())
        if duty.on_date > last_day and duty.status in ("planned", "confirmed")
    ]
    return tuple(sorted(found, key=lambda duty: (duty.on_date, duty.shift_id)))


def family_leaves(
    file: RotaFile, family_id: int, last_day: date, duties: ComingDuties = "free"
) -> tuple[Duty, ...]:
    """``last_day`` is the last on which the children come: their bookings end with it. Duties after it are taken
    off the rota (answered), or with ``keep`` still done, and the family belongs to the nursery until the last."""
    book = file.book()
    family = book.family[family_id]
    if family.joined_on is not None and last_day < family.joined_on:
        raise NotPossible(
            f"The {family.name} family joined on {full_date(family.joined_on)}. Choose a later last day."
        )
    coming = coming_duties(book, family_id, last_day)
    stays_until = max((d.on_date for d in coming), default=last_day) if duties == "keep" else last_day
    freed = coming if duties == "free" else ()
    with file.step(f"The {family.name} family leaves on {short_date(last_day)}") as step:
        step.update("families", family_id, {"left_on": stays_until})
        for child in book.children_of.get(family_id, ()):
            _end_child(step, book, child, last_day)
        for person in book.adults_of.get(family_id, ()):
            if person.left_on is None and not _is_staff(book, person.id, last_day):
                step.update("people", person.id, {"left_on": stays_until})
        for duty in freed:
            step.delete("duties", duty.id)
    return freed


def family_comes_back(file: RotaFile, family_id: int) -> None:
    """A family that left, or was to leave, belongs to the nursery again. Its bookings are made anew by hand."""
    book = file.book()
    family = book.family[family_id]
    with file.step(f"The {family.name} family stays") as step:
        step.update("families", family_id, {"left_on": None})
        for person in book.adults_of.get(family_id, ()):
            if person.left_on is not None and person.left_on == family.left_on:
                step.update("people", person.id, {"left_on": None})
        for child in book.children_of.get(family_id, ()):
            if child.leaves_on is not None and family.left_on and child.leaves_on <= family.left_on:
                step.update("children", child.id, {"leaves_on": None})


def family_joins(
    file: RotaFile,
    name: str,
    joined_on: date | None,
    parents: Sequence[Joiner],
    children: Sequence[Starter],
) -> int:
    """Add a family with its parents and children, booked from their first days on; its id."""
    name = name.strip()
    if not name:
        raise NotPossible("The family needs a name. Type it.")
    with file.step(f"The {name} family joined") as step:
        family_id = step.insert("families", {"name": name, "joined_on": joined_on})
        for parent in parents:
            values = {"first_name": parent.first_name.strip(), "last_name": parent.last_name.strip()}
            step.insert("people", {"family_id": family_id, "phone": parent.phone or None, **values})
        for child in children:
            _start(step, family_id, child)
    return family_id


def child_starts(file: RotaFile, family_id: int, child: Starter) -> int:
    """Add a child of a family that is there, booked from its first day on; the child's id."""
    if not child.first_name.strip():
        raise NotPossible("The child’s first name is missing. Type it.")
    day = f" on {short_date(child.starts_on)}" if child.starts_on else ""
    with file.step(f"{child.first_name.strip()} starts{day}") as step:
        return _start(step, family_id, child)


def child_leaves(file: RotaFile, child_id: int, last_day: date) -> int:
    """End a child's time and its bookings with ``last_day``; how many bookings were ended or dropped."""
    book = file.book()
    child = book.child[child_id]
    if child.starts_on is not None and last_day < child.starts_on:
        raise NotPossible(
            f"{child.first_name} starts on {full_date(child.starts_on)}. Choose a later last day."
        )
    with file.step(f"{child.first_name} leaves on {short_date(last_day)}") as step:
        return _end_child(step, book, child, last_day)


def child_changes_room(file: RotaFile, child_id: int, room_id: int | None) -> None:
    """Move a child to a room of its own, or with None to the room of its age."""
    book = file.book()
    child = book.child[child_id]
    where = book.room[room_id].name if room_id is not None else "the room of its age"
    with file.step(f"{child.first_name} moves to {where}") as step:
        step.update("children", child_id, {"room_id": room_id})


def parent_becomes_staff(file: RotaFile, person_id: int, post: Post, *, keeps_duties: bool) -> int:
    """Employ a parent. While they work they are paid; with ``keeps_duties`` they still take turns otherwise.

    The contract's id. ``NotPossible`` where no day is chosen or the times are the wrong way round.
    """
    book = file.book()
    who = full_name(book.person[person_id])
    if not post.days:
        raise NotPossible(f"No day is chosen. Choose the days on which {who} works.")
    if post.ends_at <= post.starts_at:
        raise NotPossible(f"Work would end at {clock(post.ends_at)}, before it starts. Type a later end.")
    if _is_staff(book, person_id, post.starts_on):
        raise NotPossible(f"{who} works here already on {full_date(post.starts_on)}. Change that contract.")
    with file.step(f"{who} joins the staff") as step:
        contract = {"person_id": person_id, "role": post.role, "starts_on": post.starts_on}
        employment_id = step.insert("employments", contract)
        for day in sorted(set(post.days)):
            times = {"weekday": day, "starts_at": post.starts_at, "ends_at": post.ends_at}
            step.insert("work_patterns", {"employment_id": employment_id, **times})
        if post.hourly_pence is not None:
            pay = {"from_on": post.starts_on, "hourly_pence": post.hourly_pence}
            step.insert("pay_rates", {"employment_id": employment_id, **pay})
        if book.person[person_id].does_duties != keeps_duties:
            step.update("people", person_id, {"does_duties": keeps_duties})
    return employment_id


def gives_duty(file: RotaFile, from_family: int, to_family: int, duties: float, on_date: date) -> None:
    """One family gives another something it has done: taken from its account, and put on the other's."""
    book = file.book()
    giver, taker = book.family[from_family], book.family[to_family]
    if from_family == to_family or duties <= 0:
        raise NotPossible("Choose another family, and how many duties are given.")
    amount = f"{duties:g} {'duty' if duties == 1 else 'duties'}"
    with file.step(f"{giver.name} gave {amount} to {taker.name}") as step:
        for family_id, signed, note in (
            (from_family, -duties, f"Given to the {taker.name} family"),
            (to_family, duties, f"Given by the {giver.name} family"),
        ):
            values = {"family_id": family_id, "on_date": on_date, "amount": signed, "kind": "donated"}
            step.insert("credits", {**values, "note": note})


def _start(step: Step, family_id: int, child: Starter) -> int:
    values = {"first_name": child.first_name.strip(), "last_name": child.last_name.strip()}
    child_id = step.insert(
        "children",
        {
            "family_id": family_id,
            "date_of_birth": child.date_of_birth,
            "starts_on": child.starts_on,
            "room_id": child.room_id,
            **values,
        },
    )
    for session_id in child.sessions:
        booked = {"child_id": child_id, "session_id": session_id, "starts_on": child.starts_on}
        step.insert("bookings", booked)
    return child_id


def _end_child(step: Step, book: Book, child: Child, last_day: date) -> int:
    """A child that never started is left as it is but for its bookings."""
    if child.leaves_on is None or child.leaves_on > last_day:
        starts = child.starts_on
        step.update("children", child.id, {"leaves_on": max(last_day, starts) if starts else last_day})
    return end_bookings(step, (b for b in book.bookings if b.child_id == child.id), last_day)


def end_bookings(step: Step, bookings: Iterable[Booking], last_day: date) -> int:
    """End those that run on after ``last_day``; those that would only begin later are dropped. How many."""
    count = 0
    for booking in bookings:
        if booking.ends_on is not None and booking.ends_on <= last_day:
            continue
        count += 1
        if booking.starts_on is not None and booking.starts_on > last_day:
            step.delete("bookings", booking.id)
        else:
            step.update("bookings", booking.id, {"ends_on": last_day})
    return count


def _is_staff(book: Book, person_id: int, day: date) -> bool:
    return any(
        contract.ends_on is None or contract.ends_on > day
        for contract in book.employments_of.get(person_id, ())
    )
