"""What happens to staff: other hours from a day on, another wage, and leaving. Each is one step.

What was so before the day stays, because past costs and ratios are worked out from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from nursery_rota.domain.calendar import within
from nursery_rota.domain.names import full_name
from nursery_rota.domain.tables import Minute, WorkPattern
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.step import Step
from nursery_rota.wording import clock, full_date, short_date


@dataclass(frozen=True)
class Hours:
    """The same hours on several weekdays; ``from_on`` None: always."""

    days: tuple[int, ...]
    starts_at: Minute
    ends_at: Minute
    break_minutes: int = 0
    counts_in_ratio: bool = True
    from_on: date | None = None


def add_hours(file: RotaFile, employment_id: int, hours: Hours, *, instead: bool = False) -> int:
    """Working times on each of the days; with ``instead`` they take the place of all that run on the first day.

    How many were added. ``NotPossible`` for no day, or times the wrong way round.
    """
    book = file.book()
    who = full_name(book.person[book.employment[employment_id].person_id])
    if not hours.days:
        raise NotPossible(f"No day is chosen. Choose the days on which {who} works.")
    if hours.ends_at <= hours.starts_at:
        raise NotPossible(f"Work would end at {clock(hours.ends_at)}, before it starts. Type a later end.")
    if instead and hours.from_on is None:
        raise NotPossible("Other hours need their first day. Type it.")
    when = f" from {short_date(hours.from_on)}" if hours.from_on else ""
    with file.step(f"{who}: {'other hours' if instead else 'working times'}{when}") as step:
        if instead and hours.from_on is not None:
            for pattern in book.patterns_of.get(employment_id, ()):
                _end_pattern(step, pattern, hours.from_on - timedelta(days=1))
        for day in sorted(set(hours.days)):
            step.insert(
                "work_patterns",
                {
                    "employment_id": employment_id,
                    "weekday": day,
                    "starts_at": hours.starts_at,
                    "ends_at": hours.ends_at,
                    "break_minutes": hours.break_minutes,
                    "counts_in_ratio": hours.counts_in_ratio,
                    "valid_from": hours.from_on,
                },
            )
    return len(set(hours.days))


def leaves(file: RotaFile, employment_id: int, last_day: date) -> None:
    """End a contract and its working times with ``last_day``. Somebody who is no parent here, and has no other
    contract, has left; a parent stays one."""
    book = file.book()
    contract = book.employment[employment_id]
    person = book.person[contract.person_id]
    if last_day < contract.starts_on:
        started = full_date(contract.starts_on)
        raise NotPossible(f"{full_name(person)} started on {started}. Choose a later last day.")
    others = [
        e
        for e in book.employments_of.get(person.id, ())
        if e.id != contract.id and within(last_day + timedelta(days=1), None, e.ends_on)
    ]
    with file.step(f"{full_name(person)} leaves the staff on {short_date(last_day)}") as step:
        step.update("employments", contract.id, {"ends_on": last_day})
        for pattern in book.patterns_of.get(contract.id, ()):
            _end_pattern(step, pattern, last_day)
        if person.family_id is None and not others:
            step.update("people", person.id, {"left_on": last_day})


def _end_pattern(step: Step, pattern: WorkPattern, last_day: date) -> None:
    if pattern.valid_to is not None and pattern.valid_to <= last_day:
        return
    if pattern.valid_from is not None and pattern.valid_from > last_day:
        step.delete("work_patterns", pattern.id)
    else:
        step.update("work_patterns", pattern.id, {"valid_to": last_day})
