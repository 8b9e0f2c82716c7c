"""Plum Lane Nursery, England: 24 families, a manager and a deputy, one parent at each session.

The ages make three adults needed at sixteen children; Ruth and Piotr are two of them. Four things make the
term interesting: Piotr is ill on one day and on a course on another (then a parent needs level 2), Antek's
third birthday takes one place away on Fridays, and Zuzia's does on Mondays and Tuesdays from 25 March.
"""

from __future__ import annotations

from tools.samples.books import add_credits, add_money
from tools.samples.calendars import Closed, add_calendar
from tools.samples.households import Adult, Timetable, add_household
from tools.samples.plum_lane_a_to_h import FAMILIES as A_TO_H
from tools.samples.plum_lane_i_to_w import FAMILIES as I_TO_W
from tools.samples.sheet import WEEKDAYS, Sheet
from tools.samples.staff import Employee, add_employee

FAMILIES = A_TO_H + I_TO_W
TERMS = (
    ("Autumn term 2026", "2026-09-14", "2026-12-18"),
    ("Spring term 2027", "2027-01-04", "2027-03-25"),
    ("Summer term 2027", "2027-04-12", "2027-07-21"),
)
CLOSED = (
    Closed("half_term", "Half-term", "2026-10-26", "2026-10-30"),
    Closed("inset", "Training day (INSET)", "2026-11-27"),
    Closed("bank_holiday", "Christmas Day", "2026-12-25"),
    Closed("bank_holiday", "Boxing Day (substitute day)", "2026-12-28"),
    Closed("bank_holiday", "New Year's Day", "2027-01-01"),
    Closed("half_term", "Half-term", "2027-02-15", "2027-02-19"),
    Closed("bank_holiday", "Good Friday", "2027-03-26"),
    Closed("bank_holiday", "Easter Monday", "2027-03-29"),
    Closed("bank_holiday", "Early May bank holiday", "2027-05-03"),
    Closed("bank_holiday", "Spring bank holiday", "2027-05-31"),
    Closed("half_term", "Half-term", "2027-06-01", "2027-06-04"),
)
LONG_DAYS = (1, 3)
"""Tuesday and Thursday: Late goes on until three."""

STAFF = (
    Employee(
        Adult(
            "Ruth Okafor",
            "1978-05-19",
            "010",
            "yyyyy",
            aid="2025-09-13",
            level=3,
            extra_checks=("food_hygiene", "baby_care"),
        ),
        role="manager",
        since="2019-09-02",
        wages=(("2025-04-01", 1620), ("2026-04-01", 1700)),
        works=tuple((weekday, "08:00", "16:00") for weekday in range(5)),
        break_minutes=30,
        under_twos_experience=True,
        safeguarding=("2025-03-01", "2027-02-28"),
        # In February the deputy leads, and a parent with level 2 is needed at each session.
        absences=(("2027-02-04", "2027-02-04", "leave"),),
    ),
    Employee(
        Adult(
            "Piotr Zieliński",
            "1988-10-02",
            "011",
            "yyyyy",
            aid="2026-03-14",
            level=3,
            extra_checks=("baby_care",),
        ),
        role="deputy",
        since="2022-01-10",
        wages=(("2025-04-01", 1380), ("2026-04-01", 1450)),
        works=tuple((weekday, "08:00", "16:00") for weekday in range(5)),
        break_minutes=30,
        under_twos_experience=True,
        safeguarding=("2026-01-17", "2028-01-16"),
        absences=(("2026-10-13", "2026-10-13", "sick"), ("2026-11-26", "2026-11-26", "training")),
    ),
)

AWAY = (
    # On 26 November two families travel and two children have chickenpox: twelve children, so two adults.
    ("Sami", "2026-11-25", "2026-11-27", "chickenpox"),
    ("Ilhan", "2026-11-26", "2026-11-27", "chickenpox"),
    ("Matei", "2026-11-26", "2026-11-27", "visiting family"),
    ("Theo", "2026-11-26", "2026-11-26", "visiting family"),
)

FEES = (
    # months from, months to, pence an hour, funded pence an hour: this nursery's own table
    (0, 24, 620, 1150),
    (24, 36, 560, 850),
    (36, None, 510, 610),
)

