"""How a family is written down for a sample, and how it becomes rows: adults, checks, answers, children.

Knows no particular nursery. A week is written as five letters, Monday first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tools.samples.sheet import Sheet

ANSWERS = {"p": "prefer", "y": "yes", "a": "avoid", "n": "no"}
PHONE_RANGE = "07700 900"
"""Numbers that the regulator keeps for drama: 07700 900000 to 900999."""


@dataclass(frozen=True)
class Said:
    """An answer for certain dates, to every duty: ``no`` for a holiday, ``prefer`` for a free day."""

    answer: str
    first: str
    last: str


@dataclass(frozen=True)
class Adult:
    """A parent. ``phone`` is the last three digits; ``week`` has five letters for each row of shifts
    (p prefers, y yes, a rather not, n no), such as ``"pyyna yyann"``.

    ``aid`` is the day of the first aid course, None without one. ``lacks`` names checks not recorded.
    ``began`` stands in for the family's joining date where this adult began with duties on another day;
    ``signed_off`` False: still to watch.
    """

    name: str
    born: str
    phone: str
    week: str
    aid: str | None = "2025-09-13"
    level: int = 0
    studying_for: int | None = None
    lacks: tuple[str, ...] = ()
    began: str | None = None
    signed_off: bool = True
    vetting_until: str | None = None
    extra_checks: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    dates: tuple[Said, ...] = ()
    share_phone: bool = True
    known_as: str | None = None
    last_name: str | None = None
    notes: str = ""


@dataclass(frozen=True)
class Kid:
    """A child. ``weeks`` has five marks for each row of sessions: a letter where booked, a dot where not.
    ``more`` are bookings that end: ``(row, weekday, last day)``."""

    name: str
    born: str
    weeks: str
    funded: str = ""
    """``all``, ``first`` (only the first row of sessions) or nothing."""
    starts: str | None = None
    more: tuple[tuple[int, int, str], ...] = ()
    notes: str = ""
    last_name: str | None = None


@dataclass(frozen=True)
class Household:
    name: str
    joined: str
    adults: tuple[Adult, ...]
    children: tuple[Kid, ...]
    carried: float = 0.0
    """Duties brought over from the term before: more than the share is positive."""
    hide_on_prints: bool = False
    notes: str = ""


@dataclass(frozen=True)
class Timetable:
    """Ids of sessions, and of the care shifts that an answer to a row speaks for, by row and weekday;
    ``morning_helpers`` are shifts that only people who are free in the first row could do."""

    sessions: Mapping[tuple[int, int], int]
    shifts: Mapping[tuple[int, int], Sequence[int]]
    morning_helpers: Mapping[int, Sequence[int]]


def after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def three_years(issued: str) -> str:
    """The last day of a certificate that is good for three years."""
    day = date.fromisoformat(issued)
    return (day.replace(year=day.year + 3) - timedelta(days=1)).isoformat()


def add_household(sheet: Sheet, family: Household, times: Timetable, term_start: str) -> dict[str, int]:
    """All rows of a family; answers the ids of its adults by name."""
    family_id = sheet.add(
        "families",
        name=family.name,
        joined_on=family.joined,
        hide_on_prints=int(family.hide_on_prints),
        notes=family.notes,
    )
    ids = {a.name: add_adult(sheet, a, family_id, a.began or family.joined) for a in family.adults}
    for adult in family.adults:
        _add_answers(sheet, adult, ids[adult.name], times)
    for kid in family.children:
        _add_child(sheet, kid, family_id, times)
    if family.carried:
        sheet.add(
            "credits",
            family_id=family_id,
            on_date=term_start,
            amount=family.carried,
            kind="carried_over",
            note="from the summer term",
        )
    return ids


def add_adult(sheet: Sheet, adult: Adult, family_id: int | None, began: str) -> int:
    """A person with checks and skills. Vetting comes three weeks before the start, references two, the
    induction on the day, the sign-off a fortnight after."""
    first, _, rest = adult.name.partition(" ")
    mail = "".join(c for c in _plain(adult.name).lower() if c.isalnum() or c == " ").replace(" ", ".")
    person_id = sheet.add(
        "people",
        family_id=family_id,
        first_name=first,
        last_name=adult.last_name or rest,
        known_as=adult.known_as,
        date_of_birth=adult.born,
        phone=f"{PHONE_RANGE}{adult.phone}",
        email=f"{mail}@example.org",
        share_phone=int(adult.share_phone),
        level=adult.level,
        studying_for=adult.studying_for,
        signed_off_on=after(began, 14) if adult.signed_off else None,
        notes=adult.notes,
    )
    held = {"vetting": after(began, -21), "references": after(began, -13), "induction": began}
    for kind, issued in held.items():
        if kind not in adult.lacks:
            number = f"ends {1000 + person_id * 1237 % 9000}" if kind == "vetting" else None
            ends = adult.vetting_until if kind == "vetting" else None
            sheet.add(
                "checks",
                person_id=person_id,
                kind=kind,
                reference=number,
                issued_on=issued,
                expires_on=ends,
            )
    if adult.aid is not None:
        sheet.add(
            "checks",
            person_id=person_id,
            kind="first_aid",
            issued_on=adult.aid,
            expires_on=three_years(adult.aid),
        )
    for kind in adult.extra_checks:
        sheet.add("checks", person_id=person_id, kind=kind, issued_on=after(began, 30))
    for skill in adult.skills:
        sheet.add("skills", person_id=person_id, skill=skill)
    return person_id


def _plain(text: str) -> str:
    """The name as a mail address may hold it: letters without their marks."""
    letters = text.translate(str.maketrans("Łłøı", "Lloi"))
    return unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()


def _add_answers(sheet: Sheet, adult: Adult, person_id: int, times: Timetable) -> None:
    """Answers of a usual week, then those for dates. "Yes" is what nothing said means, so it is not kept;
    the same answer to a whole day is kept once, for the weekday."""
    rows = adult.week.split()
    for weekday in range(5):
        said = [row[weekday] for row in rows]
        if len(set(said)) == 1:
            if said[0] != "y":
                sheet.add("availability", person_id=person_id, weekday=weekday, answer=ANSWERS[said[0]])
            continue
        shifts = [(s, mark) for row, mark in enumerate(said) for s in times.shifts.get((row, weekday), ())]
        if said[0] == "n":
            shifts += [(s, "n") for s in times.morning_helpers.get(weekday, ())]
        for shift_id, mark in shifts:
            if mark != "y":
                sheet.add("availability", person_id=person_id, shift_id=shift_id, answer=ANSWERS[mark])
    for dated in adult.dates:
        sheet.add(
            "availability",
            person_id=person_id,
            answer=dated.answer,
            starts_on=dated.first,
            ends_on=dated.last,
        )


def _add_child(sheet: Sheet, kid: Kid, family_id: int, times: Timetable) -> None:
    first, _, rest = kid.name.partition(" ")
    child_id = sheet.add(
        "children",
        family_id=family_id,
        first_name=first,
        last_name=kid.last_name or rest,
        date_of_birth=kid.born,
        starts_on=kid.starts,
        notes=kid.notes,
    )
    for row, marks in enumerate(kid.weeks.split()):
        funded = int(kid.funded == "all" or (kid.funded == "first" and row == 0))
        for weekday, mark in enumerate(marks):
            if mark != ".":
                session_id = times.sessions[row, weekday]
                sheet.add(
                    "bookings",
                    child_id=child_id,
                    session_id=session_id,
                    starts_on=kid.starts,
                    funded=funded,
                )
    for row, weekday, last in kid.more:
        sheet.add("bookings", child_id=child_id, session_id=times.sessions[row, weekday], ends_on=last)
