"""Read models: what a page of the window or a sheet of paper shows, ready to be drawn.

The same ``WeekSheet`` feeds the week grid on screen and the wall print, so that both always agree. The
functions that make them stand in ``domain.week`` and ``domain.family_sheet``; the shapes stand here, for
``documents``, ``exchange`` and ``gui`` to draw. Nothing here is translated twice: every sentence is ready.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

ChipState = Literal[
    "staff", "away", "counts", "additional", "watching", "buddy", "reserve", "task", "empty", "free"
]
RowKind = Literal["care", "helping", "first_call"]


@dataclass(frozen=True)
class Chip:
    """One person or open place in a cell.

    ``name`` is what stands on the chip ("Anna Kov.", "Empty", "Free place, optional"), ``full_name`` the
    whole name, ``word`` a word at its right ("manager", "watching", "needs level 2", "on a course"),
    ``why`` the sentence behind the state or "", ``spoken`` the sentence for a screen reader.
    """

    state: ChipState
    name: str
    full_name: str = ""
    word: str = ""
    level: int = 0
    first_aid: Literal["", "held", "ended"] = ""
    new: bool = False
    pinned: bool = False
    changed: bool = False
    status: str = ""
    duty_id: int | None = None
    person_id: int | None = None
    why: str = ""
    spoken: str = ""
    needs: str = ""
    """Of an empty place: what it asks for ("level 2"), or ""."""
    proposed: bool = False
    """Only proposed, and not accepted yet: on screen only, never printed."""


@dataclass(frozen=True)
class BandCount:
    """``label`` as the rule set says it ("twos"), ``count`` children of it."""

    label: str
    count: int


@dataclass(frozen=True)
class NeedStrip:
    """The head of a cell: adults there and needed, children by band."""

    children: int
    bands: tuple[BandCount, ...]
    needed: int
    there: int
    why: str

    @property
    def short(self) -> int:
        return max(0, self.needed - self.there)


@dataclass(frozen=True)
class Cell:
    """One shift on one date: ``shift_id`` None where the row has no shift that day. ``caption`` names the
    duty in rows that mix several ("Garden helper 09:30–11:30")."""

    on_date: date
    shift_id: int | None
    room_id: int | None
    need: NeedStrip | None
    chips: tuple[Chip, ...]
    caption: str = ""
    spoken: str = ""


@dataclass(frozen=True)
class GridRow:
    """``times`` are lines under the title ("08:45–12:15", "Tue, Thu to 15:15"). ``cells[d]`` are the cells
    of day d: one for a care row, none or several for "Helping"."""

    title: str
    times: tuple[str, ...]
    kind: RowKind
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Day:
    on_date: date
    title: str
    """"Mon 23"."""
    long_title: str
    """"Monday 23"."""
    short: int
    """Adults short over the day."""
    closed: str | None = None
    """Reason, if the nursery is closed: "Training day"; the kind where no reason was typed."""
    is_today: bool = False
    expects_children: bool = True
    """False: nobody is needed, so that nobody may read "covered" into it."""


@dataclass(frozen=True)
class IssueStamp:
    number: int
    published_on: date
    replaces_number: int | None = None
    replaces_on: date | None = None
    override: str | None = None
    by_whom: str = ""
    changes_since: int = 0


@dataclass(frozen=True)
class WeekSheet:
    nursery: str
    monday: date
    title: str
    """"23–27 November 2026"."""
    long_title: str
    """"23 to 27 November 2026"."""
    term_name: str | None
    week_number: int | None
    weeks_in_term: int | None
    days: tuple[Day, ...]
    rows: tuple[GridRow, ...]
    required: int
    """Required places of parents over the whole term."""
    filled: int
    issue: IssueStamp | None = None
    notes: tuple[str, ...] = ()
    """Lines for the foot of the wall print: overrides by name and reason."""


@dataclass(frozen=True)
class LedgerRow:
    """One family's account for a term, in duties (exact); positive ``balance`` is more than owed."""

    family_id: int
    family: str
    owed: Fraction
    credits: Fraction
    done: Fraction
    planned: Fraction
    missed: Fraction
    balance: Fraction
    minutes_given: int
    why: str
    """How ``owed`` came about: "9 of 145.2 sessions a week, so 9 ÷ 145.2 × 141 duties"."""


@dataclass(frozen=True)
class SheetDuty:
    """A line of a family's sheet. ``companions`` are the names on duty with them, staff first."""

    duty_id: int
    on_date: date
    person: str
    shift: str
    starts_at: int
    ends_at: int
    status: str
    word: str
    """"watching", "first call", "with your buddy Ayşe D.", "counts in ratio", or ""."""
    companions: tuple[str, ...]
    credit: Fraction
    minutes: int
    key: str = ""
    """What makes it the same duty in a calendar: date, shift, room and person, whatever row holds it now."""
    short_name: str = ""
    """As on the wall: "Róisín M."."""
    makes_good: date | None = None
    """The date of the missed duty that this one makes good."""
    made_good: date | None = None
    """Of a missed duty: when it is made good."""

    @property
    def title(self) -> str:
        """ "Morning" is "Morning duty"; a shift whose name has several words keeps it."""
        return (
            f"{self.shift} duty" if self.shift.isalpha() and self.shift.casefold() != "duty" else self.shift
        )


@dataclass(frozen=True)
class RingEntry:
    """``on_date``: for that day alone, of which the person is first call; None: for any."""

    name: str
    phone: str
    why: str
    on_date: date | None = None


@dataclass(frozen=True)
class FamilySheet:
    """Everything on one family's shift sheet; phone numbers only by consent."""

    nursery: str
    family_id: int
    family: str
    parents: tuple[str, ...]
    """First names, for the line of thanks."""
    term_name: str
    made_on: date
    coming: tuple[SheetDuty, ...]
    past: tuple[SheetDuty, ...]
    ledger: LedgerRow
    ring: tuple[RingEntry, ...]
    manager: str
    """First names of manager and deputy, for "then tell …"."""
    notice_hours: int
    sibling_may_come: bool = True
    issue: IssueStamp | None = None
    share_of: str = ""
    """What the share rests on: "Share of 9 booked sessions a week."."""
    gone: tuple[SheetDuty, ...] = ()
    """Duties that were published or planned once and are no longer the family's: for calendars, not on paper."""
