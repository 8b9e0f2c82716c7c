"""What falls out of a rota when somebody is away or may not serve any more, and the vacancies that it leaves."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days
from nursery_rota.domain.eligibility import at_work, standing
from nursery_rota.domain.limits import child_is_in
from nursery_rota.domain.places import place_at
from nursery_rota.domain.rota import PlaceRota, places_rota
from nursery_rota.domain.tables import Availability, Duty, Term
from nursery_rota.domain.trial import suits

_AWAY = -1
"""Id of the answer that a trial book holds for somebody who is away; it has no row in the file yet."""


@dataclass(frozen=True)
class Away:
    """A person who cannot come from ``starts_on`` to ``ends_on``, both included."""

    person_id: int
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Vacancy:
    """One position that nobody is in. ``level`` is what a required one asks for; a position of a helper or a
    task is not required."""

    on_date: date
    shift_id: int
    room_id: int | None
    level: int
    required: bool


def without_away(book: Book, away: Away, today: date) -> Book:
    """The book once the person is away: nothing of theirs between the dates stands, and they are asked for
    nothing then. Days gone by stay as they were."""
    start = max(away.starts_on, today)

    def falls_out(duty: Duty) -> bool:
        return (
            duty.person_id == away.person_id
            and duty.status in ("planned", "confirmed")
            and start <= duty.on_date <= away.ends_on
        )

    gone = tuple(replace(d, status="excused") if falls_out(d) else d for d in book.duties)
    no = Availability(_AWAY, away.person_id, answer="no", starts_on=away.starts_on, ends_on=away.ends_on)
    # An answer for one of these days must not speak louder than being away.
    gone_too = {a.id for a in replaced_answers(book, away)}
    others = tuple(a for a in book.availability if a.id not in gone_too)
    return replace(book, duties=gone, availability=(no, *others))


def replaced_answers(book: Book, away: Away) -> tuple[Availability, ...]:
    """The dated answers of the person that speak for nothing but days of the absence: being away replaces them."""
    return tuple(
        a
        for a in book.availability_of.get(away.person_id, ())
        if a.starts_on is not None
        and a.ends_on is not None
        and away.starts_on <= a.starts_on
        and a.ends_on <= away.ends_on
    )


def without_impossible(book: Book, term: Term, start: date) -> Book:
    """The book less the planned duties ahead that can no longer be done: by somebody who left, is exempt, has
    said no, is at work then, or whose child is not there though it must be; or on a shift that does not run. Pinned
    ones stay: somebody meant them."""
    return replace(book, duties=tuple(d for d in book.duties if not _impossible(book, d, term, start)))


def impossible_ahead(book: Book, today: date) -> tuple[date, ...]:
    """The days of all planned duties ahead, in whichever term, that can no longer be done, a day for each; see
    ``without_impossible``."""
    terms = [(term, max(today, term.starts_on)) for term in book.terms if term.ends_on >= today]
    undone = (d for d in book.duties if any(_impossible(book, d, term, start) for term, start in terms))
    return tuple(sorted(duty.on_date for duty in undone))


def terms_to_mend(book: Book, days: Collection[date], today: date) -> tuple[Term, ...]:
    """The terms that are not over and hold any of ``days``, by date."""
    ahead = sorted((term for term in book.terms if term.ends_on >= today), key=lambda term: term.starts_on)
    return tuple(term for term in ahead if any(term.starts_on <= day <= term.ends_on for day in days))


def _impossible(book: Book, duty: Duty, term: Term, start: date) -> bool:
    if duty.status != "planned" or duty.pinned or not start <= duty.on_date <= term.ends_on:
        return False
    if place_at(book, duty.on_date, duty.shift_id, duty.room_id) is None:
        return True
    if duty.observing:
        return False
    person, shift = book.person[duty.person_id], book.shift[duty.shift_id]
    if book.nursery.own_child == "require" and not child_is_in(book, person, shift, duty.on_date):
        return True
    return not suits(book, person, shift, duty.on_date)


def may_stay(book: Book, duty: Duty) -> bool:
    """Could the person still do a duty that speaks against their answer, or a check or skill that the shift asks
    for? Better somebody who would have to be asked than nobody."""
    shift, day = book.shift[duty.shift_id], duty.on_date
    if place_at(book, day, duty.shift_id, duty.room_id) is None:
        return False
    free = not at_work(book, duty.person_id, shift.starts_at, shift.ends_at, day)
    return free and standing(book, duty.person_id, day).may_serve


def vacancies(before: Book, now: Book, start: date, end: date, *, only_new: bool) -> tuple[Vacancy, ...]:
    """Positions empty in ``now``: required ones, and those of helpers and tasks that had somebody ``before``.
    ``only_new``: required ones, too, only where more are empty than before; then days on which everybody stands
    as before need no look, since the two books differ in duties only."""
    looked_at = _days_that_differ(before, now) if only_new else set(days(start, end))
    return tuple(
        vacancy
        for day in sorted(day for day in looked_at if start <= day <= end)
        for rota in places_rota(now, day)
        for vacancy in _vacancies(rota, _same(before, rota), only_new=only_new)
    )


def _days_that_differ(before: Book, now: Book) -> set[date]:
    then = {d.id: d for d in before.duties}
    here = {d.id: d for d in now.duties}
    changed = [d for i, d in then.items() if here.get(i) != d]
    changed += [d for i, d in here.items() if then.get(i) != d]
    return {d.on_date for d in changed}


def _same(before: Book, rota: PlaceRota) -> PlaceRota | None:
    key = rota.place.key
    return next((r for r in places_rota(before, rota.place.on_date) if r.place.key == key), None)


def _vacancies(rota: PlaceRota, before: PlaceRota | None, *, only_new: bool) -> Iterator[Vacancy]:
    place = rota.place
    empty = sorted(rota.empty, reverse=True)
    if only_new and before is not None:
        for level in before.empty:
            if level in empty:
                empty.remove(level)
            elif empty:
                empty.pop()
    for level in empty:
        yield Vacancy(place.on_date, place.shift.id, place.room_id, level, required=True)
    for _ in range(rota.free - before.free if before is not None else 0):
        yield Vacancy(place.on_date, place.shift.id, place.room_id, 0, required=False)
