"""Burnside Community Nursery, Scotland: 40 families, two rooms, two sessions a day, four staff and one on call.

Twos are in the Wee Room (1 adult to 5), threes and over in the Big Room (1 to 8; 1 to 10 on Fridays, when
no child stays for both sessions). Staff leave one or two places for parents at most sessions. Finlay's third
birthday moves him up on 3 November, and from then Wednesday mornings in the Big Room need a third adult.
"""

from __future__ import annotations

from tools.samples.books import add_credits, add_money
from tools.samples.burnside_a_to_k import FAMILIES as A_TO_K
from tools.samples.burnside_m_to_z import FAMILIES as M_TO_Z
from tools.samples.calendars import Closed, add_calendar
from tools.samples.households import Adult, Timetable, add_household
from tools.samples.sheet import Sheet
from tools.samples.staff import Employee, add_employee

FAMILIES = A_TO_K + M_TO_Z
WEE, BIG = "Wee Room", "Big Room"
TERMS = (
    ("Autumn term 2026", "2026-08-17", "2026-12-22"),
    ("Spring term 2027", "2027-01-06", "2027-03-25"),
    ("Summer term 2027", "2027-04-12", "2027-06-24"),
)
CLOSED = (
    Closed("half_term", "October holiday", "2026-10-12", "2026-10-23"),
    Closed("inset", "In-service day", "2026-11-13"),
    Closed("bank_holiday", "St Andrew's Day", "2026-11-30"),
    Closed("bank_holiday", "Christmas Day", "2026-12-25"),
    Closed("bank_holiday", "Boxing Day (substitute day)", "2026-12-28"),
    Closed("bank_holiday", "New Year's Day", "2027-01-01"),
    Closed("bank_holiday", "2 January (substitute day)", "2027-01-04"),
    Closed("half_term", "February break", "2027-02-15", "2027-02-17"),
    Closed("bank_holiday", "Good Friday", "2027-03-26"),
    Closed("bank_holiday", "Early May bank holiday", "2027-05-03"),
    Closed("bank_holiday", "Spring bank holiday", "2027-05-31"),
)
ALL_WEEK = tuple((weekday, "08:30", "16:00") for weekday in range(5))
MORNINGS = tuple((weekday, "08:30", "13:00") for weekday in range(5))

STAFF = (
    # Morag keeps the office and does not count in the rooms; a degree in childhood practice.
    Employee(
        Adult("Morag Sutherland", "1974-03-12", "001", "yyyyy", aid="2025-02-22", level=6),
        role="manager",
        since="2015-08-17",
        wages=(("2026-04-01", 1920),),
        works=ALL_WEEK,
        break_minutes=30,
        counts=False,
        safeguarding=("2025-11-08", "2027-11-07"),
    ),
    Employee(
        Adult("Gregor Innes", "1985-07-23", "002", "yyyyy", aid="2025-08-30", level=3),
        role="deputy",
        since="2020-01-06",
        wages=(("2026-04-01", 1680),),
        works=MORNINGS,
        room=BIG,
        safeguarding=("2026-02-14", "2028-02-13"),
    ),
    Employee(
        Adult(
            "Aileen Munro",
            "1992-11-02",
            "003",
            "yyyyy",
            aid="2024-08-31",
            level=3,
            extra_checks=("baby_care",),
        ),
        role="practitioner",
        since="2021-08-16",
        wages=(("2026-04-01", 1410),),
        works=ALL_WEEK,
        break_minutes=30,
        room=WEE,
        absences=(("2026-11-12", "2026-11-12", "training"),),
    ),
    Employee(
        Adult("Tomasz Lis", "1995-05-30", "004", "yyyyy", aid="2026-02-28", level=3),
        role="practitioner",
        since="2023-08-14",
        wages=(("2026-04-01", 1410),),
        works=ALL_WEEK,
        break_minutes=30,
        room=BIG,
        absences=(("2026-09-09", "2026-09-10", "sick"),),
    ),
    # Sheila retired from here and comes when she is rung: in September there was nobody for the mornings.
    Employee(
        Adult("Sheila Duthie", "1963-01-15", "005", "yyyyy", aid="2025-02-22", level=3),
        role="bank",
        since="2024-08-19",
        wages=(("2026-04-01", 1380),),
        works=(),
        called_in=(
            ("2026-09-09", "12:30", "16:00", BIG),
            ("2026-09-10", "12:30", "16:00", BIG),
            ("2026-11-12", "08:30", "16:00", WEE),
        ),
        weeks_per_year=1.0,
    ),
)

