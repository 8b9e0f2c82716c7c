"""An invented nursery on a wall of several weeks, as the domain hands it to the print."""

from __future__ import annotations

from dataclasses import replace

from nursery_rota.domain.sheets import Chip
from nursery_rota.domain.wall_span import WallBlock, WallDay, WallGap, WallSpan, WallWeek
from tests.documents.sheet_samples import ISSUE, NURSERY, chip

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def block(label: str, *chips: Chip, care: bool = True) -> WallBlock:
    return WallBlock(label, chips, care)


def day(title: str, *blocks: WallBlock, calls: tuple[str, ...] = ()) -> WallDay:
    return WallDay(title, None, tuple(chip("reserve", name) for name in calls), blocks)


def week(number: int, people: int = 1) -> WallWeek:
    """A week with every kind of place and a closed Friday."""
    several = [chip("counts", f"Róisín M{chr(97 + i)}.") for i in range(people)]
    morning = block("Morning duty", *several, chip("watching", "Ayşe D."))
    late = block("Late duty", chip("counts", "Łukasz W.", changed=True))
    short = block("Morning duty", chip("additional", "Kwame A."), Chip("empty", "Empty", needs="level 2"))
    days = (
        day(f"{number} Nov", morning, late, calls=("Erik Å.",)),
        *(day(str(number + i), block("Morning duty", chip("counts", "Priya P.")), late) for i in (1, 2)),
        day(str(number + 3), short, late),
        WallDay(str(number + 4), "Training day", (), ()),
    )
    helping = (
        block("Cooking, Wed", chip("additional", "Petr D."), care=False),
        block("Laundry", Chip("free", "Free place, optional"), care=False),
    )
    return WallWeek(f"Week {number}", days, helping)


def many_weeks(*rows: WallWeek | WallGap, **changes: object) -> WallSpan:
    base = WallSpan(
        nursery=NURSERY,
        title="November 2026",
        second="Autumn term 2026, 2 November to 4 December 2026",
        weekdays=WEEKDAYS,
        times=(("Morning duty", "08:45–12:15"), ("Late duty", "11:45–13:45")),
        rows=rows or tuple(week(number) for number in range(7, 12)),
        notes=("Published all the same by Ruth Okafor: “Ngozi is being asked.”",),
        short=(("Thursday 26 November", 1),),
        in_charge="Ruth O. or Piotr Z.",
        manager="Ruth O.",
        issue=ISSUE,
    )
    return replace(base, **changes)  # type: ignore[arg-type]
