"""Staff on one day: away, back, an extra shift, other hours. One step each, named for undo.

What is usual stays as it is: an absence of several days or a weekly pattern is cut around the day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, timedelta

from nursery_rota.domain.book import Book
from nursery_rota.domain.names import full_name
from nursery_rota.domain.staffing import AWAY_WORDS, employment_on, patterns_on
from nursery_rota.domain.tables import AbsenceKind, Employment, StaffAbsence, WorkPattern
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.step import Step
from nursery_rota.wording import short_day, span

_DAY = timedelta(days=1)


def mark_away(file: RotaFile, person_id: int, day: date, kind: AbsenceKind) -> None:
    """A member of staff is ill, on leave or on a course on ``day``. ``NotPossible`` where they are not
    employed then or away already."""
    book = file.book()
    employment = _employment(book, person_id, day)
    who = full_name(book.person[person_id])
    if _absence(book, employment, day) is not None:
        raise NotPossible(f"{who} is away on {short_day(day)} already.")
    with file.step(f"{who} is {AWAY_WORDS[kind]} on {short_day(day)}") as step:
        step.insert(
            "staff_absences", {"employment_id": employment.id, "starts_on": day, "ends_on": day, "kind": kind}
        )


def mark_back(file: RotaFile, person_id: int, day: date) -> None:
    """Somebody who was to be away comes after all, on this day only."""
    book = file.book()
    employment = _employment(book, person_id, day)
    who = full_name(book.person[person_id])
    absence = _absence(book, employment, day)
    if absence is None:
        raise NotPossible(f"{who} is not away on {short_day(day)}.")
    with file.step(f"{who} comes on {short_day(day)} after all") as step:
        _cut(step, "staff_absences", absence, ("starts_on", "ends_on"), day)


def set_hours(file: RotaFile, person_id: int, day: date, starts_at: int, ends_at: int) -> None:
    """Work ``starts_at`` to ``ends_at`` (minutes since midnight) on ``day`` only: an extra shift, or other
    hours than usual. ``NotPossible`` where the end is not after the start or nobody is employed."""
    book = file.book()
    employment = _employment(book, person_id, day)
    who = full_name(book.person[person_id])
    if ends_at <= starts_at:
        raise NotPossible(f"{who} has to leave later than they come.")
    usual = patterns_on(book, employment, day)
    if [(p.starts_at, p.ends_at) for p in usual] == [(starts_at, ends_at)]:
        raise NotPossible(f"{who} works {span(starts_at, ends_at)} on {short_day(day)} already.")
    like = usual[0] if usual else None
    values = {
        "employment_id": employment.id,
        "weekday": day.weekday(),
        "starts_at": starts_at,
        "ends_at": ends_at,
        "valid_from": day,
        "valid_to": day,
        "room_id": like.room_id if like else None,
        "break_minutes": like.break_minutes if like and _as_long(like, starts_at, ends_at) else 0,
        "counts_in_ratio": like.counts_in_ratio if like else True,
    }
    with file.step(f"{who} works {span(starts_at, ends_at)} on {short_day(day)}") as step:
        for pattern in usual:
            _cut(step, "work_patterns", pattern, ("valid_from", "valid_to"), day)
        step.insert("work_patterns", values)


def _employment(book: Book, person_id: int, day: date) -> Employment:
    found = employment_on(book, person_id, day)
    if found is None:
        raise NotPossible(f"{full_name(book.person[person_id])} is not employed on {short_day(day)}.")
    return found


def _as_long(pattern: WorkPattern, starts_at: int, ends_at: int) -> bool:
    """A break belongs to a day that is no shorter than the usual one."""
    return ends_at - starts_at >= pattern.ends_at - pattern.starts_at


def _absence(book: Book, employment: Employment, day: date) -> StaffAbsence | None:
    absences = book.staff_absences_of.get(employment.id, ())
    return next((a for a in absences if a.starts_on <= day <= a.ends_on), None)


def _cut(step: Step, table: str, row: StaffAbsence | WorkPattern, ends: tuple[str, str], day: date) -> None:
    """Take one day out of a row that holds from one date to another; an open end is None."""
    first, last = ends
    values: Mapping[str, object] = asdict(row)
    begins, stops = values[first], values[last]
    before = not isinstance(begins, date) or begins < day
    after = not isinstance(stops, date) or day < stops
    if before:
        step.update(table, row.id, {last: day - _DAY})
    if before and after:
        rest = {name: value for name, value in values.items() if name != "id"}
        step.insert(table, {**rest, first: day + _DAY})
    elif after:
        step.update(table, row.id, {first: day + _DAY})
    elif not before:
        step.delete(table, row.id)