LEDGER = (
    ("2026-09-14", "cost", "refreshments", 1840, "Welcome morning for rota parents"),
    ("2026-09-21", "income", "fundraising", 21450, "Harvest stall"),
    ("2026-10-02", "cost", "parents' expenses", 960, "Bus fares, September"),
    ("2026-10-05", "cost", "rent", 195000, "Hall, autumn quarter"),
    ("2026-10-12", "cost", "materials", 13275, "Paint, paper, glue"),
    ("2026-11-02", "cost", "parents' expenses", 1120, "Bus fares, October"),
    ("2026-11-06", "cost", "building insurance", 36900, "Contents and public liability"),
    ("2026-11-06", "cost", "parents' insurance", 4300, "What the insurer asks more for parents on duty"),
    ("2026-11-16", "cost", "refreshments", 1265, "Tea and biscuits for duties"),
    ("2026-11-20", "income", "grants", 50000, "Parish council, garden"),
)

BUDGET = (
    ("wages", 5_150_000),
    ("rent", 780_000),
    ("materials", 90_000),
    ("building insurance", 37_000),
    ("parents' insurance", 4_500),
    ("refreshments", 9_000),
    ("parents' expenses", 9_000),
    ("grants", 100_000),
    ("fundraising", 80_000),
)

CREDITS = (
    ("Patel", "2026-09-30", 1.0, 240, "office", "treasurer, autumn accounts"),
    ("Ferreira", "2026-10-17", 0.5, 120, "task", "mended the mud kitchen"),
)


def plum_lane() -> Sheet:
    """The whole nursery as tables."""
    sheet = Sheet()
    sheet.add(
        "nursery",
        name="Plum Lane Nursery",
        rule_set="england",
        mixed_age_method="youngest-first",
        ratio_scope="setting",
        minimum_adults=2,
        currency="GBP",
        holiday_region="GB-ENG",
        language="en-GB",
        obligation_basis="session",
        replacement_rate_pence=None,
        allowance_used_elsewhere_pence=0,
    )
    sheet.add("rooms", name="Main room", from_months=12, to_months=60, capacity=20)
    add_calendar(sheet, TERMS, CLOSED)
    times = _timetable(sheet)
    people: dict[str, int] = {}
    for employee in STAFF:
        add_employee(sheet, employee, {})
    for family in FAMILIES:
        people |= add_household(sheet, family, times, TERMS[0][1])
    _agreements(sheet, people)
    add_money(sheet, FEES, LEDGER, BUDGET)
    return sheet


def _timetable(sheet: Sheet) -> Timetable:
    sessions, shifts = {}, {}
    for weekday in range(5):
        late_ends, duty_ends = ("15:00", "15:15") if weekday in LONG_DAYS else ("13:30", "13:45")
        sessions[0, weekday] = sheet.add(
            "sessions", name="Morning", weekday=weekday, starts_at="09:00", ends_at="12:00"
        )
        sessions[1, weekday] = sheet.add(
            "sessions", name="Late", weekday=weekday, starts_at="12:00", ends_at=late_ends, has_meal=1
        )
        for row, name, start, end in (
            (0, "Morning duty", "08:45", "12:15"),
            (1, "Late duty", "11:45", duty_ends),
        ):
            shifts[row, weekday] = [
                sheet.add("shifts", name=name, weekday=weekday, starts_at=start, ends_at=end)
            ]
    helper = {"starts_at": "09:30", "ends_at": "11:30", "kind": "helper", "places": 1, "credit": 0.5}
    garden = sheet.add("shifts", name="Garden helper", weekday=WEEKDAYS.index("Tue"), **helper)
    cooking = sheet.add(
        "shifts", name="Cooking helper", weekday=WEEKDAYS.index("Wed"), needs=["food_hygiene"], **helper
    )
    sheet.add(
        "shifts",
        name="Laundry",
        weekday=WEEKDAYS.index("Thu"),
        starts_at="15:15",
        ends_at="15:45",
        kind="task",
        places=1,
        credit=0.5,
    )
    return Timetable(sessions, shifts, {1: [garden], 2: [cooking]})


def _agreements(sheet: Sheet, people: dict[str, int]) -> None:
    """What was settled with single families: leave, a buddy, credits; and children known to be away."""
    family = {row["name"]: row["id"] for row in sheet.tables["families"]}
    sheet.add(
        "exemptions",
        family_id=family["Said"],
        starts_on="2026-09-14",
        ends_on="2026-12-31",
        share=0.5,
        kind="parental leave",
    )
    sheet.add(
        "pairings", person_id=people["Ayşe Demir"], other_person_id=people["Amira Haddad"], kind="buddy"
    )
    add_credits(sheet, family, CREDITS)
    child = {row["first_name"]: row["id"] for row in sheet.tables["children"]}
    for first_name, first, last, reason in AWAY:
        sheet.add("child_absences", child_id=child[first_name], starts_on=first, ends_on=last, reason=reason)
