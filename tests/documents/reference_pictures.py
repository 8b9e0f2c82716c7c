"""Small grey pictures of papers as they should look, and a comparison that forgives how letters are drawn.

``python -m tests.documents.reference_pictures`` makes them anew; look at each one before it is kept.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

from nursery_rota.documents.change_slips import change_slips as slips_paper
from nursery_rota.documents.costs import cost_summary
from nursery_rota.documents.day_sheet import day_sheets
from nursery_rota.documents.family import family_sheets
from nursery_rota.documents.hours_statement import hours_statement as hours_paper
from nursery_rota.documents.pictures import png
from nursery_rota.documents.ring_list import ring_list as ring_paper
from nursery_rota.documents.rules_page import rules_paper
from nursery_rota.documents.supervision import supervision_plan as supervision_paper
from nursery_rota.documents.wall import wall_rota
from nursery_rota.documents.wall_month import wall_month
from nursery_rota.domain.change_slips import change_slips
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.day_sheet import day_sheet
from nursery_rota.domain.hours_statement import hours_statement
from nursery_rota.domain.ring_list import ring_list
from nursery_rota.domain.rules_page import rules_page
from nursery_rota.domain.supervision import supervision_plan
from nursery_rota.domain.wall_sheet import single_days
from tests.documents import cost_samples
from tests.documents.filled import plum_lane
from tests.documents.office_samples import duty as office_duty
from tests.documents.office_samples import office_book, published
from tests.documents.sheet_samples import ISSUE, PRINTED, crowded_week, duty, empty_week, family, week
from tests.documents.wall_samples import many_weeks
from tests.making import FRIDAY, MONDAY, TERM

FOLDER = Path(__file__).parent / "references"
WIDE = 300
"""Pixels across."""
BLUR = 1.6
"""Radius in pixels: letters become grey bands, so that how a rasteriser draws them does not matter."""
STEP = 26
"""By so many of 255 greys a blurred pixel may differ."""
MOST = 0.004
"""The part of all pixels that may differ by more."""


def _changes() -> bytes:
    before = office_book(duties=(office_duty(1, 9),))
    book = replace(published(before, office_duty(1, 9)), duties=(office_duty(1, 11),))
    return slips_paper(change_slips(book, TERM, MONDAY), printed_at=PRINTED)


def _month(paper: str) -> bytes:
    pdf = wall_month([many_weeks()], printed_at=PRINTED, paper=paper)
    assert pdf is not None
    return pdf


def _hours() -> bytes:
    worked = tuple(office_duty(i, i, i - 1, status="worked") for i in range(1, 11))
    statement = hours_statement(office_book(duties=worked), MONDAY, FRIDAY, FRIDAY, "Autumn term 2026")
    return hours_paper(statement, printed_at=PRINTED)


def _long_family() -> bytes:
    many = tuple(duty(i, date(2026, 12, 1) + timedelta(days=i)) for i in range(14))
    sheet = family(family="Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh", coming=many)
    return family_sheets([sheet], printed_at=PRINTED)


def _costs(report: CostReport) -> bytes:
    return cost_summary(report, nursery="Plum Lane Nursery", printed_at=PRINTED, made_for="the committee")


def _rules() -> bytes:
    book, term, today = plum_lane()
    return rules_paper(rules_page(book, term, today), printed_at=PRINTED)


PICTURES: Mapping[str, Callable[[], bytes]] = {
    "wall-week": lambda: wall_rota([week()], printed_at=PRINTED),
    "wall-week-a3": lambda: wall_rota([week()], printed_at=PRINTED, paper="A3"),
    "wall-crowded": lambda: wall_rota([crowded_week(6, 2)], printed_at=PRINTED),
    "wall-by-hand": lambda: wall_rota([empty_week()], printed_at=PRINTED),
    "wall-one-day": lambda: wall_rota(single_days(week())[:1], printed_at=PRINTED, paper="day"),
    "wall-month-a3": lambda: _month("A3"),
    "wall-month-a4": lambda: _month("A4"),
    "family": lambda: family_sheets([family()], printed_at=PRINTED),
    "family-long": _long_family,
    "family-new": lambda: family_sheets(
        [family(coming=(), past=(), ring=(), issue=None)], printed_at=PRINTED
    ),
    "day-sheet": lambda: day_sheets(
        [replace(day_sheet(office_book(duties=(office_duty(1, 9),)), MONDAY), issue=ISSUE)],
        printed_at=PRINTED,
    ),
    "ring-list": lambda: ring_paper(ring_list(office_book(), MONDAY), printed_at=PRINTED),
    "supervision": lambda: supervision_paper(
        [supervision_plan(office_book(duties=(office_duty(1, 9),)), MONDAY)], printed_at=PRINTED
    ),
    "changes": _changes,
    "hours": _hours,
    "rules": _rules,
    "costs": lambda: _costs(cost_samples.report()),
    "costs-losing": lambda: _costs(cost_samples.losing()),
}
"""The first page of each."""


def thumbnail(pdf: bytes, dpi: float = 96) -> Image.Image:
    """The first page, grey, ``WIDE`` pixels across."""
    page = Image.open(io.BytesIO(png(pdf, 0, dpi))).convert("L")
    return page.resize((WIDE, round(page.height * WIDE / page.width)), Image.Resampling.BOX)


def difference(one: Image.Image, other: Image.Image) -> float:
    """The part of all pixels that differ by more than a shade; 1 where the pages are not of one shape."""
    if one.size != other.size:
        return 1.0
    blurred = [picture.filter(ImageFilter.GaussianBlur(BLUR)) for picture in (one, other)]
    shades = ImageChops.difference(*blurred).histogram()
    return sum(shades[STEP + 1 :]) / (one.width * one.height)


def reference(name: str) -> Image.Image:
    with Image.open(FOLDER / f"{name}.png") as kept:
        return kept.convert("L")


def main() -> None:
    """Make every picture anew, in 16 greys."""
    FOLDER.mkdir(exist_ok=True)
    for name, make in PICTURES.items():
        thumbnail(make()).quantize(16).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
