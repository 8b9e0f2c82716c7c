"""A family that hides from prints is on no wall, and its place does not look free."""

from __future__ import annotations

from dataclasses import replace

from nursery_rota.domain import tables as t
from nursery_rota.domain.family_sheet import family_sheet
from nursery_rota.domain.wall_sheet import UNNAMED, wall_sheet
from nursery_rota.domain.week import week_sheet
from tests.making import MONDAY, TERM, small_nursery

ROWS = small_nursery(duties=(t.Duty(1, MONDAY, 1, None, 1), t.Duty(2, MONDAY, 1, None, 2)))


def names(rows: object) -> list[str]:
    sheet = wall_sheet(rows, MONDAY, MONDAY)  # type: ignore[arg-type]
    return [chip.name for row in sheet.rows for day in row.cells for cell in day for chip in cell.chips]


def test_without_hidden_families_the_wall_is_the_week() -> None:
    assert wall_sheet(ROWS, MONDAY, MONDAY) is week_sheet(ROWS, MONDAY, MONDAY)


def test_a_hidden_family_is_not_named_on_the_wall_or_on_other_sheets() -> None:
    families = tuple(replace(f, hide_on_prints=f.id == 1) for f in ROWS.families)
    hiding = replace(ROWS, families=families)
    assert "Parent1 F." in names(ROWS)
    assert "Parent1 F." not in names(hiding)
    assert UNNAMED in names(hiding)
    assert "Parent1 F." in family_sheet(ROWS, 2, TERM, MONDAY).coming[0].companions
    assert "Parent1 F." not in family_sheet(hiding, 2, TERM, MONDAY).coming[0].companions


def test_a_family_reads_who_its_buddy_is_and_the_buddy_who_its_newcomer_is() -> None:
    paired = replace(ROWS, pairings=(t.Pairing(1, 1, 2, "buddy"), t.Pairing(2, 3, 2, "together")))
    assert "Parent1 F. (buddy)" in family_sheet(paired, 2, TERM, MONDAY).coming[0].companions
    assert "Parent2 F. (buddy)" in family_sheet(paired, 1, TERM, MONDAY).coming[0].companions
