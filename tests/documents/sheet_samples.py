"""An invented nursery on paper: weeks and family sheets as the domain hands them to the prints."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction

from nursery_rota.domain.sheets import (
    Cell,
    Chip,
    ChipState,
    Day,
    FamilySheet,
    GridRow,
    IssueStamp,
    LedgerRow,
    NeedStrip,
    RingEntry,
    RowKind,
    SheetDuty,
    WeekSheet,
)
from nursery_rota.wording import day_range, weekday_name, weekday_short

MONDAY = date(2026, 11, 23)
PRINTED = datetime(2026, 11, 20, 15, 44)
ISSUE = IssueStamp(4, date(2026, 11, 20), 3, date(2026, 11, 6), "Ngozi is being asked.", "Ruth Okafor")
NURSERY = "Plum Lane Nursery"
HARD_NAMES = (
    "<b>O'Neil & Söns</b>",
    "Nguyễn Thị Thảo",
    "Łukasz",
    "Ní Dhomhnaill",
    "Ελένη Παπαδοπούλου",
    "Олена Шевченко",
)


def chip(state: ChipState, name: str, **more: object) -> Chip:
    """A chip with the private facts that must never reach a wall."""
    base = Chip(state=state, name=name, full_name=f"{name} Wholename", level=3, first_aid="held")
    return replace(base, **more)  # type: ignore[arg-type]


RUTH = chip("staff", "Ruth O.", word="manager")
PIOTR = chip("staff", "Piotr Z.", word="deputy")


def cell(day: date, *chips: Chip, caption: str = "") -> Cell:
    need = NeedStrip(16, (), 3, 3, "16 children need 3 adults") if not caption else None
    return Cell(day, 1, None, need, chips, caption=caption)


def days(monday: date = MONDAY, count: int = 5, closed: dict[int, str] | None = None) -> tuple[Day, ...]:
    dates = [monday + timedelta(days=i) for i in range(count)]
    return tuple(
        Day(
            d,
            f"{weekday_short(d.weekday())} {d.day}",
            f"{weekday_name(d.weekday())} {d.day}",
            0,
            (closed or {}).get(i),
        )
        for i, d in enumerate(dates)
    )


def row(
    title: str,
    times: tuple[str, ...],
    kind: RowKind,
    *chips: tuple[Chip, ...],
    captions: tuple[str, ...] = (),
) -> GridRow:
    cells = tuple(
        (cell(MONDAY + timedelta(days=i), *own, caption=captions[i] if captions else ""),) if own else ()
        for i, own in enumerate(chips)
    )
    return GridRow(title, times, kind, cells)


def week(**changes: object) -> WeekSheet:
    """A week with every kind of place and a closed Friday."""
    open_days = list(days(closed={4: "Training day"}))
    open_days[3] = replace(open_days[3], short=1)
    both = (RUTH, PIOTR)
    away = chip("away", "Piotr Z.", word="on a course")
    rows = (
        row(
            "Morning",
            ("08:45–12:15",),
            "care",
            (*both, chip("counts", "Róisín M."), chip("watching", "Ayşe D.", word="watching", new=True)),
            (*both, chip("counts", "Thảo N."), chip("additional", "João F.")),
            (*both, chip("counts", "Anna Kov.")),
            (RUTH, away, chip("additional", "Kwame A."), Chip("empty", "Empty", needs="level 2")),
            (),
        ),
        row(
            "Late",
            ("11:45–13:45", "Tue, Thu to 15:15"),
            "care",
            (*both, chip("counts", "Imran C.")),
            (*both, chip("counts", "Priya P.", changed=True)),
            (*both, chip("buddy", "Eleni P.")),
            (RUTH, chip("counts", "Łukasz W.")),
            (),
        ),
        row(
            "Helping",
            ("extra duties and tasks",),
            "helping",
            (),
            (Chip("free", "Free place, optional"),),
            (chip("additional", "Siân H."),),
            (chip("task", "Marcus T."),),
            (),
            captions=("", "Garden 09:30–11:30", "Cooking 09:30–11:30", "Laundry, any time", ""),
        ),
        row(
            "First call",
            ("for sickness",),
            "first_call",
            *((chip("reserve", name),) for name in ("Anna Kow.", "Beth T.", "Petr D.", "Keisha W.")),
            (),
        ),
    )
    base = WeekSheet(
        nursery=NURSERY,
        monday=MONDAY,
        title=day_range(MONDAY, MONDAY + timedelta(days=4)),
        long_title=day_range(MONDAY, MONDAY + timedelta(days=4), " to "),
        term_name="Autumn term 2026",
        week_number=10,
        weeks_in_term=13,
        days=tuple(open_days),
        rows=rows,
        required=110,
        filled=109,
        issue=ISSUE,
        notes=("Published all the same by Ruth Okafor: “Ngozi and Siobhán are being asked.”",),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def empty_week() -> WeekSheet:
    return week(days=days(), rows=(), notes=(), issue=None, week_number=None, weeks_in_term=None)


def crowded_week(care_rows: int, people: int) -> WeekSheet:
    """``care_rows`` rows with ``people`` parents in each cell."""
    names = ("Róisín M.", "Thảo N.", "Konstantinos Papad.", "Łukasz W.", "Maria-Magdalena Fer.", "Eleni P.")
    rows = tuple(
        row(
            f"Morning, Room {r + 1}",
            ("08:45–12:15",),
            "care",
            *(
                (RUTH, PIOTR, *(chip("counts", f"{names[(r + d + p) % len(names)]}") for p in range(people)))
                for d in range(5)
            ),
        )
        for r in range(care_rows)
    )
    return week(days=days(), rows=rows)


def duty(number: int, on: date, **more: object) -> SheetDuty:
    base = SheetDuty(
        duty_id=number,
        on_date=on,
        person="Amira",
        shift="Morning",
        starts_at=8 * 60 + 45,
        ends_at=12 * 60 + 15,
        status="planned",
        word="",
        companions=("Ruth", "Piotr"),
        credit=Fraction(1),
        minutes=0,
    )
    return replace(base, **more)  # type: ignore[arg-type]


def account(**changes: object) -> LedgerRow:
    base = LedgerRow(
        family_id=1,
        family="Haddad",
        owed=Fraction(87, 10),
        credits=Fraction(0),
        done=Fraction(6),
        planned=Fraction(3),
        missed=Fraction(1),
        balance=Fraction(3, 10),
        minutes_given=18 * 60,
        why="9 of 145.2 sessions a week, so 9 ÷ 145.2 × 141 duties",
    )
    return replace(base, **changes)  # type: ignore[arg-type]


PAST = (
    *(duty(i, date(2026, 9, d), status="worked", minutes=210) for i, d in ((1, 14), (2, 21), (3, 28))),
    duty(4, date(2026, 10, 7), status="worked", minutes=210),
    duty(5, date(2026, 10, 19), status="worked", shift="Late", minutes=120),
    duty(6, date(2026, 11, 3), status="missed", shift="Late", made_good=date(2026, 12, 8)),
    duty(7, date(2026, 11, 16), status="worked", shift="Late", minutes=120),
)
COMING = (
    duty(8, date(2026, 12, 2)),
    duty(9, date(2026, 12, 8), companions=("Ruth", "Piotr", "Ayşe D."), makes_good=date(2026, 11, 3)),
    duty(10, date(2026, 12, 14), word="first call", starts_at=525, ends_at=735),
)
RING = (
    RingEntry("Chidi E.", "07700 900377", "first call", date(2026, 12, 2)),
    RingEntry("Beth T.", "07700 900608", "first call", date(2026, 12, 8)),
    RingEntry("Róisín M.", "07700 900402", "first call", date(2026, 12, 14)),
    RingEntry("Eoin W.", "07700 900540", ""),
    RingEntry("Priya P.", "07700 900691", ""),
)


def family(**changes: object) -> FamilySheet:
    base = FamilySheet(
        nursery=NURSERY,
        family_id=1,
        family="Haddad",
        parents=("Amira",),
        term_name="Autumn term 2026",
        made_on=date(2026, 11, 20),
        coming=COMING,
        past=PAST,
        ledger=account(),
        ring=RING,
        manager="Ruth or Piotr",
        notice_hours=24,
        issue=ISSUE,
        share_of="Share of 9 booked sessions a week.",
    )
    return replace(base, **changes)  # type: ignore[arg-type]
