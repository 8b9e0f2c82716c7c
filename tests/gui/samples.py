"""An invented nursery week, Plum Lane, as read models: what the painted views are tried and drawn with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from nursery_rota.domain.findings import CandidateGroup, CandidateLine, Finding, PlaceLine
from nursery_rota.domain.sheets import (
    BandCount,
    Cell,
    Chip,
    Day,
    GridRow,
    IssueStamp,
    LedgerRow,
    NeedStrip,
    WeekSheet,
)
from nursery_rota.gui.rota.families_model import PersonChip
from nursery_rota.wording import long_day, plural

MONDAY = date(2026, 11, 23)
THURSDAY = MONDAY + timedelta(days=3)
ROGUE = "<b>O'Neil & Söns</b>"
LONG = "Bartholomew-Alexander von Hohenzollern-Fitzgerald Ó Súilleabháin"

RUTH = Chip(
    "staff", "Ruth O.", "Ruth Okafor", "manager", 3, "held", person_id=1,
    spoken="Ruth Okafor, manager, level 3, first aid",
)  # fmt: skip
PIOTR = Chip(
    "staff", "Piotr Z.", "Piotr Zieliński", "deputy", 3, "held", person_id=2,
    spoken="Piotr Zieliński, deputy, level 3, first aid",
)  # fmt: skip
PIOTR_AWAY = replace(
    PIOTR, state="away", word="on a course", level=0, first_aid="", spoken="Piotr Zieliński is away, on a course",
)  # fmt: skip


@dataclass
class _Numbers:
    duty: int = 100
    person: int = 10

    def on(self, chip: Chip) -> Chip:
        """``chip`` with the next duty and person."""
        self.duty += 1
        self.person += 1
        return replace(chip, duty_id=self.duty, person_id=self.person)


def counts(ids: _Numbers, name: str, full: str, **more: object) -> Chip:
    chip = Chip("counts", name, full, "", 0, "held", spoken=f"{full}, counts in ratio, first aid")
    return replace(ids.on(chip), **more)  # type: ignore[arg-type]


def additional(ids: _Numbers, name: str, full: str, why: str) -> Chip:
    return ids.on(Chip("additional", name, full, "", 0, "held", why=why, spoken=f"{full}, {why}"))


def strip(children: int, bands: tuple[int, int, int], needed: int, there: int) -> NeedStrip:
    labels = ("under 2", "twos", "threes")
    return NeedStrip(
        children,
        tuple(BandCount(label, count) for label, count in zip(labels, bands, strict=True)),
        needed,
        there,
        f"{children} children need {needed} adults.",
    )


def cell(on_date: date, shift: int, need: NeedStrip | None, *chips: Chip, caption: str = "") -> Cell:
    people = ". ".join(chip.spoken for chip in chips)
    head = f"{long_day(on_date)}"
    if need:
        head += f": {need.children} children, {plural(need.needed, 'adult')} needed, {need.there} there"
        head += f", {need.short} short" if need.short else ""
    return Cell(on_date, shift, 1, need, chips, caption, f"{head}. {people}.")


def week_sheet(monday: date = MONDAY, closed_friday: bool = True) -> WeekSheet:
    mon, tue, wed, thu, fri = (monday + timedelta(days=number) for number in range(5))
    ids = _Numbers()
    empty = Chip(
        "empty", "Empty", word="needs level 2", needs="level 2", spoken="Empty required place, needs level 2"
    )
    free = Chip("free", "Free place, optional", spoken="Free place for a garden helper, optional")
    ayse = Chip(
        "watching", "Ayşe D.", "Ayşe Demir", "watching", new=True,
        spoken="Ayşe Demir, newcomer, watching, first of 2 times",
    )  # fmt: skip
    ayse = ids.on(ayse)
    kwame = additional(ids, "Kwame A.", "Kwame Adjei", "additional: with 2 adults both must hold level 2")
    morning = (
        (cell(mon, 1, strip(16, (1, 6, 9), 3, 3), RUTH, PIOTR, counts(ids, "Róisín M.", "Róisín Murphy"), ayse),),
        (
            cell(
                tue, 1, strip(16, (1, 6, 9), 3, 3), RUTH, PIOTR, counts(ids, "Thảo N.", "Thảo Nguyễn"),
                additional(ids, "João F.", "João Ferreira", "additional: one more than needed"),
            ),
        ),
        (cell(wed, 1, strip(16, (1, 6, 9), 3, 3), RUTH, PIOTR, counts(ids, "Anna Kov.", "Anna Kovács")),),
        (cell(thu, 1, strip(12, (0, 4, 8), 2, 1), RUTH, PIOTR_AWAY, kwame, empty),),
        (cell(fri, 1, strip(14, (1, 5, 8), 3, 3), RUTH, PIOTR, counts(ids, "Siân H.", "Siân Hughes")),),
    )  # fmt: skip
    lukasz = counts(ids, "Łukasz W.", "Łukasz Wójcik", level=2, pinned=True)
    late = (
        (
            cell(
                mon, 2, strip(13, (1, 6, 6), 3, 3), RUTH, PIOTR,
                counts(ids, "Imran C.", "Imran Chaudhry", pinned=True),
            ),
        ),
        (
            cell(
                tue, 2, strip(13, (1, 6, 6), 3, 3), RUTH, PIOTR,
                counts(ids, "Priya P.", "Priya Patel", changed=True),
            ),
        ),
        (cell(wed, 2, strip(15, (1, 6, 8), 3, 3), RUTH, PIOTR, counts(ids, "Eleni P.", "Eleni Papadaki")),),
        (cell(thu, 2, strip(12, (0, 4, 8), 2, 2), RUTH, PIOTR_AWAY, lukasz),),
        (cell(fri, 2, strip(11, (0, 4, 7), 2, 2), RUTH, PIOTR),),
    )  # fmt: skip
    sian = additional(ids, "Siân H.", "Siân Hughes", "additional: helps with cooking")
    marcus = ids.on(Chip("task", "Marcus T.", "Marcus Taylor", "task", spoken="Laundry: Marcus Taylor"))
    helping: tuple[tuple[Cell, ...], ...] = (
        (),
        (cell(tue, 3, None, free, caption="Garden helper 09:30–11:30"),),
        (cell(wed, 4, None, sian, caption="Cooking helper 09:30–11:30"),),
        (cell(thu, 5, None, marcus, caption="Laundry, any time"),),
        (),
    )
    first_call = tuple(
        (
            cell(
                day, 6, None,
                ids.on(Chip("reserve", name, full, first_aid="held", spoken=f"First call: {full}")),
            ),
        )
        for day, name, full in (
            (mon, "Anna Kow.", "Anna Kowalczyk"), (tue, "Beth T.", "Beth Taylor"),
            (wed, "Petr D.", "Petr Dvořák"), (thu, "Keisha W.", "Keisha Williams"), (fri, "Imran C.", "Imran C."),
        )
    )  # fmt: skip
    names = ("Mon", "Tue", "Wed", "Thu", "Fri")
    days = tuple(
        Day(day, f"{name} {day.day}", f"{name} {day.day}", 1 if name == "Thu" else 0)
        for name, day in zip(names, (mon, tue, wed, thu, fri), strict=True)
    )
    if closed_friday:
        days = (*days[:4], replace(days[4], closed="Training day (INSET)"))
        morning, late, helping, first_call = ((*row[:4], ()) for row in (morning, late, helping, first_call))  # type: ignore[assignment]
    return WeekSheet(
        nursery="Plum Lane Nursery",
        monday=monday,
        title="23–27 November 2026",
        long_title="23 to 27 November 2026",
        term_name="Autumn term",
        week_number=10,
        weeks_in_term=13,
        days=days,
        rows=(
            GridRow("Morning duty", ("08:45–12:15",), "care", morning),
            GridRow("Late duty", ("11:45–13:45", "Tue, Thu to 15:15"), "care", late),
            GridRow("Helping", ("extra duties and tasks",), "helping", helping),
            GridRow("First call", (), "first_call", first_call),
        ),
        required=128,
        filled=125,
        issue=IssueStamp(3, date(2026, 11, 6), 2, date(2026, 10, 30), changes_since=4),
    )


def past_sheet() -> WeekSheet:
    """The week before: duties worked, one missed, one excused, one cover."""
    sheet = week_sheet(MONDAY - timedelta(days=7), closed_friday=False)
    marks = ("worked", "missed", "excused", "cover", "worked")
    rows = []
    for row in sheet.rows[:2]:
        cells = tuple(
            tuple(
                replace(one, chips=tuple(replace(c, status=mark) if c.duty_id else c for c in one.chips))
                for one in day
            )
            for day, mark in zip(row.cells, marks, strict=True)
        )
        rows.append(replace(row, cells=cells))
    days = tuple(replace(day, is_today=day.on_date.weekday() == 2) for day in sheet.days)
    return replace(sheet, rows=(*rows, *sheet.rows[2:]), days=days)


def findings() -> tuple[Finding, ...]:
    short = "1 adult short: 3 needed, 2 there. Nobody has been asked yet."
    wed, thu = date(2026, 12, 9), date(2026, 12, 17)
    return (
        Finding(
            "law", "adults_needed",
            "1 adult short. With 2 adults both must hold level 2, so Kwame Adjei is additional here.",
            "Thu 26 Nov, Morning", THURSDAY, 1, 1, "Morning duty", remedy="candidates",
        ),
        Finding("law", "adults_needed", short, "Wed 9 Dec, Late", wed, 2, 1, "Late duty", remedy="candidates"),
        Finding("law", "adults_needed", short, "Thu 17 Dec, Late", thu, 2, 1, "Late duty", remedy="candidates"),
        Finding(
            "policy", "first_aid_ends",
            "Amira Haddad’s first aid runs out. From then on she is additional, until renewed.",
            "By 14 January", people=(31,), names=("Amira Haddad",), remedy="person",
        ),
        Finding(
            "next_step", "newcomer",
            "After this duty Ayşe Demir has watched twice and can have a duty beside a buddy.",
            "Mon 23 Nov, Morning", MONDAY, 1, 1, "Morning duty", people=(12,), names=("Ayşe Demir",),
            remedy="family",
        ),
    )  # fmt: skip


_LEDGER = (
    ("Demir", "0", "2", "3.1"), ("Said", "2", "0.5", "2.9"), ("Hughes", "2", "1.5", "3.9"),
    ("Clarke", "4.5", "1", "5.8"), ("Dvořák", "4.5", "1", "5.8"), ("Eze", "5", "0.5", "5.8"),
    ("Kowalczyk", "4.5", "1", "5.8"), ("Nguyễn", "3.5", "2", "5.8"), ("Williams", "2.5", "0.5", "2.9"),
    ("Adjei", "4", "2", "5.8"), ("Åkesson", "4.5", "1.5", "5.8"), ("Chaudhry", "4", "2", "5.8"),
    ("García-Reid", "4.5", "1.5", "5.8"), ("Ionescu", "4", "2", "5.8"), ("Kovács", "4", "2", "5.8"),
    ("Murphy", "5", "1", "5.8"), ("Ferreira", "5", "1", "5.8"), ("Ní Dhomhnaill", "5", "1", "5.8"),
    ("Papadaki", "4", "2", "5.8"), ("Patel", "5", "1", "5.8"), ("Taylor", "5.5", "1", "5.8"),
    ("Wójcik", "4.5", "2", "5.8"), ("Haddad", "5", "1.5", "5.8"), (ROGUE, "6", "1", "5.8"),
)  # fmt: skip


def ledger() -> tuple[LedgerRow, ...]:
    rows = []
    for number, (name, done, planned, owed) in enumerate(_LEDGER, start=1):
        gave, to_come, share = Fraction(done), Fraction(planned), Fraction(owed)
        rows.append(
            LedgerRow(
                number, name, share, Fraction(0), gave, to_come, Fraction(0), gave + to_come - share,
                int(gave * 210), f"9 of 145.2 sessions a week, so {owed} duties",
            )
        )  # fmt: skip
    return tuple(rows)


def people() -> dict[int, tuple[PersonChip, ...]]:
    chips: dict[int, tuple[PersonChip, ...]] = {
        number: (PersonChip(200 + number, f"Sam {name[:1]}.", f"Sam {name}", 0, True),)
        for number, (name, *_rest) in enumerate(_LEDGER, start=1)
    }
    chips[6] = (
        PersonChip(61, "Ngozi E.", "Ngozi Eze", 2, True),
        PersonChip(62, "Chidi E.", "Chidi Eze", 0, True),
    )
    return chips


def place() -> PlaceLine:
    return PlaceLine(
        THURSDAY, 1, 1, "Thu 26 Nov, Morning duty", "08:45–12:15",
        "Required place, level 2 or above. 12 children need 2 adults; Ruth Okafor is one. With 2 adults, both "
        "must hold a level.", 2,
    )  # fmt: skip


def candidate(
    number: int, name: str, group: CandidateGroup, why: str = "", pros: tuple[str, ...] = (), level: int = 0,
    account: tuple[str, str] = ("5", "0.5"),
) -> CandidateLine:  # fmt: skip
    done, planned = (Fraction(part) for part in account)
    owed = Fraction("5.8")
    return CandidateLine(
        number, number, name, group, number, pros, why, level, True, "07700 900123", done, planned, owed,
        done + planned + 1 - owed,
    )  # fmt: skip


def candidates() -> tuple[CandidateLine, ...]:
    none_yet = "Holds no level yet."
    cannot = (
        ("Łukasz Wójcik", "On Late duty that day already; your limit is 1 a day."),
        ("Ayşe Demir", "Watching until Mon 23 Nov, then beside a buddy first."),
        ("Abdi Said", "Exempt until 31 December."),
        ("Rhys Hughes", "Said no to Thursdays."),
        ("Ioana Ionescu", "Vetting is not recorded; your rule is none, no duties."),
        ("Linnéa Åkesson", "Her first aid ran out on 20 November; she counts again once it is renewed."),
        (ROGUE, "Said no to mornings, and to <i>everything</i> else too."),
        *((f"Parent Number {n}", "Said no to Thursdays.") for n in range(14)),
    )
    names = ("Beth Taylor", "Callum Reid", "Jana Dvořáková", *(f"Someone Else {n}" for n in range(19)))
    return (
        candidate(
            1, "Ngozi Eze", "counts", level=2, pros=("free that week", "Adaeze is in", "prefers Thu")
        ),
        candidate(
            2, "Siobhán Ní Dhomhnaill", "counts", level=3, pros=("free that week", "Aoife is in"),
            account=("5", "1"),
        ),
        candidate(
            3, "Teresa Ferreira", "waive", "João has a duty on Tuesday; your limit is 1 a week for a family.",
            level=3,
        ),
        *(candidate(10 + n, name, "additional", none_yet) for n, name in enumerate(names)),
        *(candidate(50 + n, name, "cannot", why) for n, (name, why) in enumerate(cannot)),
    )  # fmt: skip
