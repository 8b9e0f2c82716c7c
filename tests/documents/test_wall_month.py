"""Several weeks on one wall: what stands in a cell, over how many pages, on which paper, and what never does."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from nursery_rota.documents.catalogue import wall
from nursery_rota.documents.choices import Choices, NothingToPrint
from nursery_rota.documents.render import page_count, page_size
from nursery_rota.documents.wall_month import wall_month
from nursery_rota.domain.names import short_names
from nursery_rota.domain.wall_span import WallGap, WallSpan, WallWeek
from tests.documents.conftest import Filled
from tests.documents.pdf_text import contents, words
from tests.documents.sheet_samples import HARD_NAMES, PRINTED, chip
from tests.documents.sizes import smallest_letters
from tests.documents.wall_samples import block, day, many_weeks, week


def _printed(*spans: WallSpan, paper: str = "A3", large: bool = False) -> bytes:
    pdf = wall_month(spans, printed_at=PRINTED, paper=paper, large=large)
    assert pdf is not None
    return pdf


def test_a_month_on_a3_is_one_page_with_everything_a_wall_needs() -> None:
    pdf = _printed(many_weeks())
    text = words(pdf)
    assert page_count(pdf) == 1
    for said in (
        "November 2026",
        "Plum Lane Nursery, Autumn term 2026, 2 November to 4 December 2026",
        "Issue 4 20 November 2026 replaces issue 3 of 6 November",
        "Morning duty 08:45–12:15",
        "Week 7 Cooking, Wed Petr D. Laundry",
        "Erik Å.",
        "Ayşe D.",
        "Closed Training day",
        "level 2",
        "changed since issue 4",
        "Thursday 26 November is 1 adult short. Published all the same by Ruth Okafor",
        "Cannot come? Ring the people on your own sheet, first call first. Then tell Ruth O.",
        "Ruth O. or Piotr Z. is there every session.",
        "Page 1 of 1",
    ):
        assert said in text, said


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_every_page_of_a_term_has_its_head_its_key_and_whole_weeks(paper: str) -> None:
    rows = (*(week(n) for n in range(1, 7)), WallGap("Half-term. Closed."), *(week(n) for n in range(7, 14)))
    pdf = _printed(many_weeks(*rows, title="Autumn term 2026"), paper=paper)
    pages = [words(pdf, page) for page in range(page_count(pdf))]
    assert 1 < len(pages) <= (6 if paper == "A4" else 3)
    for number, text in enumerate(pages, start=1):
        assert "Monday Tuesday Wednesday Thursday Friday" in text
        assert "counts in ratio" in text
        assert f"page {number} of {len(pages)}" in text
        assert text.count("Training day") == len(re.findall(r"Week \d+", text)) >= 2
    assert sum(text.count("Half-term. Closed.") for text in pages) == 1


def test_a_wall_of_many_weeks_keeps_private_facts_private() -> None:
    person = chip(
        "counts",
        "Róisín M.",
        word="level 3, phone 07700 900377",
        why="exempt",
        spoken="16 children, first aid",
    )
    one = WallWeek(
        "Week 7", (day("2 Nov", block("Morning", person)),), (block("Laundry", person, care=False),)
    )
    text = words(_printed(many_weeks(one, weekdays=("Monday",), notes=(), short=())))
    assert text.count("Róisín M.") == 2
    for secret in ("07700", "level", "child", "16", "Wholename", "exempt", "first aid", "balance", "L3"):
        assert secret not in text, secret


@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize("people", [1, 6])
def test_nobody_is_lost_however_many_stand_in_a_cell(paper: str, people: int) -> None:
    shown = many_weeks(*(week(n, people) for n in range(7, 10)))
    text = re.sub(r"\s|-", "", words(_printed(shown, paper=paper)))
    for name in {c.name for c in shown.chips if c.state not in ("empty", "free")}:
        wanted = sum(c.name == name for c in shown.chips)
        assert text.count(re.sub(r"\s", "", name)) == wanted, name


@pytest.mark.parametrize(
    "name", [*HARD_NAMES, "Maximiliana-Alexandrina Wolfeschlegelsteinhausenberg the 2nd"]
)
def test_long_and_hard_names_come_out_whole(name: str) -> None:
    one = WallWeek(
        "Week 7", tuple(day(str(n), block("Morning duty", chip("counts", name))) for n in range(5))
    )
    text = re.sub(r"\s|-|\x02|\ufffe", "", words(_printed(many_weeks(one), paper="A4")))
    assert text.count(re.sub(r"\s|-", "", name)) == 5


def test_a_week_too_high_for_a_page_is_left_to_the_weekly_wall() -> None:
    crowded = WallWeek("Week 1", (day("2", *(block(f"Room {i}", chip("counts", "A.")) for i in range(40))),))
    assert wall_month([many_weeks(crowded, weekdays=("Monday",))], printed_at=PRINTED) is None


def test_months_have_pages_and_bookmarks_of_their_own() -> None:
    pdf = _printed(many_weeks(week(7)), many_weeks(week(8), title="December 2026"))
    assert contents(pdf) == ["November 2026", "December 2026"]
    assert page_count(pdf) == 2


@pytest.mark.parametrize(
    ("paper", "large", "least"), [("A4", False, 12), ("A3", False, 12), ("A3", True, 16)]
)
def test_what_must_be_read_is_large_enough(paper: str, large: bool, least: float) -> None:
    """The foot apart, which says where a sheet comes from."""
    pdf = _printed(many_weeks(), paper=paper, large=large)
    assert smallest_letters(pdf, above_foot=True) >= least - 0.1


def test_large_print_on_a3_is_a3() -> None:
    width, height = page_size(_printed(many_weeks(), large=True), 0)
    assert (round(width), round(height)) == (1191, 842)


def test_the_sample_nursery_hangs_by_week_month_term_and_day(plum_lane: Filled) -> None:
    book, term, today = plum_lane

    def pages(**chosen: object) -> int:
        return page_count(wall(book, term, today, PRINTED, Choices(**chosen)))  # type: ignore[arg-type]

    assert pages() == 13
    assert pages(paper="A3", span="month") == 4
    assert pages(paper="A3", span="term") == 2
    november = {"first": date(2026, 11, 1), "last": date(2026, 11, 30)}
    assert pages(span="month", paper="A3", **november) == 1
    week_of_training = {"first": date(2026, 11, 23), "last": date(2026, 11, 29)}
    assert pages(**week_of_training) == 1
    large = wall(book, term, today, PRINTED, Choices(large=True, **week_of_training))  # type: ignore[arg-type]
    assert contents(large) == [
        f"{d} November" for d in ("Monday 23", "Tuesday 24", "Wednesday 25", "Thursday 26")
    ]
    assert smallest_letters(large, above_foot=True) >= 15.9


def test_dates_outside_the_term_leave_nothing_to_print(plum_lane: Filled) -> None:
    book, term, today = plum_lane
    for chosen in (Choices(span="month"), Choices(span="term"), Choices(), Choices(large=True)):
        far = replace(chosen, first=date(2028, 1, 1), last=date(2028, 1, 31))
        with pytest.raises(NothingToPrint, match="Nothing to print for these dates"):
            wall(book, term, today, PRINTED, far)


def test_a_family_that_hides_is_taken_on_the_wall_of_a_term(plum_lane: Filled) -> None:
    book, term, today = plum_lane
    shown = words(wall(book, term, today, PRINTED, Choices(span="term", paper="A3")))
    amira = next(p for p in book.people if p.first_name == "Amira")
    families = tuple(replace(f, hide_on_prints=f.id == amira.family_id) for f in book.families)
    hidden = words(
        wall(replace(book, families=families), term, today, PRINTED, Choices(span="term", paper="A3"))
    )
    assert "Amira H." in shown
    assert "Amira" not in hidden
    family = [short_names(book)[p.id] for p in book.people if p.family_id == amira.family_id]
    assert hidden.count("Taken") == sum(shown.count(name) for name in family)
