"""The papers of the office from the command line: each is a PDF, and a day sheet is for the day asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from nursery_rota.cli.paper_commands import print_
from nursery_rota.errors import NotPossible
from nursery_rota.paths import resources
from nursery_rota.store.whole_file import import_tables
from tests.documents.pdf_text import contents, words
from tests.making import reference

TERM = ("--term", "Autumn term 2026")


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample nursery with nothing planned yet."""
    path = tmp_path_factory.mktemp("papers") / "plum.rota"
    tables = json.loads((resources() / "sample" / "plum-lane.json").read_text("utf-8"))
    import_tables(path, tables, reference())
    return path


def _print(nursery: Path, what: str, *options: str) -> bytes:
    output = nursery.with_name(f"{what}.pdf")
    arguments = [str(nursery), what, "--as-of", "2026-11-25", "-o", str(output), "--json", *options]
    result = CliRunner().invoke(print_, arguments, catch_exceptions=False, standalone_mode=False)
    assert json.loads(result.output)["file"] == str(output)
    return output.read_bytes()


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("ring-list", "Ring list"),
        ("supervision", "23 to 27 November 2026"),
        ("changes", "not been published yet"),
        ("hours", "No duty has been marked as worked yet."),
    ],
)
def test_each_paper_is_made(nursery: Path, what: str, says: str) -> None:
    assert says in words(_print(nursery, what))


def test_day_sheets_are_for_the_open_days_of_the_week(nursery: Path) -> None:
    days = ("Monday 23", "Tuesday 24", "Wednesday 25", "Thursday 26")
    assert contents(_print(nursery, "day")) == [f"{day} November 2026" for day in days]


def test_a_day_sheet_for_one_date_or_for_the_next_open_day_of_a_term(nursery: Path) -> None:
    assert "Tuesday 1 December 2026" in words(_print(nursery, "day", "--date", "2026-12-01"))
    assert "Wednesday 25 November 2026" in words(_print(nursery, "day", *TERM))
    assert "Monday 4 January 2027" in words(_print(nursery, "day", "--term", "Spring term 2027"))


def test_other_papers_have_no_date(nursery: Path) -> None:
    with pytest.raises(NotPossible, match="“hours” is not made for one date"):
        _print(nursery, "hours", "--date", "2026-12-01")