LEDGER = (
    ("2026-08-21", "cost", "refreshments", 2475, "Open morning for rota parents"),
    ("2026-09-01", "cost", "rent", 240_000, "Community centre, half-year"),
    ("2026-09-18", "cost", "materials", 18_840, "Woodwork bench, second-hand"),
    ("2026-10-05", "cost", "parents' expenses", 2_160, "Bus fares, first half"),
    ("2026-10-09", "income", "fundraising", 38_725, "Ceilidh"),
    ("2026-11-03", "cost", "building insurance", 46_500, "Contents and liability"),
    ("2026-11-03", "cost", "parents' insurance", 5_500, "What the insurer asks more for parents on duty"),
    ("2026-11-16", "income", "grants", 120_000, "Community council, outdoor play"),
)
BUDGET = (
    ("wages", 9_400_000),
    ("rent", 480_000),
    ("materials", 140_000),
    ("building insurance", 46_500),
    ("parents' insurance", 5_500),
    ("refreshments", 12_000),
    ("parents' expenses", 15_000),
    ("grants", 240_000),
    ("fundraising", 120_000),
)

FEES = (
    # This nursery's own table; funded hours are paid by the council at one rate for each age.
    (24, 36, 640, 790),
    (36, None, 590, 650),
)
CREDITS = (
    ("Grant", "2026-09-14", 1.0, 210, "office", "chair of the committee"),
    ("Fraser", "2026-09-26", 0.5, 150, "task", "put up the woodwork bench"),
    ("Iyer", "2026-08-17", 0.4, 0, "carried_over", "from the summer term"),
    ("Murray", "2026-08-17", -0.4, 0, "carried_over", "from the summer term"),
)


def burnside() -> Sheet:
    """The whole nursery as tables."""
    sheet = Sheet()
    sheet.add(
        "nursery",
        name="Burnside Community Nursery",
        rule_set="scotland",
        mixed_age_method="youngest-first",
        ratio_scope="room",
        minimum_adults=2,
        currency="GBP",
        holiday_region="GB-SCT",
        language="en-GB",
        # The meeting agreed: a second child adds two fifths of a share.
        obligation_basis="child",
        sibling_scale=[10, 14],
    )
    rooms = {
        WEE: sheet.add("rooms", name=WEE, from_months=24, to_months=36, capacity=15),
        BIG: sheet.add("rooms", name=BIG, from_months=36, to_months=72, capacity=24),
    }
    add_calendar(sheet, TERMS, CLOSED)
    times = _timetable(sheet, rooms)
    for employee in STAFF:
        add_employee(sheet, employee, rooms)
    for family in FAMILIES:
        add_household(sheet, family, times, TERMS[0][1])
    _agreements(sheet)
    add_money(sheet, FEES, LEDGER, BUDGET)
    return sheet


def _timetable(sheet: Sheet, rooms: dict[str, int]) -> Timetable:
    sessions, shifts = {}, {}
    for weekday in range(5):
        for row, name, start, end, arrive, leave in (
            (0, "Morning", "09:00", "12:00", "08:45", "12:15"),
            (1, "Afternoon", "12:45", "15:45", "12:30", "16:00"),
        ):
            sessions[row, weekday] = sheet.add(
                "sessions", name=name, weekday=weekday, starts_at=start, ends_at=end
            )
            shifts[row, weekday] = [
                sheet.add(
                    "shifts",
                    name=f"{name} duty, {room}",
                    weekday=weekday,
                    starts_at=arrive,
                    ends_at=leave,
                    room_id=room_id,
                )
                for room, room_id in rooms.items()
            ]
    sheet.add(
        "shifts",
        name="Toy washing",
        weekday=4,
        starts_at="16:00",
        ends_at="17:00",
        kind="task",
        places=1,
        credit=0.5,
        every_weeks=2,
        first_on="2026-08-28",
    )
    return Timetable(sessions, shifts, {})


def _agreements(sheet: Sheet) -> None:
    family = {row["name"]: row["id"] for row in sheet.tables["families"]}
    person = {(row["first_name"], row.get("last_name")): row["id"] for row in sheet.tables["people"]}
    sheet.add(
        "exemptions",
        family_id=family["Kaur"],
        starts_on="2026-10-05",
        ends_on="2026-12-22",
        share=0.0,
        kind="parental leave",
    )
    sheet.add(
        "pairings",
        person_id=person["Hanna", "Tesfaye"],
        other_person_id=person["Selam", "Haile"],
        kind="buddy",
    )
    add_credits(sheet, family, CREDITS)
