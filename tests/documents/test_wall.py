"""The wall rota: what hangs there, what never does, and that nobody falls off the page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from nursery_rota.documents.render import page_count, page_size
from nursery_rota.documents.wall import wall_rota
from nursery_rota.domain.sheets import Chip, WeekSheet
from tests.documents.pdf_text import about, contents, words
from tests.documents.sheet_samples import (
    HARD_NAMES,
    ISSUE,
    PRINTED,
    RUTH,
    chip,
    crowded_week,
    days,
    empty_week,
    row,
    week,
)


def _printed(*weeks: WeekSheet, paper: str = "A4") -> bytes:
    return wall_rota(weeks, printed_at=PRINTED, paper=paper)


def test_a_week_is_one_page_with_everything_a_wall_needs() -> None:
    pdf = _printed(week())
    text = words(pdf)
    assert page_count(pdf) == 1
    for said in (
        "Rota, 23 to 27 November 2026",
        "Plum Lane Nursery, week 10 of 13",
        "Issue 4 20 November 2026",
        "replaces issue 3 of 6 November",
        "Monday 23",
        "08:45–12:15",
        "Tue, Thu to",
        "Ruth O., Piotr Z.",
        "Róisín M.",
        "needs level 2",
        "Garden 09:30–11:30",
        "Closed",
        "Training day",
        "counts in ratio",
        "changed since issue 4",
        "Thursday 26 is 1 adult short. Published all the same by Ruth Okafor: “Ngozi and Siobhán are being asked.”",
        "Cannot come? Ring the people on your own sheet, first call first. Then tell Ruth O., and write",
        "rota issue 4, printed 20 Nov 2026, 15:44",
        "Page 1 of 1",
    ):
        assert said in text, said


def test_a_wall_keeps_private_facts_private() -> None:
    person = chip(
        "counts",
        "Róisín M.",
        word="level 3, phone 07700 900377",
        why="exempt until June",
        spoken="16 children, first aid",
        full_name="Róisín Murphy",
    )
    people = (RUTH, person)
    pdf = _printed(week(rows=(row("Morning", ("08:45–12:15",), "care", people, (), (), (), ()),), notes=()))
    text = words(pdf)
    assert "Róisín M." in text
    for secret in ("07700", "level", "child", "16", "Murphy", "exempt", "first aid", "balance", "L3"):
        assert secret not in text, secret


def test_staff_who_are_away_are_left_out() -> None:
    text = words(_printed(week()))
    assert "on a course" not in text
    assert text.count("Piotr Z.") == 6


@pytest.mark.parametrize("name", HARD_NAMES)
def test_names_come_out_letter_by_letter(name: str) -> None:
    rows = (row("Morning", (), "care", (chip("counts", name),), (), (), (), ()),)
    assert name in words(_printed(week(days=days(), rows=rows, notes=(name,), nursery=name)))


def test_a_name_typed_over_two_lines_is_one_name() -> None:
    rows = (row("Morning", (), "care", (chip("counts", "Ana\nM.\t"),), (), (), (), ()),)
    assert "Ana M." in words(_printed(week(rows=rows)))


def test_each_week_has_its_page_and_its_bookmark() -> None:
    titles = [f"week {i}" for i in range(1, 14)]
    pdf = _printed(*(week(long_title=title) for title in titles))
    assert page_count(pdf) == 13
    assert contents(pdf) == titles
    assert "Page 13 of 13" in words(pdf, 12)


def test_a_two_room_nursery_still_has_one_page() -> None:
    people = {
        name: chip("counts", name) for name in ("Róisín M.", "Thảo N.", "Imran C.", "Eleni P.", "Beth T.")
    }
    rows = tuple(
        row(f"Morning, Room {i}", ("08:45–12:15",), "care", *((person,) for person in people.values()))
        for i in range(1, 9)
    )
    pdf = _printed(week(days=days(), rows=rows))
    assert page_count(pdf) == 1
    assert all(words(pdf).count(name) == 8 for name in people)


@pytest.mark.parametrize(("rows", "people"), [(8, 1), (8, 3), (2, 12), (1, 60), (20, 1)])
def test_nobody_is_lost_however_crowded_the_week(rows: int, people: int) -> None:
    sheet = crowded_week(rows, people)
    pdf = _printed(sheet)
    text = re.sub(r"\s|-|\x02|\ufffe", "", words(pdf))
    chips = [c for r in sheet.rows for cells in r.cells for cell in cells for c in cell.chips]
    for name in {c.name for c in chips}:
        wanted = sum(c.name == name for c in chips)
        assert text.count(re.sub(r"\s|-", "", name)) >= wanted, name
    for page in range(page_count(pdf)):
        assert "Monday 23" in words(pdf, page)
        assert "Cannot come?" in words(pdf, page)


def test_a_very_long_name_is_printed_whole() -> None:
    long = "Maximiliana-Alexandrina Wolfeschlegelsteinhausenbergerdorff the Second M."
    rows = (row("Morning", (), "care", (chip("counts", long, changed=True),), (), (), (), ()),)
    text = re.sub(r"\s|-|\x02|\ufffe", "", words(_printed(week(rows=rows))))
    assert re.sub(r"\s|-", "", long) in text


def test_a_week_without_a_plan_can_be_filled_in_by_hand() -> None:
    text = words(_printed(empty_week()))
    assert "nothing is planned yet" in text
    assert "Friday 27" in text
    assert "Draft not published yet" in text
    assert "Then tell the manager" in text


def test_a_week_that_is_closed_throughout_says_so_on_each_day() -> None:
    text = words(_printed(week(days=days(closed=dict.fromkeys(range(5), "Half term")), rows=(), notes=())))
    assert text.count("Half term") == 5


def test_no_weeks_make_a_page_that_says_so() -> None:
    pdf = _printed()
    assert page_count(pdf) == 1
    assert "Nothing to print for these dates." in words(pdf)


def test_without_an_issue_nothing_is_marked_as_changed() -> None:
    assert "changed since" not in words(_printed(week(issue=None)))


def test_a_first_issue_replaces_nothing() -> None:
    first = replace(ISSUE, number=1, replaces_number=None, replaces_on=None, changes_since=2)
    text = words(_printed(week(issue=first)))
    assert "Issue 1 20 November 2026" in text
    assert "replaces" not in text
    assert "rota issue 1, 2 changes since, printed" in text


def test_several_overrides_stand_in_one_frame() -> None:
    notes = tuple(
        f"Published all the same by Ruth: “reason {i}, told at some length to fill a line”" for i in range(5)
    )
    pdf = _printed(week(notes=notes))
    assert page_count(pdf) == 1
    assert all(f"reason {i}" in words(pdf) for i in range(5))


def test_a3_is_the_same_page_larger() -> None:
    small, large = _printed(week()), _printed(week(), paper="A3")
    width, height = page_size(large, 0)
    assert (round(width), round(height)) == (1191, 842)
    assert words(large) == words(small)


def test_an_unknown_paper_is_refused() -> None:
    with pytest.raises(ValueError, match="A4, A3"):
        _printed(week(), paper="postcard")


def test_the_pdf_says_what_it_is_and_is_the_same_each_time() -> None:
    pdf = _printed(week())
    assert about(pdf)["Title"] == "Rota, 23 to 27 November 2026, Plum Lane Nursery"
    assert about(pdf)["Author"] == "Plum Lane Nursery"
    assert b"/Lang (en-GB)" in pdf
    assert pdf == _printed(week())


def test_open_places_are_places_not_names() -> None:
    open_places = (Chip("empty", "Empty"), Chip("free", "Free place, optional"))
    text = words(_printed(week(rows=(row("Morning", (), "care", open_places, (), (), (), ()),), notes=())))
    assert "Free place" not in text
    assert "Empty" not in text
    assert "place to fill" in text
