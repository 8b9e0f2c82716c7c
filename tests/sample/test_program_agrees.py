"""The program reads both samples, and counts children, adults and gaps as the samples were meant.

The other tests of this folder count from the raw file; here the same numbers are asked of the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from nursery_rota.domain.book import Book
from nursery_rota.domain.demand import demand
from nursery_rota.domain.obligation import owed, to_hand_out
from nursery_rota.domain.places import places, uncovered
from nursery_rota.domain.rules import check
from nursery_rota.store.reference import load_reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.whole_file import export_tables, import_tables
from tests.sample.reading import NAMES, adults_in_england, bands, raw

REQUIRED_PLACES = {"plum-lane": 128, "burnside": 378}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Both samples, imported once."""
    folder = tmp_path_factory.mktemp("samples")
    reference = load_reference()
    for name in NAMES:
        counts = import_tables(folder / f"{name}.rota", raw(name).whole, reference)
        assert counts["families"] == len(raw(name)["families"])
    return {name: folder / f"{name}.rota" for name in NAMES}


@pytest.fixture(scope="module")
def books(files: Mapping[str, Path]) -> Mapping[str, Book]:
    found = {}
    for name, path in files.items():
        with RotaFile.open(path, reference=load_reference(), read_only=True) as file:
            found[name] = file.book()
    return found


@pytest.mark.parametrize("name", NAMES)
def test_what_was_written_comes_back(files: Mapping[str, Path], name: str) -> None:
    with RotaFile.open(files[name], reference=load_reference(), read_only=True) as file:
        exported = export_tables(file)["tables"]
    for table, rows in raw(name).tables.items():
        for given, back in zip(rows, exported[table], strict=True):
            assert {column: back[column] for column in given} == given, table


def test_plum_lane_demand_is_what_counting_by_hand_gives(books: Mapping[str, Book]) -> None:
    book, sample = books["plum-lane"], raw("plum-lane")
    sessions = sample.by_id("sessions")
    autumn = book.terms[0]
    found = demand(book, autumn.starts_on, autumn.ends_on)
    assert len(found) == 128, "64 days of two sessions"
    for d in found:
        by_hand = bands(sample.present(sessions[d.session.id], d.on_date), d.on_date)
        assert tuple(b.count for b in d.children) == tuple(n for n in by_hand if n)
        assert d.required == adults_in_england(*by_hand)


@pytest.mark.parametrize("name", NAMES)
def test_shifts_take_up_every_gap(books: Mapping[str, Book], name: str) -> None:
    book = books[name]
    autumn = book.terms[0]
    found = places(book, autumn.starts_on, autumn.ends_on)
    assert sum(len(p.required) for p in found) == REQUIRED_PLACES[name]
    assert not [d for p in found if (d := uncovered(book, p.on_date))]


def test_level_2_is_asked_for_only_when_one_of_the_two_staff_is_away(books: Mapping[str, Book]) -> None:
    book = books["plum-lane"]
    found = places(book, date(2026, 9, 14), date(2027, 3, 25))
    assert {p.on_date.isoformat() for p in found if any(level >= 2 for level in p.required)} == {
        "2026-10-13",
        "2026-11-26",
        "2027-02-04",
    }


@pytest.mark.parametrize("name", NAMES)
def test_shares_add_up_and_fit_one_duty_a_week(books: Mapping[str, Book], name: str) -> None:
    book = books[name]
    autumn = book.terms[0]
    shares = owed(book, autumn)
    assert sum(shares.values()) == to_hand_out(book, autumn)
    weeks = {d.isocalendar().week for d in raw(name).open_days(raw(name)["terms"][0])}
    assert max(shares.values()) < len(weeks)


@pytest.mark.parametrize("name", NAMES)
def test_before_anything_is_filled_only_adults_are_missing_by_law(
    books: Mapping[str, Book], name: str
) -> None:
    """The timetable itself breaks nothing: no room too full, no session without first aid or a manager."""
    book = books[name]
    findings = check(book, book.terms[0], date(2026, 8, 1))
    assert {f.rule for f in findings if f.severity == "law"} == {"adults_needed"}
    assert {f.rule for f in findings if f.severity == "policy"} <= {"check_runs_out", "adults_needed"}
